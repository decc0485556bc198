// SPDX-License-Identifier: Apache-2.0
//
// What visitors click: anchors, image maps, elements with handlers; and the unwrapping of addresses
// from scripts, relay pages and data attributes.
#include <algorithm>

#include "facts/ascii.h"
#include "facts/page_extractor_impl.h"
#include "facts/relay_address.h"
#include "facts/template_address.h"

namespace xuncha::facts {
namespace {

using model::LinkForm;
using model::NoTarget;
using model::Place;
using std::string_view;
using whatwg::AttrId;

constexpr std::size_t kMaxLinks = 100'000;  // of one page
constexpr std::size_t kMaxScriptAttr = 16 * 1024;

std::string PercentDecode(string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && HexValue(text[i + 1]) >= 0 &&
        HexValue(text[i + 2]) >= 0) {
      decoded.push_back(static_cast<char>(HexValue(text[i + 1]) * 16 + HexValue(text[i + 2])));
      i += 2;
    } else {
      decoded.push_back(text[i]);
    }
  }
  return decoded;
}

// Length of "javascript:" at the beginning, 0 if the address has another scheme or none.
std::size_t ScriptScheme(string_view address) {
  if (address.empty()) return 0;
  const char first = ToLower(address.front());
  if (first != 'j' && first != 'v') return 0;
  for (const string_view scheme : {string_view("javascript:"), string_view("vbscript:"),
                                   string_view("javacript:"), string_view("javescript:")}) {
    if (StartsWithLower(address, scheme)) return scheme.size();
  }
  return 0;
}

bool IsUncheckable(string_view address) {
  switch (ToLower(address.front())) {
    case 'm':
      return StartsWithLower(address, "mailto:") || StartsWithLower(address, "mqq:") ||
             StartsWithLower(address, "mqqwpa:") || StartsWithLower(address, "mqqapi:");
    case 't':
      return StartsWithLower(address, "tel:") || StartsWithLower(address, "tencent:");
    case 's':
      return StartsWithLower(address, "sms:") || StartsWithLower(address, "skype:");
    case 'c':
      return StartsWithLower(address, "callto:") || StartsWithLower(address, "cid:");
    case 'w':
      return StartsWithLower(address, "weixin:") || StartsWithLower(address, "wechat:");
    case 'd':
      return StartsWithLower(address, "data:");
    case 'b':
      return StartsWithLower(address, "blob:");
    case 'a':
      return StartsWithLower(address, "about:") || StartsWithLower(address, "alipays:");
    default:
      return false;
  }
}

// What the address of a clickable thing leads to; kScript for all scripts.
NoTarget TargetKind(string_view address) {
  if (address.empty()) return NoTarget::kEmpty;
  if (address.front() == '#') return NoTarget::kHash;
  if (ScriptScheme(address) != 0) return NoTarget::kScript;
  return IsUncheckable(address) ? NoTarget::kMail : NoTarget::kHasTarget;
}

// A handler that only keeps the link from doing anything.
bool IsIdleHandler(string_view code) {
  code = Trim(code);
  if (StartsWithLower(code, "javascript:")) code.remove_prefix(11);
  return IsEmptyScript(code);
}

string_view TrimAddress(string_view raw) {
  while (!raw.empty() && static_cast<unsigned char>(raw.front()) <= 0x20) raw.remove_prefix(1);
  while (!raw.empty() && static_cast<unsigned char>(raw.back()) <= 0x20) raw.remove_suffix(1);
  return raw;
}

}  // namespace

Address PageExtractor::Impl::AddressOf(const whatwg::Attribute& attribute) {
  const string_view raw = TrimAddress(attribute.value);
  if ((attribute.flags & whatwg::kHasRef) == 0) {
    // URL parsing drops line ends and tabs; NUL it keeps.
    return {raw, transcoded_};
  }
  std::string scratch;
  if (whatwg::IsAscii(raw)) {
    const string_view value = TrimAddress(whatwg::AttrValue(raw, attribute.flags, scratch));
    if (value.data() == raw.data()) return {raw, transcoded_};
    return {Kept(value), transcoded_ || !whatwg::IsAscii(value)};
  }
  const string_view value = TrimAddress(whatwg::AttrValue(Utf8(raw, 0), attribute.flags, scratch));
  return {Kept(value), true};
}

