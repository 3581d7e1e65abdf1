#include "records/upright.h"

#include <map>

#include "base/page_turn.h"

namespace gewu {

PageResult turn_upright(PageResult page) {
  const PageTurn turn{page.width, page.height, page.turned};
  if (turn.degrees == 0) return page;
  for (Paragraph& paragraph : page.paragraphs) paragraph.box = turn.upright(paragraph.box);
  for (TextTable& table : page.tables) {
    table.box = turn.upright(table.box);
    for (TextCell& cell : table.cells) cell.box = turn.upright(cell.box);
  }
  page.width = turn.upright_width();
  page.height = turn.upright_height();
  return page;
}

void turn_back(const std::vector<PageResult>& pages, TextTable& table) {
  std::map<int, PageTurn> turns;
  for (const PageResult& page : pages) {
    if (page.turned == 0) continue;
    turns[page.number] = PageTurn{page.width, page.height, page.turned}.back();
  }
  const auto put_back = [&](int page, PointRect& box) {
    const auto turn = turns.find(page);
    if (turn != turns.end()) box = turn->second.upright(box);
  };
  if (!table.pages.empty()) put_back(table.pages.front(), table.box);
  for (TextCell& cell : table.cells) {
    put_back(cell.page, cell.box);
    for (PagePart& part : cell.more_parts) put_back(part.page, part.box);
  }
}

}  // namespace gewu
