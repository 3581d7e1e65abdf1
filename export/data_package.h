// datapackage.json: what the CSV files of a folder hold, for programs (specs.frictionlessdata.io).
#pragma once

#include <string>

#include "export/record_sink.h"

namespace gewu {

/// A resource for each CSV file, with the type and the meaning, in English and Chinese, of each of
/// its columns, named as in the files.
std::string data_package(CsvHeaders headers);

}  // namespace gewu
