// The pages of the output, and the account of what went into them.
#pragma once

#include <string>
#include <vector>

#include "base/text_table.h"
#include "rebuild/account.h"
#include "rebuild/source_text.h"
#include "rebuild/table_builder.h"

namespace gewu {

/// Takes tables and paragraphs in any order and hands back pages in reading order. Every character
/// is booked once; what is never booked is reported.
class PageBook {
 public:
  explicit PageBook(const SourceText& source);

  /// Adds the table made of lines [first, last]. A draft that does not tile its grid, or that holds
  /// characters that stand elsewhere already, is a defect: it is not added, and why is returned.
  std::string add_table(const DraftTable& draft, int first, int last);

  /// A line as a paragraph, with blanks as the contract wants them.
  void add_line(int line);

  /// Pieces as a paragraph, with the text that they say.
  void add_paragraph(const std::vector<Piece>& pieces, const std::u32string& text);

  /// Characters that only say where cells end.
  void add_sign(size_t begin, size_t end) { account_.use(begin, end, Fate::Sign); }

  void add_finding(int line, Finding finding);

  /// All pages, with a finding for what no table and no paragraph took.
  std::vector<PageResult> take();

  InputAccount account() const { return account_.sum(); }

 private:
  PageResult& page_of(int line);
  int page_number(int line) const { return source_.lines[static_cast<size_t>(line)].page; }
  void measure_pages();
  PointRect box_of(const DraftTable& draft, int first, int last) const;
  std::string defect_of(const DraftTable& draft) const;
  void sort_tables();
  void report_left_over();

  const SourceText& source_;
  Account account_;
  std::vector<PageResult> pages_;
};

}  // namespace gewu
