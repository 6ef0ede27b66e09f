#include "tests/support/generate.hpp"

#include <array>
#include <utility>

#include "tests/support/generate_flow.hpp"
#include "tests/support/generate_text.hpp"

namespace sopan::test {
namespace {

std::string element(const std::string& name, const std::string& inside) {
  return "<" + name + ">" + inside + "</" + name + ">\n";
}

struct Regulation {
  const char* kind;
  const char* about;  ///< further attributes
};

/// Every kind of regulation, from the highest to the lowest.
constexpr std::array<Regulation, 17> regulations = {{
    {"uud", ""},
    {"tap-mpr", "nomor='3' tahun='2000'"},
    {"uu", "nomor='23' tahun='2014' lembaran='244' tambahan='5587'"},
    {"perppu", "nomor='2' tahun='2022'"},
    {"pp", "nomor='18' tahun='2016' lembaran='114'"},
    {"perpres", "nomor='81' tahun='2010'"},
    {"keppres", "nomor='42' tahun='2002'"},
    {"permen", "lembaga='Menteri Dalam Negeri' nomor='52' tahun='2011'"},
    {"peraturan-lembaga", "lembaga='Arsip Nasional' nomor='PER/15/ARSIP/2008' tahun='2008'"},
    {"perda-provinsi", "wilayah='Provinsi Contoh' nomor='1' tahun='2019'"},
    {"pergub", "wilayah='Provinsi Contoh' nomor='7' tahun='2020'"},
    {"perda", "wilayah='Kabupaten Contoh' nomor='5' tahun='2016'"},
    {"perbup", "wilayah='Kabupaten Contoh' nomor='47' tahun='2021'"},
    {"perwali", "wilayah='Kota Contoh' nomor='9' tahun='2021'"},
    {"peraturan-dprd", "wilayah='Kabupaten Contoh' nomor='1' tahun='2019'"},
    {"keputusan", "lembaga='Bupati Contoh' nomor='188/12' tahun='2022'"},
    {"surat-edaran", "lembaga='Menteri PANRB' nomor='9' tahun='2023'"},
}};

/// Two of each kind, so that one can amend or revoke the other.
std::string make_register(Dice& dice) {
  std::string out;
  for (const auto& [kind, about] : regulations) {
    const std::string id = kind;
    for (const auto* twin : {"", "-baru"}) {
      std::string start = "<peraturan id='" + id + twin + "' jenis='" + id + "' " + about;
      std::string inside;
      if (dice.percent(80)) {
        start += " tentang=\"" + plain_words(dice, 9) + "\"";
      } else {
        inside += element("tentang", marked_words(dice, 9));
      }
      const bool old = *twin == '\0';
      if (old && dice.percent(30)) inside += "<diubah-dengan ref='uu-baru' tanggal='2020-02'/>";
      if (old && dice.percent(15)) inside += "<diubah-dengan ref='uu' tanggal='2022-11-05'/>";
      if (old && dice.percent(10)) {
        inside += "<dicabut-dengan ref='" + id + "-baru'" +
                  (dice.percent(50) ? " sebagian='ya'" : " tanggal='2023-10-31'") + "/>";
      }
      out += start + ">" + inside + "</peraturan>\n";
    }
  }
  return element("daftar-peraturan", out);
}

std::string make_manual(Dice& dice) {
  std::string out = "<manual judul='SOP Kantor' tahun='2026' profil='" +
                    dice.pick({"permendagri-52-2011", "permenpan-35-2012"}) + "'";
  if (dice.percent(60)) out += " kertas='" + dice.pick({"F4", "A4", "Letter", "Legal"}) + "'";
  out += ">\n<instansi>\n";
  if (dice.percent(70)) out += "<logo src='logo.png'/>";
  for (auto left = dice.between(1, 3); left > 0; --left) {
    out += element("kop", "DINAS " + plain_words(dice, 4));
  }
  if (dice.percent(70)) out += element("alamat", "Jalan Merdeka Nomor 1, Contoh 17530");
  if (dice.percent(50)) out += element("telepon", "(021) 555-0100");
  if (dice.percent(50)) out += element("surel", "dinas@contoh.example");
  if (dice.percent(50)) out += element("laman", "dinas.contoh.example");
  out += "<tempat>Contoh</tempat></instansi>\n";
  out += "<unit id='bidang'>Bidang Umum<unit id='seksi'>Seksi Surat<unit id='regu'>Regu " +
         marked_words(dice, 2) + "</unit></unit></unit>\n";
  out +=
      "<pejabat id='kepala' jabatan='Kepala Dinas' nama='Dr. Ir. Sri Wahyuni, M.Si.'"
      " golongan='IV/c' nip='197003121995031002'/>\n"
      "<pejabat id='plt' jabatan='Plt. Kepala Dinas' jabatan-definitif='Sekretaris Dinas'"
      " nama='Budi' golongan='III/d' nip='198003122005011002' mulai='2019' sampai='2030'/>\n"
      "<pejabat id='bupati' jabatan='Bupati Contoh' nama='H. Ahmad'/>\n"
      "<peraturan src='peraturan.xml'/>\n"
      "<bagian judul='Umum'><sop src='*.xml'/></bagian>\n";
  return out + "</manual>\n";
}

/// Full, partial, empty or absent.
std::string date(Dice& dice, const std::string& name, const std::string& day) {
  const auto chance = dice.below(100);
  if (chance < 60) return element(name, day);
  if (chance < 75) return element(name, day.substr(0, 7));
  if (chance < 85) return element(name, day.substr(0, 4));
  return chance < 95 ? "<" + name + "/>\n" : "";
}

std::string make_identity(Dice& dice, const std::string& id, bool draft) {
  std::string out = element("nama", "Penanganan " + marked_words(dice, 7));
  if (!draft || dice.percent(50)) out += element("nomor", "000.1/" + id + "/SOP/2026");
  if (dice.percent(80)) out += "<unit ref='" + dice.pick({"bidang", "seksi", "regu"}) + "'/>\n";
  const bool bare = draft && dice.percent(40);
  if (!bare) {
    out += date(dice, "tanggal-pembuatan", "2022-11-10");
    out += date(dice, "tanggal-revisi", "2024-05-04");
    out += draft ? date(dice, "tanggal-efektif", "2026-05-18")
                 : element("tanggal-efektif", "2026-05-18");
  }
  if (!bare) out += "<disahkan-oleh ref='" + dice.pick({"kepala", "plt", "bupati"}) + "'/>\n";
  return element("identitas", out);
}

/// A box that is filled, empty or absent.
std::string box(Dice& dice, const std::string& name, const std::string& links) {
  if (dice.percent(4)) return "";
  if (dice.percent(4)) return "<" + name + "/>\n";
  return "<" + name + style(dice) + ">" + links + items(dice, 4, 3) + "</" + name + ">\n";
}

std::string citations(Dice& dice) {
  std::string out;
  for (const auto& [kind, about] : regulations) {
    if (!dice.percent(20)) continue;
    out += "<peraturan ref='" + std::string(kind) + (dice.percent(20) ? "-baru'" : "'") +
           (dice.percent(20) ? " ketentuan='Pasal 12 ayat (3) huruf b'" : "") + "/>";
  }
  return out;
}

std::string make_history(Dice& dice) {
  std::string out;
  const auto count = dice.between(1, 4);
  for (std::size_t version = 1; version <= count; ++version) {
    out += "<perubahan versi='" + std::to_string(version) + "'";
    if (dice.percent(80)) out += " tanggal='202" + std::to_string(version) + "-03-04'";
    if (dice.percent(50)) out += " oleh=\"Tim " + plain_words(dice, 2) + "\"";
    out += ">" + cell_content(dice, 14) + "</perubahan>\n";
  }
  return element("riwayat", out);
}

std::string make_sop(Dice& dice, const std::string& id, const std::string& other) {
  const auto status = dice.pick({"draf", "berlaku", "berlaku", "digantikan", "dicabut"});
  std::string out = "<sop id='" + id + "' status='" + status + "'";
  if (dice.percent(50)) out += " jenis='" + dice.pick({"administratif", "teknis"}) + "'";
  if (dice.percent(50)) out += " cakupan='" + dice.pick({"makro", "mikro"}) + "'";
  if (dice.percent(50)) out += " hasil='" + dice.pick({"final", "parsial"}) + "'";
  if (dice.percent(35)) {
    out +=
        " format='" + dice.pick({"langkah-sederhana", "tahapan-berurutan", "diagram-alir"}) + "'";
  }
  out += ">\n" + make_identity(dice, id, status == "draf");
  out += box(dice, "dasar-hukum", citations(dice));
  out += box(dice, "kualifikasi-pelaksana", "");
  out += box(dice, "keterkaitan", "<sop ref='" + other + "'/>");
  out += box(dice, "peralatan-perlengkapan", "");
  out += box(dice, "peringatan", "");
  out += box(dice, "pencatatan-pendataan", "");
  while (dice.percent(15)) {
    out += "<kotak judul=\"" + plain_words(dice, 3) + "\"" + style(dice) + ">" + items(dice, 3, 2) +
           "</kotak>\n";
  }
  const auto procedures = dice.percent(85) ? 1 : dice.between(2, 3);
  for (std::size_t i = 0; i < procedures; ++i) {
    out += generate_procedure(dice, procedures > 1 ? plain_words(dice, 6) : "");
  }
  if (dice.percent(60)) out += make_history(dice);
  return out + "</sop>\n";
}

}  // namespace

Files generate_project(std::uint32_t seed, const std::string& logo) {
  Dice dice(seed);
  Files files;
  files["manual.xml"] = make_manual(dice);
  files["peraturan.xml"] = make_register(dice);
  files["a.xml"] = make_sop(dice, "a", "b");
  files["b.xml"] = make_sop(dice, "b", "a");
  files["logo.png"] = logo;
  return files;
}

}  // namespace sopan::test
