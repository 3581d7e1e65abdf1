#include "app/journal.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdint>
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

std::string document_key_of(size_t index) { return "d" + key_of_number(index); }

}  // namespace

Error Journal::failure(const char* what) const {
  return {ErrorCode::OutputFailed, std::string(what) + ": " + std::strerror(errno),
          "free some disk space, or choose another output folder with -o", path_};
}

Result<Journal> Journal::at(const std::string& path, int flags) {
  Result<DiskMap> places = DiskMap::create();
  if (!places) return places.error();
  Journal journal(path, std::move(*places));
  journal.file_ = Descriptor(::open(path.c_str(), flags | O_CLOEXEC, 0666));
  if (!journal.file_) return journal.failure("the journal cannot be opened");
  if (Status loaded = journal.load(); !loaded) return loaded.error();
  return journal;
}

Result<Journal> Journal::open(const std::string& path, const std::string& key, bool redo) {
  Result<Journal> journal = at(path, O_RDWR | O_CREAT | O_NOFOLLOW);
  if (!journal) return journal;
  if (redo || journal->key_ != key) {
    if (Status begun = journal->begin(key); !begun) return begun.error();
  }
  if (ftruncate(journal->file_.get(), journal->size_) != 0) {
    return journal->failure("the journal cannot be written");
  }
  if (Status begun = journal->append(kRun, ""); !begun) return begun.error();
  return journal;
}

Result<Journal> Journal::open_complete(const std::string& path) { return at(path, O_RDONLY); }

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
    Status noted = note(record[0], std::string_view(record).substr(1), at + 1);
    if (!noted) return noted;
    size_ = at + head.length;
  }
  return ok_status();
}

Status Journal::note(char kind, std::string_view text, long long at) {
  empty_ = empty_ && kind != kPage && kind != kDocument;
  if (kind == kKey) key_ = text;
  if (kind == kRun) documents_ = 0;
  if (kind == kDocument) return remember(document_key_of(documents_++), {at, text.size()});
  if (kind != kPage || text.size() < kHashDigits) return ok_status();
  const size_t end = text.find('\n', kHashDigits);
  if (end == text.npos) return ok_status();
  const size_t head = end + 1;
  ++pages_found_;
  return remember("p" + std::string(text.substr(0, head)),
                  {at + static_cast<long long>(head), text.size() - head});
}

Status Journal::remember(const std::string& key, const Place& place) {
  return places_.put(key, std::to_string(place.at) + " " + std::to_string(place.length));
}

Status Journal::begin(const std::string& key) {
  if (Status forgotten = places_.erase_all("p"); !forgotten) return forgotten;
  pages_found_ = 0;
  documents_ = 0;
  key_ = key;
  size_ = 0;
  empty_ = true;
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

Result<std::optional<std::string>> Journal::look_up(const std::string& key) const {
  Result<std::optional<std::string>> known = places_.get(key);
  if (!known || !*known) return known;
  const std::string& place = **known;
  const size_t blank = place.find(' ');
  std::string text(std::stoull(place.substr(blank + 1)), '\0');
  if (!read_fully(file_.get(), text.data(), text.size(), std::stoll(place.substr(0, blank)))) {
    return failure("the journal cannot be read");
  }
  return std::optional<std::string>(std::move(text));
}

Result<std::optional<std::string>> Journal::page(const std::string& name, int number) const {
  return look_up("p" + page_head(name, number));
}

Status Journal::add_page(const std::string& name, int number, std::string_view reply) {
  const std::string head = page_head(name, number);
  if (Status added = append(kPage, head + std::string(reply)); !added) return added;
  return remember("p" + head, {size_ - static_cast<long long>(reply.size()), reply.size()});
}

Status Journal::add_document(std::string_view text) { return append(kDocument, text); }

Result<std::string> Journal::document(size_t index) const {
  Result<std::optional<std::string>> text = look_up(document_key_of(index));
  if (!text) return text.error();
  return *text ? Result<std::string>(std::move(**text)) : failure("the shard cannot be read");
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
