// SPDX-License-Identifier: Apache-2.0
//
// Soft-404 probes: what does the site answer to addresses that cannot exist, shape by shape?
#include <algorithm>
#include <bit>
#include <map>

#include "base/echo.h"
#include "gather/canonical_url.h"
#include "gather/engine.h"
#include "gather/path_shape.h"

namespace xuncha::gather {
namespace {

using model::Outcome;

constexpr std::size_t kFinestLevel = 8;
constexpr int kSamePrint = 6;  // bits in which two answers to the like may differ

}  // namespace

// Groups the addresses whose answer was good by shape, as finely as the number of probes allows:
// servers configure "not found" by folder. Of too many shapes the most populous are asked.
void Engine::PlanProbes() {
  probes_planned_ = true;
  if (options_.max_probes == 0 || !home_answered_) return;
  struct Group {
    std::uint32_t members = 0;
    model::UrlId example = model::kNoUrl;
  };
  const auto wanted = [&](model::UrlId id) {
    const UrlEntry& entry = frontier_->entry(id);
    if (!(entry.flags & kFlagInScope) || entry.shape == kNoIndex) return false;
    if (entry.redirect_to != model::kNoUrl) return true;
    return (entry.flags & kFlagPage) != 0;
  };
  // Shapes as the trap guard numbered them, then their texts once each.
  std::vector<Group> by_index(traps_.shape_count());
  for (model::UrlId id = 0; id < frontier_->size(); ++id) {
    if (!wanted(id)) continue;
    Group& group = by_index[frontier_->entry(id).shape];
    if (group.members++ == 0) group.example = id;
  }
  std::vector<std::string> texts(by_index.size());
  for (std::size_t i = 0; i < by_index.size(); ++i) {
    if (by_index[i].members == 0) continue;
    PathShape(frontier_->UrlText(by_index[i].example), texts[i]);
  }
  std::map<std::string, Group> groups;
  std::size_t level = kFinestLevel + 1;
  do {
    --level;
    groups.clear();
    for (std::size_t i = 0; i < by_index.size(); ++i) {
      if (by_index[i].members == 0) continue;
      Group& group = groups[CoarserShape(texts[i], level)];
      if (group.members == 0) group.example = by_index[i].example;
      group.members += by_index[i].members;
    }
  } while (groups.size() > options_.max_probes && level > 0);

  std::vector<std::pair<std::string, Group>> order(groups.begin(), groups.end());
  std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
    return a.second.members != b.second.members ? a.second.members > b.second.members
                                                : a.first < b.first;
  });
  std::map<std::string, std::uint16_t, std::less<>> number;
  for (const auto& [shape, group] : order) {
    if (probes_.size() >= options_.max_probes) {
      Hit("max_probes", std::to_string(options_.max_probes));
      break;
    }
    const std::string address = ImpossibleAddress(frontier_->UrlText(group.example), 0);
    if (address.empty()) continue;
    Probe probe;
    probe.shape = shape;
    probe.example = group.example;
    probe.members = group.members;
    probe.answer.shape = shape;
    number.emplace(shape, static_cast<std::uint16_t>(probes_.size()));
    probes_.push_back(std::move(probe));
  }
  probe_of_.assign(frontier_->size(), model::kNoProbe);
  std::vector<std::uint16_t> by_shape(by_index.size(), model::kNoProbe);
  for (std::size_t i = 0; i < by_index.size(); ++i) {
    if (by_index[i].members == 0) continue;
    const auto found = number.find(CoarserShape(texts[i], level));
    if (found != number.end()) by_shape[i] = found->second;
  }
  for (model::UrlId id = 0; id < frontier_->size(); ++id) {
    if (wanted(id)) probe_of_[id] = by_shape[frontier_->entry(id).shape];
  }
  for (std::uint32_t i = 0; i < probes_.size(); ++i) {
    // Those that were answered before a kill are not asked again.
    const auto known =
        std::find_if(answered_probes_.begin(), answered_probes_.end(),
                     [&](const Probe& probe) { return probe.shape == probes_[i].shape; });
    if (known != answered_probes_.end()) {
      probes_[i].asked = probes_[i].answered = known->answered;
      probes_[i].answer = known->answer;
      if (known->answered > 1 || known->answer.outcome != Outcome::kOk) continue;
    }
    AskProbe(i);
  }
}

void Engine::AskProbe(std::uint32_t index) {
  Probe& probe = probes_[index];
  const std::string example = frontier_->UrlText(probe.example);
  unsigned variant = probe.asked;
  std::string address = ImpossibleAddress(example, variant);
  // By all odds it is not known; if it is, another one.
  while (frontier_->Find(address) != model::kNoUrl && variant < 8) {
    address = ImpossibleAddress(example, ++variant);
  }
  ++probe.asked;
  const HostId host = HostOf(probe.example);
  const Reach reach = (*hosts_)[host].reach;
  const std::string_view path = std::string_view(address).substr((*hosts_)[host].origin.size());
  if (reach != Reach::kAnswers || !(*hosts_)[host].robots.Allows(path)) {
    probe.answer.outcome = Outcome::kNone;
    probe.answer.repeatable = false;
    return;
  }
  if (probe.asked == 1) probe.answer.url = address;
  StartChain(Purpose::kProbe, host, std::move(address), model::kNoUrl, index);
}

void Engine::OnProbe(const Exchange& exchange, const FetchAnswer& answer, Outcome outcome) {
  if (exchange.index >= probes_.size()) return;
  Probe& probe = probes_[exchange.index];
  model::ProbeAnswer now;
  now.outcome = outcome;
  now.status = answer.status;
  if (!exchange.hops.empty()) {
    CanonicalUrl(exchange.url, drop_rules_, now.redirect_url);
    now.redirect_to = frontier_->Find(now.redirect_url);
  }
  if (outcome == Outcome::kOk) {
    facts::PageInput input;
    input.body = answer.body;
    input.content_type = answer.Header("content-type");
    input.url = exchange.url;
    input.cut = answer.body_cut;
    if (!facts::ReadPage(reader_, input, extracted_).empty()) {
      ++probe.answered;
      probe.answer.outcome = Outcome::kNone;  // as if it had not been asked
      probe.answer.repeatable = false;
      return;
    }
    now.title = extracted_.facts.title;
    now.main_chars = extracted_.facts.main_chars;
    now.main_print = extracted_.facts.main_print;
    now.text_digest = extracted_.facts.text_digest;
    now.main_text = extracted_.facts.main_text;
  }
  if (outcome == Outcome::kOk) KeepResponse(probe.example, exchange.url, answer);
  model::ProbeAnswer& first = probe.answer;
  ++probe.answered;
  if (probe.asked == 1) {
    now.shape = first.shape;
    now.url = first.url;
    first = std::move(now);
    // Only an answer that pretends to be good has to be the same twice.
    if (outcome == Outcome::kOk) AskProbe(exchange.index);
    return;
  }
  const bool same_text =
      first.text_digest == now.text_digest ||
      (first.title == now.title &&
       (std::popcount(first.main_print ^ now.main_print) <= kSamePrint ||
        WithoutEcho(first.main_text, first.url) == WithoutEcho(now.main_text, exchange.url)));
  first.repeatable = first.outcome == now.outcome && first.redirect_url == now.redirect_url &&
                     (same_text || !first.redirect_url.empty());
}

}  // namespace xuncha::gather
