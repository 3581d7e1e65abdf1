// The two readers themselves, on the crops of bench/crops and on images that are no text.
#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <algorithm>
#include <fstream>
#include <random>
#include <sstream>

#include "base/text.h"
#include "ocr/page/make_readers.h"
#include "ocr/page/page_text.h"
#include "ocr/recognizer/model_folder.h"
#include "ocr/recognizer/network_recognizer.h"
#include "ocr/tesseract/tesseract_reader.h"

namespace gewu {
namespace {

struct Crop {
  Image image;
  std::string text;
};

Image cut(Pix* strip, int top, int width, int height) {
  Image image(width, height, 1);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      l_uint32 value = 0;
      pixGetPixel(strip, x, top + y, &value);
      image.row(y)[x] = static_cast<std::uint8_t>(value);
    }
  }
  return image;
}

// Whether the model has every character: rare ones are another matter.
bool is_known(const std::string& text) {
  static const std::u32string kAlphabet = load_model_folder(find_model_folder(""))->alphabet;
  const std::u32string codes = decode_utf8(fold_text(text));
  return std::all_of(codes.begin(), codes.end(),
                     [](char32_t c) { return kAlphabet.find(c) != std::u32string::npos; });
}

// The first crops of a set: strip file, top, width, height, text per row.
std::vector<Crop> load_crops(const std::string& set, std::size_t count) {
  std::vector<Crop> crops;
  std::ifstream in("bench/crops/" + set + ".tsv");
  std::string row;
  std::string open;
  Pix* strip = nullptr;
  while (crops.size() < count && std::getline(in, row)) {
    std::istringstream fields(row);
    std::string file;
    int top = 0;
    int width = 0;
    int height = 0;
    std::string text;
    fields >> file >> top >> width >> height;
    std::getline(fields >> std::ws, text);
    if (file != open) {
      pixDestroy(&strip);
      strip = pixRead(("bench/crops/" + file).c_str());
      open = file;
    }
    if (strip != nullptr && is_known(text)) crops.push_back({cut(strip, top, width, height), text});
  }
  pixDestroy(&strip);
  return crops;
}

double error_rate(LineRecognizer* reader, const std::vector<Crop>& crops) {
  double errors = 0;
  double characters = 0;
  for (const Crop& crop : crops) {
    const std::u32string truth = decode_utf8(fold_text(crop.text));
    const LineReading reading = reader->read({&crop.image, 1}).front();
    errors += edit_distance(truth, decode_utf8(fold_text(reading.text())));
    characters += static_cast<double>(truth.size());
  }
  return errors / characters;
}

Image noise(int width, int height, unsigned seed) {
  Image image(width, height, 1);
  std::mt19937 random(seed);
  for (std::uint8_t& pixel : image.pixels) pixel = static_cast<std::uint8_t>(random() >> 24U);
  return image;
}

std::vector<Image> odd_images() {
  return {Image(),
          Image(1, 1, 1),
          Image(32768, 40, 1),
          Image(200, 40, 1, 0),
          Image(1, 400, 1),
          Image(200, 40, 1, 255),
          noise(200, 40, 1),
          noise(1, 1, 2),
          noise(32768, 3, 3),
          noise(40, 300, 4),
          noise(30, 30, 5),
          Image(60, 40, 3)};
}

void expect_no_text(LineRecognizer* reader) {
  const std::vector<Image> images = odd_images();
  const std::vector<LineReading> readings = reader->read(images);
  ASSERT_EQ(readings.size(), images.size());
  for (std::size_t i = 0; i < images.size(); ++i) {
    EXPECT_TRUE(readings[i].chars.empty() || readings[i].probability < 0.2)
        << "image " << i << ": " << readings[i].text() << " " << readings[i].probability;
  }
}

// These bounds tell a reader that works from one that does not; scripts/bench recogniser holds the
// figures to strive for.
TEST(Recogniser, ReadsCleanPrintOfFacesThatItNeverSaw) {
  const auto reader = make_recogniser("");
  ASSERT_TRUE(reader.ok()) << reader.error().message;
  const std::vector<Crop> crops = load_crops("kept-clean", 120);
  ASSERT_GE(crops.size(), 40U);
  EXPECT_LT(error_rate(reader->get(), crops), 0.02);
}

TEST(Recogniser, ReadsValuesOfFacesThatItNeverSaw) {
  const auto reader = make_recogniser("");
  ASSERT_TRUE(reader.ok());
  EXPECT_LT(error_rate(reader->get(), load_crops("kept-values", 120)), 0.03);
}

