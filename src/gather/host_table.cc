// SPDX-License-Identifier: Apache-2.0
#include "gather/host_table.h"

#include <algorithm>
#include <utility>

#include "gather/canonical_url.h"

namespace xuncha::gather {
namespace {

constexpr std::int64_t kLookAgain = 50;  // ms, for a slot that others may give back

bool Later(const Host::Retry& a, const Host::Retry& b) { return a.due > b.due; }

}  // namespace

HostTable::HostTable(Frontier& frontier, double rate, std::uint32_t concurrency,
                     std::uint32_t external_per_host, SharedBudgets* shared)
    : frontier_(frontier),
      rate_(rate),
      concurrency_(concurrency),
      external_per_host_(external_per_host),
      shared_(shared) {}

HostId HostTable::Intern(std::string_view origin, bool in_scope) {
  const auto found = by_origin_.find(origin);
  if (found != by_origin_.end()) return found->second;
  const UrlParts parts = SplitCanonical(origin);
  auto host = std::make_unique<Host>();
  host->origin = std::string(origin);
  host->name = std::string(parts.host);
  host->port = parts.port;
  host->https = parts.https;
  const auto [place, fresh] =
      politeness_of_name_.try_emplace(host->name, static_cast<std::uint32_t>(politeness_.size()));
  if (fresh) {
    const std::uint32_t concurrency = in_scope ? concurrency_ : external_per_host_;
    if (shared_ != nullptr) {
      const auto lock = shared_->Lock();
      politeness_.push_back(&shared_->Of(host->name, rate_, concurrency));
    } else {
      own_politeness_.push_back(std::make_unique<Politeness>(rate_, concurrency));
      politeness_.push_back(own_politeness_.back().get());
    }
  }
  host->politeness = place->second;
  const auto id = static_cast<HostId>(hosts_.size());
  by_origin_.emplace(host->origin, id);
  hosts_.push_back(std::move(host));
  if (in_scope) TakeIn(id);
  return id;
}

void HostTable::TakeIn(HostId id) {
  Host& host = *hosts_[id];
  host.in_scope = true;
  host.robots_state = RobotsState::kUnknown;
  host.facts = std::make_unique<model::HostFacts>();
  host.facts->host = host.name;
  host.facts->port = host.port;
  host.facts->in_scope = true;
  host.facts->tls.used = host.https;
  if (host.early_tls != nullptr) host.facts->tls = *std::exchange(host.early_tls, nullptr);
  const auto budgets = LockBudgets();
  PolitenessOf(host).AllowAtLeast(concurrency_);
}

void HostTable::Enqueue(HostId id, model::UrlId url, std::uint32_t order) {
  Host& host = *hosts_[id];
  frontier_.entry(url).next = model::kNoUrl;
  auto place = std::lower_bound(
      host.buckets.begin(), host.buckets.end(), order,
      [](const Host::Bucket& bucket, std::uint32_t wanted) { return bucket.order < wanted; });
  if (place == host.buckets.end() || place->order != order) {
    host.buckets.insert(place, {order, url, url});
  } else {
    frontier_.entry(place->tail).next = url;
    place->tail = url;
  }
  ++host.queued;
  ++waiting_;
  Wake(id);
}

model::UrlId HostTable::PopQueue(HostId id) {
  Host& host = *hosts_[id];
  if (host.buckets.empty()) return model::kNoUrl;
  Host::Bucket& bucket = host.buckets.front();
  const model::UrlId url = bucket.head;
  bucket.head = frontier_.entry(url).next;
  if (bucket.head == model::kNoUrl) host.buckets.erase(host.buckets.begin());
  frontier_.entry(url).next = model::kNoUrl;
  --host.queued;
  --waiting_;
  return url;
}

void HostTable::AddRetry(HostId id, model::UrlId url, std::int64_t due, bool alone) {
  Host& host = *hosts_[id];
  std::vector<Host::Retry>& heap = alone ? host.alone : host.retries;
  heap.push_back({due, url});
  std::push_heap(heap.begin(), heap.end(), Later);
  ++waiting_;
  ++waiting_retries_;
  Wake(id);
}

model::UrlId HostTable::PopRetry(HostId id, std::int64_t now, bool alone) {
  Host& host = *hosts_[id];
  std::vector<Host::Retry>& heap = alone ? host.alone : host.retries;
  if (heap.empty() || heap.front().due > now) return model::kNoUrl;
  const model::UrlId url = heap.front().id;
  std::pop_heap(heap.begin(), heap.end(), Later);
  heap.pop_back();
  --waiting_;
  --waiting_retries_;
  return url;
}

std::optional<std::int64_t> HostTable::NextRetry(const Host& host) const {
  std::optional<std::int64_t> next;
  if (!host.retries.empty()) next = host.retries.front().due;
  if (!host.alone.empty() && host.queued == 0) {
    next = next ? std::min(*next, host.alone.front().due) : host.alone.front().due;
  }
  return next;
}

void HostTable::TakeAll(HostId id, std::vector<model::UrlId>& out) {
  Host& host = *hosts_[id];
  for (model::UrlId url = PopQueue(id); url != model::kNoUrl; url = PopQueue(id)) {
    out.push_back(url);
  }
  for (std::vector<Host::Retry>* heap : {&host.retries, &host.alone}) {
    for (const Host::Retry& retry : *heap) out.push_back(retry.id);
    waiting_ -= heap->size();
    waiting_retries_ -= heap->size();
    heap->clear();
  }
}

void HostTable::Wake(HostId id) {
  Host& host = *hosts_[id];
  if (host.in_ready) return;
  host.in_ready = true;
  host.sleeps_until = -1;
  (host.in_scope ? ready_inside_ : ready_outside_).push_back(id);
}

void HostTable::Sleep(HostId id, std::int64_t until) {
  Host& host = *hosts_[id];
  if (host.in_ready || (host.sleeps_until >= 0 && host.sleeps_until <= until)) return;
  host.sleeps_until = until;
  sleepers_.push({until, id});
}

void HostTable::WakeDue(std::int64_t now) {
  while (!sleepers_.empty() && sleepers_.top().until <= now) {
    const Sleeper sleeper = sleepers_.top();
    sleepers_.pop();
    // An entry may be out of date: the host was woken otherwise since.
    if (hosts_[sleeper.host]->sleeps_until == sleeper.until) Wake(sleeper.host);
  }
}

void HostTable::WaitForSlot(HostId id, std::int64_t now) {
  Host& host = *hosts_[id];
  if (shared_ != nullptr) Sleep(id, now + kLookAgain);
  if (host.waits_for_slot) return;
  host.waits_for_slot = true;
  waiting_for_slot_[host.politeness].push_back(id);
}

void HostTable::WakeWaiting(HostId answered) {
  if (waiting_for_slot_.empty()) return;
  const auto found = waiting_for_slot_.find(hosts_[answered]->politeness);
  if (found == waiting_for_slot_.end()) return;
  const std::vector<HostId> waiting = std::move(found->second);
  waiting_for_slot_.erase(found);
  for (const HostId id : waiting) {
    hosts_[id]->waits_for_slot = false;
    Wake(id);
  }
}

std::optional<HostId> HostTable::NextReady(bool outside_allowed) {
  std::deque<HostId>* ready = nullptr;
  if (!ready_inside_.empty()) {
    ready = &ready_inside_;
  } else if (outside_allowed && !ready_outside_.empty()) {
    ready = &ready_outside_;
  } else {
    return std::nullopt;
  }
  const HostId id = ready->front();
  ready->pop_front();
  hosts_[id]->in_ready = false;
  return id;
}

std::optional<std::int64_t> HostTable::NextWake() const {
  if (sleepers_.empty()) return std::nullopt;
  return sleepers_.top().until;
}

}  // namespace xuncha::gather
