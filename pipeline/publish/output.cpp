#include "pipeline/publish/output.hpp"

#include <system_error>
#include <utility>

#include "pipeline/digest/digest.hpp"
#include "pipeline/publish/files.hpp"
#include "pipeline/write/pdf/pdf.hpp"

namespace sopan::publish {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_pdf_bytes = std::size_t{1} << 30U;

/// Whether a file is the print with a revision behind it.
bool was_signed(std::string_view file, std::string_view print) {
  return file.starts_with(print) && file.ends_with("%%EOF\n") &&
         file.find("/ByteRange", print.size()) != std::string_view::npos;
}

}  // namespace

Output::Output(fs::path folder, bool force, Shard shard)
    : folder_(std::move(folder)), force_(force), state_(State::read(folder_, shard)) {
  files::remove_leftovers(folder_);
}

bool Output::holds(const std::string& pdf, const Record& record) const {
  const auto now = stamp_of(folder_ / pdf);
  if (!now || now->size != record.pdf_stamp.size) return false;
  if (state_.proves(record.pdf_stamp, *now)) return true;
  return hash_of(files::read_file(folder_ / pdf, max_pdf_bytes)) == record.pdf_hash;
}

Put Output::put(const std::string& pdf, std::string_view bytes) {
  const auto file = folder_ / pdf;
  if (fs::exists(fs::symlink_status(file))) {
    const auto there = files::read_file(file, max_pdf_bytes);
    if (there == bytes || was_signed(there, bytes))
      return {Fate::same, stamp_of(file).value_or(Stamp{})};
    if (!force_ && !pdf::is_untouched(there)) return {};
  }
  return {Fate::written, writer_.write(file, bytes)};
}

void Output::remember() {
  writer_.finish();
  state_.write(folder_);
}

bool Output::remove(const std::string& pdf, const Record& record) const {
  if (!holds(pdf, record)) return false;
  std::error_code error;
  return fs::remove(folder_ / pdf, error);
}

std::string hash_of(std::string_view bytes) { return digest::hex(digest::sha256(bytes), 16); }

}  // namespace sopan::publish
