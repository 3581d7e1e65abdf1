// Tesseract as a reader of single text lines. Nothing else in the program touches it.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "ocr/reader/line_recognizer.h"
#include "ocr/rules/rule_table.h"

namespace gewu {

/// One Tesseract instance (0.15 s and 48 MiB), page segmentation mode 13, dictionaries off,
/// OpenMP kept to one thread; a second one with the data "eng", where that is installed, reads bare
/// numbers, in which the Chinese data is weak. `tessdata`: the folder with <language>.traineddata;
/// empty: Tesseract's own choice. Each line is scaled to about 36 px with 8 px of paper around it,
/// which is where PSM 13 reads best. Blanks beside Han characters are dropped. `probability` of a
/// character is Tesseract's confidence / 100, that of a line the least of its characters.
/// `without`: rules that are off.
/// Errors: MissingDependency with the package to install.
Result<std::unique_ptr<LineRecognizer>> make_tesseract_reader(const std::string& tessdata,
                                                              const std::string& language,
                                                              const RuleIds& without = {});

/// Version of the Tesseract library, such as "5.3.0".
std::string tesseract_version();

}  // namespace gewu
