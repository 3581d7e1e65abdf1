#include "records/proof/rates.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"

namespace gewu {

namespace {

constexpr int kFewestRows = 3;
constexpr int kHoldsPerFailure = 4;

// Rates are rounded quotients: binary floating point is good enough for comparing them.
double as_double(const Decimal& value) { return std::stod(value.to_string()); }

const Figure* readable(const Figures& figures, int index) {
  if (index == kNoFigure) return nullptr;
  const Figure& figure = figures[static_cast<size_t>(index)];
  return !figure.blank && figure.value ? &figure : nullptr;
}

bool follows(const Figure& rate, const Figure& part, const Figure& whole, bool change) {
  const double base = as_double(*whole.value);
  if (base == 0) return false;
  const double quotient = (as_double(*part.value) - (change ? base : 0)) / base;
  const double printed = as_double(*rate.value);
  // Half a unit of the last printed digit, and a little for the halves themselves.
  const double tolerance = 0.51 * std::pow(10.0, -rate.value->scale());
  constexpr double kPercent = 100;
  return std::abs(kPercent * quotient - printed) <= tolerance ||
         (rate.value->scale() > 1 && std::abs(quotient - printed) <= tolerance);
}

}  // namespace

bool is_rate_of(const Figure& rate, const Figure& part, const Figure& whole) {
  // Offices cut off as often as they round.
  const double cut = std::pow(10.0, -rate.value->scale());
  const double share = as_double(*part.value) / as_double(*whole.value);
  constexpr double kPercent = 100;
  const double printed = as_double(*rate.value);
  const auto near = [&](double value) { return std::abs(value - printed) < cut; };
  return near(kPercent * share) || (rate.value->scale() > 1 && near(share));
}

namespace {

struct Columns {
  size_t rate = 0;
  size_t part = 0;
  size_t whole = 0;
  bool change = false;
};

std::vector<Rate> rates_of(const std::vector<SheetRow>& rows, const Columns& columns,
                           const Figures& figures) {
  std::vector<Rate> rates;
  for (const SheetRow& row : rows) {
    const Figure* rate = readable(figures, row.figures[columns.rate]);
    const Figure* part = readable(figures, row.figures[columns.part]);
    const Figure* whole = readable(figures, row.figures[columns.whole]);
    if (!rate || !part || !whole || whole->value->is_zero() || part->value->is_zero()) continue;
    rates.push_back({row.figures[columns.rate], row.figures[columns.part],
                     row.figures[columns.whole], columns.change,
                     follows(*rate, *part, *whole, columns.change)});
  }
  return rates;
}

int holding(const std::vector<Rate>& rates) {
  return static_cast<int>(
      std::count_if(rates.begin(), rates.end(), [](const Rate& rate) { return rate.holds; }));
}

/// The pair of amount columns that bears most of the rates out.
std::vector<Rate> best_pair(const Sheet& sheet, size_t rate, const Figures& figures) {
  const int block = sheet.columns()[rate].block;
  std::vector<size_t> amounts;
  for (size_t col = 0; col < sheet.columns().size(); ++col) {
    const BudgetColumn& column = sheet.columns()[col];
    if (column.block == block && column.role == BudgetRole::Amount) amounts.push_back(col);
  }
  std::vector<Rate> best;
  for (const size_t part : amounts) {
    for (const size_t whole : amounts) {
      if (part == whole) continue;
      for (const bool change : {false, true}) {
        std::vector<Rate> rates = rates_of(sheet.blocks[static_cast<size_t>(block)],
                                           {rate, part, whole, change}, figures);
        if (holding(rates) > holding(best)) best = std::move(rates);
      }
    }
  }
  const int holds = holding(best);
  const int fails = static_cast<int>(best.size()) - holds;
  if (holds < kFewestRows || holds < kHoldsPerFailure * fails) return {};
  return best;
}

}  // namespace

std::vector<Rate> find_rates(const Sheet& sheet, const Figures& figures) {
  std::vector<Rate> all;
  for (size_t col = 0; col < sheet.columns().size(); ++col) {
    const BudgetColumn& column = sheet.columns()[col];
    const bool filled = static_cast<size_t>(column.block) < sheet.blocks.size();
    if (column.role != BudgetRole::Ratio || !filled) continue;
    for (const Rate& rate : best_pair(sheet, col, figures)) all.push_back(rate);
  }
  return all;
}

}  // namespace gewu
