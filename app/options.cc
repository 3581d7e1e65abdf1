#include "app/options.h"

#include <sched.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <optional>

#include "app/errors.h"
#include "app/flags.h"
#include "base/text.h"

namespace gewu {

namespace {

// A mistyped flag this near to a real one is answered with "did you mean".
constexpr int kNearDistance = 2;
constexpr int kLastPage = 1'000'000'000;

Error usage(std::string message, std::string hint = "gewu --help") {
  return make_error(ErrorCode::Usage, std::move(message), std::move(hint));
}

unsigned bit_of(Command command) {
  switch (command) {
    case Command::Convert:
      return kForConvert;
    case Command::Apply:
      return kForApply;
    case Command::Review:
      return kForReview;
    case Command::Merge:
      return kForMerge;
    case Command::Show:
      return kForShow;
    case Command::Doctor:
      return kForDoctor;
    default:
      return 0;
  }
}

std::optional<Command> command_named(const std::string& name) {
  if (name == "convert") return Command::Convert;
  if (name == "apply") return Command::Apply;
  if (name == "review") return Command::Review;
  if (name == "merge") return Command::Merge;
  if (name == "show") return Command::Show;
  if (name == "doctor") return Command::Doctor;
  if (name == "help" || name == "--help" || name == "-h") return Command::Help;
  if (name == "version" || name == "--version" || name == "-V") return Command::Version;
  return std::nullopt;
}

std::string nearest_flag(const std::string& name, unsigned commands) {
  std::string nearest;
  int least = kNearDistance + 1;
  for (const Flag& flag : all_flags()) {
    const int distance = edit_distance(decode_utf8(name), decode_utf8(flag.name));
    if (!(flag.commands & commands) || distance >= least) continue;
    least = distance;
    nearest = flag.name;
  }
  return nearest.empty() ? "gewu --help lists the options" : "did you mean --" + nearest + "?";
}

const Flag* find_flag(unsigned commands, const std::string& name, char letter) {
  for (const Flag& flag : all_flags()) {
    if (!(flag.commands & commands)) continue;
    if ((letter && flag.letter == letter) || (!letter && flag.name == name)) return &flag;
  }
  return nullptr;
}

// Walks over the arguments of one command.
class Parser {
 public:
  Parser(Options& options, const std::vector<std::string>& arguments)
      : options_(options), arguments_(arguments) {}

  Status parse() {
    for (next_ = 1; next_ < arguments_.size();) {
      const std::string& argument = arguments_[next_++];
      Status done = ok_status();
      if (only_inputs_ || argument == "-" || argument.empty() || argument[0] != '-') {
        options_.inputs.push_back(argument);
      } else if (argument == "--") {
        only_inputs_ = true;
      } else if (argument == "--help" || argument == "-h") {
        options_.help_about = options_.command;
        options_.command = Command::Help;
        return ok_status();
      } else {
        done = argument[1] == '-' ? parse_long(argument) : parse_short(argument);
      }
      if (!done) return done;
    }
    return ok_status();
  }

 private:
  Status parse_long(const std::string& argument) {
    const size_t equals = argument.find('=');
    const std::string name = argument.substr(2, equals == std::string::npos ? equals : equals - 2);
    const Flag* flag = find_flag(bit_of(options_.command), name, 0);
    if (!flag) {
      return usage("unknown option --" + name, nearest_flag(name, bit_of(options_.command)));
    }
    if (equals == std::string::npos) return apply(*flag, std::nullopt);
    return apply(*flag, argument.substr(equals + 1));
  }

  Status parse_short(const std::string& argument) {
    const Flag* flag = find_flag(bit_of(options_.command), "", argument[1]);
    if (!flag) return usage("unknown option " + argument);
    if (argument.size() == 2) return apply(*flag, std::nullopt);
    if (flag->value.empty()) return usage("unknown option " + argument);
    return apply(*flag, argument.substr(2));
  }

  Status apply(const Flag& flag, std::optional<std::string> value) {
    const std::string shown = "--" + std::string(flag.name);
    if (flag.value.empty() && value) return usage(shown + " takes no value");
    if (!flag.value.empty() && !value) {
      if (next_ == arguments_.size()) return usage(shown + " needs a value");
      value = arguments_[next_++];
    }
    Status done = flag.set(options_, value.value_or(""));
    if (!done) {
      done.error().message = shown + ": " + done.error().message;
      if (done.error().hint.empty()) done.error().hint = "gewu --help lists the options";
    }
    return done;
  }