string_view PageExtractor::Impl::KeptLabel(const whatwg::Attribute& attribute) {
  return Kept(Utf8Attr(attribute, kMaxLabelBytes));
}

// alt, else title.
string_view PageExtractor::Impl::LabelFromAttributes(const Token& token) {
  for (const AttrId id : {AttrId::kAlt, AttrId::kTitle, AttrId::kAriaLabel}) {
    const whatwg::Attribute* attribute = token.Find(id);
    if (attribute == nullptr || attribute->value.empty()) continue;
    const string_view label = KeptLabel(*attribute);
    if (!label.empty()) return label;
  }
  return {};
}

RawLink& PageExtractor::Impl::AddLink(Address address, std::uint16_t use, LinkForm form) {
  auto& links = out_->links;
  if (links.size() >= kMaxLinks) {
    facts_->cut_by_us = true;
    links.pop_back();  // what is beyond takes the last place, so that callers always have a link
  }
  RawLink& raw = links.emplace_back();
  raw.address = address.text;
  raw.address_is_ascii = whatwg::IsAscii(address.text);
  raw.address_is_utf8 = address.is_utf8 && !raw.address_is_ascii;
  raw.link.use = use;
  raw.link.form = form;
  raw.link.place = in_head_ ? Place::kHead : Top().place;
  raw.link.visible = !Top().hidden;
  // The page's own scripts fill it in: where it leads then is not observed.
  if (HasTemplateHole(address.text)) raw.link.no_target = NoTarget::kScript;
  return raw;
}

void PageExtractor::Impl::AddPageLink(Address address, LinkForm form, bool has_handler) {
  RawLink& raw = AddLink(address, model::kUsePage, form);
  raw.link.has_handler = has_handler;
  if (anchor_.open) raw.link.visible = !anchor_.hidden;
  NoteAddressMarks(raw, static_cast<std::uint32_t>(out_->links.size() - 1));
}

void PageExtractor::Impl::AddNoTarget(string_view address, NoTarget why, bool has_handler) {
  RawLink& raw = AddLink({address, false}, model::kUsePage, LinkForm::kPlain);
  raw.link.no_target = why;
  raw.link.has_handler = has_handler;
  if (anchor_.open) raw.link.visible = !anchor_.hidden;
}

void PageExtractor::Impl::AddRelay(string_view address, bool has_handler) {
  if (address.find('?') == string_view::npos) return;
  const std::string target = ReadRelay(address, words_.lexicon());
  if (target.empty()) return;
  // Percent-decoded bytes are UTF-8 or, on old sites, in the page's own encoding.
  AddPageLink({Kept(target), whatwg::IsValidUtf8(target)}, LinkForm::kRelay, has_handler);
}

const whatwg::Attribute* PageExtractor::Impl::HandlerOf(const Token& token) const {
  for (const AttrId id : {AttrId::kOnclick, AttrId::kOnmousedown}) {
    if (const whatwg::Attribute* handler = token.Find(id)) return handler;
  }
  for (const whatwg::Attribute& attribute : token.attributes) {
    if (attribute.id == AttrId::kUnknown && EqualsNoCase(attribute.name, "ondblclick")) {
      return &attribute;
    }
  }
  return nullptr;
}

// The script in an attribute as UTF-8; kept, since reading it may need the scratch buffers.
string_view PageExtractor::Impl::ScriptOf(const whatwg::Attribute& attribute) {
  const string_view raw = Beginning(attribute.value, kMaxScriptAttr);
  std::string scratch;
  return Kept(whatwg::AttrValue(Utf8(raw, 0), attribute.flags, scratch));
}

bool PageExtractor::Impl::TryScriptUrl(string_view code, bool has_handler, NoTarget& why) {
  std::string decoded;
  if (code.find('%') != string_view::npos) {
    decoded = PercentDecode(code);
    code = decoded;
  }
  if (IsEmptyScript(code)) {
    why = NoTarget::kEmptyScript;
    return false;
  }
  why = NoTarget::kScript;
  const ScriptReading reading = ReadScript(code, words_.lexicon());
  if (reading.target != ScriptTarget::kAddress) return false;
  if (TargetKind(TrimAddress(reading.address)) != NoTarget::kHasTarget) return false;
  const LinkForm form = reading.leave_notice ? LinkForm::kLeaveNotice : LinkForm::kScriptUrl;
  const string_view address = Kept(TrimAddress(reading.address));
  AddPageLink({address, whatwg::IsValidUtf8(address)}, form, has_handler);
  AddRelay(address, has_handler);
  return true;
}

