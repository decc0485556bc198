// SPDX-License-Identifier: Apache-2.0
//
// The end of an inspection: redirects take over what their targets answered, silence is judged or
// not, every URL stands in exactly one place of the account, and the records are written.
#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>

#include "gather/canonical_url.h"
#include "gather/engine.h"

namespace xuncha::gather {
namespace {

using model::Account;
using model::NotCheckedWhy;
using model::Outcome;

constexpr int kMaxHops = 10;
constexpr std::size_t kMaxBoundNames = 400;

bool IsSpeechless(Outcome outcome) { return model::IsSilent(outcome); }

std::string Number(double value) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%g", value);
  return text.data();
}

}  // namespace

void Engine::Hit(std::string_view name, std::string_view detail, std::uint64_t count) {
  auto key = std::make_pair(std::string(name), std::string(detail));
  const auto found = bounds_.find(key);
  if (found != bounds_.end()) {
    found->second += count;
    return;
  }
  if (bounds_.size() >= kMaxBoundNames) key.second = "…";
  bounds_[key] += count;
}

Result<model::SnapshotInfo> Engine::Finish() {
  XC_TRY(error_);
  finishing_ = true;
  KeepState(true);
  SettleOpen();
  ApplyControls();
  SettleRedirects();
  XC_TRY(error_);
  if (frontier_->size() > 0 && stopped_by_.empty() &&
      bounds_.lower_bound({"max_pages", ""}) != bounds_.end() &&
      bounds_.lower_bound({"max_pages", ""})->first.first == "max_pages") {
    stopped_by_ = "max_pages";
  }
  CountCoverage();
  XC_TRY(error_);
  XC_TRY(WriteRecords());
  XC_TRY(WriteHosts());

  info_.site = options_.site;
  info_.site.hosts = scope_.Hosts();
  info_.user_agent = options_.user_agent;
  info_.started = started_;
  info_.finished = clock_.Now();
  info_.complete = stopped_by_.empty();
  info_.stopped_by = stopped_by_;
  info_.control_configured = !options_.controls.empty();
  info_.control_passed = control_rounds_ > 0 && control_rounds_passed_ == control_rounds_;
  for (const auto& [key, count] : bounds_) {
    info_.bounds.push_back({key.first, key.second, count});
  }
  info_.settings["scope"] = scope_.Describe();
  if (std::string to = HomeLeadsTo(); !to.empty()) info_.settings["home_leads_to"] = std::move(to);
  info_.settings["rate"] = Number(options_.rate);
  info_.settings["concurrency"] = std::to_string(options_.concurrency);
  info_.settings["max_pages"] = std::to_string(options_.max_pages);
  info_.settings["max_depth"] = std::to_string(options_.max_depth);
  info_.settings["check_external"] = options_.check_external ? "yes" : "no";
  if (options_.kind_assumed) info_.settings["site_kind"] = "assumed";
  info_.settings["robots"] = options_.obey_robots ? "obeyed" : "waived by the operator";
  info_.settings["allow_private"] = options_.allow_private ? "yes" : "no";
  if (control_.earlier != nullptr) info_.settings["earlier"] = control_.earlier->info().id;
  if (!options_.only.empty()) {
    info_.settings["only_spots"] = std::to_string(options_.only.size());
  }
  info_.settings["frontier_bytes"] = std::to_string(frontier_->bytes());
  info_.settings["link_cache_bytes"] = std::to_string(link_cache_.bytes());
  return info_;
}

// What was not settled when the loop ended: an inspection that was stopped.
void Engine::SettleOpen() {
  for (model::UrlId id = 0; id < frontier_->size(); ++id) {
    UrlEntry& entry = frontier_->entry(id);
    if (entry.flags & kFlagSettled) continue;
    const auto tries = tries_.find(id);
    if (tries != tries_.end()) {
      const TryVerdict verdict = JudgeUnfinished(tries->second);
      Settle(id, verdict.outcome,
             verdict.outcome == Outcome::kOk ? NotCheckedWhy::kNotConfirmed : verdict.why);
    } else {
      entry.redirect_to = model::kNoUrl;
      Settle(id, Outcome::kNone, NotCheckedWhy::kStopped);
    }
  }
}

