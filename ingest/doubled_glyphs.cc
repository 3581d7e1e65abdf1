#include "ingest/doubled_glyphs.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <unordered_map>

namespace gewu {
namespace {

// Fake bold shifts by a few hundredths of the em, a shadow by up to a tenth; neighbours that are
// really printed stand at least a fifth of an em apart ("11", "ll").
constexpr double kMaxShift = 0.12;
// Copies have the same size, up to rounding.
constexpr double kSizeTolerance = 0.1;
// Buckets are at least as wide as the largest shift, so that a copy lies in the same or the next.
constexpr double kBucket = 6;  // points
constexpr double kMaxShiftPoints = kBucket;
// A bucket is a few millimetres wide: more glyphs of one character in it are an attack on time.
constexpr int kLookedAtPerBucket = 64;

bool is_copy(const Glyph& a, const Glyph& b) {
  if (a.unicode != b.unicode) return false;
  const double em = std::max(a.size, b.size);
  if (std::abs(a.size - b.size) > kSizeTolerance * em || a.rotation != b.rotation) return false;
  const double allowed = std::min(kMaxShift * em, kMaxShiftPoints);
  return std::abs(a.box.x0 - b.box.x0) <= allowed && std::abs(a.box.y0 - b.box.y0) <= allowed;
}

// Kept glyphs by character and place.
class KeptGlyphs {
 public:
  explicit KeptGlyphs(std::vector<Glyph>* kept) : kept_(kept) {}

  Glyph* find_copy(const Glyph& glyph) {
    for (int dx = -1; dx <= 1; ++dx) {
      for (int dy = -1; dy <= 1; ++dy) {
        if (Glyph* copy = find_in(key(glyph, dx, dy), glyph)) return copy;
      }
    }
    return nullptr;
  }

  void add(const Glyph& glyph) {
    by_place_.emplace(key(glyph, 0, 0), kept_->size());
    kept_->push_back(glyph);
  }

 private:
  static std::uint64_t key(const Glyph& glyph, int dx, int dy) {
    const auto col = static_cast<std::int64_t>(std::floor(glyph.box.x0 / kBucket)) + dx;
    const auto row = static_cast<std::int64_t>(std::floor(glyph.box.y0 / kBucket)) + dy;
    constexpr std::uint64_t kMask = (1 << 20) - 1;  // Unicode has 21 bits, places 20 each
    return (static_cast<std::uint64_t>(glyph.unicode) << 40) |
           ((static_cast<std::uint64_t>(col) & kMask) << 20) |
           (static_cast<std::uint64_t>(row) & kMask);
  }

  Glyph* find_in(std::uint64_t bucket, const Glyph& glyph) {
    const auto [begin, end] = by_place_.equal_range(bucket);
    int looked_at = 0;
    for (auto it = begin; it != end && looked_at < kLookedAtPerBucket; ++it, ++looked_at) {
      Glyph& kept = (*kept_)[it->second];
      if (is_copy(kept, glyph)) return &kept;
    }
    return nullptr;
  }

  std::vector<Glyph>* kept_;
  std::unordered_multimap<std::uint64_t, std::size_t> by_place_;
};

}  // namespace

int merge_doubled_glyphs(std::vector<Glyph>* glyphs) {
  std::vector<Glyph> kept;
  kept.reserve(glyphs->size());
  KeptGlyphs places(&kept);
  for (const Glyph& glyph : *glyphs) {
    Glyph* copy = glyph.unicode == 0 ? nullptr : places.find_copy(glyph);
    if (copy == nullptr) {
      places.add(glyph);
    } else if (copy->invisible && !glyph.invisible) {
      *copy = glyph;
    }
  }
  const int removed = static_cast<int>(glyphs->size() - kept.size());
  *glyphs = std::move(kept);
  return removed;
}

}  // namespace gewu
