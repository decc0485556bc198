// SPDX-License-Identifier: Apache-2.0
#include "audit/columns/entries.h"

#include <utility>

namespace xuncha::audit {
namespace {

constexpr std::size_t kMaxReadings = 20;
constexpr std::size_t kMaxRejected = 8;
constexpr std::size_t kMaxListed = 50;
constexpr std::int32_t kClearlyNewer = 7;  // days; a list and its articles may differ by a few
constexpr std::int32_t kFirstDay = 7305;   // 1990-01-01: an earlier day is a clock's beginning

std::int32_t DayNumber(std::string_view text) {
  if (text.size() < 10) return kNoDay;
  const auto day = ParseDay(text.substr(0, 10));
  if (!day) return kNoDay;
  const auto number = static_cast<std::int32_t>(day->time_since_epoch().count());
  return number < kFirstDay ? kNoDay : number;
}

// The same month and day of whatever year.
bool SameInYear(std::int32_t a, std::int32_t b) {
  const std::chrono::year_month_day x{Day{std::chrono::days{a}}};
  const std::chrono::year_month_day y{Day{std::chrono::days{b}}};
  return x.month() == y.month() && x.day() == y.day();
}

// Whether a title speaks of the day: 关于8月14日召开听证会的公告.
bool IsNamedIn(std::string_view title, std::int32_t day) {
  const std::chrono::year_month_day date{Day{std::chrono::days{day}}};
  std::string words = std::to_string(static_cast<unsigned>(date.month()));
  words += "月";
  words += std::to_string(static_cast<unsigned>(date.day()));
  words += "日";
  return title.find(words) != std::string_view::npos;
}

void NoteArticle(const Survey& survey, const checks::SiteContext& context, std::int32_t today,
                 Entry& entry) {
  const model::UrlId article = survey.Final(entry.target);
  if (article >= context.snapshot.url_count() || !survey.Has(article, kSeenPage) ||
      !survey.Has(article, kDated)) {
    return;
  }
  const std::int32_t said = survey.note(article).published;
  if (said < kFirstDay || said > today) return;
  entry.article = said;
  entry.article_by_meta = survey.Has(article, kDayByMeta);
}

}  // namespace

std::string FormatDayNumber(std::int32_t day) { return FormatDay(Day{std::chrono::days{day}}); }

Entry ReadEntry(const Survey& survey, const checks::SiteContext& context,
                const model::PageFacts& page, const model::ListItem& item, std::int32_t today) {
  Entry entry;
  entry.title = item.title;
  entry.pinned = item.pinned;
  if (item.link < page.links.size()) entry.target = page.links[item.link].target;
  entry.day = DayNumber(item.published);
  if (entry.day != kNoDay) {
    entry.from = model::LatestFrom::kList;
    entry.sure = item.published_from == model::RowDate::kShown ||
                 item.published_from == model::RowDate::kJoined ||
                 item.published_from == model::RowDate::kColumn;
    NoteArticle(survey, context, today, entry);
    if (entry.day > today && entry.article != kNoDay) {  // of what is announced
      entry.day = entry.article;
      entry.from = entry.article_by_meta ? model::LatestFrom::kMeta : model::LatestFrom::kArticle;
      entry.sure = false;
      return entry;
    }
    if (entry.sure) return entry;
    // The article knows the year that the list leaves open.
    const model::UrlId article = survey.Final(entry.target);
    if (item.published_from == model::RowDate::kYearInferred &&
        article < context.snapshot.url_count()) {
      const std::int32_t said = survey.note(article).published;
      if (said >= kFirstDay && SameInYear(said, entry.day)) {
        entry.day = said;
        entry.sure = true;
        return entry;
      }
    }
    if (entry.day <= today) return entry;
    entry.day = kNoDay;
    entry.from = model::LatestFrom::kNone;
  }
  const model::UrlId target = survey.Final(entry.target);
  const bool known = target < context.snapshot.url_count();
  const bool read = known && survey.Has(target, kSeenPage);
  if (read && survey.note(target).published >= kFirstDay &&
      !(survey.Has(target, kDayByText) && IsNamedIn(item.title, survey.note(target).published))) {
    entry.day = survey.note(target).published;
    entry.from =
        survey.Has(target, kDayByMeta) ? model::LatestFrom::kMeta : model::LatestFrom::kArticle;
    return entry;
  }
  const std::int32_t signed_on = DayNumber(item.issued);
  if (known) {
    const model::UrlRecord record = context.snapshot.url(target);
    const bool file = record.in_scope && record.outcome == model::Outcome::kOk &&
                      record.file.kind != model::FileKind::kNone &&
                      record.file.kind != model::FileKind::kHtml &&
                      record.file.kind != model::FileKind::kEmpty;
    entry.undated = (read || file) && signed_on == kNoDay && !survey.IsGone(target) &&
                    item.published_from == model::RowDate::kNone;
  } else {
    entry.undated = entry.target == model::kNoUrl && signed_on == kNoDay;
  }
  if (read && survey.note(target).by_url >= kFirstDay) {
    entry.day = survey.note(target).by_url;
    entry.from = model::LatestFrom::kUrl;
  } else if (signed_on != kNoDay) {
    entry.day = signed_on;
    entry.from = model::LatestFrom::kList;
    entry.at_least = true;
  }
  return entry;
}

model::DateReading EntryTally::ReadingOf(const Entry& entry, const char* why) const {
  model::DateReading reading;
  if (entry.day != kNoDay) reading.text = FormatDayNumber(entry.day);
  reading.title = entry.title;
  if (entry.target < context_.snapshot.url_count()) {
    reading.url = context_.snapshot.url(entry.target).url;
  }
  reading.why = why;
  return reading;
}

void EntryTally::Reject(const Entry& entry, const char* why) {
  if (rejected_.size() < kMaxRejected && entry.day != kNoDay) {
    rejected_.push_back(ReadingOf(entry, why));
  }
}

void EntryTally::Add(const Entry& entry, bool first_page) {
  ++all_;
  if (first_page) ++items_;
  if (entry.undated) {
    ++undated_;
    if (undated_articles_.size() < kMaxListed && entry.target < context_.snapshot.url_count()) {
      undated_articles_.emplace_back(entry.target, entry.title);
    }
  }
  if (entry.day == kNoDay) {
    if (!entry.undated) ++unknown_;
    return;
  }
  if (entry.day > today_) {
    ++future_count_;
    if (future_.size() < kMaxListed) future_.push_back(ReadingOf(entry, "future"));
    return;
  }
  if (entry.at_least) {
    ++signed_only_;
    signed_ = std::max(signed_, entry.day);
    Reject(entry, "issued");
    return;
  }
  if (entry.sure) ++sure_;
  if (entry.article != kNoDay && entry.from == model::LatestFrom::kList) {
    ++compared_;
    if (entry.article > entry.day + kClearlyNewer) ++newer_;
    if (entry.article > newest_article_.article) newest_article_ = entry;
  }
  if (first_page && !entry.pinned && entry.from == model::LatestFrom::kList) {
    if (last_day_ != kNoDay && entry.day > last_day_) ++rises_;
    if (last_day_ != kNoDay && entry.day < last_day_) ++falls_;
    last_day_ = entry.day;
  }
  if (entry.day > newest_.day) newest_ = entry;
  const char* as = entry.from == model::LatestFrom::kUrl ? "url_only"
                   : entry.pinned                        ? "pinned"
                                                         : "older";
  if (newest_readings_.size() < kMaxReadings || entry.day > newest_readings_.begin()->first) {
    newest_readings_.emplace(entry.day, ReadingOf(entry, as));
    if (newest_readings_.size() > kMaxReadings) newest_readings_.erase(newest_readings_.begin());
  }
}

void EntryTally::MoveTo(model::Column& column) {
  column.items = items_;
  column.undated = undated_;
  column.undated_articles = std::move(undated_articles_);
  column.future = std::move(future_);
  if (has_latest()) {
    const model::DateReading newest = ReadingOf(newest_, "taken");
    column.latest = newest.text;
    column.latest_from = newest_.from;
    column.latest_title = newest.title;
    column.latest_url = newest.url;
    column.readings.push_back(newest);
  }
  bool skipped = false;
  for (auto at = newest_readings_.rbegin(); at != newest_readings_.rend(); ++at) {
    if (!skipped && at->second.text == column.latest && at->second.title == column.latest_title) {
      skipped = true;
      continue;
    }
    column.readings.push_back(std::move(at->second));
  }
  if (column.readings.size() > kMaxReadings - rejected_.size()) {
    column.readings.resize(kMaxReadings - rejected_.size());
  }
  for (model::DateReading& reading : rejected_) column.readings.push_back(std::move(reading));
}

}  // namespace xuncha::audit
