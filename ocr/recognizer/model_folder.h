// The folder that holds our own line recogniser: networks, alphabet, calibration, checked by hash.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "ocr/network/network_layer.h"

namespace gewu {

/// A piecewise linear map from what a reader believes to how often it is right. Both lists ascend
/// and are of one length; outside them the ends hold. Empty: the identity.
struct CalibrationCurve {
  std::vector<double> raw;
  std::vector<double> calibrated;

  double at(double value) const;
};

/// The content of a model folder. Format "gewu-line/2": model.json, alphabet.txt, and weights.f16,
/// which holds weights and bias of each layer that model.json names, in that order, as
/// little-endian halves. training/model_file.py writes it.
struct ModelFolder {
  std::string path;
  std::string name;
  std::string version;
  int height = 32;  ///< of the network's input, pixels
  int margin = 8;   ///< paper left and right of the line, pixels of the network's input
  int stride = 4;   ///< input pixels per output frame
  std::vector<NetworkLayer> layers;  ///< without flaw (network_flaw)
  std::string network_hash;          ///< SHA-256 of weights.f16
  std::u32string alphabet;           ///< one character per class
  CalibrationCurve calibration;
};

/// Reads and checks a model folder. Errors: MissingDependency with what is wrong (no such folder,
/// another format, a hash that differs, layers that do not fit) and a hint.
Result<ModelFolder> load_model_folder(const std::string& path);

/// Where the model is: `wanted` if not empty; else the environment variable GEWU_MODEL; else beside
/// the installed program, <prefix>/share/gewu/models/line; else the source tree it was built from.
/// May name a folder that does not exist.
std::string find_model_folder(const std::string& wanted);

}  // namespace gewu
