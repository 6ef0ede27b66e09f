#include "pipeline/read/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <span>

namespace sopan::xml {
namespace {

/// Attributes: `name:forms`, forms parted by `|`; `!` before the name = required, `+` before the
/// forms = a list. Children: `name` or `name=type`, then `!` one, `?` at most one, `+` at least
/// one,
/// `*` any number, `&` any number mixed with the neighbours marked so. `%…` stands for a line of
/// `groups`.
struct Line {
  std::string_view type;
  Holds holds;
  std::string_view attributes;
  std::string_view children;
};

struct Group {
  std::string_view name;
  std::string_view members;
};

constexpr Group groups[] = {
    {"%marks", "asing* tebal* miring* ganti-baris*"},
    {"%cell", "asing* tebal* miring* ganti-baris* butir*"},
    {"%style", "gaya:angka|huruf|strip|tanpa"},
    {"%unit", "detik|menit|jam|hari|hari-kerja|minggu|bulan|triwulan|semester|tahun"},
    {"%kind",
     "uud|tap-mpr|uu|perppu|pp|perpres|keppres|permen|peraturan-lembaga|perda-provinsi|pergub|"
     "perda|perbup|perwali|peraturan-dprd|keputusan|surat-edaran"},
};

using enum Holds;

constexpr Line table[] = {
    {"sop", sequence,
     "id:#id versi:#whole status:draf|berlaku|digantikan|dicabut jenis:administratif|teknis "
     "cakupan:makro|mikro hasil:final|parsial "
     "format:diagram-alir|langkah-sederhana|tahapan-berurutan|grafik",
     "identitas? dasar-hukum? kualifikasi-pelaksana=kotak-baku? keterkaitan? "
     "peralatan-perlengkapan=kotak-baku? peringatan=kotak-baku? pencatatan-pendataan=kotak-baku? "
     "kotak* prosedur+ riwayat?"},
    {"identitas", sequence, "",
     "nama=tulisan? nomor=isian? unit=acuan? tanggal-pembuatan=hari? tanggal-revisi=hari? "
     "tanggal-efektif=hari? disahkan-oleh=acuan? persetujuan*"},
    {"tulisan", text, "", "%marks"},
    {"isian", value, "#text", ""},
    {"hari", value, "#date", ""},
    {"acuan", nothing, "!ref:#id", ""},
    {"dasar-hukum", choice, "%style", "peraturan=kutipan* butir*"},
    {"keterkaitan", choice, "%style", "sop=tautan* butir*"},
    {"kotak-baku", choice, "%style", "butir*"},
    {"kotak", choice, "!judul:#text %style", "butir*"},
    {"kutipan", nothing, "!ref:#id ketentuan:#text", ""},
    {"tautan", nothing, "!ref:#id", ""},
    {"prosedur", sequence, "judul:#text kolom:+kelengkapan|waktu|output|keterangan",
     "pelaksana? langkah+ catatan=sel-daftar*"},
    {"pelaksana", choice, "", "aktor* kelompok*"},
    {"aktor", text, "!id:#id", "%marks"},
    {"kelompok", choice, "!nama:#text", "aktor*"},
    {"langkah", sequence,
     "id:#id nomor:#whole|tanpa simbol:mulai|proses|keputusan|selesai pelaksana:+#id teks:#text "
     "akhir:ya halaman-baru:ya",
     "kegiatan=sel-daftar! simbol* kelengkapan=sel? waktu* output=sel? keterangan=sel? ke*"},
    {"simbol", choice,
     "id:#id jenis:mulai|proses|keputusan|selesai pelaksana:+#id teks:#text akhir:ya", "ke*"},
    {"ke", text,
     "!ref:+#id arah:dua garis:putus-putus keluar:kiri|kanan|atas|bawah "
     "masuk:kiri|kanan|atas|bawah",
     "%marks"},
    {"sel-daftar", text, "%style", "%cell"},
    {"sel", text, "%style baris:#whole", "%cell"},
    {"waktu", text,
     "nilai:#decimal hingga:#decimal satuan:%unit satuan-hingga:%unit kali:#decimal "
     "batas:maksimal|paling-lambat|paling-lama|sekitar per:#text baris:#whole",
     "%marks"},
    {"butir", text, "%style", "%cell"},
    {"asing", text, "", "%marks"},
    {"tebal", text, "", "%marks"},
    {"miring", text, "", "%marks"},
    {"ganti-baris", nothing, "", ""},
    {"riwayat", choice, "", "perubahan*"},
    {"perubahan", text, "versi:#whole tanggal:#date oleh:#text", "%cell"},

    {"manual", sequence,
     "judul:#text tahun:#whole profil:#text kertas:F4|A4|Letter|Legal ttd:portal|sendiri "
     "kode-qr:#text",
     "instansi? unit* pejabat* peraturan=berkas* keputusan? persetujuan* "
     "kata-pengantar=alinea-alinea? penjelasan? sop-terkait* bagian* lampiran*"},
    {"instansi", sequence, "",
     "logo=berkas? kop=tulisan* alamat=tulisan? telepon=isian? surel=isian? laman=isian? "
     "tempat=isian?"},
    {"berkas", nothing, "!src:#text", ""},
    {"unit", text, "!id:#id", "%marks unit*"},
    {"pejabat", nothing,
     "!id:#id jabatan:#text jabatan-definitif:#text nama:#text golongan:#text nip:#text "
     "mulai:#date sampai:#date",
     ""},
    {"keputusan", sequence, "nomor:#text tanggal:#date ditetapkan-oleh:#id",
     "tentang=tulisan? menimbang=kotak-baku? mengingat=dasar-hukum? menetapkan? "
     "tembusan=kotak-baku?"},
    {"menetapkan", choice, "", "diktum=sel-daftar*"},
    {"penjelasan", sequence, "", "ruang-lingkup=alinea-alinea? ringkasan=alinea-alinea? definisi?"},
    {"alinea-alinea", choice, "", "alinea=sel-daftar*"},
    {"definisi", choice, "", "istilah*"},
    {"istilah", text, "!nama:#text", "%cell"},
    {"sop-terkait", nothing, "!id:#id nomor:#text !nama:#text", ""},
    {"bagian", choice, "!judul:#text", "sop=berkas*"},
    {"persetujuan", nothing, "!peran:disusun|diperiksa|disahkan !pejabat:#id", ""},
    {"lampiran", choice, "!judul:#text", "gambar*"},
    {"gambar", nothing, "!src:#text !alt:#text", ""},

    {"daftar-peraturan", choice, "", "peraturan*"},
    {"peraturan", sequence,
     "!id:#id !jenis:%kind lembaga:#text wilayah:#text nomor:#text tahun:#whole tentang:#text "
     "lembaran:#text tambahan:#text",
     "tentang=tulisan? diubah-dengan=perubahan-status& dicabut-dengan=pencabutan&"},
    {"perubahan-status", nothing, "!ref:#id tanggal:#date", ""},
    {"pencabutan", nothing, "!ref:#id tanggal:#date sebagian:ya", ""},
};

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const auto end = std::min(text.find(separator), text.size());
    if (end > 0) parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

/// The members that a `%name` stands for; other words stand for themselves.
std::vector<std::string_view> expanded(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (const auto part : split(text, separator)) {
    const auto* group = std::ranges::find(groups, part, &Group::name);
    if (group == std::end(groups)) {
      parts.push_back(part);
    } else {
      std::ranges::copy(split(group->members, separator), std::back_inserter(parts));
    }
  }
  return parts;
}

AttributeRule attribute_rule(std::string_view word) {
  AttributeRule rule;
  rule.required = word.starts_with('!');
  if (rule.required) word.remove_prefix(1);
  const auto colon = word.find(':');
  rule.name = word.substr(0, colon);
  auto forms = word.substr(colon + 1);
  rule.list = forms.starts_with('+');
  if (rule.list) forms.remove_prefix(1);
  rule.forms = expanded(forms, '|');
  return rule;
}

ChildRule child_rule(std::string_view word) {
  const char count = word.back();
  word.remove_suffix(1);
  const auto equals = std::min(word.find('='), word.size());
  const auto name = word.substr(0, equals);
  return {.name = name,
          .type = equals == word.size() ? name : word.substr(equals + 1),
          .required = count == '!' || count == '+',
          .repeatable = count == '+' || count == '*' || count == '&',
          .mixed = count == '&'};
}

ElementRule element_rule(const Line& line) {
  ElementRule rule{.type = line.type, .holds = line.holds};
  if (line.holds == value) {
    rule.forms = split(line.attributes, '|');
    return rule;
  }
  for (const auto word : expanded(line.attributes, ' ')) {
    rule.attributes.push_back(attribute_rule(word));
  }
  for (const auto word : expanded(line.children, ' ')) rule.children.push_back(child_rule(word));
  return rule;
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_whole(std::string_view text) {
  return all_digits(text) && text.size() <= 9 && text.front() != '0';
}

bool is_decimal(std::string_view text) {
  const auto point = std::min(text.find('.'), text.size());
  const auto before = text.substr(0, point);
  if (!all_digits(before) || before.size() > 9) return false;
  if (point == text.size()) return true;
  const auto after = text.substr(point + 1);
  return all_digits(after) && after.size() <= 6;
}

bool is_date(std::string_view text) {
  const auto two = [](std::string_view part) { return all_digits(part) && part != "00"; };
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  if (!all_digits(text.substr(0, 4))) return false;
  if (text.size() >= 7 && (text[4] != '-' || !two(text.substr(5, 2)))) return false;
  return text.size() < 10 || (text[7] == '-' && two(text.substr(8)));
}

bool has_one_form(std::string_view text, std::string_view form) {
  if (form == "#text") return true;
  if (form == "#id") return !text.empty() && text.find(' ') == std::string_view::npos;
  if (form == "#whole") return is_whole(text);
  if (form == "#decimal") return is_decimal(text);
  if (form == "#date") return is_date(text);
  return text == form;
}

}  // namespace

const std::vector<ElementRule>& vocabulary() {
  static const auto rules = [] {
    std::vector<ElementRule> result;
    std::ranges::transform(table, std::back_inserter(result), element_rule);
    return result;
  }();
  return rules;
}

const ElementRule& rule_of(std::string_view type) {
  const auto found = std::ranges::find(vocabulary(), type, &ElementRule::type);
  assert(found != vocabulary().end());
  return *found;
}

const std::vector<std::string_view>& root_names() {
  static const std::vector<std::string_view> names{"sop", "manual", "daftar-peraturan"};
  return names;
}

const std::vector<std::string_view>& element_names() {
  static const auto names = [] {
    auto result = root_names();
    for (const auto& rule : vocabulary()) {
      for (const auto& child : rule.children) {
        if (std::ranges::find(result, child.name) == result.end()) result.push_back(child.name);
      }
    }
    return result;
  }();
  return names;
}

bool has_form(std::string_view text, const Forms& forms) {
  return std::ranges::any_of(forms, [&](auto form) { return has_one_form(text, form); });
}

}  // namespace sopan::xml
