#include "pipeline/cli/options.hpp"

#include <algorithm>
#include <array>
#include <boost/program_options.hpp>
#include <charconv>
#include <map>
#include <thread>
#include <utility>

#include "pipeline/base/nearest.hpp"
#include "pipeline/cli/usage.hpp"
#include "pipeline/localize/messages.hpp"

namespace sopan::cli {
namespace {

namespace po = boost::program_options;

struct CommandName {
  std::string_view name, alias;
};
constexpr std::array command_names = {
    CommandName{"build", "cetak"},       CommandName{"check", "periksa"},
    CommandName{"watch", "pantau"},      CommandName{"new", "baru"},
    CommandName{"extract", "ekstrak"},   CommandName{"sign", "tandatangani"},
    CommandName{"verify", "verifikasi"}, CommandName{"archive", "arsip"},
    CommandName{"diff", "banding"},      CommandName{"help", "bantuan"},
};

enum class Takes : std::uint8_t { nothing, value, values };

struct OptionName {
  std::string_view name, alias;
  char letter = 0;
  Takes takes = Takes::nothing;
  std::string_view commands;  ///< those it belongs to, parted by spaces; empty: all
};
constexpr std::array option_names = {
    OptionName{"output", "keluaran", 'o', Takes::value, "build watch extract archive sign"},
    OptionName{"profile", "profil", 0, Takes::value, "build check watch"},
    OptionName{"paper", "kertas", 0, Takes::value, "build check watch"},
    OptionName{"only", "hanya", 0, Takes::values, "build check watch archive"},
    OptionName{"report", "laporan", 0, Takes::value, "build check"},
    OptionName{"flow", "alur", 0, Takes::nothing, "check"},
    OptionName{"no-manual", "tanpa-manual", 0, Takes::nothing, "build watch"},
    OptionName{"final", "final", 0, Takes::nothing, "build"},
    OptionName{"shard", "pecahan", 0, Takes::value, "build"},
    OptionName{"join", "gabung", 0, Takes::nothing, "build"},
    OptionName{"force", "paksa", 0, Takes::nothing, "build watch"},
    OptionName{"prune", "pangkas", 0, Takes::nothing, "build watch"},
    OptionName{"explain", "jelaskan", 0, Takes::nothing, "build"},
    OptionName{"jobs", "pekerja", 'j', Takes::value, "build check watch archive"},
    OptionName{"strict", "ketat", 0, Takes::nothing, "build check watch archive verify"},
    OptionName{"notes", "saran", 0, Takes::nothing, "build check watch"},
    OptionName{"json", "json", 0, Takes::nothing, "build check watch archive diff verify"},
    OptionName{"to", "ke", 0, Takes::value, "archive"},
    OptionName{"pdf", "pdf", 0, Takes::value, "archive diff"},
    OptionName{"scan", "pindaian", 0, Takes::value, "archive"},
    OptionName{"archive", "arsip", 0, Takes::value, "build check verify"},
    OptionName{"by", "oleh", 0, Takes::value, "archive"},
    OptionName{"reason", "alasan", 0, Takes::value, "archive sign"},
    OptionName{"date", "tanggal", 0, Takes::value, "archive diff sign verify"},
    OptionName{"history", "riwayat", 0, Takes::nothing, "diff"},
    OptionName{"write", "tulis", 0, Takes::nothing, "diff"},
    OptionName{"stamp", "cap", 0, Takes::nothing, "archive"},
    OptionName{"bag", "bag", 0, Takes::value, "archive"},
    OptionName{"trust", "percaya", 0, Takes::value, "archive verify"},
    OptionName{"base", "asal", 0, Takes::value, "verify"},
    OptionName{"rebuild", "cetak-ulang", 0, Takes::nothing, "verify"},
    OptionName{"field", "bidang", 0, Takes::value, "sign"},
    OptionName{"p12", "p12", 0, Takes::value, "sign"},
    OptionName{"pkcs11", "pkcs11", 0, Takes::value, "sign"},
    OptionName{"module", "modul", 0, Takes::value, "sign"},
    OptionName{"password-file", "berkas-sandi", 0, Takes::value, "sign"},
    OptionName{"prepare", "siapkan", 0, Takes::nothing, "sign"},
    OptionName{"finish", "selesaikan", 0, Takes::nothing, "sign"},
    OptionName{"cert", "sertifikat", 0, Takes::value, "sign"},
    OptionName{"signature", "tanda-tangan", 0, Takes::value, "sign"},
    OptionName{"external-cmd", "perintah-luar", 0, Takes::value, "sign"},
    OptionName{"tsa-url", "url-tsa", 0, Takes::value, "sign"},
    OptionName{"tsa-cmd", "perintah-tsa", 0, Takes::value, "sign"},
    OptionName{"ltv", "jangka-panjang", 0, Takes::nothing, "sign"},
    OptionName{"certs", "sertifikat-lain", 0, Takes::values, "sign"},
    OptionName{"crl", "daftar-cabut", 0, Takes::values, "sign"},
    OptionName{"ocsp", "jawaban-ocsp", 0, Takes::values, "sign"},
    OptionName{"timeout", "batas-waktu", 0, Takes::value, "sign"},
    OptionName{"invisible", "tanpa-tampilan", 0, Takes::nothing, "sign"},
    OptionName{"lang", "bahasa", 0, Takes::value, ""},
    OptionName{"help", "bantuan", 'h', Takes::nothing, ""},
    OptionName{"version", "versi", 'V', Takes::nothing, ""},
};

bool belongs(const OptionName& option, std::string_view command) {
  auto list = option.commands;
  while (!list.empty() && list.substr(0, list.find(' ')) != command)
    list.remove_prefix(std::min(list.size(), list.substr(0, list.find(' ')).size() + 1));
  return option.commands.empty() || !list.empty();
}

/// `--paper=A4` in its parts; also of short options.
struct Word {
  std::string name;  ///< `paper`; empty when the word is no option
  std::string rest;  ///< `=A4`
  bool is_long = false;
};

Word split(const std::string& word) {
  if (word.size() < 2 || word[0] != '-') return {};
  if (word[1] != '-') return {word.substr(1, 1), word.substr(2), false};
  const auto equals = std::min(word.find('='), word.size());
  return {word.substr(2, equals - 2), word.substr(equals), true};
}

const OptionName* find_option(const Word& word) {
  const auto* const found = std::ranges::find_if(option_names, [&](const OptionName& one) {
    return word.is_long ? one.name == word.name || one.alias == word.name
                        : one.letter != 0 && word.name[0] == one.letter;
  });
  return found == option_names.end() ? nullptr : found;
}

Said suggestion(const std::optional<std::string>& nearest, const std::string& before) {
  if (!nearest) return {"see-help", {}};
  return {"did-you-mean", {before + *nearest}};
}

[[noreturn]] void unknown_option(const Word& word) {
  std::vector<std::string> known;
  for (const auto& one : option_names)
    known.insert(known.end(), {std::string(one.name), std::string(one.alias)});
  const std::string dashes = word.is_long ? "--" : "-";
  throw UsageError(
      {"unknown-option", {dashes + word.name}},
      word.is_long ? suggestion(nearest(word.name, known), "--") : Said{"see-help", {}});
}

/// The words with aliases made English, and the command taken out from among them.
struct Plain {
  std::string command;
  std::vector<std::string> words;
  std::map<std::string, std::string> typed;  ///< from `--paper` to `--kertas`, if so it was typed
};

Plain in_english(const std::vector<std::string>& words) {
  Plain plain;
  bool has_command = false;
  bool only_arguments = false;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const auto word = only_arguments ? Word{} : split(words[at]);
    if (words[at] == "--" && !only_arguments) {
      only_arguments = true;
      plain.words.push_back(words[at]);
    } else if (!word.name.empty()) {
      const auto* const option = find_option(word);
      if (option == nullptr) unknown_option(word);
      const auto name = "--" + std::string(option->name);
      plain.words.push_back(word.is_long ? name + word.rest : words[at]);
      plain.typed[name] = (word.is_long ? "--" : "-") + word.name;
      const bool value_follows = option->takes != Takes::nothing && word.rest.empty();
      if (value_follows && at + 1 < words.size()) plain.words.push_back(words[++at]);
    } else if (!has_command) {
      has_command = true;
      plain.command = command_named(words[at]);
      plain.typed[plain.command] = words[at];
    } else {
      plain.words.push_back(words[at]);
    }
  }
  return plain;
}

po::options_description described() {
  po::options_description all;
  for (const auto& one : option_names) {
    const std::string name =
        std::string(one.name) + (one.letter != 0 ? std::string{',', one.letter} : "");
    switch (one.takes) {
      case Takes::nothing:
        all.add_options()(name.c_str(), "");
        break;
      case Takes::value:
        all.add_options()(name.c_str(), po::value<std::string>(), "");
        break;
      case Takes::values:
        all.add_options()(name.c_str(), po::value<std::vector<std::string>>(), "");
        break;
    }
  }
  all.add_options()("argument", po::value<std::vector<std::string>>(), "");
  return all;
}

po::variables_map understood(const std::vector<std::string>& words) {
  const auto all = described();
  po::positional_options_description arguments;
  arguments.add("argument", -1);
  namespace style = po::command_line_style;
  po::variables_map values;
  try {
    po::store(po::command_line_parser(words)
                  .options(all)
                  .positional(arguments)
                  .style(style::unix_style & ~style::allow_guessing)
                  .run(),
              values);
  } catch (const po::multiple_occurrences& error) {
    throw UsageError({"repeated-option", {error.get_option_name()}});
  } catch (const po::invalid_command_line_syntax& error) {
    const bool surplus = error.kind() == po::invalid_syntax::extra_parameter;
    throw UsageError({surplus ? "surplus-value" : "missing-value", {error.get_option_name()}});
  } catch (const po::error_with_option_name& error) {
    throw UsageError({"missing-value", {error.get_option_name()}});
  }
  return values;
}

std::optional<std::string> text(const po::variables_map& values, const std::string& name) {
  if (values.count(name) == 0) return {};
  return values[name].as<std::string>();
}

std::vector<std::string> texts(const po::variables_map& values, const std::string& name) {
  if (values.count(name) == 0) return {};
  return values[name].as<std::vector<std::string>>();
}

bool parse(std::string_view digits, std::size_t& number) {
  const auto* const end = digits.data() + digits.size();
  const auto [rest, error] = std::from_chars(digits.data(), end, number);
  return error == std::errc() && rest == end;
}

/// Threads: as many as asked for, else as the machine has.
std::size_t jobs_of(const std::optional<std::string>& asked) {
  constexpr std::size_t most = 256;
  if (!asked) return std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, most);
  std::size_t jobs = 0;
  if (!parse(*asked, jobs) || jobs < 1 || jobs > most)
    throw UsageError({"bad-option-value", {*asked, "--jobs"}},
                     {"choose-one-of", {"1 … " + std::to_string(most)}});
  return jobs;
}

