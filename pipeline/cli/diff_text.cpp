#include "pipeline/cli/diff_text.hpp"

#include <nlohmann/json.hpp>

#include "pipeline/cli/diff_lines.hpp"
#include "pipeline/localize/numbers.hpp"

namespace sopan::cli {
namespace {

using compare::Aspect;
using compare::Change;
using compare::Kind;
using manuscript::Edit;

std::string_view word_of(Kind kind) {
  switch (kind) {
    case Kind::added:
      return "added";
    case Kind::removed:
      return "removed";
    case Kind::moved:
      return "moved";
    case Kind::changed:
      return "changed";
  }
  return {};
}

std::string_view word_of(Aspect aspect) {
  switch (aspect) {
    case Aspect::identity:
      return "identity";
    case Aspect::box:
      return "box";
    case Aspect::procedure:
      return "procedure";
    case Aspect::actor:
      return "actor";
    case Aspect::step:
      return "step";
    case Aspect::activity:
      return "activity";
    case Aspect::actors:
      return "actors";
    case Aspect::symbol:
      return "symbol";
    case Aspect::cell:
      return "cell";
    case Aspect::exit:
      return "exit";
    case Aspect::note:
      return "note";
  }
  return {};
}

char sign_of(Edit edit) {
  switch (edit) {
    case Edit::none:
      return ' ';
    case Edit::added:
      return '+';
    case Edit::removed:
      return '-';
    case Edit::moved:
      return '>';
    case Edit::changed:
      return '~';
  }
  return ' ';
}

/// "Menerima [-surat-] {+berkas+}".
std::string text_of(const manuscript::Difference& line) {
  std::string text;
  for (const auto& run : line.words) {
    if (run.edit == Edit::none || line.whole) {
      text += run.text;
    } else if (run.edit == Edit::removed) {
      ((text += "[-") += run.text) += "-]";
    } else {
      ((text += "{+") += run.text) += "+}";
    }
  }
  return text;
}

/// The part in capitals; the title of a procedure behind it as it is.
std::string heading_of(const std::string& part) {
  const auto end = part.find(" · ");
  auto heading = localization::capitals(part.substr(0, end));
  return end == std::string::npos ? heading : heading + part.substr(end);
}

}  // namespace

std::string text_of(const std::vector<Change>& changes, Language language) {
  std::string text;
  std::string part;
  for (const auto& line : lines_of(changes, language)) {
    if (line.part != part) {
      if (!part.empty()) text += '\n';
      part = line.part;
      (text += heading_of(part)) += '\n';
    }
    ((text += "  ") += sign_of(line.edit)) += ' ';
    (text += text_of(line)) += '\n';
  }
  for (auto& letter : text)
    if (static_cast<unsigned char>(letter) < ' ' && letter != '\n') letter = '?';
  return text;
}

std::string json_of(const std::vector<Change>& changes) {
  using Json = nlohmann::ordered_json;
  Json list = Json::array();
  for (const auto& one : changes) {
    Json data = {{"kind", word_of(one.kind)}, {"aspect", word_of(one.aspect)}};
    const auto add = [&](const char* key, const std::string& value) {
      if (!value.empty()) data[key] = value;
    };
    add("where", one.where);
    add("procedure", one.procedure);
    add("old_step", one.old_step);
    add("new_step", one.new_step);
    add("before", one.before);
    add("after", one.after);
    list.push_back(std::move(data));
  }
  return list.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace sopan::cli
