#include "pipeline/read/scan.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "pipeline/read/characters.hpp"
#include "pipeline/read/declaration.hpp"
#include "pipeline/read/faults.hpp"

namespace sopan::xml {
namespace {

constexpr auto npos = std::string_view::npos;

/// So much of a name beyond the limit is pointed at.
constexpr std::uint32_t shown_of_name = 32;

/// Walks over the bytes once; the open elements are a stack, the innermost last.
class Scanner {
 public:
  Scanner(const Source& source, SourceId id, Diagnostics& diagnostics)
      : bytes_(source.bytes()), id_(id), faults_(diagnostics) {}

  std::optional<Element> run() {
    if (bytes_.starts_with("\xEF\xBB\xBF")) at_ = 3;
    start_ = at_;
    while (at_ < bytes_.size() && (bytes_[at_] == '<' ? markup() : text())) {
    }
    if (at_ >= bytes_.size()) finish();
    if (broken_) return std::nullopt;
    return std::move(root_);
  }

 private:
  [[nodiscard]] Span span(std::size_t begin, std::size_t end) const {
    return {id_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  void report(std::string_view code, Span place, std::vector<Argument> arguments = {},
              std::string_view variant = {}, std::string_view hint = {}) {
    Diagnostic diagnostic{.code = code, .span = place, .arguments = std::move(arguments)};
    diagnostic.variant = variant;
    if (!hint.empty()) diagnostic.hint = Message{.key = hint, .arguments = {}};
    faults_.report(std::move(diagnostic));
  }

  /// A fault after which the structure is a guess.
  void malformed(std::string_view variant, Span place, std::vector<Argument> arguments = {},
                 std::string_view hint = {}) {
    broken_ = true;
    report("malformed-xml", place, std::move(arguments), variant, hint);
  }

  [[nodiscard]] bool next_is(std::string_view text) const {
    return bytes_.substr(at_).starts_with(text);
  }

  void skip_space() { at_ = std::min(bytes_.find_first_not_of(white_space, at_), bytes_.size()); }

  Span name() {
    const auto begin = at_;
    if (at_ < bytes_.size() && is_name_start(bytes_[at_])) ++at_;
    while (at_ > begin && at_ < bytes_.size() && is_name_part(bytes_[at_])) ++at_;
    return span(begin, at_);
  }

  [[nodiscard]] std::string text_of(Span place) const {
    return std::string(bytes_.substr(place.begin, place.end - place.begin));
  }

  bool markup() {
    if (next_is("<!--")) return comment();
    if (next_is("<![CDATA[")) return cdata();
    if (next_is("<!")) return doctype();
    if (next_is("<?")) return instruction();
    if (next_is("</")) return end_tag();
    return start_tag();
  }

  /// Moves behind `closing`; without it the rest of the file is lost.
  bool skip_past(std::string_view closing, std::size_t opening_size, std::string_view variant) {
    const auto begin = at_;
    const auto end = bytes_.find(closing, at_ + opening_size);
    if (end == npos) return malformed(variant, span(begin, begin + opening_size)), false;
    at_ = end + closing.size();
    return true;
  }

  bool comment() {
    const auto begin = at_ + 4;
    if (!skip_past("-->", 4, "malformed-comment")) return false;
    const auto dashes = bytes_.find("--", begin);
    if (dashes < at_ - 3) malformed("malformed-comment-dashes", span(dashes, dashes + 2));
    return true;
  }

  bool cdata() {
    const auto begin = at_;
    if (!skip_past("]]>", 9, "malformed-cdata")) return false;
    add_text(begin + 9, at_ - 3, begin);
    return true;
  }

  bool doctype() {
    const auto begin = at_;
    const auto word = begin + 2 + std::min<std::size_t>(7, bytes_.size() - begin - 2);
    if (bytes_.substr(begin + 2, 7) != "DOCTYPE") {
      malformed("malformed-declaration", span(begin, std::min(begin + 2, bytes_.size())));
    } else {
      report("doctype", span(begin, word));
    }
    for (int brackets = 0; at_ < bytes_.size(); ++at_) {
      if (bytes_[at_] == '[') ++brackets;
      if (bytes_[at_] == ']') --brackets;
      if (bytes_[at_] == '>' && brackets <= 0) return ++at_, true;
    }
    broken_ = true;
    return false;
  }

  bool instruction() {
    const auto begin = at_;
    if (!skip_past("?>", 2, "malformed-instruction")) return false;
    const auto end = at_;
    at_ = begin + 2;
    const auto target = name();
    at_ = end;
    if (target.begin == target.end) {
      malformed("malformed-instruction", span(begin, begin + 2));
    } else if (text_of(target) == "xml") {
      if (begin != start_) {
        malformed("misplaced-declaration", span(begin, target.end));
      } else {
        declaration(span(target.end, end - 2));
      }
    }
    return true;
  }

  /// What stands between `<?xml` and `?>`; only UTF-8 is read.
  void declaration(Span place) {
    const auto text = bytes_.substr(place.begin, place.end - place.begin);
    const auto said = parse_declaration(text);
    if (!said) return malformed("malformed-header", span(place.begin - 5, place.begin));
    auto name = std::string(said->encoding);
    std::ranges::transform(name, name.begin(), [](char c) {
      return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    if (name.empty() || name == "UTF-8" || name == "UTF8" || name == "US-ASCII") return;
    const auto begin = static_cast<std::size_t>(said->encoding.data() - bytes_.data());
    report("not-utf8", span(begin, begin + name.size()), {std::string(said->encoding)},
           "not-utf8-declared", "save-as-utf8");
  }

  bool end_tag() {
    const auto begin = at_;
    at_ += 2;
    const auto place = name();
    skip_space();
    if (place.begin == place.end || at_ >= bytes_.size() || bytes_[at_] != '>') {
      malformed("malformed-end-tag", span(begin, std::max<std::size_t>(place.end, begin + 2)));
      const auto end = bytes_.find_first_of("<>", at_);
      if (end == npos) return false;
      at_ = end + (bytes_[end] == '>' ? 1 : 0);
    } else {
      ++at_;
    }
    if (place.begin < place.end) {
      close(place);
    } else if (!open_.empty()) {
      pop();
    }
    return true;
  }

  /// Closes the element that an end tag names, and as unclosed those inside it.
  void close(Span place) {
    const auto wanted = text_of(place);
    const auto found = std::ranges::find(open_.rbegin(), open_.rend(), wanted, &Element::name);
    if (found == open_.rend()) {
      if (open_.empty()) return malformed("stray-end-tag", place, {wanted});
      const auto& innermost = open_.back();
      malformed("mismatched-end-tag", place, {innermost.name, innermost.name_span, wanted});
      return pop();
    }
    for (auto inner = found - open_.rbegin(); inner > 0; --inner) unclosed();
    pop();
  }

  void unclosed() {
    broken_ = true;
    const auto& element = open_.back();
    report("unclosed-element", element.name_span, {element.name, element.name_span});
    pop();
  }

  void pop() {
    auto element = std::move(open_.back());
    open_.pop_back();
    if (!open_.empty()) {
      open_.back().children.push_back({std::move(element)});
    } else if (!root_) {
      root_ = std::move(element);
    }
  }

  bool start_tag() {
    const auto begin = at_++;
    Element element;
    element.name_span = name();
    element.name = text_of(element.name_span);
    if (element.name.empty()) {
      malformed("bare-less-than", span(begin, begin + 1), {}, "write-less-than");
      return true;
    }
    if (open_.size() == max_depth) return beyond("too-deep", element.name_span, max_depth);
    if (element.name.size() > max_name) return beyond("long-name", element.name_span, max_name);
    if (open_.empty() && root_) report("second-root", element.name_span, {element.name});
    if (!attributes(element)) return false;
    const bool empty = bytes_[at_ - 1] == '>' && bytes_[at_ - 2] == '/';
    element.tag = span(begin, at_);
    open_.push_back(std::move(element));
    if (empty) pop();
    return true;
  }

  /// What no document of ours has; the rest of the file is not looked at.
  bool beyond(std::string_view code, Span place, std::size_t limit) {
    broken_ = true;
    report(code, {place.source, place.begin, std::min(place.end, place.begin + shown_of_name)},
           {static_cast<std::int64_t>(limit)});
    return false;
  }

  /// Reads up to and with the end of the start tag.
  bool attributes(Element& element) {
    while (true) {
      const auto before = at_;
      skip_space();
      if (next_is(">")) return ++at_, true;
      if (next_is("/>")) return at_ += 2, true;
      const auto place = name();
      if (place.begin == place.end) {
        malformed("unfinished-tag", element.name_span, {element.name});
        return false;
      }
      if (element.attributes.size() == max_attributes)
        return beyond("too-many-attributes", place, max_attributes);
      if (place.end - place.begin > max_name) return beyond("long-name", place, max_name);
      if (before == place.begin) malformed("missing-space", place, {text_of(place)});
      if (!attribute(element, place)) return false;
    }
  }

  bool attribute(Element& element, Span place) {
    auto attribute = Attribute{text_of(place), {}, place, {}};
    skip_space();
    if (!next_is("=")) return malformed("missing-value", place, {attribute.name}), false;
    ++at_;
    skip_space();
    const char quote = at_ < bytes_.size() ? bytes_[at_] : '\0';
    const bool quoted = quote == '"' || quote == '\'';
    const auto end = quoted ? bytes_.find_first_of(quote == '"' ? "\"<" : "'<", at_ + 1) : npos;
    if (end == npos || bytes_[end] == '<') {
      return malformed("missing-quote", place, {attribute.name}), false;
    }
    attribute.span = trimmed(at_ + 1, end);
    references(at_ + 1, end);
    at_ = end + 1;
    if (std::ranges::find(element.attributes, attribute.name, &Attribute::name) !=
        element.attributes.end()) {
      report("duplicate-attribute", place, {attribute.name, element.name});
    }
    element.attributes.push_back(std::move(attribute));
    return true;
  }

  bool text() {
    const auto begin = at_;
    at_ = std::min(bytes_.find('<', at_), bytes_.size());
    references(begin, at_);
    const auto end = bytes_.substr(begin, at_ - begin).find("]]>");
    if (end != npos) malformed("bare-cdata-end", span(begin + end, begin + end + 3));
    add_text(begin, at_, begin);
    return true;
  }

  [[nodiscard]] Span trimmed(std::size_t begin, std::size_t end) const {
    const auto text = bytes_.substr(begin, end - begin);
    const auto first = text.find_first_not_of(white_space);
    if (first == npos) return span(begin, end);
    return span(begin + first, begin + text.find_last_not_of(white_space) + 1);
  }

  void add_text(std::size_t begin, std::size_t end, std::size_t markup_begin) {
    if (!open_.empty()) {
      open_.back().children.push_back({Characters{{}, trimmed(begin, end)}});
      return;
    }
    const auto outside = bytes_.substr(markup_begin, end - markup_begin);
    if (outside.find_first_not_of(white_space) == npos) return;
    report("unexpected-text", trimmed(markup_begin, end), {}, "text-outside-root");
  }

  void references(std::size_t begin, std::size_t end) {
    // Within these bounds alone: a search through the rest of the file, for each text of it, would
    // cost its square.
    const auto text = bytes_.substr(0, end);
    for (auto i = text.find('&', begin); i != npos; i = text.find('&', i + 1)) {
      const auto size = reference_size(text.substr(i));
      if (size == 0) {
        malformed("bare-ampersand", span(i, i + 1), {}, "write-ampersand");
      } else if (!is_defined(bytes_.substr(i, size))) {
        report("undefined-entity", span(i, i + size), {text_of(span(i, i + size))}, {},
               "write-character");
      }
    }
  }

  void finish() {
    if (!open_.empty()) return unclosed();
    if (!root_ && !broken_) malformed("no-root", span(at_, at_));
  }

  std::string_view bytes_;
  SourceId id_;
  Faults faults_;
  std::size_t at_ = 0;
  std::size_t start_ = 0;
  bool broken_ = false;
  std::vector<Element> open_;
  std::optional<Element> root_;
};

}  // namespace

std::optional<Element> scan(const Source& source, SourceId id, Diagnostics& diagnostics) {
  if (source.bytes().size() > max_bytes) {
    const auto limit = static_cast<std::int64_t>(max_bytes >> 20U);
    diagnostics.report({.code = "too-large", .span = {id, 0, 0}, .arguments = {limit}});
    return std::nullopt;
  }
  if (!check_characters(source, id, diagnostics)) return std::nullopt;
  try {
    return Scanner(source, id, diagnostics).run();
  } catch (const TooManyFaults&) {
    return std::nullopt;
  }
}

}  // namespace sopan::xml
