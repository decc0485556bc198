// SPDX-License-Identifier: Apache-2.0
//
// Lists that show themselves by something else than links and days beside them: rows that only a
// script opens, years in headings, days in the link's tooltip, days told from now.
#include <algorithm>

#include "facts/ascii.h"
#include "facts/date_text.h"
#include "facts/find_text.h"
#include "facts/list_reader_impl.h"
#include "facts/list_text.h"

namespace xuncha::facts {
namespace {

using model::RowDate;
using std::string_view;
using whatwg::TagId;

constexpr std::uint32_t kMinRowBytes = 24;   // a short title and a day
constexpr std::uint32_t kMaxRowBytes = 400;  // longer text is prose
constexpr std::size_t kMinRows = 3;
constexpr std::uint32_t kMaxRowNodes = 40;

bool MayBeRow(TagId tag) {
  return tag == TagId::kLi || tag == TagId::kTr || tag == TagId::kDd || tag == TagId::kDiv ||
         tag == TagId::kDl;
}

// 2021年 or 2021; 0 for anything else.
int YearOf(string_view text) {
  text = StripMarks(text);
  if (text.size() < 4 || !std::all_of(text.begin(), text.begin() + 4, IsDigit)) return 0;
  const int year =
      (text[0] - '0') * 1000 + (text[1] - '0') * 100 + (text[2] - '0') * 10 + (text[3] - '0');
  const string_view rest = text.substr(4);
  const bool alone = rest.empty() || rest == "年" || rest == "年度";
  return alone && year >= 1990 && year <= 2099 ? year : 0;
}

}  // namespace

// Whether a text says when by counting from now: 3天前, 昨天 14:05, 2 days ago.
bool ListReader::Impl::IsRelativeDay(string_view text) {
  constexpr TimeMs kAnyTime = 1'600'000'000'000;  // only whether, not when
  text = Trim(text);
  if (text.empty() || text.size() > 40 || IsDateOfList(text)) return false;
  DateReaderOptions options;
  options.now = kAnyTime;
  std::vector<DateHit> hits;
  ReadDates(text, options, hits);
  return hits.size() == 1 && hits[0].form == DateForm::kRelative &&
         text.size() <= hits[0].end - hits[0].begin + 12;
}

// 2022-08-01, 发布时间：2022-08-01: nothing but a day and what it is called.
bool ListReader::Impl::IsDayAlone(string_view text) {
  constexpr std::size_t kMaxLabel = 18;  // bytes
  text = Trim(text);
  if (IsDateOfList(text)) return true;
  if (text.size() < 8 || text.size() > 60) return false;
  const std::optional<DateHit> hit = ReadFirstDate(text, {});
  return hit && hit->begin <= kMaxLabel && text.size() - hit->end <= 6;
}

// A row whose text is a title and, in an element of its own, a day.
bool ListReader::Impl::IsTextRow(std::uint32_t node) const {
  const OutlineNode& row = Node(node);
  const std::uint32_t bytes = row.text.end - row.text.begin;
  if (!MayBeRow(row.tag) || row.Has(kNodeHidden | kNodeEmbedded) || outside_[node] != 0 ||
      Titles(node) > 0 || bytes < kMinRowBytes || bytes > kMaxRowBytes ||
      row.end - node > kMaxRowNodes || InCrumb(row)) {
    return false;
  }
  std::uint32_t days = 0;
  for (std::uint32_t i = node + 1; i < row.end; ++i) {
    const string_view text = TextOf(Node(i));
    if (!text.empty() && IsDateOfList(text) && ReadFirstDate(text, {})) {
      ++days;
      i = Node(i).end - 1;
    }
  }
  return days == 1;
}

// Rows that lead nowhere, or where only a script knows. Three at least, each with a day of its own.
void ListReader::Impl::AddUnlinkedRuns() {
  const std::uint32_t size = in_->outline->size();
  for (std::uint32_t i = 1; i < size; ++i) {
    if (!IsTextRow(i)) continue;
    const std::uint32_t parent = Node(i).parent;
    Run run;
    run.parent = parent;
    run.first = i;
    std::uint32_t at = i;
    for (; at < Node(parent).end; at = Node(at).end) {
      if (Node(at).tag != Node(i).tag || !IsTextRow(at)) break;
      Row row;
      row.node = at;
      run.rows.push_back(std::move(row));
      run.last = Node(at).end;
    }
    i = run.last - 1;
    const bool linked = std::any_of(runs_.begin(), runs_.end(),
                                    [&](const Run& other) { return other.parent == parent; });
    if (run.rows.size() >= kMinRows && !linked) runs_.push_back(std::move(run));
  }
  std::stable_sort(runs_.begin(), runs_.end(),
                   [](const Run& a, const Run& b) { return a.first < b.first; });
}

// The year that stands above a run in an element of its own; 0 = none.
int ListReader::Impl::YearAboveRun(const Run& run) const {
  constexpr int kLevels = 3;
  std::uint32_t below = run.rows.front().node;
  for (int level = 0; level < kLevels && below != 0; ++level) {
    const std::uint32_t parent = Node(below).parent;
    std::uint32_t last = kNoNode;
    for (std::uint32_t i = parent + 1; i < below; i = Node(i).end) {
      if (!Node(i).Has(kNodeHidden) && !StripMarks(TextOf(Node(i))).empty()) last = i;
    }
    if (last != kNoNode) return YearOf(TextOf(Node(last)));
    if (parent == 0 || Node(parent).tag == TagId::kBody) break;
    below = parent;
  }
  return 0;
}

// The year that stands between two entries in an element of its own; 0 = none.
int ListReader::Impl::YearBetween(const Row& above, const Row& below) const {
  if (above.node == kNoNode || below.node == kNoNode) return 0;
  int year = 0;
  for (std::uint32_t i = Node(above.node).end; i < below.node; i = Node(i).end) {
    if (Inside(below.node, i)) break;
    if (const int found = YearOf(TextOf(Node(i))); found != 0) year = found;
  }
  return year;
}

// title="标题：…&#10;发布时间：2022-08-01"
void ListReader::Impl::ReadTooltip(Row& row) {
  if (row.anchor == kNoNode || !row.days.empty()) return;
  const OutlineNode& anchor = Node(row.anchor);
  if (anchor.tag != TagId::kA || anchor.names.size() < 20) return;
  const string_view tip = anchor.names;
  for (const std::string& word : words_.publish_headers) {
    std::size_t at = FindText(tip, word);
    // 截止时间 and its like end with such a word: it stands apart.
    if (at == string_view::npos || (at > 0 && static_cast<unsigned char>(tip[at - 1]) >= 0x80)) {
      continue;
    }
    at += word.size();
    const string_view rest = tip.substr(at, 24);
    if (!rest.starts_with(":") && !rest.starts_with("：")) continue;
    const std::optional<DateHit> hit = ReadFirstDate(rest, {});
    if (!hit || hit->begin > 4) continue;
    RowDay day;
    day.hit = *hit;
    day.from = RowDate::kShown;
    day.publish = true;
    row.days.push_back(day);
    return;
  }
}

// Days that stand before their entries (dt, dd) belong to what follows them.
bool ListReader::Impl::DaysLead(const Run& run) const {
  if (run.rows.size() < 2) return false;
  const auto day_between = [this](std::uint32_t from, std::uint32_t until) {
    for (std::uint32_t i = from; i < until; i = Node(i).end) {
      if (IsDayAlone(TextOf(Node(i)))) return true;
    }
    return false;
  };
  if (Node(run.rows[0].node).parent != run.parent) return false;
  const std::uint32_t first = run.rows.front().node;
  const std::uint32_t behind = Node(run.rows.back().node).end;
  return day_between(run.parent + 1, first) && !day_between(behind, Node(run.parent).end) &&
         day_between(Node(first).end, run.rows[1].node);
}

// What a template left: {{title}}, ${title}, {$title}.
bool ListReader::Impl::HoldsTemplateMark(string_view text) const {
  return HasOneOfWords(words_.template_marks, text);
}

}  // namespace xuncha::facts
