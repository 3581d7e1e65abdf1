// The network against the plain definition of a convolution, in double precision.
#include "ocr/network/line_network.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>

#include "ocr/recognizer/model_folder.h"

namespace gewu {
namespace {

constexpr int kHeight = 8;
constexpr int kStride = 2;

std::vector<float> random_numbers(std::size_t count, float reach, std::mt19937* random) {
  std::uniform_real_distribution<float> uniform(-reach, reach);
  std::vector<float> numbers(count);
  for (float& number : numbers) number = uniform(*random);
  return numbers;
}

NetworkLayer layer(std::array<int, 4> shape, std::array<int, 2> stride,
                   std::array<int, 2> padding) {
  NetworkLayer layer;
  layer.outputs = shape[0];
  layer.inputs = shape[1];
  layer.kernel_height = shape[2];
  layer.kernel_width = shape[3];
  layer.stride_height = stride[0];
  layer.stride_width = stride[1];
  layer.padding_height = padding[0];
  layer.padding_width = padding[1];
  return layer;
}

void fill(NetworkLayer* layer, std::mt19937* random) {
  const std::size_t window = layer->weight_count() / static_cast<std::size_t>(layer->outputs);
  layer->weights =
      random_numbers(layer->weight_count(), std::sqrt(6 / static_cast<float>(window)), random);
  layer->bias = random_numbers(static_cast<std::size_t>(layer->outputs), 0.2F, random);
}

// All that the real one has: strides, a residual block, a folded height, dilation, two last layers
// of which one has classes that fill no block.
std::vector<NetworkLayer> small_network() {
  std::vector<NetworkLayer> layers = {
      layer({32, 1, 3, 3}, {2, 2}, {1, 1}),  layer({48, 32, 3, 3}, {2, 1}, {1, 1}),
      layer({48, 48, 3, 3}, {1, 1}, {1, 1}), layer({48, 48, 3, 3}, {1, 1}, {1, 1}),
      layer({16, 48, 2, 3}, {1, 1}, {0, 1}), layer({16, 16, 1, 3}, {1, 1}, {0, 2}),
      layer({16, 16, 1, 3}, {1, 1}, {0, 1}), layer({1, 16, 1, 1}, {1, 1}, {0, 0}),
      layer({21, 16, 1, 1}, {1, 1}, {0, 0})};
  layers[3].adds = true;
  layers[5].dilation_width = 2;
  layers[6].adds = true;
  layers[7].relu = false;
  layers[8].relu = false;
  std::mt19937 random(7);
  for (NetworkLayer& each : layers) fill(&each, &random);
  return layers;
}

cv::Mat random_ink(int height, int width, unsigned seed) {
  std::mt19937 random(seed);
  cv::Mat ink(height, width, CV_32F);
  const std::vector<float> numbers = random_numbers(ink.total(), 1, &random);
  std::transform(numbers.begin(), numbers.end(), ink.begin<float>(),
                 [](float number) { return std::abs(number); });
  return ink;
}

// channels x rows x columns, by definition.
struct Map {
  int channels = 0;
  int rows = 0;
  int columns = 0;
  std::vector<double> values;

