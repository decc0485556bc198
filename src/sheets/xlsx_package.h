// SPDX-License-Identifier: Apache-2.0
//
// The ZIP container of an .xlsx (ECMA-376 part 2), read-only and distrustful: sizes, ratios and
// counts are bounded, names never leave the package, nothing is written to disk. Internal to
// sheets/. Not thread-safe.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "sheets/limits.h"

struct zip;

namespace xuncha::sheets {

// The package's path that `target` means within the part `base`: "worksheets/sheet1.xml" beside
// "xl/workbook.xml" → "xl/worksheets/sheet1.xml"; a leading slash means the package's root. "" when
// it would leave the package.
std::string ResolvePart(std::string_view base, std::string_view target);

struct Relation {
  std::string id;
  std::string type;    // the last segment of the type's address: "worksheet", in both dialects
  std::string target;  // a path in the package; "" = outside of it
};

class XlsxPackage {
 public:
  // `bytes` must outlive the package. Errors name `file`.
  static Result<XlsxPackage> Open(std::string_view bytes, const std::string& file,
                                  const ReadLimits& limits);
  XlsxPackage(XlsxPackage&& other) noexcept;
  XlsxPackage& operator=(XlsxPackage&& other) noexcept;
  ~XlsxPackage();

  // Names are compared without regard to case, as the standard demands.
  bool Has(std::string_view part) const;
  // kNotFound if there is no such part; kInvalidArgument beyond a bound; kCorruption if its bytes
  // do not inflate or their checksum is wrong.
  Result<std::string> Read(std::string_view part);
  // Of "xl/workbook.xml": those in "xl/_rels/workbook.xml.rels"; of "": the package's. None if the
  // part has no such file.
  Result<std::vector<Relation>> Relations(std::string_view part);

  const std::string& file() const { return file_; }

 private:
  XlsxPackage(zip* archive, std::string file, const ReadLimits& limits)
      : archive_(archive), file_(std::move(file)), limits_(limits) {}
  Status IndexNames();
  Result<std::string> Inflate(std::uint64_t index, std::string_view part);

  zip* archive_ = nullptr;
  std::string file_;
  ReadLimits limits_;
  std::map<std::string, std::uint64_t, std::less<>> parts_;  // lower-case name → index
  std::vector<std::string> doubled_;                         // names that stand there twice
  std::uint64_t inflated_ = 0;
};

}  // namespace xuncha::sheets
