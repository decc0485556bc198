// SPDX-License-Identifier: Apache-2.0
//
// The entries of one list: their days, their order, and what misleads a reader in a hurry.
#include <algorithm>
#include <utility>

#include "site_generator/columns/names.h"
#include "site_generator/columns/plan_internal.h"

namespace xuncha::sitegen::columns {
namespace {

Day LatestFor(Planted planted, Kind kind, Day as_of, Random& random) {
  const Day limit = LimitDay(kind, as_of);
  const long span = Number(as_of) - Number(limit);
  switch (planted) {
    case Planted::kFreshLimit:
      return limit;
    case Planted::kStaleEdge:
      return Plus(limit, -1);
    case Planted::kStale:
    case Planted::kPartlyStale:
    case Planted::kFutureStale:
      return Plus(limit, -long{random.Between(2, 190)});
    case Planted::kStaleYears:
      return Plus(limit, -long{random.Between(380, 1900)});
    case Planted::kArchived:
      return Plus(as_of, -long{random.Between(600, 1800)});
    default: {
      // Mostly of the last days, sometimes anywhere within the limit.
      const long most = random.Chance(0.6) ? std::min<long>(span, 12) : span;
      return Plus(as_of, -long{random.Below(static_cast<std::size_t>(most) + 1)});
    }
  }
}

long Gap(Kind kind, Random& random) {
  switch (kind) {
    case Kind::kNews:
      return random.Between(0, 5);
    case Kind::kAnnualReport:
      return random.Between(3, 200);
    case Kind::kNotice:
    case Kind::kPublicity:
      return random.Between(1, 25);
    default:
      return random.Between(2, 48);
  }
}

Article NewArticle(Site& site, const Column& column, Day day, const Traits& traits,
                   Random& random) {
  Article article;
  article.id = static_cast<std::uint32_t>(site.articles.size());
  article.column = column.id;
  article.published = day;
  article.issued = Plus(day, -long{random.Between(0, 35)});
  if (random.Chance(0.12)) {
    article.issued = Plus(day, long{random.Between(1, 9)});  // a slip of somebody's pen
  }
  article.title = WordingOf(traits.words).title(random, column.kind, day);
  article.number = "清政" + std::string(random.Chance(0.5) ? "办" : "") + "〔" +
                   std::to_string(article.issued.year) + "〕" +
                   std::to_string(random.Between(1, 96)) + "号";
  article.summary = BodyText(random, 45);
  return article;
}

// Days in titles that are no publish days.
void MisleadingTitle(Article& article, Kind kind, Day as_of, Random& random) {
  if (kind == Kind::kAnnualReport) {
    return;
  }
  if (random.Chance(0.08)) {
    const std::uint32_t last = article.published.year - 1u;
    const std::string year = std::to_string(random.Between(std::min(2012u, last), last));
    article.title = "关于" + year + "年" + std::string(Topic(random)) + "工作考核结果的通报";
  } else if ((kind == Kind::kNotice || kind == Kind::kInteraction) && random.Chance(0.15)) {
    const Day meeting = Plus(article.published, long{random.Between(3, 60)});
    article.title = "关于" + columns::Write(meeting, "Y年m月d日") + "召开" +
                    std::string(Topic(random)) + "听证会的公告";
  } else if (kind == Kind::kNotice && random.Chance(0.1)) {
    const Day deadline = Plus(as_of, long{random.Between(5, 120)});
    article.title += "（报名截止" + columns::Write(deadline, "Y年m月d日") + "）";
  }
}

// 8月1日（0-24时）…: a title that begins with the day it tells of, the one before its own.
void DayTitle(Article& article, Kind kind, const Traits& traits, Random& random) {
  const bool tells = kind == Kind::kNews || kind == Kind::kNotice;
  if (tells && traits.day_titles > 0 && random.Chance(traits.day_titles)) {
    const Day before = Plus(article.published, -1);
    article.title = columns::Write(before, "m月d日") + "（0-24时）青禾县" +
                    std::string(Topic(random)) + "情况通报";
  }
}

std::uint32_t Push(Site& site, Column& column, Article article) {
  const std::uint32_t id = article.id;
  site.articles.push_back(std::move(article));
  column.entries.push_back(id);
  return id;
}

// The rows show no days; the articles say them, printed or only for machines.
void WithoutRowDates(Site& site, Column& column, const Traits& traits, Random& random) {
  column.row_dates = false;
  const Dating dating = random.Chance(0.5) ? traits.rowless_dating : Dating::kVisible;
  column.traps.emplace_back(std::string("no_row_dates:") + Name(dating));
  for (const std::uint32_t id : column.entries) {
    site.articles[id].row_dated = false;
    site.articles[id].dating = dating;
  }
}

void Undate(Site& site, Column& column, Planted planted, Random& random) {
  if (planted == Planted::kUnknown) {
    column.row_dates = false;
    column.traps.emplace_back("undated");
    for (const std::uint32_t id : column.entries) {
      Article& article = site.articles[id];
      article.row_dated = false;
      article.dating = Dating::kNone;
    }
    return;
  }
  column.traps.emplace_back("partly_undated");
  // Never the first of them: were it the newest, nobody could say whether the list is stale.
  const std::size_t shown = std::min<std::size_t>(column.entries.size(), site.page_size);
  for (std::size_t i = 1; i < shown; ++i) {
    if (i == 1 || random.Chance(0.2)) {
      Article& article = site.articles[column.entries[i]];
      article.row_dated = false;
      article.dating = Dating::kNone;
    }
  }
}

// Entries that are no pages of this site, or no links at all.
void OddEntries(Site& site, Column& column, const Traits& traits, Random& random) {
  if (column.entries.size() < 5 || !column.row_dates) {
    return;
  }
  if (random.Chance(0.15)) {
    Article& article = site.articles[column.entries[random.Between(1, 4)]];
    if (!article.undated() && article.row_dated) {
      article.linked = false;
      column.traps.emplace_back("entry_without_link");
    }
  }
  // Where rows show no year, only a page could tell it.
  if (!traits.yearless && random.Chance(0.2)) {
    Article& article = site.articles[column.entries[random.Between(0, 4)]];
    if (article.row_dated && article.linked) {
      article.document = true;
      article.dating = Dating::kNone;
      column.traps.emplace_back("document_entry");
    }
  }
  if (random.Chance(0.15)) {
    Article& article = site.articles[column.entries[random.Between(1, 4)]];
    if (!article.undated() && article.linked && !article.document) {
      article.external = "http://www.henan.gov.cn.invalid/" +
                         columns::Write(article.published, "Y/M-D/") +
                         std::to_string(2'000'000 + article.id) + ".html";
      column.traps.emplace_back("external_entry");
    }
  }
}

// Old entries on top: marked, or just moved there by hand.
void Reorder(Site& site, Column& column, Random& random) {
  std::vector<std::uint32_t>& entries = column.entries;
  if (entries.size() < 7) {
    return;
  }
  if (random.Chance(0.3)) {
    const std::size_t count = random.Between(1, 2);
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t from = entries.size() - 1 - i;
      const std::uint32_t id = entries[from];
      if (site.articles[id].undated()) {
        continue;
      }
      site.articles[id].pinned = true;
      entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(from));
      entries.insert(entries.begin(), id);
    }
    column.traps.emplace_back("pinned_old_entries");
  } else if (random.Chance(0.12) && !site.articles[entries[1]].undated()) {
    std::rotate(entries.begin(), entries.begin() + 1,
                entries.begin() + static_cast<std::ptrdiff_t>(random.Between(2, 5)));
    column.traps.emplace_back("newest_not_first");
  }
}

