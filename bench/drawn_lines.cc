#include "bench/drawn_lines.h"

#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <memory>
#include <utility>

#include "base/text.h"
#include "bench/drawn_text.h"
#include "bench/line_crop.h"
#include "fixtures/damage.h"
#include "fixtures/rng.h"

namespace gewu::bench {

namespace {

using fixtures::Damage;
using fixtures::Rng;
using Text = std::u32string;

// As training/fonts.py keeps them out.
constexpr const char* kKeptOut[] = {"FandolKai", "AR PL SungtiL GB", "AR PL KaitiM GB",
                                    "WenQuanYi Micro Hei"};
// Faces of the test documents (fixtures/), which training knows.
constexpr const char* kTrained[] = {"AR PL UMing CN", "AR PL UKai CN", "Noto Serif CJK SC",
                                    "Noto Sans CJK SC"};
constexpr double kPaper = 0.6;         // em of paper above and below, before the cut to the ink
constexpr double kSidePaper = 0.12;    // em, as a cell's line is cut
constexpr double kPageEm = 10.5 / 72;  // inches: the usual size of these forms
constexpr double kLowDpi = 150;
constexpr double kFaxDpi = 200;

// ---- faces and drawing

struct Release {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* context) const { cairo_destroy(context); }
  void operator()(PangoFontDescription* description) const {
    pango_font_description_free(description);
  }
  void operator()(PangoAttrList* list) const { pango_attr_list_unref(list); }
  void operator()(PangoLayout* object) const { g_object_unref(object); }
  void operator()(PangoContext* object) const { g_object_unref(object); }
  void operator()(PangoFont* object) const { g_object_unref(object); }
};
template <typename T>
using Held = std::unique_ptr<T, Release>;

bool has_face(const std::string& family) {
  PangoFontMap* map = pango_cairo_font_map_get_default();
  const Held<PangoContext> context(pango_font_map_create_context(map));
  const Held<PangoFontDescription> wanted(pango_font_description_from_string(family.c_str()));
  const Held<PangoFont> font(pango_font_map_load_font(map, context.get(), wanted.get()));
  if (!font) return false;
  const Held<PangoFontDescription> got(pango_font_describe(font.get()));
  const char* name = pango_font_description_get_family(got.get());
  return name != nullptr && family == name;
}

Held<PangoLayout> set_line(cairo_t* cr, const std::string& family, double em,
                           const std::string& text) {
  Held<PangoLayout> layout(pango_cairo_create_layout(cr));
  const Held<PangoFontDescription> face(pango_font_description_from_string(family.c_str()));
  pango_font_description_set_absolute_size(face.get(), em * PANGO_SCALE);
  pango_layout_set_font_description(layout.get(), face.get());
  const Held<PangoAttrList> attributes(pango_attr_list_new());
  pango_attr_list_insert(attributes.get(), pango_attr_fallback_new(FALSE));
  pango_layout_set_attributes(layout.get(), attributes.get());
  pango_layout_set_text(layout.get(), text.c_str(), -1);
  return layout;
}

// Some faces have empty glyphs for what they lack.
bool every_character_inked(PangoLayout* layout) {
  PangoLayoutIter* at = pango_layout_get_iter(layout);
  bool inked = true;
  do {
    PangoRectangle ink;
    pango_layout_iter_get_cluster_extents(at, &ink, nullptr);
    inked = inked && (ink.width > 0 || pango_layout_iter_get_run_readonly(at) == nullptr);
  } while (pango_layout_iter_next_cluster(at) != 0);
  pango_layout_iter_free(at);
  return inked && pango_layout_get_unknown_glyphs_count(layout) == 0;
}

// Black on white, with paper all around. Empty if the face lacks a character.
Image draw(const std::string& family, double em, const Text& text) {
  const std::string utf8 = encode_utf8(text);
  const int paper = static_cast<int>(std::ceil(kPaper * em));
  const int side = static_cast<int>(std::ceil(kSidePaper * em));
  const Held<cairo_surface_t> measure(cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1));
  const Held<cairo_t> ruler(cairo_create(measure.get()));
  int width = 0;
  int height = 0;
  const Held<PangoLayout> measured = set_line(ruler.get(), family, em, utf8);
  if (!every_character_inked(measured.get())) return {};
  pango_layout_get_pixel_size(measured.get(), &width, &height);
  Image image(width + 2 * side, height + 2 * paper, 1);
  const Held<cairo_surface_t> surface(
      cairo_image_surface_create(CAIRO_FORMAT_A8, image.width, image.height));
  const Held<cairo_t> cr(cairo_create(surface.get()));
  cairo_move_to(cr.get(), side, paper);
  pango_cairo_show_layout(cr.get(), set_line(cr.get(), family, em, utf8).get());
  cairo_surface_flush(surface.get());
  const unsigned char* ink = cairo_image_surface_get_data(surface.get());
  const int stride = cairo_image_surface_get_stride(surface.get());
  for (int y = 0; y < image.height; ++y) {
    const unsigned char* row = ink + static_cast<std::ptrdiff_t>(y) * stride;
    std::transform(row, row + image.width, image.row(y),
                   [](unsigned char alpha) { return static_cast<std::uint8_t>(255 - alpha); });
  }
  return image;
}

