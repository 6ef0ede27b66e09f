#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/cli/usage.hpp"
#include "pipeline/localize/language.hpp"
#include "pipeline/publish/shard.hpp"

/// The command line, understood. English names and Indonesian aliases stand in one table.
namespace sopan::cli {

/// What `sign` may be told.
struct Signing {
  std::optional<std::string> field, p12, password_file;
  std::optional<std::string> pkcs11, module;   ///< a key on a token
  std::optional<std::string> cert, signature;  ///< of a key elsewhere
  std::optional<std::string> external_cmd, tsa_url, tsa_cmd;
  std::vector<std::string> certs, crl, ocsp;  ///< data for later judges
  std::size_t timeout = 0;                    ///< seconds for other programs and services
  bool prepare = false, finish = false, invisible = false, ltv = false;
};

/// Everything a command may be told.
struct Options {
  std::string command;                       ///< its English name; empty when none is given
  std::map<std::string, std::string> typed;  ///< from `--paper` to `--kertas`, if so it was typed
  std::vector<std::string> arguments;
  Language language = Language::indonesian;
  std::optional<std::string> output, profile, paper, report;
  std::optional<std::string> to, pdf, scan, by, reason, date, bag;  ///< of `archive`, `sign`
  std::optional<std::string> archive;      ///< of `check`, `build`, `verify`
  bool history = false, write = false;     ///< of `diff`
  bool stamp = false;                      ///< of `archive`
  std::optional<std::string> trust, base;  ///< of `verify`
  Signing signing;
  std::vector<std::string> only;
  bool no_manual = false, final = false;
  publish::Shard shard;
  bool join = false;
  std::size_t jobs = 1;
  bool force = false, prune = false, explain = false;
  bool flow = false;
  bool rebuild = false;
  bool strict = false, notes = false, json = false, help = false, version = false;
};

/// The English name of a command by its name or alias; throws `UsageError` with a suggestion.
std::string command_named(std::string_view word);

/// The language of the messages: `--lang`, else `SOPAN_LANG` (given as `preset`), else Indonesian.
/// Understands enough of a wrong command line to complain in the right language.
Language language_of(const std::vector<std::string>& words, std::string_view preset);

/// Says what is wrong in the words of the one who typed it.
void put_as_typed(UsageError& error, const std::map<std::string, std::string>& typed);

/// Understands the words after the name of the program; throws `UsageError`.
Options parse_options(const std::vector<std::string>& words, std::string_view preset);

}  // namespace sopan::cli
