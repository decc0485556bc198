// SPDX-License-Identifier: Apache-2.0
//
// Whether a file is whole, by walking its own structure: nothing is decompressed or decoded here.
// All functions take the whole file, are linear in it, allocate nothing and never read outside it.
//
// Precision before recall: what common readers and browsers open in spite of a fault (trailing
// bytes, a missing end mark) is kDoubtful, never kBroken.
#pragma once

#include <string_view>

#include "model/url_record.h"

namespace xuncha::facts {

// Of images: kNotExamined means a JPEG whose data ends without an end mark (see jpeg_scan.h).
model::Integrity WalkImage(model::FileKind kind, std::string_view bytes);

// Of documents, archives, media and fonts; kNotExamined for kinds that have no structure we know.
model::Integrity WalkFile(model::FileKind kind, std::string_view bytes);

bool IsBmpHeader(std::string_view bytes);

// kOoxml, kOfd or kZip, by the names in the archive's directory (or by its first entry if `bytes`
// is only a beginning). REQUIRES: bytes begin as a zip file does.
model::FileKind ZipKind(std::string_view bytes);

}  // namespace xuncha::facts
