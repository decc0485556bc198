// SPDX-License-Identifier: Apache-2.0
//
// Entries and their runs. The title of an entry is a link; its row is the largest element that
// holds no other title; rows whose elements are siblings are a run.
#include <algorithm>
#include <utility>

#include "facts/ascii.h"
#include "facts/list_reader_impl.h"
#include "facts/list_text.h"

namespace xuncha::facts {
namespace {

using std::string_view;
using whatwg::TagId;

constexpr std::uint32_t kMaxBetween = 200;  // bytes of text between two entries that belong to one

bool IsInlineTag(TagId tag) {
  switch (tag) {
    case TagId::kUnknown:
    case TagId::kA:
    case TagId::kB:
    case TagId::kBig:
    case TagId::kEm:
    case TagId::kFont:
    case TagId::kI:
    case TagId::kSmall:
    case TagId::kSpan:
    case TagId::kStrong:
    case TagId::kU:
    case TagId::kNobr:
    case TagId::kLabel:
      return true;
    default:
      return false;
  }
}

bool IsHeadingTag(TagId tag) {
  return tag == TagId::kH1 || tag == TagId::kH2 || tag == TagId::kH3 || tag == TagId::kH4 ||
         tag == TagId::kH5 || tag == TagId::kH6;
}

// Elements that usually are one entry.
bool IsRowTag(TagId tag) {
  return tag == TagId::kLi || tag == TagId::kTr || tag == TagId::kDd || tag == TagId::kDt;
}

bool IsListTag(TagId tag) {
  return tag == TagId::kUl || tag == TagId::kOl || tag == TagId::kTbody || tag == TagId::kTable;
}

TagId RowKind(TagId tag) {
  if (IsInlineTag(tag)) return TagId::kA;
  return tag;
}

}  // namespace

void ListReader::Impl::FindRuns() {
  std::vector<Row> rows;
  for (std::uint32_t i = 1; i < in_->outline->size(); ++i) {
    if (roles_[i] != LinkRole::kTitle) continue;
    Row row;
    row.anchor = row.node = i;
    row.hidden = Node(i).Has(kNodeHidden);
    while (Node(row.node).parent != 0) {
      const std::uint32_t parent = Node(row.node).parent;
      if (Titles(parent) > 1 || Node(parent).tag == TagId::kBody ||
          Node(parent).tag == TagId::kHtml || Node(parent).Has(kNodeHidden) != row.hidden) {
        break;
      }
      // Below 2022年8月 stand the rows of that month, though it be one.
      if (!IsInlineTag(Node(row.node).tag) && IsGroup(parent, row.node)) break;
      row.node = parent;
    }
    rows.push_back(std::move(row));
  }
  // By parent, else in their order; rows are large, so their places are sorted.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> order;
  order.reserve(rows.size());
  for (std::uint32_t i = 0; i < rows.size(); ++i) order.emplace_back(Node(rows[i].node).parent, i);
  std::sort(order.begin(), order.end());
  std::vector<Row> same;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const std::uint32_t parent = order[i].first;
    same.push_back(std::move(rows[order[i].second]));
    if (i + 1 == order.size() || order[i + 1].first != parent) {
      SplitRun(same, parent);
      same.clear();
    }
  }
  std::sort(runs_.begin(), runs_.end(),
            [](const Run& a, const Run& b) { return a.first < b.first; });
}

// A short label in bold: the heading of what follows.
bool ListReader::Impl::IsBoldLabel(const Row& row) const {
  constexpr std::uint32_t kMaxChars = 14;
  const TagId tag = Node(row.node).tag;
  return (tag == TagId::kB || tag == TagId::kStrong) &&
         CountChars(TextOf(Node(row.node))) <= kMaxChars;
}

