// SPDX-License-Identifier: Apache-2.0
//
// A page's breadcrumb with the addresses that its steps lead to.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/page_facts.h"

namespace xuncha::audit {

struct CrumbStep {
  std::string label;
  model::UrlId target = model::kNoUrl;  // kNoUrl = the step is no link
};

struct Crumb {
  std::vector<CrumbStep> steps;      // as printed, home first where it is printed
  std::vector<std::uint32_t> links;  // indexes into PageFacts::links of the linked steps
};

// The page's links are searched for the steps' labels in their order, one link after the other; of
// several such runs the longest, then the last one. Linear in the links.
Crumb ReadCrumb(const model::PageFacts& page);

}  // namespace xuncha::audit
