// SPDX-License-Identifier: Apache-2.0
//
// How much of a JPEG's picture its data covers, for files whose end mark is missing: the Huffman
// codes are followed from block to block, no pixel is made (ITU-T T.81, annex F.2). Why not a
// decoder: the packaged ones either write outside their tables on hostile input or cost tens of
// megabytes, and only this one number is wanted. Linear, no allocation.
#pragma once

#include <string_view>

namespace xuncha::facts {

struct JpegCover {
  bool known = false;  // false: progressive, arithmetic, several scans, or damaged tables
  double share = 0;    // of the picture's blocks, 0 to 1
};

// REQUIRES: `bytes` begin as a JPEG does.
JpegCover MeasureJpeg(std::string_view bytes);

}  // namespace xuncha::facts
