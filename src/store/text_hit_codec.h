// SPDX-License-Identifier: Apache-2.0
//
// What was found in the text of a page or attachment, as bytes of its record. Masked before it
// comes here. Internal to page_codec.cc.
#pragma once

#include <string>
#include <vector>

#include "base/bytes.h"
#include "model/page_facts.h"

namespace xuncha::store {

void EncodeTextHits(const std::vector<model::TextHit>& hits, model::TextRead read,
                    std::string& out);
// False if the bytes are not what EncodeTextHits writes.
bool DecodeTextHits(ByteReader& in, std::vector<model::TextHit>& hits, model::TextRead& read);

}  // namespace xuncha::store
