// SPDX-License-Identifier: Apache-2.0
//
// Several names of one page, and the further pages of one list, made one column.
#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "audit/columns/candidates.h"

namespace xuncha::audit {
namespace {

using model::UrlId;

constexpr std::size_t kMaxFurther = 20'000;

std::string Lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

// Whether the file that an address names has one of the endings: aspx.
bool HasEndingOf(const WordSet& endings, std::string_view url) {
  const std::string_view path = checks::PathOf(url);
  const std::size_t dot = path.rfind('.');
  return dot != std::string_view::npos && endings.Contains(path.substr(dot + 1));
}

std::vector<std::string> LabelsOf(const Crumb& crumb) {
  std::vector<std::string> labels;
  labels.reserve(crumb.steps.size());
  for (const CrumbStep& step : crumb.steps) labels.push_back(step.label);
  return labels;
}

bool IsWall(const model::UrlRecord& record) {
  return record.account == model::Account::kCouldNotCheck ||
         record.account == model::Account::kPending ||
         record.account == model::Account::kSkippedRobots ||
         record.account == model::Account::kSkippedPageLimit;
}

}  // namespace

// Pages that say nothing but "go there" (meta refresh, a script's redirect) are other names of
// what they lead to; if that is an article, the column is static.
void Candidates::FollowInnerRedirects() {
  std::erase_if(possible_, [this](Possible& possible) {
    if (possible.redirect_to == model::kNoUrl) return false;
    const UrlId end = possible.redirect_to;
    const model::UrlRecord record = context_.snapshot.url(end);
    const bool keep = possible.registered != nullptr;
    if (!record.in_scope || survey_.IsHome(end) || survey_.IsGone(end)) return !keep;
    if (!survey_.Has(end, kSeenPage)) {
      possible.page = model::kNoUrl;
      return !keep && !IsWall(record);
    }
    possible.page = end;
    possible.one_article = survey_.Has(end, kArticleLike) && !survey_.Has(end, kListPage);
    return false;
  });
}

std::size_t Candidates::Root(std::size_t i) {
  while (first_[i] != i) i = first_[i] = first_[first_[i]];
  return i;
}

// InfoList.aspx?id=3 and infolist.aspx?ID=3 are one page where the server does not mind and the
// pages say the same of themselves.
void Candidates::FoldCases() {
  std::unordered_map<std::string, std::size_t> by_key;
  const auto alike = [this](const Possible& a, const Possible& b) {
    const model::UrlRecord x = context_.snapshot.url(a.page);
    const model::UrlRecord y = context_.snapshot.url(b.page);
    if (x.digest != 0 && x.digest == y.digest) return true;
    if (a.text_digest != 0 && a.text_digest == b.text_digest) return true;
    return HasEndingOf(words_.caseless, x.url) && a.facts.title == b.facts.title &&
           LabelsOf(a.facts.crumb) == LabelsOf(b.facts.crumb);
  };
  for (std::size_t i = 0; i < possible_.size(); ++i) {
    const Possible& possible = possible_[i];
    if (possible.page == model::kNoUrl || possible.one_article) continue;
    const auto [same, fresh] =
        by_key.emplace(Lower(AliasKey(context_.snapshot.url(possible.page).url)), i);
    if (!fresh && alike(possible, possible_[same->second])) first_[Root(i)] = Root(same->second);
  }
}

// Pages of one list: as a pager says, or, without one, by a page number in the address and the
// same title and breadcrumb.
void Candidates::FoldFurtherPages() {
  const auto root = [this](std::size_t i) { return Root(i); };
  std::unordered_map<UrlId, std::size_t> by_id;
  for (std::size_t i = 0; i < possible_.size(); ++i) by_id.emplace(possible_[i].id, i);
  // Other names of one page first.
  std::map<std::string, std::size_t> by_key;
  for (std::size_t i = 0; i < possible_.size(); ++i) {
    const Possible& possible = possible_[i];
    if (possible.one_article) {
      const auto [found, fresh] =
          by_key.emplace(AliasKey(context_.snapshot.url(possible.id).url), i);
      if (!fresh) first_[root(i)] = root(found->second);
      continue;
    }
    const UrlId shown = possible.page == model::kNoUrl ? possible.id : possible.page;
    const auto [same, fresh] = by_key.emplace(AliasKey(context_.snapshot.url(shown).url), i);
    if (!fresh) first_[root(i)] = root(same->second);
  }
  FoldCases();
  // The article that a single column leads to is that column under its own address.
  std::map<std::string, std::vector<std::size_t>> leads_to;
  for (std::size_t i = 0; i < possible_.size(); ++i) {
    const Possible& possible = possible_[i];
    if (!possible.one_article || possible.page == possible.id || possible.page == model::kNoUrl) {
      continue;
    }
    std::vector<std::size_t>& from = leads_to[AliasKey(context_.snapshot.url(possible.page).url)];
    if (from.empty() || root(from.back()) != root(i)) from.push_back(i);
  }
  for (std::size_t i = 0; i < possible_.size(); ++i) {
    const auto from = leads_to.find(AliasKey(context_.snapshot.url(possible_[i].id).url));
    if (from != leads_to.end() && from->second.size() == 1) first_[root(i)] = root(from->second[0]);
  }
  std::unordered_map<std::string, std::vector<std::size_t>> by_base;
  for (std::size_t i = 0; i < possible_.size(); ++i) {
    by_base[possible_[i].shape.base].push_back(i);
    if (possible_[i].shape.full != possible_[i].shape.base) {
      by_base[possible_[i].shape.full].push_back(i);
    }
    for (const UrlId other : possible_[i].pager) {
      const auto found = by_id.find(other);
      if (found == by_id.end() || found->second == i) continue;
      if (!CanBeSameList(possible_[i].shape, possible_[found->second].shape)) continue;
      first_[root(i)] = root(found->second);
    }
  }
  for (std::size_t i = 0; i < possible_.size(); ++i) {
    const Possible& page = possible_[i];
    if (page.shape.number < 0 || !page.shape.marked || page.page == model::kNoUrl) continue;
    for (const std::size_t other : by_base[page.shape.base]) {
      const Possible& first = possible_[other];
      if (other == i || first.shape.full != page.shape.base || first.page == model::kNoUrl)
        continue;
      if (first.facts.title == page.facts.title &&
          LabelsOf(first.facts.crumb) == LabelsOf(page.facts.crumb)) {
        first_[root(i)] = root(other);
        break;
      }
    }
  }
  for (std::size_t i = 0; i < first_.size(); ++i) first_[i] = root(i);
}

void Candidates::Merge() {
  std::map<std::size_t, std::vector<std::size_t>> groups;
  for (std::size_t i = 0; i < possible_.size(); ++i) groups[first_[i]].push_back(i);
  for (auto& [root, members] : groups) {
    // The first page: as a pager says, else the one without or with the smallest number.
    const auto is_base = [&](std::size_t i) {
      return std::any_of(members.begin(), members.end(), [&](std::size_t other) {
        return other != i && possible_[other].shape.number >= 0 && possible_[other].shape.marked &&
               possible_[other].shape.base == possible_[i].shape.full &&
               (possible_[i].shape.number < 0 || !possible_[i].shape.marked ||
                (possible_[other].shape.in_query && !possible_[i].shape.in_query));
      });
    };
    const auto order = [&](std::size_t i) {
      const Possible& p = possible_[i];
      return std::tuple(p.registered == nullptr, p.page == model::kNoUrl, !is_base(i),
                        p.page_number != 1, p.shape.number, p.id);
    };
    std::sort(members.begin(), members.end(),
              [&](std::size_t a, std::size_t b) { return order(a) < order(b); });
    Possible& first = possible_[members.front()];
    Candidate candidate = std::move(first.facts);
    candidate.page = first.page;
    candidate.id = first.id;
    const std::string key = Lower(
        AliasKey(context_.snapshot.url(first.page == model::kNoUrl ? first.id : first.page).url));
    std::uint32_t most = 0;
    const std::size_t index = all_.size();
    for (const std::size_t i : members) {
      const Possible& member = possible_[i];
      by_id_.emplace(member.id, index);
      if (member.page != model::kNoUrl && !member.one_article) by_id_.emplace(member.page, index);
      const UrlId shown = member.page == model::kNoUrl ? member.id : member.page;
      const bool alias = i == members.front() ||
                         Lower(AliasKey(context_.snapshot.url(shown).url)) == key ||
                         Lower(AliasKey(context_.snapshot.url(member.id).url)) == key;
      if (!alias) {
        if (candidate.further.size() < kMaxFurther) candidate.further.push_back(shown);
        continue;
      }
      if (candidate.crumb.steps.empty() && !member.facts.crumb.steps.empty()) {
        candidate.crumb = member.facts.crumb;
        candidate.title = member.facts.title;
        candidate.column_name = member.facts.column_name;
        candidate.column_type = member.facts.column_type;
      }
      candidate.addresses.push_back(member.id);
      candidate.flags |= survey_.note(member.id).flags;
      candidate.certain = candidate.certain || member.certain;
      candidate.one_article = candidate.one_article || member.one_article;
      if (member.registered != nullptr) candidate.registered = member.registered;
      const UrlNote& note = survey_.note(member.id);
      if (candidate.registered == nullptr && note.linked_pages > most) {
        most = note.linked_pages;
        candidate.id = member.id;
      }
      by_key_.emplace(AliasKey(context_.snapshot.url(shown).url), index);
      by_key_.emplace(AliasKey(context_.snapshot.url(member.id).url), index);
    }
    all_.push_back(std::move(candidate));
  }
}

}  // namespace xuncha::audit
