#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/model/draft.hpp"
#include "pipeline/publish/shard.hpp"

/// What a folder of PDFs remembers of the run that wrote them, so that the next one does only what
/// is left to do. A cache: without it, or with a damaged one, the next run does everything.
namespace sopan::publish {

/// Size and time of last change (nanoseconds) of a file.
struct Stamp {
  std::uint64_t size = 0;
  std::int64_t time = 0;
  bool operator==(const Stamp&) const = default;
};

/// Nothing for what is no regular file.
std::optional<Stamp> stamp_of(const std::filesystem::path& file);

/// What a PDF was made of: a name ("umum/surat-masuk.xml", "peraturan uu-23-2014") and the hash of
/// what bore it. Ordered by name.
using Causes = std::map<std::string, std::string, std::less<>>;

/// What is known of one PDF.
struct Record {
  std::string project;                           ///< the folder of its manual
  std::string sop;                               ///< path of its SOP in the project
  Stamp sop_stamp;                               ///< when it was made
  std::string sop_hash;                          ///< of the bytes of the SOP
  std::string common;                            ///< hash of manual and registers
  std::string equipment;                         ///< hash of profile, paper, fonts, logo, program
  std::string id, name, number, status, signer;  ///< as the SOP says
  std::vector<std::string> approvers;            ///< the officials of its approvals
  Stamp pdf_stamp;
  std::string pdf_hash;
  std::size_t warnings = 0;
  Causes causes;
};

/// A font's file as it was seen, and its fingerprint.
struct FontFile {
  Stamp stamp;
  std::string fingerprint;
};

/// By the paths of their PDFs.
using Records = std::map<std::string, std::unique_ptr<const Record>, std::less<>>;

class State {
 public:
  /// Reads the state of a folder; one that is absent, damaged or of another version is empty. Each
  /// shard keeps a state of its own beside the common one, from which it begins.
  static State read(const std::filesystem::path& folder, Shard shard = {});

  /// Takes over what the shards remember; their own states go when this one is written.
  void join(const std::filesystem::path& folder);

  /// By the path of the PDF in the folder.
  [[nodiscard]] const Record* find(const std::string& pdf) const;
  [[nodiscard]] const Records& records() const { return records_; }
  void put(const std::string& pdf, std::unique_ptr<const Record> record);
  void remove(const std::string& pdf);

  /// The fingerprint of a font's file, if size and time prove that it is the one that was seen.
  [[nodiscard]] std::optional<std::string> font(const std::string& file, const Stamp& now) const;
  void put_font(const std::string& file, const Stamp& seen, const std::string& fingerprint);

  /// Whether size and time prove that a file is the one that was seen: it was last changed before
  /// the state was written, else its hash must tell.
  [[nodiscard]] bool proves(const Stamp& seen, const Stamp& now) const {
    return seen == now && now.time < written_;
  }

  /// Writes the state if it has changed.
  void write(const std::filesystem::path& folder);

 private:
  Shard shard_;
  std::vector<std::filesystem::path> joined_;
  Records records_;
  std::map<std::string, FontFile> fonts_;
  std::int64_t written_ = 0;
  bool changed_ = false;
};

/// Stands for a SOP that was read before, with what a project needs to know of it.
draft::SopEntry recalled(const Record& record, SourceId source);

}  // namespace sopan::publish
