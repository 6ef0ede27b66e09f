#pragma once

#include <string>
#include <string_view>

#include "pipeline/model/manuscript.hpp"
#include "pipeline/model/sop.hpp"

/// Authored text made ready for print: NFC, no-break spaces, list markers.
namespace sopan::localization {

/// NFC, and U+00A0 in "Nomor 23 Tahun 2014", "Pasal 215", "ayat (1)", "huruf a", "Rp 5", "6
/// (enam)", "NIP. 1970…".
std::string ready(std::string_view text);

/// The runs of a paragraph, ready.
std::vector<manuscript::Run> runs_of(const draft::Paragraph& paragraph);

/// `marker` of the `number`th item of a list (from 1), e.g. "1.", "a.", "–" or nothing.
std::string marker_text(Marker marker, std::size_t number);

/// The marker `gaya` names, else `fallback`.
Marker marker_of(const draft::MaybeText& style, Marker fallback);

/// Appends `content`: its paragraphs at `level`, its lists one level deeper with `marker` where it
/// names none. With `prefix` ("4.") the items of the first level are "4.1", "4.2" …
void append(const draft::Content& content, Marker marker, int level, const std::string& prefix,
            manuscript::TextBlock& block);

/// The content of a cell, a note or a change: lists have dashes where it names no marker.
manuscript::TextBlock block_of(const draft::Content& content);

/// A plain paragraph.
manuscript::TextBlock block_of(std::string text, Span span = {});

/// Appends a list item: `content` with `text` as its marker, further lists one level deeper.
void append_item(const draft::Content& content, Marker marker, const std::string& text, int level,
                 manuscript::TextBlock& block);

/// `pattern` with {0}, {1} … filled in.
std::string filled(std::string_view pattern, const std::vector<std::string>& values);

}  // namespace sopan::localization
