#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sopan {

/// Names a `Source` within `Sources`.
using SourceId = std::uint32_t;

/// A stretch of bytes [begin, end) of one source: the place of an authored string.
struct Span {
  SourceId source = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool operator==(const Span&) const = default;
};

/// A position a person understands: line and column count from 1; a column is a code point, a tab
/// is one, a byte order mark none.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

/// A file in memory, whole or some lines of it; knows its lines.
class Source {
 public:
  /// `name` is the path shown to the author, `bytes` the file's content as it is.
  Source(std::string name, std::string bytes);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::string_view bytes() const { return bytes_; }
  /// Line and column of a byte; an offset past the end is the end.
  [[nodiscard]] Position position(std::size_t offset) const;
  /// The text of a line (from 1) without its line break and without a byte order mark.
  [[nodiscard]] std::string_view line(std::uint32_t number) const;
  /// The byte of the file at which the text of a line begins.
  [[nodiscard]] std::size_t line_start(std::uint32_t number) const;
  /// Lets go of all lines but those of some bytes: of them alone `position`, `line` and
  /// `line_start` tell the same as before.
  void keep_lines_of(std::span<const std::uint32_t> offsets);

 private:
  struct Line {
    std::uint32_t number;
    std::uint32_t begin, end;  ///< in the file, with its line break
    std::uint32_t at;          ///< where `bytes_` has it
  };

  [[nodiscard]] const Line* find(std::uint32_t number) const;
  [[nodiscard]] const Line& line_of(std::size_t offset) const;

  std::string name_;
  std::string bytes_;
  std::vector<Line> lines_;
};

/// All sources of a run; ids are given in the order of adding.
class Sources {
 public:
  SourceId add(Source source);
  /// Gives a source its text, or takes it away: then messages show no line of it. May be called
  /// for several sources at once.
  void put_text(SourceId id, std::string bytes);
  /// Takes a source's text away but for what messages show of these places. As above.
  void keep_lines_of(SourceId id, const std::vector<Span>& places);
  [[nodiscard]] const Source& operator[](SourceId id) const { return sources_[id]; }
  [[nodiscard]] std::size_t size() const { return sources_.size(); }

 private:
  std::deque<Source> sources_;
};

}  // namespace sopan
