#include "pipeline/localize/localize.hpp"

#include <gtest/gtest.h>

#include "pipeline/read/profile.hpp"

namespace sopan {
namespace {

Profile profile(std::string_view name = "permendagri-52-2011") {
  return read_profile(built_in_profile(name));
}

draft::Content words(const std::string& text) {
  return {.blocks = {draft::Paragraph{{.text = text}}}};
}

draft::Content listed(const std::string& text, const std::vector<draft::Content>& items,
                      draft::MaybeText style = {}) {
  auto content = text.empty() ? draft::Content{} : words(text);
  content.style = std::move(style);
  content.blocks.emplace_back(draft::List{items});
  return content;
}

std::string plain(std::string text) {
  for (auto at = text.find("\u00A0"); at != std::string::npos; at = text.find("\u00A0"))
    text.replace(at, 2, " ");
  return text;
}

/// One line a paragraph: two blanks a level, the marker of an item, the text.
std::string shown(const manuscript::TextBlock& block) {
  std::string text;
  for (const auto& paragraph : block) {
    text += std::string(static_cast<std::size_t>(paragraph.level) * 2, ' ');
    if (paragraph.item) text += "[" + paragraph.marker + "] ";
    for (const auto& run : paragraph.runs) text += plain(run.text);
    text += "\n";
  }
  return text;
}

Project project() {
  return {.title = "Manual",
          .year = "2026",
          .office = {.letterhead = {"PEMERINTAH KABUPATEN CONTOH", "SEKRETARIAT DPRD"},
                     .logo = "logo.png",
                     .address = "Jalan Merdeka Nomor 1, Contoh 17530",
                     .phone = "(021) 555-0100",
                     .email = "a@contoh.go.id",
                     .website = "contoh.go.id"},
          .units = {{"umum", "Bagian Umum", {}}, {"tu", "Subbagian Tata Usaha", 0}},
          .officials = {{.id = "sekwan",
                         .post = "Sekretaris DPRD",
                         .name = "Drs. Surya Wirahadi, M.Si.",
                         .nip = "197003121995031002",
                         .grade = Grade{4, 'c'}},
                        {.id = "plt",
                         .post = "Plt. Sekretaris DPRD",
                         .substantive_post = "Kepala Bagian Umum",
                         .name = "Ratna, S.Sos."}},
          .regulations = {{.number = "28",
                           .kind = RegulationKind::government,
                           .year = 2012,
                           .subject = words("Pelaksanaan")},
                          {.number = "43",
                           .kind = RegulationKind::law,
                           .year = 2009,
                           .subject = words("Kearsipan")}},
          .sops = {{.id = "surat-tugas", .name = "Penerbitan Surat Tugas"}}};
}

Sop identified() {
  Sop sop{.id = "surat-masuk",
          .name = "Penanganan Surat Masuk",
          .number = "000.1.2/004/SOP/SETWAN/2026",
          .version = 2,
          .status = Status::in_force,
          .unit = 1,
          .created = Date{2025, 11, 10},
          .revised = Date{2026, 5, 0},
          .effective = Date{2026, 5, 18},
          .signer = 0};
  sop.legal_basis.items = {words("Peraturan lain"), Citation{0, ""}, Citation{1, "Pasal 4"}};
  sop.related.items = {SopLink{0}, words("SOP Arsip")};
  sop.warnings.marker = Marker::dash;
  sop.warnings.items = {words("Apabila terlambat, maka hilang.")};
  sop.equipment.items = {listed("Alat", {listed("tulis", {words("pena")}), words("cetak")})};
  return sop;
}

TEST(Localize, TheIdentityHasItsFieldsInOrder) {
  const auto identity = localize(identified(), project(), profile()).identity;
  const std::pair<std::string, std::string> expected[] = {
      {"Nomor SOP", "000.1.2/004/SOP/SETWAN/2026"},
      {"Tanggal Pembuatan", "10 November 2025"},
      {"Tanggal Revisi", "Mei 2026"},
      {"Tanggal Pengesahan", "18 Mei 2026"},
  };
  ASSERT_EQ(identity.fields.size(), std::size(expected));
  for (std::size_t i = 0; i < std::size(expected); ++i) {
    EXPECT_EQ(identity.fields[i].label, expected[i].first);
    EXPECT_EQ(identity.fields[i].value, expected[i].second);
  }
  EXPECT_EQ(identity.approved_label, "Disahkan oleh");
  EXPECT_EQ(identity.name_label, "Nama SOP");
  EXPECT_EQ(identity.name, "Penanganan Surat Masuk");
  EXPECT_EQ(identity.letterhead.size(), 2U);
  EXPECT_EQ(identity.unit_lines, (std::vector<std::string>{"Bagian Umum", "Subbagian Tata Usaha"}));
  ASSERT_EQ(identity.address_lines.size(), 2U);
  EXPECT_EQ(plain(identity.address_lines[0]), "Jalan Merdeka Nomor 1, Contoh 17530");
  EXPECT_EQ(identity.address_lines[1],
            "Telepon (021) 555-0100 · Surel a@contoh.go.id · Laman contoh.go.id");
}

TEST(Localize, WhatIsMissingIsADashAndInADraftALineToWriteOn) {
  auto sop = identified();
  sop.number.clear();
  sop.created = sop.revised = sop.effective = {};
  for (const auto& field : localize(sop, project(), profile()).identity.fields)
    EXPECT_EQ(field.value, "-");
  sop.status = Status::draft;
  const auto manuscript = localize(sop, project(), profile());
  EXPECT_TRUE(manuscript.draft);
  EXPECT_EQ(manuscript.status, "draf");
  EXPECT_EQ(manuscript.identity.fields[2].value, "-");
  for (const std::size_t i : {0U, 1U, 3U}) EXPECT_NE(manuscript.identity.fields[i].value, "-");
}

TEST(Localize, TheSignatoryHasRankAndNip) {
  const auto signatory = localize(identified(), project(), profile()).identity.signatory;
  ASSERT_TRUE(signatory);
  EXPECT_EQ(signatory->post, std::vector<std::string>{"Sekretaris DPRD,"});
  EXPECT_EQ(signatory->name, "Drs. Surya Wirahadi, M.Si.");
  EXPECT_EQ(signatory->rank, "Pembina Utama Muda (IV/c)");
  EXPECT_EQ(plain(signatory->nip), "NIP. 19700312 199503 1 002");
  EXPECT_EQ(signatory->nip.find(' '), std::string::npos);
}

TEST(Localize, AnActingOfficialShowsTheOwnPostOnTheSecondLine) {
  auto sop = identified();
  sop.signer = 1;
  const auto signatory = localize(sop, project(), profile()).identity.signatory;
  ASSERT_TRUE(signatory);
  ASSERT_EQ(signatory->post.size(), 2U);
  EXPECT_EQ(plain(signatory->post[0]), "Plt. Sekretaris DPRD");
  EXPECT_EQ(signatory->post[1], "Kepala Bagian Umum,");
  EXPECT_EQ(signatory->rank, "");
  EXPECT_EQ(signatory->nip, "");
}

TEST(Localize, TheBoxesStandLeftRightWithTheirItems) {
  const auto boxes = localize(identified(), project(), profile()).identity.boxes;
  const std::pair<std::string, std::string> expected[] = {
      {"Dasar Hukum",
       "  [1.] Pasal 4 Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan\n"
       "  [2.] Peraturan Pemerintah Nomor 28 Tahun 2012 tentang Pelaksanaan\n"
       "  [3.] Peraturan lain\n"},
      {"Kualifikasi Pelaksana", "-\n"},
      {"Keterkaitan", "  [1.] SOP Penerbitan Surat Tugas\n  [2.] SOP Arsip\n"},
      {"Peralatan/Perlengkapan", "  [1.] Alat\n    [a.] tulis\n      [–] pena\n    [b.] cetak\n"},
      {"Peringatan", "  [–] Apabila terlambat, maka hilang.\n"},
      {"Pencatatan dan Pendataan", "-\n"},
  };
  ASSERT_EQ(boxes.size(), std::size(expected));
  for (std::size_t i = 0; i < std::size(expected); ++i) {
    EXPECT_EQ(boxes[i].head, expected[i].first);
    EXPECT_EQ(shown(boxes[i].text), expected[i].second);
  }
  EXPECT_EQ(boxes[2].text[0].runs[0].link, "surat-tugas");
}

TEST(Localize, SemicolonsAndCapitalsAreChoicesOfTheProfile) {
  auto own = profile();
  own.switches["titik-koma-lembar"] = "ya";
  own.switches["kapital-kepala-kotak"] = "ya";
  const auto boxes = localize(identified(), project(), own).identity.boxes;
  EXPECT_EQ(boxes[0].head, "DASAR HUKUM");
  EXPECT_EQ(shown(boxes[0].text),
            "  [1.] Pasal 4 Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan;\n"
            "  [2.] Peraturan Pemerintah Nomor 28 Tahun 2012 tentang Pelaksanaan;\n"
            "  [3.] Peraturan lain.\n");
  EXPECT_EQ(shown(boxes[2].text), "  [1.] SOP Penerbitan Surat Tugas\n  [2.] SOP Arsip\n");
}

/// mulai (Pramu) → keputusan (Kasubbag): Ya → 3 (Pramu, Kasubbag), Tidak → 1; 3 → selesai.
Procedure procedure() {
  Procedure result{.columns = {Column::requirements, Column::duration},
                   .actors = {{.name = "Pramu"}, {.name = "Kasubbag"}}};
  result.symbols = {{.kind = SymbolKind::start, .step = 0, .actors = {0}},
                    {.kind = SymbolKind::decision, .step = 1, .actors = {1}, .words = "Lengkap?"},
                    {.kind = SymbolKind::process, .step = 2, .actors = {0, 1}},
                    {.kind = SymbolKind::end, .step = 3, .actors = {1}}};
  result.arrows = {{.from = 0, .to = 1},
                   {.from = 1, .to = 2, .label = "Ya"},
                   {.from = 1, .to = 0, .label = "Tidak"},
                   {.from = 2, .to = 3}};
  for (std::size_t i = 0; i < 4; ++i)
    result.steps.push_back({.number = static_cast<int>(i + 1),
                            .activity = words("Langkah " + std::to_string(i + 1)),
                            .symbols = {i}});
  return result;
}

manuscript::Procedure localized(const Procedure& procedure, Format format = Format::flowchart) {
  Sop sop{.name = "x", .format = format, .procedures = {procedure}};
  return localize(sop, project(), profile()).procedures.at(0);
}

TEST(Localize, TheFlowOfARowIsSaidInWords) {
  const auto result = localized(procedure());
  const struct {
    std::string_view number, actors, alternative;
    std::vector<std::string> exits;
  } expected[] = {
      {"1", "Pramu", "Pramu: mulai; ke langkah 2", {}},
      {"2",
       "Kasubbag",
       "Kasubbag: keputusan “Lengkap?”; Ya ke langkah 3, Tidak ke langkah 1",
       {"Ya: ke langkah 3\n", "Tidak: ke langkah 1\n"}},
      {"3", "Pramu dan Kasubbag", "Pramu dan Kasubbag: proses; ke langkah 4", {}},
      {"4", "Kasubbag", "Kasubbag: selesai", {}},
  };
  for (std::size_t i = 0; i < 4; ++i) {
    const auto& step = result.steps[i];
    EXPECT_EQ(step.number, expected[i].number);
    EXPECT_EQ(step.actors, expected[i].actors);
    EXPECT_EQ(step.alternative, expected[i].alternative);
    ASSERT_EQ(step.exits.size(), expected[i].exits.size());
    for (std::size_t k = 0; k < step.exits.size(); ++k)
      EXPECT_EQ(shown(step.exits[k]), expected[i].exits[k]);
  }
  EXPECT_EQ(result.symbols.size(), 4U);
  EXPECT_EQ(result.arrows[1].label, "Ya");
}

TEST(Localize, InARowOfSeveralSymbolsEachExitSaysWhoseItIs) {
  auto source = procedure();
  source.symbols[1].step = 0;
  source.steps[0].symbols = {0, 1};
  source.steps[1].symbols = {};
  source.arrows = {{.from = 0, .to = 1}, {.from = 1, .to = 2, .label = "Ya"}};
  const auto step = localized(source).steps[0];
  ASSERT_EQ(step.exits.size(), 2U);
  EXPECT_EQ(shown(step.exits[0]), "Pramu: ke Kasubbag\n");
  EXPECT_EQ(shown(step.exits[1]), "Kasubbag, Ya: ke langkah 3\n");
  EXPECT_EQ(step.alternative,
            "Pramu: mulai; ke Kasubbag. Kasubbag: keputusan “Lengkap?”; Ya ke langkah 3");
}

TEST(Localize, AForkNamesAllItsTargets) {
  auto source = procedure();
  source.symbols[1].words.clear();
  source.arrows = {{.from = 0, .to = 2, .fork = 0}, {.from = 0, .to = 3, .fork = 0}};
  source.steps[3].number = {};
  const auto result = localized(source);
  EXPECT_EQ(result.steps[0].alternative, "Pramu: mulai; ke langkah 3 dan “Langkah 4”");
  ASSERT_EQ(result.steps[0].exits.size(), 1U);
  EXPECT_EQ(shown(result.steps[0].exits[0]), "Ke langkah 3 dan “Langkah 4”\n");
  EXPECT_EQ(result.steps[3].number, "");
}

TEST(Localize, CellsHoldTextListsAndDurations) {
  auto source = procedure();
  auto& cells = source.steps[0].cells;
  cells[0] = {.content = listed("Surat:", {words("asli"), words("salinan")}), .rows = 2};
  cells[1].durations = {Quantity{.value = "120", .unit = TimeUnit::minute},
                        Quantity{.value = "3", .unit = TimeUnit::day}};
  source.steps[1].cells[0].covered = true;
  source.steps[1].cells[1].durations = {words("Sesuai kebutuhan")};
  source.steps[2].cells[0] = {
      .content = listed("", {words("satu"), words("dua")}, draft::Text{"huruf", {}})};
  source.steps[3].cells[0] = {.content = listed("", {words("satu")}, draft::Text{"tanpa", {}})};
  const auto steps = localized(source).steps;
  EXPECT_EQ(shown(steps[0].cells[0].text), "Surat:\n  [–] asli\n  [–] salinan\n");
  EXPECT_EQ(steps[0].cells[0].rows, 2U);
  EXPECT_EQ(shown(steps[0].cells[1].text), "120 menit / 3 hari\n");
  EXPECT_TRUE(steps[1].cells[0].covered);
  EXPECT_EQ(shown(steps[1].cells[1].text), "Sesuai kebutuhan\n");
  EXPECT_EQ(shown(steps[2].cells[0].text), "  [a.] satu\n  [b.] dua\n");
  EXPECT_EQ(shown(steps[3].cells[0].text), "  [] satu\n");
  EXPECT_TRUE(steps[3].cells[1].text.empty());
}

TEST(Localize, TextBetweenListsBelongsToTheContent) {
  auto source = procedure();
  auto content = listed("Sebelum", {words("satu")});
  content.blocks.emplace_back(draft::Paragraph{{.text = "Sesudah"}});
  source.steps[0].activity = content;
  EXPECT_EQ(shown(localized(source).steps[0].activity), "Sebelum\n  [–] satu\nSesudah\n");
}

TEST(Localize, SubStepsOfTahapanBerurutanAreNumbered) {
  auto source = procedure();
  source.steps[1].activity =
      listed("Memeriksa", {listed("surat", {words("alamat")}), words("lampiran")});
  EXPECT_EQ(shown(localized(source, Format::hierarchical).steps[1].activity),
            "Memeriksa\n  [2.1] surat\n    [a.] alamat\n  [2.2] lampiran\n");
  EXPECT_EQ(shown(localized(source).steps[1].activity),
            "Memeriksa\n  [–] surat\n    [–] alamat\n  [–] lampiran\n");
}

TEST(Localize, HistoryHasDatesInWords) {
  auto sop = identified();
  sop.history = {{1, Date{2025, 11, 10}, "Tim SOP", words("Penetapan pertama.")}, {2, {}, "", {}}};
  const auto history = localize(sop, project(), profile()).history;
  EXPECT_EQ(history[0].version, "1");
  EXPECT_EQ(history[0].date, "10 November 2025");
  EXPECT_EQ(history[0].author, "Tim SOP");
  EXPECT_EQ(shown(history[0].description), "Penetapan pertama.\n");
  EXPECT_EQ(history[1].date, "-");
}

TEST(Localize, TheCoverHasTitleAndYear) {
  const auto result = localize(identified(), project(), profile());
  EXPECT_EQ(result.cover_title, "STANDAR OPERASIONAL PROSEDUR");
  EXPECT_EQ(result.cover_year, "2026");
  EXPECT_EQ(result.version, "2");
  EXPECT_EQ(result.status, "berlaku");
  EXPECT_EQ(result.office, "PEMERINTAH KABUPATEN CONTOH, SEKRETARIAT DPRD");
}

TEST(Localize, StylesOfTextAreKept) {
  auto source = procedure();
  source.steps[0].activity = {
      .blocks = {draft::Paragraph{{.text = "Memindai ("},
                                  {.text = "scanner", .foreign = true, .span = {1, 2, 3}},
                                  {.text = ") "},
                                  {.text = "segera\u2028ya", .bold = true}}}};
  const auto paragraph = localized(source).steps[0].activity.at(0);
  ASSERT_EQ(paragraph.runs.size(), 4U);
  EXPECT_TRUE(paragraph.runs[1].foreign);
  EXPECT_EQ(paragraph.runs[1].span, (Span{1, 2, 3}));
  EXPECT_TRUE(paragraph.runs[3].bold);
  EXPECT_EQ(paragraph.runs[3].text, "segera\u2028ya");
}

}  // namespace
}  // namespace sopan
