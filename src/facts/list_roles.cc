// SPDX-License-Identifier: Apache-2.0
//
// What of a page is outside of its content, and what its links are to a list.
#include <algorithm>

#include "facts/ascii.h"
#include "facts/list_reader_impl.h"
#include "facts/list_text.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace xuncha::facts {
namespace {

using std::string_view;
using whatwg::TagId;

constexpr std::uint32_t kShortTool = 6;  // characters of a tool's label

// What the words of a link's label say. Bits.
enum LabelWord : std::uint8_t {
  kLabelPager = 1,
  kLabelMore = 2,
  kLabelOfHome = 4,
  kLabelMinor = 8,
  kLabelNeighbour = 16,
};

}  // namespace

ListReader::Impl::Impl(const Lexicon& lexicon)
    : words_(lexicon),
      pinned_words_(lexicon.pinned_words),
      other_dates_(lexicon.other_dates),
      friend_headings_(lexicon.friend_headings),
      side_headings_(lexicon.side_headings),
      weak_side_headings_(lexicon.weak_side_headings),
      closed_words_(lexicon.closed_words),
      closed_verbs_(lexicon.closed_verbs) {
  CollectFurniture();
  label_beginnings_.Add(lexicon.pager_labels, kLabelPager);
  label_beginnings_.Add(lexicon.more_labels, kLabelMore);
  label_beginnings_.Add(lexicon.home_labels, kLabelOfHome);
  label_beginnings_.Add(lexicon.minor_labels, kLabelMinor);
  label_beginnings_.Add(lexicon.neighbour_words, kLabelNeighbour);
}

// Which nodes stand in menus, the page's head, the footer, the breadcrumb.
void ListReader::Impl::MarkAreas() {
  const PageOutline& outline = *in_->outline;
  outside_.assign(outline.size(), 0);
  // The first element with text of the footer; empty elements before it are none of it.
  std::uint32_t footer = kNoNode;
  for (std::uint32_t i = 1; i < outline.size() && footer == kNoNode; ++i) {
    const OutlineNode& node = outline[i];
    if (!node.Has(kNodeHidden) && node.text.begin >= in_->footer_text &&
        node.text.end > node.text.begin) {
      footer = i;
    }
  }
  for (std::uint32_t i = 1; i < outline.size(); ++i) {
    const OutlineNode& node = outline[i];
    bool outside = outside_[node.parent] != 0 || node.Has(kNodeMenu | kNodeFooter);
    if (node.tag == TagId::kSelect || node.tag == TagId::kButton || node.tag == TagId::kNav) {
      outside = true;
    }
    if (!node.Has(kNodeHidden)) {
      outside = outside || (i >= footer && !node.Has(kNodeEmbedded));
      // Its links only: an element may hold nothing but the breadcrumb and an empty list.
      outside = outside || (node.Has(kNodeLink) && node.text.begin >= in_->crumb_begin &&
                            node.text.end <= in_->crumb_end && node.text.end > node.text.begin);
    }
    outside_[i] = outside ? 1 : 0;
  }
}

// What the label of a link says by its words: the labels of menus, pagers and footers stand on
// every page of a site.
std::uint8_t ListReader::Impl::LabelWords(string_view label) const {
  bool known = false;
  std::uint8_t* bits = label_words_.Find(XXH3_64bits(label.data(), label.size()), known);
  if (known) return *bits;
  const string_view plain = StripMarks(label);
  if (!plain.empty() && !IsDigit(plain.front()) && label_beginnings_.Of(plain) == 0) {
    *bits = 0;  // headlines
    return 0;
  }
  const int number = PlainNumber(label);
  unsigned found = 0;
  if (IsOneOfWords(words_.pager_labels, label) || (number >= 0 && number < 1000) ||
      StripMarks(label).empty()) {
    found |= kLabelPager;
  }
  if (IsOneOfWords(words_.more_labels, label)) found |= kLabelMore;
  if (IsOneOfWords(words_.home_labels, label)) found |= kLabelOfHome;
  if (IsOneOfWords(words_.minor_labels, label)) found |= kLabelMinor;
  if (BeginsWithWord(words_.neighbour_words, label)) found |= kLabelNeighbour;
  *bits = static_cast<std::uint8_t>(found);
  return *bits;
}

bool ListReader::Impl::IsMinorLabel(string_view label) const {
  return (LabelWords(label) & kLabelMinor) != 0;
}

LinkRole ListReader::Impl::RoleOf(std::uint32_t index) const {
  const OutlineNode& node = Node(index);
  if (!node.Has(kNodeLink) || node.links >= in_->links->size()) return LinkRole::kNone;
  const model::Link& link = LinkOf(index);
  if (link.use != model::kUsePage || link.label.empty()) return LinkRole::kNone;
  const string_view label = link.label;
  const std::uint8_t words = LabelWords(label);
  if ((words & kLabelPager) != 0) return LinkRole::kPager;
  if ((words & kLabelMore) != 0) return LinkRole::kMore;
  if (outside_[index] != 0 || link.place == model::Place::kNav ||
      link.place == model::Place::kFooter || link.place == model::Place::kHead) {
    return LinkRole::kNone;
  }
  // The logo, under whatever label, is no entry.
  if ((words & kLabelOfHome) != 0 || LeadsHome(AddressOf(index), in_->url)) return LinkRole::kNone;
  if (HoldsTemplateMark(label)) return LinkRole::kNone;
  // 大 中 小, 关闭, 收藏: what only a script does is an entry if its label says much.
  if (link.no_target != model::NoTarget::kHasTarget && CountChars(label) < kShortTool) {
    return LinkRole::kNone;
  }
  if ((words & kLabelMinor) != 0) return LinkRole::kMinor;
  if ((words & kLabelNeighbour) != 0) return LinkRole::kNone;
  const bool bracketed = (label.starts_with("[") && label.ends_with("]")) ||
                         (label.starts_with("【") && label.ends_with("】"));
  if (bracketed && CountChars(label) <= 14) return LinkRole::kMinor;
  const std::uint32_t begin = node.text.begin;
  const string_view before =
      StripMarks(TextIn({begin > 36 ? begin - 36 : 0, begin}, node.Has(kNodeHidden)));
  for (const std::string& word : words_.neighbour_words) {
    if (before.ends_with(word)) return LinkRole::kNone;
  }
  // 发表在 政策解读: what an entry is filed under.
  constexpr std::uint32_t kMaxFiled = 12;
  for (const std::string& word : words_.filed_words) {
    if (before.ends_with(word) && CountChars(label) <= kMaxFiled) return LinkRole::kMinor;
  }
  return LinkRole::kTitle;
}

