// SPDX-License-Identifier: Apache-2.0
//
// What a page says of itself outside its text: title, meta tags, inline scripts.
#include <algorithm>

#include "facts/ascii.h"
#include "facts/page_extractor_impl.h"

namespace xuncha::facts {
namespace {

using std::string_view;
using whatwg::AttrId;
using whatwg::TagId;

constexpr std::size_t kMaxTitle = 500;
constexpr std::size_t kMaxMetas = 40;
constexpr std::size_t kMaxMetaContent = 2000;
constexpr std::size_t kMaxMetaName = 100;
constexpr std::size_t kMaxJsonLd = 64 * 1024;

}  // namespace

void PageExtractor::Impl::OnRawText(const Token& token) {
  switch (raw_tag_) {
    case TagId::kTitle:
      if (!seen_title_ && open_[static_cast<std::size_t>(TagId::kSvg)] == 0) {
        seen_title_ = true;
        const string_view raw = Beginning(token.text, 8 * kMaxTitle);
        CollapseInto(Utf8(raw, token.flags), kMaxTitle, facts_->title);
        publish_date_.OnTitle(facts_->title);
      }
      break;
    case TagId::kScript:
      AddRawNode(token);
      OnScriptText(token.text);
      break;
    case TagId::kStyle:
      if (template_depth_ == 0) OnCss(token.text, false);
      break;
    default:
      break;  // text of a form's field, or markup that nobody sees
  }
}

void PageExtractor::Impl::OnScriptText(string_view text) {
  if (template_depth_ > 0) return;
  if (raw_json_ld_) {
    publish_date_.OnJsonLd(text.substr(0, kMaxJsonLd));
    return;
  }
  const std::uint8_t bits = words_.Script(text);
  if (bits != 0) {
    facts_->marks.in_script = true;
    if ((bits & kAddressOrgan) != 0) facts_->marks.organ_mark = true;
    if ((bits & kAddressErrorReport) != 0) facts_->marks.error_report = true;
  }
  OnCode(text);
}

// What a script, or a page's onload, does with its visitors: sends them on, or back.
void PageExtractor::Impl::OnCode(string_view text) {
  if (page_links_ >= 3 || text.size() >= 16 * 1024) return;
  if (redirect_.empty()) {
    const string_view code = Utf8(text, 0);
    if (!words_.ScriptStays(code)) redirect_ = ReadTopLevelRedirect(code);
    sends_on_ = sends_on_ || (is_home_ && redirect_.empty() && MaySendOn(code));
  }
  if (!parting_.empty()) return;
  if (text.find("alert") != string_view::npos) parting_ = ReadPartingMessage(Utf8(text, 0));
  // Only what nothing was shown before can be all that is shown.
  const bool writes =
      parting_.empty() && visible_.size() == 0 && text.find("document.write") != string_view::npos;
  if (writes) parting_ = ReadWrittenParting(Utf8(text, 0));
}

void PageExtractor::Impl::OnMeta(const Token& token) {
  const whatwg::Attribute* content = token.Find(AttrId::kContent);
  const whatwg::Attribute* key = token.Find(AttrId::kName);
  if (key == nullptr) key = token.Find(AttrId::kProperty);
  OnDateMeta(key != nullptr ? key : token.Find(AttrId::kItemprop), content);
  const bool is_refresh =
      key == nullptr && EqualsNoCase(Trim(token.Raw(AttrId::kHttpEquiv)), "refresh");
  if (is_refresh) key = token.Find(AttrId::kHttpEquiv);
  if (key == nullptr || content == nullptr) return;
  if (is_refresh) OnMetaRefresh(AddressOf(*content).text);
  if (facts_->metas.size() >= kMaxMetas) return;
  const string_view name = Trim(key->value);
  const auto& names = words_.lexicon().meta_names;
  const bool wanted = is_refresh || std::any_of(names.begin(), names.end(), [&](const auto& word) {
                        return EqualsNoCase(name, word);
                      });
  if (!wanted) return;
  model::MetaTag meta;
  meta.name = Utf8Attr(*key, kMaxMetaName);
  meta.content = Utf8Attr(*content, kMaxMetaContent);
  meta.in_head = in_head_;
  facts_->metas.push_back(std::move(meta));
}

// HTML Standard 4.2.5.3, "refresh": seconds, then an address with or without "url=" and quotes.
void PageExtractor::Impl::OnMetaRefresh(string_view content) {
  std::size_t at = 0;
  while (at < content.size() &&
         (IsSpace(content[at]) || IsDigit(content[at]) || content[at] == '.'))
    ++at;
  if (at == 0 || at == content.size()) return;
  if (content[at] != ';' && content[at] != ',') return;
  string_view rest = Trim(content.substr(at + 1));
  if (StartsWithLower(rest, "url")) {
    const string_view after = Trim(rest.substr(3));
    if (after.starts_with('=')) rest = Trim(after.substr(1));
  }
  if (!rest.empty() && (rest.front() == '"' || rest.front() == '\'')) {
    const char quote = rest.front();
    rest.remove_prefix(1);
    rest = rest.substr(0, rest.find(quote));
  }
  if (rest.empty() || StartsWithLower(rest, "javascript:")) return;
  AddPageLink({Kept(rest), transcoded_}, model::LinkForm::kMetaRefresh, false);
}

}  // namespace xuncha::facts
