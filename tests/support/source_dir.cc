// SPDX-License-Identifier: Apache-2.0
#include "tests/support/source_dir.h"

namespace xuncha {

std::string SourceDir() { return XUNCHA_SOURCE_DIR; }

}  // namespace xuncha