// Silence without an answer from the server may be our own network's: it is judged where the home
// itself answers from the same host, or where a control passed.
void Engine::ApplyControls() {
  const bool passed = control_rounds_ > 0 && control_rounds_passed_ == control_rounds_;
  if (!home_answered_ && !options_.controls.empty() && !passed && stopped_by_.empty()) {
    stopped_by_ = "network";
  }
  if (passed) return;
  const std::string home_name = (*hosts_)[home_host_].name;
  std::optional<bool> intercepted;  // asked only where it matters
  for (model::UrlId id = 0; id < frontier_->size(); ++id) {
    UrlEntry& entry = frontier_->entry(id);
    const auto account = static_cast<Account>(entry.account);
    if (account != Account::kFetched && account != Account::kExternalChecked) continue;
    const auto outcome = static_cast<Outcome>(entry.outcome);
    const Host& host = (*hosts_)[HostOf(id)];
    if (!IsSpeechless(outcome)) {
      // An answer counts, unless a border on the way answers for hosts that it is not.
      if (outcome == Outcome::kOk || outcome == Outcome::kNone || !host.beyond_own_network ||
          host.name == home_name) {
        continue;
      }
      if (!intercepted.has_value()) intercepted = fetcher_.IsIntercepted();
      if (!*intercepted) continue;
      Hit("network_intercepted", host.origin);
      entry.account = static_cast<std::uint8_t>(Account::kCouldNotCheck);
      entry.why = static_cast<std::uint8_t>(NotCheckedWhy::kNoControl);
      continue;
    }
    const bool home_itself = id == home_ || id == home_tail_;
    // The home is judged unless a control says that it cannot be; its host, once it answered.
    const bool judged = home_itself ? options_.controls.empty() || home_answered_
                                    : home_answered_ && host.name == home_name;
    if (judged) continue;
    entry.account = static_cast<std::uint8_t>(Account::kCouldNotCheck);
    entry.why = static_cast<std::uint8_t>(NotCheckedWhy::kNoControl);
  }
}

// An address that redirects is as good as the last one of its chain.
void Engine::SettleRedirects() {
  for (model::UrlId id = 0; id < frontier_->size(); ++id) {
    UrlEntry& entry = frontier_->entry(id);
    if (entry.redirect_to == model::kNoUrl) continue;
    const auto own = static_cast<Outcome>(entry.outcome);
    if (own != Outcome::kNone ||
        entry.account == static_cast<std::uint8_t>(Account::kCouldNotCheck)) {
      continue;  // a loop, found before
    }
    model::Attempt attempt;
    attempt.at = started_ + entry.asked_ms;
    attempt.duration_ms = entry.duration_ms;
    attempt.hops.push_back({frontier_->UrlText(id), entry.status});
    model::UrlId at = entry.redirect_to;
    Outcome outcome = Outcome::kNone;
    for (int hops = 1;; ++hops) {
      const UrlEntry& next = frontier_->entry(at);
      outcome = static_cast<Outcome>(next.outcome);
      if (next.redirect_to == model::kNoUrl || at == next.redirect_to ||
          outcome == Outcome::kRedirectLoop || outcome == Outcome::kTooManyRedirects) {
        break;
      }
      if (hops > kMaxHops) {
        outcome = Outcome::kTooManyRedirects;
        break;
      }
      attempt.hops.push_back({frontier_->UrlText(at), next.status});
      at = next.redirect_to;
    }
    const UrlEntry& last = frontier_->entry(at);
    const auto account = static_cast<Account>(last.account);
    const bool broken_chain =
        outcome == Outcome::kRedirectLoop || outcome == Outcome::kTooManyRedirects;
    const bool judged = broken_chain || account == Account::kFetched ||
                        account == Account::kReused || account == Account::kExternalChecked;
    attempt.outcome = outcome;
    attempt.status = last.status;
    entry.outcome = static_cast<std::uint8_t>(outcome);
    entry.status = last.status;
    if (judged) {
      entry.account = static_cast<std::uint8_t>(
          entry.flags & kFlagInScope ? Account::kFetched : Account::kExternalChecked);
    } else {
      entry.account = static_cast<std::uint8_t>(Account::kCouldNotCheck);
      const auto why = static_cast<NotCheckedWhy>(last.why);
      entry.why = static_cast<std::uint8_t>(
          why == NotCheckedWhy::kNone ? NotCheckedWhy::kUnobservedBody : why);
    }
    if (outcome != Outcome::kOk && outcome != Outcome::kNone && entry.failures < 255) {
      // Its tries are those of its target.
      entry.failures = std::max(entry.failures, last.failures);
      entry.attempts = std::max(entry.attempts, last.attempts);
      if (last.flags & kFlagWorkingHours) entry.flags |= kFlagWorkingHours;
    }
    // What came instead of the file that was promised.
    const std::string text = frontier_->UrlText(id);
    const model::Expected expected = facts::ExpectedFor(entry.uses, SplitCanonical(text).path);
    entry.kind = last.kind;
    entry.integrity = last.integrity;
    entry.content_type = last.content_type;
    entry.length = last.length;
    if (outcome == Outcome::kOk && expected != model::Expected::kPage &&
        last.kind == static_cast<std::uint8_t>(model::FileKind::kHtml)) {
      entry.flags |= kFlagErrorPage;
    }
    if (!Check(sink_.AddAttempt(id, attempt))) return;
  }
}

