// SPDX-License-Identifier: Apache-2.0
#include "workflow/draw.h"

#include <algorithm>
#include <array>
#include <deque>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/sha256.h"

namespace xuncha::workflow {
namespace {

// Keys compare as bytes, so as numbers do.
Sha256Digest KeyOf(std::uint64_t seed, std::string_view id) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string text(16, '0');
  for (std::size_t i = text.size(); i > 0; --i) {
    text[i - 1] = kHex[seed & 15];
    seed >>= 4;
  }
  text.push_back('\n');
  text.append(id);
  return Sha256(text);
}

constexpr std::size_t kNobody = static_cast<std::size_t>(-1);

// Subjects and groups by number.
class Dealer {
 public:
  Dealer(std::vector<std::vector<std::size_t>> allowed, std::size_t groups)
      : allowed_(std::move(allowed)), given_(allowed_.size(), kNobody), held_(groups) {}

  std::vector<std::size_t> Run() {
    for (std::size_t subject = 0; subject < allowed_.size(); ++subject) {
      std::size_t best = allowed_[subject].front();
      for (const std::size_t group : allowed_[subject]) {
        if (held_[group].size() < held_[best].size()) best = group;
      }
      Give(subject, best);
    }
    while (Balance()) {
    }
    return given_;
  }

 private:
  void Give(std::size_t subject, std::size_t group) {
    if (given_[subject] != kNobody) held_[given_[subject]].erase(subject);
    given_[subject] = group;
    held_[group].insert(subject);
  }

  // Hands subjects along a chain of groups from a full one to one that holds at least two fewer;
  // false if there is no such chain: then no dealing has a smaller fullest group.
  bool Balance() {
    std::vector<std::size_t> order(held_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
      return held_[a].size() > held_[b].size();
    });
    return std::any_of(order.begin(), order.end(),
                       [this](std::size_t group) { return HandOn(group); });
  }

  bool HandOn(std::size_t from) {
    // Which subject, held by which group, would come to each group.
    std::vector<std::pair<std::size_t, std::size_t>> came(held_.size(), {kNobody, kNobody});
    std::vector<bool> seen(held_.size(), false);
    std::deque<std::size_t> queue{from};
    seen[from] = true;
    while (!queue.empty()) {
      const std::size_t at = queue.front();
      queue.pop_front();
      if (held_[at].size() + 2 <= held_[from].size()) {
        for (std::size_t to = at; to != from;) {
          const auto [subject, giver] = came[to];
          Give(subject, to);
          to = giver;
        }
        return true;
      }
      for (const std::size_t subject : held_[at]) {
        for (const std::size_t next : allowed_[subject]) {
          if (seen[next]) continue;
          seen[next] = true;
          came[next] = {subject, at};
          queue.push_back(next);
        }
      }
    }
    return false;
  }

  std::vector<std::vector<std::size_t>> allowed_;  // groups that may take a subject; never empty
  std::vector<std::size_t> given_;
  std::vector<std::set<std::size_t>> held_;
};

}  // namespace

Result<std::vector<std::string>> Draw(const std::vector<std::string>& population, int percent,
                                      std::uint64_t seed) {
  if (percent < 1 || percent > 100) {
    return InvalidArgument("share to draw: " + std::to_string(percent) +
                           " is out of range; give 1 to 100 percent");
  }
  const std::set<std::string> ids(population.begin(), population.end());
  std::vector<std::pair<Sha256Digest, std::string>> keyed;
  for (const std::string& id : ids) keyed.emplace_back(KeyOf(seed, id), id);
  std::sort(keyed.begin(), keyed.end());
  const std::size_t wanted = (keyed.size() * static_cast<std::size_t>(percent) + 99) / 100;
  std::vector<std::string> drawn;
  for (std::size_t i = 0; i < wanted; ++i) drawn.push_back(std::move(keyed[i].second));
  std::sort(drawn.begin(), drawn.end());
  return drawn;
}

bool MayInspect(const model::Group& group, const std::vector<std::string>& units) {
  return std::none_of(units.begin(), units.end(), [&group](const std::string& unit) {
    return std::find(group.units.begin(), group.units.end(), unit) != group.units.end();
  });
}

Result<std::vector<Dealt>> DealOut(const std::vector<DealSubject>& subjects,
                                   const std::vector<model::Group>& groups, std::uint64_t seed) {
  if (groups.empty()) return InvalidArgument("there is no group to deal to; add one");
  // Those whom few may inspect first, then by key: the order of the input has no say.
  using Entry = std::tuple<std::size_t, Sha256Digest, const DealSubject*>;
  std::vector<Entry> order;
  std::set<std::string_view> seen;
  std::string impossible;
  for (const DealSubject& subject : subjects) {
    if (!seen.insert(subject.id).second) continue;
    std::size_t count = 0;
    for (const model::Group& group : groups) count += MayInspect(group, subject.units) ? 1 : 0;
    if (count == 0 && (impossible.empty() || subject.id < impossible)) impossible = subject.id;
    order.emplace_back(count, KeyOf(seed, subject.id), &subject);
  }
  if (!impossible.empty()) {
    return InvalidArgument("no group may inspect " + impossible +
                           ": each has a member of a unit that has to do with it; change a group");
  }
  std::sort(order.begin(), order.end(), [](const Entry& a, const Entry& b) {
    return std::tie(std::get<0>(a), std::get<1>(a), std::get<2>(a)->id) <
           std::tie(std::get<0>(b), std::get<1>(b), std::get<2>(b)->id);
  });
  std::vector<std::vector<std::size_t>> allowed(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    for (std::size_t group = 0; group < groups.size(); ++group) {
      if (MayInspect(groups[group], std::get<2>(order[i])->units)) allowed[i].push_back(group);
    }
  }
  const std::vector<std::size_t> given = Dealer(std::move(allowed), groups.size()).Run();
  std::vector<Dealt> dealt;
  for (std::size_t i = 0; i < order.size(); ++i) {
    dealt.push_back({std::get<2>(order[i])->id, groups[given[i]].name});
  }
  std::sort(dealt.begin(), dealt.end(),
            [](const Dealt& a, const Dealt& b) { return a.subject < b.subject; });
  return dealt;
}

}  // namespace xuncha::workflow