  double at(int c, int y, int x) const {
    if (y < 0 || y >= rows || x < 0 || x >= columns) return 0;
    const int index = (c * rows + y) * columns + x;
    return values[static_cast<std::size_t>(index)];
  }
};

double window_sum(const NetworkLayer& layer, const Map& in, int output, int row, int column) {
  double sum = layer.bias[static_cast<std::size_t>(output)];
  auto weight = static_cast<std::size_t>(output) * layer.weight_count() /
                static_cast<std::size_t>(layer.outputs);
  for (int c = 0; c < layer.inputs; ++c) {
    for (int y = 0; y < layer.kernel_height; ++y) {
      for (int x = 0; x < layer.kernel_width; ++x) {
        sum += layer.weights[weight++] *
               in.at(c, row * layer.stride_height - layer.padding_height + y,
                     column * layer.stride_width - layer.padding_width + x * layer.dilation_width);
      }
    }
  }
  return sum;
}

Map convolve(const NetworkLayer& layer, const Map& in, const Map& before) {
  Map out{layer.outputs,
          (in.rows + 2 * layer.padding_height - layer.kernel_height) / layer.stride_height + 1,
          in.columns / layer.stride_width,
          {}};
  for (int c = 0; c < out.channels; ++c) {
    for (int y = 0; y < out.rows; ++y) {
      for (int x = 0; x < out.columns; ++x) {
        const double sum = window_sum(layer, in, c, y, x) + (layer.adds ? before.at(c, y, x) : 0);
        out.values.push_back(layer.relu ? std::max(0.0, sum) : sum);
      }
    }
  }
  return out;
}

// What the last two layers say of a line.
struct Said {
  Map centres;
  Map classes;
};

Said by_definition(const std::vector<NetworkLayer>& layers, const cv::Mat& ink) {
  Map map{1, ink.rows, ink.cols, {ink.begin<float>(), ink.end<float>()}};
  Map before;
  for (std::size_t i = 0; i + 2 < layers.size(); ++i) {
    Map next = convolve(layers[i], map, before);
    before = std::move(map);
    map = std::move(next);
  }
  return {convolve(layers[layers.size() - 2], map, {}), convolve(layers.back(), map, {})};
}

// The largest difference in anything that is said of the line.
double largest_difference(LineNetwork* network, const std::vector<NetworkLayer>& layers,
                          const cv::Mat& ink) {
  const Said said = by_definition(layers, ink);
  const std::vector<float> centres = network->find_centres({&ink, 1}).front();
  EXPECT_EQ(static_cast<int>(centres.size()), said.centres.columns);
  std::vector<FrameOfLine> frames;
  double largest = 0;
  for (int x = 0; x < said.centres.columns; ++x) {
    frames.push_back({0, x});
    largest = std::max(largest,
                       std::abs(said.centres.at(0, 0, x) - centres[static_cast<std::size_t>(x)]));
  }
  const cv::Mat classes = network->classify(frames);
  EXPECT_EQ(classes.cols, said.classes.channels);
  for (int x = 0; x < classes.rows; ++x) {
    for (int c = 0; c < classes.cols; ++c) {
      largest = std::max(largest, std::abs(said.classes.at(c, 0, x) - classes.at<float>(x, c)));
    }
  }
  return largest;
}

constexpr double kRounding = 1e-4;

TEST(LineNetwork, SaysWhatTheDefinitionSays) {
  const std::vector<NetworkLayer> layers = small_network();
  ASSERT_EQ(network_flaw(layers, kHeight, kStride), "");
  LineNetwork network(layers, kHeight, kStride);
  for (int width : {2, 4, 14, 16, 18, 100}) {  // fewer frames than are summed at a time, and more
    EXPECT_LT(largest_difference(&network, layers, random_ink(kHeight, width, 3)), kRounding)
        << width;
  }
}

TEST(LineNetwork, SaysWhatTheDefinitionSaysWithTheModelThatWeShip) {
  const Result<ModelFolder> model = load_model_folder(find_model_folder(""));
  ASSERT_TRUE(model.ok()) << model.error().message;
  LineNetwork network(model->layers, model->height, model->stride);
  constexpr double kRoundingOfLogits = 1e-3;
  EXPECT_LT(largest_difference(&network, model->layers, random_ink(model->height, 44, 5)),
            kRoundingOfLogits);
}

TEST(LineNetwork, SaysTheSameOfALineAloneAndAmongOthersToTheLastBit) {
  const std::vector<NetworkLayer> layers = small_network();
  LineNetwork network(layers, kHeight, kStride);
  std::vector<cv::Mat> inks;
  std::vector<FrameOfLine> seconds;
  for (int width : {38, 6, 16, 50}) {
    seconds.push_back({inks.size(), 1});
    inks.push_back(random_ink(kHeight, width, static_cast<unsigned>(width)));
  }
  const std::vector<std::vector<float>> together = network.find_centres(inks);
  const cv::Mat classes = network.classify(seconds).clone();
  for (std::size_t i = 0; i < inks.size(); ++i) {
    EXPECT_EQ(network.find_centres({&inks[i], 1}).front(), together[i]);
    const FrameOfLine second{0, 1};
    const cv::Mat alone = network.classify({&second, 1});
    EXPECT_EQ(cv::norm(alone, classes.row(static_cast<int>(i)), cv::NORM_INF), 0);
  }
}

TEST(LineNetwork, HasNothingToSayOfNoLines) {
  LineNetwork network(small_network(), kHeight, kStride);
  EXPECT_TRUE(network.find_centres({}).empty());
  EXPECT_TRUE(network.classify({}).empty());
}

// A row of 5 windows of two runs, with an addend, for 3 blocks of channels.
struct RowCase {
  static constexpr int kPixels = 19;
  static constexpr int kBlocks = 3;
  std::vector<std::ptrdiff_t> runs = {0, 70};
  std::vector<float> input, weights, bias, addend;

