#include "tests/support/generate_flow.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "tests/support/generate_text.hpp"

namespace sopan::test {
namespace {

/// One `<ke>`; `also` makes it a fork.
struct Exit {
  std::size_t to = 0;
  std::optional<std::size_t> also;
  std::string label, attributes;
};

struct Symbol {
  std::string kind;  ///< `mulai` … `selesai`
  std::string id, actors;
  std::size_t row = 0;
  bool ends_here = false;
  std::vector<Exit> exits;

  [[nodiscard]] bool is_end() const { return kind == "selesai" || ends_here; }
};

std::string attribute(const std::string& name, const std::string& value) {
  return " " + name + "=\"" + value + "\"";
}

class Procedure {
 public:
  explicit Procedure(Dice& dice) : dice_(dice) {}

  std::string write(const std::string& title) {
    make_rows();
    make_main_way();
    for (std::size_t i = 0; i < symbols_.size(); ++i) make_further_exits(i);
    columns_ = dice_.pick({"", "", "", "kelengkapan waktu output", "waktu output",
                           "output keterangan waktu kelengkapan", "keterangan", "waktu"});
    std::string out = "<prosedur";
    if (!title.empty()) out += attribute("judul", title);
    if (!columns_.empty()) out += attribute("kolom", columns_);
    out += ">\n" + actors();
    for (std::size_t row = 0; row < rows_; ++row) out += step(row);
    while (dice_.percent(20)) {
      out += "<catatan" + style(dice_) + ">" + cell_content(dice_, 12) + "</catatan>\n";
    }
    return out + "</prosedur>\n";
  }

 private:
  std::string some_actors() {
    const auto first = dice_.below(actor_count_);
    auto actors = "p" + std::to_string(first);
    if (dice_.percent(90) || first + 1 == actor_count_) return actors;
    actors += " p" + std::to_string(first + 1);
    if (first + 2 < actor_count_ && dice_.percent(30)) actors += " p" + std::to_string(first + 2);
    if (first + 4 < actor_count_ && dice_.percent(30)) actors += " p" + std::to_string(first + 4);
    return actors;
  }

  void make_rows() {
    actor_count_ = dice_.percent(90) ? dice_.between(1, 6) : dice_.between(7, 10);
    rows_ = dice_.percent(80) ? dice_.between(2, 12) : dice_.between(13, 30);
    for (std::size_t row = 0; row < rows_; ++row) {
      const bool last = row + 1 == rows_;
      const auto count =
          last || dice_.percent(85) ? 1 : std::min(actor_count_, dice_.between(2, 3));
      for (std::size_t i = 0; i < count; ++i) {
        const auto chance = dice_.below(100);
        Symbol symbol{.kind = chance < 74   ? "proses"
                              : chance < 92 ? "keputusan"
                              : chance < 96 ? "mulai"
                                            : "selesai",
                      .id = "s" + std::to_string(symbols_.size()),
                      .actors = some_actors(),
                      .row = row};
        if (symbols_.empty()) symbol.kind = "mulai";
        if (last) symbol.kind = dice_.percent(90) ? "selesai" : "proses";
        symbol.ends_here =
            last ? symbol.kind == "proses" : symbol.kind == "proses" && row > 0 && dice_.percent(3);
        symbols_.push_back(std::move(symbol));
      }
    }
  }

  /// Who stands open goes on to the next symbol that is no start.
  void make_main_way() {
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < symbols_.size(); ++i) {
      auto& symbol = symbols_[i];
      if (symbol.kind != "mulai") {
        for (const auto from : open) symbols_[from].exits.push_back({.to = i});
        if (!symbol.is_end()) open.clear();
      }
      if (!symbol.is_end()) open.push_back(i);
    }
  }

