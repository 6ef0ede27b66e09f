#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
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

/// A whole file in memory; knows its lines.
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

 private:
  std::string name_;
  std::string bytes_;
  std::vector<std::size_t> line_starts_;
};

/// All sources of a run; ids are given in the order of adding.
class Sources {
 public:
  SourceId add(Source source);
  /// Gives a source its text, or takes it away: then messages show no line of it. May be called
  /// for several sources at once.
  void put_text(SourceId id, std::string bytes);
  [[nodiscard]] const Source& operator[](SourceId id) const { return sources_[id]; }
  [[nodiscard]] std::size_t size() const { return sources_.size(); }

 private:
  std::deque<Source> sources_;
};

}  // namespace sopan
