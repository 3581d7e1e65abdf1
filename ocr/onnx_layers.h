// The layers of models that were exported as ONNX.
#pragma once

#include <string>
#include <vector>

#include "ocr/network_layer.h"

namespace gewu {

/// The convolutions of `backbone`, the layer of centres last, and the one layer of `head`, both as
/// training/export.py once wrote them; empty if OpenCV cannot read them.
std::vector<NetworkLayer> layers_from_onnx(const std::string& backbone, const std::string& head);

}  // namespace gewu
