// Do the lists of projects agree with the forms?
#include <algorithm>
#include <optional>

#include "base/text.h"
#include "records/checks.h"
#include "records/finding_maker.h"

namespace gewu {

namespace {

// How like two names must be. Names in lists are often cut off, or say a little more or less than
// the form; a wrong match would report a difference that is none.
constexpr size_t kShortestPart = 4;     // characters that a name cut off must still have
constexpr double kCutName = 0.9;        // likeness of a name and its beginning
constexpr double kContained = 0.85;     // ... and a part of it
constexpr double kSureName = 0.85;      // enough by itself
constexpr double kLikelyName = 0.6;     // enough for the same unit
constexpr double kPossibleName = 0.35;  // enough for the same unit and the same amount

struct Listed {
  const DocumentTable* table = nullptr;
  const ProjectList* list = nullptr;
  const ProjectListRow* row = nullptr;
};

struct Form {
  const DocumentTable* table = nullptr;
  const ProjectTarget* target = nullptr;
};

std::u32string bare_name(const std::string& name) {
  std::u32string bare = decode_utf8(fold_text(name));
  std::erase_if(bare, [](char32_t c) {
    const bool ascii = c < 0x80;
    const bool letter =
        (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
    return ascii ? !letter : !is_han(c);
  });
  return bare;
}

double name_likeness(const std::string& a, const std::string& b) {
  const std::u32string x = bare_name(a);
  const std::u32string y = bare_name(b);
  if (x.empty() || y.empty()) return 0;
  if (x == y) return 1;
  const std::u32string& shorter = x.size() < y.size() ? x : y;
  const std::u32string& longer = x.size() < y.size() ? y : x;
  if (shorter.size() >= kShortestPart) {
    const size_t at = longer.find(shorter);
    if (at == 0) return kCutName;
    if (at != std::u32string::npos) return kContained;
  }
  return 1.0 - static_cast<double>(edit_distance(x, y)) / static_cast<double>(longer.size());
}

std::string first_of(std::initializer_list<const std::optional<std::string>*> texts) {
  for (const std::optional<std::string>* text : texts) {
    if (*text && !(*text)->empty()) return **text;
  }
  return "";
}

/// 克州林业和草原局 against 克孜勒苏州林业和草原局: how much of the shorter name the other has.
double unit_likeness(const Listed& listed, const Form& form) {
  const std::u32string a =
      bare_name(first_of({&listed.row->implementing_unit, &listed.row->department}));
  const std::u32string b = bare_name(first_of(
      {&form.target->budget_unit, &form.target->implementing_unit, &form.target->department}));
  if (a.empty() || b.empty()) return 0;
  const auto found = std::count_if(a.begin(), a.end(),
                                   [&](char32_t c) { return b.find(c) != std::u32string::npos; });
  return static_cast<double>(found) / static_cast<double>(a.size());
}

/// The last printed digit of an amount, as an amount: 4,575.71 -> 0.01.
Decimal last_digit(const Decimal& amount) { return Decimal::parse("1")->shifted(-amount.scale()); }

/// Equal, or equal after the one that prints fewer digits was rounded.
bool agree(const Decimal& a, const Decimal& b, const Decimal& digit) {
  const Decimal difference = a < b ? b - a : a - b;
  return !(digit < difference + difference);
}

/// In the same unit, where both print one; absent if an amount is missing or no number.
std::optional<bool> same_amount(const Listed& listed, const Form& form) {
  const std::optional<Money>& a = listed.row->amount;
  const std::optional<Money>& b = form.target->funding.total;
  if (!a || !b) return std::nullopt;
  const std::string list_unit = listed.list->unit.value_or("");
  const std::string form_unit = form.target->funding.unit.value_or("");
  const bool own = a->own_unit || b->own_unit;
  if (!own && (list_unit == form_unit || list_unit.empty() || form_unit.empty())) {
    const std::optional<Decimal>& x = a->amount;
    const std::optional<Decimal>& y = b->amount;
    if (!x || !y) return std::nullopt;
    const bool rounds = x->scale() != y->scale();
    return rounds ? agree(*x, *y, last_digit(x->scale() < y->scale() ? *x : *y)) : *x == *y;
  }
  const std::optional<Decimal> x = amount_in(*a, "元");
  const std::optional<Decimal> y = amount_in(*b, "元");
  if (!x || !y) return std::nullopt;
  return *x == *y;
}

struct Match {
  size_t listed = 0;
  size_t form = 0;
  double score = 0;
};

std::optional<double> match_score(const Listed& listed, const Form& form) {
  constexpr double kSameUnit = 0.7;
  const double name =
      name_likeness(listed.row->project_name.value_or(""), form.target->project_name.value_or(""));
  const double unit = unit_likeness(listed, form);
  const bool amount = same_amount(listed, form).value_or(false);
  const bool same_unit = unit >= kSameUnit;
  const bool enough = name >= kSureName || (name >= kLikelyName && same_unit) ||
                      (name >= kPossibleName && same_unit && amount);
  if (!enough) return std::nullopt;
  return 2 * name + unit + (amount ? 1 : 0);  // the name weighs most
}

/// One form for each listed project, the likeliest pairs first.
std::vector<Match> match_up(const std::vector<Listed>& listed, const std::vector<Form>& forms) {
  std::vector<Match> possible;
  for (size_t i = 0; i < listed.size(); ++i) {
    for (size_t j = 0; j < forms.size(); ++j) {
      if (const auto score = match_score(listed[i], forms[j])) possible.push_back({i, j, *score});
    }
  }
  std::stable_sort(possible.begin(), possible.end(),
                   [](const Match& a, const Match& b) { return a.score > b.score; });
  std::vector<char> listed_used(listed.size(), 0);
  std::vector<char> form_used(forms.size(), 0);
  std::vector<Match> matches;
  for (const Match& match : possible) {
    if (listed_used[match.listed] || form_used[match.form]) continue;
    listed_used[match.listed] = form_used[match.form] = 1;
    matches.push_back(match);
  }
  std::sort(matches.begin(), matches.end(),
            [](const Match& a, const Match& b) { return a.listed < b.listed; });
  return matches;
}

/// The cell in the row whose text is this; for an amount, the last such.
std::vector<std::pair<int, int>> cell_of(const Listed& listed, const std::string& text) {
  std::vector<std::pair<int, int>> found;
  for (const TextCell& cell : listed.table->table.cells) {
    if (listed.row->row >= cell.row && listed.row->row <= cell.last_row() && cell.text == text) {
      found = {{cell.row, cell.col}};
    }
  }
  return found;
}

void append(std::vector<Finding>& all, FindingMaker& maker) {
  for (Finding& finding : maker.take()) all.push_back(std::move(finding));
}

void report_difference(const Listed& listed, const Form& form, std::vector<Finding>& findings) {
  FindingMaker maker(*listed.table);
  const std::string amount = listed.row->amount->text;
  maker.add(Severity::Warning, "list-target-mismatch", cell_of(listed, amount),
            "the list says " + amount + " for 「" + listed.row->project_name.value_or("") +
                "」, its own form (" + form.table->id + ") says " +
                form.target->funding.total->text,
            "the document may err: compare with both pages");
  append(findings, maker);
}

void report_missing(const Listed& listed, std::vector<Finding>& findings) {
  FindingMaker maker(*listed.table);
  const std::string name = listed.row->project_name.value_or("");
  maker.add(Severity::Warning, "list-target-mismatch", cell_of(listed, name),
            "the listed project 「" + name + "」 has no form in this document");
  append(findings, maker);
}

void check_lists(const std::vector<Listed>& listed, const std::vector<Form>& forms,
                 std::vector<Finding>& findings) {
  if (forms.empty()) return;  // a list alone promises no forms
  std::vector<char> matched(listed.size(), 0);
  for (const Match& match : match_up(listed, forms)) {
    matched[match.listed] = 1;
    if (same_amount(listed[match.listed], forms[match.form]) == false) {
      report_difference(listed[match.listed], forms[match.form], findings);
    }
  }
  for (size_t i = 0; i < listed.size(); ++i) {
    const bool promised = !listed[i].list->of_budget && listed[i].row->project_name;
    if (!matched[i] && promised) report_missing(listed[i], findings);
  }
}

bool is_duplicate(const Form& a, const Form& b) {
  const auto text = [](const std::optional<std::string>& value) {
    return fold_text(value.value_or(""));
  };
  const ProjectTarget& x = *a.target;
  const ProjectTarget& y = *b.target;
  const bool money = x.funding.total.has_value() == y.funding.total.has_value() &&
                     (!x.funding.total || x.funding.total->text == y.funding.total->text);
  return !text(x.project_name).empty() && text(x.project_name) == text(y.project_name) &&
         text(x.budget_unit) == text(y.budget_unit) && text(x.year) == text(y.year) &&
         text(x.implementing_unit) == text(y.implementing_unit) && money;
}

void check_duplicates(const std::vector<Form>& forms, std::vector<Finding>& findings) {
  for (size_t j = 1; j < forms.size(); ++j) {
    for (size_t i = 0; i < j; ++i) {
      if (!is_duplicate(forms[i], forms[j])) continue;
      FindingMaker maker(*forms[j].table);
      maker.add(Severity::Warning, "duplicate-form", {},
                "the same project, unit, year and total as in " + forms[i].table->id);
      append(findings, maker);
      break;
    }
  }
}

}  // namespace

std::vector<Finding> check_document(const std::vector<DocumentTable>& tables) {
  std::vector<Listed> listed;
  std::vector<Form> forms;
  for (const DocumentTable& table : tables) {
    if (!table.record) continue;
    if (const auto* target = std::get_if<ProjectTarget>(&*table.record)) {
      forms.push_back({&table, target});
    }
    if (const auto* list = form_of<ProjectList>(table)) {
      for (const ProjectListRow& row : list->rows) listed.push_back({&table, list, &row});
    }
  }
  std::vector<Finding> findings;
  check_lists(listed, forms, findings);
  check_duplicates(forms, findings);
  return findings;
}

}  // namespace gewu
