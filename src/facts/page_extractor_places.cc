// SPDX-License-Identifier: Apache-2.0
//
// What closed elements were: lists, menus, wrappers, the footer; and the places of the links in
// them.
#include <algorithm>

#include "facts/ascii.h"
#include "facts/find_text.h"
#include "facts/page_extractor_impl.h"

namespace xuncha::facts {
namespace {

using model::Place;
using std::string_view;
using whatwg::TagId;

constexpr std::size_t kMaxBlocks = 16384;

bool IsAnyOf(TagId tag, std::initializer_list<TagId> tags) {
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

// Elements that lists are made of.
bool IsItem(TagId tag) {
  return IsAnyOf(tag, {TagId::kLi, TagId::kTr, TagId::kP, TagId::kDiv, TagId::kDl, TagId::kDd,
                       TagId::kDt, TagId::kTd, TagId::kTable, TagId::kArticle});
}

// Elements that stand in content and in no menu: the page's heading, the script of its list.
bool IsContent(TagId tag) {
  return IsAnyOf(tag, {TagId::kH1, TagId::kH2, TagId::kH3, TagId::kScript, TagId::kForm});
}

// Elements that content may stand in.
bool IsContainer(TagId tag) {
  return IsAnyOf(tag, {TagId::kDiv, TagId::kUl, TagId::kOl, TagId::kDl, TagId::kTable, TagId::kTd,
                       TagId::kSection, TagId::kMain, TagId::kArticle, TagId::kIframe});
}

}  // namespace

// Adds a closed child to its parent's count of items: short elements of one kind, each with a link.
void PageExtractor::Impl::CountItem(Frame& parent, const Frame& child) {
  constexpr std::uint32_t kMaxItemText = 600;
  constexpr std::uint32_t kMaxItemLinks = 4;
  if (!IsItem(child.tag) || child.hidden) return;
  const std::uint32_t links = page_links_ - child.begin.page_links;
  const std::uint32_t text = visible_.size() - child.begin.text;
  if (links == 0 || links > kMaxItemLinks || text > kMaxItemText) return;
  if (parent.item_tag != child.tag) {
    if (parent.items >= 3) return;  // the list goes on after a divider of another kind
    parent.item_tag = child.tag;
    parent.items = parent.dated = 0;
  }
  if (parent.items < 0xFFFF) ++parent.items;
  if (dates_ > child.begin.dates && parent.dated < 0xFFFF) ++parent.dated;
}

// Decides what a closed block was: a list of articles, a menu, or neither.
void PageExtractor::Impl::JudgeBlock(const Frame& frame) {
  constexpr std::uint32_t kShortLabel = 18;     // six Chinese characters
  constexpr std::size_t kLongLabel = 33;        // eleven: a headline among labels
  constexpr std::uint32_t kHeadlineLabel = 24;  // eight
  constexpr std::uint32_t kHeadText = 600;      // bytes: the day, the weather, a welcome
  constexpr std::uint32_t kMainBegun = 300;     // bytes of main text: the page's head is over
  const std::uint32_t text = visible_.size() - frame.begin.text;
  const std::uint32_t links = page_links_ - frame.begin.page_links;
  const std::uint32_t labels = label_bytes_ - frame.begin.label_bytes;
  if (text >= 20 && text <= 3000 && blocks_.size() < kMaxBlocks) {
    blocks_.push_back({{frame.begin.text, visible_.size()},
                       frame.begin.links,
                       static_cast<std::uint32_t>(out_->links.size())});
  }
  const bool dated = frame.items >= 3 && frame.dated * 2 >= frame.items;
  const bool menu = links >= 5 && labels / links <= kShortLabel && text < labels + links * 4 &&
                    dates_ == frame.begin.dates;
  const bool headlines = frame.items >= 4 && links > 0 && labels / links >= kHeadlineLabel &&
                         text < labels * 2 + links * 30;
  if (frame.place_root) {
    const bool long_labels = links > 0 && labels / links >= kHeadlineLabel;
    JudgeMenu(frame, dated || long_labels, text - std::min(text, labels) < kHeadText + labels / 2);
    return;
  }
  if (frame.place == Place::kNav) {
    // Its name alone makes no menu: an entry and its day may be called menu-con.
    const bool named = frame.menu_named && links >= 2 && labels / links < kHeadlineLabel &&
                       dates_ == frame.begin.dates && !dated && !headlines &&
                       !WrapsContent(frame) && !HoldsPlace(frame);
    JudgeInMenu(frame, dated || headlines, menu || named, named);
  }
  if (frame.place != Place::kContent) return;
  if (dated || headlines) {
    SetPlaces(frame.begin.links, Place::kList, false);
    return;
  }
  if (!menu || main_bytes_ >= kMainBegun || WrapsContent(frame) || HoldsPlace(frame)) return;
  // A menu and, beside it, a short list of headlines.
  std::size_t pages = 0;
  std::size_t long_labels = 0;
  for (std::size_t i = frame.begin.links; i < out_->links.size(); ++i) {
    const model::Link& link = out_->links[i].link;
    if (link.use != model::kUsePage || link.place != Place::kContent) continue;
    ++pages;
    if (link.label.size() >= kHeadlineLabel) ++long_labels;
  }
  if (long_labels >= 2 && long_labels * 4 > pages) return;
  for (std::size_t i = frame.begin.links; i < out_->links.size(); ++i) {
    model::Link& link = out_->links[i].link;  // what is shown in a frame is no entry of a menu
    const bool entry = link.use != model::kUseFrame && link.place == Place::kContent &&
                       link.label.size() <= kLongLabel;
    if (entry) link.place = Place::kNav;
  }
}

// What stands in an element that says it is a menu, while that is not certain.
void PageExtractor::Impl::JudgeInMenu(const Frame& frame, bool list, bool menu, bool named) {
  constexpr std::size_t kMaxHeld = 256;
  if (list) {
    for (std::size_t i = frames_.size(); i-- > 0;) {
      if (!frames_[i].place_root) continue;
      frames_[i].holds_list = true;
      return;
    }
  }
  if (menu && held_menus_.size() < kMaxHeld) {
    held_menus_.push_back({frame.begin.links, static_cast<std::uint32_t>(out_->links.size()),
                           named ? frame.node : kNoNode});
  }
}

// Whether the breadcrumb stands in the element, and more behind it.
bool PageExtractor::Impl::WrapsContent(const Frame& frame) const {
  if (!crumb_.done || crumb_.text < frame.begin.text || crumb_.link < frame.begin.links) {
    return false;
  }
  for (std::uint32_t i = crumb_.nodes_end; i < outline_.size(); ++i) {
    if (IsContainer(outline_[i].tag) || IsContent(outline_[i].tag)) return true;
  }
  return false;
}

// Whether something stands in the element that waits for its content: a menu holds nothing but its
// labels.
bool PageExtractor::Impl::HoldsPlace(const Frame& frame) const {
  if (frame.node == kNoNode) return false;
  for (std::uint32_t i = frame.node + 1; i < outline_.size(); ++i) {
    const OutlineNode& node = outline_[i];
    if (node.tag == TagId::kIframe || node.tag == TagId::kObject ||
        node.Has(kNodeTemplate | kNodeAwaits | kNodeDrawing))
      return true;
    const bool empty = node.end == i + 1 && !node.Has(kNodeHidden) &&
                       node.text.begin == node.text.end && node.links == node.links_end;
    if (empty && IsContainer(node.tag) && (node.tag != TagId::kDiv || !node.id.empty()))
      return true;
  }
  for (std::size_t i = frame.begin.links; i < out_->links.size(); ++i) {
    const string_view label = out_->links[i].link.label;
    if (label.find("{{") != string_view::npos || label.find("${") != string_view::npos) return true;
  }
  return false;
}

// An element that says by its name that it is a menu or the footer has closed: "top", "nav" and
// "channel" are also names of wrappers around the whole page, and of the place of a list.
void PageExtractor::Impl::JudgeMenu(const Frame& frame, bool list, bool menu_like) {
  // What shows a day behind the breadcrumb is the entry of a list, or a part of one: card-footer.
  const bool behind = crumb_.done ? crumb_.end <= frame.begin.text : main_bytes_ > 0;
  const bool entry = behind && dates_ > frame.begin.dates;
  if (frame.place != Place::kNav) {
    if (entry && (list || page_links_ - frame.begin.page_links <= 2)) {
      SetPlaces(frame.begin.links, Place::kContent, true);
      if (frame.node != kNoNode) {
        outline_[frame.node].flags &= static_cast<std::uint16_t>(~kNodeFooter);
      }
      if (!footers_.empty() && footers_.back() == frame.begin.text) footers_.pop_back();
      main_.insert(main_.end(), held_main_.begin(), held_main_.end());
    }
    held_main_.clear();
    return;
  }
  // Without a link it is no menu: a script or a frame fills it, or it is text of the content.
  bool filled =
      page_links_ == frame.begin.page_links && (behind || visible_.size() == frame.begin.text);
  if (page_links_ == frame.begin.page_links && frame.node != kNoNode) {
    for (std::uint32_t i = frame.node; i < outline_.size() && !filled; ++i) {
      filled = outline_[i].Has(kNodeTemplate);
    }
  }
  const bool wrapper = frame.tag == TagId::kMain ||
                       (frame.tag != TagId::kNav && (list || entry || frame.holds_list || filled ||
                                                     WrapsContent(frame) || HoldsPlace(frame)));
  if (!menu_like || wrapper) {
    SetPlaces(frame.begin.links, Place::kContent, false);
    if (frame.node != kNoNode) outline_[frame.node].flags &= static_cast<std::uint16_t>(~kNodeMenu);
    if (crumb_.done && crumb_.link >= frame.begin.links) {
      held_menus_.push_back({crumb_.link, crumb_.links_end, kNoNode});
    }
    for (const HeldMenu& menu : held_menus_) {
      for (std::uint32_t i = menu.links; i < menu.links_end; ++i) {
        model::Link& link = out_->links[i].link;
        if (link.place == Place::kContent) link.place = Place::kNav;
      }
      if (menu.node != kNoNode) outline_[menu.node].flags |= kNodeMenu;
    }
    main_.insert(main_.end(), held_main_.begin(), held_main_.end());
  }
  held_main_.clear();
}

void PageExtractor::Impl::SetPlaces(std::uint32_t from, Place place, bool over_lists) {
  for (std::size_t i = from; i < out_->links.size(); ++i) {
    model::Link& link = out_->links[i].link;
    const bool open = link.place == Place::kContent || (over_lists && link.place == Place::kList) ||
                      (place == Place::kContent &&
                       (link.place == Place::kNav || (over_lists && link.place == Place::kFooter)));
    if (open) link.place = place;
  }
}

void PageExtractor::Impl::AddMain(std::uint32_t begin, std::uint32_t end) {
  constexpr std::size_t kMaxRanges = 1u << 20;
  const Frame& frame = Top();
  if (frame.no_main) {
    const bool may_be = frame.place == Place::kNav || frame.place == Place::kFooter;
    if (may_be && held_main_.size() < kMaxRanges) {
      held_main_.push_back({begin, end});
    }
    return;
  }
  main_bytes_ += end - begin;
  if (!main_.empty() && main_.back().end == begin) {
    main_.back().end = end;
  } else if (main_.size() < kMaxRanges) {
    main_.push_back({begin, end});
  }
}

// On a page that says little the footer may be most of the text: the smallest block behind the
// breadcrumb that holds the site marks and the links beside them.
const PageExtractor::Impl::Block* PageExtractor::Impl::ShortFooter() const {
  constexpr std::size_t kShortPage = 2400;  // bytes of text
  constexpr std::uint32_t kMaxFooter = 1200;
  constexpr std::size_t kFewLinks = 2;
  const string_view all = visible_.All();
  if (all.size() > kShortPage) return nullptr;
  const std::size_t floor = crumb_.done ? crumb_.end : all.size() / 4;
  std::size_t mark = string_view::npos;
  for (const string_view sign : {string_view("ICP备"), string_view("标识码")}) {
    mark = std::min(mark, FindText(all, sign, floor));
  }
  if (mark == string_view::npos) return nullptr;
  const Block* best = nullptr;
  for (const Block& block : blocks_) {
    const std::uint32_t size = block.text.end - block.text.begin;
    const bool holds = mark >= block.text.begin && mark < block.text.end;
    if (!holds || block.text.begin < floor || size > kMaxFooter ||
        block.links_end - block.links < kFewLinks) {
      continue;
    }
    if (best == nullptr || size < best->text.end - best->text.begin) best = &block;
  }
  return best;
}

// Where no element says that it is the footer: the largest block of modest size, in the last part
// of the page, around the site marks.
void PageExtractor::Impl::FinishFooter() {
  constexpr std::uint32_t kMaxFooter = 1500;
  constexpr std::uint32_t kMaxFooterLinks = 60;
  const string_view all = visible_.All();
  for (const std::uint32_t begin : footers_) {
    footer_text_ = begin;
    if (begin >= all.size() / 2) break;  // a footer that was named: its text is no main text
  }
  if (footer_text_ != kNoIndex) return;
  std::size_t mark = string_view::npos;
  const std::size_t tail = all.size() > 4000 ? all.size() - 4000 : 0;
  for (const string_view sign : {string_view("ICP备"), string_view("标识码")}) {
    mark = std::min(mark, FindText(all, sign, std::max(tail, all.size() / 2)));
  }
  const Block* best = nullptr;
  for (const Block& block : blocks_) {
    if (mark == string_view::npos) break;
    const std::uint32_t size = block.text.end - block.text.begin;
    if (mark < block.text.begin || mark >= block.text.end || size > kMaxFooter ||
        block.links_end - block.links > kMaxFooterLinks || block.text.begin < all.size() / 2) {
      continue;
    }
    if (best == nullptr || size > best->text.end - best->text.begin) best = &block;
  }
  if (best == nullptr) best = ShortFooter();
  if (best == nullptr) return;
  footer_text_ = best->text.begin;
  SetPlaces(best->links, Place::kFooter, true);
  // Nothing that follows is main text; a range may begin before.
  while (!main_.empty() && main_.back().begin >= footer_text_) main_.pop_back();
  if (!main_.empty()) main_.back().end = std::min(main_.back().end, footer_text_);
}

}  // namespace xuncha::facts