// Whether two rows that follow each other in one element are of different lists.
bool ListReader::Impl::Breaks(const Row& before, const Row& after, bool by_text) const {
  if (RowKind(Node(before.node).tag) != RowKind(Node(after.node).tag)) return true;
  if (before.hidden != after.hidden || IsBoldLabel(before) != IsBoldLabel(after)) return true;
  if (Node(before.node).Has(kNodeEmbedded) != Node(after.node).Has(kNodeEmbedded)) return true;
  for (std::uint32_t i = Node(before.node).end; i < after.node; i = Node(i).end) {
    if (IsDateHead(i)) continue;
    if (IsHeadingTag(Node(i).tag) || Titles(i) > 1 || roles_[i] == LinkRole::kMore) return true;
    if (!by_text) continue;
    // A short text of its own between rows alike begins another list: 最新文章.
    const string_view text = TextOf(Node(i));
    const bool like_row = !Node(i).names.empty() && Node(i).names == Node(after.node).names;
    if (Node(i).tag == Node(after.node).tag && !IsInlineTag(Node(i).tag) && !text.empty() &&
        !like_row && CountChars(text) <= 14 && std::none_of(text.begin(), text.end(), IsDigit)) {
      return true;
    }
  }
  return false;
}

// The rows of one parent, cut into runs.
void ListReader::Impl::SplitRun(std::vector<Row>& rows, std::uint32_t parent) {
  std::vector<Row> run;
  // What stands between every two of them heads nothing: 来源：县政府办.
  constexpr std::size_t kFewRows = 3;
  std::size_t texts = 0;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (Breaks(rows[i - 1], rows[i], true) && !Breaks(rows[i - 1], rows[i], false)) ++texts;
  }
  const bool by_text = rows.size() < kFewRows || texts + 1 < rows.size();
  for (Row& row : rows) {
    if (!run.empty() && Breaks(run.back(), row, by_text)) {
      AddRun(std::move(run), parent);
      run.clear();
    }
    run.push_back(std::move(row));
  }
  if (!run.empty()) AddRun(std::move(run), parent);
}

void ListReader::Impl::AddRun(std::vector<Row>&& rows, std::uint32_t parent) {
  // Two or three columns of a page, each with a list of one entry, are no list themselves.
  bool apart = rows.size() > 1 && rows.size() <= 3;
  for (std::size_t i = 0; apart && i < rows.size(); ++i) {
    const OutlineNode& node = Node(rows[i].node);
    bool inner = false;
    for (std::uint32_t up = rows[i].anchor; up != rows[i].node; up = Node(up).parent) {
      const TagId tag = Node(Node(up).parent).tag;
      inner = inner || (IsRowTag(Node(up).tag) && tag != TagId::kDl);
    }
    const bool differs = i > 0 && (node.names != Node(rows[0].node).names || !node.id.empty());
    apart = inner && (i == 0 || differs || IsHeadingTag(node.tag));
  }
  if (apart) {
    for (Row& row : rows) {
      std::vector<Row> one;
      one.push_back(std::move(row));
      AddRun(std::move(one), parent);
    }
    return;
  }
  Run run;
  run.parent = parent;
  run.rows = std::move(rows);
  if (run.rows.size() == 1) ShrinkSingle(run);
  run.first = run.rows.front().node;
  run.last = Node(run.rows.back().node).end;
  run.embedded = Node(run.rows.front().node).Has(kNodeEmbedded);
  run.hidden = run.rows.front().hidden && !run.embedded;
  runs_.push_back(std::move(run));
}

// A lone entry: of the elements around its title, the one that looks like a row.
void ListReader::Impl::ShrinkSingle(Run& run) const {
  Row& row = run.rows.front();
  std::uint32_t found = kNoNode;
  for (std::uint32_t up = row.anchor;; up = Node(up).parent) {
    const OutlineNode& node = Node(up);
    if (IsRowTag(node.tag)) {
      found = up;
      break;
    }
    // The smallest element with something beside the title: its date.
    if (found == kNoNode && node.text.end - node.text.begin >
                                Node(row.anchor).text.end - Node(row.anchor).text.begin + 3) {
      found = up;
    }
    if (up == row.node) break;
  }
  if (found == kNoNode) found = row.anchor;
  row.node = found;
  run.parent = Node(found).parent;
}

bool ListReader::Impl::IsNamedLikeRows(const Run& run, std::uint32_t node) const {
  return std::any_of(run.rows.begin(), run.rows.end(),
                     [&](const Row& row) { return Node(row.node).names == Node(node).names; });
}

