// What every fuzz target has: libFuzzer calls it, and replay.cc where there is no libFuzzer.
#pragma once

#include <cstddef>
#include <cstdint>

/// One input. Whatever the bytes are, it returns 0; a crash, an abort or a sanitizer's complaint is
/// a defect.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace gewu::fuzz {

/// Aborts, naming the promise that the code under test has broken.
void require(bool kept, const char* promise);

}  // namespace gewu::fuzz
