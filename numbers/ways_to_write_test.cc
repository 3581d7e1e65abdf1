// Every line of fixtures/numbers/ways_to_write.tsv, decided by hand before the parser was asked.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "base/text.h"
#include "numbers/money.h"
#include "numbers/target_value.h"

namespace gewu {
namespace {

struct Way {
  std::string kind, unit, text, expected;
};

/// \n and \u{200B} as the characters that they stand for; a lone \ as itself.
std::string unescaped(const std::string& text) {
  std::string plain;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text.compare(i, 2, "\\n") == 0) {
      plain += '\n';
      ++i;
    } else if (text.compare(i, 3, "\\u{") == 0) {
      const size_t end = text.find('}', i);
      const unsigned long code = std::stoul(text.substr(i + 3, end - i - 3), nullptr, 16);
      plain += encode_utf8(std::u32string(1, static_cast<char32_t>(code)));
      i = end;
    } else {
      plain += text[i];
    }
  }
  return plain;
}

std::vector<Way> read_ways() {
  std::ifstream file("fixtures/numbers/ways_to_write.tsv");
  std::vector<Way> ways;
  std::string line;
  while (std::getline(file, line)) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream fields(line);
    Way way;
    std::getline(fields, way.kind, '\t');
    std::getline(fields, way.unit, '\t');
    std::getline(fields, way.text, '\t');
    std::getline(fields, way.expected);
    way.text = unescaped(way.text);
    ways.push_back(std::move(way));
  }
  return ways;
}

std::string amount_read(const Way& way) {
  const Money money = parse_money(way.text, way.unit);
  if (is_refused(money)) return "refused";
  if (money.fault == NumberFault::Nothing) return "nothing";
  return money.yuan.value_or(money.amount ? "no-unit" : "lost");
}

std::string target_read(const Way& way) {
  const TargetValue value = parse_target_value(way.text);
  if (comparator_is_doubtful(way.text)) return value.comparator ? "believed" : "doubtful";
  if (is_refused(value.fault)) return value.number ? "believed" : "refused";
  if (value.fault == NumberFault::Prose) return value.number ? "believed" : "prose";
  if (!value.number && !value.comparator) return "words";
  const auto shown = [](const std::optional<std::string>& part) { return part.value_or("-"); };
  return (value.approximate ? "~" : shown(value.comparator)) + "|" + shown(value.number) + "|" +
         shown(value.upper) + "|" + shown(value.unit);
}

TEST(WaysToWrite, AreReadRightOrRefused) {
  const std::vector<Way> ways = read_ways();
  EXPECT_GE(ways.size(), 500U);
  for (const Way& way : ways) {
    const std::string read = way.kind == "money" ? amount_read(way) : target_read(way);
    EXPECT_EQ(read, way.expected) << way.kind << " 「" << way.text << "」 " << way.unit;
  }
}

}  // namespace
}  // namespace gewu
