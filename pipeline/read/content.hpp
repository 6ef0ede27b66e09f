#pragma once

#include <string_view>
#include <vector>

#include "pipeline/model/draft.hpp"
#include "pipeline/read/tree.hpp"

/// Tools that turn a checked tree into the nouns of the draft.
namespace sopan::xml {

/// An attribute, if written.
draft::MaybeText attribute(const Element& element, std::string_view name);

/// A required attribute.
draft::Text required(const Element& element, std::string_view name);

/// The text directly in an element, marks undone, children other than marks left out; the place of
/// an empty one is its start tag.
draft::Text text_of(const Element& element);

/// Text and lists of an element, in the order written.
draft::Content content_of(const Element& element);

/// The items of a box: `<butir>`, `<peraturan>`, `<sop>`.
draft::Box box_of(const Element& element);

/// The first child of a name, or nothing.
const Element* child(const Element& parent, std::string_view name);

/// All children of a name; with an empty name all elements.
std::vector<const Element*> all(const Element& parent, std::string_view name = {});

/// The text of a child; nothing when it is absent or empty.
draft::MaybeText child_text(const Element& parent, std::string_view name);

/// The attribute of a child; nothing when either is absent.
draft::MaybeText child_attribute(const Element& parent, std::string_view name,
                                 std::string_view attribute);

}  // namespace sopan::xml