// ---- how it is damaged

struct Condition {
  double least_em = 0;  // pixels
  double most_em = 0;
  Damage damage;
  int jpeg = 0;  // quality; 0: none
};

Condition clean() { return {28, 48, {}, 0}; }

// Blur, fading, noise and JPEG of a bad office scan, each drawn anew for every line.
Condition degraded(Rng* rng) {
  Damage damage;
  damage.skew = 0.5;
  damage.blur = rng->uniform(0.3, 1.1);
  damage.noise = rng->uniform(1, 14);
  damage.fade = rng->uniform(0, 0.5);
  return {24, 30, damage, rng->chance(0.5) ? 40 + rng->below(50) : 0};
}

Condition low(Rng* rng) {
  Damage damage;
  damage.skew = 0.3;
  damage.blur = rng->uniform(0.2, 0.6);
  damage.noise = rng->uniform(1, 5);
  return {kPageEm * kLowDpi, kPageEm * kLowDpi, damage, 75};
}

Condition fax(Rng* rng) {
  Damage damage;
  damage.skew = 0.3;
  damage.blur = rng->uniform(0.4, 0.8);
  damage.noise = rng->uniform(4, 12);
  damage.bilevel = true;
  damage.pepper = rng->uniform(0, 0.002);
  damage.broken_strokes = rng->uniform(0, 0.01);
  return {kPageEm * kFaxDpi, kPageEm * kFaxDpi, damage, 0};
}

// The line as the program would cut it. Empty if the face lacks a character.
Image photograph(const std::string& family, const Text& text, const Condition& condition,
                 Rng* rng) {
  const double em = rng->uniform(condition.least_em, condition.most_em);
  const Image drawn = draw(family, em, text);
  const RowRange rows = ink_rows(drawn, em);
  if (rows.empty()) return {};
  const Image damaged = fixtures::apply_damage(drawn, condition.damage, rng);
  return cut_rows(condition.jpeg > 0 ? through_jpeg(damaged, condition.jpeg) : damaged, rows);
}

struct Recipe {
  std::string name;
  std::function<Text(Rng*)> text;
  std::function<Condition(int line, Rng*)> condition;
};

std::vector<Recipe> recipes(const DrawnText& source) {
  const auto office = [&source](Rng* rng) { return source.office(rng); };
  const auto no_damage = [](int, Rng*) { return clean(); };
  const auto in_turn = [](int line, Rng* rng) {
    return line % 3 == 0 ? clean() : line % 3 == 1 ? degraded(rng) : low(rng);
  };
  return {{"clean", office, no_damage},
          {"degraded", office, [](int, Rng* rng) { return degraded(rng); }},
          {"150dpi", office, [](int, Rng* rng) { return low(rng); }},
          {"fax", office, [](int, Rng* rng) { return fax(rng); }},
          {"values", [&source](Rng* rng) { return source.value(rng); }, in_turn},
          {"rare", [&source](Rng* rng) { return source.rare(rng); }, no_damage}};
}

LineSet draw_set(const Recipe& recipe, const std::vector<std::string>& faces,
                 const DrawnLineOptions& options) {
  Rng rng(fixtures::seed_of(recipe.name, options.seed));
  LineSet set{recipe.name, {}};
  const int most_tries = 20 * options.lines;  // a face may lack nearly everything
  for (int i = 0; i < most_tries && static_cast<int>(set.lines.size()) < options.lines; ++i) {
    const auto line = static_cast<int>(set.lines.size());
    const std::string& face = faces[static_cast<std::size_t>(i) % faces.size()];
    const Text text = recipe.text(&rng);
    if (text.empty()) break;
    Image crop = photograph(face, text, recipe.condition(line, &rng), &rng);
    if (!crop.empty()) set.lines.push_back({std::move(crop), encode_utf8(text)});
  }
  return set;
}

std::vector<std::string> find_trained_faces() {
  std::vector<std::string> faces;
  for (const char* face : kTrained) {
    if (has_face(face)) faces.emplace_back(face);
  }
  return faces;
}

}  // namespace

KeptOutFaces find_kept_out_faces() {
  KeptOutFaces faces;
  for (const char* face : kKeptOut) {
    (has_face(face) ? faces.found : faces.missing).emplace_back(face);
  }
  return faces;
}

std::vector<LineSet> draw_line_sets(const DrawnLineOptions& options) {
  const std::vector<std::string> faces =
      options.trained ? find_trained_faces() : find_kept_out_faces().found;
  if (faces.empty()) return {};
  const DrawnText source(options.gold, options.alphabet,
                         options.trained ? GoldPart::Trained : GoldPart::HeldOut);
  std::vector<LineSet> sets;
  for (Recipe& recipe : recipes(source)) {
    if (options.trained && recipe.name == "rare") continue;  // no guide to how forms are misread
    recipe.name.insert(0, options.trained ? "fit-" : "drawn-");
    sets.push_back(draw_set(recipe, faces, options));
    if (sets.back().lines.empty()) sets.pop_back();
  }
  return sets;
}

}  // namespace gewu::bench
