#include "pipeline/read/print.hpp"

#include <gtest/gtest.h>

#include "pipeline/read/read.hpp"

namespace sopan {
namespace {

template <class Kind>
Kind draft_of(const std::string& xml) {
  Sources sources;
  Diagnostics diagnostics;
  auto document = read(sources, sources.add(Source("test.xml", xml)), diagnostics);
  EXPECT_FALSE(diagnostics.has_errors()) << xml;
  return std::get<Kind>(std::move(document.value()));
}

const std::string declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

const std::string manual = declaration + R"(<manual judul="SOP &amp; &quot;Tata&quot;" kertas="A4">
  <instansi>
    <logo src="gambar/logo.png" />
    <kop>KANTOR<ganti-baris />CONTOH</kop>
    <tempat>Contoh &lt;Kota&gt;</tempat>
  </instansi>
  <unit id="umum">Bagian Umum<unit id="tu">Tata Usaha<unit id="loket">Loket</unit>
    </unit>
    <unit id="rumah">Rumah Tangga</unit>
  </unit>
  <unit id="hukum">Bagian Hukum</unit>
  <pejabat id="kepala" jabatan="Plt. Kepala" jabatan-definitif="Sekretaris" nama="Budi" golongan="IV/a" nip="197001011995011001" mulai="2025-01" sampai="2026-12-31" />
  <peraturan src="peraturan.xml" />
  <sop-terkait id="lain" nomor="7/2026" nama="Hal Lain" />
  <sop-terkait id="baru" nama="Hal Baru" />
  <bagian judul="Umum">
    <sop src="umum/*.xml" />
  </bagian>
</manual>
)";

const std::string regulations = declaration + R"(<daftar-peraturan>
  <peraturan id="uu-1" jenis="uu" nomor="1" tahun="2001" lembaran="5" tambahan="6" tentang="Satu">
    <diubah-dengan ref="uu-2" />
    <dicabut-dengan ref="uu-3" tanggal="2020-02" sebagian="ya" />
  </peraturan>
  <peraturan id="uu-2" jenis="uu" nomor="2" tahun="2002">
    <tentang>Tata <asing>e-procurement</asing>, <tebal>tebal</tebal><miring>miring</miring>, <tebal><miring>dua</miring></tebal><ganti-baris />baris</tentang>
  </peraturan>
  <peraturan id="uu-3" jenis="permen" lembaga="Menteri Contoh" wilayah="Provinsi" nomor="3" tahun="2003" />
</daftar-peraturan>
)";

TEST(Print, WhatIsPrintedReadsAndPrintsAlike) {
  EXPECT_EQ(print_manual(draft_of<draft::Manual>(manual)), manual);
  EXPECT_EQ(print_register(draft_of<draft::Register>(regulations)), regulations);
}

TEST(Print, WhatReadsAlikePrintsAlike) {
  const std::string loose = R"(<?xml version='1.0'?>
<!-- a comment --><manual   kertas = 'A4' judul="SOP
  &#38; &#34;Tata&quot;"><instansi><logo src='gambar/logo.png'/><kop> KANTOR <ganti-baris/> CONTOH
  </kop><tempat> Contoh
 &lt;Kota></tempat></instansi>
  <unit id="umum"> Bagian  Umum <unit id="tu"> Tata Usaha <unit id="loket">Loket</unit></unit><unit
  id="rumah">Rumah Tangga</unit></unit><unit id="hukum">Bagian <miring>Hukum</miring></unit>
  <pejabat nama="Budi" id="kepala" jabatan="Plt. Kepala" jabatan-definitif="Sekretaris"
  golongan="IV/a" nip="197001011995011001" mulai="2025-01" sampai="2026-12-31"/>
  <peraturan src="peraturan.xml"/><penjelasan><ringkasan><alinea>Apa</alinea></ringkasan></penjelasan>
  <sop-terkait nama="Hal Lain" nomor="7/2026" id="lain"/><sop-terkait id="baru" nama="Hal Baru"/>
  <bagian judul="Umum"><sop src="umum/*.xml"/></bagian></manual>)";
  EXPECT_EQ(print_manual(draft_of<draft::Manual>(loose)), manual);
}

}  // namespace
}  // namespace sopan
