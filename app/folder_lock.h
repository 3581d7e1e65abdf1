// One run at a time in an output folder.
#pragma once

#include <string>

#include "app/progress.h"
#include "base/descriptor.h"
#include "base/result.h"

namespace gewu {

/// Makes the folder if need be and waits until no other run writes into it, which is told. Then
/// removes what a run that died left half-written. Errors: OutputFailed, Interrupted. The folder is
/// held as long as the descriptor lives; on file systems without locks it is not held.
Result<Descriptor> hold_folder(const std::string& folder, Progress& progress);

}  // namespace gewu
