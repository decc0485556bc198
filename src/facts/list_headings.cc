// SPDX-License-Identifier: Apache-2.0
//
// The words above a list, the tab that shows it, and where they lead.
#include <algorithm>

#include "base/utf8.h"
#include "facts/ascii.h"
#include "facts/date_text.h"
#include "facts/list_reader_impl.h"
#include "facts/list_text.h"

namespace xuncha::facts {
namespace {

using std::string_view;
using whatwg::TagId;

constexpr int kMaxLevels = 7;
constexpr std::size_t kMaxHeadingBytes = 100;
constexpr std::uint32_t kMaxHeadingChars = 30;
constexpr std::uint32_t kMaxHeadingNodes = 20;
constexpr std::uint32_t kMaxLinkedChars = 14;

bool IsSilent(const OutlineNode& node) {
  return node.tag == TagId::kBr || node.tag == TagId::kHr || node.tag == TagId::kScript ||
         node.tag == TagId::kImg || node.tag == TagId::kInput || node.Has(kNodeComment);
}

// 2021年, 2021年度: parts the entries of one list and names none.
bool IsYear(string_view text) {
  text = StripMarks(text);
  if (text.size() < 4 || !(text.starts_with("19") || text.starts_with("20")) || !IsDigit(text[2]) ||
      !IsDigit(text[3])) {
    return false;
  }
  const string_view rest = text.substr(4);
  return rest.empty() || rest == "年" || rest == "年度";
}

}  // namespace

bool ListReader::Impl::InCrumb(const OutlineNode& node) const {
  return !node.Has(kNodeHidden) && node.text.begin < in_->crumb_end &&
         node.text.end > in_->crumb_begin;
}

// Links that turned out to be a heading are no entries.
void ListReader::Impl::DropHeadingRuns(std::uint32_t node) {
  for (Run& run : runs_) {
    if (run.dated > 0) continue;
    const bool all = std::all_of(run.rows.begin(), run.rows.end(), [&](const Row& row) {
      return row.anchor != kNoNode && Inside(row.anchor, node);
    });
    if (all) run.dropped = true;
  }
}

// The text and link of an element that stands before a run. False if it is no heading.
bool ListReader::Impl::TakeHeading(Run& run, std::uint32_t node, std::uint32_t parent) {
  const OutlineNode& head = Node(node);
  std::uint32_t labels = 0;
  std::uint32_t more = kNoNode;
  std::uint32_t link = kNoNode;
  std::string text;
  std::uint32_t at = head.text.begin;
  for (std::uint32_t i = node; i < head.end; ++i) {
    if (!Node(i).Has(kNodeLink) || Node(i).Has(kNodeHidden) != head.Has(kNodeHidden)) continue;
    if (roles_[i] == LinkRole::kMore || roles_[i] == LinkRole::kPager) {
      if (more == kNoNode) more = i;
      text.append(TextIn({at, Node(i).text.begin}, head.Has(kNodeHidden)));
      at = Node(i).text.end;
      continue;
    }
    if (link == kNoNode) link = i;
    if (!LinkOf(i).label.empty()) ++labels;
  }
  text.append(TextIn({at, head.text.end}, head.Has(kNodeHidden)));
  const string_view heading = StripMarks(text);
  if (InCrumb(head)) return false;
  if (heading.empty()) {
    if (more != kNoNode && run.heading_link == model::kNoLink) run.heading_link = Node(more).links;
    return false;
  }
  if (TakeTab(run, node, parent)) return true;
  // A column that holds more than its title is no heading.
  if (head.end - node > kMaxHeadingNodes) return false;
  for (std::uint32_t i = node; i < head.end; ++i) {
    const TagId tag = Node(i).tag;
    const bool list = tag == TagId::kUl || tag == TagId::kOl || tag == TagId::kTable;
    if (list && (Node(i).Has(kNodeHidden) || TextOf(Node(i)).empty())) return false;
  }
  // The headline of a picture beside the list.
  for (std::uint32_t i = node; i < head.end; ++i) {
    if (roles_[i] == LinkRole::kTitle && CountChars(LinkOf(i).label) > kMaxLinkedChars) {
      return false;
    }
  }
  if (labels > 1 || CountChars(heading) > kMaxHeadingChars) return false;
  if (IsOneOfWords(words_.more_labels, heading)) return false;
  run.heading = CutUtf8(heading, kMaxHeadingBytes);
  run.heading_node = node;
  if (link != kNoNode) {
    run.heading_link = Node(link).links;
  } else if (more != kNoNode) {
    run.heading_link = Node(more).links;
  }
  return true;
}

// A row of labels above panes: the n-th label is the heading of the n-th pane.
bool ListReader::Impl::TakeTab(Run& run, std::uint32_t strip, std::uint32_t parent) {
  std::uint32_t box = strip;
  if (InCrumb(Node(strip))) return false;
  std::vector<std::uint32_t> labels;
  for (int depth = 0; depth < 5; ++depth) {
    labels.clear();
    for (std::uint32_t i = box + 1; i < Node(box).end; i = Node(i).end) {
      const OutlineNode& node = Node(i);
      if (IsSilent(node) || node.Has(kNodeHidden) || StripMarks(TextOf(node)).empty()) continue;
      if (roles_[i] == LinkRole::kMore || IsOneOfWords(words_.more_labels, TextOf(node))) continue;
      labels.push_back(i);
    }
    if (labels.size() != 1) break;
    box = labels.front();
  }
  if (labels.size() < 2 || labels.size() > 12) return false;
  for (const std::uint32_t label : labels) {
    if (CountChars(TextOf(Node(label))) > 14 || Titles(label) > 1) return false;
    // A menu of neighbours in which the page itself is found.
    if (outside_[label] != 0 && IsOwnName(TextOf(Node(label)))) return false;
  }
  std::vector<std::uint32_t> panes;
  const auto collect = [&](std::uint32_t from, std::uint32_t end) {
    panes.clear();
    for (std::uint32_t i = from; i < end; i = Node(i).end) {
      if (!IsSilent(Node(i)) && (Titles(i) > 0 || Node(i).end > i + 1)) panes.push_back(i);
    }
  };
  collect(Node(strip).end, Node(parent).end);
  for (int depth = 0; depth < 3 && panes.size() == 1 && panes[0] != run.first; ++depth) {
    const std::uint32_t only = panes[0];
    collect(only + 1, Node(only).end);
  }
  if (panes.size() < 2 || panes.size() > labels.size() + 1 || labels.size() > panes.size() + 1) {
    return false;
  }
  for (std::size_t i = 0; i < panes.size() && i < labels.size(); ++i) {
    if (!Inside(run.first, panes[i])) continue;
    // Rows of one list would be panes too: a pane holds the whole run.
    if (!Inside(run.last - 1, panes[i])) return false;
    const std::uint32_t label = labels[i];
    run.heading = CutUtf8(StripMarks(TextOf(Node(label))), kMaxHeadingBytes);
    run.heading_node = label;
    run.tabbed = true;
    for (std::uint32_t k = label; k < Node(label).end; ++k) {
      if (!Node(k).Has(kNodeLink)) continue;
      if (LinkOf(k).no_target == model::NoTarget::kHasTarget) run.heading_link = Node(k).links;
      break;
    }
    return true;
  }
  return false;
}

// Where 更多 leads, if it stands in the box of the run and before the next one.
void ListReader::Impl::FindMore(Run& run, std::uint32_t box, std::size_t index) {
  if (run.heading_link != model::kNoLink) return;
  std::uint32_t begin = box;
  std::uint32_t end = Node(box).end;
  for (std::size_t i = 0; i < runs_.size(); ++i) {
    if (i == index || runs_[i].dropped || !Inside(runs_[i].first, box)) continue;
    if (runs_[i].first > run.first) end = std::min(end, runs_[i].first);
    if (runs_[i].first < run.first) begin = std::max(begin, runs_[i].last);
  }
  for (std::uint32_t i = begin; i < end; ++i) {
    if (roles_[i] != LinkRole::kMore) continue;
    run.heading_link = Node(i).links;
    return;
  }
}

// Whether an element is a table's header, or a thead or table that holds one.
bool ListReader::Impl::IsHeaderRow(std::uint32_t node) const {
  std::vector<int> kinds;
  for (int depth = 0; depth < 4 && node < Node(node).end; ++depth, ++node) {
    if (HeaderCells(node, kinds)) return true;
    if (node + 1 >= Node(node).end) break;
  }
  return false;
}

void ListReader::Impl::FindHeading(Run& run) {
  std::uint32_t below = run.rows.front().node;
  std::uint32_t box = Node(below).parent;
  std::vector<std::uint32_t> before;
  bool only_tabs = false;  // other lists stand between: only a row of tabs can be meant
  for (int level = 0; level < kMaxLevels; ++level) {
    if (below == 0) break;
    if (Node(below).parent == 0 && Node(below).Has(kNodeEmbedded)) {
      below = Node(below).host;  // where the records stand in the page
    }
    const std::uint32_t parent = Node(below).parent;
    before.clear();
    for (std::uint32_t i = parent + 1; i < below; i = Node(i).end) before.push_back(i);
    box = parent;
    bool stop = false;
    for (std::size_t k = before.size(); k-- > 0;) {
      const std::uint32_t at = before[k];
      const OutlineNode& node = Node(at);
      if (IsSilent(node) || node.Has(kNodeHidden) || StripMarks(TextOf(node)).empty()) continue;
      if (IsHeaderRow(at) || IsDateHead(at) || IsDayAlone(TextOf(node)) || IsYear(TextOf(node))) {
        continue;
      }
      if (only_tabs ? TakeTab(run, at, parent) : TakeHeading(run, at, parent)) {
        DropHeadingRuns(at);
        run.box = parent;
        return;
      }
      if (roles_[at] == LinkRole::kMore || IsOneOfWords(words_.more_labels, TextOf(node))) continue;
      if (node.tag == Node(below).tag && (Titles(at) > 0 || only_tabs)) {
        only_tabs = true;
        continue;
      }
      stop = true;
      break;
    }
    if (!stop && !run.hidden && !only_tabs) {
      // Loose text right before the element.
      const std::uint32_t from =
          before.empty() ? Node(parent).text.begin : Node(before.back()).text.end;
      const string_view loose = Node(parent).Has(kNodeHidden) || Node(below).Has(kNodeHidden) ||
                                        (!before.empty() && Node(before.back()).Has(kNodeHidden))
                                    ? string_view()
                                    : StripMarks(TextIn({from, Node(below).text.begin}, false));
      if (!loose.empty() && level > 0) {
        if (CountChars(loose) <= kMaxHeadingChars) run.heading = CutUtf8(loose, kMaxHeadingBytes);
        stop = true;
      }
    }
    if (stop || parent == 0 || Node(parent).tag == TagId::kBody) break;
    below = parent;
  }
  run.box = box;
}

void ListReader::Impl::FindHeadings() {
  for (std::size_t i = 0; i < runs_.size(); ++i) {
    if (!runs_[i].dropped) FindHeading(runs_[i]);
  }
  for (std::size_t i = 0; i < runs_.size(); ++i) {
    Run& run = runs_[i];
    // The first entry of a run may be its heading: short, alone without a date.
    if (run.rows.size() >= 3 && run.heading.empty() && run.dated + 1 == run.rows.size() &&
        run.rows.front().days.empty() && CountChars(run.rows.front().title) <= 12 &&
        Node(run.rows.front().node).names != Node(run.rows[1].node).names) {
      run.heading = run.rows.front().title;
      run.heading_link = Node(run.rows.front().anchor).links;
      run.rows.erase(run.rows.begin());
    }
    FindMore(run, run.box, i);
  }
}

}  // namespace xuncha::facts
