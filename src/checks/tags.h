// SPDX-License-Identifier: Apache-2.0
//
// What the three checks on official meta tags share. Rules: guidelines §2.1 (annex of
// 国办发〔2017〕47号, as implementers' guides and live pages agree on it): names, which page
// carries which, value forms.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "checks/check.h"

namespace xuncha::checks {

// One fault of a page's tags.
struct TagFault {
  std::string_view key;  // message key: missing, empty, domain_form …
  std::string tags;      // the tags concerned, in the order of the rules: "SiteName、SiteDomain"
  std::string value;     // the value seen, where there is one
  model::Confidence confidence = model::Confidence::kCertain;
};

// Message keys that FindTagFaults may use.
std::span<const std::string_view> TagMessages();

// Faults of one page against the tags it must carry. `required` may be empty.
std::vector<TagFault> FindTagFaults(const SiteContext& context, const model::PageFacts& page,
                                    const std::vector<std::string>& required);

// Collects faults over pages: one defect a cause (same key, same tags), its pages as occurrences.
class TagFaultTable {
 public:
  TagFaultTable(std::string_view check, const SiteContext& context)
      : check_(check), context_(context) {}

  // `sure`: the page says by its own tags what kind of page it is; else faults are likely at best.
  void Add(const PageView& page, const std::vector<TagFault>& faults, bool sure);
  void MoveTo(CheckResult& result);

 private:
  struct Cause {
    TagFault first;
    SpotList spots;
  };
  std::string_view check_;
  const SiteContext& context_;
  std::map<std::string, Cause> causes_;  // few: message keys × sets of a dozen names
};

// The whole of a check on the tags of one kind of page: parameter "tags" says which it must carry;
// not observed, for the reason `none_seen`, where no page of that kind was recognised.
// `none_seen` must outlive it.
std::unique_ptr<PageCheck> WatchTags(std::string_view check, PageKind kind,
                                     std::string_view none_seen, const SiteContext& context,
                                     const Params& params);

// Whether it has the form of a site code: ten digits, or bm and eight (guidelines G1.11).
bool IsSiteCode(std::string_view text);

}  // namespace xuncha::checks
