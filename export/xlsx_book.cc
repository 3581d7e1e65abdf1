#include "export/xlsx_book.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <utility>

#include "base/text.h"
#include "export/doubt_words.h"
#include "export/json_writer.h"
#include "export/row_heights.h"
#include "numbers/printed_number.h"

namespace gewu {

namespace {

constexpr size_t kMostNameCharacters = 31;
constexpr size_t kExactDigits = 15;
constexpr size_t kMostTextBytes = 32'000;  // Excel holds 32,767 characters in a cell
constexpr int kTextAlone = -1;
constexpr unsigned kHeadFill = 0xDDE6F0;
constexpr unsigned kReviewFill = 0xFFE699;
constexpr unsigned kBadFill = 0xF8CBAD;
constexpr unsigned kReviewerFill = 0xDDEBF7;
constexpr double kBadConfidence = 0.5;
constexpr double kUnitsPerCharacter = 6;  // page units that a column's character takes
constexpr double kMinWidth = 6;
constexpr double kMaxWidth = 60;
constexpr double kPlainWidth = 16;
constexpr double kWideWidth = 24;
constexpr int kMostLines = 8;  // of a row of records: more of them are seen than of a long text
// 2000-01-01: the same document gives the same bytes.
constexpr time_t kCreated = 946'684'800;

std::string cut(const std::string& text, size_t most) {
  if (text.size() <= most) return text;
  size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

std::string note_of(const TextCell& cell) {
  std::string note = "置信度 " + json_number(cell.confidence, 4);
  for (const Doubt& doubt : cell.doubts) {
    const DoubtWords* words = doubt_words(doubt.code);
    note += "\n存疑：" + (words ? std::string(words->chinese) : doubt.code);
  }
  if (cell.has_raw) note += "\n原读数：" + cell.raw;
  return cut(note, 1000);
}

unsigned fill_of(const TextCell& cell) {
  if (cell.source == TextSource::Reviewer) return kReviewerFill;
  if (!cell.review) return 0;
  return cell.confidence < kBadConfidence ? kBadFill : kReviewFill;
}

double column_width(const DocumentTable& entry, int col) {
  double widest = 0;
  for (const TextCell& cell : entry.table.cells) {
    if (cell.col == col && cell.col_span == 1) widest = std::max(widest, cell.box.width());
  }
  return widest > 0 ? std::clamp(std::round(widest / kUnitsPerCharacter), kMinWidth, kMaxWidth)
                    : kPlainWidth;
}

double width_of(const Column& column) {
  const bool wide = column.type == ColumnType::Text && column.role == ColumnRole::Content;
  return wide ? kWideWidth : kPlainWidth;
}

}  // namespace

std::optional<SheetNumber> sheet_number(const std::string& text) {
  const std::optional<Decimal> number = read_number(text).value;
  if (!number || text.find_first_not_of("0123456789.,-") != std::string::npos) return std::nullopt;
  const std::string plain = number->to_string();
  const size_t start = plain.starts_with('-') ? 1 : 0;
  const auto digits = static_cast<size_t>(std::count_if(plain.begin(), plain.end(), is_digit));
  const bool code = text.size() > start + 1 && text[start] == '0' && text[start + 1] != '.';
  if (code || digits > kExactDigits) return std::nullopt;
  return SheetNumber{std::strtod(plain.c_str(), nullptr), number->scale(),
                     text.find(',') != std::string::npos};
}

std::string sheet_name(const std::string& wanted, const std::set<std::string>& taken) {
  std::u32string name;
  for (const char32_t c : decode_utf8(wanted)) {
    const bool bad = std::u32string_view(U"[]:*?/\\'\n").find(c) != std::u32string_view::npos;
    if (!bad && c >= U' ') name += c;
  }
  if (name.empty()) name = U"表";
  for (int number = 1;; ++number) {
    const std::u32string end = number == 1 ? U"" : decode_utf8("-" + std::to_string(number));
    const std::string tried = encode_utf8(name.substr(0, kMostNameCharacters - end.size()) + end);
    if (!taken.count(tried)) return tried;
  }
}

namespace {

// The library does not tell of every write that failed; a workbook that was cut short lacks its
// end.
bool ends_as_archive(const std::string& path) {
  constexpr int kEndBytes = 22;  // the record of a zip archive that stands last
  std::ifstream file(path, std::ios::binary);
  file.seekg(-kEndBytes, std::ios::end);
  std::string end(4, '\0');
  return file.read(end.data(), 4) && end == "PK\x05\x06";
}

}  // namespace

Result<XlsxBook> XlsxBook::create(const std::string& path) {
  XlsxBook book(path);
  book.book_ = book.file_.ok() ? workbook_new(book.file_.path().c_str()) : nullptr;
  if (!book.book_) {
    return Error{ErrorCode::OutputFailed, "cannot be written", "choose another folder with -o",
                 path};
  }
  lxw_doc_properties properties{};
  properties.created = kCreated;
  workbook_set_properties(book.book_, &properties);
  return book;
}

XlsxBook::XlsxBook(XlsxBook&& other) noexcept
    : path_(std::move(other.path_)),
      file_(std::move(other.file_)),
      book_(std::exchange(other.book_, nullptr)),
      formats_(std::move(other.formats_)),
      names_(std::move(other.names_)) {}

// The library writes when it closes and frees nothing otherwise.
XlsxBook::~XlsxBook() {
  if (book_) workbook_close(book_);
}

Status XlsxBook::commit() {
  if (names_.empty()) add_sheet("空");
  const lxw_error failure = workbook_close(std::exchange(book_, nullptr));
  if (failure == LXW_NO_ERROR && ends_as_archive(file_.path())) return file_.move_to(path_);
  const std::string why =
      failure == LXW_NO_ERROR ? "it was cut short" : std::string(lxw_strerror(failure));
  return Error{ErrorCode::OutputFailed, "cannot be written: " + why,
               "free some disk space, or choose another output folder with -o", path_};
}

lxw_format* XlsxBook::format(const Look& look) {
  lxw_format*& made = formats_[look];
  if (made) return made;
  made = workbook_add_format(book_);
  if (look.decimals != kTextAlone) {
    std::string pattern = look.thousands ? "#,##0" : "0";
    if (look.decimals > 0) pattern += "." + std::string(static_cast<size_t>(look.decimals), '0');
    format_set_num_format(made, pattern.c_str());
  } else {
    format_set_text_wrap(made);
  }
  if (look.fill) format_set_bg_color(made, look.fill);
  if (look.bold) format_set_bold(made);
  if (look.framed) format_set_border(made, LXW_BORDER_THIN);
  format_set_align(made, LXW_ALIGN_VERTICAL_CENTER);
  return made;
}

lxw_worksheet* XlsxBook::add_sheet(const std::string& wanted) {
  const std::string name = sheet_name(wanted, names_);
  names_.insert(name);
  return workbook_add_worksheet(book_, name.c_str());
}

void XlsxBook::put_value(lxw_worksheet* sheet, unsigned row, unsigned col, const Column& column,
                         const Value& value) {
  const auto at = static_cast<lxw_col_t>(col);
  if (const auto* text = std::get_if<std::string>(&value)) {
    const std::optional<SheetNumber> number =
        column.type == ColumnType::Decimal ? sheet_number(*text) : std::nullopt;
    if (number) {
      const bool money = column.name.ends_with("_yuan");
      worksheet_write_number(sheet, row, at, number->value, format({number->decimals, money}));
    } else {
      worksheet_write_string(sheet, row, at, cut(*text, kMostTextBytes).c_str(), format({}));
    }
  } else if (const auto* integer = std::get_if<long long>(&value)) {
    worksheet_write_number(sheet, row, at, static_cast<double>(*integer), format({0}));
  } else if (const auto* real = std::get_if<double>(&value)) {
    worksheet_write_number(sheet, row, at, rounded_for(column, *real),
                           format({decimals_of(column)}));
  } else if (const auto* flag = std::get_if<bool>(&value)) {
    worksheet_write_string(sheet, row, at, *flag ? "是" : "", format({}));
  }
}

void XlsxBook::add_rows(const Relation& relation, const RowSource& source) {
  const std::vector<size_t> columns = file_columns(relation);
  lxw_worksheet* sheet = nullptr;
  unsigned row = 0;
  relation.each_row(source, [&](const std::vector<Value>& values) {
    if (!sheet) {
      sheet = add_sheet(relation.name_zh);
      for (unsigned i = 0; i < columns.size(); ++i) {
        const Column& column = relation.columns[columns[i]];
        const auto at = static_cast<lxw_col_t>(i);
        worksheet_set_column(sheet, at, at, width_of(column), nullptr);
        worksheet_write_string(sheet, 0, at, column.name_zh.c_str(),
                               format({kTextAlone, false, kHeadFill, true, true}));
      }
      worksheet_freeze_panes(sheet, 1, 0);
    }
    ++row;
    double height = kLineHeight;
    for (unsigned i = 0; i < columns.size(); ++i) {
      const Column& column = relation.columns[columns[i]];
      const Value& value = values[columns[i]];
      put_value(sheet, row, i, column, value);
      const auto* text = std::get_if<std::string>(&value);
      if (text) height = std::max(height, text_height(*text, width_of(column), kMostLines));
    }
    if (height > kLineHeight) worksheet_set_row(sheet, row, height, nullptr);
  });
  if (sheet) worksheet_autofilter(sheet, 0, 0, row, static_cast<lxw_col_t>(columns.size() - 1));
}

void XlsxBook::put_cell(lxw_worksheet* sheet, unsigned top, const TextCell& cell) {
  const unsigned row = top + static_cast<unsigned>(cell.row);
  const auto col = static_cast<lxw_col_t>(cell.col);
  const std::optional<SheetNumber> number = sheet_number(cell.text);
  Look look{kTextAlone, false, fill_of(cell), false, true};
  if (number) {
    look.decimals = number->decimals;
    look.thousands = number->thousands;
  }
  lxw_format* const shape = format(look);
  if (cell.row_span > 1 || cell.col_span > 1) {
    worksheet_merge_range(sheet, row, col, row + static_cast<unsigned>(cell.row_span) - 1,
                          static_cast<lxw_col_t>(col + cell.col_span - 1), "", shape);
  }
  if (number) {
    worksheet_write_number(sheet, row, col, number->value, shape);
  } else if (cell.text.empty()) {
    worksheet_write_blank(sheet, row, col, shape);
  } else {
    worksheet_write_string(sheet, row, col, cut(cell.text, kMostTextBytes).c_str(), shape);
  }
  if (cell.review || !cell.doubts.empty()) {
    worksheet_write_comment(sheet, row, col, note_of(cell).c_str());
  }
}

void XlsxBook::add_table(const DocumentTable& entry) {
  const TextTable& table = entry.table;
  lxw_worksheet* const sheet = add_sheet(entry.id + " " + table.title);
  constexpr uint8_t kA4 = 9;
  worksheet_set_paper(sheet, kA4);
  worksheet_fit_to_pages(sheet, 1, 0);  // on paper as wide as it is, however long
  unsigned top = 0;
  for (const std::string& line : {table.title, table.subtitle, table.unit_note}) {
    if (line.empty()) continue;
    lxw_format* const bold = format({kTextAlone, false, 0, true});
    if (table.cols > 1) {
      worksheet_merge_range(sheet, top, 0, top, static_cast<lxw_col_t>(table.cols - 1),
                            line.c_str(), bold);
    } else {
      worksheet_write_string(sheet, top, 0, line.c_str(), bold);
    }
    ++top;
  }
  std::vector<double> widths;
  for (int col = 0; col < table.cols; ++col) {
    const auto at = static_cast<lxw_col_t>(col);
    widths.push_back(column_width(entry, col));
    worksheet_set_column(sheet, at, at, widths.back(), nullptr);
  }
  const std::vector<double> heights = row_heights(table, widths);
  for (unsigned row = 0; row < heights.size(); ++row) {
    if (heights[row] > kLineHeight) worksheet_set_row(sheet, top + row, heights[row], nullptr);
  }
  for (const TextCell& cell : table.cells) put_cell(sheet, top, cell);
  if (!table.footer.empty()) {
    worksheet_write_string(sheet, top + static_cast<unsigned>(table.rows), 0, table.footer.c_str(),
                           nullptr);
  }
}

}  // namespace gewu
