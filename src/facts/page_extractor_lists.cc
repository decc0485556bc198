// SPDX-License-Identifier: Apache-2.0
//
// The outline of the page, and the lists that are read off it at the end.
#include <algorithm>

#include "facts/ascii.h"
#include "facts/content_attributes.h"
#include "facts/date_reader.h"
#include "facts/date_text.h"
#include "facts/find_text.h"
#include "facts/page_extractor_impl.h"
#include "facts/publish_date_url.h"
#include "facts/script_content.h"
#include "facts/script_records.h"
#include "facts/style_pictures.h"

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
        string_view("data-bind"), string_view("x-for"), string_view("ms-for"),
        string_view("data-ng-repeat"), string_view("*ngfor"), string_view("data-api"),
        string_view("data-ajax"), string_view("data-remote"), string_view("data-list-url")}) {
    if (EqualsNoCase(name, loop)) return true;
  }
  return false;
}

// x-init="rows = await (await fetch('/api/articles')).json()": the same, where the repeated element
// stands in a <template>.
bool FetchesRows(const whatwg::Attribute& attribute) {
  return EqualsNoCase(attribute.name, "x-init") &&
         (FindText(attribute.value, "fetch(") != string_view::npos ||
          FindText(attribute.value, "axios") != string_view::npos);
}

// What its attributes say of content that is yet to come, apart from a template's.
bool AwaitsContent(const whatwg::Attribute& attribute) {
  switch (attribute.id) {
    case AttrId::kUnknown:
    case AttrId::kDataUrl:
    case AttrId::kDataSrc:
    case AttrId::kDataSource:
    case AttrId::kUrl:
      return NamesContentAddress(attribute.name, attribute.value) ||
             NamesContentObject(attribute.name, attribute.value);
    default:
      return false;
  }
}

// <news-list cid="15">: no element of HTML, but one that a script of the site makes.
bool IsCustomElement(const whatwg::Token& token) {
  return token.tag == TagId::kUnknown && token.text.size() > 3 &&
         token.text.find('-') != string_view::npos && token.text.find(':') == string_view::npos;
}

// <svg width="600" height="400">: a chart, and no icon.
bool IsDrawing(const whatwg::Token& token) {
  constexpr std::uint32_t kLeast = 100;  // pixels
  return token.tag == TagId::kSvg && Pixels(token.Raw(AttrId::kWidth)) >= kLeast &&
         Pixels(token.Raw(AttrId::kHeight)) >= kLeast;
}

// A frame that is shown and has no address yet.
bool AwaitsAddress(const whatwg::Token& token) {
  return IsBlankAddress(token.Raw(AttrId::kSrc)) && token.Find(AttrId::kDataSrc) == nullptr &&
         token.Find(AttrId::kHidden) == nullptr && !IsNoLength(token.Raw(AttrId::kWidth)) &&
         !IsNoLength(token.Raw(AttrId::kHeight)) &&
         FindText(token.Raw(AttrId::kStyle), "none") == string_view::npos;
}

