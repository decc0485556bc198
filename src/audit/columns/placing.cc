// SPDX-License-Identifier: Apache-2.0
//
// Where columns lie in the tree: by their paths, by folders, by the menus beside their content.
#include <algorithm>
#include <map>
#include <utility>

#include "audit/columns/naming_impl.h"

namespace xuncha::audit {
namespace {

using model::Column;
using model::UrlId;

constexpr std::size_t kNone = Candidates::npos;
constexpr std::size_t kMaxSteps = 12;

}  // namespace

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

}  // namespace xuncha::audit
