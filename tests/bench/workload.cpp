#include "tests/bench/workload.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <set>
#include <string_view>
#include <vector>

namespace sopan::bench {
namespace {

using Words = std::vector<std::string_view>;

constexpr int step_count = 24;
constexpr int actor_count = 6;
constexpr std::array<int, 4> decisions{5, 10, 15, 20};

struct Law {
  std::string_view id, kind, body, number, year, subject;
};
constexpr std::array<Law, 6> laws{{
    {"uu-25-2009", "uu", "", "25", "2009", "Pelayanan Publik"},
    {"uu-43-2009", "uu", "", "43", "2009", "Kearsipan"},
    {"uu-23-2014", "uu", "", "23", "2014", "Pemerintahan Daerah"},
    {"uu-30-2014", "uu", "", "30", "2014", "Administrasi Pemerintahan"},
    {"pp-12-2018", "pp", "", "12", "2018",
     "Pedoman Penyusunan Tata Tertib Dewan Perwakilan Rakyat Daerah Provinsi, Kabupaten, dan Kota"},
    {"permendagri-52-2011", "permen", "Menteri Dalam Negeri", "52", "2011",
     "Standar Operasional Prosedur di Lingkungan Pemerintah Provinsi dan Kabupaten/Kota"},
}};

const Words posts = {
    "Pramubakti",         "Pengadministrasi Umum",  "Analis Kebijakan",    "Pengelola Keuangan",
    "Arsiparis",          "Pranata Humas",          "Kasubbag Tata Usaha", "Kasubbag Persidangan",
    "Kepala Bagian Umum", "Kepala Bagian Keuangan", "Sekretaris DPRD",     "Ketua Komisi",
    "Pimpinan DPRD",      "Tim Pendamping"};
const Words processes = {"Penyusunan", "Pengelolaan", "Penanganan", "Pelaksanaan", "Verifikasi",
                         "Pelaporan",  "Penerbitan",  "Evaluasi",   "Pemantauan",  "Penyampaian"};
const Words services = {"izin penelitian",      "perjalanan dinas",     "rapat paripurna",
                        "kunjungan kerja",      "surat masuk",          "pengaduan masyarakat",
                        "cuti pegawai",         "belanja barang",       "arsip inaktif",
                        "risalah sidang",       "rencana kerja",        "laporan kinerja",
                        "dokumentasi kegiatan", "permohonan informasi", "kenaikan gaji berkala",
                        "pemeliharaan gedung",  "pinjam ruang",         "naskah akademik"};
const Words fields = {"kesehatan",      "pendidikan",       "perhubungan",      "pertanian",
                      "kelautan",       "ketenagakerjaan",  "lingkungan hidup", "pariwisata",
                      "perpajakan",     "kebudayaan",       "kependudukan",     "pengairan",
                      "penataan ruang", "ketahanan pangan", "kepemudaan",       "penanaman modal"};
const Words verbs = {"Menerima dan mencatat",
                     "Memeriksa kelengkapan",
                     "Menyusun konsep",
                     "Meneliti dan memaraf",
                     "Menandatangani",
                     "Menyampaikan",
                     "Mengagendakan",
                     "Menggandakan",
                     "Mengarsipkan",
                     "Memverifikasi",
                     "Menelaah",
                     "Mengonsultasikan",
                     "Mendistribusikan",
                     "Menghimpun",
                     "Mengunggah"};
const Words things = {
    "surat permohonan",  "lembar disposisi",    "nota dinas",       "berita acara",
    "daftar hadir",      "kartu kendali",       "telaahan staf",    "surat tugas",
    "laporan hasil",     "berkas pendukung",    "undangan",         "notula",
    "rekapitulasi data", "rancangan keputusan", "bukti pengeluaran"};
const Words manners = {"sesuai ketentuan peraturan perundang-undangan",
                       "berdasarkan arahan pimpinan",
                       "dengan mencocokkan daftar periksa",
                       "untuk diteruskan kepada unit terkait",
                       "paling lambat pada hari kerja berikutnya",
                       "melalui aplikasi persuratan",
                       "setelah berkas dinyatakan lengkap",
                       "dengan melampirkan dokumen pendukung",
                       "beserta catatan perbaikan",
                       "dan mengembalikan berkas yang tidak sesuai"};
const Words states = {
    "tercatat", "terverifikasi", "disetujui",           "terkirim", "tersusun", "terparaf",
    "terarsip", "terdistribusi", "siap ditandatangani", "lengkap"};
const Words tools = {
    "komputer",          "pencetak",          "pemindai", "buku agenda",     "lemari arsip",
    "jaringan internet", "alat tulis kantor", "formulir", "mesin pengganda", "telepon"};
const Words skills = {"Memahami tata naskah dinas",      "Mampu mengoperasikan komputer",
                      "Menguasai tata kearsipan",        "Memahami tugas dan fungsi unit",
                      "Mampu berkomunikasi dengan baik", "Berpendidikan D-III"};

/// xorshift: the same numbers everywhere.
class Dice {
 public:
  explicit Dice(unsigned seed) : state_(seed * 2654435761U + 88172645463325252ULL) {
    for (int i = 0; i < 8; ++i) below(2);
  }
  int below(int n) {
    state_ ^= state_ << 13U;
    state_ ^= state_ >> 7U;
    state_ ^= state_ << 17U;
    return static_cast<int>((state_ >> 11U) % static_cast<std::uint64_t>(n));
  }
  int between(int low, int high) { return low + below(high - low + 1); }
  std::string one(const Words& words) {
    return std::string(words[static_cast<std::size_t>(below(static_cast<int>(words.size())))]);
  }
  /// The first `count` of the numbers below `n`, shuffled.
  std::vector<std::size_t> some(std::size_t count, std::size_t n) {
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < n; ++i) all.push_back(i);
    for (std::size_t i = n; i > 1; --i)
      std::swap(all[i - 1], all[static_cast<std::size_t>(below(static_cast<int>(i)))]);
    all.resize(count);
    return all;
  }

