#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "pipeline/model/project.hpp"
#include "pipeline/model/sop.hpp"

/// The closed lists of words that the vocabulary allows as values; `read` has checked them.
namespace sopan::values {

template <class Value>
using Entry = std::pair<std::string_view, Value>;

inline constexpr std::array statuses = {
    Entry<Status>{"draf", Status::draft},
    Entry<Status>{"berlaku", Status::in_force},
    Entry<Status>{"digantikan", Status::replaced},
    Entry<Status>{"dicabut", Status::revoked},
};
inline constexpr std::array formats = {
    Entry<Format>{"diagram-alir", Format::flowchart},
    Entry<Format>{"langkah-sederhana", Format::simple_steps},
    Entry<Format>{"tahapan-berurutan", Format::hierarchical},
    Entry<Format>{"grafik", Format::graphic},
};
inline constexpr std::array symbol_kinds = {
    Entry<SymbolKind>{"mulai", SymbolKind::start},
    Entry<SymbolKind>{"proses", SymbolKind::process},
    Entry<SymbolKind>{"keputusan", SymbolKind::decision},
    Entry<SymbolKind>{"selesai", SymbolKind::end},
};
inline constexpr std::array time_units = {
    Entry<TimeUnit>{"detik", TimeUnit::second},
    Entry<TimeUnit>{"menit", TimeUnit::minute},
    Entry<TimeUnit>{"jam", TimeUnit::hour},
    Entry<TimeUnit>{"hari", TimeUnit::day},
    Entry<TimeUnit>{"hari-kerja", TimeUnit::working_day},
    Entry<TimeUnit>{"minggu", TimeUnit::week},
    Entry<TimeUnit>{"bulan", TimeUnit::month},
    Entry<TimeUnit>{"triwulan", TimeUnit::quarter},
    Entry<TimeUnit>{"semester", TimeUnit::semester},
    Entry<TimeUnit>{"tahun", TimeUnit::year},
};
inline constexpr std::array limits = {
    Entry<Limit>{"maksimal", Limit::at_most},
    Entry<Limit>{"paling-lambat", Limit::no_later_than},
    Entry<Limit>{"paling-lama", Limit::no_longer_than},
    Entry<Limit>{"sekitar", Limit::about},
};
inline constexpr std::array markers = {
    Entry<Marker>{"angka", Marker::number},
    Entry<Marker>{"huruf", Marker::letter},
    Entry<Marker>{"strip", Marker::dash},
    Entry<Marker>{"tanpa", Marker::none},
};
inline constexpr std::array columns = {
    Entry<Column>{"kelengkapan", Column::requirements},
    Entry<Column>{"waktu", Column::duration},
    Entry<Column>{"output", Column::output},
    Entry<Column>{"keterangan", Column::remarks},
};
inline constexpr std::array regulation_kinds = {
    Entry<RegulationKind>{"uud", RegulationKind::constitution},
    Entry<RegulationKind>{"tap-mpr", RegulationKind::assembly_decree},
    Entry<RegulationKind>{"uu", RegulationKind::law},
    Entry<RegulationKind>{"perppu", RegulationKind::law_in_lieu},
    Entry<RegulationKind>{"pp", RegulationKind::government},
    Entry<RegulationKind>{"perpres", RegulationKind::presidential},
    Entry<RegulationKind>{"keppres", RegulationKind::presidential_decision},
    Entry<RegulationKind>{"permen", RegulationKind::ministerial},
    Entry<RegulationKind>{"peraturan-lembaga", RegulationKind::agency},
    Entry<RegulationKind>{"perda-provinsi", RegulationKind::provincial},
    Entry<RegulationKind>{"pergub", RegulationKind::governor},
    Entry<RegulationKind>{"perda", RegulationKind::regional},
    Entry<RegulationKind>{"perbup", RegulationKind::regent},
    Entry<RegulationKind>{"perwali", RegulationKind::mayor},
    Entry<RegulationKind>{"peraturan-dprd", RegulationKind::council},
    Entry<RegulationKind>{"keputusan", RegulationKind::decision},
    Entry<RegulationKind>{"surat-edaran", RegulationKind::circular},
};
inline constexpr std::array sides = {
    Entry<WishedSide>{"kiri", WishedSide::left},
    Entry<WishedSide>{"kanan", WishedSide::right},
    Entry<WishedSide>{"atas", WishedSide::top},
    Entry<WishedSide>{"bawah", WishedSide::bottom},
};
inline constexpr std::array<Entry<bool>, 1> answers = {{{"ya", true}}};
inline constexpr std::array<Entry<bool>, 1> directions = {{{"dua", true}}};
inline constexpr std::array<Entry<bool>, 1> lines = {{{"putus-putus", true}}};

/// The value that `text` names in `table`.
template <class Value, std::size_t size>
std::optional<Value> find(const std::array<Entry<Value>, size>& table, std::string_view text) {
  for (const auto& [name, value] : table) {
    if (name == text) return value;
  }
  return {};
}

/// The value that `text` names in `table`; `otherwise` when it is absent or names none.
template <class Value, std::size_t size>
Value value_or(const std::array<Entry<Value>, size>& table, const draft::MaybeText& text,
               Value otherwise) {
  if (!text) return otherwise;
  return find(table, text->text).value_or(otherwise);
}

}  // namespace sopan::values
