#include "tests/publish/folder.hpp"

#include <fstream>
#include <sstream>

namespace sopan {
namespace fs = std::filesystem;

Folder::Folder() {
  std::string name = (fs::temp_directory_path() / "sopan-test-XXXXXX").string();
  path_ = fs::canonical(mkdtemp(name.data()));
}

Folder::~Folder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

void Folder::put(std::string_view name, std::string_view bytes) const {
  fs::create_directories((path_ / name).parent_path());
  std::ofstream(path_ / name, std::ios::binary) << bytes;
}

std::string Folder::get(std::string_view name) const {
  std::ostringstream bytes;
  bytes << std::ifstream(path_ / name, std::ios::binary).rdbuf();
  return bytes.str();
}

std::string good_sop(std::string_view id) {
  return "<sop id=\"" + std::string(id) + R"(" status="berlaku">
  <identitas>
    <nama>Penanganan )" +
         std::string(id) + R"(</nama>
    <nomor>)" +
         std::string(id) + R"(/2026</nomor>
    <unit ref="tu"/>
    <tanggal-pembuatan>2026-01-05</tanggal-pembuatan>
    <tanggal-efektif>2026-02-02</tanggal-efektif>
    <disahkan-oleh ref="kepala"/>
  </identitas>
  <dasar-hukum><peraturan ref="uu-23-2014"/></dasar-hukum>
  <kualifikasi-pelaksana><butir>Memahami tata naskah</butir></kualifikasi-pelaksana>
  <keterkaitan><butir>SOP Kearsipan</butir></keterkaitan>
  <peralatan-perlengkapan><butir>Buku agenda</butir></peralatan-perlengkapan>
  <peringatan><butir>Apabila terlambat, maka surat tidak terkirim.</butir></peringatan>
  <pencatatan-pendataan><butir>Buku agenda</butir></pencatatan-pendataan>
  <prosedur>
    <pelaksana><aktor id="staf">Staf</aktor><aktor id="kepala">Kepala</aktor></pelaksana>
    <langkah simbol="mulai" pelaksana="staf">
      <kegiatan>Menerima surat</kegiatan>
      <waktu nilai="5" satuan="menit"/>
    </langkah>
    <langkah simbol="selesai" pelaksana="kepala">
      <kegiatan>Menandatangani surat</kegiatan>
      <waktu nilai="5" satuan="menit"/>
    </langkah>
  </prosedur>
</sop>
)";
}

void put_project(const Folder& folder, std::string_view parts) {
  folder.put("manual.xml", R"(<manual judul="SOP" tahun="2026" profil="permendagri-52-2011">
  <instansi><kop>KANTOR CONTOH</kop><tempat>Contoh</tempat></instansi>
  <unit id="tu">Tata Usaha</unit>
  <pejabat id="kepala" jabatan="Kepala" nama="Budi" golongan="IV/a" nip="197001011995011001"/>
  <peraturan src="peraturan.xml"/>
  )" + std::string(parts) + "\n</manual>\n");
  folder.put("peraturan.xml", R"(<daftar-peraturan>
  <peraturan id="uu-23-2014" jenis="uu" nomor="23" tahun="2014" tentang="Pemerintahan Daerah"/>
</daftar-peraturan>
)");
}

}  // namespace sopan
