// SPDX-License-Identifier: Apache-2.0
//
// The entries of a column's lists and the day of each: as the list shows it, else as its article
// says, else as its address tells. docs/internals/columns.md, "Dates".
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "audit/columns/survey.h"
#include "model/column.h"

namespace xuncha::audit {

struct Entry {
  model::UrlId target = model::kNoUrl;
  std::string title;
  std::int32_t day = kNoDay;  // days since 1970
  model::LatestFrom from = model::LatestFrom::kNone;
  bool sure = false;      // written in full in the list
  bool at_least = false;  // only the day of its signing is known: it was published then or later
  bool undated = false;   // list and article were read, neither says a day
  bool pinned = false;
  // What the article says by tag or label, where the list shows another day; never after today.
  std::int32_t article = kNoDay;
  bool article_by_meta = false;
};

// The day of one item. `today` is the as-of day: a day whose year was inferred is not taken if it
// lies after it.
Entry ReadEntry(const Survey& survey, const checks::SiteContext& context,
                const model::PageFacts& page, const model::ListItem& item, std::int32_t today);

// What the entries of one column come to.
class EntryTally {
 public:
  EntryTally(const checks::SiteContext& context, std::int32_t today)
      : context_(context), today_(today) {}

  void Add(const Entry& entry, bool first_page);
  // Entries that stand there but are not its own, for readings: `why` says which.
  void Reject(const Entry& entry, const char* why);
  void MoveTo(model::Column& column);

  std::uint32_t items() const { return items_; }      // of the first page
  std::uint32_t all() const { return all_; }          // of all pages
  std::uint32_t undated() const { return undated_; }  // of all pages
  std::uint32_t unknown() const { return unknown_; }  // no day, and not read
  std::uint32_t future() const { return future_count_; }
  bool has_latest() const { return newest_.day != kNoDay; }
  const Entry& newest() const { return newest_; }
  std::int32_t signed_day() const { return signed_; }  // newest of entries with at_least
  std::uint32_t signed_only() const { return signed_only_; }
  bool all_sure() const { return all_ > 0 && sure_ == all_; }
  // Entries whose list and article both show a day, those of them whose article says a clearly
  // newer one, and the one whose article is the newest.
  std::uint32_t compared_articles() const { return compared_; }
  std::uint32_t newer_articles() const { return newer_; }
  const Entry& newest_article() const { return newest_article_; }
  // The first page's days only rise: the newest stand on the last page.
  bool ascending() const { return rises_ >= 2 && falls_ == 0; }

 private:
  model::DateReading ReadingOf(const Entry& entry, const char* why) const;

  const checks::SiteContext& context_;
  std::int32_t today_;
  std::uint32_t items_ = 0, all_ = 0, undated_ = 0, unknown_ = 0, sure_ = 0, signed_only_ = 0;
  std::uint32_t future_count_ = 0, rises_ = 0, falls_ = 0;
  std::int32_t last_day_ = kNoDay;
  std::int32_t signed_ = kNoDay;
  std::uint32_t compared_ = 0, newer_ = 0;
  Entry newest_;
  Entry newest_article_;
  std::multimap<std::int32_t, model::DateReading> newest_readings_;  // the newest few
  std::vector<model::DateReading> rejected_;
  std::vector<model::DateReading> future_;
  std::vector<std::pair<model::UrlId, std::string>> undated_articles_;
};

std::string FormatDayNumber(std::int32_t day);

}  // namespace xuncha::audit
