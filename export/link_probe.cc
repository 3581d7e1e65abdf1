// A program of records and export alone: that it links shows that they need no Poppler, no OpenCV
// and no Tesseract, and a test looks at what it loads.
#include <cstdio>

#include "export/record_sink.h"

int main() {
  const gewu::Document document = gewu::build_document({"probe.pdf", "", 0, "pdf", "", 0}, {}, {});
  std::fputs(gewu::to_json(document).c_str(), stdout);
  return document.status == gewu::DocumentStatus::Failed ? 0 : 1;
}
