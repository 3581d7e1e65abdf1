#include "ocr/onnx_layers.h"

#include <opencv2/dnn.hpp>
#include <opencv2/dnn/all_layers.hpp>

namespace gewu {

namespace {

std::vector<float> floats(const cv::Mat& blob) {
  const cv::Mat flat = blob.reshape(1, 1);
  return {flat.begin<float>(), flat.end<float>()};
}

int item(const std::vector<std::size_t>& list, std::size_t i) { return static_cast<int>(list[i]); }

NetworkLayer from_convolution(const cv::dnn::BaseConvolutionLayer& convolution) {
  const cv::Mat& weights = convolution.blobs[0];
  NetworkLayer layer;
  layer.outputs = weights.size[0];
  layer.inputs = weights.size[1];
  layer.kernel_height = weights.size[2];
  layer.kernel_width = weights.size[3];
  layer.stride_height = item(convolution.strides, 0);
  layer.stride_width = item(convolution.strides, 1);
  layer.padding_height = item(convolution.pads_begin, 0);
  layer.padding_width = item(convolution.pads_begin, 1);
  layer.dilation_width = item(convolution.dilations, 1);
  layer.weights = floats(weights);
  layer.bias = floats(convolution.blobs[1]);
  return layer;
}

std::vector<NetworkLayer> backbone_layers(const std::string& onnx) {
  std::vector<NetworkLayer> layers;
  cv::dnn::Net net = cv::dnn::readNetFromONNX(onnx.data(), onnx.size());
  for (const std::string& name : net.getLayerNames()) {
    const cv::Ptr<cv::dnn::Layer> layer = net.getLayer(net.getLayerId(name));
    if (layer->type == "Eltwise" && !layers.empty()) layers.back().adds = true;
    const auto convolution = layer.dynamicCast<cv::dnn::BaseConvolutionLayer>();
    if (convolution) layers.push_back(from_convolution(*convolution));
  }
  if (!layers.empty()) layers.back().relu = false;
  return layers;
}

NetworkLayer head_layer(const std::string& onnx) {
  cv::dnn::Net net = cv::dnn::readNetFromONNX(onnx.data(), onnx.size());
  NetworkLayer layer;
  layer.relu = false;
  for (const std::string& name : net.getLayerNames()) {
    const cv::Ptr<cv::dnn::Layer> head = net.getLayer(net.getLayerId(name));
    if (head->blobs.size() != 2) continue;
    layer.outputs = head->blobs[0].size[0];
    layer.inputs = head->blobs[0].size[1];
    layer.weights = floats(head->blobs[0]);
    layer.bias = floats(head->blobs[1]);
  }
  return layer;
}

}  // namespace

std::vector<NetworkLayer> layers_from_onnx(const std::string& backbone, const std::string& head) {
  try {
    std::vector<NetworkLayer> layers = backbone_layers(backbone);
    layers.push_back(head_layer(head));
    return layers;
  } catch (const cv::Exception&) {
    return {};
  }
}

}  // namespace gewu
