#pragma once

#include <map>
#include <string>
#include <vector>

#include "pipeline/model/book.hpp"
#include "pipeline/model/profile.hpp"
#include "pipeline/model/project.hpp"
#include "pipeline/model/sop.hpp"

namespace sopan {

/// Places of SOPs in the book, by their ids.
using Targets = std::map<std::string, std::string, std::less<>>;

/// What the lists of the manual say of a SOP whose words are `words`.
manuscript::Entry entry_of(const manuscript::Sop& words, const Sop& sop, const Project& project);

/// The same of one that cannot be printed: its name and number, as far as they are known.
manuscript::Entry missing_entry(const std::string& name, const std::string& number);

/// Makes names of SOPs lead to their places in the book, and say on which page.
void add_page_references(manuscript::Sop& sop, const Targets& targets, const Profile& profile);

/// Gathers who acts where.
class PositionIndex {
 public:
  /// Takes the actors of a SOP; `entry` is its place among the entries.
  void add(const Sop& sop, std::size_t entry);
  /// In the order of the alphabet.
  [[nodiscard]] std::vector<manuscript::Position> positions() const;

 private:
  struct Use {
    std::string name;
    std::map<std::size_t, std::vector<int>> steps;  ///< by entry
  };
  std::map<std::string, Use> uses_;  ///< by the name in capitals
};

/// The words of the manual around its SOPs: cover, decree, explanation. Parts, entries and
/// positions are for the caller to add.
manuscript::Manual localize_manual(const Project& project, const Profile& profile);

}  // namespace sopan
