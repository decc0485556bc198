// SPDX-License-Identifier: Apache-2.0
//
// Open elements, and what they say about the places of the links in them.
#include <algorithm>

#include "facts/ascii.h"
#include "facts/page_extractor_impl.h"

namespace xuncha::facts {
namespace {

using model::Place;
using std::string_view;
using whatwg::AttrId;
using whatwg::TagId;

// Deeper elements are not told apart; browsers cut at 512.
constexpr std::size_t kMaxDepth = 256;
// So far up an end tag looks for its element past elements of the other kind.
constexpr std::size_t kMaxInlineLook = 32;
constexpr std::size_t kMaxImpliedLook = 12;
constexpr std::size_t kMaxHeadings = 8;
constexpr std::size_t kMaxHeadingBytes = 200;

bool IsAnyOf(TagId tag, std::initializer_list<TagId> tags) {
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

std::size_t Index(TagId tag) { return static_cast<std::size_t>(tag); }

// Formatting elements and what behaves like them: their end tags do not close blocks.
bool IsFormatting(TagId tag) {
  switch (tag) {
    case TagId::kUnknown:
    case TagId::kAbbr:
    case TagId::kB:
    case TagId::kBig:
    case TagId::kCite:
    case TagId::kCode:
    case TagId::kDel:
    case TagId::kEm:
    case TagId::kFont:
    case TagId::kI:
    case TagId::kIns:
    case TagId::kLabel:
    case TagId::kMark:
    case TagId::kNobr:
    case TagId::kS:
    case TagId::kSmall:
    case TagId::kSpan:
    case TagId::kStrike:
    case TagId::kStrong:
    case TagId::kSub:
    case TagId::kSup:
    case TagId::kTt:
    case TagId::kU:
      return true;
    default:
      return false;
  }
}

// An end tag does not reach outside of these ("scope", HTML Standard 13.2.4.2).
bool IsScopeLimit(TagId tag) {
  return IsAnyOf(tag, {TagId::kTd, TagId::kTh, TagId::kTable, TagId::kCaption, TagId::kObject,
                       TagId::kMarquee});
}

bool IsTablePart(TagId tag) {
  return IsAnyOf(tag, {TagId::kTable, TagId::kTbody, TagId::kThead, TagId::kTfoot, TagId::kTr,
                       TagId::kTd, TagId::kTh, TagId::kCaption});
}

bool ClosesParagraph(TagId tag) {
  switch (tag) {
    case TagId::kAddress:
    case TagId::kArticle:
    case TagId::kAside:
    case TagId::kBlockquote:
    case TagId::kCenter:
    case TagId::kDir:
    case TagId::kDiv:
    case TagId::kDl:
    case TagId::kFieldset:
    case TagId::kFooter:
    case TagId::kForm:
    case TagId::kH1:
    case TagId::kH2:
    case TagId::kH3:
    case TagId::kH4:
    case TagId::kH5:
    case TagId::kH6:
    case TagId::kHeader:
    case TagId::kHr:
    case TagId::kLi:
    case TagId::kMain:
    case TagId::kMenu:
    case TagId::kNav:
    case TagId::kOl:
    case TagId::kP:
    case TagId::kPre:
    case TagId::kSection:
    case TagId::kUl:
      return true;
    default:
      return false;
  }
}

bool IsHeading(TagId tag) { return IsAnyOf(tag, {TagId::kH1, TagId::kH2, TagId::kH3}); }

bool IsAnyHeading(TagId tag) {
  return IsHeading(tag) || IsAnyOf(tag, {TagId::kH4, TagId::kH5, TagId::kH6});
}

}  // namespace

Counters PageExtractor::Impl::Now() const {
  return {visible_.size(), static_cast<std::uint32_t>(out_->links.size()), page_links_,
          label_bytes_, dates_};
}

bool PageExtractor::Impl::HidesItself(const Token& token) {
  if (token.Has(AttrId::kHidden)) return true;
  const whatwg::Attribute* style = token.Find(AttrId::kStyle);
  if (style == nullptr) return false;
  const std::uint8_t bits = words_.Style(style->value);
  if ((bits & kStyleHasUrl) != 0) {
    std::string scratch;
    OnCss(Kept(whatwg::AttrValue(*style, scratch)), transcoded_);
  }
  return (bits & kStyleHides) != 0;
}

// <nav aria-label="面包屑">, as guides to accessible pages have it.
bool PageExtractor::Impl::IsCalledBreadcrumb(const Token& token) {
  constexpr std::size_t kMaxBytes = 60;
  const whatwg::Attribute* label = token.Find(AttrId::kAriaLabel);
  if (label == nullptr) return false;
  const std::string name = Utf8Attr(*label, kMaxBytes);
  const std::vector<std::string>& known = words_.lexicon().breadcrumb_labels;
  return std::any_of(known.begin(), known.end(),
                     [&](const std::string& word) { return name.find(word) != std::string::npos; });
}

std::uint8_t PageExtractor::Impl::PlaceOf(const Token& token) {
  unsigned bits = 0;
  if (const whatwg::Attribute* names = token.Find(AttrId::kClass)) {
    bits |= words_.Place(names->value) & ~static_cast<unsigned>(kPlaceAppRoot);
  }
  if (const whatwg::Attribute* id = token.Find(AttrId::kId)) bits |= words_.Place(id->value);
  if (const whatwg::Attribute* role = token.Find(AttrId::kRole)) {
    if (EqualsNoCase(role->value, "navigation")) bits |= kPlaceNav;
    // Some systems give their messages above a list the same role; the page's footer is not in
    // <main>.
    const bool inside = open_[Index(TagId::kMain)] > 0;
    if (EqualsNoCase(role->value, "contentinfo") && !inside) bits |= kPlaceFooter;
  }
  const bool in_article = open_[Index(TagId::kArticle)] > 0;
  if (token.tag == TagId::kNav) {
    bits |= kPlaceNav;
    if (IsCalledBreadcrumb(token)) bits |= kPlaceBreadcrumb;
  }
  if (token.tag == TagId::kHeader && !in_article) bits |= kPlaceNav;
  if (token.tag == TagId::kFooter && !in_article) bits |= kPlaceFooter;
  return static_cast<std::uint8_t>(bits);
}

void PageExtractor::Impl::CloseIn(std::initializer_list<TagId> tags,
                                  std::initializer_list<TagId> limits) {
  std::size_t looked = 0;
  for (std::size_t i = frames_.size(); i-- > 1 && looked < kMaxImpliedLook; ++looked) {
    const TagId tag = frames_[i].tag;
    if (IsAnyOf(tag, tags)) {
      PopTo(i);
      return;
    }
    if (IsAnyOf(tag, limits)) return;
  }
}

// Elements that the start of another one ends (HTML Standard 13.1.2.4, "optional tags").
void PageExtractor::Impl::CloseImplied(TagId tag) {
  if (open_[Index(TagId::kP)] > 0 && ClosesParagraph(tag)) {
    CloseIn({TagId::kP}, {TagId::kDiv, TagId::kTd, TagId::kTh, TagId::kTable, TagId::kLi,
                          TagId::kUl, TagId::kOl, TagId::kButton, TagId::kObject});
  }
  if (IsAnyHeading(tag) && IsAnyHeading(Top().tag)) PopFrame();
  switch (tag) {
    case TagId::kLi:
      if (open_[Index(tag)] > 0) {
        CloseIn({tag}, {TagId::kUl, TagId::kOl, TagId::kMenu, TagId::kDir, TagId::kDiv, TagId::kTd,
                        TagId::kTable});
      }
      break;
    case TagId::kDt:
    case TagId::kDd:
      CloseIn({TagId::kDt, TagId::kDd}, {TagId::kDl, TagId::kDiv, TagId::kTd, TagId::kTable});
      break;
    case TagId::kOption:
    case TagId::kOptgroup:
      CloseIn({TagId::kOption}, {TagId::kSelect, TagId::kDatalist});
      break;
    case TagId::kTd:
    case TagId::kTh:
      if (open_[Index(TagId::kTd)] + open_[Index(TagId::kTh)] > 0) {
        CloseIn({TagId::kTd, TagId::kTh}, {TagId::kTr, TagId::kTable});
      }
      break;
    case TagId::kTr:
      if (open_[Index(tag)] > 0) CloseIn({tag}, {TagId::kTable});
      break;
    case TagId::kTbody:
    case TagId::kTfoot:
      CloseIn({TagId::kTbody, TagId::kThead, TagId::kTfoot}, {TagId::kTable});
      break;
    default:
      break;
  }
}

void PageExtractor::Impl::PushFrame(const Token& token, bool hidden) {
  if (frames_.size() >= kMaxDepth) {
    facts_->depth_limited = true;
    ++beyond_depth_;
    return;
  }
  const TagId tag = token.tag;
  const bool is_page = tag == TagId::kBody || tag == TagId::kHtml;
  const std::uint8_t bits = PlaceOf(token);
  // Made in place: a frame built on the stack and copied costs more than all the rest of this.
  Frame& frame = frames_.emplace_back();
  const Frame& parent = frames_[frames_.size() - 2];
  frame.tag = tag;
  frame.hidden = hidden;
  frame.app_root = (bits & kPlaceAppRoot) != 0;
  if (frame.app_root) has_app_root_ = true;
  frame.place = parent.place;
  frame.no_main = parent.no_main;
  frame.no_text = parent.no_text || tag == TagId::kSvg || tag == TagId::kMath;
  frame.begin = Now();
  frame.node = OpenNode(token, hidden);
  frame.menu_named = (bits & kPlaceNav) != 0;
  if (!is_page && (bits & (kPlaceNav | kPlaceFooter)) != 0 && frame.place == Place::kContent) {
    frame.place = (bits & kPlaceFooter) != 0 ? Place::kFooter : Place::kNav;
    frame.no_main = frame.place_root = true;
    held_main_.clear();
    held_menus_.clear();
    if (frame.node != kNoNode) {
      outline_[frame.node].flags |= frame.place == Place::kNav ? kNodeMenu : kNodeFooter;
    }
    if (frame.place == Place::kFooter && footers_.size() < 64) {
      footers_.push_back(frame.begin.text);
    }
  }
  if (tag == TagId::kOption || tag == TagId::kSelect || tag == TagId::kButton ||
      tag == TagId::kDatalist) {
    frame.no_main = true;
  }
  ++open_[Index(tag)];
  if (!is_page && (bits & kPlaceBreadcrumb) != 0 && !crumb_.open && !crumb_.done && !hidden) {
    BeginBreadcrumb(frame.begin.text, frame.begin.links, frames_.size(), true);
  }
  OnOtherHandler(token, Top().handler_link);
  OnOpened(token);
  if (IsHeading(tag) && heading_ == TagId::kUnknown && !hidden) {
    heading_ = tag;
    heading_text_ = visible_.size();
  }
}

// What an element with content brings besides its place.
void PageExtractor::Impl::OnOpened(const Token& token) {
  switch (token.tag) {
    case TagId::kForm:
      OnForm(token);
      break;
    case TagId::kSelect:
      select_jumps_ = false;
      if (const whatwg::Attribute* change = token.Find(AttrId::kOnchange)) {
        select_jumps_ = change->value.find("open") != string_view::npos ||
                        change->value.find("location") != string_view::npos;
      }
      break;
    case TagId::kOption:
      OnOption(token);
      break;
    case TagId::kFrameset:
      facts_->frameset = true;
      break;
    case TagId::kButton:
      OnResource(token, AttrId::kFormaction, model::kUseForm);
      break;
    case TagId::kObject:
      // <object type="text/html" data="/frag/14.html"> is a frame by another name.
      OnResource(token, AttrId::kData,
                 EqualsNoCase(Trim(token.Raw(AttrId::kType)), "text/html") ? model::kUseFrame
                                                                           : model::kUseMedia);
      break;
    case TagId::kVideo:
    case TagId::kAudio:
      OnResource(token, AttrId::kSrc, model::kUseMedia);
      OnResource(token, AttrId::kPoster, model::kUseImage);
      break;
    case TagId::kBody:
      if (const whatwg::Attribute* load = token.Find(AttrId::kOnload)) OnCode(load->value);
      OnResource(token, AttrId::kBackground, model::kUseImage);
      break;
    case TagId::kTable:
    case TagId::kTr:
    case TagId::kTd:
    case TagId::kTh:
      OnResource(token, AttrId::kBackground, model::kUseImage);
      break;
    default:
      break;
  }
}

void PageExtractor::Impl::CloseTag(TagId tag) {
  if (beyond_depth_ > 0) {
    --beyond_depth_;
    return;
  }
  if (open_[Index(tag)] == 0) {
    if (tag == TagId::kP) visible_.Break();
    return;
  }
  if (tag == TagId::kBody || tag == TagId::kHtml) return;  // text may follow; the end closes them
  const bool formatting = IsFormatting(tag);
  std::size_t looked = 0;
  for (std::size_t i = frames_.size(); i-- > 1; ++looked) {
    const TagId open = frames_[i].tag;
    if (open == tag) {
      PopTo(i);
      return;
    }
    if (formatting && (!IsFormatting(open) || looked >= kMaxInlineLook)) return;
    if (!IsTablePart(tag) && IsScopeLimit(open)) return;
    if (IsTablePart(tag) && open == TagId::kTable) return;
  }
}

void PageExtractor::Impl::PopTo(std::size_t depth) {
  while (frames_.size() > depth) PopFrame();
}

void PageExtractor::Impl::PopFrame() {
  if (anchor_.open && anchor_.depth >= frames_.size()) CloseAnchor();
  const Frame frame = Top();
  if (crumb_.open && frames_.size() <= crumb_.depth) EndBreadcrumbAt(frames_.size());
  frames_.pop_back();
  --open_[Index(frame.tag)];
  outline_.Close(frame.node, Mark());
  if (frame.handler_link < out_->links.size()) {
    if (frame.node != kNoNode) outline_[frame.node].flags |= kNodeLink;
    const string_view text = visible_.From(frame.begin.text).substr(0, 4096);
    model::Link& link = out_->links[frame.handler_link].link;
    if (link.label.empty()) link.label = CutUtf8(text, kMaxLabelBytes);
    ++page_links_;
    label_bytes_ += static_cast<std::uint32_t>(link.label.size());
  }
  if (heading_ != TagId::kUnknown && frame.tag == heading_) {
    const string_view text = visible_.From(heading_text_);
    if (!text.empty() && facts_->headings.size() < kMaxHeadings) {
      facts_->headings.emplace_back(CutUtf8(text, kMaxHeadingBytes));
    }
    heading_ = TagId::kUnknown;
  }
  if (frame.app_root) {
    constexpr std::size_t kWaiting = 60;  // bytes: 加载中，请稍候…
    // Behind the footer it is a helper's: a chat, larger letters.
    awaits_app_ = awaits_app_ || (footers_.empty() && page_links_ == frame.begin.page_links &&
                                  visible_.From(frame.begin.text).size() <= kWaiting);
  }
  if (IsFormatting(frame.tag)) return;
  JudgeBlock(frame);
  CountItem(Top(), frame);
}

}  // namespace xuncha::facts
