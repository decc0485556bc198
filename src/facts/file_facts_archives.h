// SPDX-License-Identifier: Apache-2.0
//
// Whether an archive is whole: PKWARE APPNOTE 6.3 (zip), the RAR 4 and 5 technical notes, and
// 7zFormat.txt. Nothing is decompressed. Linear, no allocation.
#pragma once

#include "facts/byte_view.h"
#include "model/url_record.h"

namespace xuncha::facts {

model::Integrity WalkZip(const ByteView& file);
model::Integrity WalkRar(const ByteView& file);
model::Integrity WalkSevenZip(const ByteView& file);

}  // namespace xuncha::facts
