// SPDX-License-Identifier: Apache-2.0
//
// Writes a whole made-up government site with known defects, and the truth about them:
//   <out>/www/…                the files
//   <out>/nginx.conf           how they are served (redirects, refusals, soft 404s)
//   <out>/ground_truth.ndjson  one line a planted defect or trap: target, check, kind, pages
//   <out>/site.json            the options and the totals
// The same options give the same bytes. Shares no code with the program that is tested on it.
#pragma once

#include <cstdint>
#include <string>

#include "site_generator/plan.h"

namespace xuncha::sitegen {

struct Summary {
  std::uint64_t pages = 0;  // HTML pages of the template
  std::uint64_t files = 0;  // everything below www/
  std::uint64_t bytes = 0;
  std::uint64_t page_bytes = 0;
  std::uint64_t defects = 0;
  std::uint64_t traps = 0;
};

// False and `error` set when a file cannot be written. `options.out_dir` is created; what an
// earlier run left in it is written over, not removed.
bool Generate(const Options& options, Summary& summary, std::string& error);

}  // namespace xuncha::sitegen