 private:
  std::uint64_t state_;
};

/// Four digits and more, with zeros in front.
std::string padded(unsigned number, std::size_t digits) {
  auto text = std::to_string(number);
  return std::string(digits - std::min(digits, text.size()), '0') + text;
}

std::string id_of(unsigned number) { return "sop-" + padded(number + 1, 5); }

std::string titled(std::string text) {
  bool first = true;
  for (auto& c : text) {
    if (first && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    first = c == ' ';
  }
  return text;
}

std::string capital(std::string text) {
  if (text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string date(Dice& dice, int year) {
  return std::to_string(year) + "-" + padded(static_cast<unsigned>(dice.between(1, 12)), 2) + "-" +
         padded(static_cast<unsigned>(dice.between(1, 28)), 2);
}

/// Writes one SOP.
class Author {
 public:
  explicit Author(unsigned number) : number_(number), dice_(number) {
    const auto n = static_cast<std::size_t>(number);
    const auto turn = n / services.size() / fields.size();
    topic_ = std::string(services[n % services.size()]) + " bidang " +
             std::string(fields[n / services.size() % fields.size()]);
    if (turn > 0) topic_ += " gelombang " + std::to_string(turn + 1);
  }

  std::string write() {
    const std::array<std::string, 3> dates{date(dice_, 2024), date(dice_, 2025), date(dice_, 2026)};
    out_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sop id=\"" + id_of(number_) +
           "\" status=\"berlaku\" jenis=\"administratif\" cakupan=\"mikro\" "
           "format=\"diagram-alir\">\n";
    identity(dates);
    boxes();
    procedure();
    out_ += "  <riwayat><perubahan versi=\"1\" tanggal=\"" + dates[0] +
            "\">Penetapan pertama.</perubahan><perubahan versi=\"2\" tanggal=\"" + dates[1] +
            "\">Perbaikan alur.</perubahan></riwayat>\n</sop>\n";
    return std::move(out_);
  }

 private:
  /// A text that this document has not yet.
  template <class Say>
  std::string fresh(const Say& say) {
    for (;;) {
      auto text = capital(say());
      if (seen_.insert(text).second) return text;
    }
  }

  void element(std::string_view name, const std::string& text) {
    out_ += "<" + std::string(name) + ">" + text + "</" + std::string(name) + ">";
  }

  void identity(const std::array<std::string, 3>& dates) {
    constexpr std::array<std::string_view, 4> units{"tu", "keu", "sidang", "humas"};
    out_ += "  <identitas>\n    ";
    element("nama", std::string(processes[number_ % processes.size()]) + " " + titled(topic_));
    element("nomor", "000.1.2/" + padded(number_ + 1, 5) + "/SOP/SETWAN/2026");
    out_ += "\n    <unit ref=\"" + std::string(units[static_cast<std::size_t>(dice_.below(4))]) +
            "\"/>\n    ";
    element("tanggal-pembuatan", dates[0]);
    element("tanggal-revisi", dates[1]);
    element("tanggal-efektif", dates[2]);
    out_ += "\n    <disahkan-oleh ref=\"sekwan\"/>\n  </identitas>\n";
  }

  template <class Say>
  void box(std::string_view name, std::size_t count, const Say& say,
           const std::string& first = {}) {
    out_ += "  <" + std::string(name) + ">" + first;
    for (std::size_t i = 0; i < count; ++i) element("butir", fresh([&] { return say(i); }));
    out_ += "</" + std::string(name) + ">\n";
  }

  void boxes() {
    std::string cited;
    for (const auto law : dice_.some(4, laws.size()))
      cited += "<peraturan ref=\"" + std::string(laws[law].id) + "\"/>";
    box(
        "dasar-hukum", 1,
        [&](std::size_t) { return "keputusan bupati tentang " + dice_.one(things) + " " + topic_; },
        cited);
    const auto able = dice_.some(4, skills.size());
    box("kualifikasi-pelaksana", 4,
        [&](std::size_t i) { return std::string(skills[able[i]]) + " untuk " + topic_; });
    box(
        "keterkaitan", 2,
        [&](std::size_t) {
          return "SOP " + dice_.one(processes) + " " + dice_.one(things) + " " + topic_;
        },
        number_ == 0 ? std::string() : "<sop ref=\"" + id_of(number_ - 1) + "\"/>");
    const auto used = dice_.some(5, tools.size());
    box("peralatan-perlengkapan", 5,
        [&](std::size_t i) { return std::string(tools[used[i]]) + " " + topic_; });
    box("peringatan", 2, [&](std::size_t) {
      return "apabila " + dice_.one(things) + " " + topic_ + " tidak " + dice_.one(states) +
             " maka tindak lanjut tertunda";
    });
    box("pencatatan-pendataan", 2, [&](std::size_t) {
      return "disimpan sebagai " + dice_.one(things) + " " + topic_ + " elektronik dan manual";
    });
  }

  /// Every actor has a step.
  std::vector<int> actors_of_steps() {
    std::vector<int> order;
    for (int i = 0; i < step_count; ++i)
      order.push_back(i < actor_count ? i : dice_.below(actor_count));
    std::vector<int> shuffled;
    for (const auto i : dice_.some(step_count, step_count)) shuffled.push_back(order[i]);
    return shuffled;
  }

  void procedure() {
    out_ += "  <prosedur>\n    <pelaksana>";
    int id = 0;
    for (const auto post : dice_.some(actor_count, posts.size()))
      out_ +=
          "<aktor id=\"a" + std::to_string(id++) + "\">" + std::string(posts[post]) + "</aktor>";
    out_ += "</pelaksana>\n";
    const auto actors = actors_of_steps();
    for (int n = 1; n <= step_count; ++n) step(n, actors[static_cast<std::size_t>(n - 1)]);
    out_ += "  </prosedur>\n";
  }

  void step(int n, int actor) {
    const bool decides = std::ranges::find(decisions, n) != decisions.end();
    const auto* kind = n == 1            ? "mulai"
                       : n == step_count ? "selesai"
                       : decides         ? "keputusan"
                                         : "proses";
    out_ += "    <langkah id=\"l" + std::to_string(n) + "\" simbol=\"" + kind + "\" pelaksana=\"a" +
            std::to_string(actor) + "\"" + (decides ? " teks=\"Sesuai?\"" : "") + ">\n      ";
    element("kegiatan", fresh([&] {
              return dice_.one(verbs) + " " + dice_.one(things) + " " + topic_ + " " +
                     dice_.one(manners);
            }));
    out_ += "\n      ";
    element("kelengkapan",
            fresh([&] { return dice_.one(things) + " dan " + dice_.one(things) + " " + topic_; }));
    out_ += "\n      " + duration() + "\n      ";
    element("output",
            fresh([&] { return dice_.one(things) + " " + topic_ + " " + dice_.one(states); }));
    if (n % 4 == 0)
      element("keterangan", fresh([&] { return "lihat SOP " + dice_.one(things) + " " + topic_; }));
    if (decides) {
      out_ += "\n      <ke ref=\"l" + std::to_string(n + 1) + "\">Ya</ke><ke ref=\"l" +
              std::to_string(n - dice_.between(2, 4)) + "\">Tidak</ke>";
    }
    out_ += "\n    </langkah>\n";
  }

  std::string duration() {
    const auto waktu = [](int value, const std::string& more, const std::string& unit) {
      return "<waktu nilai=\"" + std::to_string(value) + "\"" + more + " satuan=\"" + unit + "\"/>";
    };
    const auto kind = dice_.below(5);
    if (kind < 3) return waktu(5 * dice_.between(1, 11), "", "menit");
    const auto low = dice_.between(1, 5);
    if (kind == 3) return waktu(low, "", "jam");
    return waktu(low, " hingga=\"" + std::to_string(low + dice_.between(1, 3)) + "\"",
                 "hari-kerja");
  }

  unsigned number_;
  Dice dice_;
  std::string topic_, out_;
  std::set<std::string> seen_;
};

}  // namespace

std::string manual_xml() {
  return R"(<?xml version="1.0" encoding="UTF-8"?>
<manual judul="Standar Operasional Prosedur Sekretariat DPRD" tahun="2026" profil="permendagri-52-2011" kertas="A4">
  <instansi>
    <kop>PEMERINTAH KABUPATEN CONTOH</kop>
    <kop>SEKRETARIAT DEWAN PERWAKILAN RAKYAT DAERAH</kop>
    <alamat>Jalan Merdeka Nomor 1, Contoh 17530</alamat>
    <tempat>Contoh</tempat>
  </instansi>
  <unit id="tu">Subbagian Tata Usaha</unit>
  <unit id="keu">Subbagian Program dan Keuangan</unit>
  <unit id="sidang">Subbagian Persidangan dan Risalah</unit>
  <unit id="humas">Subbagian Humas dan Protokol</unit>
  <pejabat id="sekwan" jabatan="Sekretaris DPRD" nama="Drs. Nama Pejabat, M.Si." golongan="IV/c" nip="197001011995011001"/>
  <peraturan src="peraturan.xml"/>
  <bagian judul="Sekretariat DPRD"><sop src="sop/*.xml"/></bagian>
</manual>
)";
}

std::string register_xml() {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<daftar-peraturan>\n";
  const auto attribute = [&](std::string_view name, std::string_view value) {
    if (!value.empty()) out += " " + std::string(name) + "=\"" + std::string(value) + "\"";
  };
  for (const auto& law : laws) {
    out += "  <peraturan";
    attribute("id", law.id);
    attribute("jenis", law.kind);
    attribute("lembaga", law.body);
    attribute("nomor", law.number);
    attribute("tahun", law.year);
    attribute("tentang", law.subject);
    out += "/>\n";
  }
  return out + "</daftar-peraturan>\n";
}

std::string sop_path(unsigned number) { return "sop/" + id_of(number) + ".xml"; }

std::string sop_xml(unsigned number) { return Author(number).write(); }

}  // namespace sopan::bench
