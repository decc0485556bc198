// SPDX-License-Identifier: Apache-2.0
//
// Packs the parts of an office document into one file: in the order given, with a fixed time, so
// that the same parts give the same bytes.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "model/document_part.h"

namespace xuncha::documents {

// Names must differ (kInvalidArgument). The bytes of the file, held in memory.
Result<std::string> PackZip(const std::vector<model::DocumentPart>& parts);

}  // namespace xuncha::documents
