// SPDX-License-Identifier: Apache-2.0
//
// Small files that are whole by their formats' own rules, and ways to spoil them. Content is
// filler, so that a file has a realistic size.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "site_generator/random.h"

namespace xuncha::sitegen {

std::string MakePng(Random& random, std::size_t about_bytes);   // 8-bit grey, stored deflate
std::string MakeJpeg(Random& random, std::size_t about_bytes);  // 8x8 grey, comments as filler
std::string MakeGif();
std::string MakePdf(Random& random, std::size_t about_bytes);
std::string MakeOle(Random& random, std::size_t about_bytes);   // .doc .xls .ppt .wps
std::string MakeDocx(Random& random, std::size_t about_bytes);  // zip, stored
std::string MakeZip(Random& random, std::size_t about_bytes);
std::string MakeRar(Random& random, std::size_t about_bytes);  // RAR 4, one stored file

// The file a path's ending asks for: .jpg .png .gif .doc .docx .xls .pdf .zip .rar .wps .txt
std::string MakeFile(Random& random, std::string_view ending, std::size_t about_bytes);

}  // namespace xuncha::sitegen
