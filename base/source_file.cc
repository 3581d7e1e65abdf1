#include "base/source_file.h"

#include <fcntl.h>

namespace gewu {

Descriptor open_source(const SourceFile& file) {
  if (file.descriptor < 0) return Descriptor(open(file.name.c_str(), O_RDONLY | O_CLOEXEC));
  Descriptor own(fcntl(file.descriptor, F_DUPFD_CLOEXEC, 0));
  if (own) lseek(own.get(), 0, SEEK_SET);  // a duplicate shares the place that was read up to
  return own;
}

}  // namespace gewu
