#include "app/flags.h"

#include <array>
#include <cstdint>

#include "app/flag_values.h"

namespace gewu {

namespace {

constexpr int kMaxJobs = 256;
constexpr int kMaxPort = 65'535;
constexpr int kMaxPages = 1'000'000;
constexpr int kDaySeconds = 86'400;
// A worker with less address space cannot even load its libraries and models.
constexpr std::int64_t kMinWorkerBytes = 256LL << 20;

constexpr unsigned kReading = kForConvert | kForShow;
constexpr unsigned kAll = kForConvert | kForShow | kForDoctor | kForApply | kForReview | kForMerge;
constexpr unsigned kWriting = kForConvert | kForMerge;

constexpr std::array kFlags = {
    Flag{"output", 'o', "PATH", kReading | kForMerge,
         "convert, merge: the folder to write to, made if missing; show: the PNG file", set_output},
    Flag{"to", 0, "LIST", kWriting,
         "what to write: json, csv, sqlite (default: these three), xlsx, postgresql", set_formats},
    Flag{"pages", 0, "LIST", kReading, "only these pages, such as 1-3,7 or 5-; show: with --all",
         set_pages},
    Flag{"page", 0, "N", kForShow, "the page to draw (default: 1)",
         [](Options& o, const std::string& t) { return parse_number(t, 1, kMaxPages, o.page); }},
    Flag{"all", 0, "", kForShow, "draw every page, into the folder -o",
         [](Options& o, const std::string&) {
           o.every_page = true;
           return ok_status();
         }},
    Flag{"review-only", 0, "", kForShow, "draw only cells to review; with --all only their pages",
         [](Options& o, const std::string&) {
           o.drawing.review_only = true;
           return ok_status();
         }},
    Flag{"beside", 0, "", kForShow, "what was read at the right of the print, not on it",
         [](Options& o, const std::string&) {
           o.drawing.beside = true;
           return ok_status();
         }},
    Flag{"cell", 0, "X0,Y0,X1,Y1", kForShow,
         "one cell alone, enlarged, what was read below it; its box as in cells.csv", set_cell},
    Flag{"files-from", 0, "LIST", kForConvert,
         "also the files named in LIST (- for standard input), one a line or parted by zero bytes",
         [](Options& o, const std::string& t) {
           o.files_from = t;
           return ok_status();
         }},
    Flag{"shard", 0, "I/N", kForConvert,
         "only part I of N of the inputs; keeps what gewu merge needs", set_shard},
    Flag{"redo", 0, "", kForConvert, "read again what an interrupted run has read already",
         [](Options& o, const std::string&) {
           o.redo = true;
           return ok_status();
         }},
    Flag{"progress", 0, "HOW", kWriting,
         "text (default), or jsonl: an event a line on standard error, for machines", set_progress},
    Flag{"jobs", 'j', "N", kForConvert, "worker processes (default: one per processor)",
         [](Options& o, const std::string& t) { return parse_number(t, 1, kMaxJobs, o.jobs); }},
    Flag{"reader", 0, "HOW", kReading,
         "auto: the text layer where it can be trusted, else OCR (default); text-layer; ocr",
         set_reader},
    Flag{"ocr", 0, "WHO", kReading,
         "both line readers, who check each other (default); own; tesseract", set_line_readers},
    Flag{"dpi", 0, "N", kReading, "resolution to draw pages at (default: chosen per page)",
         set_dpi},
    Flag{"password", 0, "TEXT", kReading | kForReview, "password of encrypted PDF files",
         [](Options& o, const std::string& t) {
           o.read.password = t;
           return ok_status();
         }},
    Flag{"password-file", 0, "FILE", kReading,
         "the same, from the first line of a file; GEWU_PASSWORD in the environment does as well",
         set_password_file},
    Flag{"tessdata", 0, "DIR", kReading | kForDoctor, "folder with Tesseract's traineddata files",
         [](Options& o, const std::string& t) {
           return name_reader(o, &ReaderOptions::tessdata, t);
         }},
    Flag{"lang", 0, "NAME", kReading | kForDoctor, "Tesseract's language (default: chi_sim)",
         [](Options& o, const std::string& t) {
           return name_reader(o, &ReaderOptions::language, t);
         }},
    Flag{"model", 0, "DIR", kReading | kForDoctor, "folder of the line recogniser's model",
         [](Options& o, const std::string& t) { return name_reader(o, &ReaderOptions::model, t); }},
    Flag{"review-below", 0, "P", kReading,
         "mark cells for review that are right with less probability (default: 0.97)",
         set_review_below},
    Flag{"without-rule", 0, "ID", kForConvert,
         "switch off a rule of docs/reading.md, to see what it does; may be repeated",
         add_without_rule},
    Flag{"excel-safe", 0, "", kWriting | kForApply,
         "CSV: put ' before texts that a spreadsheet would run as a formula",
         [](Options& o, const std::string&) {
           o.excel_safe = true;
           return ok_status();
         }},
    Flag{"database", 0, "URL", kWriting | kForApply,
         "PostgreSQL: postgresql://USER@HOST/NAME; apply brings it up to date as well",
         [](Options& o, const std::string& t) {
           o.database = t;
           return ok_status();
         }},
    Flag{"corrections", 0, "FILE", kWriting | kForApply,
         "reviewers' answers besides OUT/corrections.jsonl; apply adds them to that file",
         [](Options& o, const std::string& t) {
           o.corrections.push_back(t);
           return ok_status();
         }},
    Flag{"serve", 0, "", kForReview, "serve the pages at this machine and take answers at once",
         [](Options& o, const std::string&) {
           o.serve = true;
           return ok_status();
         }},
    Flag{"port", 0, "N", kForReview, "port of --serve (default: any that is free)",
         [](Options& o, const std::string& t) { return parse_number(t, 1, kMaxPort, o.port); }},
    Flag{"language", 0, "LANG", kAll,
         "zh or en (default: as LANG says; pages of review begin in zh)", set_language},
    Flag{"headers", 0, "LANG", kWriting | kForApply, "CSV: heads in en (default) or zh",
         set_headers},
    Flag{"max-pages", 0, "N", kReading, "refuse documents of more pages (default: 5000)",
         [](Options& o, const std::string& t) {
           return parse_number(t, 1, kMaxPages, o.read.limits.max_pages);
         }},
    Flag{"max-pixels", 0, "N", kReading, "refuse pages of more pixels (default: 60M)",
         [](Options& o, const std::string& t) {
           return parse_size(t, 1, o.read.limits.max_pixels);
         }},
    Flag{
        "max-bytes", 0, "SIZE", kReading, "refuse larger files (default: 1G)",
        [](Options& o, const std::string& t) { return parse_size(t, 1, o.read.limits.max_bytes); }},
    Flag{"cpu-seconds", 0, "N", kReading, "CPU time that one page may take (default: 60)",
         [](Options& o, const std::string& t) {
           return parse_number(t, 1, kDaySeconds, o.read.limits.cpu_seconds_per_page);
         }},
    Flag{"max-memory", 0, "SIZE", kReading, "address space of one worker (default: 1536M)",
         [](Options& o, const std::string& t) {
           return parse_size(t, kMinWorkerBytes, o.read.limits.max_worker_bytes);
         }},
    Flag{"quiet", 'q', "", kReading | kForMerge | kForApply | kForReview, "say nothing but errors",
         [](Options& o, const std::string&) {
           o.quiet = true;
           return ok_status();
         }},
    Flag{
        "verbose", 'v', "", kReading | kForMerge, "say how each page was read and how long it took",
        [](Options& o, const std::string&) {
          o.verbose = true;
          return ok_status();
        }},
};

}  // namespace

std::span<const Flag> all_flags() { return kFlags; }

}  // namespace gewu
