// SPDX-License-Identifier: Apache-2.0
//
// A bulletin as files, from its stored document alone; and files of others, read.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/resources.h"
#include "base/result.h"
#include "bulletin/compare.h"
#include "bulletin/lint.h"
#include "documents/office_process.h"
#include "model/bulletin.h"

namespace xuncha::app {

struct RenderOptions {
  documents::OfficeOptions office;
  std::size_t most_rows = 0;  // an annex of more rows becomes sheets in the PDF
};

// data/bulletin/pages.toml. `scratch`: see OfficeOptions.
Result<RenderOptions> LoadRenderOptions(const Resources& resources, const std::string& scratch);

// docx, html: the bytes. pdf: made by LibreOffice. xlsx: a sheet for every table of the annexes.
// The same bulletin gives the same docx, html and xlsx. kInvalidArgument for another `as`.
Result<std::string> RenderBulletin(const model::Bulletin& bulletin, std::string_view as,
                                   const RenderOptions& options);

// Reads a .docx that came from anybody.
Result<std::vector<bulletin::LintItem>> LintFile(const std::string& path,
                                                 const bulletin::LintRules& rules);
// data/bulletin/compare.toml.
Result<bulletin::BorderRules> LoadBorderRules(const Resources& resources);
Result<bulletin::Comparison> CompareFile(const model::Bulletin& bulletin, const std::string& path,
                                         const bulletin::BorderRules& rules);

}  // namespace xuncha::app
