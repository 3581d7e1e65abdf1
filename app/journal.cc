#include "app/journal.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>

#include "base/atomic_file.h"

namespace gewu {

namespace {

// A record: length and check sum of what follows, its kind, its text.
struct Head {
  std::uint32_t length = 0;  ///< of kind and text
  std::uint32_t check = 0;
};

constexpr char kKey = 'K';
constexpr char kRun = 'R';  ///< a run begins or goes on: it hands over all documents anew
constexpr char kPage = 'P';
constexpr char kDocument = 'D';
constexpr size_t kLongestRecord = size_t{256} << 20;
// A power cut may cost the pages of that time; a kill costs none.
constexpr long long kSecondsBetweenSyncs = 2;

// FNV-1a: against records that were cut off, not against malice.
std::uint32_t check_of(std::string_view bytes) {
  std::uint32_t sum = 2166136261U;
  for (const char c : bytes) sum = (sum ^ static_cast<unsigned char>(c)) * 16777619U;
  return sum;
}

long long now_seconds() {
  return std::chrono::duration_cast<std::chrono::seconds>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

std::uint64_t first_digits(const std::string& name) {
  constexpr size_t kDigits = 16;
  constexpr int kHex = 16;
  return std::strtoull(name.substr(0, kDigits).c_str(), nullptr, kHex);
}

bool read_fully(int fd, char* bytes, size_t count, long long at) {
  while (count > 0) {
    const ssize_t got = pread(fd, bytes, count, at);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    bytes += got;
    at += got;
    count -= static_cast<size_t>(got);
  }
  return true;
}

constexpr size_t kHashDigits = 64;

// What a page's record begins with: whose it is.
std::string page_head(const std::string& name, int number) {
  std::string head = name;
  head.resize(kHashDigits, '0');
  return head + std::to_string(number) + "\n";
}

}  // namespace

Error Journal::failure(const char* what) const {
  return {ErrorCode::OutputFailed, std::string(what) + ": " + std::strerror(errno),
          "free some disk space, or choose another output folder with -o", path_};
}

Result<Journal> Journal::open(const std::string& path, const std::string& key, bool redo) {
  Journal journal(path);
  journal.file_ = Descriptor(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666));
  if (!journal.file_) return journal.failure("the journal cannot be opened");
  if (Status loaded = journal.load(); !loaded) return loaded.error();
  if (redo || journal.key_ != key) {
    if (Status begun = journal.begin(key); !begun) return begun.error();
  }
  if (ftruncate(journal.file_.get(), journal.size_) != 0) {
    return journal.failure("the journal cannot be written");
  }
  if (Status begun = journal.append(kRun, ""); !begun) return begun.error();
  return journal;
}

Result<Journal> Journal::open_complete(const std::string& path) {
  Journal journal(path);
  journal.file_ = Descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!journal.file_) return journal.failure("the shard cannot be opened");
  if (Status loaded = journal.load(); !loaded) return loaded.error();
  return journal;
}

// Up to the first record that is not whole.
Status Journal::load() {
  struct stat info {};
  if (fstat(file_.get(), &info) != 0) return failure("the journal cannot be read");
  std::string record;
  Head head;
  while (size_ + static_cast<long long>(sizeof head) <= info.st_size) {
    if (!read_fully(file_.get(), reinterpret_cast<char*>(&head), sizeof head, size_)) break;
    const long long at = size_ + static_cast<long long>(sizeof head);
    if (head.length < 1 || head.length > kLongestRecord || at + head.length > info.st_size) break;
    record.resize(head.length);
    if (!read_fully(file_.get(), record.data(), record.size(), at)) break;
    if (check_of(record) != head.check) break;
    note(record[0], std::string_view(record).substr(1), at + 1);
    size_ = at + head.length;
  }
  return ok_status();
}

void Journal::note(char kind, std::string_view text, long long at) {
  empty_ = empty_ && kind != kPage && kind != kDocument;
  if (kind == kKey) key_ = text;
  if (kind == kRun) documents_.clear();
  if (kind == kDocument) documents_.emplace_back(at, text.size());
  if (kind != kPage || text.size() < kHashDigits) return;
  const std::string name(text.substr(0, kHashDigits));
  const int number = std::atoi(std::string(text.substr(kHashDigits, 12)).c_str());
  const size_t end = text.find('\n', kHashDigits);
  if (end == text.npos) return;
  const size_t head = end + 1;
  places_[{first_digits(name), number}] = {at + static_cast<long long>(head), text.size() - head};
}

Status Journal::begin(const std::string& key) {
  places_.clear();
  documents_.clear();
  size_ = 0;
  empty_ = true;
  key_ = key;
  if (ftruncate(file_.get(), 0) != 0) return failure("the journal cannot be written");
  return append(kKey, key);
}

Status Journal::append(char kind, std::string_view text) {
  std::string record(sizeof(Head), '\0');
  record += kind;
  record += text;
  const std::string_view body = std::string_view(record).substr(sizeof(Head));
  const Head head{static_cast<std::uint32_t>(body.size()), check_of(body)};
  std::memcpy(record.data(), &head, sizeof head);
  empty_ = empty_ && kind != kPage && kind != kDocument;
  std::string_view left = record;
  while (!left.empty()) {
    const ssize_t wrote = pwrite(file_.get(), left.data(), left.size(), size_);
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote < 0) return failure("the journal cannot be written");
    size_ += wrote;
    left.remove_prefix(static_cast<size_t>(wrote));
  }
  if (now_seconds() - synced_ >= kSecondsBetweenSyncs) {
    if (fdatasync(file_.get()) != 0) return failure("the journal cannot be written");
    synced_ = now_seconds();
  }
  return ok_status();
}

std::optional<std::string> Journal::read(const Place& place) const {
  std::string text(place.second, '\0');
  if (!read_fully(file_.get(), text.data(), text.size(), place.first)) return std::nullopt;
  return text;
}

std::optional<std::string> Journal::page(const std::string& name, int number) const {
  const auto known = places_.find({first_digits(name), number});
  if (known == places_.end()) return std::nullopt;
  const std::string head = page_head(name, number);
  const long long at = known->second.first - static_cast<long long>(head.size());
  if (read({at, head.size()}) != head) return std::nullopt;  // another that begins alike
  return read(known->second);
}

Status Journal::add_page(const std::string& name, int number, std::string_view reply) {
  std::string text = page_head(name, number);
  text += reply;
  return append(kPage, text);
}

Status Journal::add_document(std::string_view text) { return append(kDocument, text); }

Result<std::string> Journal::document(size_t index) const {
  std::optional<std::string> text = read(documents_.at(index));
  return text ? Result<std::string>(std::move(*text)) : failure("the shard cannot be read");
}

Status Journal::finish_as(const std::string& path) {
  if (fdatasync(file_.get()) != 0) return failure("the shard cannot be written");
  if (std::rename(path_.c_str(), path.c_str()) != 0) {
    return failure("the shard cannot be put in place");
  }
  sync_folder_of(path);
  return ok_status();
}

void Journal::remove() { unlink(path_.c_str()); }

}  // namespace gewu
