#include "pipeline/sign/sign.hpp"

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <iostream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/cli/commands.hpp"
#include "pipeline/cli/interrupt.hpp"
#include "pipeline/cli/pdf_faults.hpp"
#include "pipeline/cli/pdf_files.hpp"
#include "pipeline/cli/phrases.hpp"
#include "pipeline/cli/progress.hpp"
#include "pipeline/cli/secret.hpp"
#include "pipeline/cli/sign_apart.hpp"
#include "pipeline/cli/sign_look.hpp"
#include "pipeline/cli/sign_ltv.hpp"
#include "pipeline/cli/sign_portal.hpp"
#include "pipeline/cli/sign_status.hpp"
#include "pipeline/cli/sign_token.hpp"
#include "pipeline/cli/stamper.hpp"
#include "pipeline/cli/usage.hpp"
#include "pipeline/localize/dates.hpp"
#include "pipeline/publish/files.hpp"
#include "pipeline/sign/carried.hpp"
#include "pipeline/sign/chain.hpp"
#include "pipeline/sign/moment.hpp"
#include "pipeline/sign/portal.hpp"
#include "pipeline/sign/validation_data.hpp"

namespace sopan::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_key_bytes = 1U << 20U;

sign::Key open_key(const Options& options) {
  if (options.signing.pkcs11) return open_token(options);
  if (!options.signing.p12) throw UsageError({"no-key", {}}, {"see-help-of", {"sign"}});
  const auto bytes = files::read_file(*options.signing.p12, most_key_bytes);
  const auto secret = ask_secret(options, *options.signing.p12);
  try {
    return sign::Key::from_pkcs12(bytes, secret.text());
  } catch (const sign::BadKey& bad) {
    throw UsageError(said_of(bad, *options.signing.p12), hint_of(bad));
  }
}

/// Who signs, and how.
struct Hand {
  std::string name;
  std::string_view told = "signed", told_many = "signed-many";
  std::function<std::string(const std::string& file, const std::string& pdf)> sign;
};

/// Adds data for the long term to what is signed.
Hand completing(const Options& options) {
  return {
      .name = "",
      .told = "completed",
      .told_many = "completed-many",
      .sign = [evidence = evidence_of(options)](const std::string& file, const std::string& pdf) {
        if (sign::signed_fields(pdf).empty())
          throw UsageError({"not-signed-yet", {file}}, {"see-help-of", {"sign"}});
        return sign::with_validation_data(pdf, evidence);
      }};
}

bool has_way(const Options& options) {
  return options.signing.p12 || options.signing.pkcs11 || options.signing.external_cmd;
}

/// A signature on a day on which the certificate was not valid proves nothing.
void expect_valid(const sign::Key& key, const Options& options) {
  const auto& certificate = key.signer().certificate;
  const auto moment = signing_moment(options);
  if (sign::was_valid(certificate, moment.seconds)) return;
  throw UsageError(
      {"certificate-not-valid",
       {sign::name_of(certificate), localization::date(sign::day_of(moment), options.language)}},
      {"use-valid-certificate", {}});
}

Hand signing_hand(const Options& options) {
  if (options.signing.external_cmd)
    return {.name = *options.signing.external_cmd,
            .sign = [&options](const std::string& file, const std::string& pdf) {
              return signed_by_portal(options, file, pdf);
            }};
  const auto key = std::make_shared<sign::Key>(open_key(options));
  expect_valid(*key, options);
  const auto look = std::make_shared<Look>(options, sign::name_of(key->signer().certificate));
  return {.name = look->name(),
          .sign = [key, look, stamper = stamper_of(options)](const std::string& /*file*/,
                                                             const std::string& pdf) {
            return sign::sign(pdf, look->request_for(pdf), *key, stamper);
          }};
}

Hand careful_hand(const Options& options) {
  auto hand = signing_hand(options);
  hand.sign = [sign = std::move(hand.sign)](const std::string& file, const std::string& pdf) {
    expect_in_force(file, pdf);
    return sign(file, pdf);
  };
  return hand;
}

Hand hand_of(const Options& options) {
  if (!wants_validation_data(options)) return careful_hand(options);
  if (!has_way(options)) return completing(options);
  auto evidence = evidence_of(options);
  auto hand = careful_hand(options);
  hand.sign = [evidence = std::move(evidence), sign = std::move(hand.sign)](
                  const std::string& file, const std::string& pdf) {
    return sign::with_validation_data(sign(file, pdf), evidence);
  };
  return hand;
}