  void make_further_exits(std::size_t i) {
    auto& symbol = symbols_[i];
    if (symbol.is_end()) return;
    const bool decides = symbol.kind == "keputusan";
    auto wanted = decides ? (dice_.percent(85) ? 2U : 3U) : symbol.exits.size();
    if (!decides && dice_.percent(6)) ++wanted;
    for (int tries = 0; tries < 20 && symbol.exits.size() < wanted; ++tries) add_exit(i);
    if (decides) {
      const auto labels = symbol.exits.size() == 2
                              ? std::vector<std::string>{"Ya", "Tidak"}
                              : std::vector<std::string>{"Setuju", "Tolak",  "Revisi", "Tunda",
                                                         "Lain",   "Kosong", "Ulang",  "Naik"};
      const auto shift = dice_.below(2);
      for (std::size_t k = 0; k < symbol.exits.size(); ++k) {
        symbol.exits[k].label = labels[(k + shift) % symbol.exits.size()];
      }
      if (dice_.percent(5)) symbol.exits.back().label.clear();
      return;
    }
    auto& exit = symbol.exits.front();
    if (dice_.percent(4)) exit.label = "berkas asli";
    if (dice_.percent(3)) exit.attributes += attribute("garis", "putus-putus");
    if (dice_.percent(3) && symbols_[exit.to].kind == "proses" && !symbols_[exit.to].ends_here) {
      exit.attributes += attribute("arah", "dua");
    }
  }

  void add_exit(std::size_t i) {
    auto& symbol = symbols_[i];
    const auto low = i < 8 || dice_.percent(10) ? 0 : i - 8;
    const auto to = dice_.between(low, std::min(symbols_.size() - 1, i + 6));
    const auto leads = [to](const Exit& exit) { return exit.to == to || exit.also == to; };
    if (to == i || std::ranges::any_of(symbol.exits, leads)) return;
    if (symbol.kind != "keputusan" && !symbol.exits.front().also && dice_.percent(50)) {
      symbol.exits.front().also = to;
    } else {
      symbol.exits.push_back({.to = to});
    }
  }

  std::string actors() {
    std::string out = "<pelaksana>";
    for (std::size_t i = 0; i < actor_count_;) {
      const auto group = i + 1 < actor_count_ && dice_.percent(15) ? dice_.between(2, 3) : 0;
      const auto end = std::min(actor_count_, i + std::max<std::size_t>(group, 1));
      if (group > 0) out += "<kelompok nama=\"" + plain_words(dice_, 2) + "\">";
      for (; i < end; ++i) {
        out += "<aktor id=\"p" + std::to_string(i) + "\">" +
               dice_.pick({"Pramubakti", "Kasubbag TU", "Sekretaris DPRD", "Kepala Bagian Umum",
                           "Pengadministrasi Umum", "Bendahara Pengeluaran", "PPTK",
                           "Tim <asing>Quality Control</asing>", "Pemohon/Masyarakat"}) +
               "</aktor>";
      }
      if (group > 0) out += "</kelompok>";
    }
    return out + "</pelaksana>\n";
  }

  /// A missing exit leads to the only symbol of the next row, so it need not be written.
  bool is_default(const Symbol& symbol) {
    if (symbol.kind == "keputusan" || symbol.exits.size() != 1) return false;
    const auto& exit = symbol.exits.front();
    const auto row = symbols_[exit.to].row;
    return !exit.also && exit.label.empty() && exit.attributes.empty() && row == symbol.row + 1 &&
           std::ranges::count(symbols_, row, &Symbol::row) == 1 && dice_.percent(75);
  }

  std::string exits(const Symbol& symbol) {
    if (is_default(symbol)) return "";
    std::string out;
    for (const auto& exit : symbol.exits) {
      auto ref = symbols_[exit.to].id;
      if (exit.also) ref += " " + symbols_[*exit.also].id;
      out += "<ke" + attribute("ref", ref) + exit.attributes + ">" + exit.label + "</ke>";
    }
    return out;
  }

