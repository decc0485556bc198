// SPDX-License-Identifier: Apache-2.0
//
// A bulletin's document as plain paragraphs and tables, as reading its .docx gives them: for what
// judges text (lint.h, compare.h, self_audit.h).
#pragma once

#include <vector>

#include "model/bulletin.h"
#include "model/document_part.h"

namespace xuncha::bulletin {

std::vector<model::TextBlock> BlocksOf(const model::BulletinDocument& document);

}  // namespace xuncha::bulletin
