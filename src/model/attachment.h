// SPDX-License-Identifier: Apache-2.0
//
// A file that is kept with a record: a photo, a sealed scan. The bytes lie in the data folder.
#pragma once

#include <string>

namespace xuncha::model {

struct Attachment {
  std::string name;    // of the file
  std::string sha256;  // where the bytes lie
  std::string type;    // MIME
};

}  // namespace xuncha::model
