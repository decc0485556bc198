// SPDX-License-Identifier: Apache-2.0
//
// What the entries and words of a column's page come to.
#include <algorithm>

#include "audit/columns/periods.h"
#include "audit/columns/states_impl.h"
#include "base/age.h"
#include "base/period.h"

namespace xuncha::audit {
namespace {

using model::Column;
using model::ColumnState;
using model::UrlId;

constexpr std::size_t kNoNode = Candidates::npos;

}  // namespace

model::Message Because(std::string_view key, StateValues values) {
  return {"column." + std::string(key), std::move(values)};
}

void Give(Column& column, std::string_view key, StateValues values) {
  column.why = Because(key, std::move(values));
}

void StateSetter::SetLimit(ColumnNode& node) const {
  Column& column = node.column;
  for (const model::RegisteredColumn& entry : context_.info.site.columns) {
    if (column.registered && entry.url == column.url) column.limit = entry.cycle;
  }
  if (column.limit.empty()) column.limit = CycleFor(profile_, column);
}

// Registered as 不涉及, or not read.
bool StateSetter::DecideUnread(ColumnNode& node) const {
  Column& column = node.column;
  for (const model::RegisteredColumn& entry : context_.info.site.columns) {
    if (!column.registered || entry.url != column.url || !entry.not_involved) continue;
    column.state = ColumnState::kDeclaredNone;
    Give(column, "declared_registered");
    column.sure = true;
    return true;
  }
  if (column.page != model::kNoUrl) return false;
  column.state = ColumnState::kNotObserved;
  const UrlId id = context_.snapshot.FindUrl(column.url);
  std::string reason = "not in the snapshot";
  if (id != model::kNoUrl) {
    const model::UrlRecord record = context_.snapshot.url(id);
    reason = record.why != model::NotCheckedWhy::kNone ? model::Name(record.why)
                                                       : model::Name(record.account);
    if (record.outcome != model::Outcome::kNone && record.outcome != model::Outcome::kOk) {
      reason = model::Name(record.outcome);
    }
  }
  Give(column, "not_observed_unread", {{"why", reason}});
  return true;
}

bool StateSetter::DecideArchived(const model::PageFacts& page, Column& column) const {
  if (RegisteredState(column) == "archived") {
    column.state = ColumnState::kArchived;
    Give(column, "archived_registered");
    return true;
  }
  std::string said;
  for (const std::string& step : column.path) {
    if (ColumnWords::HasPart(words_.archived_names, step)) said = step;
  }
  std::vector<std::string_view> own{page.title, page.main_text, page.lists.none_note,
                                    page.lists.placeholder};
  for (const std::string& heading : page.headings) own.push_back(heading);
  for (const std::string_view text : own) {
    for (const std::string& phrase : words_.archived_phrases) {
      if (text.find(phrase) != std::string_view::npos) said = phrase;
    }
  }
  // 职责已调整至别处，本单位不涉及此类信息 tells why there is nothing.
  const std::string& note = page.lists.none_note;
  if (ColumnWords::HasPart(words_.closed_notes, note) &&
      !ColumnWords::HasPart(words_.none_notes, note)) {
    said = note;
  }
  if (said.empty()) return false;
  column.state = ColumnState::kArchived;
  Give(column, "archived", {{"text", said}});
  return true;
}

std::string_view StateSetter::RegisteredState(const Column& column) const {
  for (const model::RegisteredColumn& entry : context_.info.site.columns) {
    if (column.registered && entry.url == column.url) return entry.state;
  }
  return {};
}

bool StateSetter::StandsStill(const Column& column) const {
  if (RegisteredState(column) == "static") return true;
  for (const model::RegisteredColumn& entry : context_.info.site.columns) {
    if (column.registered && entry.url == column.url && !entry.cycle.empty()) return false;
  }
  const auto stands = [this](model::ColumnKind kind) {
    return std::find(words_.static_kinds.begin(), words_.static_kinds.end(), kind) !=
           words_.static_kinds.end();
  };
  const bool kind_known = column.kind_from == model::KindFrom::kRegistered ||
                          column.kind_from == model::KindFrom::kColumnType;
  if (kind_known && stands(column.kind)) return true;
  // By its own name: what lies below 走进某县 may well be news.
  if (column.path.empty()) return false;
  if (ColumnWords::HasPart(words_.static_names, column.path.back())) return true;
  model::ColumnKind named = model::ColumnKind::kOther;
  return !kind_known && ColumnWords::Find(words_.kinds, column.path.back(), named) && stands(named);
}

// A step of its path names a time that is over, and its entries are of that time, or it stands
// among columns of other years: 财政决算 > 2022年. Not where an operator says how often it moves.
std::string_view StateSetter::PastStep(const ColumnNode& node, Day latest) const {
  const Column& column = node.column;
  for (const model::RegisteredColumn& entry : context_.info.site.columns) {
    if (column.registered && entry.url == column.url && !entry.cycle.empty()) return {};
  }
  const auto year_of = [](Day day) {
    return static_cast<int>(std::chrono::year_month_day{day}.year());
  };
  const int now = year_of(context_.as_of);
  for (const std::string& step : column.path) {
    const int year = EndYearNamed(step);
    // What closes a year is published in the next.
    if (year > 0 && year < now && year_of(latest) <= year + 1) return step;
  }
  if (column.path.empty() || node.parent == kNoNode) return {};
  const std::string& name = column.path.back();
  const int year = EndYearNamed(name);
  const int term = TermNamed(name);
  for (const std::size_t sister : nodes_[node.parent].children) {
    const std::vector<std::string>& path = nodes_[sister].column.path;
    if (path.empty()) continue;
    if (term > 0 && TermNamed(path.back()) > term) return name;
    if (year > 0 && year < now && EndYearNamed(path.back()) > year) return name;
  }
  return {};
}

// Fresh or stale by the latest day, which is set.
void StateSetter::JudgeAge(ColumnNode& node) {
  Column& column = node.column;
  const auto latest = ParseDay(column.latest);
  const auto limit = ParsePeriod(column.limit);
  if (!latest) return;
  column.age_days = AgeDays(*latest, context_.as_of);
  const std::vector<std::pair<std::string, std::string>> values{
      {"latest", column.latest}, {"title", column.latest_title}, {"limit", column.limit}};
  const bool untitled = column.latest_title.empty();
  if (!limit || *latest >= Before(context_.as_of, *limit)) {
    column.state = ColumnState::kFresh;
    Give(column, untitled ? "fresh_untitled" : "fresh", values);
  } else if (const std::string_view step = PastStep(node, *latest); !step.empty()) {
    column.state = ColumnState::kArchived;
    Give(column, "archived_period", {{"text", std::string(step)}, {"latest", column.latest}});
  } else if (StandsStill(column)) {
    column.state = ColumnState::kStatic;
    Give(column, "static_by_nature", values);
  } else {
    column.state = ColumnState::kStale;
    Give(column, untitled ? "stale_untitled" : "stale", values);
  }
}

// Stale by the days of its list: what do the articles say of themselves? A day that stands in a
// list may be that of a meeting, a fine or a licence, whatever is written above it.
void StateSetter::AskArticles(ColumnNode& node, const EntryTally& tally) {
  Column& column = node.column;
  const auto limit = ParsePeriod(column.limit);
  const Entry& newest = tally.newest_article();
  if (!limit || newest.article == kNoDay || newest.article <= tally.newest().day) return;
  const Day day{std::chrono::days{newest.article}};
  column.sure = false;
  if (tally.newer_articles() * 2 >= tally.compared_articles()) {
    column.latest = FormatDay(day);
    column.latest_from =
        newest.article_by_meta ? model::LatestFrom::kMeta : model::LatestFrom::kArticle;
    column.latest_title = newest.title;
    if (newest.target < context_.snapshot.url_count()) {
      column.latest_url = context_.snapshot.url(newest.target).url;
    }
    JudgeAge(node);
  } else if (day >= Before(context_.as_of, *limit)) {
    Give(column, "stale_doubted",
         {{"latest", column.latest}, {"article", FormatDay(day)}, {"title", newest.title}});
  }
}

void StateSetter::DecideDated(ColumnNode& node, const EntryTally& tally, bool more_pages) {
  Column& column = node.column;
  const auto limit = ParsePeriod(column.limit);
  // Signed within the limit means published within it.
  const bool signed_fresh =
      tally.signed_day() != kNoDay && limit &&
      Day{std::chrono::days{tally.signed_day()}} >= Before(context_.as_of, *limit);
  if (signed_fresh && (!tally.has_latest() || tally.signed_day() > tally.newest().day)) {
    column.latest = FormatDayNumber(tally.signed_day());
    column.latest_from = model::LatestFrom::kList;
    JudgeAge(node);
    Give(column, "fresh_signed", {{"latest", column.latest}});
    return;
  }
  if (!tally.has_latest()) {
    column.state = ColumnState::kUnknown;
    const auto count = std::to_string(tally.all());
    if (StandsStill(column) && tally.future() == 0) {
      column.state = ColumnState::kStatic;
      Give(column, "static_names", {{"count", count}});
      return;
    }
    if (tally.future() > 0 && tally.future() == tally.all()) {
      Give(column, "unknown_future", {{"count", count}});
    } else if (tally.signed_only() > 0) {
      Give(column, "unknown_signed", {{"latest", FormatDayNumber(tally.signed_day())}});
    } else if (tally.undated() > 0) {
      Give(column, "unknown_undated", {{"count", count}});
    } else {
      Give(column, "unknown_unread", {{"count", count}});
    }
    return;
  }
  JudgeAge(node);
  column.sure = tally.newest().sure && (column.state == ColumnState::kFresh || tally.all_sure());
  if (column.state != ColumnState::kStale) return;
  AskArticles(node, tally);
  if (column.state != ColumnState::kStale) return;
  const std::uint32_t open = tally.unknown() + tally.signed_only();
  if ((tally.ascending() && more_pages) || open * 2 > tally.all()) {
    column.state = ColumnState::kUnknown;
    column.sure = false;
    if (more_pages && tally.ascending()) {
      Give(column, "unknown_pages", {{"latest", column.latest}});
    } else {
      Give(column, "unknown_unread", {{"count", std::to_string(open)}});
    }
  }
}

void StateSetter::DecideStatic(ColumnNode& node, const model::PageFacts& page, model::Message why) {
  Column& column = node.column;
  column.state = ColumnState::kStatic;
  column.why = std::move(why);
  if (page.url >= context_.snapshot.url_count()) return;
  const UrlNote& note = survey_.note(page.url);
  if (note.published == kNoDay || note.published > today_ || (note.flags & kDayByText) != 0) return;
  const Day published{std::chrono::days{note.published}};
  column.latest = FormatDay(published);
  column.latest_from =
      (note.flags & kDayByMeta) != 0 ? model::LatestFrom::kMeta : model::LatestFrom::kArticle;
  column.latest_title = page.title;
  column.age_days = AgeDays(published, context_.as_of);
}

}  // namespace xuncha::audit
