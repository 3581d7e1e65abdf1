// gewu review.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <nlohmann/json.hpp>

#include "app/commands.h"
#include "app/folder.h"
#include "app/interrupt.h"
#include "app/language.h"
#include "app/progress.h"
#include "app/review_data.h"
#include "app/review_server.h"
#include "app/worker_pool.h"
#include "base/atomic_file.h"
#include "base/hash.h"
#include "export/corrections_file.h"
#include "export/document_places.h"
#include "export/folder.h"

namespace gewu {

namespace {

using nlohmann::json;

std::string base64(const std::string& bytes) {
  constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  out.reserve(bytes.size() * 4 / 3 + 4);
  for (size_t i = 0; i < bytes.size(); i += 3) {
    unsigned bits = 0;
    for (size_t k = 0; k < 3; ++k) {
      bits = bits << 8 | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0);
    }
    for (size_t k = 0; k < 4; ++k) {
      out += i + k > bytes.size() ? '=' : digits[bits >> (18 - 6 * k) & 63];
    }
  }
  return out;
}

std::string html_escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '<') {
      out += "&lt;";
    } else if (c == '&') {
      out += "&amp;";
    } else if (c == '"') {
      out += "&quot;";
    } else {
      out += c;
    }
  }
  return out;
}

/// Draws pages of the documents themselves.
class Pictures {
 public:
  explicit Pictures(const Options& options)
      : limit_(options.read.limits.max_bytes),
        pool_({{"/proc/self/exe", "worker"}, options.read, options.verbose}, 1) {}

  /// Gives every page of `data` its picture; false if the document is not there any more, or is
  /// another by now.
  Result<bool> add(json& data, const std::string& path) {
    const Result<std::string> hash = sha256_of_file(path, limit_);
    if (!hash || *hash != data.at("document").at("sha256")) return false;
    for (auto& [number, page] : data.at("pages").items()) {
      Result<std::string> jpeg = draw(path, std::atoi(number.c_str()));
      if (!jpeg && jpeg.error().code == ErrorCode::Interrupted) return jpeg.error();
      if (jpeg) page["picture"] = "data:image/jpeg;base64," + base64(*jpeg);
    }
    return true;
  }

 private:
  Result<std::string> draw(const std::string& path, int page) {
    Result<Reply> reply = pool_.ask({Task::Picture, path, page});
    if (!reply) return reply.error();
    if (reply->failed) return reply->error;
    return std::move(reply->png);
  }

  long long limit_;
  WorkerPool pool_;
};

struct Entry {
  std::string stem;
  std::string name;
  size_t items = 0;
};

class Review {
 public:
  explicit Review(const Options& options)
      : options_(options),
        folder_(options.inputs.front()),
        files_(output_files(folder_)),
        places_(folder_),
        pictures_(options) {}

  Status begin() {
    if (files_.empty()) {
      return Error{ErrorCode::NotFound, "holds no output of gewu",
                   "gewu convert INPUT -o " + folder_, folder_};
    }
    return read_corrections(folder_ + "/" + kCorrectionsFile, book_);
  }

  /// One HTML file a document that has something to review, and a list of them.
  Status write() {
    std::vector<Entry> entries;
    for (const OutputFile& file : files_) {
      Result<json> data = data_of(file);
      if (!data) return data.error();
      if (data->at("items").empty()) continue;
      if (Status drawn = draw(*data, file); !drawn) return drawn;
      if (Status made = make_folder(folder_ + "/review"); !made) return made;
      const std::string path = folder_ + "/review/" + file.stem + ".html";
      if (Status made = write_file_atomically(path, review_page(*data)); !made) return made;
      entries.push_back({file.stem, data->at("document").at("name"), data->at("items").size()});
      if (!options_.quiet)
        std::printf("%s: %s\n", path.c_str(),
                    said(std::to_string(entries.back().items) + " cells").c_str());
    }
    if (entries.empty()) {
      if (!options_.quiet) std::printf("%s\n", said("no cell needs a look").c_str());
      return ok_status();
    }
    return write_file_atomically(
        folder_ + "/review/index.html",
        list_page(entries, [](const Entry& entry) { return html_escaped(entry.stem) + ".html"; }));
  }

