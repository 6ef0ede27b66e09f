#pragma once

#include <optional>
#include <string>
#include <vector>

#include "layouts/layouts.hpp"
#include "pipeline/barcode/qr_code.hpp"
#include "pipeline/layout/text.hpp"

/// Where an official signs a sheet: the post, room to sign or a code, the name.
namespace sopan::layouts {

/// A code and what it says.
struct SheetCode {
  barcode::QrCode modules;
  std::string words;
};

/// Who signs, set.
struct SignerBox {
  std::vector<layout::TextBox> above, below;  ///< the room to sign
  std::vector<layout::TextBox> statement;     ///< at the foot: what the code is for
  layout::TextBox before;                     ///< in the room to sign, in a comparison
  std::optional<SheetCode> code;
  Length room;               ///< height of the room to sign: between the post and the name
  Length beside = Length{};  ///< its width, when it stands to the right of all words instead
  Length height;             ///< of all
};

/// Sets an official in a column `width` wide with `room` to sign, or more where a code needs it.
SignerBox set_signer(const manuscript::Signatory& signatory,
                     const std::optional<manuscript::Verification>& verification, Length room,
                     Length width, const Context& context);

/// Sets an official whose words stand at the left and the room to sign at the right, `beside` wide
/// and at least `room` high: half as high as the other way.
SignerBox set_signer_beside(const manuscript::Signatory& signatory, Length room, Length beside,
                            Length width, const Context& context);

/// Where a box is painted, and what its signature field is called.
struct SignerPlace {
  Point origin;
  Length width;
  page::ElementId element = page::artifact;  ///< what holds its words
  std::string field, role;                   ///< `disahkan`, "Disahkan oleh"
};

/// Paints it on the last page; in a file of its own with a signature field, which a book has not.
void paint_signer(const SignerBox& set, const manuscript::Signatory& signatory,
                  const SignerPlace& place, const Context& context, page::Document& document);

}  // namespace sopan::layouts
