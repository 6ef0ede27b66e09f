#include <gtest/gtest.h>

#include "pipeline/read/read.hpp"
#include "tests/read/told.hpp"

namespace sopan {
namespace {

/// The draft of a document that must be free of faults, and its source.
template <typename Kind>
struct Reading {
  explicit Reading(std::string bytes) {
    Diagnostics diagnostics;
    const auto id = sources.add(Source("test.xml", std::move(bytes)));
    auto document = read(sources, id, diagnostics);
    EXPECT_EQ(told(sources, diagnostics), "");
    if (document) draft = std::get<Kind>(*std::move(document));
  }

  [[nodiscard]] std::string at(Span span) const {
    return std::string(sources[0].bytes().substr(span.begin, span.end - span.begin));
  }

  Sources sources;
  Kind draft;
};

Reading<draft::Sop> step(const std::string& inside) {
  return Reading<draft::Sop>("<sop><prosedur><langkah>" + inside + "</langkah></prosedur></sop>");
}

/// Runs between bars, marked with b, i, f; lists in brackets, each item ended by a semicolon.
std::string shown(const draft::Content& content) {
  std::string text;
  for (const auto& block : content.blocks) {
    if (const auto* list = std::get_if<draft::List>(&block)) {
      text += "[";
      for (const auto& item : list->items) text += shown(item) + ";";
      text += "]";
      continue;
    }
    for (const auto& run : std::get<draft::Paragraph>(block)) {
      text += "|";
      text += run.bold ? "b:" : "";
      text += run.italic ? "i:" : "";
      text += run.foreign ? "f:" : "";
      text += run.text;
    }
    text += "|";
  }
  return text;
}

TEST(ReadContent, FoldsWhiteSpaceAndKeepsMarks) {
  constexpr struct {
    std::string_view written, expected;
  } cases[] = {
      {"", ""},
      {" \n ", ""},
      {"  Menerima \n\t surat  ", "|Menerima surat|"},
      {"Menerima <asing>e-mail</asing>.", "|Menerima |f:e-mail|.|"},
      {"a <tebal> b </tebal> c", "|a |b:b |c|"},
      {"a<tebal> </tebal>", "|a|"},
      {"<tebal>a<asing>b</asing></tebal><miring>c</miring>", "|b:a|b:f:b|i:c|"},
      {"a <ganti-baris/> b", "|a\u2028b|"},
      {"a<!-- x --> b<![CDATA[<&>]]>&lt;&#x41;&amp;", "|a b<&><A&|"},
      {"a\u00A0 \u00A0b", "|a\u00A0 \u00A0b|"},
      {"<butir>a</butir>\n <butir>b</butir>", "[|a|;|b|;]"},
      {"Teks: <butir>a<butir>b</butir></butir> lalu", "|Teks:|[|a|[|b|;];]|lalu|"},
  };
  for (const auto& one : cases) {
    const auto reading = step("<kegiatan>" + std::string(one.written) + "</kegiatan>");
    EXPECT_EQ(shown(reading.draft.procedures.at(0).steps.at(0).activity), one.expected)
        << one.written;
  }
}

TEST(ReadContent, KnowsThePlaceOfEveryRun) {
  const auto reading = step("<kegiatan gaya='huruf'> a <asing>bc</asing>\n</kegiatan>");
  const auto& activity = reading.draft.procedures.at(0).steps.at(0).activity;
  EXPECT_EQ(reading.at(activity.style.value().span), "huruf");
  EXPECT_EQ(reading.at(activity.span), "a <asing>bc");
  const auto& runs = std::get<draft::Paragraph>(activity.blocks.at(0));
  EXPECT_EQ(reading.at(runs.at(0).span), "a");
  EXPECT_EQ(reading.at(runs.at(1).span), "bc");
}

TEST(ReadSop, KeepsEveryPartOfAStep) {
  const auto reading = step(
      "<kegiatan>A</kegiatan>"
      "<simbol id='s' jenis='mulai' pelaksana=' x  y ' teks='T' akhir='ya'>"
      "<ke ref='b c' arah='dua' garis='putus-putus'> Ya <tebal>!</tebal></ke></simbol>"
      "<kelengkapan baris='2'>K</kelengkapan>"
      "<waktu nilai='1.5' hingga='3' satuan='menit' satuan-hingga='jam' kali='2' batas='maksimal'"
      " per='berkas' baris='3'/><waktu>Sesuai</waktu>"
      "<output>O</output><keterangan>R</keterangan><ke ref='s'/>");
  const auto& row = reading.draft.procedures.at(0).steps.at(0);
  const auto& symbol = row.symbols.at(0);
  EXPECT_EQ(symbol.id->text, "s");
  EXPECT_EQ(symbol.kind->text, "mulai");
  EXPECT_EQ(symbol.actors->text, "x y");
  EXPECT_EQ(reading.at(symbol.actors->span), "x  y");
  EXPECT_EQ(symbol.words->text, "T");
  EXPECT_EQ(symbol.end->text, "ya");
  EXPECT_EQ(symbol.arrows.at(0).ref.text, "b c");
  EXPECT_EQ(symbol.arrows.at(0).label, "Ya !");
  EXPECT_EQ(symbol.arrows.at(0).direction->text, "dua");
  EXPECT_EQ(symbol.arrows.at(0).line->text, "putus-putus");
  EXPECT_EQ(row.requirements->rows->text, "2");
  EXPECT_EQ(shown(row.output->content), "|O|");
  EXPECT_EQ(shown(row.remarks->content), "|R|");
  const auto& time = row.durations.at(0);
  EXPECT_EQ(time.value->text + time.until->text + time.unit->text, "1.53menit");
  EXPECT_EQ(time.until_unit->text + time.times->text + time.limit->text, "jam2maksimal");
  EXPECT_EQ(time.per->text + time.rows->text, "berkas3");
  EXPECT_EQ(shown(row.durations.at(1).free_text), "|Sesuai|");
  EXPECT_EQ(reading.at(row.arrows.at(0).span), "<ke ref='s'/>");
}

TEST(ReadSop, KeepsIdentityBoxesActorsAndHistory) {
  const Reading<draft::Sop> reading(
      "\xEF\xBB\xBF<?xml version='1.0' encoding='utf-8'?>\n"
      "<sop id='a' versi='3' status='draf' jenis='teknis' cakupan='makro' hasil='parsial'"
      " format='grafik'><identitas><nama> Surat <asing>e-mail</asing></nama><nomor>7</nomor>"
      "<unit ref='u'/><tanggal-pembuatan>2026</tanggal-pembuatan><tanggal-revisi/>"
      "<disahkan-oleh ref='p'/><persetujuan peran='diperiksa' pejabat='q'/></identitas>"
      "<dasar-hukum><butir>X</butir><peraturan ref='r' ketentuan='Pasal 1'/></dasar-hukum>"
      "<keterkaitan><sop ref='b'/></keterkaitan><peringatan/>"
      "<kotak judul='Tujuan' gaya='strip'><butir>T</butir></kotak>"
      "<prosedur judul='P' kolom='waktu output'><pelaksana><aktor id='x'>X<ganti-baris/>Y</aktor>"
      "<kelompok nama='G'><aktor id='y'>Y</aktor></kelompok></pelaksana>"
      "<langkah><kegiatan/></langkah><catatan>N</catatan></prosedur>"
      "<riwayat><perubahan versi='1' tanggal='2026-01-02' oleh='Tim'>P</perubahan></riwayat>"
      "</sop>");
  const auto& sop = reading.draft;
  EXPECT_EQ(sop.id->text + sop.version->text + sop.status->text + sop.kind->text, "a3drafteknis");
  EXPECT_EQ(sop.scope->text + sop.result->text + sop.format->text, "makroparsialgrafik");
  EXPECT_EQ(sop.name->text, "Surat e-mail");
  EXPECT_EQ(reading.at(sop.name->span), "Surat <asing>e-mail");
  EXPECT_EQ(sop.number->text + sop.unit->text + sop.created->text + sop.signer->text, "7u2026p");
  ASSERT_EQ(sop.approvals.size(), 1U);
  EXPECT_EQ(sop.approvals[0].role.text + sop.approvals[0].official.text, "diperiksaq");
  EXPECT_FALSE(sop.revised);
  EXPECT_FALSE(sop.effective);
  EXPECT_EQ(reading.at(sop.identity_span), "<identitas>");
  EXPECT_EQ(shown(std::get<draft::Content>(sop.legal_basis->items.at(0))), "|X|");
  const auto& citation = std::get<draft::Citation>(sop.legal_basis->items.at(1));
  EXPECT_EQ(citation.ref.text + citation.provision->text, "rPasal 1");
  EXPECT_EQ(std::get<draft::SopLink>(sop.related->items.at(0)).ref.text, "b");
  EXPECT_TRUE(sop.warnings->items.empty());
  EXPECT_FALSE(sop.records);
  EXPECT_EQ(sop.further_boxes.at(0).title->text + sop.further_boxes.at(0).style->text,
            "Tujuanstrip");
  const auto& procedure = sop.procedures.at(0);
  EXPECT_EQ(procedure.title->text + procedure.columns->text, "Pwaktu output");
  EXPECT_EQ(procedure.actors.at(0).name.text, "X\u2028Y");
  EXPECT_FALSE(procedure.actors.at(0).group);
  EXPECT_EQ(procedure.groups.at(procedure.actors.at(1).group.value()).text, "G");
  EXPECT_EQ(shown(procedure.notes.at(0)), "|N|");
  const auto& change = sop.history.at(0);
  EXPECT_EQ(change.version->text + change.date->text + change.author->text, "12026-01-02Tim");
  EXPECT_EQ(shown(change.description), "|P|");
}

TEST(ReadManual, KeepsEveryPart) {
  const Reading<draft::Manual> reading(
      "<manual judul='J' tahun='2026' profil='p' kertas='A4'><instansi><logo src='l.png'/>"
      "<kop>K1</kop><kop>K2</kop><alamat>A</alamat><telepon>T</telepon><surel>S</surel>"
      "<laman>L</laman><tempat>C</tempat></instansi>"
      "<unit id='a'>Bagian\n <unit id='b'>Sub</unit></unit>"
      "<pejabat id='s' jabatan='J' jabatan-definitif='D' nama='N' golongan='IV/c' nip='1'"
      " mulai='2025' sampai='2026-05'/><peraturan src='p.xml'/>"
      "<keputusan nomor='9' tanggal='2026-01-05' ditetapkan-oleh='s'><tentang>X</tentang>"
      "<menimbang gaya='huruf'><butir>m</butir></menimbang><mengingat><peraturan ref='r'/>"
      "</mengingat><menetapkan><diktum>d</diktum></menetapkan><tembusan><butir>t</butir>"
      "</tembusan></keputusan><persetujuan peran='disusun' pejabat='s'/>"
      "<kata-pengantar><alinea>w</alinea></kata-pengantar><penjelasan><ruang-lingkup><alinea>r</"
      "alinea></ruang-lingkup>"
      "<ringkasan><alinea>k</alinea></ringkasan><definisi><istilah nama='SOP'>i</istilah>"
      "</definisi></penjelasan><bagian judul='B'><sop src='a/*.xml'/></bagian>"
      "<lampiran judul='P'><gambar src='p.png' alt='Denah'/></lampiran></manual>");
  const auto& manual = reading.draft;
  EXPECT_EQ(manual.title->text + manual.year->text + manual.profile->text + manual.paper->text,
            "J2026pA4");
  EXPECT_EQ(manual.logo->text + manual.address->text + manual.phone->text, "l.pngAT");
  EXPECT_EQ(manual.email->text + manual.website->text + manual.place->text, "SLC");
  EXPECT_EQ(manual.letterhead.at(1).text, "K2");
  EXPECT_EQ(manual.units.at(0).name.text, "Bagian");
  EXPECT_EQ(manual.units.at(1).name.text, "Sub");
  EXPECT_EQ(manual.units.at(1).parent, 0U);
  const auto& official = manual.officials.at(0);
  EXPECT_EQ(official.id->text + official.post->text + official.substantive_post->text, "sJD");
  EXPECT_EQ(official.name->text + official.grade->text + official.nip->text, "NIV/c1");
  EXPECT_EQ(official.from->text + official.until->text, "20252026-05");
  EXPECT_EQ(manual.registers.at(0).text, "p.xml");
  const auto& decree = manual.decree.value();
  EXPECT_EQ(decree.number->text + decree.date->text + decree.signer->text, "92026-01-05s");
  EXPECT_EQ(shown(decree.subject) + shown(decree.dicta.at(0)), "|X||d|");
  EXPECT_EQ(decree.considering.style->text, "huruf");
  EXPECT_EQ(std::get<draft::Citation>(decree.recalling.items.at(0)).ref.text, "r");
  EXPECT_EQ(decree.copies.items.size(), 1U);
  EXPECT_EQ(manual.approvals.at(0).role.text + manual.approvals.at(0).official.text, "disusuns");
  EXPECT_EQ(shown(manual.foreword.at(0)), "|w|");
  const auto& annex = manual.annexes.at(0);
  EXPECT_EQ(annex.title.text + annex.pictures.at(0).source.text, "Pp.png");
  EXPECT_EQ(annex.pictures.at(0).alternative.text, "Denah");
  EXPECT_EQ(shown(manual.scope.at(0)) + shown(manual.summary.at(0)), "|r||k|");
  EXPECT_EQ(manual.terms.at(0).name.text + shown(manual.terms.at(0).meaning), "SOP|i|");
  EXPECT_EQ(manual.parts.at(0).title.text + manual.parts.at(0).sop_patterns.at(0).text, "Ba/*.xml");
}

TEST(ReadRegister, KeepsEveryPart) {
  const Reading<draft::Register> reading(
      "<daftar-peraturan><peraturan id='u' jenis='uu' lembaga='L' wilayah='W' nomor='5'"
      " tahun='2014' tentang='ASN' lembaran='6' tambahan='7'>"
      "<dicabut-dengan ref='v' tanggal='2020' sebagian='ya'/><diubah-dengan ref='w'/></peraturan>"
      "<peraturan id='x' jenis='uud'><tentang>A <asing>b</asing></tentang></peraturan>"
      "</daftar-peraturan>");
  const auto& one = reading.draft.regulations.at(0);
  EXPECT_EQ(one.id->text + one.kind->text + one.body->text + one.region->text, "uuuLW");
  EXPECT_EQ(one.number->text + one.year->text + one.gazette->text + one.supplement->text,
            "5201467");
  EXPECT_EQ(shown(one.subject), "|ASN|");
  EXPECT_TRUE(one.changes.at(0).revoked);
  EXPECT_EQ(one.changes.at(0).ref.text + one.changes.at(0).date->text, "v2020");
  EXPECT_EQ(one.changes.at(0).partial->text, "ya");
  EXPECT_FALSE(one.changes.at(1).revoked);
  EXPECT_EQ(shown(reading.draft.regulations.at(1).subject), "|A |f:b|");
}

}  // namespace
}  // namespace sopan
