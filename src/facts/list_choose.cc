// SPDX-License-Identifier: Apache-2.0
//
// Which of an entry's dates is the publish date: by the header of the table, by the label before
// it, by order. Years that are not written; entries that are pinned on top.
#include <algorithm>
#include <array>
#include <optional>

#include "facts/ascii.h"
#include "facts/date_text.h"
#include "facts/list_reader_impl.h"
#include "facts/list_text.h"
#include "facts/publish_date_url.h"

namespace xuncha::facts {
namespace {

using model::RowDate;
using std::string_view;
using whatwg::TagId;

constexpr int kOtherCell = 0;
constexpr int kTitleCell = -1;
constexpr int kIssueCell = -2;  // above 0: 1 + the place of the publish header in the lexicon
constexpr int kOtherDay = -3;   // of a meeting, a fine, a licence: no publish date

// The text of a cell as the lexicon writes it: no marks around it, no spaces, lower case; empty
// where it is too long for a word. Valid until the next call with the same room.
constexpr std::size_t kMaxCell = 48;
string_view PlainCell(string_view text, std::array<char, kMaxCell>& room) {
  text = StripMarks(text);
  if (text.size() > kMaxCell) return {};
  std::size_t size = 0;
  for (const char c : text) {
    if (c != ' ') room[size++] = ToLower(c);
  }
  return {room.data(), size};
}

int IndexOfWord(const std::vector<std::string>& words, string_view plain) {
  if (plain.empty()) return -1;
  const auto found = std::find(words.begin(), words.end(), plain);
  return found == words.end() ? -1 : static_cast<int>(found - words.begin());
}

// 会议名称, 提案标题.
bool EndsWithTitleHead(string_view plain, const std::vector<std::string>& words) {
  return !plain.empty() && std::any_of(words.begin(), words.end(),
                                       [plain](const auto& word) { return plain.ends_with(word); });
}

DateHit& HitOf(Row& row) { return row.days[static_cast<std::size_t>(row.published)].hit; }

// The year of a date without one that stands below or above another: older or newer, but an entry
// or two out of order are likelier than a gap of nearly a year.
constexpr int kOutOfOrder = 45;  // days
int DayOfYear(const DateHit& hit) { return (hit.month - 1) * 31 + hit.day; }
std::int16_t YearBelow(const DateHit& hit, const DateHit& above) {
  const bool earlier = DayOfYear(hit) <= DayOfYear(above) + kOutOfOrder;
  return static_cast<std::int16_t>(earlier ? above.year : above.year - 1);
}
std::int16_t YearAbove(const DateHit& hit, const DateHit& below) {
  const bool later = DayOfYear(hit) + kOutOfOrder >= DayOfYear(below);
  return static_cast<std::int16_t>(later ? below.year : below.year + 1);
}

}  // namespace

// 会议时间, 处罚决定日期, 许可有效期自: the head of a column of days, or the label of one, that
// tells of something else than the publication. Publish and issue days by the lexicon are asked
// before.
bool ListReader::Impl::IsEventDay(string_view label) const {
  return std::any_of(
      words_.event_ends.begin(), words_.event_ends.end(), [&](const std::string& end) {
        if (!label.ends_with(end)) return false;
        const string_view rest = label.substr(0, label.size() - end.size());
        return std::any_of(words_.event_words.begin(), words_.event_words.end(),
                           [rest](const std::string& word) { return rest.ends_with(word); });
      });
}

// The kinds of the cells of an element that may be a table's header; false if it is none.
bool ListReader::Impl::HeaderCells(std::uint32_t node, std::vector<int>& kinds) const {
  kinds.clear();
  const OutlineNode& row = Node(node);
  if (row.Has(kNodeHidden) || Titles(node) > 0 || row.text.end - row.text.begin > 400) return false;
  std::uint32_t box = node;
  for (;;) {
    std::uint32_t only = kNoNode;
    std::uint32_t count = 0;
    for (std::uint32_t i = box + 1; i < Node(box).end; i = Node(i).end) {
      if (Node(i).tag == TagId::kBr || Node(i).Has(kNodeComment)) continue;
      only = i;
      ++count;
    }
    if (count != 1) break;
    box = only;
  }
  int known = 0;
  bool dates = false;
  for (std::uint32_t i = box + 1; i < Node(box).end && kinds.size() < 32; i = Node(i).end) {
    if (Node(i).tag == TagId::kBr || Node(i).Has(kNodeComment)) continue;
    std::array<char, kMaxCell> room;
    const string_view text = PlainCell(TextOf(Node(i)), room);
    int kind = kOtherCell;
    if (const int publish = IndexOfWord(words_.publish_headers, text); publish >= 0) {
      kind = 1 + publish;
      dates = true;
    } else if (IndexOfWord(words_.issue_headers, text) >= 0) {
      kind = kIssueCell;
      dates = true;
    } else if (IndexOfWord(words_.title_headers, text) < 0 &&
               IndexOfWord(words_.other_headers, text) < 0 && IsEventDay(text)) {
      kind = kOtherDay;
      dates = true;
    } else if (EndsWithTitleHead(text, words_.title_headers)) {
      kind = kTitleCell;
    }
    if (kind != kOtherCell || IndexOfWord(words_.other_headers, text) >= 0) ++known;
    kinds.push_back(kind);
  }
  return known >= 2 && dates;
}

std::uint32_t ListReader::Impl::CountCells(std::uint32_t node) const {
  std::uint32_t box = node;
  for (;;) {
    std::uint32_t only = kNoNode;
    std::uint32_t count = 0;
    for (std::uint32_t i = box + 1; i < Node(box).end; i = Node(i).end) {
      if (Node(i).tag == TagId::kBr || Node(i).Has(kNodeComment)) continue;
      only = i;
      ++count;
    }
    if (count != 1) return count;
    box = only;
  }
}

// The nearest header above the run: a row before it, its thead, an element before its table.
bool ListReader::Impl::FindHeader(const Run& run, std::vector<int>& kinds) const {
  std::uint32_t below = run.rows.front().node;
  for (int level = 0; level < 4 && below != 0; ++level) {
    const std::uint32_t parent = Node(below).parent;
    std::vector<std::uint32_t> before;
    for (std::uint32_t i = parent + 1; i < below; i = Node(i).end) before.push_back(i);
    for (std::size_t k = 0; k < 4 && k < before.size(); ++k) {
      const std::uint32_t at = before[before.size() - 1 - k];
      if (Titles(at) > 0) return false;
      if (HeaderCells(at, kinds)) return true;
      // thead and a table of its own hold the row one or two elements deeper.
      std::uint32_t inner = at;
      for (int depth = 0; depth < 3 && inner + 1 < Node(inner).end; ++depth) {
        ++inner;
        if (HeaderCells(inner, kinds)) return true;
      }
    }
    below = parent;
    if (Node(parent).tag == TagId::kBody) break;
  }
  return false;
}

void ListReader::Impl::ChooseByHeader(Run& run, const std::vector<int>& kinds) const {
  std::vector<int> date_kinds;
  bool has_publish = false;
  bool has_other = false;
  for (const int kind : kinds) {
    if (kind > 0 || kind == kIssueCell || kind == kOtherDay) date_kinds.push_back(kind);
    has_publish = has_publish || kind > 0;
    has_other = has_other || kind == kOtherDay;
  }
  for (Row& row : run.rows) {
    const bool by_cell = CountCells(row.node) == kinds.size();
    int best = 1 << 20;
    for (std::size_t i = 0; i < row.days.size(); ++i) {
      RowDay& day = row.days[i];
      int kind = kOtherCell;
      if (by_cell && day.cell >= 0) {
        kind = kinds[static_cast<std::size_t>(day.cell) % kinds.size()];
      } else if (row.days.size() == date_kinds.size()) {
        kind = date_kinds[i];
      } else if (day.issued) {
        kind = kIssueCell;
      } else if (day.publish || (!has_publish && !has_other)) {
        kind = 1;
      }
      if (kind == kIssueCell && row.issued < 0) row.issued = static_cast<int>(i);
      if (kind > 0 && kind < best) {
        best = kind;
        row.published = static_cast<int>(i);
        if (day.from == RowDate::kShown) day.from = RowDate::kColumn;
      }
    }
  }
}

// A day in <time>, or one that stands for itself, goes before what a summary or a title tells of:
// 定于2026年12月20日召开.
void ListReader::Impl::PreferOwnDays(const Row& row, std::vector<int>& open) {
  const auto of = [&row](int index) -> const RowDay& {
    return row.days[static_cast<std::size_t>(index)];
  };
  const auto only = [&](auto wanted) {
    if (std::none_of(open.begin(), open.end(), wanted)) return;
    std::erase_if(open, [&](int index) { return !wanted(index) && !of(index).publish; });
  };
  only([&](int index) { return of(index).by_time; });
  only([&](int index) { return of(index).by_time || of(index).alone || of(index).publish; });
}

// Rows with two dates and nothing that tells them apart: nothing is published before it is issued.
void ListReader::Impl::ChooseLater(Run& run) const {
  int first_later = 0;
  int second_later = 0;
  for (const Row& row : run.rows) {
    if (row.days.size() != 2 || !row.days[0].hit.has_year() || !row.days[1].hit.has_year())
      continue;
    const Day a = row.days[0].hit.ToDay();
    const Day b = row.days[1].hit.ToDay();
    if (a > b) ++first_later;
    if (b > a) ++second_later;
  }
  const bool first = first_later > second_later;
  for (Row& row : run.rows) {
    std::vector<int> open;
    for (std::size_t i = 0; i < row.days.size(); ++i) {
      if (row.days[i].issued) {
        if (row.issued < 0) row.issued = static_cast<int>(i);
      } else {
        open.push_back(static_cast<int>(i));
      }
    }
    PreferOwnDays(row, open);
    // Of several labels the one that stands first in the lexicon: a letter is published when it
    // is answered.
    auto labelled = open.end();
    for (auto at = open.begin(); at != open.end(); ++at) {
      const RowDay& day = row.days[static_cast<std::size_t>(*at)];
      if (!day.publish) continue;
      if (labelled == open.end() || day.rank < row.days[static_cast<std::size_t>(*labelled)].rank) {
        labelled = at;
      }
    }
    if (open.empty()) continue;
    if (labelled != open.end()) {
      row.published = *labelled;
    } else if (open.size() == 1) {
      row.published = open.front();
    } else {
      row.published = first ? open[0] : open[1];
      const int other = first ? open[1] : open[0];
      if (row.issued < 0 && open.size() == 2 &&
          row.days[static_cast<std::size_t>(other)].hit.has_year()) {
        row.issued = other;
      }
    }
  }
}

void ListReader::Impl::ChooseDays(Run& run) const {
  std::vector<int> kinds;
  const bool any = std::any_of(run.rows.begin(), run.rows.end(),
                               [](const Row& row) { return !row.days.empty(); });
  if (!any) return;
  if (FindHeader(run, kinds)) {
    ChooseByHeader(run, kinds);
    return;
  }
  ChooseLater(run);
}

// What <time datetime="2022-08-01">, or a title or data-time of another element, adds to the words
// it shows (8月1日, 3天前). The same day of another offset may be written a day apart.
void ListReader::Impl::ReadTimes(Run& run) const {
  for (Row& row : run.rows) {
    const RowDay* shown =
        row.published < 0 ? nullptr : &row.days[static_cast<std::size_t>(row.published)];
    const bool own = shown != nullptr && (shown->publish || shown->by_time || shown->alone ||
                                          shown->from != RowDate::kShown);
    if (own && shown->hit.has_year()) continue;
    const bool prose = !own && shown != nullptr && shown->hit.has_year();
    for (std::uint32_t i = row.first; i < row.last; ++i) {
      const string_view said = Node(i).id;
      const bool time = Node(i).tag == TagId::kTime;
      if (said.size() < 8 || (!time && (prose || !IsDateOfList(said)))) continue;
      const std::optional<DateHit> hit = ReadFirstDate(said.substr(0, 10), {});
      if (!hit || !hit->has_year()) continue;
      if (row.published >= 0 && !prose) {
        DateHit& day = HitOf(row);
        if (day.month == hit->month && day.day == hit->day) day.year = hit->year;
      } else if (row.days.size() < 8) {
        row.published = static_cast<int>(row.days.size());
        RowDay day;
        day.hit = *hit;
        day.from = RowDate::kShown;
        row.days.push_back(day);
      }
      if (row.published >= 0 && HitOf(row).has_year()) {
        row.days[static_cast<std::size_t>(row.published)].from = RowDate::kShown;
      }
      break;
    }
  }
}

// Years that are not written: from the entry's own address, then from the entries around it, newest
// first. Never from today.
void ListReader::Impl::InferYears(Run& run) const {
  std::vector<bool> known(run.rows.size(), true);
  bool open = false;
  for (std::size_t i = 0; i < run.rows.size(); ++i) {
    Row& row = run.rows[i];
    if (row.published < 0 || HitOf(row).has_year()) continue;
    known[i] = false;
    open = true;
    if (row.anchor == kNoNode) continue;
    std::string address(AddressOf(row.anchor).substr(0, 500));
    if (address.find("://") == std::string::npos) address.insert(0, "http://h/");
    const auto date = DateInUrl(address);
    if (!date) continue;
    DateHit& hit = HitOf(row);
    int year = date->year;
    const int apart = hit.month - date->month;
    if (apart >= 9) --year;
    if (apart <= -9) ++year;
    const int months = std::abs(apart) >= 9 ? 12 - std::abs(apart) : std::abs(apart);
    if (months > 3) continue;  // the address is of another time
    hit.year = static_cast<std::int16_t>(year);
    known[i] = true;
  }
  if (!open) return;
  int year = YearAboveRun(run);  // 2021年 above them, or among them
  for (std::size_t i = 0; i < run.rows.size(); ++i) {
    Row& row = run.rows[i];
    if (i > 0) {
      if (const int next = YearBetween(run.rows[i - 1], row); next != 0) year = next;
    }
    if (year == 0 || known[i] || row.published < 0) continue;
    HitOf(row).year = static_cast<std::int16_t>(year);
    row.days[static_cast<std::size_t>(row.published)].from = RowDate::kJoined;
    known[i] = true;
  }
  // Downwards the dates grow older, upwards newer.
  const DateHit* near = nullptr;
  for (std::size_t i = 0; i < run.rows.size(); ++i) {
    if (run.rows[i].published < 0) continue;
    DateHit& hit = HitOf(run.rows[i]);
    if (run.rows[i].seen_pin && !known[i]) continue;  // of any time
    if (!known[i] && near != nullptr) {
      hit.year = YearBelow(hit, *near);
      known[i] = true;
    }
    if (known[i] && hit.has_year() && !run.rows[i].seen_pin) near = &hit;
  }
  near = nullptr;
  for (std::size_t i = run.rows.size(); i-- > 0;) {
    if (run.rows[i].published < 0) continue;
    DateHit& hit = HitOf(run.rows[i]);
    if (run.rows[i].seen_pin && !known[i]) continue;
    if (!known[i] && near != nullptr) {
      hit.year = YearAbove(hit, *near);
      known[i] = true;
    }
    if (known[i] && hit.has_year() && !run.rows[i].seen_pin) near = &hit;
  }
  for (Row& row : run.rows) {
    if (row.published < 0) continue;
    const DateHit& hit = HitOf(row);
    const bool leap = hit.has_year() && hit.month == 2 && hit.day == 29 && hit.year % 4 != 0;
    if (!hit.has_year() || leap) row.published = -1;
  }
}

// Entries on top that are older than what follows, in a list that else goes from new to old.
void ListReader::Impl::FindPinned(Run& run) const {
  constexpr std::size_t kMaxPinned = 6;
  std::vector<std::pair<std::size_t, Day>> days;
  for (std::size_t i = 0; i < run.rows.size(); ++i) {
    Row& row = run.rows[i];
    row.pinned = row.seen_pin;
    if (row.published >= 0 && HitOf(row).has_year()) days.emplace_back(i, HitOf(row).ToDay());
  }
  if (days.size() < 4) return;
  std::size_t last_rise = 0;
  for (std::size_t i = 1; i < days.size(); ++i) {
    if (days[i].second <= days[i - 1].second) continue;
    if (i <= kMaxPinned && i * 2 <= days.size()) last_rise = i;
  }
  if (last_rise == 0) return;
  std::size_t later = 0;
  for (std::size_t i = last_rise + 1; i < days.size(); ++i) {
    if (days[i].second > days[i - 1].second) ++later;
  }
  const std::size_t rest = days.size() - last_rise;
  if (rest < 3 || later * 5 > rest) return;  // the rest has no order either
  const Day newest = days[last_rise].second;
  for (std::size_t i = 0; i < last_rise; ++i) {
    if (days[i].second < newest) run.rows[days[i].first].pinned = true;
  }
}

}  // namespace xuncha::facts
