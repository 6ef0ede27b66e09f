#pragma once

#include <optional>
#include <string>

#include "pipeline/cli/options.hpp"
#include "pipeline/font/font.hpp"
#include "pipeline/sign/moment.hpp"
#include "pipeline/sign/sign.hpp"

namespace sopan::cli {

/// What a signature says and how it looks on the page, by the options.
class Look {
 public:
  Look(const Options& options, std::string name);
  [[nodiscard]] const std::string& name() const { return name_; }
  /// For a file. Throws `BadPdf`, `CannotSign`.
  [[nodiscard]] sign::Request request_for(const std::string& pdf) const;

 private:
  sign::Request request_;
  sign::Moment moment_;
  std::string name_;
  std::optional<font::Faces> faces_;
};

}  // namespace sopan::cli