/// `3/8`: the third of eight.
publish::Shard shard_of(const std::optional<std::string>& asked) {
  if (!asked) return {};
  constexpr std::size_t most = 1'000'000;
  publish::Shard shard;
  const auto slash = std::min(asked->find('/'), asked->size());
  const auto text = std::string_view(*asked);
  if (slash == text.size() || !parse(text.substr(0, slash), shard.number) ||
      !parse(text.substr(slash + 1), shard.of) || shard.number < 1 || shard.number > shard.of ||
      shard.of > most)
    throw UsageError({"bad-option-value", {*asked, "--shard"}}, {"shard-form", {}});
  return shard;
}

void check_belonging(const po::variables_map& values, const std::string& command) {
  for (const auto& one : option_names) {
    if (values.count(std::string(one.name)) > 0 && !command.empty() && !belongs(one, command))
      throw UsageError({"foreign-option", {"--" + std::string(one.name), command}},
                       {"see-help-of", {command}});
  }
}

}  // namespace

std::string command_named(std::string_view word) {
  std::vector<std::string> known;
  for (const auto& one : command_names) {
    if (one.name == word || one.alias == word) return std::string(one.name);
    known.insert(known.end(), {std::string(one.name), std::string(one.alias)});
  }
  throw UsageError({"unknown-command", {std::string(word)}},
                   suggestion(nearest(word, known), "sopan "));
}

