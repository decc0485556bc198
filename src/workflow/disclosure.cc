// SPDX-License-Identifier: Apache-2.0
#include "workflow/disclosure.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <set>
#include <tuple>

#include "base/toml.h"
#include "base/utf8.h"

namespace xuncha::workflow {
namespace {

using model::PublishedItem;

constexpr std::array<const char*, 3> kFrom{"own", "reported", "reported_first"};
constexpr std::array<const char*, 3> kStates{"done", "late", "not_found"};

Status ReadClass(const TomlValue& table, const std::string& file, DisclosureRules& rules) {
  TomlReader reader(table, file, "class");
  PortalClass& one = rules.classes.emplace_back();
  reader.Get("name", one.name);
  reader.Get("measure", one.measure);
  reader.Get("names", one.names);
  XC_TRY(reader.Finish());
  if (!one.name.empty() && !one.measure.empty()) return Ok();
  return TomlError(file, table, "a [[class]] wants a name and a measure word");
}

Status ReadInterpretations(const TomlValue& table, const std::string& file,
                           InterpretationRules& rules) {
  TomlReader reader(table, file, "interpretations");
  reader.Get("classes", rules.classes);
  reader.Get("columns", rules.columns);
  reader.Get("title_starts", rules.title_starts);
  reader.Get("title_ends", rules.title_ends);
  return reader.Finish();
}

Status ReadAnnualReports(const TomlValue& table, const std::string& file,
                         AnnualReportRules& rules) {
  TomlReader reader(table, file, "annual_reports");
  reader.Get("names", rules.names);
  reader.Get("unless", rules.unless);
  reader.Get("due", rules.due);
  reader.Get("government_due", rules.government_due);
  reader.Get("governments", rules.governments);
  for (const auto& [key, day] :
       {std::pair("due", rules.due), std::pair("government_due", rules.government_due)}) {
    if (!ParseDay("2001-" + day)) reader.Fail(key, "'" + day + "' is no day as 01-31");
  }
  return reader.Finish();
}

std::string_view Bare(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find('#'));
  while (url.ends_with('/')) url.remove_suffix(1);
  return url;
}

// Letters, digits and characters of Chinese alone.
std::string Folded(std::string_view text) {
  std::string folded;
  while (!text.empty()) {
    const std::string_view before = text;
    const char32_t code = NextCodePoint(text);
    const bool letter = (code >= '0' && code <= '9') || (code >= 'a' && code <= 'z') ||
                        (code >= 'A' && code <= 'Z') || (code >= 0x3400 && code < 0xE000) ||
                        code >= 0x20000;
    if (letter) folded.append(before.substr(0, before.size() - text.size()));
  }
  return folded;
}

bool Same(const PublishedItem& a, const PublishedItem& b) {
  if (!a.url.empty() && !b.url.empty() && Bare(a.url) == Bare(b.url)) return true;
  return a.published == b.published && Folded(a.title) == Folded(b.title);
}

// Items of `these` that none of `others` is.
Items Without(const Items& these, const Items& others) {
  std::set<std::string, std::less<>> known;
  for (const PublishedItem* item : others) {
    if (!item->url.empty()) known.emplace(Bare(item->url));
    known.insert(item->published + " " + Folded(item->title));
  }
  Items left;
  for (const PublishedItem* item : these) {
    const bool there = (!item->url.empty() && known.contains(Bare(item->url))) ||
                       known.contains(item->published + " " + Folded(item->title));
    if (!there) left.push_back(item);
  }
  return left;
}

void Sort(Items& items) {
  std::sort(items.begin(), items.end(), [](const PublishedItem* a, const PublishedItem* b) {
    return std::tie(a->published, a->id) < std::tie(b->published, b->id);
  });
}

// What was first seen long after the day it bears.
void FlagLate(const DisclosureRules& rules, UnitItems& row) {
  std::map<Day, Items> days;
  for (const PublishedItem* item : row.own) {
    const auto published = ParseDay(item->published);
    const Day seen = ChinaDay(item->first_seen);
    if (!published || (seen - *published).count() <= rules.late_days) continue;
    row.late.push_back(item);
    days[seen].push_back(item);
  }
  for (const auto& [day, items] : days) {
    if (items.size() < static_cast<std::size_t>(rules.bulk_items)) continue;
    row.bulk.insert(row.bulk.end(), items.begin(), items.end());
  }
}

std::optional<int> Median(std::vector<int> days) {
  if (days.empty()) return std::nullopt;
  std::sort(days.begin(), days.end());
  const std::size_t half = days.size() / 2;
  return days.size() % 2 == 1 ? days[half] : (days[half - 1] + days[half] + 1) / 2;
}

bool Holds(const std::vector<std::string>& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

const char* Name(RepostState state) { return kStates.at(static_cast<std::size_t>(state)); }

Result<DisclosureRules> ParseDisclosureRules(std::string_view toml, std::string_view file) {
  const std::string name(file);
  XC_ASSIGN_OR_RETURN(const TomlValue root, ParseToml(toml, name));
  TomlReader reader(root, name);
  DisclosureRules rules;
  std::string from = "reported_first";
  reader.Get("count_reposts", rules.count_reposts);
  reader.Get("count_from", from);
  const auto* found = std::find(kFrom.begin(), kFrom.end(), from);
  if (found == kFrom.end()) {
    reader.Fail("count_from", "'" + from + "' is none of own, reported, reported_first");
  } else {
    rules.count_from = static_cast<CountFrom>(found - kFrom.begin());
  }
  for (const auto& [key, value] : std::initializer_list<std::pair<const char*, int*>>{
           {"late_days", &rules.late_days},
           {"bulk_items", &rules.bulk_items},
           {"message_days", &rules.message_days},
           {"error_report_days", &rules.error_report_days},
           {"long_months", &rules.long_months},
           {"min_closed", &rules.min_closed},
           {"fast_units", &rules.fast_units}}) {
    std::int64_t number = *value;
    reader.GetInteger(key, number, 1, 1000);
    *value = static_cast<int>(number);
  }
  reader.Get("right", rules.right);
  reader.Get("wrong", rules.wrong);
  for (const TomlValue* table : reader.Tables("class")) XC_TRY(ReadClass(*table, name, rules));
  if (const TomlValue* table = reader.Table("interpretations")) {
    XC_TRY(ReadInterpretations(*table, name, rules.interpretations));
  }
  if (const TomlValue* table = reader.Table("annual_reports")) {
    XC_TRY(ReadAnnualReports(*table, name, rules.annual_reports));
  }
  XC_TRY(reader.Finish());
  return rules;
}

std::vector<UnitItems> CountItems(const std::vector<PublishedItem>& own,
                                  const std::vector<PublishedItem>& reported,
                                  const std::vector<std::string>& units,
                                  const DisclosureRules& rules) {
  std::vector<UnitItems> rows;
  std::map<std::string, std::size_t> places;
  for (const std::string& unit : units) {
    if (places.emplace(unit, rows.size()).second) rows.emplace_back().unit = unit;
  }
  const auto sort_in = [&](const std::vector<PublishedItem>& items, Items UnitItems::*into) {
    for (const PublishedItem& item : items) {
      const auto place = places.find(item.unit);
      if (place == places.end()) continue;
      UnitItems& row = rows[place->second];
      (item.repost && !rules.count_reposts ? row.reposts : row.*into).push_back(&item);
    }
  };
  sort_in(own, &UnitItems::own);
  sort_in(reported, &UnitItems::reported);
  for (UnitItems& row : rows) {
    Sort(row.own);
    Sort(row.reported);
    FlagLate(rules, row);
    const bool reports = !row.reported.empty();
    const bool ours = rules.count_from == CountFrom::kOwn ||
                      (rules.count_from == CountFrom::kReportedFirst && !reports);
    row.from = ours ? model::ItemPart::kOwn : model::ItemPart::kReported;
    if (row.own.empty() || !reports) continue;
    row.only_own = Without(row.own, row.reported);
    row.only_reported = Without(row.reported, row.own);
  }
  std::stable_sort(rows.begin(), rows.end(), [](const UnitItems& a, const UnitItems& b) {
    return a.counted().size() > b.counted().size();
  });
  return rows;
}

std::vector<ClassItems> CountClasses(const std::vector<PublishedItem>& portal,
                                     const DisclosureRules& rules) {
  std::vector<ClassItems> classes;
  for (const PortalClass& klass : rules.classes) {
    ClassItems& one = classes.emplace_back();
    one.klass = &klass;
    for (const PublishedItem& item : portal) {
      if (item.repost && !rules.count_reposts) continue;
      if (item.klass == klass.name || Holds(klass.names, item.klass)) one.items.push_back(&item);
    }
    if (one.items.empty()) classes.pop_back();
  }
  return classes;
}

namespace {

// The same day so many months on, or that month's last day.
Day MonthsAfter(Day day, int months) {
  const std::chrono::year_month_day date{day};
  const std::chrono::year_month_day then = date + std::chrono::months{months};
  return then.ok() ? Day{then} : Day{then.year() / then.month() / std::chrono::last};
}

}  // namespace

Result<MessageFigures> CountMessages(const std::vector<model::CitizenMessage>& messages,
                                     const std::string& as_of, const DisclosureRules& rules,
                                     const Holidays& holidays) {
  MessageFigures figures;
  std::map<std::string, std::vector<int>> days_of;
  std::vector<int> all_days;
  std::map<std::string, UnitMessages> units;
  for (const model::CitizenMessage& message : messages) {
    if (!message.valid) {
      figures.invalid.push_back(&message);
      continue;
    }
    figures.accepted.push_back(&message);
    if (message.rejected) figures.rejected.push_back(&message);
    if (Holds(rules.right, message.result)) figures.right.push_back(&message);
    if (Holds(rules.wrong, message.result)) figures.wrong.push_back(&message);
    const auto received = ParseDay(message.received);
    if (!received) return InvalidArgument(message.id + ": \"" + message.received + "\" is no day");
    std::string due = message.due;
    if (due.empty()) {
      const int allowed = message.kind == model::MessageKind::kMessage ? rules.message_days
                                                                       : rules.error_report_days;
      XC_ASSIGN_OR_RETURN(const Day day, holidays.AddWorkingDays(*received, allowed));
      due = FormatDay(day);
    }
    UnitMessages& unit = units[message.unit];
    unit.accepted.push_back(&message);
    const auto closed = ParseDay(message.closed);
    const std::string until = closed && message.closed <= as_of ? message.closed : as_of;
    if (until > FormatDay(MonthsAfter(*received, rules.long_months))) {
      figures.waited_long.push_back(&message);
    }
    if (!closed || message.closed > as_of) {
      (due < as_of ? figures.overdue : figures.open).push_back(&message);
      continue;
    }
    figures.closed.push_back(&message);
    (message.closed <= due ? figures.on_time : figures.late).push_back(&message);
    unit.closed.push_back(&message);
    XC_ASSIGN_OR_RETURN(const int took, holidays.WorkingDaysBetween(*received, *closed));
    days_of[message.unit].push_back(took);
    all_days.push_back(took);
  }
  figures.median_days = Median(all_days);
  for (auto& [id, unit] : units) {
    unit.unit = id;
    unit.median_days = Median(days_of[id]);
    figures.units.push_back(std::move(unit));
  }
  std::stable_sort(figures.units.begin(), figures.units.end(),
                   [](const UnitMessages& a, const UnitMessages& b) {
                     constexpr int kNever = 1 << 20;
                     const int first = a.median_days.value_or(kNever);
                     const int second = b.median_days.value_or(kNever);
                     if (first != second) return first < second;
                     return a.closed.size() > b.closed.size();
                   });
  for (const UnitMessages& unit : figures.units) {
    if (figures.fast.size() >= static_cast<std::size_t>(rules.fast_units)) break;
    const bool enough = unit.closed.size() >= static_cast<std::size_t>(rules.min_closed);
    if (enough && !unit.unit.empty() && unit.closed.size() == unit.accepted.size()) {
      figures.fast.push_back(unit.unit);
    }
  }
  return figures;
}

std::vector<RepostRow> MatchReposts(const std::vector<model::RepostTask>& tasks,
                                    const std::vector<PublishedItem>& items,
                                    const std::vector<std::string>& units) {
  constexpr std::size_t kLeast = 18;  // bytes, six characters: shorter titles are everywhere
  std::map<std::string, Items> by_unit;
  std::map<const PublishedItem*, std::string> folded;
  for (const PublishedItem& item : items) {
    by_unit[item.unit].push_back(&item);
    folded.emplace(&item, Folded(item.title));
  }
  std::vector<RepostRow> rows;
  for (const model::RepostTask& task : tasks) {
    PublishedItem wanted;
    wanted.url = task.url;
    const std::string title = Folded(task.title);
    for (const std::string& unit : units) {
      RepostRow& row = rows.emplace_back();
      row.task = &task;
      row.unit = unit;
      for (const PublishedItem* item : by_unit[unit]) {
        const std::string& own = folded[item];
        const bool held =
            title.size() >= kLeast && own.size() >= kLeast &&
            (own.find(title) != std::string::npos || title.find(own) != std::string::npos);
        const bool same = own == title || held || (!task.url.empty() && Same(*item, wanted));
        if (!same || (row.item != nullptr && row.item->published <= item->published)) continue;
        row.item = item;
        row.state = item->published <= task.due ? RepostState::kDone : RepostState::kLate;
      }
    }
  }
  return rows;
}

}  // namespace xuncha::workflow
