// SPDX-License-Identifier: Apache-2.0
//
// Small whole files of each format, made in code; tests cut and spoil them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace xuncha::facts::testing {

// 256 × 256 pixels that are no flat colour anywhere.
std::string SamplePng();
std::string SampleJpeg();
std::string SampleBmp();
std::string SampleGif();   // 1 × 1
std::string SampleWebp();  // the container; its picture data is filler
std::string SampleIco();
std::string SamplePdf();
std::string SampleOle();  // a compound file with one table sector and an empty directory
// Uncompressed, with these names; every entry holds "x".
std::string SampleZip(const std::vector<std::string>& names);
std::string SampleRar4();
std::string SampleRar5();
std::string SampleSevenZip();
std::string SampleMp4();
std::string SampleWoff();

void PutLe(std::string& out, std::uint64_t value, int bytes);
void PutBe(std::string& out, std::uint64_t value, int bytes);

}  // namespace xuncha::facts::testing
