#include "export/chinese.h"

namespace gewu {

namespace {

constexpr std::string_view kOr = "; or ";

std::string one_in_chinese(std::string_view text) {
  if (auto told = in_chinese(text, finding_phrases())) return std::move(*told);
  return told_in_chinese(text, error_phrases());
}

}  // namespace

std::string said_in_chinese(std::string_view text) {
  const size_t at = text.find(kOr);
  if (at == text.npos) return one_in_chinese(text);
  return one_in_chinese(text.substr(0, at)) + "；或者" +
         said_in_chinese(text.substr(at + kOr.size()));
}

}  // namespace gewu
