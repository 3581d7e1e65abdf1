// Prints docs/data.md.
#include <cstdio>

#include "export/data_dictionary.h"

int main() { return std::fputs(gewu::data_dictionary().c_str(), stdout) < 0 ? 1 : 0; }
