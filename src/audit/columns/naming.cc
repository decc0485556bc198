// SPDX-License-Identifier: Apache-2.0
#include "audit/columns/naming.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <utility>

#include "audit/stable_id.h"

namespace xuncha::audit {
namespace {

using model::Column;
using model::UrlId;

constexpr std::string_view kHome = "首页";
constexpr std::size_t kNone = Candidates::npos;
constexpr std::size_t kMaxSteps = 12;

// The name used most; of equals the first in order of text.
std::string MostUsed(const std::map<std::string, std::uint32_t>& names,
                     const std::vector<std::string>& but) {
  std::string best;
  std::uint32_t most = 0;
  for (const auto& [name, count] : names) {
    if (count <= most || ColumnWords::IsOneOf(but, name)) continue;
    most = count;
    best = name;
  }
  return best;
}

class Namer {
 public:
  Namer(const checks::SiteContext& context, const ColumnWords& words, const Survey& survey,
        Candidates& candidates)
      : context_(context), words_(words), survey_(survey), candidates_(candidates) {}

  std::vector<ColumnNode> Run();

 private:
  void NameCandidate(std::size_t index);
  void FromCrumb(const Candidate& candidate, std::size_t index, ColumnNode& node);
  void FromOthersCrumbs(const Candidate& candidate, ColumnNode& node);
  void AddUnseenRegistered();
  std::string MenuName(const Candidate& candidate) const;
  std::string TitleName(const Candidate& candidate) const;
  std::string OwnName(const Candidate& candidate) const;
  bool IsHomeStep(const CrumbStep& step) const;
  bool NamesItself(const Candidate& candidate, const std::string& label) const;
  void FindParents();
  void PlaceByFolder();
  void PlaceByLinks();
  bool IsLoose(std::size_t node) const;
  bool IsInMainMenu(std::size_t candidate) const;
  bool IsNamedApart(std::size_t node, std::size_t below,
                    const std::vector<std::set<std::size_t>>& named_by,
                    const std::vector<std::set<std::size_t>>& names) const;
  bool IsBelow(std::size_t node, std::size_t ancestor) const;
  void SetKinds();
  void SetKind(ColumnNode& node);
  std::vector<ColumnNode> InTreeOrder();

