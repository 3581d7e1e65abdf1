#include "export/csv_ledger.h"

#include "export/csv_table.h"

namespace gewu {

namespace {

std::string place_prefix(const std::string& path) { return "p" + path + '\0'; }

std::string order_key(unsigned long long number) { return "o" + key_of_number(number); }

}  // namespace

Result<CsvLedger> CsvLedger::open(const std::string& folder) {
  Result<DiskMap> map = DiskMap::create();
  if (!map) return map.error();
  CsvLedger ledger(std::move(*map));
  const Status read = each_document_in_csv(
      folder, [&ledger](const std::string& key, const DocumentLine& line) -> Status {
        const Result<Entry> known = ledger.entry(key);
        if (!known) return known.error();
        if (known->number > 0) return ok_status();
        return ledger.put(key, line("path"), {ledger.next_++, line("status") == "failed", false});
      });
  if (!read) return read.error();
  return ledger;
}

// Number 0: there is none of that key.
Result<CsvLedger::Entry> CsvLedger::entry(const std::string& key) const {
  const Result<std::optional<std::string>> value = map_.get("k" + key);
  if (!value) return value.error();
  if (!*value) return Entry();
  const std::string& text = **value;
  return Entry{std::stoull(text.substr(2)), text[0] == 'f', text[1] == 'n'};
}

Status CsvLedger::put(const std::string& key, const std::string& path, const Entry& entry) {
  std::string value = entry.failed ? "f" : "-";
  value += entry.fresh ? "n" : "-";
  value += std::to_string(entry.number);
  if (Status done = map_.put("k" + key, value); !done) return done;
  if (Status done = map_.put(order_key(entry.number), key); !done) return done;
  return entry.failed ? map_.put(place_prefix(path) + key, "") : ok_status();
}

Result<bool> CsvLedger::takes(const std::string& key, bool failed) const {
  const Result<Entry> known = entry(key);
  if (!known) return known.error();
  if (known->number == 0) return true;
  return !known->fresh && (!failed || known->failed);
}

Result<std::vector<std::string>> CsvLedger::failed_at(const std::string& path,
                                                      const std::string& but) const {
  std::vector<std::string> keys;
  if (path.empty()) return keys;
  const std::string prefix = place_prefix(path);
  const Status seen = map_.each(prefix, [&](std::string_view key, std::string_view) {
    const std::string_view document = key.substr(prefix.size());
    if (document != but) keys.emplace_back(document);
    return ok_status();
  });
  if (!seen) return seen.error();
  return keys;
}

Result<std::vector<std::string>> CsvLedger::enter(const std::string& key, const std::string& path,
                                                  bool failed) {
  Result<std::vector<std::string>> obsolete = failed_at(path, key);
  if (!obsolete) return obsolete;
  std::vector<std::string> gone;
  for (const std::string& other : *obsolete) {
    const Result<Entry> old = entry(other);
    if (!old) return old.error();
    if (old->number == 0) continue;
    if (Status done = map_.erase("k" + other); !done) return done.error();
    if (Status done = map_.erase(order_key(old->number)); !done) return done.error();
    gone.push_back(other);
  }
  const Result<Entry> known = entry(key);
  if (!known) return known.error();
  const unsigned long long number = known->number > 0 ? known->number : next_++;
  if (Status done = put(key, path, {number, failed, true}); !done) return done.error();
  return gone;
}

Status CsvLedger::each(const std::function<Status(std::string_view key)>& take) const {
  return map_.each("o", [&take](std::string_view, std::string_view key) { return take(key); });
}

}  // namespace gewu
