// SPDX-License-Identifier: Apache-2.0
//
// Files that people hand in with a problem or an answer: photos, screenshots, sealed scans. Kept
// once by their digest, in the data folder's attachments/.
#pragma once

#include <string>

#include "base/result.h"
#include "model/problem.h"

namespace xuncha::app {

inline constexpr std::uint64_t kMaxAttachment = 64U << 20;

// Keeps the file's bytes; the same bytes twice are kept once. Errors name the file.
Result<model::Attachment> KeepAttachment(const std::string& data_dir, const std::string& file);
// Where the bytes of an attachment lie.
std::string AttachmentPath(const std::string& data_dir, const model::Attachment& attachment);

}  // namespace xuncha::app
