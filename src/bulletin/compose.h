// SPDX-License-Identifier: Apache-2.0
//
// Records and wording → the document. A pure function: the same inputs give the same bytes.
// bulletin.md §2, §4.
#pragma once

#include "base/result.h"
#include "bulletin/inputs.h"
#include "bulletin/lines.h"
#include "bulletin/wording.h"
#include "model/bulletin.h"

namespace xuncha::bulletin {

// Annex 1 lists the sites of the population with their lines; annex 2 the accounts with problems or
// not qualified; annex 3 units by published items. One without rows is left out, and numbers
// follow. kInvalidArgument where the choices lack what every bulletin must have, or the office's
// own demands mention what nothing is known of.
Result<model::BulletinDocument> Compose(const Inputs& inputs, const Wording& wording,
                                        const LineRules& lines);

// Its document with the day of signing filled in, which is given when it is issued, outside the
// seal.
model::BulletinDocument Dated(const model::Bulletin& bulletin);

// The value of that name in the document; nullptr = none.
const model::BoundValue* FindValue(const model::BulletinDocument& document, std::string_view name);

}  // namespace xuncha::bulletin
