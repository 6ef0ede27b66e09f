#pragma once

#include <string>

#include "pipeline/publish/load.hpp"

namespace sopan::publish {

/// What a SOP says of itself, as text; the words of the vocabulary where they are closed.
struct Facts {
  std::string id, name, number, status, unit, office;
  std::string created, revised, effective;  ///< ISO 8601, perhaps partial or empty
  std::string signer, post;                 ///< the official who signs it
  std::string email, website;               ///< of the office
  std::string change, author;               ///< of this version: the `<perubahan>`
  int version = 1;
};

/// Of a SOP that could be read.
Facts facts_of(const Loaded& loaded, const SopFile& sop);

/// One that says nothing is a draft.
std::string status_of(const draft::SopEntry& sop);

/// The words of a content, without marks; its paragraphs and items parted by spaces.
std::string plain_text(const draft::Content& content);

}  // namespace sopan::publish
