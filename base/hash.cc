#include "base/hash.h"

#include <openssl/evp.h>

#include <array>
#include <cerrno>
#include <memory>

namespace gewu {

namespace {

class Sha256 {
 public:
  Sha256() : context_(EVP_MD_CTX_new(), &EVP_MD_CTX_free) {
    EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr);
  }

  void update(const void* data, size_t size) { EVP_DigestUpdate(context_.get(), data, size); }

  std::string hex() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    EVP_DigestFinal_ex(context_.get(), digest.data(), &size);
    constexpr char kDigits[] = "0123456789abcdef";
    std::string text;
    for (unsigned i = 0; i < size; ++i) {
      text += kDigits[digest[i] >> 4];
      text += kDigits[digest[i] & 15];
    }
    return text;
  }

 private:
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_;
};

}  // namespace

std::string sha256(std::string_view bytes) {
  Sha256 hash;
  hash.update(bytes.data(), bytes.size());
  return hash.hex();
}

Result<std::string> sha256_of_file(const SourceFile& file, long long limit) {
  const Descriptor own = open_source(file);
  if (!own) {
    return Error{ErrorCode::Unreadable, "cannot be opened", "check its name and permissions",
                 file.name};
  }
  Sha256 hash;
  std::array<char, 1 << 16> buffer{};
  long long total = 0;
  while (const ssize_t got = read(own.get(), buffer.data(), buffer.size())) {
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return Error{ErrorCode::Unreadable, "cannot be read to its end", "", file.name};
    total += got;
    if (total > limit) {
      return Error{ErrorCode::LimitExceeded, "larger than " + std::to_string(limit) + " bytes",
                   "raise --max-bytes", file.name};
    }
    hash.update(buffer.data(), static_cast<size_t>(got));
  }
  return hash.hex();
}

}  // namespace gewu
