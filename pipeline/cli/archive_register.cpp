#include <algorithm>
#include <filesystem>
#include <iostream>
#include <utility>
#include <vector>

#include "pipeline/base/date.hpp"
#include "pipeline/cli/archive.hpp"
#include "pipeline/cli/phrases.hpp"
#include "pipeline/cli/table.hpp"
#include "pipeline/cli/usage.hpp"
#include "pipeline/localize/dates.hpp"
#include "pipeline/publish/editions.hpp"
#include "pipeline/publish/files.hpp"

/// The register of what is in force on a day, as text, PDF or HTML.
namespace sopan::cli {
namespace {

namespace fs = std::filesystem;

struct InForce {
  manuscript::EditionList::Entry entry;
  fs::path file;  ///< the PDF: the signed one, if there is one
};

std::string readable(const std::string& iso) {
  const auto date = parse_date(iso);
  return date ? localization::date(*date) : "-";
}

fs::path pdf_of(const archive::Object& object, const archive::Edition& edition) {
  const auto& holder = archive::holder_of(object, edition);
  auto digest = archive::digest_of(holder, "sop-signed.pdf");
  if (!digest) digest = archive::digest_of(holder, "sop.pdf");
  if (!digest) return {};
  return object.folder / object.inventory.manifest.at(*digest).front();
}

/// What an edition has replaced: the one before it, and the number of that, if it was another.
std::string replaced_by(const archive::Record& record, const archive::Edition& edition) {
  std::string text = "-";
  for (const auto& one : record.editions) {
    if (one.version >= edition.version) break;
    text = "versi " + std::to_string(one.version);
    if (!one.number.empty() && one.number != edition.number) (text += ", nomor ") += one.number;
  }
  return text;
}

std::vector<InForce> in_force(const archive::Store& store, const std::string& day,
                              std::string& office) {
  std::vector<InForce> all;
  store.each([&](const archive::Object& object) {
    const auto record = archive::record_of(object);
    const auto* const one = archive::in_force_on(record, day);
    if (one == nullptr) return;
    if (office.empty()) office = record.office;
    all.push_back({{.number = one->number,
                    .name = one->name,
                    .unit = record.unit,
                    .version = std::to_string(one->version),
                    .begin = readable(archive::begin_of(*one)),
                    .replaces = replaced_by(record, *one)},
                   pdf_of(object, *one)});
  });
  std::ranges::sort(all, [](const InForce& a, const InForce& b) {
    return std::pair(a.entry.number, a.entry.name) < std::pair(b.entry.number, b.entry.name);
  });
  return all;
}

std::string escaped(const std::string& text) {
  std::string safe;
  for (const char one : text) {
    switch (one) {
      case '&':
        safe += "&amp;";
        break;
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '"':
        safe += "&quot;";
        break;
      default:
        safe += one;
    }
  }
  return safe;
}

/// A path as a link: what is neither a letter, a digit nor one of `-_./` is percent-encoded.
std::string as_link(const std::string& path) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  constexpr std::string_view plain = "-_./";
  std::string link;
  for (const char one : path) {
    const bool letter = (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z');
    if (letter || (one >= '0' && one <= '9') || plain.find(one) != std::string_view::npos) {
      link += one;
    } else {
      const auto byte = static_cast<unsigned char>(one);
      (link += '%') += digits[byte >> 4U];
      link += digits[byte & 15U];
    }
  }
  return link;
}

/// On a screen as wide as it needs, scrolled on a narrow one; on paper the sheet lies down, rows
/// stay whole and the heads come again.
constexpr std::string_view style_sheet =
    "body{font:16px/1.5 sans-serif;margin:2em auto;max-width:80em;padding:0 1em}\n"
    "div{overflow-x:auto}\n"
    "table{border-collapse:collapse;width:100%}\n"
    "th,td{text-align:left;vertical-align:top;padding:.4em .6em;border-bottom:1px solid #888}\n"
    "th{border-bottom:2px solid #000}\n"
    "td:nth-child(1),td:nth-child(5){text-align:right}\n"
    "td:nth-child(6){white-space:nowrap}\n"
    "@page{size:A4 landscape;margin:15mm}\n"
    "@media print{body{font-size:9pt;margin:0;max-width:none;padding:0}div{overflow:visible}"
    "a{color:inherit;text-decoration:none}tr{break-inside:avoid}}\n";

std::string html_of(const std::vector<InForce>& all, const manuscript::EditionList& list,
                    const fs::path& beside) {
  std::string page =
      "<!DOCTYPE html>\n<html lang=\"id\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width\">\n<title>Daftar SOP yang "
      "Berlaku</title>\n<style>\n";
  page += style_sheet;
  page += "</style>\n</head>\n<body>\n<h1>Daftar SOP yang Berlaku</h1>\n<p>";
  page +=
      escaped(list.office) + "<br>Keadaan tanggal " + escaped(list.day) + "</p>\n<div><table>\n";
  page +=
      "<thead><tr><th scope=\"col\">No.</th><th scope=\"col\">Nomor SOP</th><th scope=\"col\">"
      "Judul SOP</th><th scope=\"col\">Unit Kerja</th><th scope=\"col\">Versi</th>"
      "<th scope=\"col\">Berlaku Sejak</th><th scope=\"col\">Menggantikan</th></tr></thead>\n"
      "<tbody>\n";
  std::size_t number = 0;
  for (const auto& [entry, file] : all) {
    const auto link = as_link(fs::proximate(file, beside).generic_string());
    ((page += "<tr><td>") += std::to_string(++number)) += "</td><td>";
    ((page += escaped(entry.number)) += "</td><td><a href=\"") += link;
    ((page += "\">") += escaped(entry.name)) += "</a>";
    for (const auto* const cell : {&entry.unit, &entry.version, &entry.begin, &entry.replaces})
      (page += "</td><td>") += escaped(*cell);
    page += "</td></tr>\n";
  }
  return page + "</tbody>\n</table></div>\n</body>\n</html>\n";
}

}  // namespace

int archive_register(const Options& options) {
  expect_arguments(options, 1, 1, "missing-store-name");
  const archive::Store store(options.arguments[1]);
  const auto day = day_of(options);
  manuscript::EditionList list{.day = readable(day)};
  const auto all = in_force(store, day, list.office);
  for (const auto& one : all) list.entries.push_back(one.entry);
  if (!options.output) {
    Table table({"Nomor", "Nama", "Versi", "Berlaku sejak", "Menggantikan"});
    for (const auto& one : list.entries)
      table.add({one.number, one.name, one.version, one.begin, one.replaces});
    std::cout << table.text()
              << phrase("in-force-on", {std::to_string(all.size()), list.day}, options.language)
              << '\n';
    return 0;
  }
  const fs::path target = *options.output;
  if (target.extension() == ".pdf") {
    files::write_file(target, publish::print_editions(list, parse_date(day)));
  } else if (target.extension() == ".html") {
    const auto folder = fs::absolute(target).parent_path();
    files::write_file(target, html_of(all, list, folder));
  } else {
    throw UsageError({"register-kind", {target.string()}}, {"see-help-of", {"archive"}});
  }
  std::cout << phrase("register-written", {std::to_string(all.size()), list.day, target.string()},
                      options.language)
            << '\n';
  return 0;
}

}  // namespace sopan::cli
