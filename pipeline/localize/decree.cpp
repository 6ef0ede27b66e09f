#include "pipeline/localize/decree.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "pipeline/localize/citations.hpp"
#include "pipeline/localize/dates.hpp"
#include "pipeline/localize/identity.hpp"
#include "pipeline/localize/numbers.hpp"
#include "pipeline/localize/typeset.hpp"

namespace sopan::localization {
namespace {

/// Regulations that are known, as citations in the order of the law; free items as written.
Box resolved(const draft::Box& draft, const Project& project) {
  Box box;
  for (const auto& item : draft.items) {
    if (const auto* content = std::get_if<draft::Content>(&item)) box.items.emplace_back(*content);
    const auto* citation = std::get_if<draft::Citation>(&item);
    if (citation == nullptr) continue;
    const auto found = project.regulation_index.find(citation->ref.text);
    if (found == project.regulation_index.end()) continue;
    box.items.emplace_back(
        Citation{found->second, citation->provision ? citation->provision->text : std::string()});
  }
  box.items = in_order(std::move(box.items), project);
  return box;
}

/// In justified lines "Tahun 2014" may leave its number: lines would gape.
manuscript::TextBlock loosened(manuscript::TextBlock block) {
  constexpr std::string_view tied = "\u00A0Tahun";
  for (auto& paragraph : block)
    for (auto& run : paragraph.runs)
      for (auto at = run.text.find(tied); at != std::string::npos; at = run.text.find(tied, at))
        run.text.replace(at, tied.size(), " Tahun");
  return block;
}

manuscript::TextBlock items(const draft::Box& draft, Marker marker, std::string_view closing,
                            const Project& project, const Profile& profile) {
  const auto box = resolved(draft, project);
  const auto used = marker_of(draft.style, marker);
  auto block = box_text(box, used, citation_length(profile.choice("kutipan-keputusan")), project);
  if (profile.on("titik-koma-keputusan")) close_items(block, closing);
  return loosened(std::move(block));
}

std::string plain(const draft::Content& content) {
  std::string text;
  for (const auto& paragraph : block_of(content))
    for (const auto& run : paragraph.runs) text += (text.empty() ? "" : " ") + run.text;
  return text;
}

/// "Drs. SURYA WIRAHADI, M.Si.": the name in capitals, degrees as they are written.
std::string name_in_capitals(const std::string& name) {
  std::size_t begin = 0;
  for (auto space = name.find(' '); space != std::string::npos; space = name.find(' ', begin)) {
    if (space == 0 || name[space - 1] != '.') break;
    begin = space + 1;
  }
  const auto end = std::min(name.find(','), name.size());
  if (end <= begin) return name;
  return name.substr(0, begin) + capitals(std::string_view(name).substr(begin, end - begin)) +
         name.substr(end);
}

/// Who acts for another decides in the name of the post.
std::string post_of(const Official& official) {
  constexpr std::array<std::string_view, 4> acting = {"Plt. ", "Plh. ", "Pj. ", "Pjs. "};
  std::string_view post = official.post;
  for (const auto prefix : acting)
    if (post.starts_with(prefix)) post.remove_prefix(prefix.size());
  return ready(post);
}

manuscript::AnnexHead annex_head(std::string_view number, const manuscript::Decree& decree,
                                 const std::string& decree_number, const std::string& date,
                                 const Profile& profile) {
  return {.label = filled(profile.label("lampiran-keputusan"), {std::string(number)}),
          .title = decree.title,
          .fields = {{profile.label("nomor-keputusan"), decree_number},
                     {profile.label("tanggal-keputusan"), capitals(date)},
                     {profile.label("tentang-keputusan"), decree.subject}}};
}

}  // namespace

manuscript::Decree decree(const draft::Decree& draft, const Project& project,
                          const Profile& profile) {
  manuscript::Decree result;
  const auto& open = profile.label("garis-isian");
  const auto signer =
      draft.signer ? project.official_index.find(draft.signer->text) : project.official_index.end();
  std::string post;
  if (signer != project.official_index.end()) {
    const auto& official = project.officials[signer->second];
    post = capitals(post_of(official));
    result.signatory = signatory(official, profile);
    for (auto& line : result.signatory->post) line = capitals(line);
    result.signatory->name = name_in_capitals(result.signatory->name);
  }
  const auto number = draft.number ? ready(draft.number->text) : open;
  const auto known = draft.date ? parse_date(draft.date->text) : std::nullopt;
  const auto date = localization::date(known, open);
  result.title = filled(profile.label("keputusan-judul"), {post});
  result.number = filled(profile.label("keputusan-nomor"), {number});
  result.about = profile.label("tentang-keputusan");
  result.subject = capitals(plain(draft.subject));
  result.authority = post.empty() ? post : post + ",";
  result.considering_label = profile.label("menimbang");
  result.considering = items(draft.considering, Marker::letter, ";", project, profile);
  result.recalling_label = profile.label("mengingat");
  result.recalling = items(draft.recalling, Marker::number, ".", project, profile);
  result.resolved = profile.label("memutuskan");
  result.enacting_label = profile.label("menetapkan");
  result.enacted = filled(profile.label("menetapkan-judul"), {result.title, result.subject});
  std::int64_t count = 0;
  for (const auto& dictum : draft.dicta)
    result.dicta.push_back({filled(profile.label("diktum"), {capitals(spelled_out(++count))}),
                            loosened(block_of(dictum))});
  result.place_and_date = {
      filled(profile.label("ditetapkan-di"),
             {project.office.place.empty() ? open : ready(project.office.place)}),
      filled(profile.label("pada-tanggal"), {date})};
  result.copies_label = profile.label("tembusan");
  if (!draft.copies.items.empty())
    result.copies = items(draft.copies, Marker::number, ".", project, profile);
  result.register_head = annex_head("I", result, number, date, profile);
  result.sheets_head = annex_head("II", result, number, date, profile);
  return result;
}

}  // namespace sopan::localization
