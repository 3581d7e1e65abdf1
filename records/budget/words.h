// What the words in a budget table's head and first columns say.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gewu {

/// 合计, 收入总计, 人员经费合计, 本年支出合计.
bool is_total_name(std::string_view name);

/// 小计, 当年收入小计, 本年收入合计: a total that others may still be added to.
bool is_subtotal_name(std::string_view name);

/// 总计, 收入总计, 收入合计, 合计: what closes a side.
bool is_grand_total_name(std::string_view name);

/// The depth that the number before a name stands for: 一、 1, （一） 2, 1. 3, (1) 4; 0: none.
int numbering_depth(std::string_view name);

/// The number before a name is the first of its sequence: 一、, （一）, 1.
bool starts_numbering(std::string_view name);

/// 其中：财政拨款.
bool is_of_which(std::string_view name);

/// 减：上年结余: to be taken off.
bool is_deduction(std::string_view name);

/// 无, 本表无数据, 此表为空: a table that says that it holds nothing.
bool says_nothing(std::string_view text);

/// 预算数, 决算数, 上年执行数, 增减额: which of several amounts of the same thing a column holds.
bool is_measure(std::string_view label);

/// A budget code of 类, 款, 项 or one of their parts: "204", "20406", "2040601", "06".
bool is_code(std::string_view text);

/// A cell that holds an amount, a count or a rate, well formed or nearly: digits prevail.
bool looks_numeric(std::string_view text);

/// 元, 万元, ... in a head label or a note ("金额（万元）", "单位：元"); empty if none.
std::string money_unit_in(std::string_view text);

/// Nothing printed, or a dash that stands for nothing.
bool is_nothing(std::string_view text);

}  // namespace gewu