  RowCase() {
    std::mt19937 random(11);
    input = random_numbers(200, 1, &random);
    weights = random_numbers(std::size_t{kBlocks} * 2 * 5 * kChannelBlock, 1, &random);
    bias = random_numbers(std::size_t{kBlocks} * kChannelBlock, 1, &random);
    addend = random_numbers(std::size_t{kPixels} * kBlocks * kChannelBlock, 1, &random);
  }
  std::vector<float> compute(ConvRowFunction function, int pixels) const {
    std::vector<float> output(addend.size(), -1);
    ConvRow row;
    row.input = input.data();
    row.input_step = 3;
    row.runs = runs.data();
    row.run_count = 2;
    row.run_length = 5;
    row.weights = weights.data();
    row.bias = bias.data();
    row.blocks = kBlocks;
    row.addend = addend.data();
    row.output = output.data();
    row.output_step = std::ptrdiff_t{kBlocks} * kChannelBlock;
    row.pixels = pixels;
    row.relu = true;
    function(row);
    return output;
  }
};

TEST(ConvRow, IsTheSameWithEveryInstructionSetOfThisProcessor) {
  const RowCase row;
  for (int pixels = 0; pixels <= RowCase::kPixels; ++pixels) {
    const std::vector<float> plain = row.compute(conv_row_function("plain"), pixels);
    for (const char* name : {"avx2", "avx512"}) {
      const ConvRowFunction function = conv_row_function(name);
      if (function == nullptr) continue;
      const std::vector<float> other = row.compute(function, pixels);
      for (std::size_t i = 0; i < plain.size(); ++i) {
        ASSERT_NEAR(plain[i], other[i], 1e-5) << name << " " << pixels << " " << i;
      }
    }
  }
}

TEST(ConvRow, Avx2AndAvx512GiveTheSameBits) {
  const ConvRowFunction avx2 = conv_row_function("avx2");
  const ConvRowFunction avx512 = conv_row_function("avx512");
  if (avx2 == nullptr || avx512 == nullptr) GTEST_SKIP() << "not on this processor";
  const RowCase row;
  EXPECT_EQ(row.compute(avx2, RowCase::kPixels), row.compute(avx512, RowCase::kPixels));
}

TEST(ConvRow, IsNullForWhatThisProcessorLacks) { EXPECT_EQ(conv_row_function("neither"), nullptr); }

TEST(NetworkFlaw, NamesLayersThatDoNotFit) {
  const auto flaw_after = [](auto change) {
    std::vector<NetworkLayer> layers = small_network();
    change(&layers);
    return network_flaw(layers, kHeight, kStride);
  };
  EXPECT_NE(flaw_after([](auto* layers) { layers->clear(); }), "");
  EXPECT_NE(flaw_after([](auto* layers) { (*layers)[1].inputs = 16; }), "");
  EXPECT_NE(flaw_after([](auto* layers) { (*layers)[2].weights.pop_back(); }), "");
  EXPECT_NE(flaw_after([](auto* layers) { (*layers)[2].bias.clear(); }), "");
  EXPECT_NE(flaw_after([](auto* layers) { (*layers)[1].adds = true; }), "");
  EXPECT_NE(flaw_after([](auto* layers) { (*layers)[4].adds = true; }), "");
  EXPECT_NE(flaw_after([](auto* layers) { (*layers)[5].dilation_width = 1; }), "");
  EXPECT_NE(flaw_after([](auto* layers) { (*layers)[0].stride_height = 1; }), "");
  EXPECT_NE(flaw_after([](auto* layers) { (*layers)[0].stride_width = 0; }), "");
  EXPECT_NE(flaw_after([](auto* layers) { (*layers)[7].relu = true; }), "");
  EXPECT_NE(flaw_after([](auto* layers) { std::swap((*layers)[7], (*layers)[8]); }), "");
}

}  // namespace
}  // namespace gewu