// What the elements beside the entries are, where there is one for each: 来源：… 2022年8月1日.
ListReader::Impl::Beside ListReader::Impl::WhatStandsBeside(const Run& run) const {
  const TagId tag = Node(run.rows.front().node).tag;
  std::size_t beside = 0;
  std::size_t named = 0;  // … that are called otherwise than every entry
  std::size_t next = 0;
  for (std::uint32_t i = run.parent + 1; i < Node(run.parent).end; i = Node(i).end) {
    if (next < run.rows.size() && run.rows[next].node == i) {
      ++next;
      continue;
    }
    const OutlineNode& node = Node(i);
    if (node.tag != tag || Titles(i) > 0 || node.Has(kNodeHidden) || TextOf(node).empty()) continue;
    ++beside;
    if (!IsNamedLikeRows(run, i)) ++named;
  }
  if (beside == 0 || beside + 1 < run.rows.size()) return Beside::kEntries;
  if (named * 2 > beside) return Beside::kNamedNotes;
  // Alike in name: entries show a day of their own, what tells of them is their day.
  const bool own_days = std::any_of(run.rows.begin(), run.rows.end(), [this](const Row& row) {
    return ReadFirstDate(TextOf(Node(row.node)), {}).has_value();
  });
  return own_days ? Beside::kEntries : Beside::kNotes;
}

// Entries that are no links, among those that are: their dates will show whether they are any.
void ListReader::Impl::AddTextRows(Run& run) const {
  constexpr std::uint32_t kMaxBytes = 400;
  const TagId tag = Node(run.rows.front().node).tag;
  if (IsInlineTag(tag) || run.rows.size() < 2) return;
  const std::uint32_t parent = run.parent;
  const Beside beside = WhatStandsBeside(run);
  if (beside == Beside::kNotes) return;
  std::vector<Row> all;
  std::size_t next = 0;
  std::vector<Row> open;  // not yet known to stand beside an entry of this run
  for (std::uint32_t i = parent + 1; i < Node(parent).end; i = Node(i).end) {
    if (next < run.rows.size() && run.rows[next].node == i) {
      for (Row& row : open) all.push_back(std::move(row));
      open.clear();
      all.push_back(std::move(run.rows[next++]));
      continue;
    }
    if (Titles(i) > 0) {
      if (next == run.rows.size()) break;
      open.clear();
      continue;
    }
    const OutlineNode& node = Node(i);
    const std::uint32_t bytes = node.text.end - node.text.begin;
    if (node.tag != tag || bytes < 15 || bytes > kMaxBytes || outside_[i] != 0) continue;
    if (beside == Beside::kNamedNotes && !IsNamedLikeRows(run, i)) continue;
    if (node.Has(kNodeHidden) != run.rows.front().hidden && next < run.rows.size()) continue;
    Row row;
    row.node = i;
    row.hidden = node.Has(kNodeHidden);
    open.push_back(std::move(row));
  }
  if (next != run.rows.size()) {  // rows of several parents: as they were
    for (; next < run.rows.size(); ++next) all.push_back(std::move(run.rows[next]));
  }
  for (Row& row : open) all.push_back(std::move(row));
  run.rows = std::move(all);
}

// Where one of the two flows of text stands at the node: at the first from there to `end` that is
// in that flow (the others only know their own), else at `otherwise`.
std::uint32_t ListReader::Impl::FlowAt(std::uint32_t node, std::uint32_t end, bool hidden,
                                       std::uint32_t otherwise) const {
  while (node < end && Node(node).Has(kNodeHidden) != hidden) node = Node(node).end;
  return node < end ? Node(node).text.begin : otherwise;
}

