#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/page.hpp"
#include "pipeline/write/pdf/layout.hpp"
#include "pipeline/write/pdf/syntax.hpp"

/// libharu 2.3, public API and object functions. Only `haru.cpp` and `haru_file.cpp` include its
/// headers.
namespace sopan::pdf {

/// The library and its version.
std::string haru_library();

/// One PDF file in the making. Pages are numbered from 0; coordinates grow upward. Every function
/// throws std::runtime_error on the first error that libharu recorded.
class Haru {
 public:
  Haru();
  ~Haru();
  Haru(const Haru&) = delete;
  Haru& operator=(const Haru&) = delete;

  /// A dictionary whose entries follow with `set`.
  ObjectId reserve();
  void set(ObjectId object, std::string entries);
  ObjectId add(std::string entries);
  ObjectId add_stream(std::string entries, std::string_view bytes, bool compress = true);

  /// An entry of the catalog: an object, a name, a string of bytes.
  void catalog(const char* key, ObjectId object);
  void catalog_string(const char* key, std::string_view bytes);
  void catalog_objects(const char* key, const std::vector<ObjectId>& objects);
  /// An entry of the information dictionary.
  void info(const char* key, std::string_view bytes);
  /// A bookmark; `level` 0 is the top, and at most one deeper than the one before.
  void bookmark(int level, std::string_view title, std::string_view destination);

  std::size_t add_page(Length width, Length height);
  [[nodiscard]] ObjectId page_object(std::size_t page) const;
  void page_number(std::size_t page, const char* key, int value);
  void page_name(std::size_t page, const char* key, const char* name);
  void page_objects(std::size_t page, const char* key, const std::vector<ObjectId>& objects);
  void page_fonts(std::size_t page, ObjectId fonts);

  /// Operators as they stand.
  void raw(std::size_t page, std::string_view operators);
  void image(std::size_t page, const std::shared_ptr<const page::ImageData>& data, Point corner,
             Length width, Length height);

  /// The whole file; its /ID is the hash of its other bytes.
  std::string save(Layout layout);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sopan::pdf
