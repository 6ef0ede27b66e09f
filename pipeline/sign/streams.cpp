#include "pipeline/sign/streams.hpp"

#include <qpdf/Pipeline.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <stdexcept>

#include "pipeline/sign/carried.hpp"

namespace sopan::sign {
namespace {

/// Gathers the bytes of a stream; one that grows beyond a limit is given up before it fills the
/// memory.
class Gatherer : public Pipeline {
 public:
  Gatherer(std::string& out, std::size_t limit)
      : Pipeline("gatherer", nullptr), out_(out), limit_(limit) {}

  void write(const unsigned char* bytes, std::size_t size) override {
    full_ = full_ || size > limit_ - out_.size();
    if (full_) throw std::length_error("limit");
    out_.append(reinterpret_cast<const char*>(bytes), size);
  }
  void finish() override {}
  [[nodiscard]] bool full() const { return full_; }

 private:
  std::string& out_;
  std::size_t limit_;
  bool full_ = false;
};

}  // namespace

std::string decoded(QPDFObjectHandle& stream, std::size_t limit) {
  if (!stream.isStream()) throw BadPdf(PdfFlaw::damaged, "a stream is missing");
  std::string bytes;
  Gatherer gatherer(bytes, limit);
  const bool whole = stream.pipeStreamData(&gatherer, 0, qpdf_dl_generalized, true);
  if (gatherer.full()) throw BadPdf(PdfFlaw::too_large, "streams of the PDF are too large");
  if (!whole) throw BadPdf(PdfFlaw::damaged, "a stream of the PDF cannot be read");
  return bytes;
}

}  // namespace sopan::sign
