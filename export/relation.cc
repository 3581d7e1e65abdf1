#include "export/relation.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <stdexcept>

#include "base/decimal.h"
#include "export/relation_maker.h"

namespace gewu {

namespace {

constexpr size_t kKeyDigits = 16;
constexpr int kPlaceDecimals = 2;
constexpr int kTrustDecimals = 4;

std::vector<Relation> all_relations() {
  std::vector<Relation> all = document_relations();
  for (auto group : {cell_relations(), form_relations(), amount_relations(), finding_relations()}) {
    for (Relation& one : group) all.push_back(std::move(one));
  }
  return all;
}

}  // namespace

const std::vector<Relation>& relations() {
  static const std::vector<Relation> all = all_relations();
  return all;
}

const Relation& relation(std::string_view name) {
  for (const Relation& one : relations()) {
    if (one.name == name) return one;
  }
  throw std::logic_error("no relation is called " + std::string(name));
}

std::string document_key(const DocumentInfo& info) {
  if (info.sha256.empty()) return "none:" + (info.path.empty() ? info.name : info.path);
  return info.sha256.substr(0, kKeyDigits);
}

Value year_of(const std::optional<std::string>& text) {
  if (!text) return {};
  long long year = 0;
  const auto [end, failure] = std::from_chars(text->data(), text->data() + text->size(), year);
  return failure == std::errc() && end == text->data() + text->size() ? integer(year) : Value();
}

Value decimal(const std::optional<std::string>& text) {
  if (!text) return {};
  const std::optional<Decimal> number = Decimal::parse(*text);
  return number ? Value(number->to_string()) : Value();
}

int decimals_of(const Column& column) {
  return column.role == ColumnRole::Place ? kPlaceDecimals : kTrustDecimals;
}

double rounded_for(const Column& column, double value) {
  const double scale = std::pow(10.0, decimals_of(column));
  return std::round(value * scale) / scale;
}

std::vector<size_t> file_columns(const Relation& relation) {
  std::vector<size_t> order;
  for (size_t i = 0; i < relation.columns.size(); ++i) {
    if (relation.columns[i].home != ColumnHome::DatabaseOnly) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    return relation.columns[a].role < relation.columns[b].role;
  });
  return order;
}

std::vector<size_t> database_columns(const Relation& relation) {
  std::vector<size_t> order;
  for (size_t i = 0; i < relation.columns.size(); ++i) {
    if (relation.columns[i].home != ColumnHome::FilesOnly) order.push_back(i);
  }
  return order;
}

}  // namespace gewu
