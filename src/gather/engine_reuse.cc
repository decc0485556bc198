// SPDX-License-Identifier: Apache-2.0
//
// What did not change since the last inspection is not read again: the server is asked whether a
// page changed (RFC 9110, 13: If-None-Match, If-Modified-Since), and a body of the same digest
// gives the facts of before. Pages that decide about columns, and what was kept as evidence, are
// always asked for whole: a server that wrongly says "not modified" must not make a column stand
// still. docs/internals/reuse.md tells the whole.
#include <algorithm>

#include "gather/canonical_url.h"
#include "gather/engine.h"
#include "gather/hash.h"
#include "model/main_list.h"

namespace xuncha::gather {
namespace {

using model::NotCheckedWhy;
using model::Outcome;

constexpr std::size_t kMaxValidator = 200;
constexpr std::uint16_t kNotModified = 304;

// A header's value that may be sent back as it came.
std::string Validator(std::string_view value) {
  const bool sendable =
      value.size() <= kMaxValidator &&
      std::all_of(value.begin(), value.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
  return sendable ? std::string(value) : std::string();
}

bool WasGoodPage(const model::UrlRecord& record) {
  const bool judged =
      record.account == model::Account::kFetched || record.account == model::Account::kReused;
  return judged && record.in_scope && record.outcome == Outcome::kOk && record.digest != 0 &&
         record.redirect_to == model::kNoUrl && record.file.kind == model::FileKind::kHtml &&
         !record.file.error_page && !record.file.length_lied && !record.file.cut_by_us;
}

}  // namespace

// The page of before under that address, if its facts may stand for an equal one's.
bool Engine::FindEarlier(std::string_view canonical, Earlier& out) const {
  const model::SnapshotView* earlier = control_.earlier;
  if (earlier == nullptr || !options_.only.empty()) return false;
  const model::UrlId id = earlier->FindUrl(canonical);
  if (id == model::kNoUrl || id == 0) return false;  // homes are always read
  if (earlier->url(0).redirect_to == id) return false;
  out.record = earlier->url(id);
  if (!WasGoodPage(out.record)) return false;
  auto facts = earlier->page(id);
  if (!facts.has_value()) return false;
  out.facts = std::move(*facts);
  return !out.facts.cut_by_us && !out.facts.is_style_sheet && !out.facts.is_attachment;
}

// Whether a "not modified" would do.
bool Engine::MayStayUnread(const Earlier& page) const {
  const model::PageFacts& facts = page.facts;
  return (!facts.etag.empty() || !facts.last_modified.empty()) && !facts.list_like &&
         !model::HasMainList(facts.lists) && !facts.script_shell &&
         facts.read_at >= started_ - kMsPerDay * options_.reuse_days &&
         control_.earlier->evidence(page.record.id).empty();
}

void Engine::OfferValidators(Exchange& exchange) const {
  if (control_.earlier == nullptr || options_.reuse_days == 0) return;
  const UrlEntry& entry = frontier_->entry(exchange.id);
  if (entry.attempts > 0 || exchange.is_canary || !(entry.flags & kFlagInScope)) return;
  if (exchange.id == home_ || exchange.id == home_tail_) return;
  Earlier page;
  if (!FindEarlier(exchange.url, page) || !MayStayUnread(page)) return;
  exchange.if_none_match = page.facts.etag;
  exchange.if_modified_since = page.facts.last_modified;
}

// A 304 that was asked for. False: nothing of before can stand for it, and it is asked whole.
bool Engine::TakeUnchanged(const Exchange& exchange, const FetchAnswer& answer) {
  if (answer.status != kNotModified ||
      (exchange.if_none_match.empty() && exchange.if_modified_since.empty())) {
    return false;
  }
  Earlier page;
  if (!FindEarlier(exchange.url, page)) {  // damaged since it was asked for: one more question
    AddAttempt(exchange.id, answer, Outcome::kOtherRefusal, "304 without a page of before", {});
    EnqueueUrl(exchange.id);
    return true;
  }
  const model::UrlId id = exchange.id;
  UrlEntry& entry = frontier_->entry(id);
  entry.status = page.record.status;
  entry.content_type = TypeIndex(page.record.content_type);
  entry.length =
      static_cast<std::uint32_t>(std::min<std::uint64_t>(page.record.length, 0xFFFFFFFF));
  entry.digest = page.record.digest;
  entry.kind = static_cast<std::uint8_t>(page.record.file.kind);
  entry.integrity = static_cast<std::uint8_t>(page.record.file.integrity);
  entry.flags |= kFlagPage;
  (*hosts_)[exchange.host].blocked_run = 0;
  ++pages_;
  traps_.PageRead(entry.shape, page.facts.text_digest);
  page.facts.url = id;
  JoinEarlierLinks(id, page.facts);
  Check(sink_.AddPage(page.facts));
  AddAttempt(id, answer, Outcome::kOk, "not modified", {});
  Settle(id, Outcome::kOk, NotCheckedWhy::kNone);
  SetAccount(id, model::Account::kReused);
  return true;
}

// A body that is the one of before, byte for byte, under the same address and type: its facts are
// those of before. They go to `extracted_`.
bool Engine::TakeEqualPage(model::UrlId id, const std::string& url, const FetchAnswer& answer) {
  if (control_.earlier == nullptr || answer.body_cut || id == home_ || id == home_tail_) {
    return false;
  }
  const UrlEntry& entry = frontier_->entry(id);
  Earlier page;
  if (!FindEarlier(url, page) || page.record.digest != entry.digest ||
      page.record.length != answer.body.size() ||
      page.record.content_type != content_types_[entry.content_type]) {
    return false;
  }
  extracted_.facts = std::move(page.facts);
  return true;
}

void Engine::NoteValidators(const FetchAnswer& answer, model::PageFacts& facts) const {
  facts.etag = Validator(answer.Header("etag"));
  facts.last_modified = Validator(answer.Header("last-modified"));
  facts.read_at = answer.at;
}

// Gives the links of a page of before their numbers of now.
void Engine::JoinEarlierLinks(model::UrlId page, model::PageFacts& facts) {
  const model::SnapshotView& earlier = *control_.earlier;
  if (earlier_links_.empty()) earlier_links_.resize(earlier.url_count());
  for (model::Link& link : facts.links) {
    if (link.no_target != model::NoTarget::kHasTarget || link.target == model::kNoUrl) continue;
    EarlierLink& known = earlier_links_[link.target];
    if (known.id == model::kNoUrl) {
      if (!whatwg::ParseUrlInto(earlier.url(link.target).url, nullptr, nullptr, &resolved_))
        continue;
      known.id = DiscoverLink(link, page);
      if (!error_.has_value()) return;
      known.uses = link.use;
    } else if ((known.uses & link.use) != link.use) {
      known.uses |= link.use;
      AddUse(known.id, link.use);
    }
    link.target = known.id;
  }
  const auto now = [&](model::UrlId id) {
    return id < earlier_links_.size() ? earlier_links_[id].id : model::kNoUrl;
  };
  for (model::FormFacts& form : facts.forms) form.action = now(form.action);
  facts.marks.error_report_target = now(facts.marks.error_report_target);
  facts.marks.site_map_target = now(facts.marks.site_map_target);
}

}  // namespace xuncha::gather
