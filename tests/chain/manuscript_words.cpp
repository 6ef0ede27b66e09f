#include <algorithm>

#include "tests/chain/words.hpp"

namespace sopan::test {
namespace {

/// Walks over a manuscript in reading order.
class Walker {
 public:
  explicit Walker(const Profile& profile) : profile_(profile) {}

  Words run(const manuscript::Sop& sop) {
    if (profile_.choice("halaman-judul") == "selalu") cover(sop);
    identity(sop.identity);
    for (const auto& procedure : sop.procedures) {
      say(procedure.title);
      const bool drawn = procedure.format == Format::flowchart;
      drawn ? flow_table(procedure) : plain_table(procedure);
      for (const auto& note : procedure.notes) say(note);
    }
    if (!sop.history.empty()) history(sop);
    return std::move(words_);
  }

 private:
  void say(std::string_view text) {
    for (auto& word : words_of(text)) words_.push_back(std::move(word));
  }
  void say(const std::vector<std::string>& lines) {
    for (const auto& line : lines) say(line);
  }
  void say(const manuscript::TextBlock& block) {
    for (const auto& paragraph : block) {
      say(paragraph.marker);
      std::string text;
      for (const auto& run : paragraph.runs) text += run.text;
      say(text);
    }
  }
  void label(std::string_view key) { say(profile_.label(key)); }

  void cover(const manuscript::Sop& sop) {
    for (const auto* text : {&sop.cover_title, &sop.name, &sop.number, &sop.cover_year}) say(*text);
    say(sop.identity.letterhead);
    say(sop.identity.address_lines);
  }

  void identity(const manuscript::Identity& sheet) {
    say(sheet.letterhead);
    say(sheet.unit_lines);
    say(sheet.address_lines);
    for (const auto& field : sheet.fields) {
      say(field.label);
      say(field.value);
    }
    say(sheet.approved_label);
    if (sheet.signatory) {
      say(sheet.signatory->post);
      say(sheet.signatory->name);
      say(sheet.signatory->rank);
      say(sheet.signatory->nip);
    }
    say(sheet.name_label);
    say(sheet.name);
    for (const auto& box : sheet.boxes) {
      say(box.head);
      say(box.text);
    }
  }

  static bool is_used(const manuscript::Procedure& procedure, std::size_t column) {
    return std::ranges::any_of(procedure.steps, [column](const auto& step) {
      return std::ranges::any_of(step.cells[column].text,
                                 [](const auto& paragraph) { return !paragraph.runs.empty(); });
    });
  }

  std::string_view head_of(const manuscript::Procedure& procedure, std::size_t i) const {
    switch (procedure.columns[i]) {
      case Column::requirements:
        return profile_.label("kelengkapan");
      case Column::duration:
        return profile_.label("waktu");
      case Column::output:
        return profile_.label("output");
      case Column::remarks:
        return profile_.label(is_used(procedure, i) ? "keterangan" : "keterangan-singkat");
    }
    return {};
  }

  /// The first row of the head behind its first columns: remarks have no group above.
  void quality_heads(const manuscript::Procedure& procedure,
                     const std::vector<std::size_t>& columns, bool top) {
    const auto stands_on_top = [&](std::size_t i) {
      return procedure.columns[i] == Column::remarks;
    };
    bool grouped = false;
    for (const auto i : columns) {
      if (stands_on_top(i) == top) say(head_of(procedure, i));
      if (top && !stands_on_top(i) && !grouped) {
        label("mutu-baku");
        grouped = true;
      }
    }
  }

  void flow_table(const manuscript::Procedure& procedure) {
    std::vector<std::size_t> columns(procedure.columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i) columns[i] = i;
    for (const auto* key : {"no", "kegiatan", "pelaksana"}) label(key);
    quality_heads(procedure, columns, true);
    const auto& actors = procedure.actors;
    for (std::size_t i = 0; i < actors.size(); ++i) {
      if (!actors[i].group) say(actors[i].name);
      const bool opens = actors[i].group && (i == 0 || actors[i - 1].group != actors[i].group);
      if (opens) say(procedure.groups[*actors[i].group]);
    }
    quality_heads(procedure, columns, false);
    for (const auto& actor : actors) {
      if (actor.group) say(actor.name);
    }
    for (const auto& step : procedure.steps) {
      say(step.number);
      say(step.activity);
      for (const auto symbol : step.symbols) {
        const auto& drawn = procedure.symbols[symbol];
        for (std::size_t i = 0; i < drawn.actors.size(); ++i) {
          const bool same_box = i > 0 && drawn.actors[i] == drawn.actors[i - 1] + 1;
          if (!same_box) say(drawn.words);
        }
      }
      for (const auto& cell : step.cells) say(cell.text);
    }
  }

  void plain_table(const manuscript::Procedure& procedure) {
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < procedure.columns.size(); ++i) {
      if (is_used(procedure, i)) columns.push_back(i);
    }
    for (const auto* key : {"no", "kegiatan", "penanggung-jawab"}) label(key);
    quality_heads(procedure, columns, true);
    quality_heads(procedure, columns, false);
    for (const auto& step : procedure.steps) {
      say(step.number);
      say(step.activity);
      for (const auto& exit : step.exits) say(exit);
      say(step.actors);
      for (const auto i : columns) say(step.cells[i].text);
    }
  }

  void history(const manuscript::Sop& sop) {
    for (const auto* key :
         {"riwayat-perubahan", "versi", "tanggal", "uraian-perubahan", "oleh", "paraf"}) {
      label(key);
    }
    for (const auto& change : sop.history) {
      say(change.version);
      say(change.date);
      say(change.description);
      say(change.author);
    }
  }

  const Profile& profile_;
  Words words_;
};

}  // namespace

Words words_of(const manuscript::Sop& sop, const Profile& profile) {
  return Walker(profile).run(sop);
}

Words labels_of(const manuscript::Sop& sop) {
  Words labels;
  for (const auto& procedure : sop.procedures) {
    if (procedure.format != Format::flowchart) continue;
    for (const auto& arrow : procedure.arrows) {
      for (auto& word : words_of(arrow.label)) labels.push_back(std::move(word));
    }
  }
  return labels;
}

}  // namespace sopan::test
