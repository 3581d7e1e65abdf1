// A workbook that appears whole or not at all.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>

#include "base/result.h"
#include "export/relation.h"
#include "export/staging.h"

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

namespace gewu {

/// Heads are Chinese, numbers are numbers, texts never run as formulas. Errors: OutputFailed.
class XlsxBook {
 public:
  static Result<XlsxBook> create(const std::string& path);
  XlsxBook(XlsxBook&& other) noexcept;
  XlsxBook& operator=(XlsxBook&&) = delete;
  ~XlsxBook();  ///< without commit() nothing is left

  /// A sheet with the rows of a relation; none if there are no rows.
  void add_rows(const Relation& relation, const RowSource& source);

  /// A sheet with the table as it is printed: spans merged, cells to review coloured, with a note
  /// that says why.
  void add_table(const DocumentTable& table);

  Status commit();

 private:
  /// How a cell looks; formats are made once each.
  struct Look {
    int decimals = -1;  ///< -1: text
    bool thousands = false;
    unsigned fill = 0;  ///< RGB; 0: none
    bool bold = false;
    bool framed = false;
    auto operator<=>(const Look&) const = default;
  };
  explicit XlsxBook(std::string path) : path_(std::move(path)), file_(path_) {}
  lxw_format* format(const Look& look);
  lxw_worksheet* add_sheet(const std::string& name);
  void put_value(lxw_worksheet* sheet, unsigned row, unsigned col, const Column& column,
                 const Value& value);
  void put_cell(lxw_worksheet* sheet, unsigned top, const TextCell& cell);

  std::string path_;
  Staging file_;
  lxw_workbook* book_ = nullptr;
  std::map<Look, lxw_format*> formats_;
  std::set<std::string> names_;
};

/// A number as Excel can hold it exactly: "1,234.50", not "00123" (a code) nor 16 digits.
struct SheetNumber {
  double value = 0;
  int decimals = 0;
  bool thousands = false;
};
std::optional<SheetNumber> sheet_number(const std::string& text);

/// A name that a sheet may have: at most 31 characters, none of []:*?/\ and unlike those in
/// `taken`.
std::string sheet_name(const std::string& wanted, const std::set<std::string>& taken);

}  // namespace gewu
