// The texts of --help in Chinese.
#include <algorithm>
#include <array>

#include "app/language.h"

namespace gewu {

namespace {

constexpr const char* kOverview =
    R"(gewu（格物）把公开的预算文件变成核对过的表：读 PDF、扫描件和抽取得混乱的文字，写 JSON、CSV 和
SQLite 数据库，每个单元格都注明有多大把握。

  gewu convert 输入... -o 输出        读文件，写表格
  gewu review 输出                    生成复核页
  gewu apply 输出                     把复核结果写进各种输出
  gewu merge 分片... -o 输出          把分片合成一份输出
  gewu show 输入 --page N -o 图.png   把读出的内容画在页面上，颜色表示把握大小
  gewu doctor                         检查模型、字体和数据是否齐全
  gewu help 命令                      某个命令的说明
  gewu --version

先试试：
  gewu convert 公开.pdf -o out
  sqlite3 out/gewu.db 'SELECT * FROM v_review'

退出码：0 全部正常，2 用法不对，3 有内容需要人看，4 有文件失败，5 一个也没读成，6 缺少模型或部件，
7 不能写出，130 被中断。
)";

constexpr const char* kConvert = R"(gewu convert 输入... -o 输出

读 PDF、图片（PNG、JPEG、TIFF、WebP、JPEG 2000、BMP、GIF）、文字（.txt .tsv .csv .md .html，- 表示标准
输入）和装着它们的文件夹，写出