// 截止日期, 会议时间: days in rows that are no publish days, mostly after the as-of day.
void AddAsides(Site& site, Column& column, Random& random) {
  const bool asks = column.kind == Kind::kInteraction || column.kind == Kind::kNotice ||
                    column.kind == Kind::kPublicity;
  if (!asks || !random.Chance(0.35)) {
    return;
  }
  column.traps.emplace_back("other_days_in_rows");
  const char* label = column.kind == Kind::kNotice ? "会议时间：" : "截止日期：";
  for (const std::uint32_t id : column.entries) {
    Article& article = site.articles[id];
    if (!article.undated()) {
      const Day day = Plus(article.published, long{random.Between(5, 45)});
      article.aside = label + columns::Write(day, "Y-M-D");
    }
  }
}

// Nothing but files, each beside its day: 预决算公开, 表格下载.
void OnlyDocuments(Site& site, Column& column) {
  column.traps.emplace_back("documents_only");
  for (const std::uint32_t id : column.entries) {
    site.articles[id].document = true;
    site.articles[id].dating = Dating::kNone;
  }
}

void AddFuture(Site& site, Column& column, const Traits& traits, Random& random) {
  const Day day = Plus(site.options.as_of, long{random.Between(1, 300)});
  Article article = NewArticle(site, column, day, traits, random);
  article.future = true;
  const std::uint32_t id = Push(site, column, std::move(article));
  column.entries.pop_back();
  column.entries.insert(column.entries.begin(), id);
  column.traps.emplace_back("future_date");
}

}  // namespace

