// SPDX-License-Identifier: Apache-2.0
//
// Entries in groups below what says their month, their year or their day: 2022年8月, and in the
// rows 23日. Such a head says of all entries up to the next one what these leave out.
#include <algorithm>
#include <utility>

#include "facts/ascii.h"
#include "facts/list_date_parts.h"
#include "facts/list_reader_impl.h"
#include "facts/list_text.h"

namespace xuncha::facts {
namespace {

using model::RowDate;
using std::string_view;

constexpr std::uint32_t kShortestHead = 4;  // bytes: 2022
constexpr std::uint32_t kLongestHead = 60;
constexpr std::size_t kMaxHeads = 500;
constexpr std::size_t kMaxAbove = 64;  // heads above an entry that are looked at

bool MayBeHead(string_view text) {
  if (text.size() < kShortestHead || text.size() > kLongestHead) return false;
  const auto first = static_cast<unsigned char>(text.front());
  return IsDigit(text.front()) || first >= 0x80 || first == '[' || first == '(' ||
         IsAlpha(text.front());
}

}  // namespace

// Every element that is nothing but a date or a part of one, and stands beside entries.
void ListReader::Impl::FindDateHeads() {
  date_heads_.clear();
  const PageOutline& outline = *in_->outline;
  for (std::uint32_t i = 1; i < outline.size() && date_heads_.size() < kMaxHeads; ++i) {
    const OutlineNode& node = outline[i];
    if (node.Has(kNodeHidden | kNodeEmbedded) || outside_[i] != 0 || node.links < node.links_end) {
      continue;
    }
    const string_view text = TextOf(node);
    if (!MayBeHead(text)) continue;
    const DatePart part = ReadDateHead(text);
    if (part.part == Part::kNone) continue;
    std::uint32_t top = i;
    while (Node(top).parent != 0 && TextOf(Node(Node(top).parent)) == text) top = Node(top).parent;
    const std::uint32_t parent = Node(top).parent;
    const std::uint32_t titles = Titles(parent);
    if (titles > 0 && Titles(top) == 0) {
      DateHead head;
      head.node = top;
      head.parent = parent;
      head.year = part.year;
      head.month = part.month;
      head.day = part.day;
      date_heads_.push_back(head);
    }
    i = std::max(i, Node(top).end - 1);
  }
  if (!date_heads_.empty()) JudgeDateHeads();
}

// Heads lead groups; what only looks like one is the date of a single row, or a choice of years.
void ListReader::Impl::JudgeDateHeads() {
  const auto level = [](const DateHead& head) {
    return (head.year != 0 ? 4 : 0) + (head.month != 0 ? 2 : 0) + (head.day != 0 ? 1 : 0);
  };
  // Of heads of one kind without an entry between them, none leads anything.
  std::vector<bool> bad(date_heads_.size());
  for (std::size_t i = 0; i + 1 < date_heads_.size(); ++i) {
    const DateHead& a = date_heads_[i];
    const DateHead& b = date_heads_[i + 1];
    const bool between = titles_before_[a.node] != titles_before_[b.node];
    if (!between && level(a) == level(b)) bad[i] = bad[i + 1] = true;
  }
  // In each parent: whether the last head stands before the last entry.
  for (std::size_t i = 0; i < date_heads_.size(); ++i) {
    const DateHead& head = date_heads_[i];
    if (bad[i]) continue;
    std::size_t heads = 0;
    std::uint32_t first = kNoNode;
    std::uint32_t last = 0;
    for (std::size_t k = 0; k < date_heads_.size(); ++k) {
      if (date_heads_[k].parent != head.parent || level(date_heads_[k]) != level(head)) continue;
      ++heads;
      first = std::min(first, date_heads_[k].node);
      last = std::max(last, date_heads_[k].node);
    }
    const std::uint32_t above = titles_before_[first] - titles_before_[head.parent];
    const std::uint32_t below =
        titles_before_[Node(head.parent).end] - titles_before_[Node(last).end];
    // A whole day alone above a list may be today's.
    bad[i] = below == 0 || (head.day != 0 && (heads < 2 || above > 0));
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < date_heads_.size(); ++i) {
    if (!bad[i]) date_heads_[kept++] = date_heads_[i];
  }
  date_heads_.resize(kept);
  // The head of a single entry only where others of its kind have several.
  const auto alike = [this](const DateHead& a, const DateHead& b) {
    const OutlineNode& x = Node(a.parent);
    const OutlineNode& y = Node(b.parent);
    const bool near = x.parent == y.parent || Node(x.parent).parent == Node(y.parent).parent;
    return near && x.tag == y.tag && x.names == y.names;
  };
  std::vector<DateHead> grouped;
  for (const DateHead& head : date_heads_) {
    const bool several =
        std::any_of(date_heads_.begin(), date_heads_.end(), [&](const DateHead& other) {
          return Titles(other.parent) > 1 && (other.parent == head.parent || alike(other, head));
        });
    if (several) grouped.push_back(head);
  }
  date_heads_ = std::move(grouped);
  for (DateHead& head : date_heads_) {
    for (std::uint32_t i = Node(head.node).end; i < Node(head.parent).end; i = Node(i).end) {
      if (Node(i).Has(kNodeHidden) || TextOf(Node(i)).empty()) continue;
      head.leads = i;
      break;
    }
  }
  for (DateHead& head : date_heads_) {
    if (head.leads == kNoNode) continue;
    const OutlineNode& led = Node(head.leads);
    head.leads_group =
        std::any_of(date_heads_.begin(), date_heads_.end(), [&](const DateHead& other) {
          return other.leads != kNoNode && Titles(other.leads) > 1 &&
                 Node(other.leads).tag == led.tag && Node(other.leads).parent == led.parent;
        });
  }
}

bool ListReader::Impl::IsDateHead(std::uint32_t node) const {
  const auto found =
      std::lower_bound(date_heads_.begin(), date_heads_.end(), node,
                       [](const DateHead& head, std::uint32_t at) { return head.node < at; });
  return found != date_heads_.end() && found->node == node;
}

// Whether an element holds the entries of one group: a head before `inner`, or it follows a head
// and others that do so hold several.
bool ListReader::Impl::IsGroup(std::uint32_t node, std::uint32_t inner) const {
  return std::any_of(date_heads_.begin(), date_heads_.end(), [&](const DateHead& head) {
    return (head.parent == node && head.node < inner) || (head.leads == node && head.leads_group);
  });
}

// Whether an element is a group with its head in it.
bool ListReader::Impl::HoldsHead(std::uint32_t node) const {
  return std::any_of(date_heads_.begin(), date_heads_.end(),
                     [node](const DateHead& head) { return head.parent == node; });
}

// What the heads above a place say; nearer ones first.
ListReader::Impl::DateHead ListReader::Impl::HeadAbove(std::uint32_t node) const {
  DateHead said;
  auto at = std::lower_bound(date_heads_.begin(), date_heads_.end(), node,
                             [](const DateHead& head, std::uint32_t of) { return head.node < of; });
  std::size_t seen = 0;
  while (at != date_heads_.begin() && seen++ < kMaxAbove) {
    const DateHead& head = *--at;
    if (node >= Node(head.parent).end) continue;
    // The nearest of a kind in a parent; one of another kind may stand above it (2022年, 8月).
    if (said.day == 0 && said.month == 0 && said.year == 0) said.day = head.day;
    if (said.month == 0 && said.year == 0) said.month = head.month;
    if (said.year == 0) said.year = head.year;
    if (said.year != 0) break;
  }
  return said;
}

// Completes the days of a run's rows by the heads above them.
void ListReader::Impl::ApplyDateHeads(Run& run) {
  if (date_heads_.empty()) return;
  struct Bare {
    std::size_t row;
    int day;
    DateHead head;
  };
  std::vector<Bare> bare;
  const auto join = [](Row& row, const DateHead& head, int month, int day) {
    RowDay joined;
    joined.hit.year = static_cast<std::int16_t>(head.year);
    joined.hit.month = static_cast<std::uint8_t>(month);
    joined.hit.day = static_cast<std::uint8_t>(day);
    joined.from = RowDate::kJoined;
    const bool real = std::chrono::year_month_day(std::chrono::year{head.year},
                                                  std::chrono::month{static_cast<unsigned>(month)},
                                                  std::chrono::day{static_cast<unsigned>(day)})
                          .ok();
    if (!real) return;
    row.days.clear();
    row.days.push_back(joined);
  };
  for (std::size_t i = 0; i < run.rows.size(); ++i) {
    Row& row = run.rows[i];
    const bool open = row.days.empty() || (row.days.size() == 1 && !row.days[0].hit.has_year());
    if (!open || row.hidden) continue;
    const DateHead head = HeadAbove(row.node);
    if (head.year == 0) continue;
    if (!row.days.empty()) {
      const DateHit& hit = row.days[0].hit;
      if (head.month == 0 || head.month == hit.month) join(row, head, hit.month, hit.day);
      continue;
    }
    if (head.day != 0) {
      if (!row.relative) join(row, head, head.month, head.day);
      continue;
    }
    CollectPieces(row, pieces_);
    for (const Piece& piece : pieces_) {
      if (piece.in_anchor && row.anchor != kNoNode && piece.text.size() * 2 > row.title.size()) {
        continue;
      }
      const DatePart part = ReadPart(piece.text);
      if (part.part == Part::kMonthDay && head.month == 0) {
        join(row, head, part.month, part.day);
        break;
      }
      if (part.part != Part::kDay || head.month == 0) continue;
      if (std::all_of(piece.text.begin(), piece.text.end(), IsDigit)) {
        bare.push_back({i, part.day, head});
      } else {
        join(row, head, head.month, part.day);
      }
      break;
    }
  }
  // 1, 2, 3 are numbers of rows.
  bool counts = bare.size() > 1;
  for (std::size_t i = 1; i < bare.size(); ++i)
    counts = counts && bare[i].day == bare[i - 1].day + 1;
  if (counts) return;
  for (const Bare& found : bare) join(run.rows[found.row], found.head, found.head.month, found.day);
}

}  // namespace xuncha::facts
