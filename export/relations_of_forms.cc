// The records of forms as flat tables: what they share, and all of them.
#include <algorithm>

#include "export/form_relations.h"
#include "export/json_writer.h"

namespace gewu {

Value number_in_text(const std::optional<std::string>& text) {
  if (!text) return {};
  std::string digits = text->substr(0, std::min(text->find("（"), text->find('(')));  // 97.7（优）
  for (const std::string_view unit : {"%", "％", "分"}) {
    if (digits.ends_with(unit)) digits.resize(digits.size() - unit.size());
  }
  return decimal(digits);
}

Value more_json(const std::vector<MoreField>& more) {
  std::string out = "[";
  for (const MoreField& field : more) {
    if (out.size() > 1) out += ", ";
    out +=
        "{\"label\": " + json_quoted(field.label) + ", \"text\": " + json_quoted(field.text) + "}";
  }
  return out + "]";
}

Column more_column() {
  return required({"more", "其他", ColumnType::Json, ColumnRole::Content,
                   "labelled fields without a column of their own", "没有专列的其他栏目"});
}

std::vector<Relation> form_relations() {
  std::vector<Relation> all;
  for (auto group : {project_relations(), department_relations(), list_relations(),
                     evaluation_relations(), indicator_relations()}) {
    for (Relation& one : group) all.push_back(std::move(one));
  }
  return all;
}

}  // namespace gewu
