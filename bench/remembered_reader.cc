#include "bench/remembered_reader.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <unordered_map>
#include <utility>

#include "base/hash.h"

namespace gewu::bench {

namespace {

using nlohmann::json;

std::string key_of(const Image& line, LineKind kind) {
  std::string bytes(line.pixels.begin(), line.pixels.end());
  bytes += " " + std::to_string(line.width) + " " + std::to_string(line.height) + " " +
           std::to_string(static_cast<int>(kind));
  return sha256(bytes);
}

json as_json(const LineReading& reading) {
  json chars = json::array();
  for (const ReadChar& c : reading.chars) {
    chars.push_back(
        {c.code, c.probability, c.runner_up, c.runner_up_probability, c.x0, c.x1, c.centre});
  }
  return {{"chars", chars}, {"probability", reading.probability}, {"raw", reading.raw}};
}

LineReading as_reading(const json& kept) {
  LineReading reading;
  for (const json& values : kept.at("chars")) {
    ReadChar c;
    c.code = values.at(0).get<char32_t>();
    c.probability = values.at(1).get<float>();
    c.runner_up = values.at(2).get<char32_t>();
    c.runner_up_probability = values.at(3).get<float>();
    c.x0 = values.at(4).get<float>();
    c.x1 = values.at(5).get<float>();
    c.centre = values.at(6).get<float>();
    reading.chars.push_back(c);
  }
  reading.probability = kept.at("probability").get<float>();
  reading.raw = kept.at("raw").get<std::string>();
  return reading;
}

class RememberedReader : public LineRecognizer {
 public:
  RememberedReader(std::unique_ptr<LineRecognizer> reader, const std::string& file)
      : reader_(std::move(reader)) {
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
      const json kept = json::parse(line, nullptr, false);
      if (!kept.is_discarded()) known_[kept.at("key").get<std::string>()] = as_reading(kept);
    }
    out_.open(file, std::ios::app);
  }

  std::string_view name() const override { return reader_->name(); }
  bool knows(char32_t code) const override { return reader_->knows(code); }

  std::vector<LineReading> read(std::span<const Image> lines) override {
    std::vector<LineReading> readings;
    for (const Image& line : lines) readings.push_back(read_as(line, LineKind::Unknown));
    return readings;
  }

  LineReading read_as(const Image& line, LineKind kind) override {
    const std::string key = key_of(line, kind);
    const auto known = known_.find(key);
    if (known != known_.end()) return known->second;
    const LineReading reading = reader_->read_as(line, kind);
    json kept = as_json(reading);
    kept["key"] = key;
    out_ << kept.dump() << "\n";
    known_[key] = reading;
    return reading;
  }

 private:
  std::unique_ptr<LineRecognizer> reader_;
  std::unordered_map<std::string, LineReading> known_;
  std::ofstream out_;
};

}  // namespace

std::unique_ptr<LineRecognizer> remember_readings(std::unique_ptr<LineRecognizer> reader,
                                                  const std::string& file) {
  return std::make_unique<RememberedReader>(std::move(reader), file);
}

}  // namespace gewu::bench
