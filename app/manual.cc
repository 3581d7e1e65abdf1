// Not installed: writes what goes into packages beside the program, out of the table of flags.
//
//   gewu_manual man     the manual page, in troff
//   gewu_manual bash    completion for bash
#include <array>
#include <cstdio>
#include <string>

#include "app/flags.h"
#include "app/options.h"

namespace gewu {

namespace {

struct CommandName {
  const char* name;
  Command command;
  unsigned bit;
};

constexpr std::array kCommands = {CommandName{"convert", Command::Convert, kForConvert},
                                  CommandName{"review", Command::Review, kForReview},
                                  CommandName{"apply", Command::Apply, kForApply},
                                  CommandName{"merge", Command::Merge, kForMerge},
                                  CommandName{"show", Command::Show, kForShow},
                                  CommandName{"doctor", Command::Doctor, kForDoctor}};

// Plain text for troff: no line may look like a request, no dash like a hyphen.
std::string troff(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const bool starts_line = out.empty() || out.back() == '\n';
    if (starts_line && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
  }
  return out;
}

std::string before_options(const std::string& help) {
  return help.substr(0, help.find("\nOptions\n"));
}

std::string commands_of(const Flag& flag) {
  std::string names;
  for (const CommandName& entry : kCommands) {
    if (flag.commands & entry.bit) names += (names.empty() ? "" : ", ") + std::string(entry.name);
  }
  return names;
}

std::string flag_text(const Flag& flag) {
  std::string out = ".TP\n\\fB";
  if (flag.letter) out += std::string("\\-") + flag.letter + "\\fR, \\fB";
  out += troff("--" + std::string(flag.name)) + "\\fR";
  if (!flag.value.empty()) out += " \\fI" + troff(std::string(flag.value)) + "\\fR";
  return out + "\n" + troff(std::string(flag.help)) + " (" + commands_of(flag) + ")\n";
}

std::string man_page() {
  std::string out =
      ".TH GEWU 1 \"\" \"gewu " GEWU_VERSION
      "\" \"User Commands\"\n.SH NAME\n"
      "gewu \\- turn Chinese budget disclosures into checked tables\n"
      ".SH SYNOPSIS\n.B gewu\n.I COMMAND\n.RI [ ARGUMENT ...]\n.SH DESCRIPTION\n.nf\n";
  out += troff(help_text(Command::Help)) + ".fi\n.SH COMMANDS\n";
  for (const CommandName& entry : kCommands) {
    out += ".SS " + std::string(entry.name) + "\n.nf\n" +
           troff(before_options(help_text(entry.command))) + ".fi\n";
  }
  out += ".SH OPTIONS\n";
  for (const Flag& flag : all_flags()) out += flag_text(flag);
  return out +
         ".SH SEE ALSO\nThe manual and the meaning of the output stand in /usr/share/doc/gewu.\n";
}

std::string words_of(unsigned command) {
  std::string words;
  for (const Flag& flag : all_flags()) {
    if (flag.commands & command) words += (words.empty() ? "--" : " --") + std::string(flag.name);
  }
  return words;
}

std::string completion() {
  std::string names;
  std::string cases;
  for (const CommandName& entry : kCommands) {
    names += std::string(entry.name) + " ";
    cases += "    " + std::string(entry.name) + ") flags='" + words_of(entry.bit) + "' ;;\n";
  }
  return "# Completion of gewu for bash; made from the program's table of options.\n"
         "_gewu() {\n"
         "  local word=${COMP_WORDS[COMP_CWORD]} flags=''\n"
         "  if [ \"$COMP_CWORD\" = 1 ]; then\n"
         "    mapfile -t COMPREPLY < <(compgen -W '" +
         names +
         "help --version' -- \"$word\")\n"
         "    return\n"
         "  fi\n"
         "  case ${COMP_WORDS[1]} in\n" +
         cases +
         "  esac\n"
         "  if [[ $word == -* ]]; then\n"
         "    mapfile -t COMPREPLY < <(compgen -W \"$flags\" -- \"$word\")\n"
         "  else\n"
         "    mapfile -t COMPREPLY < <(compgen -f -- \"$word\")\n"
         "  fi\n"
         "}\n"
         "complete -o filenames -F _gewu gewu\n";
}

}  // namespace

}  // namespace gewu

int main(int count, char** words) {
  const std::string what = count == 2 ? words[1] : "";
  if (what != "man" && what != "bash") return 2;
  const std::string text = what == "man" ? gewu::man_page() : gewu::completion();
  return std::fputs(text.c_str(), stdout) < 0 || std::fflush(stdout) != 0 ? 7 : 0;
}
