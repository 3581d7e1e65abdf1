#include "ocr/reader/word_model.h"

#include <libime/core/languagemodel.h>

#include <algorithm>
#include <array>
#include <exception>
#include <numbers>
#include <utility>
#include <vector>

#include "base/text.h"

namespace gewu {

namespace {

constexpr std::size_t kLongestWord = 6;  // characters; the model's longer words are rare
// Ways to cut the text up to one place that are followed further.
constexpr std::size_t kBeam = 3;

// The text cut up to some place.
struct Cut {
  std::array<std::string_view, 2> last;  // the last two words; empty before the first
  double log10 = 0;
};

Error missing_model(const std::string& file, const std::string& why) {
  return {ErrorCode::MissingDependency, "the language model of words cannot be read: " + why,
          "install the package libime-data-language-model", file, 0};
}

// A run of characters, of which any stretch is a view into one UTF-8 text.
class Run {
 public:
  explicit Run(std::u32string_view codes) {
    for (char32_t code : codes) {
      at_.push_back(utf8_.size());
      utf8_ += encode_utf8({&code, 1});
    }
    at_.push_back(utf8_.size());
  }
  std::size_t size() const { return at_.size() - 1; }
  std::string_view stretch(std::size_t begin, std::size_t end) const {
    return std::string_view(utf8_).substr(at_[begin], at_[end] - at_[begin]);
  }

 private:
  std::string utf8_;
  std::vector<std::size_t> at_;  // where each character begins, and the end
};

// The likeliest ones alone.
void prune(std::vector<Cut>* cuts) {
  const auto beam = cuts->begin() + static_cast<std::ptrdiff_t>(std::min(kBeam, cuts->size()));
  std::partial_sort(cuts->begin(), beam, cuts->end(),
                    [](const Cut& a, const Cut& b) { return a.log10 > b.log10; });
  cuts->erase(beam, cuts->end());
}

}  // namespace

struct WordModel::Words {
  explicit Words(std::shared_ptr<const libime::StaticLanguageModelFile> file)
      : model(std::move(file)) {}

  bool knows(std::string_view word) const { return !model.isUnknown(model.index(word), word); }

  // Of `word` after the last two.
  double log10_of(const Cut& cut, std::string_view word) const {
    std::vector<std::string_view> words;
    for (std::string_view last : cut.last) {
      if (!last.empty()) words.push_back(last);
    }
    const float before = model.wordsScore(model.nullState(), words);
    words.push_back(word);
    return model.wordsScore(model.nullState(), words) - before;
  }

  // To the cuts at the end of each word that begins at `from`.
  void extend(const Run& run, std::size_t from, std::vector<std::vector<Cut>>* cuts) const {
    for (std::size_t end = from + 1; end <= std::min(from + kLongestWord, run.size()); ++end) {
      const std::string_view word = run.stretch(from, end);
      if (end > from + 1 && !knows(word)) continue;  // a character alone may be unknown
      for (const Cut& cut : (*cuts)[from]) {
        (*cuts)[end].push_back({{cut.last[1], word}, cut.log10 + log10_of(cut, word)});
      }
    }
  }

  libime::LanguageModel model;
};

WordModel::WordModel(std::unique_ptr<Words> words) : words_(std::move(words)) {}
WordModel::~WordModel() = default;

Result<std::unique_ptr<WordModel>> WordModel::open(const std::string& file) {
  const std::string name = file.empty() ? "zh_CN.lm" : file;
  try {
    using libime::DefaultLanguageModelResolver;
    const std::shared_ptr<const libime::StaticLanguageModelFile> mapped =
        file.empty()
            ? DefaultLanguageModelResolver::instance().languageModelFileForLanguage("zh_CN")
            : std::make_shared<libime::StaticLanguageModelFile>(file.c_str());
    if (!mapped) return missing_model(name, "there is none");
    return std::unique_ptr<WordModel>(new WordModel(std::make_unique<Words>(mapped)));
  } catch (const std::exception& error) {
    return missing_model(name, error.what());
  }
}

double WordModel::log_probability(std::u32string_view han) const {
  const Run run(han);
  std::vector<std::vector<Cut>> cuts(run.size() + 1);
  cuts.front().emplace_back();
  for (std::size_t i = 0; i < run.size(); ++i) {
    prune(&cuts[i]);
    words_->extend(run, i, &cuts);
  }
  prune(&cuts.back());
  return cuts.back().front().log10 * std::numbers::ln10;
}

}  // namespace gewu