  Status serve() {
    Result<ReviewServer> server = ReviewServer::open(
        options_.port, {[this](const std::string& name) { return served_page(name); },
                        [this](const std::string& line) { return take(line); }});
    if (!server) return server.error();
    token_ = server->token();
    std::printf("%s\n", server->address().c_str());
    std::fflush(stdout);
    Status done = server->run();
    if (!options_.quiet) {
      std::printf(
          "%s\n%s\n",
          said(std::to_string(taken_) + " answers are in " + folder_ + "/" + kCorrectionsFile)
              .c_str(),
          said("gewu apply " + folder_ + " brings them into the output").c_str());
    }
    return done;
  }

 private:
  Result<json> data_of(const OutputFile& file) const {
    Result<std::string> text = read_output(file);
    if (!text) return text.error();
    try {
      json data = review_data(json::parse(*text), file.stem, book_.of(file.sha256));
      data["language"] = options_.chinese.value_or(true) ? "zh" : "en";
      return data;
    } catch (const json::exception& failure) {
      return Error{ErrorCode::Damaged, std::string("is no output of gewu: ") + failure.what(),
                   "convert the document again", file.path};
    }
  }

  Status draw(json& data, const OutputFile& file) {
    DocumentInfo info;
    info.sha256 = file.sha256;
    const std::string place = places_.of(info);
    const Result<bool> drawn =
        place.empty() ? Result<bool>(false) : pictures_.add(data, folder_ + "/" + place);
    if (!drawn) return drawn.error();
    if (!*drawn) {
      const std::string lost = "the document was not found" +
                               (place.empty() ? "" : " at " + place) +
                               ", its pages have no pictures";
      std::fprintf(stderr, "gewu: %s: %s\n", file.stem.c_str(), said(lost).c_str());
    }
    return ok_status();
  }

  std::string list_page(const std::vector<Entry>& entries,
                        const std::function<std::string(const Entry&)>& link) const {
    std::string html =
        "<!DOCTYPE html>\n<meta charset=\"utf-8\"><title>Gewu</title>\n"
        "<body style=\"font: 16px/1.8 sans-serif; margin: 3em\">\n";
    html += options_.chinese.value_or(true) ? "<h1>需要复核的文档</h1>\n"
                                            : "<h1>Documents to review</h1>\n";
    for (const Entry& entry : entries) {
      html += "<p><a href=\"" + link(entry) + "\">" + html_escaped(entry.name) + "</a> (" +
              std::to_string(entry.items) + ")</p>\n";
    }
    return html;
  }

  std::string served_list() {
    std::vector<Entry> entries;
    for (const OutputFile& file : files_) {
      const Result<json> data = data_of(file);
      if (!data || data->at("items").empty()) continue;
      entries.push_back({file.stem, data->at("document").at("name"), data->at("items").size()});
    }
    return list_page(entries, [this](const Entry& entry) {
      return "/" + html_escaped(entry.stem) + "?token=" + token_;
    });
  }

  std::string served_page(const std::string& name) {
    if (name.empty()) return served_list();
    for (const OutputFile& file : files_) {
      if (file.stem != name) continue;
      Result<json> data = data_of(file);
      if (!data || !draw(*data, file)) return "";
      (*data)["serve"] = {{"token", token_}};
      return review_page(*data);
    }
    return "";
  }

  Status take(const std::string& line) {
    Result<Correction> correction = parse_correction(line);
    if (!correction) return correction.error();
    const bool ours = std::any_of(files_.begin(), files_.end(), [&](const OutputFile& file) {
      return file.sha256 == correction->document;
    });
    if (!ours) return Error{ErrorCode::Usage, "no such document", "", ""};
    const std::string path = folder_ + "/" + kCorrectionsFile;
    // One line, whatever blanks the sender has put into it.
    if (Status done = append_corrections(path, {json::parse(line).dump()}); !done) return done;
    book_.by_document[correction->document].push_back(std::move(*correction));
    ++taken_;
    return ok_status();
  }

  const Options& options_;
  std::string folder_;
  std::vector<OutputFile> files_;
  DocumentPlaces places_;
  Pictures pictures_;
  CorrectionBook book_;
  std::string token_;
  int taken_ = 0;
};

Status review(const Options& options) {
  Review review(options);
  if (Status begun = review.begin(); !begun) return begun;
  return options.serve ? review.serve() : review.write();
}

}  // namespace

ExitCode run_review(const Options& options) {
  catch_interrupts();
  const Status done = review(options);
  if (done) return ExitCode::Good;
  std::fprintf(stderr, "gewu: %s\n", error_text(done.error()).c_str());
  return exit_code_of(done.error());
}

}  // namespace gewu
