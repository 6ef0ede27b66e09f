#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "pipeline/sign/objects.hpp"

namespace sopan::sign {

/// An incremental update (ISO 32000-1, 7.5.6): the file as it is, and new or changed objects behind
/// it, with a table of the same kind as the last one.
class Update {
 public:
  /// Throws `BadPdf` when the last table cannot be found.
  Update(std::string_view base, const Pdf& pdf);

  /// A number that no object has yet.
  Ref reserve();
  void put(Ref ref, const Value& value);
  /// A stream; `entries` is its dictionary without `/Length`.
  void put_stream(Ref ref, Value entries, std::string_view data);
  /// An object whose body is text already; the offset of the body in the file.
  std::size_t put_text(Ref ref, std::string_view body);

  /// The whole file. The second part of its `/ID` is the hash of what was added.
  [[nodiscard]] std::string finish() const;

 private:
  [[nodiscard]] std::string table(const std::string& trailer) const;
  [[nodiscard]] std::string stream_table(Value trailer) const;

  std::string file_;
  std::size_t base_size_;
  Value trailer_;
  std::size_t last_table_ = 0;
  bool streams_ = false;
  int next_ = 1;
  std::map<Ref, std::size_t> places_;
};

/// Where the last table begins, by the last `startxref` of the file. Throws `BadPdf`.
std::size_t last_table(std::string_view file);

}  // namespace sopan::sign
