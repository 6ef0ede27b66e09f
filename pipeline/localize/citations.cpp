#include "pipeline/localize/citations.hpp"

#include <algorithm>
#include <charconv>
#include <tuple>

#include "pipeline/localize/typeset.hpp"

namespace sopan::localization {
namespace {

using Runs = std::vector<manuscript::Run>;

/// "Kabupaten Contoh" → "Contoh".
std::string bare_region(std::string_view region) {
  for (const std::string_view prefix : {"Provinsi ", "Kabupaten ", "Kota "})
    if (region.starts_with(prefix)) return std::string(region.substr(prefix.size()));
  return std::string(region);
}

std::string joined(std::string_view head, std::string_view tail) {
  std::string text(head);
  if (!tail.empty()) text.append(" ").append(tail);
  return text;
}

std::string kind_of(const Regulation& regulation) {
  switch (regulation.kind) {
    case RegulationKind::constitution:
      return "Undang-Undang Dasar Negara Republik Indonesia Tahun 1945";
    case RegulationKind::assembly_decree:
      return "Ketetapan Majelis Permusyawaratan Rakyat";
    case RegulationKind::law:
      return "Undang-Undang";
    case RegulationKind::law_in_lieu:
      return "Peraturan Pemerintah Pengganti Undang-Undang";
    case RegulationKind::government:
      return "Peraturan Pemerintah";
    case RegulationKind::presidential:
      return "Peraturan Presiden";
    case RegulationKind::presidential_decision:
      return "Keputusan Presiden";
    case RegulationKind::ministerial:
    case RegulationKind::agency:
      return joined("Peraturan", regulation.body);
    case RegulationKind::provincial:
    case RegulationKind::regional:
      return joined("Peraturan Daerah", regulation.region);
    case RegulationKind::governor:
      return joined("Peraturan Gubernur", bare_region(regulation.region));
    case RegulationKind::regent:
      return joined("Peraturan Bupati", bare_region(regulation.region));
    case RegulationKind::mayor:
      return joined("Peraturan Wali Kota", bare_region(regulation.region));
    case RegulationKind::council:
      return joined("Peraturan DPRD", regulation.region);
    case RegulationKind::decision:
      return joined("Keputusan", regulation.body);
    case RegulationKind::circular:
      return joined("Surat Edaran", regulation.body);
  }
  return {};
}

/// Where a regulation is promulgated; empty where it is not.
std::string gazette_of(const Regulation& regulation) {
  switch (regulation.kind) {
    case RegulationKind::law:
    case RegulationKind::law_in_lieu:
    case RegulationKind::government:
    case RegulationKind::presidential:
      return "Lembaran Negara Republik Indonesia";
    case RegulationKind::ministerial:
    case RegulationKind::agency:
      return "Berita Negara Republik Indonesia";
    case RegulationKind::provincial:
    case RegulationKind::regional:
      return joined("Lembaran Daerah", regulation.region);
    case RegulationKind::governor:
    case RegulationKind::regent:
    case RegulationKind::mayor:
      return joined("Berita Daerah", regulation.region);
    case RegulationKind::constitution:
    case RegulationKind::assembly_decree:
    case RegulationKind::presidential_decision:
    case RegulationKind::council:
    case RegulationKind::decision:
    case RegulationKind::circular:
      return {};
  }
  return {};
}

/// " (Lembaran Negara … Nomor 244, Tambahan … Nomor 5587)"; nothing when a part is not known.
std::string promulgation(const Regulation& regulation) {
  const auto gazette = gazette_of(regulation);
  const bool supplemented = has_supplement(regulation.kind);
  if (gazette.empty() || regulation.gazette.empty()) return {};
  if (supplemented && regulation.supplement.empty()) return {};
  auto text =
      " (" + gazette + " Tahun " + std::to_string(regulation.year) + " Nomor " + regulation.gazette;
  if (supplemented) text += ", Tambahan " + gazette + " Nomor " + regulation.supplement;
  return text + ")";
}

/// The first number in "23" or "PER/15/M.PAN/7/2008".
int numeric(std::string_view number) {
  const auto at = number.find_first_of("0123456789");
  if (at == std::string_view::npos) return 0;
  int value = 0;
  std::from_chars(number.data() + at, number.data() + number.size(), value);
  return value;
}

/// The key of the order: UU 12/2011, Lampiran II no. 43.
auto rank_of(const Regulation& regulation) {
  return std::tuple(level_of(regulation.kind), regulation.year, numeric(regulation.number));
}

/// Appends plain text, to the run before when that is plain and of one place.
void add(std::string_view text, Span span, Runs& runs) {
  const bool plain = !runs.empty() && !runs.back().bold && !runs.back().italic &&
                     !runs.back().foreign && runs.back().span == span;
  if (plain)
    runs.back().text += text;
  else
    runs.push_back({.text = std::string(text), .span = span});
}

void add_subject(const Regulation& regulation, Runs& runs) {
  bool first = true;
  for (const auto& part : regulation.subject.blocks) {
    const auto* const paragraph = std::get_if<draft::Paragraph>(&part);
    if (paragraph == nullptr || paragraph->empty()) continue;
    add(first ? " tentang " : " ", regulation.span, runs);
    first = false;
    for (auto& run : runs_of(*paragraph)) runs.push_back(std::move(run));
  }
}

void add_regulation(const Regulation& regulation, bool with_subject, bool with_gazette,
                    Runs& runs) {
  add(title_of(regulation), regulation.span, runs);
  if (with_subject) add_subject(regulation, runs);
  if (with_gazette) add(promulgation(regulation), regulation.span, runs);
}

const Regulation& last_amendment(const Regulation& regulation, const Project& project) {
  const auto last =
      std::ranges::max_element(regulation.amended, {}, [&](const Amendment& amendment) {
        const auto& by = project.regulations[amendment.by];
        return std::tuple(by.year, numeric(by.number));
      });
  return project.regulations[last->by];
}

Runs ready_runs(Runs runs) {
  for (auto& run : runs) run.text = ready(run.text);
  return runs;
}

}  // namespace

CitationLength citation_length(std::string_view choice) {
  if (choice == "nama") return CitationLength::name;
  if (choice == "lengkap") return CitationLength::full;
  return CitationLength::brief;
}

std::string title_of(const Regulation& regulation) {
  auto title = kind_of(regulation);
  if (regulation.kind == RegulationKind::constitution) return title;
  const auto year = std::to_string(regulation.year);
  if (!regulation.number.empty()) title += " Nomor " + regulation.number;
  if (!regulation.number.ends_with("/" + year)) title += " Tahun " + year;
  return ready(title);
}

std::vector<manuscript::Run> cite(const Citation& citation, CitationLength length,
                                  const Project& project) {
  const auto& regulation = project.regulations[citation.regulation];
  const bool full = length == CitationLength::full;
  Runs runs;
  if (!citation.provision.empty()) add(citation.provision + " ", regulation.span, runs);
  if (regulation.kind == RegulationKind::constitution) {
    add(title_of(regulation), regulation.span, runs);
    return ready_runs(std::move(runs));
  }
  add_regulation(regulation, true, full, runs);
  if (length != CitationLength::name && !regulation.amended.empty()) {
    const bool often = regulation.amended.size() > 1;
    add(often ? " sebagaimana telah beberapa kali diubah, terakhir dengan "
              : " sebagaimana telah diubah dengan ",
        regulation.span, runs);
    add_regulation(last_amendment(regulation, project), full, full, runs);
  }
  return ready_runs(std::move(runs));
}

std::vector<BoxItem> in_order(std::vector<BoxItem> items, const Project& project) {
  const auto is_citation = [](const BoxItem& item) {
    return std::holds_alternative<Citation>(item);
  };
  const auto free = std::ranges::stable_partition(items, is_citation).begin();
  std::stable_sort(items.begin(), free, [&](const BoxItem& a, const BoxItem& b) {
    return rank_of(project.regulations[std::get<Citation>(a).regulation]) <
           rank_of(project.regulations[std::get<Citation>(b).regulation]);
  });
  return items;
}

}  // namespace sopan::localization
