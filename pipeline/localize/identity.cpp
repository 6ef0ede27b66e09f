#include "pipeline/localize/identity.hpp"

#include <algorithm>
#include <array>

#include "pipeline/localize/characters.hpp"
#include "pipeline/localize/citations.hpp"
#include "pipeline/localize/dates.hpp"
#include "pipeline/localize/numbers.hpp"
#include "pipeline/localize/typeset.hpp"

namespace sopan::localization {
namespace {

/// Names of the grades (Peraturan Pemerintah on ranks of civil servants), by group and room.
constexpr std::array<std::array<std::string_view, 5>, 4> ranks = {{
    {"Juru Muda", "Juru Muda Tingkat I", "Juru", "Juru Tingkat I", ""},
    {"Pengatur Muda", "Pengatur Muda Tingkat I", "Pengatur", "Pengatur Tingkat I", ""},
    {"Penata Muda", "Penata Muda Tingkat I", "Penata", "Penata Tingkat I", ""},
    {"Pembina", "Pembina Tingkat I", "Pembina Utama Muda", "Pembina Utama Madya", "Pembina Utama"},
}};
constexpr std::array<std::string_view, 4> roman = {"I", "II", "III", "IV"};

void close(manuscript::Paragraph& paragraph, std::string_view mark) {
  if (paragraph.runs.empty()) return;
  auto& text = paragraph.runs.back().text;
  while (text.ends_with('.') || text.ends_with(';')) text.pop_back();
  text += mark;
}

struct ItemWriter {
  Marker marker;
  const Project& project;
  CitationLength length;
  manuscript::TextBlock& block;
  std::string text;  ///< the item's marker

