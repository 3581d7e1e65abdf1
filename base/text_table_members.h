// The members of what a page yields, each listed once: a member added to a struct of text_table.h
// or finding.h is added here, and then travels from the worker to the JSON by itself. (The flat
// outputs choose their columns: export/relations.)
#pragma once

#include "base/members.h"
#include "base/text_table.h"

namespace gewu {

template <>
struct EnumNames<TextSource> {
  static constexpr TextSource last = TextSource::Blank;
  static const char* name(TextSource source) { return text_source_name(source); }
};
template <>
struct EnumNames<Reader> {
  static constexpr Reader last = Reader::Blank;
  static const char* name(Reader reader) { return reader_name(reader); }
};
template <>
struct EnumNames<Severity> {
  static constexpr Severity last = Severity::Error;
  static const char* name(Severity severity) { return severity_name(severity); }
};

// A hundredth of a point is 3.5 micrometres on paper: finer than any rule or scan.
inline constexpr int kPointDecimals = 2;
inline constexpr int kSkewDecimals = 2;

template <>
inline constexpr auto kMembers<PagePart> = std::tuple(Member{"page", &PagePart::page},
                                                      Member{"box", &PagePart::box});
static_assert(lists_all_members<PagePart>());

template <>
inline constexpr auto kMembers<Edit> = std::tuple(Member{"rule", &Edit::rule},
                                                  Member{"before", &Edit::before},
                                                  Member{"after", &Edit::after});
static_assert(lists_all_members<Edit>());

template <>
inline constexpr auto kMembers<Doubt> = std::tuple(Member{"code", &Doubt::code},
                                                   Member{"cap", &Doubt::cap});
static_assert(lists_all_members<Doubt>());

template <>
inline constexpr auto kMembers<TextCell> = std::tuple(
    Member{"row", &TextCell::row}, Member{"col", &TextCell::col},
    Member{"row_span", &TextCell::row_span}, Member{"col_span", &TextCell::col_span},
    Member{"text", &TextCell::text}, Member{"page", &TextCell::page}, Member{"box", &TextCell::box},
    Member{"parts", &TextCell::more_parts, InJson::IfSet}, Member{"source", &TextCell::source},
    Member{.name = "raw", .member = &TextCell::raw, .only_if = &TextCell::has_raw},
    Member{"has_raw", &TextCell::has_raw, InJson::Never},
    Member{"confidence", &TextCell::confidence}, Member{"review", &TextCell::review},
    Member{"edits", &TextCell::edits, InJson::IfSet},
    Member{"doubts", &TextCell::doubts, InJson::IfSet},
    Member{"proved", &TextCell::proved, InJson::IfSet},
    Member{"room", &TextCell::room, InJson::Never});
static_assert(lists_all_members<TextCell>());

// "joined" follows the record in the JSON, which this struct knows nothing of.
template <>
inline constexpr auto kMembers<TextTable> = std::tuple(
    Member{"pages", &TextTable::pages}, Member{"title", &TextTable::title, InJson::NullIfEmpty},
    Member{"subtitle", &TextTable::subtitle, InJson::NullIfEmpty},
    Member{"unit_note", &TextTable::unit_note, InJson::NullIfEmpty},
    Member{"footer", &TextTable::footer, InJson::NullIfEmpty}, Member{"rows", &TextTable::rows},
    Member{"cols", &TextTable::cols},
    Member{"grid_confidence", &TextTable::grid_confidence, InJson::IfSet},
    Member{"cells", &TextTable::cells}, Member{"joined", &TextTable::joined, InJson::Never},
    Member{"box", &TextTable::box, InJson::Never},
    Member{"col_edges", &TextTable::col_edges, InJson::Never},
    Member{"row_edges", &TextTable::row_edges, InJson::Never},
    Member{"open_top", &TextTable::open_top, InJson::Never},
    Member{"open_bottom", &TextTable::open_bottom, InJson::Never},
    Member{"aligned", &TextTable::aligned, InJson::Never});
static_assert(lists_all_members<TextTable>());

template <>
inline constexpr auto kMembers<Paragraph> =
    std::tuple(Member{"page", &Paragraph::page}, Member{"box", &Paragraph::box},
               Member{"text", &Paragraph::text}, Member{"confidence", &Paragraph::confidence},
               Member{"source", &Paragraph::source, InJson::Never},
               Member{"font_size", &Paragraph::font_size, InJson::Never});
static_assert(lists_all_members<Paragraph>());

template <>
inline constexpr auto kMembers<Finding> =
    std::tuple(Member{"severity", &Finding::severity}, Member{"code", &Finding::code},
               Member{"page", &Finding::page, InJson::NullIfEmpty},
               Member{"table", &Finding::table, InJson::NullIfEmpty},
               Member{"cells", &Finding::cells}, Member{"message", &Finding::message},
               Member{"suggestion", &Finding::suggestion, InJson::NullIfEmpty});
static_assert(lists_all_members<Finding>());

/// What PageResult and the summary that outlives it (records/document.h) tell alike.
template <typename Page>
constexpr auto page_head_members() {
  return std::tuple(Member{"number", &Page::number},
                    Member{"width", &Page::width, InJson::Always, kPointDecimals},
                    Member{"height", &Page::height, InJson::Always, kPointDecimals},
                    Member{"turned", &Page::turned},
                    Member{"skew", &Page::skew, InJson::Always, kSkewDecimals},
                    Member{"reader", &Page::reader}, Member{"why", &Page::why});
}

template <>
inline constexpr auto kMembers<PageResult> = std::tuple_cat(
    page_head_members<PageResult>(),
    std::tuple(Member{"paragraphs", &PageResult::paragraphs}, Member{"tables", &PageResult::tables},
               Member{"findings", &PageResult::findings}));
static_assert(lists_all_members<PageResult>());

}  // namespace gewu