  std::string about(const Symbol& symbol, const std::string& kind_name) {
    auto out = attribute("id", symbol.id);
    if (symbol.kind != "proses" || dice_.percent(20)) out += attribute(kind_name, symbol.kind);
    out += attribute("pelaksana", symbol.actors);
    if (symbol.ends_here) out += attribute("akhir", "ya");
    if (dice_.percent(symbol.kind == "keputusan" ? 30 : 6)) {
      out += attribute("teks", dice_.pick({"Setuju?", "Lengkap?", "Datang langsung", "Sah?"}));
    }
    return out;
  }

  std::string step(std::size_t row) {
    std::vector<const Symbol*> here;
    for (const auto& symbol : symbols_) {
      if (symbol.row == row) here.push_back(&symbol);
    }
    const bool own = here.size() == 1 && dice_.percent(85);
    std::string out = "<langkah";
    if (own) out += about(*here.front(), "simbol");
    if (dice_.percent(3)) out += attribute("nomor", "tanpa");
    out += ">\n<kegiatan" + style(dice_) + ">" +
           dice_.pick({"Menerima ", "Memeriksa ", "Menyusun ", "Menyampaikan "}) +
           cell_content(dice_, dice_.percent(4) ? 90 : 16) + "</kegiatan>\n";
    if (!own) {
      for (const auto* symbol : here) {
        out += "<simbol" + about(*symbol, "jenis") + ">" + exits(*symbol) + "</simbol>\n";
      }
    }
    for (std::size_t i = 0; i < 4; ++i) out += cell(i, row);
    return out + (own ? exits(*here.front()) : "") + "</langkah>\n";
  }

  std::string cell(std::size_t index, std::size_t row) {
    static const std::array<std::string, 4> names = {"kelengkapan", "waktu", "output",
                                                     "keterangan"};
    const auto& name = names.at(index);
    if (!columns_.empty() && columns_.find(name) == std::string::npos) return "";
    auto& free_from = free_from_.at(index);
    if (row < free_from || dice_.percent(name == "keterangan" ? 70 : 10)) return "";
    std::size_t span = 1;
    if (dice_.percent(8)) span = std::min(rows_ - row, dice_.between(2, 4));
    free_from = row + span;
    const auto spans = span > 1 ? attribute("baris", std::to_string(span)) : "";
    if (name != "waktu") {
      return "<" + name + spans + style(dice_) + ">" + cell_content(dice_, 7) + "</" + name + ">\n";
    }
    auto out = duration(spans);
    if (dice_.percent(5)) out += duration("");
    return out;
  }

  std::string duration(const std::string& spans) {
    const auto unit =
        attribute("satuan", dice_.pick({"detik", "menit", "jam", "hari", "hari-kerja", "minggu",
                                        "bulan", "triwulan", "semester", "tahun"}));
    const auto form = dice_.pick(
        {"nilai='15'", "nilai='1.5'", "nilai='3' hingga='5'", "kali='2' nilai='24'",
         "batas='maksimal' nilai='3'", "batas='paling-lambat' nilai='7'",
         "batas='paling-lama' nilai='2'", "batas='sekitar' nilai='10'", "nilai='15' per='berkas'"});
    if (dice_.percent(10)) return "<waktu" + spans + ">" + marked_words(dice_, 3) + "</waktu>\n";
    if (dice_.percent(5)) {
      return "<waktu" + spans +
             " nilai='30' satuan='menit' hingga='3' satuan-hingga='jam'></waktu>\n";
    }
    return "<waktu" + spans + " " + form + unit + "/>\n";
  }

  Dice& dice_;
  std::size_t actor_count_ = 1, rows_ = 2;
  std::vector<Symbol> symbols_;
  std::string columns_;
  std::array<std::size_t, 4> free_from_{};  ///< first row that no merged cell covers
};

}  // namespace

std::string generate_procedure(Dice& dice, const std::string& title) {
  return Procedure(dice).write(title);
}

}  // namespace sopan::test
