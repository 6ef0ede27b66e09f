#include "pipeline/cli/phrases.hpp"

#include <algorithm>
#include <cassert>

#include "pipeline/localize/typeset.hpp"

namespace sopan::cli {
namespace {

struct Phrase {
  std::string_view key, indonesian, english;
};

constexpr Phrase phrases[] = {
    {"failure", "gangguan: {0}", "failure: {0}"},
    {"hint", "petunjuk: {0}", "hint: {0}"},
    // Usage
    {"unknown-command", "perintah “{0}” tidak dikenal", "unknown command “{0}”"},
    {"unknown-option", "pilihan {0} tidak dikenal", "unknown option {0}"},
    {"foreign-option", "pilihan {0} tidak dipakai pada perintah {1}",
     "option {0} does not belong to command {1}"},
    {"missing-value", "pilihan {0} memerlukan nilai", "option {0} needs a value"},
    {"surplus-value", "pilihan {0} tidak memakai nilai", "option {0} takes no value"},
    {"repeated-option", "pilihan {0} tertulis dua kali", "option {0} is given twice"},
    {"bad-option-value", "nilai “{0}” untuk {1} tidak dikenal", "unknown value “{0}” for {1}"},
    {"shard-form", "tulis k/n, misalnya 3/8: bagian ketiga dari delapan",
     "write k/n, such as 3/8: the third of eight parts"},
    {"options-apart", "pilihan {0} dan {1} tidak dapat dipakai bersama",
     "options {0} and {1} do not go together"},
    {"missing-folder", "nama folder proyek baru belum ditulis",
     "the folder of the new project is not given"},
    {"missing-pdf", "berkas PDF belum ditulis", "the PDF is not given"},
    {"surplus-argument", "“{0}” tidak dipakai pada perintah {1}",
     "“{0}” does not belong to command {1}"},
    {"unknown-id", "SOP “{0}” tidak ada dalam proyek", "there is no SOP “{0}” in the project"},
    {"id-elsewhere", "SOP “{0}” tidak ada di PATH yang disebut",
     "SOP “{0}” is not in the given PATH"},
    {"widen-path", "SOP itu ada di bagian lain proyek; sebut folder proyeknya",
     "it lies elsewhere in the project; name the folder of the project"},
    {"no-project", "tidak ada manual.xml di {0} atau di folder di atasnya",
     "there is no manual.xml in {0} or in a folder above it"},
    {"did-you-mean", "maksud Anda {0}?", "did you mean {0}?"},
    {"see-help", "lihat sopan help", "see sopan help"},
    {"see-help-of", "lihat sopan help {0}", "see sopan help {0}"},
    {"start-project", "mulai proyek dengan sopan new FOLDER", "start a project with sopan new DIR"},
    {"choose-one-of", "pilih salah satu: {0}", "choose one of: {0}"},
    {"same-output", "dua SOP akan ditulis ke {0}", "two SOPs would be written to {0}"},
    {"build-apart", "cetak tiap proyek ke folder keluaran sendiri",
     "build each project to an output folder of its own"},
    {"damaged-pdf", "{0} bukan PDF, atau rusak", "{0} is no PDF, or damaged"},
    {"encrypted-pdf", "{0} terkunci dengan kata sandi", "{0} is locked by a password"},
    {"pdf-without-source", "{0} tidak memuat naskah sumber", "{0} carries no source"},
    {"pdf-too-large", "{0} terlalu besar", "{0} is too large"},
    {"odd-path", "{0} memuat berkas dengan nama yang tidak wajar: “{1}”",
     "{0} carries a file of a name that no project has: “{1}”"},
    {"extract-what", "yang dapat diambil ialah naskah di dalam PDF cetakan sopan",
     "what can be extracted is the source inside a PDF printed by sopan"},
    // Faults of the machine
    {"not-found", "{0} tidak ditemukan", "{0} was not found"},
    {"no-permission", "tidak ada izin untuk membaca atau menulis {0}",
     "no permission to read or write {0}"},
    {"disk-full", "tidak dapat menulis ke {0}: ruang penyimpanan penuh",
     "cannot write to {0}: no space is left"},
    {"exists", "{0} sudah ada; tidak ada yang ditimpa", "{0} exists; nothing is overwritten"},
    {"is-folder", "{0} adalah folder", "{0} is a folder"},
    {"not-folder", "{0} bukan folder", "{0} is not a folder"},
    {"disk-fault", "{0}: {1}", "{0}: {1}"},
    {"no-memory", "memori tidak cukup", "out of memory"},
    // Summaries
    {"notes-hidden", "{0} saran; lihat dengan --notes", "{0} notes; see them with --notes"},
    {"started", "Proyek dimulai: {0} berkas ditulis ke {1}",
     "The project is started: {0} files written to {1}"},
    {"build-it", "cetak dengan sopan build {0}", "print it with sopan build {0}"},
    {"extracted", "Selesai: {0} berkas diambil ke {1}", "Done: {0} files extracted to {1}"},
    {"prints-alike", "Dicetak ulang, hasilnya sama persis dengan PDF ini.",
     "Printed again, it gives exactly this PDF."},
    {"grown-since",
     "Dicetak ulang, hasilnya sama persis dengan awal PDF ini; sisanya ditambahkan kemudian "
     "(misalnya "
     "tanda tangan).",
     "Printed again, it gives exactly the beginning of this PDF; the rest was added later (such as "
     "signatures)."},
    {"prints-otherwise", "perhatian: dicetak ulang, hasilnya berbeda dari PDF ini.",
     "warning: printed again, it gives another PDF than this."},
    {"made-with", "  dahulu {0}\n  kini   {1}", "  then {0}\n  now  {1}"},
    {"changed-since",
     "  Program dan hurufnya sama: PDF ini telah diubah setelah dicetak, atau alatnya berbeda.",
     "  Program and fonts are the same: this PDF was changed after printing, or the tools differ."},
    {"progress", "{0}/{1} · {2} · {3} per detik · sisa ± {4} detik",
     "{0}/{1} · {2} · {3} a second · ± {4} s left"},
    {"built", "Selesai: {0} SOP dicetak, {1} gagal, {2} perhatian, {3} saran ({4} detik)",
     "Done: {0} SOPs printed, {1} failed, {2} warnings, {3} notes ({4} s)"},
    {"built-some",
     "Selesai: {0} SOP dicetak, {5} tidak berubah, {1} gagal, {2} perhatian, {3} saran ({4} detik)",
     "Done: {0} SOPs printed, {5} unchanged, {1} failed, {2} warnings, {3} notes ({4} s)"},
    {"stopped", "Dihentikan; sisanya dicetak oleh sopan build berikutnya",
     "Stopped; the next sopan build prints the rest"},
    {"watching", "Memantau; Ctrl-C untuk berhenti", "Watching; Ctrl-C ends it"},
    {"is-new", "{0}: baru", "{0}: new"},
    {"has-changed", "{0}: berubah: {1}", "{0}: changed: {1}"},
    // Figures of flows
    {"column-sop", "SOP", "SOP"},
    {"column-rows", "langkah", "steps"},
    {"column-arrows", "panah", "arrows"},
    {"column-crossings", "potongan", "crossings"},
    {"column-bends", "belokan", "bends"},
    {"column-gap", "celah (mm)", "gap (mm)"},
    {"column-head", "ujung (mm)", "head (mm)"},
    {"column-white", "kosong (mm)", "white (mm)"},
    {"column-verdict", "penilaian", "verdict"},
    {"flow-clean", "rapi", "clean"},
    {"flow-crossed", "ramai: banyak garis berpotongan; coba ubah urutan pelaksana",
     "busy: many lines cross; try another order of the actors"},
    {"flow-tight", "sesak: garis berdekatan; coba kertas lebih besar atau pecah prosedurnya",
     "tight: lines lie close; try larger paper or divide the procedure"},
    {"flow-short", "sesak: ujung panah pendek; coba kertas lebih besar atau pecah prosedurnya",
     "tight: short arrow heads; try larger paper or divide the procedure"},
    {"flow-labels", "perlu dilihat: tulisan jalan keluar menyentuh garis",
     "look at it: a label of an exit touches a line"},
    {"flow-faulty", "cacat: ada panah yang tidak dapat digambar; lihat pesan kesalahan",
     "faulty: an arrow could not be drawn; see the errors"},
    {"checked", "Selesai: {0} SOP diperiksa, {1} kesalahan, {2} perhatian, {3} saran ({4} detik)",
     "Done: {0} SOPs checked, {1} errors, {2} warnings, {3} notes ({4} s)"},
};

}  // namespace

std::string phrase(std::string_view key, const std::vector<std::string>& arguments,
                   Language language) {
  const auto* const found = std::ranges::find(phrases, key, &Phrase::key);
  assert(found != std::end(phrases));
  return localization::filled(language == Language::english ? found->english : found->indonesian,
                              arguments);
}

}  // namespace sopan::cli