void MakeEntries(Site& site, Column& column, Planted planted, const Traits& traits,
                 std::uint32_t mean, Random& random) {
  const bool undated = planted == Planted::kUnknown || planted == Planted::kPartly ||
                       planted == Planted::kPartlyStale;
  std::uint32_t count = std::max(3u, random.Between(mean / 4, mean * 7 / 4));
  if (undated) {
    count = std::clamp(count, 4u, 18u);
  } else if (traits.words >= Words::kFifth && random.Chance(0.1)) {
    count = random.Between(1, 2);
    column.traps.emplace_back("one_or_two_entries");
  }
  Day day = LatestFor(planted, column.kind, site.options.as_of, random);
  if (planted == Planted::kFreshLimit) {
    column.traps.emplace_back("on_the_limit_day");
  } else if (planted == Planted::kStaleEdge) {
    column.traps.emplace_back("one_day_over");
  }
  for (std::uint32_t i = 0; i < count && day.year >= 2008; ++i) {
    Article article = NewArticle(site, column, day, traits, random);
    MisleadingTitle(article, column.kind, site.options.as_of, random);
    DayTitle(article, column.kind, traits, random);
    article.removed_url_date = undated;
    Push(site, column, std::move(article));
    day = Plus(day, -Gap(column.kind, random));
  }
  if (undated) {
    Undate(site, column, planted, random);
  } else if (random.Chance(traits.rowless)) {
    WithoutRowDates(site, column, traits, random);
  } else if (!traits.yearless && random.Chance(0.06)) {
    column.traps.emplace_back("dates_only_in_rows");
    for (const std::uint32_t id : column.entries) {
      site.articles[id].dating = Dating::kNone;
    }
  } else if (traits.words != Words::kFirst && !traits.yearless && column.kind != Kind::kNews &&
             random.Chance(0.08)) {
    OnlyDocuments(site, column);
  }
  if (planted != Planted::kUnknown) {
    OddEntries(site, column, traits, random);
    AddAsides(site, column, random);
    Reorder(site, column, random);
  }
  if (planted == Planted::kFuture || planted == Planted::kFutureStale) {
    AddFuture(site, column, traits, random);
    if (!column.row_dates) {
      Article& article = site.articles[column.entries.front()];
      article.row_dated = false;
      article.dating = Dating::kVisible;
    }
  }
}

void MakeOnlyArticle(Site& site, Column& column, const Traits& traits, Random& random) {
  const Day day = Plus(site.options.as_of, -long{random.Between(500, 1500)});
  Article article = NewArticle(site, column, day, traits, random);
  article.title = column.name + "简介";
  article.row_dated = false;
  Push(site, column, std::move(article));
}

}  // namespace xuncha::sitegen::columns