  const checks::SiteContext& context_;
  const ColumnWords& words_;
  const Survey& survey_;
  Candidates& candidates_;
  std::vector<ColumnNode> nodes_;
  std::vector<std::size_t> linked_parent_;  // by node: the column its breadcrumb links above it
};

bool Namer::IsHomeStep(const CrumbStep& step) const {
  return ColumnWords::IsOneOf(words_.home, step.label) || survey_.IsHome(step.target);
}

std::string Namer::MenuName(const Candidate& candidate) const {
  for (const bool menu : {true, false}) {
    for (const UrlId id : candidate.addresses) {
      const Names* names = survey_.names(id);
      if (names == nullptr) continue;
      std::string name = MostUsed(menu ? names->nav : names->heading, words_.more);
      if (!name.empty()) return name;
    }
  }
  return {};
}

std::string Namer::TitleName(const Candidate& candidate) const {
  std::vector<std::string> parts = TitleParts(candidate.title);
  for (const std::string& part : parts) {
    if (!survey_.NamesTheSite(part) && part != context_.info.site.name) return part;
  }
  return parts.empty() ? std::string{} : parts.front();
}

std::string Namer::OwnName(const Candidate& candidate) const {
  if (!candidate.column_name.empty() && !candidate.one_article) return candidate.column_name;
  std::string name = MenuName(candidate);
  if (name.empty()) name = TitleName(candidate);
  return name;
}

// Whether a step without a link, or with one that leads nowhere known, names the page itself.
bool Namer::NamesItself(const Candidate& candidate, const std::string& label) const {
  if (label == candidate.column_name) return true;
  const std::vector<std::string> parts = TitleParts(candidate.title);
  if (std::find(parts.begin(), parts.end(), label) != parts.end()) return true;
  for (const UrlId id : candidate.addresses) {
    const Names* names = survey_.names(id);
    if (names != nullptr && (names->nav.contains(label) || names->heading.contains(label))) {
      return true;
    }
  }
  return false;
}

void Namer::FromCrumb(const Candidate& candidate, std::size_t index, ColumnNode& node) {
  std::vector<CrumbStep> steps = candidate.crumb.steps;
  if (!steps.empty() && IsHomeStep(steps.front())) steps.erase(steps.begin());
  while (steps.size() > 1 && ColumnWords::IsOneOf(words_.list_ends, steps.back().label)) {
    steps.pop_back();
  }
  if (steps.empty()) return;
  const CrumbStep& last = steps.back();
  const std::size_t end = candidates_.Of(last.target);
  const bool other = end != kNone && end != index;
  const bool itself = end == index || (!other && last.target == model::kNoUrl) ||
                      NamesItself(candidate, last.label);
  for (const CrumbStep& step : steps) node.column.path.push_back(step.label);
  node.column.path_from = "breadcrumb";
  if (!itself) {
    const std::string name = OwnName(candidate);
    if (!name.empty() && name != last.label) node.column.path.push_back(name);
  } else if (!candidate.column_name.empty() && !candidate.one_article) {
    if (node.column.path.back() != candidate.column_name) node.column.path_from = "column_name";
    node.column.path.back() = candidate.column_name;
  }
  const std::size_t ancestors = node.column.path.size() - 1;
  for (std::size_t i = std::min(ancestors, steps.size()); i > 0; --i) {
    const std::size_t above = candidates_.Of(steps[i - 1].target);
    if (above == kNone || above == index) continue;
    linked_parent_[index] = above;
    return;
  }
}

// The path that most pages below print.
void Namer::FromOthersCrumbs(const Candidate& candidate, ColumnNode& node) {
  std::uint32_t most = 0;
  for (const UrlId id : candidate.addresses) {
    const Names* names = survey_.names(id);
    if (names == nullptr) continue;
    for (const auto& [path, count] : names->paths) {
      if (count <= most || path.empty()) continue;
      most = count;
      node.column.path = path;
      node.column.path_from = "breadcrumb";
    }
  }
  if (most == 0 || candidate.column_name.empty() || candidate.one_article) return;
  if (node.column.path.back() == candidate.column_name) return;
  node.column.path.back() = candidate.column_name;
  node.column.path_from = "column_name";
}

void Namer::NameCandidate(std::size_t index) {
  Candidate& candidate = candidates_.all()[index];
  ColumnNode node;
  node.candidate = index;
  Column& column = node.column;
  column.url = context_.snapshot.url(candidate.id).url;
  column.page = candidate.page;
  column.registered = candidate.registered != nullptr;
  linked_parent_.push_back(kNone);
  FromCrumb(candidate, index, node);
  if (column.path.empty()) FromOthersCrumbs(candidate, node);
  if (column.path.empty()) {
    const std::string menu = MenuName(candidate);
    const bool tagged = !candidate.column_name.empty() && !candidate.one_article;
    column.path_from = tagged ? "column_name" : menu.empty() ? "title" : "menu";
    const std::string name = tagged         ? candidate.column_name
                             : menu.empty() ? TitleName(candidate)
                                            : menu;
    if (!name.empty()) column.path.push_back(name);
  }
  if (column.path.empty()) {
    const std::vector<std::string> segments = SegmentsOf(column.url, words_);
    if (!segments.empty()) column.path.push_back(segments.back());
  }
  column.path.insert(column.path.begin(), std::string(kHome));
  if (column.path.size() > kMaxSteps) column.path.resize(kMaxSteps);
  if (candidate.registered != nullptr && !candidate.registered->path.empty()) {
    column.path = candidate.registered->path;
    column.path_from = "registered";
    column.url = candidate.registered->url;
  }
  nodes_.push_back(std::move(node));
}

void Namer::AddUnseenRegistered() {
  for (const model::RegisteredColumn& registered : context_.info.site.columns) {
    if (context_.snapshot.FindUrl(registered.url) != model::kNoUrl) continue;
    ColumnNode node;
    node.column.url = registered.url;
    node.column.path = registered.path;
    if (node.column.path.empty()) node.column.path.emplace_back(kHome);
    node.column.path_from = "registered";
    node.column.registered = true;
    nodes_.push_back(std::move(node));
    linked_parent_.push_back(kNone);
  }
}

bool Namer::IsBelow(std::size_t node, std::size_t ancestor) const {
  for (std::size_t steps = 0; node != kNone && steps <= nodes_.size(); ++steps) {
    if (node == ancestor) return true;
    node = nodes_[node].parent;
  }
  return false;
}

// By the link in the breadcrumb, else by the longest path that is the beginning of its own.
void Namer::FindParents() {
  std::map<std::vector<std::string>, std::size_t> by_path;
  for (std::size_t i = 0; i < nodes_.size(); ++i) by_path.emplace(nodes_[i].column.path, i);
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    std::vector<std::string> path = nodes_[i].column.path;
    if (nodes_[i].parent != kNone) continue;
    std::size_t parent = nodes_[i].column.path_from == "registered" ? kNone : linked_parent_[i];
    const std::size_t linked = parent == kNone ? 0 : nodes_[parent].column.path.size();
    // The steps between may be no links, but columns nevertheless.
    while (path.size() > linked + 1 && path.size() > 2) {
      path.pop_back();
      const auto found = by_path.find(path);
      if (found == by_path.end() || found->second == i) continue;
      parent = found->second;
      break;
    }
    if (parent != kNone && !IsBelow(parent, i)) nodes_[i].parent = parent;
  }
}

// Columns that only a menu or a title names lie in the folder of a column above them.
void Namer::PlaceByFolder() {
  std::map<std::string, std::size_t> by_folder;
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    by_folder.emplace(FolderOf(nodes_[i].column.url), i);
  }
  std::vector<std::pair<std::size_t, std::size_t>> order;
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    const Column& column = nodes_[i].column;
    if (column.path.size() > 2 || column.path_from == "breadcrumb" || column.registered) continue;
    if (nodes_[i].candidate == kNone || !candidates_.all()[nodes_[i].candidate].crumb.steps.empty())
      continue;
    order.emplace_back(FolderOf(column.url).size(), i);
  }
  std::sort(order.begin(), order.end());
  for (const auto& [size, i] : order) {
    std::string folder = FolderOf(nodes_[i].column.url);
    if (folder.find('?') != std::string::npos) continue;
    folder.pop_back();
    while (folder.find('/') != std::string::npos) {
      folder.resize(folder.rfind('/') + 1);
      const auto found = by_folder.find(folder);
      folder.pop_back();
      if (found == by_folder.end() || found->second == i || IsBelow(found->second, i)) continue;
      nodes_[i].parent = found->second;
      std::vector<std::string> path = nodes_[found->second].column.path;
      path.push_back(nodes_[i].column.path.back());
      if (path.size() <= kMaxSteps) nodes_[i].column.path = std::move(path);
      break;
    }
  }
}

