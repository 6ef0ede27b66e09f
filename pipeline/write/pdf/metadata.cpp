#include "pipeline/write/pdf/metadata.hpp"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "pipeline/write/pdf/xmp.hpp"

namespace sopan::pdf {
namespace {

constexpr const char* profile_path = "/usr/share/color/icc/sRGB.icc";

/// A date at midnight UTC; what is not known is the first.
std::string pdf_date(const Date& date) {
  char text[64];
  std::snprintf(text, sizeof text, "D:%04d%02d%02d000000Z", date.year, std::max(date.month, 1),
                std::max(date.day, 1));
  return text;
}

std::string profile() {
  std::ifstream file(profile_path, std::ios::binary);
  if (!file) {
    throw std::runtime_error(std::string(profile_path) +
                             " not found; install the package icc-profiles-free");
  }
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The name of a media type, its slash and other odd characters as hexadecimal.
std::string type_name(std::string_view media_type) {
  std::string out = "/";
  for (const char c : media_type) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '+';
    char code[8];
    std::snprintf(code, sizeof code, plain ? "%c" : "#%02X", static_cast<unsigned char>(c));
    out += code;
  }
  return out;
}

}  // namespace

void write_metadata(Haru& haru, const page::Metadata& m, const std::string& fonts) {
  const auto title = m.title.empty() ? std::string("SOP") : m.title;
  auto titled = m;
  titled.title = title;
  haru.info("Title", text_bytes(title));
  if (!m.creator.empty()) haru.info("Author", text_bytes(m.creator));
  if (!m.subject.empty()) haru.info("Subject", text_bytes(m.subject));
  const auto from = origin();
  haru.info("Creator", text_bytes(from.tool));
  haru.info("Producer", text_bytes(from.libraries));
  haru.info("Fonts", text_bytes(fonts));
  if (m.created) haru.info("CreationDate", pdf_date(*m.created));
  if (m.modified) haru.info("ModDate", pdf_date(*m.modified));

  haru.catalog_string("Lang", m.language);
  haru.catalog("ViewerPreferences", haru.add("/DisplayDocTitle true"));
  haru.catalog("Metadata",
               haru.add_stream("/Type /Metadata /Subtype /XML", xmp(titled, from, fonts), false));
  const auto colours = haru.add_stream("/N 3", profile());
  haru.catalog_objects(
      "OutputIntents",
      {haru.add("/Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB "
                "IEC61966-2.1) /DestOutputProfile " +
                reference(colours))});
}

std::string write_attachments(Haru& haru, const std::vector<Attachment>& attachments,
                              const page::Metadata& metadata) {
  if (attachments.empty()) return {};
  auto sorted = attachments;
  std::ranges::sort(sorted, {}, [](const auto& file) { return text_bytes(file.name); });
  std::vector<ObjectId> files;
  std::string names;
  for (const auto& attachment : sorted) {
    auto parameters = "/Size " + std::to_string(attachment.bytes.size());
    // ISO 19005-3 asks for a date; without one the epoch of PDF stands for "not known".
    const auto date = metadata.modified ? metadata.modified : metadata.created;
    parameters += " /ModDate (" + pdf_date(date.value_or(Date{1993, 1, 1})) + ")";
    const auto file =
        haru.add_stream("/Type /EmbeddedFile /Subtype " + type_name(attachment.media_type) +
                            " /Params <<" + parameters + ">>",
                        attachment.bytes, attachment.media_type.starts_with("text/"));
    const auto name = text_string(attachment.name);
    auto entries = "/Type /Filespec /F " + name;
    entries += " /UF " + name;
    entries += " /AFRelationship /Source /EF <</F " + reference(file);
    entries += " /UF " + reference(file) + ">>";
    if (!attachment.description.empty()) {
      entries += " /Desc " + text_string(attachment.description);
    }
    files.push_back(haru.add(entries));
    names += name + " " + reference(files.back()) + " ";
  }
  haru.catalog_objects("AF", files);
  return "/EmbeddedFiles <</Names [" + names + "]>>";
}

}  // namespace sopan::pdf
