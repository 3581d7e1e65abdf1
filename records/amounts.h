// Amounts of the forms, with findings for those that cannot be read or compared.
#pragma once

#include <string>

#include "records/form.h"

namespace gewu {

/// Reads an amount of money out of a field or a cell (null: an empty amount). What is printed and
/// is no single amount raises value-unreadable; `label` names it there and may be empty.
Money read_amount(FormContext& context, const std::string& text, const TextCell* cell,
                  const std::string& unit, const std::string& label = "");

/// The same of a whole cell.
Money read_amount(FormContext& context, const TextCell* cell, const std::string& unit);

/// Terms of a sum as one table prints them, all in one unit. A term that is printed as nothing
/// counts nothing.
class SumTerms {
 public:
  explicit SumTerms(std::string unit) : unit_(std::move(unit)) {}

  void add(const Money& money);

  bool complete() const { return unread_.empty(); }
  const Decimal& sum() const { return sum_; }
  const std::string& shown() const { return shown_; }    ///< "10 + 20"
  const std::string& unread() const { return unread_; }  ///< the texts that could not be added

 private:
  std::string unit_;
  Decimal sum_;
  std::string shown_;
  std::string unread_;
};

}  // namespace gewu
