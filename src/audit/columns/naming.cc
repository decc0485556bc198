// SPDX-License-Identifier: Apache-2.0
#include "audit/columns/naming.h"

#include <algorithm>
#include <map>
#include <utility>

#include "audit/columns/naming_impl.h"
#include "audit/stable_id.h"

namespace xuncha::audit {
namespace {

using model::Column;
using model::UrlId;

constexpr std::string_view kHome = "首页";
constexpr std::size_t kNone = Candidates::npos;
constexpr std::size_t kMaxSteps = 12;

// The name used most; of equals the first in order of text.
std::string MostUsed(const std::map<std::string, std::uint32_t>& names, const WordSet& but) {
  std::string best;
  std::uint32_t most = 0;
  for (const auto& [name, count] : names) {
    if (count <= most || but.Contains(name)) continue;
    most = count;
    best = name;
  }
  return best;
}

}  // namespace

bool Namer::IsHomeStep(const CrumbStep& step) const {
  return words_.home.Contains(step.label) || survey_.IsHome(step.target);
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
  while (steps.size() > 1 && words_.list_ends.Contains(steps.back().label)) {
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

std::vector<ColumnNode> NameColumns(const checks::SiteContext& context, const ColumnWords& words,
                                    const Survey& survey, Candidates& candidates) {
  return Namer(context, words, survey, candidates).Run();
}

}  // namespace xuncha::audit
