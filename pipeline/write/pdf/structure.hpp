#pragma once

#include <optional>
#include <vector>

#include "pipeline/write/pdf/haru.hpp"

namespace sopan::pdf {

/// The structure tree: elements of the model, and the marked content and annotations they own.
class Structure {
 public:
  Structure(std::vector<page::Element> elements, std::size_t pages);

  /// The role's name in PDF: `P`, `TH`.
  static const char* tag(page::Role role);
  [[nodiscard]] page::Role role(page::ElementId element) const;
  /// Whether text of `b` goes on with the sentence of `a`: one element, or one within the other's
  /// line.
  [[nodiscard]] bool continues(page::ElementId a, page::ElementId b) const;

  /// New marked content of an element on a page; its number there.
  int mark(page::ElementId element, std::size_t page);
  /// Gives an annotation to `element`, or to a new child with this role when it has another. The
  /// number is the annotation's `/StructParent`.
  int annotate(page::ElementId element, page::Role role, std::size_t page);
  /// The object of the annotation with this number.
  void set_annotation(int number, ObjectId annotation);

  /// Writes the tree into the catalog; every page must have its object already.
  void write(Haru& haru);

 private:
  /// Something an element owns: content (`number` = MCID) or an annotation.
  struct Owned {
    std::size_t order = 0, page = 0;
    int number = 0;
    bool annotation = false;
  };
  struct Node {
    page::Element element;
    std::vector<page::ElementId> children;
    std::vector<Owned> owned;
    std::optional<std::size_t> first;  ///< order of the first content at or below
    ObjectId object = 0;
  };

  [[nodiscard]] std::string identifier(std::size_t element) const;
  [[nodiscard]] Node& at(page::ElementId element);
  void own(page::ElementId element, Owned owned);
  [[nodiscard]] std::string entries(const Haru& haru, const Node& node, ObjectId root) const;
  void append_kids(const Haru& haru, const Node& node, std::string& out) const;
  void append_attributes(const Node& node, std::string& out) const;
  [[nodiscard]] std::string parent_tree() const;
  [[nodiscard]] std::string identifiers() const;

  std::vector<Node> nodes_;
  std::vector<std::vector<page::ElementId>> marks_;  // by page and MCID
  std::vector<page::ElementId> annotated_;           // owner of each annotation
  std::vector<ObjectId> annotations_;
  std::size_t order_ = 0;
};

}  // namespace sopan::pdf
