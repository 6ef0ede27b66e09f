#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <vector>

#include "tests/read/generate.hpp"
#include "tests/read/told.hpp"

namespace sopan {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view schema = SOPAN_SOURCE_DIR "/pipeline/read/sop.xsd";

/// Which of the files of a folder the XSD accepts, as xmllint says: name of the file → accepted.
std::map<std::string, bool> verdicts(const fs::path& folder) {
  const auto command = "cd '" + folder.string() + "' && find . -name '*.xml' | xargs xmllint" +
                       " --noout --schema '" + std::string(schema) + "' 2>&1";
  std::map<std::string, bool> result;
  auto* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return result;
  std::string output;
  for (int byte = fgetc(pipe); byte != EOF; byte = fgetc(pipe)) output += static_cast<char>(byte);
  pclose(pipe);
  std::istringstream lines(output);
  for (std::string line; std::getline(lines, line);) {
    for (const bool accepted : {true, false}) {
      const std::string ending = accepted ? " validates" : " fails to validate";
      if (line.ends_with(ending))
        result[line.substr(2, line.size() - 2 - ending.size())] = accepted;
    }
  }
  return result;
}

/// A folder of its own that is removed at the end.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("sopan-schema-" + std::to_string(getpid()))) {
    fs::create_directories(path_);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path_); }
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

/// Both must say the same of every document.
void expect_agreement(const std::vector<std::string>& documents) {
  const Folder folder;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    std::ofstream(folder.path() / (std::to_string(i) + ".xml")) << documents[i];
  }
  const auto accepted = verdicts(folder.path());
  ASSERT_EQ(accepted.size(), documents.size()) << "xmllint (libxml2-utils) must be installed";
  for (std::size_t i = 0; i < documents.size(); ++i) {
    const auto faults = told(documents[i]);
    EXPECT_EQ(accepted.at(std::to_string(i) + ".xml"), faults.empty()) << documents[i] << "\n"
                                                                       << faults;
  }
}

TEST(Schema, AcceptsTheSamples) {
  const auto accepted = verdicts(SOPAN_SOURCE_DIR "/samples/setwan");
  EXPECT_EQ(accepted.size(), 16U);
  for (const auto& [name, valid] : accepted) EXPECT_TRUE(valid) << name;
}

std::string in_step(const std::string& inside) {
  return "<sop><prosedur><langkah><kegiatan>A</kegiatan>" + inside + "</langkah></prosedur></sop>";
}

TEST(Schema, AgreesWithTheReader) {
  expect_agreement({
      in_step(""),
      in_step("<waktu nilai='1.5' satuan='hari-kerja'/><output/>"),
      in_step("<output/><waktu/>"),
      in_step("<waktu nilai='1,5' satuan='jam'/>"),
      in_step("<waktu satuan='hari kerja'/>"),
      in_step("<waktu>Sesuai <asing>SLA</asing><butir/></waktu>"),
      in_step("<output/><output/>"),
      in_step("<ke ref='a  b'>Ya</ke><ke ref='c'/>"),
      in_step("<ke/>"),
      in_step("<ke ref=''/>"),
      in_step("<keterangan baris='0'/>"),
      in_step("<keterangan gaya='strip'>a<butir>b<butir/>c</butir></keterangan>"),
      in_step("teks"),
      "<sop/>",
      "<sop><prosedur><langkah/></prosedur></sop>",
      "<sop><prosedur kolom='output waktu'><langkah><kegiatan/></langkah></prosedur></sop>",
      "<sop><prosedur kolom='output hasil'><langkah><kegiatan/></langkah></prosedur></sop>",
      "<sop><identitas><tanggal-revisi> </tanggal-revisi></identitas>" + in_step("").substr(5),
      "<sop><identitas><tanggal-revisi>2026-00</tanggal-revisi></identitas>" +
          in_step("").substr(5),
      "<sop><identitas><nomor><tebal>1</tebal></nomor></identitas>" + in_step("").substr(5),
      "<sop versi='1'><identitas/><identitas/>" + in_step("").substr(5),
      "<manual/>",
      "<manual kertas=' F4 '><bagian judul=''/></manual>",
      "<manual><unit id='a'>A<unit id='b'/></unit></manual>",
      "<manual><unit id='a b'/></manual>",
      "<manual><pejabat id='a' nip='1'>x</pejabat></manual>",
      "<daftar-peraturan><peraturan id='a' jenis='uu'><dicabut-dengan ref='b'/>"
      "<diubah-dengan ref='c'/><dicabut-dengan ref='d' sebagian='ya'/></peraturan>"
      "</daftar-peraturan>",
      "<daftar-peraturan><peraturan id='a' jenis='uu'><diubah-dengan ref='c'/><tentang/>"
      "</peraturan></daftar-peraturan>",
      "<daftar-peraturan><peraturan id='a' jenis='undang-undang'/></daftar-peraturan>",
      "<prosedur/>",
  });
}

TEST(Schema, AgreesWithTheReaderOnDocumentsMadeAtRandom) {
  std::vector<std::string> documents;
  for (std::uint32_t seed = 0; seed < 400; ++seed) documents.push_back(generate_document(seed));
  std::size_t good = 0;
  for (const auto& document : documents) good += told(document).empty() ? 1U : 0U;
  EXPECT_GT(good, 100U);
  EXPECT_LT(good, 300U);
  expect_agreement(documents);
}

}  // namespace
}  // namespace sopan
