// SPDX-License-Identifier: Apache-2.0
//
// How columns get their names and places; shared by naming.cc and placing.cc; nobody else includes
// it.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "audit/columns/naming.h"

namespace xuncha::audit {

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

}  // namespace xuncha::audit
