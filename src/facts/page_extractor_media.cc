// SPDX-License-Identifier: Apache-2.0
//
// What browsers load by themselves: images, style sheets, scripts, media, frames; and forms.
#include <algorithm>

#include "facts/ascii.h"
#include "facts/page_extractor_impl.h"
#include "facts/style_pictures.h"
#include "facts/template_address.h"

namespace xuncha::facts {
namespace {

using model::LinkForm;
using std::string_view;
using whatwg::AttrId;

constexpr std::size_t kMaxForms = 50;
constexpr std::size_t kMaxCandidates = 64;  // of one srcset

constexpr std::size_t kMaxPictured = 256;  // names; more are left out

// Nothing that could be asked: empty, a fragment, data:, about:blank, a script.
bool IsNothing(string_view address) {
  return address.empty() || address.front() == '#' || StartsWithLower(address, "data:") ||
         StartsWithLower(address, "about:") || StartsWithLower(address, "blob:") ||
         StartsWithLower(address, "javascript:") || StartsWithLower(address, "mailto:");
}

// Attributes by which scripts load an image later. Source: the documentation of the usual lazy
// loading scripts (jquery.lazyload, lazysizes, echo.js, layui).
constexpr AttrId kLazyAttributes[] = {
    AttrId::kDataOriginal, AttrId::kDataSrc,  AttrId::kDataLazySrc,
    AttrId::kDataLazyload, AttrId::kDataLazy, AttrId::kDataEcho,
    AttrId::kDataImg,      AttrId::kLazySrc,  AttrId::kOriginal,
};

// A list of words between white space contains the word.
bool HasWord(string_view list, string_view word) {
  while (!list.empty()) {
    list = Trim(list);
    std::size_t end = 0;
    while (end < list.size() && !IsSpace(list[end])) ++end;
    if (EqualsNoCase(list.substr(0, end), word)) return true;
    list.remove_prefix(end);
  }
  return false;
}

}  // namespace

void PageExtractor::Impl::NoteAddressMarks(const RawLink& link, std::uint32_t index) {
  const std::uint16_t use = link.link.use;
  // The site's own pages say nothing about marks; that saves most of the work.
  const bool absolute = link.address.substr(0, 8).find("//") != string_view::npos;
  if (!absolute && (use & (model::kUseImage | model::kUseScript | model::kUseFrame)) == 0) return;
  const std::uint8_t bits = words_.Address(link.address);
  if (bits == 0) return;
  model::SiteMarks& marks = facts_->marks;
  const bool printed = use == model::kUseScript || use == model::kUseFrame;
  if ((bits & kAddressOrgan) != 0) marks.organ_mark = true;
  if ((bits & kAddressErrorReport) != 0) {
    marks.error_report = true;
    const bool page = use == model::kUsePage;
    const bool pictured = use == model::kUseImage && anchor_.open && anchor_.is_link;
    if (out_->error_report_link == kNoIndex && (page || pictured)) {
      out_->error_report_link = page ? index : anchor_.first_link;
    }
  }
  if (printed) marks.in_script = true;
}

void PageExtractor::Impl::OnImage(const Token& token, bool hidden) {
  ++images_;
  const string_view label = LabelFromAttributes(token);
  if (anchor_.open && anchor_.image_label.empty()) anchor_.image_label = label;
  const std::size_t first = out_->links.size();
  const whatwg::Attribute* src = token.Find(AttrId::kSrc);
  if (src != nullptr) {
    const Address address = AddressOf(*src);
    if (!IsNothing(address.text)) AddLink(address, model::kUseImage, LinkForm::kPlain);
  }
  OnLazyImage(token);
  if (const whatwg::Attribute* set = token.Find(AttrId::kSrcset)) {
    OnSrcset(*set, LinkForm::kSrcset);
  }
  if (const whatwg::Attribute* set = token.Find(AttrId::kDataSrcset)) {
    OnSrcset(*set, LinkForm::kLazyImage);
  }
  const bool invisible =
      hidden || (anchor_.open && anchor_.hidden) ||
      (IsNoLength(token.Raw(AttrId::kWidth)) && IsNoLength(token.Raw(AttrId::kHeight)));
  for (std::size_t i = first; i < out_->links.size(); ++i) {
    out_->links[i].link.label = label;
    out_->links[i].link.visible = !invisible;
    NoteAddressMarks(out_->links[i], static_cast<std::uint32_t>(i));
  }
  std::uint32_t link = kNoIndex;
  OnOtherHandler(token, link);
  if (link != kNoIndex) out_->links[link].link.label = label;
  if ((words_.Label(label) & kLabelErrorReport) != 0) {
    facts_->marks.error_report = true;
    if (out_->error_report_link == kNoIndex && anchor_.open && anchor_.is_link) {
      out_->error_report_link = anchor_.first_link;
    }
  }
}

void PageExtractor::Impl::OnLazyImage(const Token& token) {
  for (const AttrId id : kLazyAttributes) {
    const whatwg::Attribute* attribute = token.Find(id);
    if (attribute == nullptr) continue;
    const Address address = AddressOf(*attribute);
    const bool address_like = address.text.find_first_of("./") != string_view::npos &&
                              address.text.find_first_of(" {}<>") == string_view::npos;
    if (IsNothing(address.text) || !address_like) continue;
    const bool same = !out_->links.empty() && out_->links.back().address == address.text;
    if (!same) AddLink(address, model::kUseImage, LinkForm::kLazyImage);
    return;
  }
}

// HTML Standard 4.8.4.2.1: addresses, each followed by a descriptor, between commas.
void PageExtractor::Impl::OnSrcset(const whatwg::Attribute& attribute, LinkForm form) {
  const Address all = AddressOf(attribute);
  if (HasTemplateHole(all.text)) return;  // white space in the hole would cut it into pieces
  string_view rest = all.text;
  for (std::size_t i = 0; i < kMaxCandidates; ++i) {
    while (!rest.empty() && (IsSpace(rest.front()) || rest.front() == ',')) rest.remove_prefix(1);
    std::size_t end = 0;
    while (end < rest.size() && !IsSpace(rest[end])) ++end;
    string_view address = rest.substr(0, end);
    if (address.empty()) return;
    rest.remove_prefix(end);
    const bool no_descriptor = address.back() == ',';
    while (!address.empty() && address.back() == ',') address.remove_suffix(1);
    if (!IsNothing(address)) AddLink({address, all.is_utf8}, model::kUseImage, form);
    if (no_descriptor) continue;
    std::size_t parens = 0;
    std::size_t at = 0;
    for (; at < rest.size() && (rest[at] != ',' || parens > 0); ++at) {
      if (rest[at] == '(') ++parens;
      if (rest[at] == ')' && parens > 0) --parens;
    }
    rest.remove_prefix(at);
  }
}

// Only what a visitor's browser loads and shows: style sheets and icons. canonical, alternate,
// prev and next are said to machines; preload and prefetch name what is loaded elsewhere anyway;
// dns-prefetch and preconnect are no addresses of anything.
void PageExtractor::Impl::OnLinkElement(const Token& token) {
  const string_view rel = token.Raw(AttrId::kRel);
  std::uint16_t use = 0;
  if (HasWord(rel, "stylesheet")) {
    use = model::kUseStyle;
  } else if (HasWord(rel, "icon") || HasWord(rel, "apple-touch-icon") ||
             HasWord(rel, "apple-touch-icon-precomposed") || HasWord(rel, "mask-icon")) {
    use = model::kUseImage;
  }
  if (use == 0 || HasWord(rel, "prefetch") || HasWord(rel, "preload")) return;
  OnResource(token, AttrId::kHref, use);
}

void PageExtractor::Impl::OnResource(const Token& token, AttrId attribute, std::uint16_t use) {
  const whatwg::Attribute* value = token.Find(attribute);
  const bool srcset = token.tag == whatwg::TagId::kSource && token.Has(AttrId::kSrcset);
  if (srcset) OnSrcset(*token.Find(AttrId::kSrcset), LinkForm::kSrcset);
  LinkForm form = LinkForm::kPlain;
  if (value == nullptr && (use & (model::kUseFrame | model::kUseMedia)) != 0) {
    value = token.Find(AttrId::kDataSrc);
    form = LinkForm::kDataAttribute;
  }
  if (value == nullptr) return;
  const Address address = AddressOf(*value);
  if (IsNothing(address.text)) return;
  const RawLink& link = AddLink(address, use, form);
  NoteAddressMarks(link, static_cast<std::uint32_t>(out_->links.size() - 1));
}

void PageExtractor::Impl::OnParam(const Token& token) {
  const string_view name = Trim(token.Raw(AttrId::kName));
  if (!EqualsNoCase(name, "movie") && !EqualsNoCase(name, "src") &&
      !EqualsNoCase(name, "filename")) {
    return;
  }
  OnResource(token, AttrId::kValue, model::kUseMedia);
}

void PageExtractor::Impl::OnForm(const Token& token) {
  if (facts_->forms.size() >= kMaxForms) return;
  model::FormFacts form;
  form.post = EqualsNoCase(Trim(token.Raw(AttrId::kMethod)), "post");
  std::uint32_t index = kNoIndex;
  if (const whatwg::Attribute* action = token.Find(AttrId::kAction)) {
    const Address address = AddressOf(*action);
    form.search = FindLower(address.text.substr(0, 512), "search") != string_view::npos;
    if (!IsNothing(address.text)) {
      index = static_cast<std::uint32_t>(out_->links.size());
      AddLink(address, model::kUseForm, LinkForm::kPlain);
    }
  }
  facts_->forms.push_back(form);
  out_->form_links.push_back(index);
}

void PageExtractor::Impl::OnInput(const Token& token, bool hidden) {
  const string_view type = Trim(token.Raw(AttrId::kType));
  if (EqualsNoCase(type, "image")) return OnImage(token, hidden);
  if (EqualsNoCase(type, "password")) {
    facts_->password_form = true;
    if (!facts_->forms.empty()) facts_->forms.back().password = true;
  }
  std::uint32_t link = kNoIndex;
  OnOtherHandler(token, link);
  if (link != kNoIndex) {
    const whatwg::Attribute* value = token.Find(AttrId::kValue);
    if (value != nullptr) out_->links[link].link.label = KeptLabel(*value);
  }
  if (facts_->forms.empty()) return;
  for (const string_view no_field : {"hidden", "submit", "button", "reset"}) {
    if (EqualsNoCase(type, no_field)) return;
  }
  model::FormFacts& form = facts_->forms.back();
  if (form.fields < 0xFFFF) ++form.fields;
  string_view name = Trim(token.Raw(AttrId::kName));
  name = name.substr(name.rfind('$') + 1);  // ctl00$Header1$txtKey: of a control in a control
  if (name.size() > 3 && EqualsNoCase(name.substr(0, 3), "txt")) name.remove_prefix(3);
  const auto& names = words_.lexicon().search_fields;
  const bool search_name = std::any_of(names.begin(), names.end(), [&](const std::string& word) {
    return EqualsNoCase(name, word);
  });
  if (EqualsNoCase(type, "search") || search_name) form.search = true;
}

// Lists of other sites to jump to: <select onchange="window.open(this.value)">.
void PageExtractor::Impl::OnOption(const Token& token) {
  const whatwg::Attribute* value = token.Find(AttrId::kValue);
  if (!select_jumps_ || value == nullptr) return;
  const Address address = AddressOf(*value);
  if (!IsAddressLike(address.text)) return;
  Top().handler_link = static_cast<std::uint32_t>(out_->links.size());
  AddPageLink(address, LinkForm::kHandler, true);
}

void PageExtractor::Impl::OnCss(string_view css, bool is_utf8) {
  if (css.find('(') == string_view::npos && css.find('@') == string_view::npos) return;
  if (words_.SheetIsPlain(css)) return;
  if (pictured_.size() < kMaxPictured) {
    const std::vector<std::uint32_t> pictured = PicturedBy(css);
    pictured_.insert(pictured_.end(), pictured.begin(), pictured.end());
    if (!pictured.empty()) std::sort(pictured_.begin(), pictured_.end());
  }
  css_.clear();
  css_scratch_.clear();
  ExtractCssAddresses(css, css_, css_scratch_);
  for (const CssAddress& found : css_) {
    const bool inside =
        found.address.data() >= css.data() && found.address.data() < css.data() + css.size();
    const string_view address = inside ? found.address : Kept(found.address);
    const std::uint16_t use = found.is_import ? model::kUseStyle : model::kUseCssImage;
    AddLink({address, is_utf8 || transcoded_}, use, LinkForm::kCssUrl);
  }
}

}  // namespace xuncha::facts
