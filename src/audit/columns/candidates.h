// SPDX-License-Identifier: Apache-2.0
//
// Which addresses are columns: chosen by what links them and what they look like, several names of
// one page and the further pages of one list made one. docs/internals/columns.md.
#pragma once

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "audit/columns/addresses.h"
#include "audit/columns/survey.h"

namespace xuncha::audit {

// One column to be, before it has a path and a state.
struct Candidate {
  model::UrlId id = model::kNoUrl;    // the address to show: the one most pages link
  model::UrlId page = model::kNoUrl;  // whose facts are its first page; kNoUrl = not read
  std::vector<model::UrlId> addresses;
  std::vector<model::UrlId> further;  // further pages of its list, by page number
  const model::RegisteredColumn* registered = nullptr;
  bool one_article = false;  // leads to its only article
  bool certain = false;      // a menu, a breadcrumb or a tag says that it is a column
  unsigned flags = 0;        // UrlFlags of all its addresses
  // Of its first page:
  Crumb crumb;
  std::vector<model::UrlId> names_below;  // what its content links under short labels or heads
  std::string title;
  std::string column_name;
  std::string column_type;
};

class Candidates {
 public:
  Candidates(const checks::SiteContext& context, const ColumnWords& words, const Survey& survey)
      : context_(context), words_(words), survey_(survey) {}

  // Reads the pages of possible columns once. An error only if the snapshot cannot be read.
  Status Find();

  std::vector<Candidate>& all() { return all_; }
  // The column that an address belongs to, under any of its names or as a further page of it;
  // npos = none.
  std::size_t Of(model::UrlId id) const;
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);

 private:
  struct Possible {
    model::UrlId id = model::kNoUrl;
    model::UrlId page = model::kNoUrl;
    bool one_article = false;
    bool certain = false;
    bool doubtful = false;  // only if its own page shows a menu of columns
    const model::RegisteredColumn* registered = nullptr;
    Candidate facts;
    PageShape shape;
    std::vector<model::UrlId> pager;
    std::uint64_t text_digest = 0;             // of the page; 0 = unknown
    std::uint32_t page_number = 0;             // as the pager says; 0 = unknown
    model::UrlId redirect_to = model::kNoUrl;  // where it sends everybody
  };

  bool IsPossible(model::UrlId id, Possible& out) const;
  bool IsDatedAddress(model::UrlId id) const;
  bool IsTool(model::UrlId id) const;
  bool HasOwnCrumb(model::UrlId id) const;
  bool IsNamedInMenus(model::UrlId id) const;
  std::uint32_t StepPages(model::UrlId id) const;
  void AddRegistered();
  void DropFramed();
  Status ReadPages();
  std::vector<std::uint32_t> NamesIn(const model::PageFacts& page, const Crumb& crumb) const;
  bool HeadsMenu(const model::PageFacts& page, const Possible& possible,
                 const std::unordered_set<model::UrlId>& known) const;
  void AddNeighbours(const model::PageFacts& page, const Crumb& crumb,
                     std::unordered_set<model::UrlId>& known);
  void ReadPage(const model::PageFacts& page, Possible& possible) const;
  void FollowInnerRedirects();
  std::size_t Root(std::size_t i);
  void FoldCases();
  void FoldFurtherPages();
  void Merge();

  const checks::SiteContext& context_;
  const ColumnWords& words_;
  const Survey& survey_;
  std::vector<Possible> possible_;
  std::vector<std::size_t> first_;  // by possible: the possible whose column it belongs to
  std::vector<Candidate> all_;
  std::unordered_map<model::UrlId, std::size_t> by_id_;
  std::unordered_map<std::string, std::size_t> by_key_;
};

}  // namespace xuncha::audit
