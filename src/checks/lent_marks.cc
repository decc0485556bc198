// SPDX-License-Identifier: Apache-2.0
#include "checks/lent_marks.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "checks/context.h"

namespace xuncha::checks {
namespace {

constexpr std::size_t kMaxLenders = 4000;
constexpr unsigned kLends = model::kUseFrame | model::kUseScript;

void Borrow(std::string& own, const std::string& lent) {
  if (own.empty()) own = lent;
}

void Borrow(model::SiteMarks& own, const model::SiteMarks& lent) {
  Borrow(own.id_code, lent.id_code);
  Borrow(own.icp, lent.icp);
  Borrow(own.police, lent.police);
  Borrow(own.sponsor, lent.sponsor);
  Borrow(own.organiser, lent.organiser);
  Borrow(own.contact, lent.contact);
  own.organ_mark = own.organ_mark || lent.organ_mark;
  own.site_map = own.site_map || lent.site_map;
  own.error_report = own.error_report || lent.error_report;
  own.age_friendly = own.age_friendly || lent.age_friendly;
  own.in_script = own.in_script || lent.in_script;
}

std::string LowerName(std::string_view url) {
  const std::string_view path = PathOf(url);
  std::string name(path.substr(path.rfind('/') + 1));
  std::transform(name.begin(), name.end(), name.begin(), ToLower);
  return name;
}

}  // namespace

LentMarks::LentMarks(const model::SnapshotView& snapshot, const Params& params)
    : snapshot_(snapshot), footer_names_(params.List("footer_names")) {
  for (model::UrlId id = 0; id < snapshot.url_count() && lenders_.size() < kMaxLenders; ++id) {
    const model::UrlRecord url = snapshot.url(id);
    if ((url.uses & kLends) == 0 || !url.in_scope || url.outcome != model::Outcome::kOk) continue;
    const bool redirected = url.redirect_to < snapshot.url_count();
    const Result<model::PageFacts> page = snapshot.page(redirected ? url.redirect_to : id);
    if (page && !page->script_shell) lenders_.emplace(id, page->marks);
  }
}

// "/inc/wz_footer2.html": one of the words of its name, digits aside, is one of `footer_names`.
bool LentMarks::IsCalledFooter(std::string_view url) const {
  const std::string name = LowerName(url);
  for (std::size_t begin = 0; begin < name.size();) {
    std::size_t end = begin;
    while (end < name.size() && name[end] >= 'a' && name[end] <= 'z') ++end;
    const std::string_view word = std::string_view(name).substr(begin, end - begin);
    if (std::find(footer_names_.begin(), footer_names_.end(), word) != footer_names_.end()) {
      return true;
    }
    begin = end + 1;
  }
  return false;
}

LentMarks::Seen LentMarks::Of(const model::PageFacts& page) const {
  Seen seen;
  seen.marks = page.marks;
  for (const model::Link& link : page.links) {
    if ((link.use & kLends) == 0 || link.target >= snapshot_.url_count()) continue;
    const auto lender = lenders_.find(link.target);
    if (lender != lenders_.end()) {
      Borrow(seen.marks, lender->second);
    } else if (!seen.unread) {
      seen.unread = IsCalledFooter(snapshot_.url(link.target).url);
    }
  }
  // A footer that can be read is there: what was not read may add to it, no more.
  if (seen.unread && (!seen.marks.id_code.empty() || !seen.marks.icp.empty())) {
    seen.unread = false;
    seen.marks.in_script = true;
  }
  return seen;
}

}  // namespace xuncha::checks
