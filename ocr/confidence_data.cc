// Written by gewu-bench-calibration; do not edit.
#include "ocr/confidence.h"

namespace gewu {

const ConfidenceModel& confidence_model() {
  static const ConfidenceModel kModel = {{{{0.5, 0.8, 0.2, 0, 0, 0, 0, 0, 0, 0},
                                           {2.5, 0.8, 0.1, 0, 0, 0, 0, 0, 0, 0},
                                           {-0.5, 0.8, 0.2, 0, 0, 0, 0, 0, 0, 0},
                                           {-2, 0, 0, 1, 0, -0.5, -0.5, 0, 0, 0}}},
                                         {0.9995, 0.9998, 0.999, 0.99},
                                         0.98,
                                         "set by hand"};
  return kModel;
}

}  // namespace gewu