bool PageExtractor::Impl::TryHandler(const Token& token, NoTarget& why) {
  const whatwg::Attribute* handler = HandlerOf(token);
  if (handler == nullptr) return false;
  const string_view code = ScriptOf(*handler);
  if (IsIdleHandler(code)) return false;
  const ScriptReading reading = ReadScript(code, words_.lexicon());
  const string_view address = TrimAddress(reading.address);
  if (reading.target != ScriptTarget::kAddress || TargetKind(address) != NoTarget::kHasTarget) {
    why = NoTarget::kScript;
    return false;
  }
  const LinkForm form = reading.leave_notice ? LinkForm::kLeaveNotice : LinkForm::kHandler;
  const string_view kept = Kept(address);
  AddPageLink({kept, true}, form, true);
  AddRelay(kept, true);
  return true;
}

bool PageExtractor::Impl::TryDataAttributes(const Token& token, bool has_handler) {
  for (const AttrId id : {AttrId::kDataHref, AttrId::kDataUrl, AttrId::kDataLink}) {
    const whatwg::Attribute* attribute = token.Find(id);
    if (attribute == nullptr) continue;
    const Address address = AddressOf(*attribute);
    if (!IsAddressLike(address.text)) continue;
    AddPageLink(address, LinkForm::kDataAttribute, has_handler);
    return true;
  }
  return false;
}

void PageExtractor::Impl::OnAnchor(const Token& token) {
  CloseAnchor();
  const whatwg::Attribute* href = token.Find(AttrId::kHref);
  if (href == nullptr) href = token.Find(AttrId::kXlinkHref);
  const bool hidden = Top().hidden || HidesItself(token);
  anchor_ = Anchor{};
  anchor_.open = true;
  anchor_.hidden = hidden;
  anchor_.depth = frames_.size();
  anchor_.first_link = static_cast<std::uint32_t>(out_->links.size());
  anchor_.text = hidden ? hidden_.size() : visible_.size();
  const bool has_handler = HandlerOf(token) != nullptr;
  if (href != nullptr) {
    const Address address = AddressOf(*href);
    const NoTarget kind = TargetKind(address.text);
    if (kind == NoTarget::kHasTarget) {
      AddPageLink(address, LinkForm::kPlain, has_handler);
      AddRelay(address.text, has_handler);
      NoTarget ignored = NoTarget::kHasTarget;
      // A handler beside a real address usually goes to the same place; where it names another
      // one, visitors come there.
      if (has_handler && TryHandler(token, ignored) && out_->links.back().address == address.text) {
        out_->links.pop_back();
      }
    } else {
      OnDeadAnchor(token, address, kind);
    }
  } else if (has_handler || token.Has(AttrId::kDataHref) || token.Has(AttrId::kDataUrl) ||
             token.Has(AttrId::kDataLink)) {
    NoTarget why = NoTarget::kHasTarget;
    if (!TryHandler(token, why) && !TryDataAttributes(token, has_handler) &&
        why == NoTarget::kScript) {
      AddNoTarget({}, NoTarget::kScript, true);
    }
  }
  anchor_.is_link = out_->links.size() > anchor_.first_link;
  anchor_.node = OpenNode(token, hidden);
  if (!anchor_.is_link) {
    anchor_.hidden = hidden;
    return;
  }
  if (const whatwg::Attribute* title = token.Find(AttrId::kTitle)) {
    // Read only if the link turns out to have no text.
    anchor_.title = title->value;
    anchor_.title_flags = title->flags;
  }
}

// An address that leads nowhere by itself: "#", "", "javascript:…", mailto:.
void PageExtractor::Impl::OnDeadAnchor(const Token& token, Address address, NoTarget why) {
  const bool has_handler = HandlerOf(token) != nullptr;
  if (why == NoTarget::kMail) return AddNoTarget(address.text, why, has_handler);
  if (why == NoTarget::kScript) {
    const whatwg::Attribute* href = token.Find(AttrId::kHref);
    const string_view script = href == nullptr ? address.text : TrimAddress(ScriptOf(*href));
    if (TryScriptUrl(script.substr(ScriptScheme(script)), has_handler, why)) return;
  }
  NoTarget handler_says = why;
  if (TryHandler(token, handler_says)) return;
  if (TryDataAttributes(token, has_handler)) return;
  AddNoTarget(address.text, handler_says == NoTarget::kScript ? handler_says : why, has_handler);
}