  输出/<文件名>.json      每份文件一个：页面、表格、单元格、记录、发现的问题
  输出/tables/*.csv       每张表一个
  输出/projects.csv       每个项目一行；同样还有 departments.csv、indicators.csv、project_lists.csv、
                          amounts.csv、cells.csv、findings.csv
  输出/gewu.db            同样内容的 SQLite 数据库；再次转换只替换该文件自己的行

中断以后，用同一条命令接着做，已读过的不再重读。

例子
  gewu convert 公开.pdf -o out
  gewu convert 扫描件/ -o out --jobs 4 --to json,sqlite
  gewu convert 加密.pdf -o out --password-file 密码.txt --pages 1-3,7
  pdftotext -layout 公开.pdf - | gewu convert - -o out
)";

constexpr const char* kReview = R"(gewu review 输出

写出 输出/review/<文件名>.html，每份文件一页：需要人看的单元格，最要紧的在前，旁边是原件图像。复核页
不需联网，直接用浏览器打开；填写的结果存在浏览器里，可以存成文件。加 --serve 则只在本机提供复核页，
结果立即写入 输出/corrections.jsonl。

按键：回车 认可（改动后为改正），E 改，U 看不清，左右箭头 上一个、下一个。

例子
  gewu review out
  gewu apply out --corrections ~/Downloads/公开.corrections.jsonl
  gewu review out --serve && gewu apply out
)";

constexpr const char* kApply = R"(gewu apply 输出

把 输出/corrections.jsonl 中的复核结果写进单元格、记录、合计、发现、CSV、数据库和工作簿。原来读到的
文字留在 raw 里。以后每次转换同一份文件也会照做。对不上的结果会作为一条发现报告，并且保留。

例子
  gewu apply out --corrections 公开.corrections.jsonl
)";

constexpr const char* kMerge = R"(gewu merge 分片... -o 输出

把 gewu convert --shard 写出的各个文件夹（按分片次序给出）合成一份，与一次转换全部文件的结果完全相同。

例子
  gewu convert 扫描件/ -o part1 --shard 1/2
  gewu convert 扫描件/ -o part2 --shard 2/2
  gewu merge part1 part2 -o out
)";

constexpr const char* kShow = R"(gewu show 输入 --page N -o 图.png
gewu show 输入 --all -o 文件夹

画出页面、找到的格子和每格读出的文字：绿色有把握，黄色差一些，红色可疑，灰色空白。需复核的格子有粗
红框，表外的文字有蓝框。规则改动了什么、为什么可疑，也会打印出来。

例子
  gewu show 公开.pdf --page 2 -o 第2页.png
  gewu show 扫描.pdf --all --review-only --beside -o 图
  gewu show 公开.pdf --page 2 --cell 70.5,120,210.25,138 -o 格.png
)";

constexpr const char* kDoctor = R"(gewu doctor

列出各部件的版本，找到了哪些模型、字体和数据，或者应当安装什么。缺少时退出码为 6。
)";

struct FlagWords {
  std::string_view flag;
  std::string_view help;
};

constexpr std::array kFlagWords = {
    FlagWords{"output", "convert、merge：输出文件夹，没有则新建；show：PNG 文件"},
    FlagWords{"to", "写什么：json、csv、sqlite（默认这三种）、xlsx、postgresql"},
    FlagWords{"pages", "只读这些页，如 1-3,7 或 5-；show：与 --all 一起用"},
    FlagWords{"page", "要画的页（默认 1）"},
    FlagWords{"all", "画出每一页，放进 -o 指定的文件夹"},
    FlagWords{"review-only", "只画需要复核的格子；与 --all 一起用时只画有这种格子的页"},
    FlagWords{"beside", "读出的内容画在原件右边，而不是原件上"},
    FlagWords{"cell", "只看一格，放大，下面是读出的内容；位置见 cells.csv"},
    FlagWords{"files-from", "另从清单读取文件名（- 为标准输入），每行一个或以零字节分隔"},
    FlagWords{"shard", "只做 N 份中的第 I 份，保留 gewu merge 所需的内容"},
    FlagWords{"redo", "中断前已读过的也重新读"},
    FlagWords{"progress", "text（默认），或 jsonl：每个事件一行写到标准错误，供程序使用"},
    FlagWords{"jobs", "工作进程数（默认每个处理器一个）"},
    FlagWords{"reader", "auto：文字层可信就用，否则识别（默认）；text-layer；ocr"},
    FlagWords{"ocr", "用两个识别器互相核对（both，默认）；own；tesseract"},
    FlagWords{"dpi", "绘制页面的分辨率（默认逐页选择）"},
    FlagWords{"password", "加密 PDF 的密码"},
    FlagWords{"password-file", "密码在文件第一行；也可用环境变量 GEWU_PASSWORD"},
    FlagWords{"tessdata", "Tesseract 的 traineddata 文件夹"},
    FlagWords{"lang", "Tesseract 的语言（默认 chi_sim）"},
    FlagWords{"model", "行识别模型的文件夹"},
    FlagWords{"review-below", "读对的概率低于此值的格子标为需复核（默认 0.97）"},
    FlagWords{"without-rule", "停用 docs/reading.md 中的一条规则，看看它的作用；可重复"},
    FlagWords{"excel-safe", "CSV：在会被当作公式的文字前加 '"},
    FlagWords{"database", "PostgreSQL：postgresql://用户@主机/库名；apply 也会更新它"},
    FlagWords{"corrections", "除 输出/corrections.jsonl 以外的复核结果；apply 会并入该文件"},
    FlagWords{"serve", "在本机提供复核页，结果立即生效"},
    FlagWords{"port", "--serve 的端口（默认任选空闲的）"},
    FlagWords{"language", "程序和复核页的语言：zh 或 en（默认看 LANG；复核页默认 zh）"},
    FlagWords{"headers", "CSV 表头用 en（默认）或 zh"},
    FlagWords{"max-pages", "页数更多的文件不读（默认 5000）"},
    FlagWords{"max-pixels", "像素更多的页面不读（默认 60M）"},
    FlagWords{"max-bytes", "更大的文件不读（默认 1G）"},
    FlagWords{"cpu-seconds", "一页可用的处理器时间，秒（默认 60）"},
    FlagWords{"max-memory", "一个工作进程的地址空间（默认 1536M）"},
    FlagWords{"quiet", "除错误外什么也不说"},
    FlagWords{"verbose", "说明每一页怎样读出、用了多久"},
};

}  // namespace

const char* chinese_help(Command about) {
  switch (about) {
    case Command::Convert:
      return kConvert;
    case Command::Apply:
      return kApply;
    case Command::Review:
      return kReview;
    case Command::Merge:
      return kMerge;
    case Command::Show:
      return kShow;
    case Command::Doctor:
      return kDoctor;
    default:
      return kOverview;
  }
}

std::string_view chinese_flag_help(std::string_view flag) {
  const auto* const found =
      std::find_if(kFlagWords.begin(), kFlagWords.end(),
                   [&](const FlagWords& words) { return words.flag == flag; });
  return found == kFlagWords.end() ? std::string_view() : found->help;
}

}  // namespace gewu
