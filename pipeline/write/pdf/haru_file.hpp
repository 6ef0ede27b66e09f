#pragma once

#include <string>
#include <unordered_map>

struct _HPDF_Doc_Rec;     // NOLINT(bugprone-reserved-identifier): the names that
struct _HPDF_Stream_Rec;  // NOLINT(bugprone-reserved-identifier): libharu gives them

/// The other file of libharu's internals: its object table, written out.
namespace sopan::pdf {

/// Bytes of streams, behind those that libharu itself holds of them: it copies byte by byte.
using Contents = std::unordered_map<_HPDF_Stream_Rec*, std::string>;

/// Gives libharu all that it does not yet hold of a stream.
void pour(_HPDF_Stream_Rec* stream, Contents& contents);

/// The file as libharu writes it, with a table of objects.
std::string plain_file(_HPDF_Doc_Rec* doc, Contents& contents);

/// The same objects packed into object streams, with a stream for the table (ISO 32000-1, 7.5.7):
/// a quarter of the size, since most objects are elements of the structure.
std::string packed_file(_HPDF_Doc_Rec* doc, Contents& contents);

}  // namespace sopan::pdf
