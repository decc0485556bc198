// SPDX-License-Identifier: Apache-2.0
//
// Marks that a page shows without holding them: its footer stands in a framed page, or is written
// by a script of the site's own. Pure; built once an audit.
#pragma once

#include <unordered_map>

#include "checks/params.h"
#include "model/snapshot.h"

namespace xuncha::checks {

class LentMarks {
 public:
  struct Seen {
    model::SiteMarks marks;  // the page's own, and what it borrows
    // A frame or script that is called a footer was not read, and there is no other footer. Where
    // there is one, in_script says that absence is unsure.
    bool unread = false;
  };

  // Reads the framed pages and the scripts with marks of the site, at most a few thousand.
  // `params` are those of site_marks: "footer_names". Borrows both.
  LentMarks(const model::SnapshotView& snapshot, const Params& params);

  // Linear in the page's links.
  Seen Of(const model::PageFacts& page) const;

 private:
  bool IsCalledFooter(std::string_view url) const;

  const model::SnapshotView& snapshot_;
  const std::vector<std::string>& footer_names_;
  std::unordered_map<model::UrlId, model::SiteMarks> lenders_;
};

}  // namespace xuncha::checks
