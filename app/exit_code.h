// What the program tells its caller. The table of docs/manual.md says the same in prose.
#pragma once

namespace gewu {

/// 1 is never used: it is what a crash in a shell or a missing interpreter gives.
enum class ExitCode {
  Good = 0,               ///< every document was read, nothing needs a look
  Usage = 2,              ///< the command line is wrong
  NeedsReview = 3,        ///< finished; some documents are partial or have cells to review
  SomeFailed = 4,         ///< finished; some documents could not be read
  NoneRead = 5,           ///< no document could be read
  MissingDependency = 6,  ///< a model or another part is missing
  OutputFailed = 7,       ///< the output cannot be written
  Internal = 70,          ///< a defect of the program itself (EX_SOFTWARE of sysexits.h)
  Interrupted = 130,      ///< stopped by Ctrl-C or a signal
};

}  // namespace gewu
