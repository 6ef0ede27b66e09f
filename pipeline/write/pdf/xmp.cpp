#include "pipeline/write/pdf/xmp.hpp"

#include <algorithm>
#include <cstdio>
#include <span>
#include <string_view>

namespace sopan::pdf {
namespace {

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
std::string xmp_date(const Date& date) {
  char text[64];
  std::snprintf(text, sizeof text, "%04d-%02d-%02dT00:00:00Z", date.year, std::max(date.month, 1),
                std::max(date.day, 1));
  return text;
}

constexpr const char* our_namespace = "urn:sopan:sop#";

/// A property of ours, and what the file must tell an archive about it.
struct Property {
  const char* name;
  const char* type;
  const char* description;
};
constexpr Property properties[] = {
    {"number", "Text", "Number of the procedure"},
    {"version", "Integer", "Edition of the procedure, counted from 1"},
    {"status", "Text", "draf, berlaku, digantikan or dicabut"},
    {"effectiveDate", "Date", "First day in force"},
    {"fonts", "Text", "Fonts the text is set with, and the beginnings of their SHA-256"},
};

constexpr Property ua_properties[] = {{"part", "Integer", "Part of ISO 14289 followed"}};

std::string element(const char* name, std::string_view text) {
  return std::string("<") + name + ">" + escaped(text) + "</" + name + ">\n";
}

/// The description without which an archive may not carry properties of a schema that XMP itself
/// does not know (ISO 19005-3, 6.6.2.3).
std::string schema(const char* name, const char* uri, const char* prefix,
                   std::span<const Property> members, const char* category) {
  auto out = R"(<rdf:li rdf:parseType="Resource">)"
             "\n" +
             element("pdfaSchema:schema", name) + element("pdfaSchema:namespaceURI", uri) +
             element("pdfaSchema:prefix", prefix) + "<pdfaSchema:property><rdf:Seq>\n";
  for (const auto& member : members) {
    out += R"(<rdf:li rdf:parseType="Resource">)"
           "\n" +
           element("pdfaProperty:name", member.name) +
           element("pdfaProperty:valueType", member.type) +
           element("pdfaProperty:category", category) +
           element("pdfaProperty:description", member.description) + "</rdf:li>\n";
  }
  return out + "</rdf:Seq></pdfaSchema:property></rdf:li>\n";
}

/// The part and class of the archive, and the schemas that are not XMP's own.
std::string conformance() {
  constexpr const char* ua = "http://www.aiim.org/pdfua/ns/id/";
  return R"(<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/")"
         "\n xmlns:pdfuaid=\"" +
         std::string(ua) + R"("
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag>
)" + schema("PDF/UA identification", ua, "pdfuaid", ua_properties, "internal") +
         schema("SOP (Standar Operasional Prosedur)", our_namespace, "sop", properties,
                "external") +
         "</rdf:Bag></pdfaExtension:schemas>\n</rdf:Description>\n";
}

/// As XMP has it: as much of a date as is known.
std::string partial_date(const Date& date) {
  const auto whole = xmp_date(date);
  return whole.substr(0, date.day > 0 ? 10 : date.month > 0 ? 7 : 4);
}

std::string our_properties(const page::Metadata& m, const std::string& fonts) {
  auto out = std::string(R"(<rdf:Description rdf:about="" xmlns:sop=")") + our_namespace + "\">\n";
  if (!m.number.empty()) out += element("sop:number", m.number);
  if (!m.version.empty()) out += element("sop:version", m.version);
  if (!m.status.empty()) out += element("sop:status", m.status);
  if (m.effective) out += element("sop:effectiveDate", partial_date(*m.effective));
  return out + element("sop:fonts", fonts) + "</rdf:Description>\n";
}

std::string alternative(const char* name, std::string_view text) {
  if (text.empty()) return {};
  return std::string("<") + name + "><rdf:Alt><rdf:li xml:lang=\"x-default\">" + escaped(text) +
         "</rdf:li></rdf:Alt></" + name + ">\n";
}

}  // namespace

std::string xmp(const page::Metadata& m, const Origin& origin, const std::string& fonts) {
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
  out += element("xmp:CreatorTool", origin.tool) + element("pdf:Producer", origin.libraries);
  return out + "</rdf:Description>\n" + our_properties(m, fonts) + conformance() +
         "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>";
}

}  // namespace sopan::pdf