Language language_of(const std::vector<std::string>& words, std::string_view preset) {
  auto language = language_named(preset.substr(0, 2)).value_or(Language::indonesian);
  for (std::size_t at = 0; at < words.size() && words[at] != "--"; ++at) {
    const auto word = split(words[at]);
    if (!word.is_long || (word.name != "lang" && word.name != "bahasa")) continue;
    const bool apart = word.rest.empty() && at + 1 < words.size();
    const auto name =
        apart ? words[at + 1] : word.rest.substr(std::min<std::size_t>(1, word.rest.size()));
    language = language_named(name).value_or(language);
  }
  return language;
}

namespace {

/// Seconds, at most a day.
std::size_t timeout_of(const std::optional<std::string>& asked) {
  constexpr std::size_t usual = 120, most = 86400;
  if (!asked) return usual;
  std::size_t seconds = 0;
  if (!parse(*asked, seconds) || seconds < 1 || seconds > most)
    throw UsageError({"bad-option-value", {*asked, "--timeout"}},
                     {"choose-one-of", {"1 … " + std::to_string(most)}});
  return seconds;
}

Signing signing_of(const po::variables_map& values) {
  return {.field = text(values, "field"),
          .p12 = text(values, "p12"),
          .password_file = text(values, "password-file"),
          .pkcs11 = text(values, "pkcs11"),
          .module = text(values, "module"),
          .cert = text(values, "cert"),
          .signature = text(values, "signature"),
          .external_cmd = text(values, "external-cmd"),
          .tsa_url = text(values, "tsa-url"),
          .tsa_cmd = text(values, "tsa-cmd"),
          .certs = texts(values, "certs"),
          .crl = texts(values, "crl"),
          .ocsp = texts(values, "ocsp"),
          .timeout = timeout_of(text(values, "timeout")),
          .prepare = values.count("prepare") > 0,
          .finish = values.count("finish") > 0,
          .invisible = values.count("invisible") > 0,
          .ltv = values.count("ltv") > 0};
}

Options parse_plain(const Plain& plain, Language language) {
  const auto values = understood(plain.words);
  check_belonging(values, plain.command);
  const auto asked = text(values, "lang");
  if (asked && !language_named(*asked))
    throw UsageError({"bad-option-value", {*asked, "--lang"}}, {"choose-one-of", {"id, en"}});
  if (values.count("shard") > 0 && values.count("join") > 0)
    throw UsageError({"options-apart", {"--shard", "--join"}}, {"see-help-of", {plain.command}});
  return {.command = plain.command,
          .typed = plain.typed,
          .arguments = texts(values, "argument"),
          .language = language,
          .output = text(values, "output"),
          .profile = text(values, "profile"),
          .paper = text(values, "paper"),
          .report = text(values, "report"),
          .to = text(values, "to"),
          .pdf = text(values, "pdf"),
          .scan = text(values, "scan"),
          .by = text(values, "by"),
          .reason = text(values, "reason"),
          .date = text(values, "date"),
          .bag = text(values, "bag"),
          .archive = text(values, "archive"),
          .history = values.count("history") > 0,
          .write = values.count("write") > 0,
          .stamp = values.count("stamp") > 0,
          .trust = text(values, "trust"),
          .base = text(values, "base"),
          .signing = signing_of(values),
          .only = texts(values, "only"),
          .no_manual = values.count("no-manual") > 0,
          .final = values.count("final") > 0,
          .shard = shard_of(text(values, "shard")),
          .join = values.count("join") > 0,
          .jobs = jobs_of(text(values, "jobs")),
          .force = values.count("force") > 0,
          .prune = values.count("prune") > 0,
          .explain = values.count("explain") > 0,
          .flow = values.count("flow") > 0,
          .rebuild = values.count("rebuild") > 0,
          .strict = values.count("strict") > 0,
          .notes = values.count("notes") > 0,
          .json = values.count("json") > 0,
          .help = values.count("help") > 0,
          .version = values.count("version") > 0};
}

}  // namespace

void put_as_typed(UsageError& error, const std::map<std::string, std::string>& typed) {
  for (auto* said : {&error.what_is_wrong, &error.hint}) {
    for (auto& argument : said->arguments) {
      const auto as_typed = typed.find(argument);
      if (as_typed != typed.end()) argument = as_typed->second;
    }
  }
}

Options parse_options(const std::vector<std::string>& words, std::string_view preset) {
  const auto plain = in_english(words);
  try {
    return parse_plain(plain, language_of(words, preset));
  } catch (UsageError& error) {
    put_as_typed(error, plain.typed);
    throw;
  }
}

}  // namespace sopan::cli