/// One file, whose faults are those of the command line.
int sign_one(const Options& options, const Hand& hand, const std::string& name) {
  const auto target = options.output.value_or(name);
  try {
    const auto pdf = files::read_file(name, sign::max_pdf_bytes);
    if (options.output && fs::exists(target) && !fs::equivalent(name, target)) {
      files::create_file(target, hand.sign(name, pdf));
    } else {
      files::write_file(target, hand.sign(name, pdf));
    }
  } catch (const sign::BadPdf& bad) {
    throw UsageError(said_of(bad, name), {"sign-what", {}});
  } catch (const sign::CannotSign& cannot) {
    throw UsageError(said_of(cannot, name), hint_of(cannot));
  } catch (const sign::BadKey& bad) {
    throw UsageError(said_of(bad, hand.name), hint_of(bad));
  }
  std::cout << phrase(hand.told, {target, hand.name}, options.language) << '\n';
  return 0;
}

/// Many files: what fails stays as it is, and the others go on.
int sign_many(const Options& options, const Hand& hand, const std::vector<std::string>& names) {
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
        files::write_file(name, hand.sign(name, files::read_file(name, sign::max_pdf_bytes)));
        ++done;
      } catch (const sign::CannotSign& cannot) {
        if (cannot.flaw == sign::SignFlaw::signed_already) {
          ++before;
        } else {
          fail(said_of(cannot, name));
        }
      } catch (const sign::BadPdf& bad) {
        fail(said_of(bad, name));
      } catch (const sign::BadKey& bad) {
        fail(said_of(bad, hand.name));
      } catch (const NotInForce& other) {
        const auto& why = other.what_is_wrong;
        std::cerr << phrase("left-out", {phrase(why.key, why.arguments, options.language)},
                            options.language)
                  << '\n';
      } catch (const UsageError& error) {
        fail(error.what_is_wrong);
      } catch (const std::system_error& error) {
        fail({"disk-fault", {name, error.code().message()}});
      }
    }
  }
  std::cout << phrase(hand.told_many,
                      {std::to_string(done), std::to_string(before), std::to_string(failed),
                       hand.name},
                      options.language)
            << '\n';
  if (Interrupt::came()) {
    std::cerr << phrase("stopped-signing", {}, options.language) << '\n';
    return interrupted;
  }
  return failed > 0 ? 1 : 0;
}

/// A file is signed in one way at a time.
void check_ways(const Options& options) {
  const std::pair<bool, const char*> ways[] = {
      {options.signing.p12.has_value(), "--p12"},
      {options.signing.pkcs11.has_value(), "--pkcs11"},
      {options.signing.external_cmd.has_value(), "--external-cmd"},
      {options.signing.prepare, "--prepare"},
      {options.signing.finish, "--finish"}};
  if (options.signing.tsa_url && options.signing.tsa_cmd)
    throw UsageError({"options-apart", {"--tsa-url", "--tsa-cmd"}}, {"see-help-of", {"sign"}});
  if (options.signing.module && !options.signing.pkcs11)
    throw UsageError({"option-needs", {"--module", "--pkcs11"}}, {"see-help-of", {"sign"}});
  const char* chosen = nullptr;
  for (const auto& [given, name] : ways) {
    if (given && chosen != nullptr)
      throw UsageError({"options-apart", {chosen, name}}, {"see-help-of", {"sign"}});
    if (given) chosen = name;
  }
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
  check_ways(options);
  if (options.signing.prepare) return prepare_apart(options);
  if (options.signing.finish) return finish_apart(options);
  if (options.arguments.empty()) throw UsageError({"missing-pdf", {}}, {"see-help-of", {"sign"}});
  forbid_core_dumps();
  const auto names = pdf_files(options.arguments);
  const bool many = names.size() != 1 || fs::is_directory(options.arguments.front());
  if (many && options.output)
    throw UsageError({"foreign-option", {"--output", "sign"}}, {"sign-many-in-place", {}});
  const auto hand = hand_of(options);
  return many ? sign_many(options, hand, names) : sign_one(options, hand, names.front());
}

}  // namespace sopan::cli
