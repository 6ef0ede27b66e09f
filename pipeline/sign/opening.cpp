#include "pipeline/sign/opening.hpp"

#include <qpdf/QPDF.hh>
#include <stdexcept>

#include "pipeline/sign/carried.hpp"

namespace sopan::sign {

void with_opened(std::string_view bytes, const std::function<void(QPDF&)>& use) {
  if (bytes.size() > max_pdf_bytes) throw BadPdf(PdfFlaw::too_large, "PDF too large");
  try {
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.setAttemptRecovery(false);
    pdf.processMemoryFile("pdf", bytes.data(), bytes.size());
    if (pdf.isEncrypted()) throw BadPdf(PdfFlaw::encrypted, "PDF is encrypted");
    use(pdf);
  } catch (const QPDFExc& error) {
    const bool locked = error.getErrorCode() == qpdf_e_password;
    throw BadPdf(locked ? PdfFlaw::encrypted : PdfFlaw::damaged, error.what());
  } catch (const std::logic_error& error) {
    throw BadPdf(PdfFlaw::damaged, error.what());
  } catch (const std::range_error& error) {  // a number that no variable holds
    throw BadPdf(PdfFlaw::damaged, error.what());
  }
}

}  // namespace sopan::sign