void Engine::CountCoverage() {
  model::Coverage& coverage = info_.coverage;
  coverage.discovered = frontier_->size();
  for (model::UrlId id = 0; id < frontier_->size(); ++id) {
    switch (static_cast<Account>(frontier_->entry(id).account)) {
      case Account::kFetched:
        ++coverage.fetched;
        break;
      case Account::kReused:
        ++coverage.reused;
        break;
      case Account::kExternalChecked:
        ++coverage.external_checked;
        break;
      case Account::kSkippedRobots:
        ++coverage.skipped_robots;
        break;
      case Account::kSkippedScope:
        ++coverage.skipped_scope;
        break;
      case Account::kSkippedPageLimit:
        ++coverage.skipped_page_limit;
        break;
      case Account::kSkippedTrap:
        ++coverage.skipped_trap;
        break;
      case Account::kPending:
      case Account::kCouldNotCheck:
        ++coverage.could_not_check;
        break;
    }
  }
  const std::uint64_t sum = coverage.fetched + coverage.reused + coverage.external_checked +
                            coverage.skipped_robots + coverage.skipped_scope +
                            coverage.skipped_page_limit + coverage.skipped_trap +
                            coverage.could_not_check;
  if (sum != coverage.discovered) Check(Internal("the account of URLs does not add up"));
}

Status Engine::WriteRecords() {
  if (content_types_.empty()) content_types_.emplace_back();
  std::string text;
  for (model::UrlId id = 0; id < frontier_->size(); ++id) {
    const UrlEntry& entry = frontier_->entry(id);
    frontier_->UrlText(id, text);
    model::UrlRecord record;
    record.id = id;
    record.url = text;
    record.found_on = entry.found_on;
    record.depth = entry.depth;
    record.uses = entry.uses;
    record.in_scope = (entry.flags & kFlagInScope) != 0;
    record.expected = facts::ExpectedFor(entry.uses, SplitCanonical(text).path);
    record.account = static_cast<Account>(entry.account);
    record.outcome = static_cast<Outcome>(entry.outcome);
    record.why = static_cast<NotCheckedWhy>(entry.why);
    record.status = entry.status;
    record.attempt_count = entry.attempts;
    record.failure_count = entry.failures;
    record.tried_in_working_hours = (entry.flags & kFlagWorkingHours) != 0;
    record.file.kind = static_cast<model::FileKind>(entry.kind);
    record.file.integrity = static_cast<model::Integrity>(entry.integrity);
    record.file.error_page = (entry.flags & kFlagErrorPage) != 0;
    record.file.length_lied = (entry.flags & kFlagLengthLied) != 0;
    record.file.cut_by_us = (entry.flags & kFlagCutByUs) != 0;
    record.length = entry.length;
    record.digest = entry.digest;
    model::UrlId last = entry.redirect_to;
    for (int hops = 0; last != model::kNoUrl && hops < kMaxHops; ++hops) {
      const model::UrlId next = frontier_->entry(last).redirect_to;
      if (next == model::kNoUrl || next == id) break;
      last = next;
    }
    record.redirect_to = last;
    if (id < probe_of_.size()) record.probe = probe_of_[id];
    record.content_type = content_types_[entry.content_type];
    XC_TRY(sink_.AddUrl(record));
  }
  for (const Probe& probe : probes_) XC_TRY(sink_.AddProbe(probe.answer));
  return Ok();
}

Status Engine::WriteHosts() {
  for (HostId id = 0; id < hosts_->size(); ++id) {
    const Host& host = (*hosts_)[id];
    if (host.facts == nullptr) continue;
    model::HostFacts facts = *host.facts;
    const bool nameless = host.tries.last == Outcome::kNoSuchName;
    if (!nameless && stopped_by_ != "network") {
      const HostAddresses addresses = fetcher_.Lookup(host.name);
      facts.resolved_v4 = addresses.v4;
      facts.resolved_v6 = addresses.v6;
      if (addresses.fixed && !addresses.v6 && !facts.v6_tried) {
        facts.v6_detail = model::kAddressFixed;
      }
    }
    XC_TRY(sink_.AddHost(facts));
  }
  return Ok();
}

}  // namespace xuncha::gather