void PageExtractor::Impl::CloseAnchor() {
  if (!anchor_.open) return;
  anchor_.open = false;
  const bool hidden = anchor_.hidden;
  anchor_.hidden = false;  // text behind it is seen
  outline_.Close(anchor_.node, Mark());
  if (!anchor_.is_link) return;
  const TextFlow& flow = hidden ? hidden_ : visible_;
  string_view label = CutUtf8(flow.From(anchor_.text), kMaxLabelBytes);
  if (label.empty()) label = anchor_.image_label;
  if (label.empty() && !anchor_.title.empty()) {
    whatwg::Attribute title;
    title.value = anchor_.title;
    title.flags = anchor_.title_flags;
    label = KeptLabel(title);
  }
  bool page_link = false;
  for (std::size_t i = anchor_.first_link; i < out_->links.size(); ++i) {
    model::Link& link = out_->links[i].link;
    if (link.use != model::kUsePage || !link.label.empty()) continue;
    link.label = label;
    page_link = true;
  }
  if (!page_link) return;
  NoteLinkNode(label);
  if (!hidden) {
    ++page_links_;
    label_bytes_ += static_cast<std::uint32_t>(label.size());
  }
  if (!hidden && crumb_.open && crumb_.anchors.size() < 16) {  // hidden text lies elsewhere
    crumb_.anchors.push_back({anchor_.text, visible_.size()});
  }
  const std::uint8_t bits = words_.Label(label);
  if (!hidden && ((bits & kLabelHome) != 0 || IsRoot(out_->links[anchor_.first_link].address))) {
    NoteHome(anchor_.text, anchor_.first_link, frames_.size(), (bits & kLabelHome) == 0);
  }
  if (bits == 0) return;
  if ((bits & kLabelSiteMap) != 0) {
    facts_->marks.site_map = true;
    if (out_->site_map_link == kNoIndex) out_->site_map_link = anchor_.first_link;
  }
  if ((bits & kLabelErrorReport) != 0) {
    facts_->marks.error_report = true;
    if (out_->error_report_link == kNoIndex) out_->error_report_link = anchor_.first_link;
  }
  if ((bits & kLabelAgeFriendly) != 0) facts_->marks.age_friendly = true;
}

// Elements that are no anchors but lead somewhere when clicked: only where the address can be read.
void PageExtractor::Impl::OnOtherHandler(const Token& token, std::uint32_t& link) {
  const bool has_data =
      token.Has(AttrId::kDataHref) || token.Has(AttrId::kDataLink) || token.Has(AttrId::kDataUrl);
  const whatwg::Attribute* click = token.Find(AttrId::kOnclick);
  if (click == nullptr && !has_data) return;
  const auto first = static_cast<std::uint32_t>(out_->links.size());
  NoTarget why = NoTarget::kHasTarget;
  if (click == nullptr || !TryHandler(token, why)) {
    if (!has_data || !TryDataAttributes(token, click != nullptr)) return;
  }
  link = first;
}

void PageExtractor::Impl::OnArea(const Token& token) {
  const whatwg::Attribute* href = token.Find(AttrId::kHref);
  if (href == nullptr) return;
  const Address address = AddressOf(*href);
  const NoTarget kind = TargetKind(address.text);
  const auto first = static_cast<std::uint32_t>(out_->links.size());
  const bool in_anchor = anchor_.open;
  anchor_.open = false;  // an area is its own link
  if (kind == NoTarget::kHasTarget) {
    AddPageLink(address, LinkForm::kPlain, HandlerOf(token) != nullptr);
    AddRelay(address.text, false);
  } else {
    OnDeadAnchor(token, address, kind);
  }
  anchor_.open = in_anchor;
  const string_view label = LabelFromAttributes(token);
  for (std::size_t i = first; i < out_->links.size(); ++i) out_->links[i].link.label = label;
}

}  // namespace xuncha::facts
