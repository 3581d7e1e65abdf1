// How usual a run of Chinese characters is, by the words that it can be cut into.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace gewu {

/// A language model of words: probabilities of a word after the two before it, taken from general
/// Chinese text (LibIME's zh_CN model, made for an input method). It knows nothing of forms, names
/// or places that are not in it. Read-only once made; the file is mapped, not loaded.
class WordModel {
 public:
  /// `file`: a model that LibIME can read; empty: the one that Debian installs. Errors:
  /// MissingDependency, with the package to install.
  static Result<std::unique_ptr<WordModel>> open(const std::string& file = "");

  ~WordModel();
  WordModel(const WordModel&) = delete;
  WordModel& operator=(const WordModel&) = delete;

  /// Natural logarithm of the probability of the likeliest way to cut `han` into words (a search
  /// with a narrow beam, as input methods do it). The run may begin and end inside a sentence, not
  /// inside a word. 0 if empty.
  double log_probability(std::u32string_view han) const;

 private:
  struct Words;
  explicit WordModel(std::unique_ptr<Words> words);
  std::unique_ptr<Words> words_;
};

}  // namespace gewu
