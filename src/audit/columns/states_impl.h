// SPDX-License-Identifier: Apache-2.0
//
// How the states of columns are found; shared by states.cc (what is read), framing.cc (what of it
// stands in frames), state_rules.cc (what entries mean), emptiness.cc (what their absence means)
// and gathering.cc (parents); nobody else includes it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "audit/columns/contents.h"
#include "audit/columns/entries.h"
#include "audit/columns/states.h"

namespace xuncha::audit {

using StateValues = std::vector<std::pair<std::string, std::string>>;

// Why the column is in its state; data/messages/columns.*.toml.
model::Message Because(std::string_view key, StateValues values = {});
void Give(model::Column& column, std::string_view key, StateValues values = {});

class StateSetter {
 public:
  StateSetter(const checks::SiteContext& context, const Profile& profile, const ColumnWords& words,
              const Survey& survey, Candidates& candidates, std::vector<ColumnNode>& nodes)
      : context_(context),
        profile_(profile),
        words_(words),
        survey_(survey),
        candidates_(candidates),
        nodes_(nodes),
        repeated_(survey, candidates, words),
        today_(static_cast<std::int32_t>(context.as_of.time_since_epoch().count())),
        stray_chars_(
            static_cast<std::uint32_t>(profile.params.at("blank_column").Int("stray_chars"))),
        stray_links_(
            static_cast<std::uint32_t>(profile.params.at("blank_column").Int("stray_links"))),
        doubt_chars_(
            static_cast<std::uint32_t>(profile.params.at("blank_column").Int("doubt_chars"))),
        pager_chars_(
            static_cast<std::uint32_t>(profile.params.at("blank_column").Int("pager_chars"))),
        gathered_(nodes.size()) {}

  Status Run();

 private:
  Result<std::optional<model::PageFacts>> Page(model::UrlId id) const;
  void SetLimit(ColumnNode& node) const;
  bool IsBelow(std::size_t node, std::size_t ancestor) const;
  Status SetOne(std::size_t index);
  void ReadOwn(std::size_t index, const model::PageFacts& page, bool first_page, EntryTally& tally,
               std::size_t& gathers);
  Status ReadFurther(std::size_t index, EntryTally& tally, std::size_t& gathers);
  // What a column's frames hold, taken over where the page itself has no entry.
  struct Framed {
    std::vector<model::UrlId> seen;        // the column's page and its frames: none is read twice
    std::vector<model::PageFacts> pages;   // that were read and list nothing
    std::optional<model::PageFacts> list;  // what it says above its entries is said of them
    std::uint32_t documents = 0;           // named in addresses of frames: viewer.html?file=a.pdf
    bool unread = false;                   // something was not fetched, or waits for a script
  };
  std::vector<model::UrlId> FramesOf(const model::PageFacts& page) const;
  bool WaitsForScript(const model::PageFacts& framed) const;
  Status ReadFrames(std::size_t index, const model::PageFacts& page, std::uint32_t depth,
                    EntryTally& tally, std::size_t& gathers, Framed& framed);
  std::size_t ReadSection(std::size_t index, const model::PageFacts& page);
  void ReadLooseLinks(std::size_t index, const model::PageFacts& page, EntryTally& tally);
  // "static", "archived" or "": what the operator registered it as.
  std::string_view RegisteredState(const model::Column& column) const;
  bool DecideUnread(ColumnNode& node) const;
  bool DecideArchived(const model::PageFacts& page, model::Column& column) const;
  void DecideDated(ColumnNode& node, const EntryTally& tally, bool more_pages);
  struct Said {
    std::string note;         // a person's; "" = none
    std::string placeholder;  // a system's
  };
  Said SaidOf(const model::PageFacts& page) const;
  bool HasOwnForm(const model::PageFacts& page) const;
  // What stands in the place of a list, on the column's page and in its frames together.
  struct Found {
    Said told;
    std::uint32_t chars = 0;  // of the page that has most
    std::size_t links = 0;
    std::size_t unasked = 0;  // links that may be its own; their pages were not asked for
    std::size_t doubled = 0;  // Content::doubled
    std::size_t outward = 0;  // of them, in the text, to other sites
    std::uint32_t files = 0;  // documents, images, media, forms, telephone numbers
    bool form = false;
    bool mistaken = false;          // a box was taken for the page's list
    bool paged = false;             // by a list's pager
    bool loading = false;           // words of a script that has filled nothing yet
    std::string script;             // why a script may bring the list
    std::string_view awaited_from;  // … by a script of its own file; "" = by none
  };
  bool BuildsForAll(const model::PageFacts& page) const;
  bool IsUnreadScript(model::UrlId script) const;
  std::string_view AwaitedFrom(const model::PageFacts& page) const;
  const std::vector<std::uint32_t>& FilledBy(model::UrlId file) const;
  bool ShowsPictureByStyle(const model::PageFacts& page) const;
  bool SaysOwn(const model::PageFacts& page) const;
  bool IsTelephone(std::string_view text, std::uint32_t chars) const;
  void Take(const model::PageFacts& page, std::size_t column, Found& found) const;
  void DecideEmpty(ColumnNode& node, const model::PageFacts& page, const Framed& framed);
  void DecideStatic(ColumnNode& node, const model::PageFacts& page, model::Message why);
  void JudgeAge(ColumnNode& node);
  void AskArticles(ColumnNode& node, const EntryTally& tally);
  std::string_view PastStep(const ColumnNode& node, Day latest) const;
  bool StandsStill(const model::Column& column) const;
  void GatherChildren(std::size_t index);

  const checks::SiteContext& context_;
  const Profile& profile_;
  const ColumnWords& words_;
  const Survey& survey_;
  Candidates& candidates_;
  std::vector<ColumnNode>& nodes_;
  Repeated repeated_;
  std::int32_t today_;
  std::uint32_t stray_chars_;
  std::uint32_t stray_links_;
  std::uint32_t doubt_chars_;
  std::uint32_t pager_chars_;
  mutable std::unordered_map<model::UrlId, std::vector<std::uint32_t>> filled_;  // by script
  std::unordered_map<model::UrlId, std::size_t> owner_;  // entry → the lowest column that lists it
  std::vector<std::vector<std::size_t>> gathered_;       // columns that a page heads blocks with
  std::vector<std::size_t> node_of_;                     // by candidate
};

}  // namespace xuncha::audit
