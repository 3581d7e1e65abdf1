// Written by gewu-bench-calibration; do not edit.
#include "ocr/line/confidence.h"

namespace gewu {

const ConfidenceModel& confidence_model() {
  static const ConfidenceModel kModel = {
      {{{1.0894, 0.5672, 0.2862, 0.0000, 0.0000, 0.2277, -0.8405, 0.0327, 0.3639, -0.1656, -0.6066,
         -0.3430, 0.4578},
        {0.5422, 0.5837, 0.0947, 0.4411, 0.0000, 0.3950, -0.2447, 0.2657, 0.1809, -0.7846, -0.4263,
         -0.2828, 0.3134},
        {0.7566, 0.6121, 0.2647, -0.0395, -0.0160, 0.3594, -0.2590, 0.0172, -0.0466, -0.2695,
         -0.4733, -1.1331, 0.3999},
        {-2.3144, 0.0000, 0.0000, 1.8157, 0.0000, -1.7931, -0.4861, -0.0086, -0.6913, -0.5978,
         2.3096, 0.0000, 0.0000}}},
      {0.99996, 0.99995, 0.99992, 0.99992},
      0.9700,
      "lines read beside their truth: 11528 read by ours alone, 10127 agreed, 5969 differing, kept "
      "for those by Tesseract alone"};
  return kModel;
}

}  // namespace gewu
