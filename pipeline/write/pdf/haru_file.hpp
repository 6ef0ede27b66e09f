#pragma once

#include <string>

struct _HPDF_Doc_Rec;  // NOLINT(bugprone-reserved-identifier): the name that libharu gives it

/// The other file of libharu's internals: its object table, written out.
namespace sopan::pdf {

/// The file as libharu writes it, with a table of objects.
std::string plain_file(_HPDF_Doc_Rec* doc);

/// The same objects packed into object streams, with a stream for the table (ISO 32000-1, 7.5.7):
/// a quarter of the size, since most objects are elements of the structure.
std::string packed_file(_HPDF_Doc_Rec* doc);

}  // namespace sopan::pdf