// Where neither breadcrumbs nor folders tell: menus beside the content do. A column's menu names
// its neighbours, and so do theirs; the column above them is named elsewhere, too, where they are
// not.
void Namer::PlaceByLinks() {
  std::vector<std::size_t> node_of(candidates_.all().size(), kNone);
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    if (nodes_[i].candidate != kNone) node_of[nodes_[i].candidate] = i;
  }
  std::vector<std::set<std::size_t>> names(nodes_.size());     // what its page names
  std::vector<std::set<std::size_t>> named_by(nodes_.size());  // whose pages name it
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    if (nodes_[i].candidate == kNone) continue;
    for (const UrlId id : candidates_.all()[nodes_[i].candidate].names_below) {
      const std::size_t other = candidates_.Of(id);
      if (other == kNone || node_of[other] == i) continue;
      names[i].insert(node_of[other]);
      named_by[node_of[other]].insert(i);
    }
  }
  const auto depth = [this](std::size_t i) {
    return context_.snapshot.url(candidates_.all()[nodes_[i].candidate].id).depth;
  };
  std::vector<std::size_t> placed;
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    if (!IsLoose(i) || IsInMainMenu(nodes_[i].candidate)) continue;
    std::vector<std::size_t> above;
    std::size_t most = 0;
    for (const std::size_t other : named_by[i]) {
      if (!IsInMainMenu(nodes_[other].candidate) && !IsNamedApart(other, i, named_by, names)) {
        continue;
      }
      std::size_t shared = 0;
      for (const std::size_t neighbour : names[i]) shared += names[other].count(neighbour);
      if (shared > most) above.clear();
      if (shared >= most) above.push_back(other);
      most = std::max(most, shared);
    }
    if (above.empty()) {
      // Under a heading that is no link: it names them all, and none of them names it.
      for (const std::size_t other : named_by[i]) {
        std::size_t shared = 0;
        for (const std::size_t neighbour : names[i]) shared += names[other].count(neighbour);
        if (!names[i].contains(other) && shared > 0 && shared * 2 >= names[i].size()) {
          above.push_back(other);
        }
      }
    }
    if (above.empty()) {
      for (const std::size_t other : named_by[i]) {
        if (depth(other) < depth(i)) above.push_back(other);
      }
    }
    if (above.size() != 1 || IsBelow(above.front(), i)) continue;
    nodes_[i].parent = above.front();
    placed.push_back(i);
  }
  // From the top downwards, so that a path is whole before others are built upon it.
  const auto steps = [this](std::size_t i) {
    std::size_t count = 0;
    for (; nodes_[i].parent != kNone && count < nodes_.size(); ++count) i = nodes_[i].parent;
    return count;
  };
  std::sort(placed.begin(), placed.end(), [&](std::size_t a, std::size_t b) {
    return std::pair(steps(a), a) < std::pair(steps(b), b);
  });
  for (const std::size_t i : placed) {
    std::vector<std::string> path = nodes_[nodes_[i].parent].column.path;
    path.push_back(nodes_[i].column.path.back());
    if (path.size() <= kMaxSteps) nodes_[i].column.path = std::move(path);
  }
}