  void operator()(const draft::Content& content) const {
    append_item(content, marker, text, 1, block);
  }
  void operator()(const Citation& citation) const {
    block.push_back({text, 1, true, cite(citation, length, project)});
  }
  void operator()(const SopLink& link) const {
    const auto& sop = project.sops[link.sop];
    const auto name = sop.name.starts_with("SOP ") ? sop.name : "SOP " + sop.name;
    block.push_back({text, 1, true, {{.text = ready(name), .link = sop.id}}});
  }
};

std::vector<std::string> unit_lines(const Sop& sop, const Project& project) {
  std::vector<std::string> lines;
  for (auto unit = sop.unit; unit; unit = project.units[*unit].parent)
    lines.push_back(ready(project.units[*unit].name));
  std::ranges::reverse(lines);
  return lines;
}

std::vector<manuscript::Field> fields(const Sop& sop, const Profile& profile) {
  const std::string dash = "-";
  // What a draft still has to get is a line to write on.
  const auto open = sop.status == Status::draft ? profile.label("garis-isian") : dash;
  return {{profile.label("nomor-sop"), sop.number.empty() ? open : ready(sop.number)},
          {profile.label("tanggal-pembuatan"), date(sop.created, open)},
          {profile.label("tanggal-revisi"), date(sop.revised, dash)},
          {profile.label("tanggal-efektif"), date(sop.effective, open)}};
}

std::vector<manuscript::Box> boxes(const Sop& sop, const Project& project, const Profile& profile) {
  const bool semicolons = profile.on("titik-koma-lembar");
  std::vector<manuscript::Box> result;
  const auto add = [&](std::string head, const Box& box, bool closed) {
    if (profile.on("kapital-kepala-kotak")) head = capitals(head);
    result.push_back({std::move(head), box_text(box, Marker::number, closed, project, profile)});
  };
  auto basis = sop.legal_basis;
  basis.items = in_order(std::move(basis.items), project);
  add(profile.label("dasar-hukum"), basis, semicolons);
  add(profile.label("kualifikasi-pelaksana"), sop.qualification, false);
  add(profile.label("keterkaitan"), sop.related, false);
  add(profile.label("peralatan-perlengkapan"), sop.equipment, false);
  add(profile.label("peringatan"), sop.warnings, false);
  add(profile.label("pencatatan-pendataan"), sop.records, false);
  for (const auto& box : sop.further_boxes) add(ready(box.title), box, false);
  return result;
}

}  // namespace

std::string nip(std::string_view digits) {
  std::string bare;
  std::ranges::copy_if(digits, std::back_inserter(bare), [](char c) { return c != ' '; });
  const bool plausible =
      bare.size() == 18 && std::ranges::all_of(bare, [](char c) { return c >= '0' && c <= '9'; });
  if (!plausible) return std::string(digits);
  std::string result = bare.substr(0, 8);
  result.append(no_break).append(bare, 8, 6);
  result.append(no_break).append(bare, 14, 1);
  result.append(no_break).append(bare, 15, 3);
  return result;
}

std::string rank(const Grade& grade) {
  const auto group = static_cast<std::size_t>(grade.group - 1) % ranks.size();
  const auto room = static_cast<std::size_t>(grade.room - 'a') % ranks[group].size();
  const auto short_form = std::string(roman[group]) + "/" + grade.room;
  const auto name = ranks[group][room];
  return name.empty() ? short_form : std::string(name) + " (" + short_form + ")";
}

manuscript::Signatory signatory(const Official& official, const Profile& profile) {
  manuscript::Signatory result{.post = {ready(official.post)}, .name = ready(official.name)};
  if (!official.substantive_post.empty()) result.post.push_back(ready(official.substantive_post));
  result.post.back() += ",";
  if (official.grade && profile.on("pangkat")) result.rank = rank(*official.grade);
  if (!official.nip.empty()) result.nip = ready(filled(profile.label("nip"), {nip(official.nip)}));
  return result;
}

manuscript::TextBlock box_text(const Box& box, Marker marker, bool semicolons,
                               const Project& project, const Profile& profile) {
  if (box.items.empty()) return block_of("-");
  auto block = box_text(box, marker, citation_length(profile.choice("kutipan-lembar")), project);
  if (semicolons) close_items(block, ".");
  return block;
}

manuscript::TextBlock box_text(const Box& box, Marker marker, CitationLength length,
                               const Project& project) {
  const auto used = box.marker.value_or(marker);
  manuscript::TextBlock block;
  std::size_t number = 0;
  for (const auto& item : box.items)
    std::visit(ItemWriter{used, project, length, block, marker_text(used, ++number)}, item);
  return block;
}

void close_items(manuscript::TextBlock& block, std::string_view last) {
  for (std::size_t i = 0; i < block.size(); ++i) {
    const bool ends = i + 1 == block.size() || (block[i + 1].item && block[i + 1].level == 1);
    if (ends) close(block[i], i + 1 == block.size() ? last : ";");
  }
}

std::vector<std::string> address_lines(const Office& office, const Profile& profile) {
  std::vector<std::string> lines;
  if (!office.address.empty()) lines.push_back(ready(office.address));
  std::string contact;
  const auto add = [&](const std::string& value, std::string_view label) {
    if (value.empty()) return;
    if (!contact.empty()) contact += " · ";
    contact += filled(profile.label(label), {ready(value)});
  };
  add(office.phone, "telepon");
  add(office.email, "surel");
  add(office.website, "laman");
  if (!contact.empty()) lines.push_back(contact);
  return lines;
}

namespace {

std::vector<manuscript::Approval> approvals(const Sop& sop, const Project& project,
                                            const Profile& profile) {
  std::vector<manuscript::Approval> result;
  const auto add = [&](const char* part, const std::optional<OfficialId>& official) {
    if (official)
      result.push_back(
          {part, profile.label(part), signatory(project.officials[*official], profile)});
  };
  add("disusun", sop.preparer);
  add("diperiksa", sop.examiner);
  return result;
}

}  // namespace

manuscript::Identity identity(const Sop& sop, const Project& project, const Profile& profile) {
  manuscript::Identity result;
  for (const auto& line : project.office.letterhead) result.letterhead.push_back(ready(line));
  result.unit_lines = unit_lines(sop, project);
  result.address_lines = address_lines(project.office, profile);
  result.logo = project.office.logo;
  result.fields = fields(sop, profile);
  result.approved_label = profile.label("disahkan-oleh");
  result.name_label = profile.label("nama-sop");
  result.name = ready(sop.name);
  if (profile.on("kapital-nama-sop")) result.name = capitals(result.name);
  if (sop.signer) result.signatory = signatory(project.officials[*sop.signer], profile);
  result.approvals = approvals(sop, project, profile);
  result.boxes = boxes(sop, project, profile);
  return result;
}

}  // namespace sopan::localization