// How far each entry reaches: its element, or between entries that stand loose in one element the
// text up to the next line break or entry.
void ListReader::Impl::SetExtents(Run& run) const {
  std::vector<Row>& rows = run.rows;
  for (Row& row : rows) {
    row.first = row.node;
    row.last = Node(row.node).end;
    row.text = Node(row.node).text;
  }
  const OutlineNode& parent = Node(run.parent);
  const bool hidden = rows.front().hidden;
  const bool same_flow = parent.Has(kNodeHidden) == hidden;
  if (same_flow && DaysLead(run)) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      std::uint32_t from = i == 0 ? run.parent + 1 : Node(rows[i - 1].node).end;
      for (std::uint32_t at = from; i == 0 && at < rows[0].node; at = Node(at).end) {
        if (IsDayAlone(TextOf(Node(at)))) from = at;  // the last one before the first entry
      }
      rows[i].first = from;
      rows[i].text.begin = FlowAt(from, rows[i].node, hidden, rows[i].text.begin);
    }
    return;
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!same_flow || Node(rows[i].node).parent != run.parent) continue;
    // Forward: to the last line break before the next entry.
    const bool is_last = i + 1 == rows.size();
    const std::uint32_t limit = is_last ? parent.end : rows[i + 1].node;
    std::uint32_t cut = kNoNode;
    std::uint32_t after = Node(rows[i].node).end;
    std::uint32_t end_text = is_last ? parent.text.end : Node(rows[i + 1].node).text.begin;
    std::uint32_t end_node = limit;
    for (; after < limit; after = Node(after).end) {
      const OutlineNode& node = Node(after);
      const bool line = node.tag == TagId::kBr || node.tag == TagId::kHr;
      if (line) cut = after;
      if ((line && is_last) || IsHeadingTag(node.tag) || IsDateHead(after) || Titles(after) > 0 ||
          node.Has(kNodeHidden) != hidden ||
          (is_last && node.text.end - node.text.begin > kMaxBetween)) {
        cut = after;
        break;
      }
    }
    if (cut != kNoNode) {
      end_node = cut;
      end_text = FlowAt(cut, limit, hidden, end_text);
    }
    if (end_text < rows[i].text.end) end_text = rows[i].text.end;
    if (end_text - rows[i].text.end <= kMaxBetween) {
      rows[i].last = std::max(rows[i].last, end_node);
      rows[i].text.end = end_text;
    }
    if (!is_last && cut != kNoNode) {
      const std::uint32_t begin = Node(rows[i + 1].node).text.begin;
      const std::uint32_t at = FlowAt(cut, limit, hidden, begin);
      if (begin - at <= kMaxBetween) {
        rows[i + 1].first = cut;
        rows[i + 1].text.begin = at;
      }
    }
    if (i == 0) {
      // Backward: the text right before the first entry.
      std::uint32_t from = parent.text.begin;
      std::uint32_t node = run.parent + 1;
      for (std::uint32_t at = run.parent + 1; at < rows[0].node; at = Node(at).end) {
        const bool closed = Node(at).tag == TagId::kBr || Titles(at) > 0 ||
                            IsHeadingTag(Node(at).tag) || Node(at).Has(kNodeHidden) != hidden ||
                            Node(at).text.end - Node(at).text.begin > 60;
        if (!closed) continue;
        node = Node(at).end;
        from = Node(at).Has(kNodeHidden) == hidden ? Node(at).text.end : from;
      }
      if (rows[0].text.begin - from <= 60 && from <= rows[0].text.begin && node <= rows[0].node) {
        rows[0].first = node;
        rows[0].text.begin = from;
      }
    }
  }
}