// A column whose place nothing has told yet.
bool Namer::IsLoose(std::size_t node) const {
  const Column& column = nodes_[node].column;
  return nodes_[node].parent == kNone && nodes_[node].candidate != kNone &&
         column.path.size() == 2 && !column.registered && column.path_from != "breadcrumb" &&
         candidates_.all()[nodes_[node].candidate].crumb.steps.empty();
}

// In the menu of the home page and of most others.
bool Namer::IsInMainMenu(std::size_t candidate) const {
  return (candidates_.all()[candidate].flags & kHomeNav) != 0;
}

// Whether a page that does not name `below` names `node`, besides their neighbours.
bool Namer::IsNamedApart(std::size_t node, std::size_t below,
                         const std::vector<std::set<std::size_t>>& named_by,
                         const std::vector<std::set<std::size_t>>& names) const {
  return std::any_of(named_by[node].begin(), named_by[node].end(), [&](std::size_t other) {
    return other != below && !names[other].contains(below);
  });
}

void Namer::SetKind(ColumnNode& node) {
  Column& column = node.column;
  const Candidate* candidate =
      node.candidate == kNone ? nullptr : &candidates_.all()[node.candidate];
  std::string registered;
  for (const model::RegisteredColumn& entry : context_.info.site.columns) {
    if (column.registered && entry.url == column.url) registered = entry.kind;
  }
  if (model::ColumnKindFromName(registered, column.kind)) {
    column.kind_from = model::KindFrom::kRegistered;
    return;
  }
  if (candidate != nullptr &&
      ColumnWords::Find(words_.column_types, candidate->column_type, column.kind)) {
    column.kind_from = model::KindFrom::kColumnType;
    return;
  }
  column.kind_from = model::KindFrom::kLexicon;
  if (!column.path.empty() && ColumnWords::Find(words_.kinds, column.path.back(), column.kind)) {
    return;
  }
  const std::vector<std::string> segments = SegmentsOf(column.url, words_);
  if (!segments.empty()) {
    const auto found = words_.segments.find(segments.back());
    if (found != words_.segments.end()) {
      column.kind = found->second;
      return;
    }
  }
  for (std::size_t i = column.path.size(); i > 2; --i) {
    if (ColumnWords::Find(words_.kinds, column.path[i - 2], column.kind)) return;
  }
  column.kind = model::ColumnKind::kOther;
  column.kind_from = model::KindFrom::kNone;
}

void Namer::SetKinds() {
  for (ColumnNode& node : nodes_) SetKind(node);
  for (ColumnNode& node : nodes_) {
    node.column.first_level = true;
    std::size_t above = node.parent;
    for (std::size_t steps = 0; above != kNone && steps < nodes_.size(); ++steps) {
      if (nodes_[above].column.kind == node.column.kind) node.column.first_level = false;
      above = nodes_[above].parent;
    }
  }
}

std::vector<ColumnNode> Namer::InTreeOrder() {
  std::vector<std::vector<std::size_t>> below(nodes_.size());
  std::vector<std::size_t> stack;
  for (std::size_t i = nodes_.size(); i > 0; --i) {
    if (nodes_[i - 1].parent == kNone) {
      stack.push_back(i - 1);
    }
  }
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    if (nodes_[i].parent != kNone) below[nodes_[i].parent].push_back(i);
  }
  std::vector<ColumnNode> sorted;
  std::vector<std::size_t> place(nodes_.size(), kNone);
  while (!stack.empty()) {
    const std::size_t i = stack.back();
    stack.pop_back();
    place[i] = sorted.size();
    sorted.push_back(std::move(nodes_[i]));
    for (std::size_t k = below[i].size(); k > 0; --k) stack.push_back(below[i][k - 1]);
  }
  for (ColumnNode& node : sorted) {
    if (node.parent != kNone) node.parent = place[node.parent];
  }
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    Column& column = sorted[i].column;
    column.id = StableId("c-", {column.url});
    column.level = column.path.empty() ? 0 : static_cast<int>(column.path.size()) - 1;
    if (sorted[i].parent == kNone) continue;
    ColumnNode& parent = sorted[sorted[i].parent];
    parent.children.push_back(i);
    column.parent = parent.column.id;
    parent.column.children.push_back(column.id);
  }
  return sorted;
}

std::vector<ColumnNode> Namer::Run() {
  for (std::size_t i = 0; i < candidates_.all().size(); ++i) NameCandidate(i);
  AddUnseenRegistered();
  PlaceByFolder();
  PlaceByLinks();
  FindParents();
  SetKinds();
  return InTreeOrder();
}

}  // namespace

std::vector<ColumnNode> NameColumns(const checks::SiteContext& context, const ColumnWords& words,
                                    const Survey& survey, Candidates& candidates) {
  return Namer(context, words, survey, candidates).Run();
}

}  // namespace xuncha::audit