  Options& options_;
  const std::vector<std::string>& arguments_;
  size_t next_ = 1;
  bool only_inputs_ = false;
};

// A name without an ending, such as /dev/stdout, says nothing against it.
bool may_hold_png(const std::string& path) {
  std::string ending = std::filesystem::path(path).extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return ending.empty() || ending == ".png";
}

Status check(const Options& options) {
  const std::string example = options.command == Command::Show
                                  ? "gewu show report.pdf --page 2 -o page.png"
                                  : "gewu convert report.pdf -o out";
  if (options.command == Command::Convert || options.command == Command::Show) {
    if (options.inputs.empty() && options.files_from.empty()) {
      return usage("nothing to read was named", example);
    }
    if (options.output.empty()) return usage("-o is missing", example);
  }
  const bool on_output = options.command == Command::Apply || options.command == Command::Review;
  if (on_output && options.inputs.size() != 1) {
    return usage("one output folder must be named",
                 options.command == Command::Apply ? "gewu apply out" : "gewu review out");
  }
  const bool writes = options.command == Command::Convert || options.command == Command::Merge;
  if (writes && options.postgresql == options.database.empty()) {
    return usage("--to postgresql and --database belong together",
                 "gewu convert report.pdf -o out --to json,postgresql --database "
                 "postgresql:///budgets");
  }
  if (options.command == Command::Show && options.inputs.size() != 1) {
    return usage("show draws pages of one document", example);
  }
  if (options.command == Command::Show && !options.every_page && !options.pages.all()) {
    return usage("--pages goes with --all; one page is named by --page", example);
  }
  if (options.command == Command::Show && options.every_page && !options.drawing.cell.empty()) {
    return usage("--cell is of one page, --all of every page", example);
  }
  if (options.command == Command::Show && !options.every_page && !may_hold_png(options.output)) {
    return usage("show writes a PNG, and \"" + options.output + "\" is named otherwise", example);
  }
  if (options.command == Command::Doctor && !options.inputs.empty()) {
    return usage("doctor takes no documents", "gewu doctor");
  }
  if (options.command == Command::Merge && (options.inputs.empty() || options.output.empty())) {
    return usage("merge needs the folders of shards and -o", "gewu merge part1 part2 -o out");
  }
  const bool listed = options.files_from == "-";
  if (std::count(options.inputs.begin(), options.inputs.end(), "-") + (listed ? 1 : 0) > 1) {
    return usage("standard input can be read only once", example);
  }
  return ok_status();
}

std::optional<int> page_number(std::string_view text) {
  int value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure != std::errc() || end != text.data() + text.size() || value < 1) return std::nullopt;
  return value;
}

// "3", "1-3", "5-" or "-4".
std::optional<std::pair<int, int>> page_range(std::string_view text) {
  const size_t dash = text.find('-');
  if (dash == std::string_view::npos) {
    const std::optional<int> page = page_number(text);
    return page ? std::optional(std::pair(*page, *page)) : std::nullopt;
  }
  const std::string_view from = text.substr(0, dash);
  const std::string_view to = text.substr(dash + 1);
  if (from.empty() && to.empty()) return std::nullopt;
  const std::optional<int> first = from.empty() ? 1 : page_number(from);
  const std::optional<int> last = to.empty() ? kLastPage : page_number(to);
  if (!first || !last || *first > *last) return std::nullopt;
  return std::pair(*first, *last);
}

}  // namespace

Result<PageRanges> PageRanges::parse(const std::string& text) {
  PageRanges pages;
  pages.text_ = text;
  size_t start = 0;
  while (start <= text.size()) {
    const size_t comma = std::min(text.find(',', start), text.size());
    const auto range = page_range(std::string_view(text).substr(start, comma - start));
    if (!range) return usage("\"" + text + "\" is no list of pages", "--pages 1-3,7");
    pages.ranges_.push_back(*range);
    start = comma + 1;
  }
  return pages;
}

bool PageRanges::contains(int page) const {
  return all() || std::any_of(ranges_.begin(), ranges_.end(), [page](const auto& range) {
           return page >= range.first && page <= range.second;
         });
}

std::vector<int> PageRanges::of(int count) const {
  std::vector<int> pages;
  for (int page = 1; page <= count; ++page) {
    if (contains(page)) pages.push_back(page);
  }
  return pages;
}

Result<Options> parse_options(const std::vector<std::string>& arguments) {
  Options options;
  if (arguments.empty()) return usage("no command was given", "gewu --help");
  const std::optional<Command> command = command_named(arguments[0]);
  if (!command) return usage("there is no command \"" + arguments[0] + "\"");
  options.command = *command;
  if (*command == Command::Help) {
    if (arguments.size() == 1) return options;
    const std::optional<Command> about = command_named(arguments[1]);
    if (!about) return usage("there is no command \"" + arguments[1] + "\"");
    options.help_about = *about;
    return options;
  }
  if (*command == Command::Version) return options;
  if (Status parsed = Parser(options, arguments).parse(); !parsed) return parsed.error();
  if (Status checked = check(options); !checked) return checked.error();
  const char* password = std::getenv("GEWU_PASSWORD");
  if (password && options.read.password.empty()) options.read.password = password;
  if (options.jobs == 0) options.jobs = usable_processors();
  return options;
}

int usable_processors() {
  cpu_set_t set;
  CPU_ZERO(&set);
  if (sched_getaffinity(0, sizeof(set), &set) != 0) return 1;
  return std::max(1, CPU_COUNT(&set));
}

}  // namespace gewu