TEST(Recogniser, ReadsFaintPrintAsWellAsStrongPrint) {
  const auto reader = make_recogniser("");
  ASSERT_TRUE(reader.ok());
  std::vector<Crop> crops = load_crops("kept-clean", 120);
  for (Crop& crop : crops) {
    for (std::uint8_t& pixel : crop.image.pixels) {
      pixel = static_cast<std::uint8_t>(255 - (255 - pixel) / 8);
    }
  }
  EXPECT_LT(error_rate(reader->get(), crops), 0.02);
}

TEST(Recogniser, GivesNothingForImagesThatAreNoText) {
  const auto reader = make_recogniser("");
  ASSERT_TRUE(reader.ok());
  expect_no_text(reader->get());
}

TEST(Recogniser, ReadsALineTheSameAloneAndAmongOthers) {
  const auto reader = make_recogniser("");
  ASSERT_TRUE(reader.ok());
  const std::vector<Crop> crops = load_crops("kept-clean", 24);
  std::vector<Image> images;
  images.reserve(crops.size());
  for (const Crop& crop : crops) images.push_back(crop.image);
  const std::vector<LineReading> together = (*reader)->read(images);
  for (std::size_t i = 0; i < images.size(); ++i) {
    EXPECT_EQ((*reader)->read({&images[i], 1}).front().text(), together[i].text());
  }
}

TEST(Recogniser, CharactersLieInOrderInsideTheLine) {
  const auto reader = make_recogniser("");
  ASSERT_TRUE(reader.ok());
  for (const Crop& crop : load_crops("kept-clean", 20)) {
    const LineReading reading = (*reader)->read({&crop.image, 1}).front();
    float last = -1;
    for (const ReadChar& c : reading.chars) {
      EXPECT_LT(c.x0, c.x1);
      EXPECT_GT(c.x0 + c.x1, last);
      last = c.x0 + c.x1;
    }
    EXPECT_LT(reading.chars.empty() ? 0 : reading.chars.back().x0, crop.image.width);
  }
}

TEST(Recogniser, AMissingModelIsAnErrorWithAHint) {
  const auto reader = make_recogniser("/no/such/folder");
  ASSERT_FALSE(reader.ok());
  EXPECT_EQ(reader.error().code, ErrorCode::MissingDependency);
  EXPECT_FALSE(reader.error().hint.empty());
}

TEST(TesseractReader, ReadsMostOfCleanPrint) {
  const auto reader = make_tesseract_reader("", "chi_sim");
  ASSERT_TRUE(reader.ok()) << reader.error().message;
  // One line in seven holds rare characters, half of which it has not.
  EXPECT_LT(error_rate(reader->get(), load_crops("kept-clean", 60)), 0.16);
}

TEST(TesseractReader, ReadsValuesThatItIsToldOfNoWorseThanUntold) {
  const auto reader = make_tesseract_reader("", "chi_sim");
  ASSERT_TRUE(reader.ok());
  int told = 0;
  int untold = 0;
  for (const Crop& crop : load_crops("kept-values", 60)) {
    const std::string truth = fold_text(crop.text);
    told += fold_text((*reader)->read_as(crop.image, LineKind::Value).text()) == truth ? 1 : 0;
    untold += fold_text((*reader)->read({&crop.image, 1}).front().text()) == truth ? 1 : 0;
  }
  EXPECT_GT(untold, 0);
  EXPECT_GE(told, untold);
}

TEST(TesseractReader, SurvivesImagesThatAreNoText) {
  const auto reader = make_tesseract_reader("", "chi_sim");
  ASSERT_TRUE(reader.ok());
  EXPECT_EQ((*reader)->read(odd_images()).size(), odd_images().size());
}

TEST(TesseractReader, MissingDataIsAnErrorThatNamesThePackage) {
  const auto reader = make_tesseract_reader("/no/such/folder", "chi_sim");
  ASSERT_FALSE(reader.ok());
  EXPECT_EQ(reader.error().code, ErrorCode::MissingDependency);
  EXPECT_NE(reader.error().hint.find("tesseract-ocr-chi-sim"), std::string::npos);
}

TEST(MakeReaders, AModelAskedForByNameMustBeThere) {
  ReaderOptions options;
  options.model = "/no/such/folder";
  EXPECT_FALSE(make_readers(options).ok());
}

TEST(MakeReaders, SwitchingEveryReaderOffIsAnError) {
  ReaderOptions options;
  options.use_own = false;
  options.use_tesseract = false;
  EXPECT_FALSE(make_readers(options).ok());
}

}  // namespace
}  // namespace gewu