// The same short label to the same address, three times and more: what the entries around it are
// filed under (发表在 领导活动), not entries.
void ListReader::Impl::DemoteLabels() {
  constexpr std::uint32_t kMaxChars = 10;
  constexpr std::size_t kOften = 3;
  std::vector<std::pair<string_view, std::uint32_t>> labels;  // address, node
  for (std::uint32_t i = 1; i < in_->outline->size(); ++i) {
    if (roles_[i] != LinkRole::kTitle) continue;
    const string_view label = TextOf(Node(i));
    if (label.empty() || label.size() > kMaxChars * 4 || CountChars(label) > kMaxChars) continue;
    const string_view address = AddressOf(i);
    if (!address.empty()) labels.emplace_back(address, i);
  }
  if (labels.size() < kOften) return;
  std::stable_sort(labels.begin(), labels.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  for (std::size_t begin = 0; begin < labels.size();) {
    std::size_t end = begin + 1;
    while (end < labels.size() && labels[end].first == labels[begin].first) ++end;
    if (end - begin >= kOften) {
      for (std::size_t i = begin; i < end; ++i) roles_[labels[i].second] = LinkRole::kMinor;
    }
    begin = end;
  }
}

// Entries whose title is a text and whose only link is 查看全文: two and more of them side by side.
// The link is then what leads to them.
void ListReader::Impl::PromoteReads() {
  constexpr std::uint32_t kTitleBytes = 24;
  constexpr std::size_t kMostReads = 400;
  struct Entry {
    std::uint32_t parent;
    std::uint32_t link;
    TagId tag;
  };
  const PageOutline& outline = *in_->outline;
  std::vector<std::uint32_t> reads;
  for (std::uint32_t i = 1; i < outline.size() && reads.size() < kMostReads; ++i) {
    if (roles_[i] == LinkRole::kMinor && outside_[i] == 0 && !Node(i).Has(kNodeHidden) &&
        LinkOf(i).no_target == model::NoTarget::kHasTarget &&
        IsOneOfWords(words_.read_labels, LinkOf(i).label)) {
      reads.push_back(i);
    }
  }
  if (reads.size() < 2) return;
  std::vector<Entry> entries;
  for (const std::uint32_t read : reads) {
    std::uint32_t node = read;
    for (;;) {
      const std::uint32_t parent = Node(node).parent;
      const TagId tag = Node(parent).tag;
      if (parent == 0 || tag == TagId::kBody || tag == TagId::kHtml) break;
      const auto first = std::lower_bound(reads.begin(), reads.end(), parent);
      const auto last = std::lower_bound(first, reads.end(), Node(parent).end);
      if (last - first > 1 || Titles(parent) > 0) break;
      node = parent;
    }
    const std::uint32_t bytes = Node(node).text.end - Node(node).text.begin;
    const std::uint32_t label = Node(read).text.end - Node(read).text.begin;
    if (bytes < label + kTitleBytes || Titles(node) > 0) continue;
    entries.push_back({Node(node).parent, read, Node(node).tag});
  }
  for (const Entry& entry : entries) {
    const auto alike = std::count_if(entries.begin(), entries.end(), [&](const Entry& other) {
      return other.parent == entry.parent && other.tag == entry.tag;
    });
    if (alike > 1) roles_[entry.link] = LinkRole::kTitle;
  }
}

void ListReader::Impl::CountTitles() {
  const std::uint32_t size = in_->outline->size();
  titles_before_.assign(size + 1, 0);
  for (std::uint32_t i = 0; i < size; ++i) {
    titles_before_[i + 1] = titles_before_[i] + (roles_[i] == LinkRole::kTitle ? 1 : 0);
  }
}

void ListReader::Impl::FindRoles() {
  constexpr std::uint32_t kNear = 40;  // nodes between the links of one entry
  const std::uint32_t size = in_->outline->size();
  roles_.assign(size, LinkRole::kNone);
  std::uint32_t last = kNoNode;
  bool minor = false;
  for (std::uint32_t i = 1; i < size; ++i) {
    if (!Node(i).Has(kNodeLink)) continue;
    LinkRole role = RoleOf(i);
    if (role == LinkRole::kTitle && last != kNoNode && i - last < kNear &&
        LinkOf(i).no_target == model::NoTarget::kHasTarget && AddressOf(i) == AddressOf(last) &&
        !AddressOf(i).empty()) {
      const bool pictured = TextOf(Node(last)).empty() && !TextOf(Node(i)).empty();
      if (pictured) {
        roles_[last] = LinkRole::kAgain;
      } else {
        role = LinkRole::kAgain;
      }
    }
    roles_[i] = role;
    minor = minor || role == LinkRole::kMinor;
    if (role == LinkRole::kTitle) last = i;
  }
  DemoteLabels();
  CountTitles();
  if (!minor) return;
  PromoteReads();
  CountTitles();
}

}  // namespace xuncha::facts
