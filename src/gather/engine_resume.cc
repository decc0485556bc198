// SPDX-License-Identifier: Apache-2.0
//
// Going on: everything that was not settled when the inspection was killed waits again, as far on
// as it was.
#include <algorithm>

#include "gather/canonical_url.h"
#include "gather/engine.h"
#include "gather/path_shape.h"

namespace xuncha::gather {
namespace {

using model::Account;
using model::Outcome;

}  // namespace

Status Engine::GoOn() {
  last_report_ = Now();
  ForgetHalfDone();
  XC_TRY(error_);
  RestoreScope();
  CountAgain();
  for (model::UrlId id = 0; id < frontier_->size(); ++id) RestoreTraps(id);
  XC_TRY(sink_.ForEachRecordedPage([this](model::UrlId url, std::uint64_t digest) {
    if (url < frontier_->size()) traps_.PageRead(frontier_->entry(url).shape, digest);
  }));
  if (finishing_) {
    phase_ = Phase::kDone;
    return Ok();
  }
  RestoreHosts();
  RestoreRetries();
  const model::UrlId last = frontier_->size() - 1;
  std::string text;
  for (model::UrlId id = 0; id <= last; ++id) {
    if (frontier_->entry(id).flags & kFlagSettled) continue;
    if (id == last && frontier_->entry(id).attempts == 0 && !recorded_failures_.contains(id)) {
      // Perhaps it was being admitted in that very moment.
      const UrlEntry& entry = frontier_->entry(id);
      Found found;
      found.use = entry.uses;
      found.on = entry.found_on;
      found.depth = entry.depth;
      found.listed = (entry.flags & kFlagListed) != 0;
      found.redirect_hops = entry.redirect_hops;
      frontier_->UrlText(id, text);
      Admit(id, text, found);
      continue;
    }
    RestoreUrl(id);
  }
  recorded_failures_.clear();
  for (const auto& [address, depth] : std::map(sitemaps_open_)) {
    const HostId host = hosts_->Intern(SplitCanonical(address).origin, true);
    StartChain(Purpose::kSitemap, host, address, model::kNoUrl, depth);
  }
  if (phase_ == Phase::kHome && (frontier_->entry(home_tail_).flags & kFlagPage) &&
      (frontier_->entry(home_tail_).flags & kFlagSettled)) {
    HomeIsRead(home_tail_);
  } else if (phase_ == Phase::kCrawl) {
    const Host& home = (*hosts_)[home_host_];
    if (home.facts != nullptr && home.facts->v6_tried && home.facts->v6_detail.empty()) {
      AskOverIpv6();
    }
  }
  return error_;
}

// A page may have been recorded whose URL was not settled any more: it comes again.
void Engine::ForgetHalfDone() {
  std::vector<model::UrlId> undone;
  for (model::UrlId id = 0; id < frontier_->size(); ++id) {
    UrlEntry& entry = frontier_->entry(id);
    entry.next = model::kNoUrl;
    if (entry.content_type >= std::max<std::size_t>(content_types_.size(), 1)) {
      entry.content_type = 0;
    }
    if (!(entry.flags & kFlagSettled)) undone.push_back(id);
  }
  Check(sink_.Forget(undone));
  for (std::uint32_t i = 0; i < frontier_->folder_count(); ++i) {
    FolderEntry& folder = frontier_->folder(i);
    if (folder.host != kNoIndex && folder.host >= hosts_->size()) folder.host = kNoIndex;
  }
}

// The home's redirects and forwards may have added hosts to the site.
void Engine::RestoreScope() {
  const auto added = info_.settings.find("scope_added");
  std::string_view rest = added == info_.settings.end() ? std::string_view() : added->second;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const std::string host = "http://" + std::string(rest.substr(0, end)) + "/";
    const UrlParts parts = SplitCanonical(host);
    if (!parts.host.empty()) scope_.AddHost(parts.host, parts.port);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  home_ = home_tail_ = 0;
  const auto follow = [this] {
    for (int hops = 0; hops < 12; ++hops) {
      const model::UrlId next = frontier_->entry(home_tail_).redirect_to;
      if (next >= frontier_->size() || next == home_tail_) break;
      const std::string from = frontier_->UrlText(home_tail_);
      const std::string to = frontier_->UrlText(next);
      const UrlParts parts = SplitCanonical(to);
      if (scope_.Decide(to) != ScopeAnswer::kInside && MayHaveMoved(from, to)) {
        scope_.AddHost(parts.host, parts.port);
      }
      home_tail_ = next;
    }
  };
  follow();
  if (home_forward_ >= frontier_->size()) return;
  home_tail_ = home_forward_;
  follow();
}

void Engine::CountAgain() {
  for (model::UrlId id = 0; id < frontier_->size(); ++id) {
    const UrlEntry& entry = frontier_->entry(id);
    const auto account = static_cast<Account>(entry.account);
    const auto outcome = static_cast<Outcome>(entry.outcome);
    if (entry.flags & kFlagSettled) {
      ++settled_;
      if ((account == Account::kFetched || account == Account::kExternalChecked) &&
          outcome != Outcome::kOk && outcome != Outcome::kNone) {
        ++broken_;
      }
      if (entry.flags & kFlagPage) ++pages_;
    }
    if ((entry.flags & kFlagInScope) && entry.attempts > 0) {
      frontier_->UrlText(id, canonical_);
      if (facts::ExpectedFor(entry.uses, SplitCanonical(canonical_).path) ==
          model::Expected::kPage) {
        ++pages_asked_;
      }
    }
  }
}

void Engine::RestoreTraps(model::UrlId id) {
  const UrlEntry& entry = frontier_->entry(id);
  if (entry.shape == kNoIndex) return;
  frontier_->UrlText(id, canonical_);
  PathShape(canonical_, shape_text_);
  const std::uint32_t shape = traps_.Shape(shape_text_);
  frontier_->entry(id).shape = shape;
  (void)traps_.Judge(canonical_, shape, kNoIndex);
}

void Engine::RestoreHosts() {
  for (HostId id = 0; id < hosts_->size(); ++id) {
    Host& host = (*hosts_)[id];
    const bool open =
        host.canary < frontier_->size() && !(frontier_->entry(host.canary).flags & kFlagSettled);
    if (!open) host.canary = model::kNoUrl;
    if (host.good_url >= frontier_->size()) host.good_url = model::kNoUrl;
    if (host.reach == Reach::kDoubtful && !open) {
      host.reach = Reach::kUnknown;
      host.tries = TryRecord{};
      host.attempts.clear();
    }
    if (host.reach != Reach::kDoubtful && host.reach != Reach::kSuspect) continue;
    ++in_doubt_;
    hosts_->Wake(id);
  }
}

void Engine::RestoreRetries() {
  std::erase_if(tries_, [this](const auto& one) {
    return one.first >= frontier_->size() || (frontier_->entry(one.first).flags & kFlagSettled);
  });
  for (const SavedRetry& retry : saved_retries_) {
    const auto tries = tries_.find(retry.id);
    if (tries == tries_.end() || late_tries_.contains(retry.id)) continue;
    if (!restored_tries_.insert(retry.id).second) continue;
    hosts_->AddRetry(HostOf(retry.id), retry.id, retry.due, retry.alone);
  }
  saved_retries_.clear();
}

void Engine::RestoreUrl(model::UrlId id) {
  UrlEntry& entry = frontier_->entry(id);
  const HostId host = HostOf(id);
  if ((*hosts_)[host].canary == id) return;  // its host asks for it
  if ((entry.flags & kFlagLoopChecked) && entry.redirect_to != model::kNoUrl) {
    StartChain(Purpose::kLoopCheck, host, frontier_->UrlText(id), id, 0);
    return;
  }
  entry.flags &= static_cast<std::uint16_t>(~kFlagLoopChecked);
  if (restored_tries_.contains(id)) return;
  if (!tries_.contains(id)) CatchUpTries(id, 0);
  const auto tries = tries_.find(id);
  if (tries == tries_.end()) {
    EnqueueUrl(id);
    return;
  }
  // It was in flight for another try, or tried since the state was kept: its pause counts from the
  // last answer, which the frontier knows.
  const TryVerdict verdict = Judge(tries->second, policy_, 0);
  if (verdict.settled && tries->second.last != Outcome::kOk &&
      !model::IsSilent(tries->second.last)) {
    // Killed between recording its last try and settling it. What the server said was kept first.
    Settle(id, verdict.outcome, verdict.why);
    return;
  }
  const std::int64_t since = clock_.Now() - (started_ + entry.asked_ms);
  const std::int64_t pause = verdict.settled ? 0 : verdict.pause_ms;
  hosts_->AddRetry(host, id, Now() + std::max<std::int64_t>(pause - since, 0), verdict.alone);
}

}  // namespace xuncha::gather
