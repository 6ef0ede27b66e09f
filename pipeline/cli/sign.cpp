#include "pipeline/sign/sign.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include "pipeline/cli/commands.hpp"
#include "pipeline/cli/interrupt.hpp"
#include "pipeline/cli/pdf_faults.hpp"
#include "pipeline/cli/phrases.hpp"
#include "pipeline/cli/progress.hpp"
#include "pipeline/cli/secret.hpp"
#include "pipeline/cli/usage.hpp"
#include "pipeline/localize/dates.hpp"
#include "pipeline/publish/files.hpp"
#include "pipeline/read/fonts.hpp"
#include "pipeline/sign/appearance.hpp"
#include "pipeline/sign/carried.hpp"
#include "pipeline/sign/moment.hpp"

namespace sopan::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_key_bytes = 1U << 20U;

/// The PDFs that the command line names; of a folder all in it, in order.
std::vector<std::string> files_of(const Options& options) {
  std::vector<std::string> found;
  for (const auto& argument : options.arguments) {
    if (!fs::is_directory(argument)) {
      found.push_back(argument);
      continue;
    }
    const auto before = static_cast<std::ptrdiff_t>(found.size());
    for (const auto& entry : fs::recursive_directory_iterator(argument))
      if (entry.is_regular_file() && entry.path().extension() == ".pdf")
        found.push_back(entry.path().string());
    std::sort(found.begin() + before, found.end());
  }
  return found;
}

sign::Key open_key(const Options& options) {
  if (!options.p12) throw UsageError({"no-key", {}}, {"see-help-of", {"sign"}});
  const auto bytes = files::read_file(*options.p12, most_key_bytes);
  const auto secret = ask_secret(options, *options.p12);
  try {
    return sign::Key::from_pkcs12(bytes, secret.text());
  } catch (const sign::BadKey& bad) {
    throw UsageError(said_of(bad, *options.p12), hint_of(bad));
  }
}

/// How the signature looks on the page.
std::vector<std::string> lines_of(const std::string& name, const sign::Moment& moment) {
  return {"Ditandatangani secara elektronik oleh", name,
          localization::date(sign::day_of(moment)) + ", " + sign::time_of(moment) + " " +
              sign::zone_of(moment)};
}

class Signing {
 public:
  Signing(const Options& options, sign::Key key)
      : options_(options), key_(std::move(key)), moment_(signing_moment(options)) {
    name_ = sign::name_of(key_.signer().certificate);
    if (!options.invisible) faces_ = font::open(built_in_fonts());
  }

  /// The signed file.
  std::string sign(const std::string& pdf) const {
    sign::Request request{.field = options_.field.value_or(""),
                          .time = sign::pdf_time(moment_),
                          .name = name_,
                          .reason = options_.reason.value_or("")};
    if (faces_)
      request.appearance =
          sign::appearance(lines_of(name_, moment_), sign::box_of(pdf, request.field), *faces_);
    return sign::sign(pdf, request, key_);
  }

  [[nodiscard]] const std::string& name() const { return name_; }

 private:
  const Options& options_;
  sign::Key key_;
  sign::Moment moment_;
  std::string name_;
  std::optional<font::Faces> faces_;
};

/// One file, whose faults are those of the command line.
int sign_one(const Options& options, const Signing& signing, const std::string& name) {
  const auto target = options.output.value_or(name);
  try {
    const auto pdf = files::read_file(name, sign::max_pdf_bytes);
    if (options.output && fs::exists(target) && !fs::equivalent(name, target)) {
      files::create_file(target, signing.sign(pdf));
    } else {
      files::write_file(target, signing.sign(pdf));
    }
  } catch (const sign::BadPdf& bad) {
    throw UsageError(said_of(bad, name), {"sign-what", {}});
  } catch (const sign::CannotSign& cannot) {
    throw UsageError(said_of(cannot, name), hint_of(cannot));
  }
  std::cout << phrase("signed", {target, signing.name()}, options.language) << '\n';
  return 0;
}

/// Many files: what fails stays as it is, and the others go on.
int sign_many(const Options& options, const Signing& signing,
              const std::vector<std::string>& names) {
  std::size_t done = 0, before = 0, failed = 0;
  const Interrupt interrupt;
  {
    Progress progress(names.size(), options.language, Telling::line);
    for (const auto& name : names) {
      if (Interrupt::came()) break;
      progress.begin(name);
      const auto fail = [&](const Said& said) {
        ++failed;
        std::cerr << phrase("unsigned", {phrase(said.key, said.arguments, options.language)},
                            options.language)
                  << '\n';
      };
      try {
        files::write_file(name, signing.sign(files::read_file(name, sign::max_pdf_bytes)));
        ++done;
      } catch (const sign::CannotSign& cannot) {
        if (cannot.flaw == sign::SignFlaw::signed_already) {
          ++before;
        } else {
          fail(said_of(cannot, name));
        }
      } catch (const sign::BadPdf& bad) {
        fail(said_of(bad, name));
      } catch (const std::system_error& error) {
        fail({"disk-fault", {name, error.code().message()}});
      }
    }
  }
  std::cout << phrase("signed-many",
                      {std::to_string(done), std::to_string(before), std::to_string(failed),
                       signing.name()},
                      options.language)
            << '\n';
  if (Interrupt::came()) {
    std::cerr << phrase("stopped-signing", {}, options.language) << '\n';
    return interrupted;
  }
  return failed > 0 ? 1 : 0;
}

}  // namespace

sign::Moment signing_moment(const Options& options) {
  if (options.date) {
    const auto moment = sign::parse_moment(*options.date);
    if (!moment)
      throw UsageError({"bad-option-value", {*options.date, "--date"}}, {"write-moment", {}});
    return *moment;
  }
  if (const char* const epoch = std::getenv("SOURCE_DATE_EPOCH")) {
    char* end = nullptr;
    const auto seconds = std::strtoll(epoch, &end, 10);
    if (end == epoch || *end != '\0' || seconds < 0 || seconds > 253402300799)
      throw UsageError({"bad-option-value", {epoch, "SOURCE_DATE_EPOCH"}}, {"write-moment", {}});
    return {seconds, sign::wib};
  }
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::seconds>(now).count(), sign::wib};
}

int sign_files(const Options& options) {
  if (options.arguments.empty()) throw UsageError({"missing-pdf", {}}, {"see-help-of", {"sign"}});
  forbid_core_dumps();
  const auto names = files_of(options);
  const bool many = names.size() != 1 || fs::is_directory(options.arguments.front());
  if (many && options.output)
    throw UsageError({"foreign-option", {"--output", "sign"}}, {"sign-many-in-place", {}});
  const Signing signing(options, open_key(options));
  return many ? sign_many(options, signing, names) : sign_one(options, signing, names.front());
}

}  // namespace sopan::cli
