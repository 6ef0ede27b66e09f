#include "pipeline/write/pdf/metadata.hpp"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace sopan::pdf {
namespace {

constexpr const char* tool = "sopan";
constexpr const char* producer = "sopan with libharu 2.3";
constexpr const char* profile_path = "/usr/share/color/icc/sRGB.icc";

/// For XML text; characters that XML 1.0 forbids vanish.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') out += c;
    }
  }
  return out;
}

/// A date at midnight UTC; what is not known is the first.
std::string dated(const char* format, const Date& date) {
  char text[64];
  std::snprintf(text, sizeof text, format, date.year, std::max(date.month, 1),
                std::max(date.day, 1));
  return text;
}
std::string xmp_date(const Date& date) { return dated("%04d-%02d-%02dT00:00:00Z", date); }
std::string pdf_date(const Date& date) { return dated("D:%04d%02d%02d000000Z", date); }

/// The part and class of the archive, and the description of PDF/UA's own property, without which
/// an archive may not carry it (ISO 19005-3, 6.6.2.3).
constexpr const char* conformance = R"(<rdf:Description rdf:about=""
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
)";

std::string alternative(const char* name, std::string_view text) {
  if (text.empty()) return {};
  return std::string("<") + name + "><rdf:Alt><rdf:li xml:lang=\"x-default\">" + escaped(text) +
         "</rdf:li></rdf:Alt></" + name + ">\n";
}

std::string element(const char* name, std::string_view text) {
  return std::string("<") + name + ">" + escaped(text) + "</" + name + ">\n";
}

std::string xmp(const page::Metadata& m) {
  std::string out =
      "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
      " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n";
  out += "<dc:format>application/pdf</dc:format>\n" + alternative("dc:title", m.title);
  out += alternative("dc:description", m.subject);
  if (!m.creator.empty()) {
    out +=
        "<dc:creator><rdf:Seq><rdf:li>" + escaped(m.creator) + "</rdf:li></rdf:Seq></dc:creator>\n";
  }
  out += "<dc:language><rdf:Bag><rdf:li>" + escaped(m.language) +
         "</rdf:li></rdf:Bag></dc:language>\n";
  if (!m.number.empty()) out += element("dc:identifier", m.number);
  if (m.created) out += element("xmp:CreateDate", xmp_date(*m.created));
  if (m.modified) out += element("xmp:ModifyDate", xmp_date(*m.modified));
  out += element("xmp:CreatorTool", tool) + element("pdf:Producer", producer);
  return out + "</rdf:Description>\n" + conformance +
         "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>";
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

void write_metadata(Haru& haru, const page::Metadata& m) {
  const auto title = m.title.empty() ? std::string("SOP") : m.title;
  auto titled = m;
  titled.title = title;
  haru.info("Title", text_bytes(title));
  if (!m.creator.empty()) haru.info("Author", text_bytes(m.creator));
  if (!m.subject.empty()) haru.info("Subject", text_bytes(m.subject));
  haru.info("Creator", tool);
  haru.info("Producer", producer);
  if (m.created) haru.info("CreationDate", pdf_date(*m.created));
  if (m.modified) haru.info("ModDate", pdf_date(*m.modified));

  haru.catalog_string("Lang", m.language);
  haru.catalog("ViewerPreferences", haru.add("/DisplayDocTitle true"));
  haru.catalog("Metadata", haru.add_stream("/Type /Metadata /Subtype /XML", xmp(titled), false));
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
  std::ranges::sort(sorted, {}, [](const auto& file) { return utf16(file.name); });
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
                        attachment.bytes);
    const auto name = text_string(attachment.name);
    auto entries = "/Type /Filespec /F " + name + " /UF " + name + " /AFRelationship /Source /EF " +
                   "<</F " + reference(file) + " /UF " + reference(file) + ">>";
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
