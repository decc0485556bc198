// SPDX-License-Identifier: Apache-2.0
//
// The outline of the page, and the lists that are read off it at the end.
#include <algorithm>

#include "facts/ascii.h"
#include "facts/page_extractor_impl.h"
#include "facts/publish_date_url.h"

namespace xuncha::facts {
namespace {

using std::string_view;
using whatwg::AttrId;
using whatwg::TagId;

constexpr std::uint32_t kSmallImage = 48;  // pixels: icons, bullets, rulers

// Attributes by which client-side templates repeat an element.
bool IsLoopAttribute(string_view name) {
  for (const string_view loop :
       {string_view("v-for"), string_view("ng-repeat"), string_view("v-html"),
        string_view("data-bind"), string_view("x-for"), string_view("ms-for")}) {
    if (EqualsNoCase(name, loop)) return true;
  }
  return false;
}

bool IsSmall(string_view length) {
  std::uint32_t value = 0;
  length = Trim(length);
  if (length.empty() || !IsDigit(length.front())) return false;
  for (const char c : length) {
    if (c == '%') return false;
    if (!IsDigit(c)) break;
    if (value < 100'000) value = value * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return value < kSmallImage;
}

bool IsLeaf(TagId tag) {
  switch (tag) {
    case TagId::kBr:
    case TagId::kHr:
    case TagId::kImg:
    case TagId::kImage:
    case TagId::kEmbed:
    case TagId::kInput:
    case TagId::kIframe:
    case TagId::kFrame:
      return true;
    default:
      return false;
  }
}

}  // namespace

OutlineMark PageExtractor::Impl::Mark() const {
  return {visible_.size(), hidden_.size(), static_cast<std::uint32_t>(out_->links.size())};
}

// Of an element that is just opened; the links of its own tag may be there already only if it is an
// anchor.
std::uint32_t PageExtractor::Impl::OpenNode(const Token& token, bool hidden) {
  OutlineMark at = Mark();
  const bool anchor = token.tag == TagId::kA;
  if (anchor) at.links = anchor_.first_link;
  std::uint8_t flags = hidden ? kNodeHidden : 0;
  if (anchor && anchor_.is_link) flags |= kNodeLink;
  const std::uint32_t index = outline_.Open(token.tag, flags, at);
  if (index == kNoNode) return index;
  OutlineNode& node = outline_[index];
  for (const whatwg::Attribute& attribute : token.attributes) {
    if (attribute.id == AttrId::kClass) {
      node.names = attribute.value;
    } else if (attribute.id == AttrId::kId) {
      node.id = attribute.value;
    } else if (attribute.id == AttrId::kUnknown && IsLoopAttribute(attribute.name)) {
      node.flags |= kNodeTemplate;
    }
  }
  return index;
}

void PageExtractor::Impl::AddLeaf(const Token& token, bool hidden, std::uint32_t first_link) {
  if (!IsLeaf(token.tag)) return;
  OutlineMark at = Mark();
  const std::uint32_t links_end = at.links;
  at.links = first_link;
  const std::uint32_t index =
      outline_.Leaf(token.tag, hidden || anchor_.hidden ? kNodeHidden : 0, at);
  if (index == kNoNode) return;
  OutlineNode& node = outline_[index];
  node.links_end = links_end;
  if (const whatwg::Attribute* names = token.Find(AttrId::kClass)) node.names = names->value;
  if (token.tag != TagId::kImg && token.tag != TagId::kImage) return;
  const whatwg::Attribute* width = token.Find(AttrId::kWidth);
  const whatwg::Attribute* height = token.Find(AttrId::kHeight);
  if ((width != nullptr && IsSmall(width->value)) ||
      (height != nullptr && IsSmall(height->value))) {
    node.flags |= kNodeSmall;
  }
}

// The text of a script or a comment.
void PageExtractor::Impl::AddRawNode(const Token& token) {
  if (template_depth_ > 0) return;
  const bool comment = token.type == whatwg::TokenType::kComment;
  if (comment && token.text.size() < 24) return;
  const std::uint8_t flags =
      static_cast<std::uint8_t>((comment ? kNodeComment : 0) | (Top().hidden ? kNodeHidden : 0));
  const std::uint32_t index =
      outline_.Leaf(comment ? TagId::kUnknown : TagId::kScript, flags, Mark());
  if (index == kNoNode) return;
  outline_[index].names = token.text;
  if (!comment) outline_[index].id = raw_type_;
}

// A link whose text was cut by the page itself keeps its whole title.
void PageExtractor::Impl::NoteLinkNode(string_view label) {
  if (anchor_.node == kNoNode) return;
  OutlineNode& node = outline_[anchor_.node];
  node.names = {};
  if (anchor_.title.empty() || !(label.ends_with("…") || label.ends_with(".."))) return;
  whatwg::Attribute title;
  title.value = anchor_.title;
  title.flags = anchor_.title_flags;
  node.names = KeptLabel(title);
}

void PageExtractor::Impl::FinishLists(string_view url) {
  outline_.Finish(Mark());
  if (const auto date = DateInUrl(url); date && date->day != 0) {
    DateHit hit;
    hit.year = date->year;
    hit.month = date->month;
    hit.day = date->day;
    facts_->url_day = FormatHit(hit);
  }
  ListInput input;
  input.outline = &outline_;
  input.visible = &visible_;
  input.hidden = &hidden_;
  input.links = &out_->links;
  input.url = url;
  input.facts = facts_;
  input.is_home = is_home_;
  input.footer_text = footer_text_;
  if (crumb_.done) {
    input.crumb_begin = crumb_.text;
    input.crumb_end = crumb_.end;
  }
  ScriptedPages pages;
  list_reader_.Read(input, facts_->lists, pages);
  for (const std::string& address : pages.addresses) {
    AddPageLink({Kept(address), true}, model::LinkForm::kScriptUrl, false);
    RawLink& raw = out_->links.back();
    raw.link.place = model::Place::kList;
    facts_->lists.pager.links.push_back(static_cast<std::uint32_t>(out_->links.size() - 1));
  }
  if (facts_->lists.pager.links.size() > 40) facts_->lists.pager.links.resize(40);
}

}  // namespace xuncha::facts
