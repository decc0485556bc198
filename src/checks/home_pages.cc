// SPDX-License-Identifier: Apache-2.0
#include "checks/home_pages.h"

#include <algorithm>

#include "model/forwarding.h"

namespace xuncha::checks {

HomePages FindHomePages(const model::SnapshotView& snapshot) {
  constexpr std::size_t kMaxPages = 6;
  HomePages home;
  if (snapshot.url_count() == 0) return home;
  model::UrlId at = 0;
  while (home.ids.size() < kMaxPages) {
    const model::UrlRecord record = snapshot.url(at);
    const model::UrlId page =
        record.redirect_to < snapshot.url_count() ? record.redirect_to : record.id;
    const bool known = std::find(home.ids.begin(), home.ids.end(), page) != home.ids.end();
    if (record.outcome != model::Outcome::kOk || known) {
      home.leads_on = !home.ids.empty();
      break;
    }
    if (page != at && at != 0) home.ids.push_back(at);
    home.ids.push_back(page);
    const Result<model::PageFacts> facts = snapshot.page(page);
    const model::UrlId next = facts ? model::ForwardTarget(*facts) : model::kNoUrl;
    if (next >= snapshot.url_count()) {
      home.leads_on = facts && model::SendsOnSomewhere(*facts);
      break;
    }
    if (!snapshot.url(next).in_scope) {
      home.leads_on = true;
      break;
    }
    at = next;
  }
  return home;
}

}  // namespace xuncha::checks