// src="data:image/jpeg;base64,…": a picture that an editor pasted, and no icon or place holder.
bool IsPastedPicture(const whatwg::Token& token) {
  constexpr std::size_t kLeast = 4096;         // bytes as written
  constexpr std::uint32_t kLeastPixels = 100;  // both ways, where they are said
  const string_view src = token.Raw(AttrId::kSrc);
  if (!StartsWithLower(src, "data:image/")) return false;
  return src.size() >= kLeast || (Pixels(token.Raw(AttrId::kWidth)) >= kLeastPixels &&
                                  Pixels(token.Raw(AttrId::kHeight)) >= kLeastPixels);
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

bool HoldsRecords(string_view text) {
  return FindText(text, "<record>") != string_view::npos ||
         FindText(text, "<datastore") != string_view::npos || MayHoldObjects(text) ||
         MayWriteMarkup(text);
}

// The markup of <record> elements, or of CDATA sections inside a <datastore>; false if the text,
// which HoldsRecords, has none that leads anywhere.
bool RecordsOf(string_view text, std::string& records) {
  constexpr std::size_t kMaxRecords = 1000;
  constexpr std::size_t kMaxBytes = 512 * 1024;
  std::size_t at = 0;
  for (std::size_t i = 0; i < kMaxRecords && records.size() < kMaxBytes; ++i) {
    at = FindText(text, "<record>", at);
    if (at == string_view::npos) break;
    at += 8;
    std::size_t end = FindText(text, "</record>", at);
    if (end == string_view::npos) end = text.size();
    string_view record = Trim(text.substr(at, end - at));
    if (record.starts_with("<![CDATA[")) record.remove_prefix(9);
    if (record.ends_with("]]>")) record.remove_suffix(3);
    records.append(record).push_back('\n');
    at = end;
  }
  return FindLower(string_view(records).substr(0, 8192), "href") != string_view::npos;
}

// No byte of a character is a quote, a brace or a backslash.
bool HasPlainTrails(const whatwg::Encoding& encoding) {
  return encoding.id == whatwg::EncodingId::kUtf8 ||
         encoding.id == whatwg::EncodingId::kWindows1252;
}

bool IsLeaf(TagId tag) {
  switch (tag) {
    case TagId::kBr:
    case TagId::kHr:
    case TagId::kImg:
    case TagId::kImage:
    case TagId::kEmbed:
    case TagId::kInput:
    case TagId::kScript:
    case TagId::kIframe:
    case TagId::kFrame:
      return true;
    default:
      return false;
  }
}

// data-time="2022-08-01", but none that tells when something ends: scripts show such days.
bool NamesPublishDay(string_view name) {
  if (!name.starts_with("data-")) return false;
  const auto has = [name](std::initializer_list<string_view> words) {
    return std::any_of(words.begin(), words.end(), [name](string_view word) {
      return FindLower(name, word) != string_view::npos;
    });
  };
  return has({"date", "time", "day", "pub", "rq", "sj"}) &&
         !has(
             {"end", "stop", "dead", "expire", "start", "begin", "valid", "now", "today", "close"});
}

bool TellsDayOf(const whatwg::Attribute& attribute, bool anchor) {
  switch (attribute.id) {
    case AttrId::kDataTime:
    case AttrId::kDataDate:
      return true;
    case AttrId::kTitle:
      return !anchor;
    case AttrId::kUnknown:
      return NamesPublishDay(attribute.name);
    default:
      return false;
  }
}

// Whether an attribute is a whole day and nothing else but a time.
bool IsWholeDay(string_view value) {
  constexpr std::size_t kLongest = 25;  // 2022-08-01T09:30:00+08:00
  value = Trim(value);
  if (value.size() < 8 || value.size() > kLongest || !IsDigit(value[0]) || !IsDigit(value[3])) {
    return false;
  }
  return IsDateOfList(value.substr(0, 10)) && ReadFirstDate(value.substr(0, 10), {}).has_value();
}

// title="标题：…&#10;发布时间：2022-08-01": longer than a title, with a year in it.
bool TellsDay(std::string_view raw) {
  constexpr std::size_t kShortest = 24;
  if (raw.size() < kShortest) return false;
  std::size_t digits = 0;
  std::size_t years = 0;
  for (const char c : raw) {
    digits = IsDigit(c) ? digits + 1 : 0;
    if (digits == 4) ++years;
  }
  return years > 0;
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
  const whatwg::Attribute* role = token.Find(AttrId::kRole);
  const bool aside = role != nullptr && EqualsNoCase(role->value, "complementary");
  const std::uint32_t index = outline_.Open(aside ? TagId::kAside : token.tag, flags, at);
  if (index == kNoNode) return index;
  OutlineNode& node = outline_[index];
  if (IsCustomElement(token)) node.flags |= kNodeAwaits;
  if (IsDrawing(token)) node.flags |= kNodeDrawing;
  for (const whatwg::Attribute& attribute : token.attributes) {
    if (attribute.id == AttrId::kClass) {
      node.names = attribute.value;
    } else if (attribute.id == AttrId::kId ||
               (attribute.id == AttrId::kDatetime && token.tag == TagId::kTime) ||
               (node.id.empty() && TellsDayOf(attribute, anchor) && IsWholeDay(attribute.value))) {
      node.id = attribute.value;
    } else if (attribute.id == AttrId::kUnknown &&
               (IsLoopAttribute(attribute.name) || FetchesRows(attribute))) {
      node.flags |= kNodeTemplate;
    } else if (attribute.id == AttrId::kStyle && ShowsPicture(attribute.value)) {
      node.flags |= kNodeDrawing;
    } else if (AwaitsContent(attribute)) {
      node.flags |= kNodeAwaits;
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
  for (const whatwg::Attribute& attribute : token.attributes) {
    const bool loader = token.tag == TagId::kScript && attribute.id == AttrId::kUnknown &&
                        EqualsNoCase(attribute.name, "data-main");
    if (loader) node.flags |= kNodeAwaits;
  }
  if (token.tag == TagId::kIframe && AwaitsAddress(token)) {
    node.flags |= kNodeAwaits;
    node.id = token.Raw(AttrId::kId);
  }
  if (token.tag != TagId::kImg && token.tag != TagId::kImage) return;
  const whatwg::Attribute* width = token.Find(AttrId::kWidth);
  const whatwg::Attribute* height = token.Find(AttrId::kHeight);
  if ((width != nullptr && IsSmall(width->value)) ||
      (height != nullptr && IsSmall(height->value))) {
    node.flags |= kNodeSmall;
  } else if (IsPastedPicture(token)) {
    node.flags |= kNodeDrawing;
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
  const bool cut = label.ends_with("…") || label.ends_with("..");
  if (anchor_.title.empty() || !(cut || TellsDay(anchor_.title))) return;
  whatwg::Attribute title;
  title.value = anchor_.title;
  title.flags = anchor_.title_flags;
  node.names = KeptLabel(title);
}

// Records that stand in a script or a comment and that the page's own script shows: their markup
// is read as if it stood there, its links and text kept apart.
void PageExtractor::Impl::ReadEmbedded() {
  constexpr std::size_t kMaxFragments = 8;
  std::size_t fragments = 0;
  const std::uint32_t count = outline_.size();
  for (std::uint32_t i = 1; i < count && fragments < kMaxFragments; ++i) {
    const OutlineNode& node = outline_[i];
    const bool script = node.tag == TagId::kScript;
    if ((!script && !node.Has(kNodeComment)) || node.names.size() < 40) continue;
    // Records in a comment are data; a whole list with its script in one was taken out of use.
    if (node.Has(kNodeComment) && FindLower(node.names, "<script") != string_view::npos) continue;
    std::string records;
    const bool holds = words_.TextHolds(node.names, HoldsRecords);
    const bool single = HasPlainTrails(*encoding_);
    const bool read =
        holds && (RecordsOf(node.names, records) ||
                  (script && (MarkupOfObjects(node.names, single, words_.lexicon(), records) ||
                              MarkupWritten(node.names, single, records))));
    if (!read) {
      records.clear();
      if (!node.Has(kNodeComment) || !IsShownComment(i)) continue;
      records = node.names;
    }
    ++fragments;
    ReadFragment(Kept(records), i);
  }
}

// Whether a comment is what a script of the page shows: it fills an element that is empty
// otherwise, and a script that names the element looks for comments.
bool PageExtractor::Impl::IsShownComment(std::uint32_t index) const {
  const OutlineNode& comment = outline_[index];
  const OutlineNode& parent = outline_[comment.parent];
  if (parent.id.size() < 2 || parent.text.begin != parent.text.end ||
      parent.links != parent.links_end) {
    return false;
  }
  if (FindLower(comment.names.substr(0, 4096), "href") == string_view::npos) return false;
  for (std::uint32_t i = 1; i < outline_.size(); ++i) {
    const OutlineNode& node = outline_[i];
    if (node.tag != TagId::kScript || node.Has(kNodeComment)) continue;
    if (FindText(node.names, parent.id) == string_view::npos) continue;
    if (FindText(node.names, "nodeType") != string_view::npos ||
        FindText(node.names, "COMMENT_NODE") != string_view::npos ||
        FindText(node.names, "<!--") != string_view::npos) {
      return true;
    }
  }
  return false;
}

void PageExtractor::Impl::ReadFragment(string_view markup, std::uint32_t host) {
  const auto first_link = out_->links.size();
  const std::uint32_t first_node = outline_.size();
  const std::uint32_t root = outline_.Open(TagId::kDiv, kNodeHidden, Mark());
  if (root == kNoNode) return;
  Frame& frame = frames_.emplace_back();
  frame.tag = TagId::kDiv;
  frame.hidden = frame.no_main = true;
  frame.place = model::Place::kList;
  frame.node = root;
  frame.begin = Now();
  ++open_[static_cast<std::size_t>(TagId::kDiv)];
  const std::size_t depth = frames_.size();
  embedded_tokenizer_.Reset(markup, whatwg::TokenizerOptions{});
  for (;;) {
    const Token& token = embedded_tokenizer_.Next();
    if (token.type == whatwg::TokenType::kEndOfFile) break;
    if (token.type == whatwg::TokenType::kText) {
      hidden_.Append(Utf8(token.text, token.flags));
    } else if (token.type == whatwg::TokenType::kStartTag) {
      OnFragmentStart(token);
    } else if (token.type == whatwg::TokenType::kEndTag) {
      hidden_.Break();
      if (token.tag == TagId::kA) {
        CloseAnchor();
      } else if (frames_.size() > depth) {
        CloseTag(token.tag);
      }
    }
    if (frames_.size() < depth) break;  // the fragment closed more than it opened
  }
  CloseAnchor();
  while (frames_.size() >= depth) PopFrame();
  outline_.Close(root, Mark());
  for (std::uint32_t i = first_node; i < outline_.size(); ++i) outline_[i].flags |= kNodeEmbedded;
  outline_[root].host = host;
  for (std::size_t i = first_link; i < out_->links.size(); ++i) {
    model::Link& link = out_->links[i].link;
    link.form = model::LinkForm::kEmbedded;
    link.place = model::Place::kList;
    link.visible = true;
  }
}

void PageExtractor::Impl::OnFragmentStart(const Token& token) {
  hidden_.Break();
  CloseImplied(token.tag);
  switch (token.tag) {
    case TagId::kA:
      OnAnchor(token);
      return;
    case TagId::kScript:
    case TagId::kStyle:
    case TagId::kImg:
    case TagId::kInput:
    case TagId::kLink:
    case TagId::kMeta:
      return;
    case TagId::kBr:
    case TagId::kHr:
      AddLeaf(token, true, static_cast<std::uint32_t>(out_->links.size()));
      return;
    default:
      if (!token.self_closing) PushFrame(token, true);
  }
}

void PageExtractor::Impl::FinishLists(string_view url) {
  ReadEmbedded();
  outline_.Finish(Mark());
  if (const auto date = DateInUrl(url); date && date->day != 0) {
    DateHit hit;
    hit.year = date->year;
    hit.month = date->month;
    hit.day = date->day;
    facts_->url_day = FormatHit(hit);
  }
  ListInput input;
  input.pictured = &pictured_;
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
