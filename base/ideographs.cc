#include "base/ideographs.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <string_view>

namespace gewu {

namespace {

// EquivalentUnifiedIdeograph.txt of the Unicode Character Database, version 14: for each code point
// of a block the ideograph that looks the same. One without (U+2E80, U+2E9A) stands for itself.
constexpr char32_t kSupplementFirst = 0x2E80;  // CJK Radicals Supplement
constexpr char32_t kKangxiFirst = 0x2F00;      // Kangxi Radicals
// clang-format off
constexpr std::u32string_view kSupplement =
    U"⺀厂乛乚乙亻冂𠘨刀刂卜㔾小尐兀尣尢𡯂巳幺彑彐忄心扌攵⺚旡日月歺母民氵氺灬爫爬丬牛"
    U"犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艺艻虎衤覀西见角𧢲讠贝𧾷车辶辷辸邑"
    U"钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟";
constexpr std::u32string_view kKangxi =
    U"一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀"
    U"寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋"
    U"比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸"
    U"缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛"
    U"辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻"
    U"黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";
// clang-format on

/// The character at `c` in a table of a block, or 0.
char32_t in_block(char32_t c, char32_t first, std::u32string_view block) {
  return c >= first && c - first < block.size() ? block[c - first] : U'\0';
}

/// U+F900.. and U+2F800..: canonically the same as one unified ideograph each.
char32_t canonical_ideograph(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  icu::UnicodeString parts;
  if (U_FAILURE(status) || !nfc->getDecomposition(static_cast<UChar32>(c), parts)) return c;
  return parts.countChar32() == 1 ? static_cast<char32_t>(parts.char32At(0)) : c;
}

}  // namespace

char32_t unified_ideograph(char32_t c) {
  if (c < kSupplementFirst) return c;
  if (const char32_t same = in_block(c, kSupplementFirst, kSupplement)) return same;
  if (const char32_t same = in_block(c, kKangxiFirst, kKangxi)) return same;
  if (c == 0x31D0) return U'一';
  if (c == 0x31D1) return U'丨';
  const bool compatible = (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F);
  return compatible ? canonical_ideograph(c) : c;
}

}  // namespace gewu
