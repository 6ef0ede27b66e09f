#include "tests/support/generate_text.hpp"

namespace sopan::test {
namespace {

std::string word(Dice& dice) {
  if (dice.percent(88)) {
    return dice.pick({"surat",       "masuk",     "permohonan", "berkas",   "dan",       "kepada",
                      "pimpinan",    "laporan",   "kegiatan",   "unit",     "kerja",     "data",
                      "yang",        "telah",     "diperiksa",  "lengkap",  "dokumen",   "rapat",
                      "penyusunan",  "anggaran",  "daftar",     "hadir",    "undangan",  "arsip",
                      "kepegawaian", "pelayanan", "masyarakat", "disimpan", "pengaduan", "Kepala",
                      "Subbagian",   "dengan",    "untuk",      "tindak",   "lanjut",    "tamu"});
  }
  return dice.pick({"dan/atau",
                    "Kabupaten/Kota",
                    "pertanggungjawabannya",
                    "ketidaksinambungan",
                    "10–15",
                    "≥ 3",
                    "±5",
                    "50%",
                    "Rp1.250.000,00",
                    "“disposisi”",
                    "(asli)",
                    "A&amp;B",
                    "&lt;kosong&gt;",
                    "café",
                    "re\u0301sume\u0301",
                    "e-office",
                    "Nomor\u00A012",
                    "½",
                    "5\u00A0×\u00A07",
                    "Jum'at",
                    "https://jdih.contoh.example/unduh/2026/lampiran-I_final.pdf",
                    "sekretariat.umum@contoh.example",
                    "AVATAR",
                    "—",
                    "…"});
}

std::string in_mark(Dice& dice, const std::string& text) {
  const auto mark = dice.pick({"asing", "tebal", "miring"});
  if (dice.percent(10)) return "<" + mark + "><tebal>" + text + "</tebal></" + mark + ">";
  return "<" + mark + ">" + text + "</" + mark + ">";
}

std::string foreign(Dice& dice) {
  return dice.pick({"scanner", "email", "soft file", "flowchart", "database", "drop box"});
}

}  // namespace

std::string plain_words(Dice& dice, std::size_t most) {
  std::string out;
  for (auto left = dice.between(1, most); left > 0; --left) {
    if (!out.empty()) out += ' ';
    out += word(dice);
  }
  return out;
}

std::string marked_words(Dice& dice, std::size_t most) {
  std::string out;
  for (auto left = dice.between(1, most); left > 0; --left) {
    if (!out.empty()) out += dice.percent(4) ? "<ganti-baris/>" : dice.percent(3) ? "\n   " : " ";
    const auto chance = dice.below(100);
    if (chance < 4) {
      out += "(" + in_mark(dice, foreign(dice)) + ")";
    } else if (chance < 9) {
      out += in_mark(dice, plain_words(dice, 3));
    } else if (chance < 10) {
      out += word(dice) + in_mark(dice, "nya") + ",";
    } else {
      out += word(dice);
    }
  }
  return out;
}

std::string style(Dice& dice) {
  if (dice.percent(60)) return "";
  return " gaya=\"" + dice.pick({"angka", "huruf", "strip", "tanpa"}) + "\"";
}

std::string items(Dice& dice, std::size_t most, int depth) {
  std::string out;
  for (auto left = dice.between(1, most); left > 0; --left) {
    const bool nests = depth > 1 && dice.percent(12);
    out += "<butir" + (nests ? style(dice) : "") + ">" + marked_words(dice, 14);
    if (nests) out += items(dice, 3, depth - 1);
    if (nests && dice.percent(20)) out += marked_words(dice, 4);
    out += "</butir>";
  }
  return out;
}

std::string cell_content(Dice& dice, std::size_t most) {
  if (dice.percent(80)) return marked_words(dice, most);
  std::string out;
  if (dice.percent(60)) out += marked_words(dice, most / 2 + 1);
  out += items(dice, 3, 2);
  if (dice.percent(30)) out += marked_words(dice, most / 2 + 1);
  return out;
}

}  // namespace sopan::test
