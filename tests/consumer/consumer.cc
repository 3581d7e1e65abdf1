// Mangled text in, a document's JSON out: what the library is linked for.
#include <cstdio>

#include "export/record_sink.h"
#include "rebuild/rebuild.h"
#include "records/document.h"

int main() {
  auto pages = gewu::rebuild_pages(
      "项目支出绩效目标表\n项目名称\t桥\n年度目标\t建成一座\n一级指标\t二级指标\t三级指标\t指标值\n"
      "产出指标\t数量指标\t座数\t≥1座\n",
      {});
  if (!pages) return 1;
  const gewu::Document document =
      gewu::build_document({"a.txt", "", 0, "text", "", 1}, std::move(*pages), {});
  std::puts(gewu::to_json(document).c_str());
  return 0;
}
