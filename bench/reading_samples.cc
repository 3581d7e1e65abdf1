#include "bench/reading_samples.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "ingest/document.h"
#include "layout/analyse_layout.h"
#include "layout/page/page_layout.h"
#include "ocr/cell/cell_text.h"
#include "ocr/line/line_queue.h"
#include "ocr/page/upside_down.h"
#include "ocr/reader/reader_set.h"
#include "tablegrid/find_tables.h"
#include "tablegrid/grid/grid_table.h"

namespace gewu::bench {

namespace {

using nlohmann::json;
namespace fs = std::filesystem;

// A found cell is the printed one if their common area is this share of the area of both.
constexpr double kSameCell = 0.8;
constexpr const char* kTruthEnding = ".truth.json";

struct QueuedSample {
  CellSample sample;
  QueuedCell cell;
};

const GridCell* find_cell(const PointRect& box, const std::vector<GridTable>& grids,
                          const PageLayout& layout) {
  for (const GridTable& grid : grids) {
    for (const GridCell& cell : grid.cells) {
      const PointRect found = layout.transform.to_page(cell.box);
      const double common = intersect(found, box).area();
      if (common > kSameCell * (found.area() + box.area() - common)) return &cell;
    }
  }
  return nullptr;
}

PointRect box_of(const json& cell) {
  const json& b = cell.at("box");
  return {b.at(0).get<double>(), b.at(1).get<double>(), b.at(2).get<double>(),
          b.at(3).get<double>()};
}

LineSample sample_of(const DecidedLine& line, bool right) {
  LineSample sample{line.evidence, right, line.text, line.confidence, {}};
  for (const Doubt& doubt : line.doubts) sample.doubts.push_back(doubt.code);
  return sample;
}

void finish(QueuedSample* queued, const LineQueue& queue) {
  CellSample& sample = queued->sample;
  sample.inked = queued->cell.inked;
  sample.text = read_cell(queued->cell, queue).text;
  const std::string truth = fold_text(sample.truth);
  for (std::size_t id : queued->cell.ids) {
    const DecidedLine& line = queue.at(id);
    const std::string text = fold_text(line.text);
    const bool right = !text.empty() && truth.find(text) != std::string::npos;
    sample.lines.push_back(sample_of(line, right));
  }
  // One line is judged whole: "5" stands in "95", but is not right.
  if (sample.lines.size() == 1) sample.lines.front().right = is_right(sample);
}

void read_page(const json& truth, const std::string& name, const Page& page, ReaderSet* readers,
               PlainTesseract* plain, std::vector<CellSample>* samples) {
  LayoutOptions options;
  options.reads_upside_down = head_judge(*readers);
  const auto [layout, grids, missed] = find_tables_squarely(analyse_layout(page, options), {});
  const PageInk ink = survey_ink(layout);
  LineQueue queue(ink.peppered);
  std::vector<QueuedSample> queued;
  for (const json& table : truth.at("tables")) {
    for (const json& cell : table.at("cells")) {
      if (cell.at("page").get<int>() != page.number || cell.contains("parts")) continue;
      const GridCell* found = find_cell(box_of(cell), grids, layout);
      if (found == nullptr) continue;
      QueuedSample one;
      one.sample.condition = truth.at("condition").get<std::string>();
      one.sample.page = name + "#" + std::to_string(page.number);
      one.sample.held_out = truth.at("held_out_face").get<bool>();
      one.sample.truth = cell.at("text").get<std::string>();
      if (plain != nullptr) one.sample.plain = plain->read(layout.grey, found->box);
      one.cell = queue_cell(ink, found->box, &queue);
      queued.push_back(std::move(one));
    }
  }
  queue.read(readers);
  for (QueuedSample& one : queued) {
    finish(&one, queue);
    samples->push_back(std::move(one.sample));
  }
}

}  // namespace

Result<std::vector<CellSample>> read_samples(const std::string& truth_path, ReaderSet* readers,
                                             PlainTesseract* plain) {
  std::ifstream in(truth_path);
  const json truth = json::parse(in, nullptr, false);
  if (truth.is_discarded()) {
    return Error{ErrorCode::Damaged, "not a truth file", "", truth_path, 0};
  }
  const std::string stem =
      truth_path.substr(0, truth_path.size() - std::char_traits<char>::length(kTruthEnding));
  const bool picture = !fs::exists(stem + ".pdf");
  Result<std::unique_ptr<SourceDocument>> document =
      open_document(stem + (picture ? ".png" : ".pdf"), {});
  if (!document) return document.error();
  std::vector<CellSample> samples;
  for (int number = 1; number <= (*document)->page_count(); ++number) {
    const Result<Page> page = (*document)->read_page(number, {});
    if (page) read_page(truth, fs::path(stem).filename().string(), *page, readers, plain, &samples);
  }
  return samples;
}

std::vector<CellSample> read_line_samples(const std::vector<LineSet>& sets, ReaderSet* readers) {
  constexpr std::size_t kPageLines = 60;  // a page of mixed type is judged as one
  std::vector<CellSample> samples;
  for (const LineSet& set : sets) {
    for (std::size_t begin = 0; begin < set.lines.size(); begin += kPageLines) {
      LineQueue queue;
      const std::size_t end = std::min(set.lines.size(), begin + kPageLines);
      std::vector<std::size_t> ids;
      for (std::size_t i = begin; i < end; ++i) ids.push_back(queue.add(set.lines[i].grey));
      queue.read(readers);
      for (std::size_t i = begin; i < end; ++i) {
        const DecidedLine& line = queue.at(ids[i - begin]);
        CellSample sample{set.name,  set.name + "#" + std::to_string(begin / kPageLines),
                          false,     set.lines[i].text,
                          line.text, {},
                          true,      {}};
        sample.lines.push_back(sample_of(line, is_right(sample)));
        samples.push_back(std::move(sample));
      }
    }
  }
  return samples;
}

double cell_confidence(const CellSample& cell, const ConfidenceModel& model) {
  if (!cell.inked) return kBlankConfidence;
  double confidence = cell.lines.empty() ? 0 : 1;
  for (const LineSample& line : cell.lines) confidence *= line_confidence(line.evidence, model);
  return confidence;
}

bool is_right(const CellSample& cell) { return fold_text(cell.truth) == fold_text(cell.text); }

}  // namespace gewu::bench
