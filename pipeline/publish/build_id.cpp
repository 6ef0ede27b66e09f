#include "pipeline/publish/build_id.hpp"

#include <elf.h>
#include <link.h>

#include <cstring>
#include <span>
#include <string_view>

namespace sopan::publish {
namespace {

using namespace std::string_view_literals;

/// The build id among the notes of a segment (System V ABI, chapter 5, "Note Section").
std::string_view id_among(std::string_view notes) {
  const auto padded = [](std::size_t size) { return (size + 3) / 4 * 4; };
  while (notes.size() >= sizeof(ElfW(Nhdr))) {
    ElfW(Nhdr) head;
    std::memcpy(&head, notes.data(), sizeof head);
    notes.remove_prefix(sizeof head);
    const auto name = notes.substr(0, head.n_namesz);
    const auto at = padded(head.n_namesz);
    if (at > notes.size() || padded(head.n_descsz) > notes.size() - at) return {};
    if (head.n_type == NT_GNU_BUILD_ID && name == "GNU\0"sv) return notes.substr(at, head.n_descsz);
    notes.remove_prefix(at + padded(head.n_descsz));
  }
  return {};
}

/// Called for the program, then for its libraries: only the first is asked.
int take_id(dl_phdr_info* object, std::size_t /*size*/, void* id) {
  for (const auto& segment : std::span(object->dlpi_phdr, object->dlpi_phnum)) {
    // Notes with wider fields, which are others, have segments of their own.
    if (segment.p_type != PT_NOTE || segment.p_align > 4) continue;
    // NOLINTNEXTLINE(performance-no-int-to-ptr): the loader tells where things are in numbers
    const auto* notes = reinterpret_cast<const char*>(object->dlpi_addr + segment.p_vaddr);
    const auto found = id_among({notes, segment.p_memsz});
    if (!found.empty()) *static_cast<std::string_view*>(id) = found;
  }
  return 1;
}

}  // namespace

std::string build_id() {
  std::string_view id;
  dl_iterate_phdr(take_id, &id);
  return std::string(id);
}

}  // namespace sopan::publish