bool ListReader::Impl::Mergeable(const Run& a, const Run& b) const {
  if (a.hidden != b.hidden || a.embedded != b.embedded || a.parent == b.parent) return false;
  std::uint32_t above = a.parent;
  std::uint32_t below = b.parent;
  // Groups of months may stand one element deeper.
  if (Node(above).parent != Node(below).parent && HoldsHead(above) && HoldsHead(below) &&
      Node(above).names == Node(below).names) {
    above = Node(above).parent;
    below = Node(below).parent;
  }
  const OutlineNode& left = Node(above);
  const OutlineNode& right = Node(below);
  if (left.parent != right.parent || left.tag != right.tag) return false;
  if (left.tag == TagId::kTd) return false;
  // Lists of different names are one only if their days go on; see below.
  const bool days_go_on = a.rows.back().published >= 0 && b.rows.front().published >= 0;
  if (left.names != right.names && !(IsListTag(left.tag) && days_go_on && b.Dated())) return false;
  if (RowKind(Node(a.rows.back().node).tag) != RowKind(Node(b.rows.front().node).tag)) return false;
  if (a.Dated() != b.Dated() && a.rows.size() > 1 && b.rows.size() > 1) return false;
  std::uint32_t heads = 0;  // bytes of what only says the day or month of the entries below
  for (std::uint32_t i = left.end; i < below; i = Node(i).end) {
    if (IsDateHead(i)) {
      heads += Node(i).text.end - Node(i).text.begin;
    } else if (IsHeadingTag(Node(i).tag) || Titles(i) > 0) {
      return false;
    }
  }
  if (right.text.begin >= left.text.end && right.text.begin - left.text.end > 12 + heads) {
    return false;
  }
  // A list goes on with older entries; another list begins anew.
  const Row& last = a.rows.back();
  const Row& first = b.rows.front();
  if (last.published >= 0 && first.published >= 0) {
    const DateHit& x = last.days[static_cast<std::size_t>(last.published)].hit;
    const DateHit& y = first.days[static_cast<std::size_t>(first.published)].hit;
    if (x.has_year() && y.has_year() && y.ToDay() > x.ToDay()) return false;
  }
  return true;
}

// Lists that are written in several pieces: five entries, a line, five entries.
void ListReader::Impl::MergeRuns() {
  std::vector<Run> merged;
  for (Run& run : runs_) {
    if (!merged.empty() && Mergeable(merged.back(), run)) {
      Run& into = merged.back();
      for (Row& row : run.rows) into.rows.push_back(std::move(row));
      into.last = run.last;
      into.parent = run.parent;  // the next piece stands beside this one
      into.dated += run.dated;
      into.chars += run.chars;
      continue;
    }
    merged.push_back(std::move(run));
  }
  runs_ = std::move(merged);
}

// Rows with several links each: a category or a unit beside the title. The long one is the title.
void ListReader::Impl::JoinLinksOfRows() {
  constexpr std::uint32_t kShort = 8;
  std::vector<Run> kept;
  for (std::size_t i = 0; i < runs_.size();) {
    const std::size_t links = runs_[i].rows.size();
    const std::uint32_t up = Node(runs_[i].parent).parent;
    std::size_t end = i;
    while (end < runs_.size() && runs_[end].rows.size() == links &&
           Node(runs_[end].parent).parent == up &&
           Node(runs_[end].parent).tag == Node(runs_[i].parent).tag) {
      ++end;
    }
    const TagId tag = Node(runs_[i].parent).tag;
    const bool row_like = IsRowTag(tag) || tag == TagId::kDiv || tag == TagId::kP ||
                          tag == TagId::kTable || tag == TagId::kDl || tag == TagId::kUl;
    const bool alone = end - i == 1;
    bool join = links >= 2 && links <= 4 && row_like && (!alone || IsRowTag(tag));
    std::size_t best = 0;
    if (join) {
      std::array<std::uint64_t, 4> chars{};
      for (std::size_t run = i; run < end; ++run) {
        for (std::size_t k = 0; k < links; ++k) {
          chars[k] += CountChars(LinkOf(runs_[run].rows[k].anchor).label);
        }
      }
      for (std::size_t k = 1; k < links; ++k) {
        if (chars[k] > chars[best]) best = k;
      }
      for (std::size_t k = 0; k < links; ++k) {
        if (k != best && (chars[k] * 2 > chars[best] || chars[k] > kShort * (end - i)))
          join = false;
      }
    }
    if (!join) {
      for (std::size_t run = i; run < end; ++run) kept.push_back(std::move(runs_[run]));
      i = end;
      continue;
    }
    Run whole;
    whole.parent = up;
    whole.first = runs_[i].parent;
    whole.hidden = runs_[i].hidden;
    whole.embedded = runs_[i].embedded;
    for (std::size_t run = i; run < end; ++run) {
      Row row = std::move(runs_[run].rows[best]);
      row.node = runs_[run].parent;
      whole.rows.push_back(std::move(row));
    }
    whole.last = Node(whole.rows.back().node).end;
    kept.push_back(std::move(whole));
    i = end;
  }
  runs_ = std::move(kept);
}

}  // namespace xuncha::facts
