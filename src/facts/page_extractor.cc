// SPDX-License-Identifier: Apache-2.0
#include "facts/page_extractor.h"

#include <algorithm>

#include "base/utf8.h"
#include "facts/ascii.h"
#include "facts/date_text.h"
#include "facts/page_extractor_impl.h"
#include "facts/sim_hash.h"
#include "whatwg/encoding_sniff.h"

namespace xuncha::facts {
namespace {

using std::string_view;
using whatwg::TagId;
using whatwg::TokenType;

constexpr std::size_t kMaxMainText = 400;

// Elements whose content the tokenizer gives as one raw text.
bool IsRawText(TagId tag) {
  switch (tag) {
    case TagId::kScript:
    case TagId::kStyle:
    case TagId::kTitle:
    case TagId::kTextarea:
    case TagId::kXmp:
    case TagId::kIframe:
    case TagId::kNoembed:
    case TagId::kNoframes:
    case TagId::kNoscript:
    case TagId::kPlaintext:
      return true;
    default:
      return false;
  }
}

bool IsVoid(TagId tag) {
  switch (tag) {
    case TagId::kArea:
    case TagId::kBase:
    case TagId::kBasefont:
    case TagId::kBgsound:
    case TagId::kBr:
    case TagId::kCol:
    case TagId::kEmbed:
    case TagId::kFrame:
    case TagId::kHr:
    case TagId::kImage:
    case TagId::kImg:
    case TagId::kInput:
    case TagId::kKeygen:
    case TagId::kLink:
    case TagId::kMeta:
    case TagId::kParam:
    case TagId::kSource:
    case TagId::kTrack:
    case TagId::kWbr:
      return true;
    default:
      return false;
  }
}

// Elements inside of which a word does not end.
bool IsInline(TagId tag) {
  switch (tag) {
    case TagId::kUnknown:
    case TagId::kB:
    case TagId::kBig:
    case TagId::kCite:
    case TagId::kEm:
    case TagId::kFont:
    case TagId::kI:
    case TagId::kImg:
    case TagId::kMark:
    case TagId::kS:
    case TagId::kSmall:
    case TagId::kSpan:
    case TagId::kStrong:
    case TagId::kSub:
    case TagId::kSup:
    case TagId::kU:
    case TagId::kWbr:
      return true;
    default:
      return false;
  }
}

bool BelongsInHead(TagId tag) {
  switch (tag) {
    case TagId::kHtml:
    case TagId::kHead:
    case TagId::kMeta:
    case TagId::kLink:
    case TagId::kTitle:
    case TagId::kScript:
    case TagId::kStyle:
    case TagId::kBase:
    case TagId::kBasefont:
    case TagId::kBgsound:
    case TagId::kNoscript:
    case TagId::kNoframes:
    case TagId::kTemplate:
      return true;
    default:
      return false;
  }
}

std::string EncodingNameOf(const whatwg::Encoding* encoding) {
  return encoding == nullptr ? std::string() : std::string(encoding->name);
}

string_view NameOf(whatwg::EncodingSource source) {
  switch (source) {
    case whatwg::EncodingSource::kBom:
      return "bom";
    case whatwg::EncodingSource::kHeader:
      return "header";
    case whatwg::EncodingSource::kMeta:
      return "meta";
    case whatwg::EncodingSource::kContent:
      return "content";
    case whatwg::EncodingSource::kFallback:
      break;
  }
  return "fallback";
}

}  // namespace

void PageExtractor::Impl::Extract(const PageInput& input, ExtractedPage& out) {
  out_ = &out;
  facts_ = &out.facts;
  // The lists keep their room from page to page.
  std::vector<RawLink> links = std::move(out.links);
  links.clear();
  out = ExtractedPage{};
  out.links = std::move(links);
  Begin(input);
  whatwg::TokenizerOptions options;
  options.auto_raw_text = true;
  // Visitors' browsers run scripts: what stands in <noscript> they never see.
  options.scripting = true;
  tokenizer_.Reset(body_, options);
  for (;;) {
    const Token& token = tokenizer_.Next();
    if (token.type == TokenType::kText) {
      OnText(token);
    } else if (token.type == TokenType::kStartTag) {
      if (token.tag == TagId::kBody && body_begin_ == kNoBody && OnBody(token.begin)) continue;
      OnStartTag(token);
      if (watch_until_ != 0) AfterTag(token.end);
    } else if (token.type == TokenType::kEndTag) {
      OnEndTag(token);
      if (watch_until_ != 0) AfterTag(token.end);
    } else if (token.type == TokenType::kComment) {
      AddRawNode(token);
    } else if (token.type == TokenType::kEndOfFile) {
      break;
    }
  }
  FinishPrefix();
  Finish();
  FinishLists(input.url);
  FinishTexts();
}

void PageExtractor::Impl::Begin(const PageInput& input) {
  arena_.Clear();
  SniffAndDecode(input);
  // A reference never expands to more than 1.2 times its bytes, plus a space for every tag; a byte
  // of another encoding, or a wrong one, becomes three bytes at most.
  const std::size_t room = body_.size() * (is_valid_ ? 2 : 3) + 64;
  visible_.Reset(room);
  hidden_.Reset(room);
  PassState::Clear();
  frames_.emplace_back();
  outline_.Reset();
  css_.clear();
  css_scratch_.clear();
  is_home_ = input.is_home;
  parting_shown_ = false;
  body_begin_ = kNoBody;
  boundary_ = watch_until_ = 0;
  learning_ = false;
  publish_date_.Begin(input.url, whatwg::Utf8());
  facts_->cut_by_us = input.cut;
}

void PageExtractor::Impl::SniffAndDecode(const PageInput& input) {
  whatwg::SniffHints hints;
  hints.truncated = input.cut;
  const whatwg::EncodingSniff sniff =
      whatwg::SniffEncoding(input.body, whatwg::CharsetOfContentType(input.content_type), hints);
  model::CharsetFacts& charset = facts_->charset;
  // A declaration that the bytes certainly contradict is one defect, told by itself: what is
  // written there is judged as it was meant, not as the mojibake that visitors meet.
  encoding_ = sniff.actual != nullptr ? sniff.actual : sniff.encoding;
  out_->encoding = encoding_;
  charset.used = EncodingNameOf(encoding_);
  charset.header = EncodingNameOf(sniff.header);
  charset.meta = EncodingNameOf(sniff.meta);
  charset.actual = EncodingNameOf(sniff.actual);
  charset.from = NameOf(sniff.source);
  bad_sequences_ = 0;
  body_ = input.body.substr(sniff.bom_length);
  transcoded_ = !whatwg::AsciiCompatibleBelow0x40(*encoding_);
  if (transcoded_) {
    body_utf8_.clear();
    whatwg::DecodeStats stats;
    whatwg::DecodeAppend(body_, *encoding_, body_utf8_, &stats);
    bad_sequences_ = stats.replacements;
    body_ = body_utf8_;
  }
  is_utf8_ = transcoded_ || encoding_ == &whatwg::Utf8();
  is_valid_ = transcoded_ || sniff.valid_utf8;
}

// At most `max_bytes` of raw text, no character of UTF-8 cut.
string_view PageExtractor::Impl::Beginning(string_view raw, std::size_t max_bytes) const {
  return is_utf8_ ? CutUtf8(raw, max_bytes) : raw.substr(0, max_bytes);
}

// The text of a raw view as UTF-8; valid until the next call.
string_view PageExtractor::Impl::Utf8(string_view raw, whatwg::TextFlags flags) {
  const bool has_ref = (flags & whatwg::kHasRef) != 0;
  string_view text = raw;
  if (!is_utf8_ || !is_valid_) {
    if (!whatwg::IsAscii(raw)) {
      decoded_.clear();
      whatwg::DecodeStats stats;
      whatwg::DecodeAppend(raw, is_utf8_ ? whatwg::Utf8() : *encoding_, decoded_, &stats);
      bad_sequences_ += stats.replacements;
      text = decoded_;
    }
  }
  if (!has_ref) return text;
  expanded_.clear();
  whatwg::AppendText(text, flags, expanded_);
  return expanded_;
}

std::string PageExtractor::Impl::Utf8Attr(const whatwg::Attribute& attribute,
                                          std::size_t max_bytes) {
  // Cut before decoding: what is decoded is at most three times as long.
  const string_view raw = Beginning(attribute.value, 4 * max_bytes);
  const string_view decoded = Utf8(raw, 0);
  std::string scratch;
  const string_view value = whatwg::AttrValue(decoded, attribute.flags, scratch);
  std::string text;
  CollapseInto(value, max_bytes, text);
  return text;
}

void PageExtractor::Impl::CollapseInto(string_view utf8, std::size_t max_bytes,
                                       std::string& out) const {
  const std::size_t begin = out.size();
  const std::size_t enough = max_bytes + 4;  // a whole character more, so that none is cut
  bool space = false;
  std::size_t from = 0;  // of what is not yet put
  const auto put = [&](std::size_t to) {
    if (to == from || out.size() - begin >= enough) return;
    if (space) out.push_back(' ');
    space = false;
    const std::size_t room = enough - std::min(enough, out.size() - begin);
    out.append(utf8.substr(from, std::min(to - from, room)));
  };
  for (std::size_t i = 0; i < utf8.size() && i - from < enough;) {
    const auto byte = static_cast<unsigned char>(utf8[i]);
    std::size_t gap = byte <= 0x20 ? 1 : 0;
    if (byte == 0xC2 && utf8.substr(i, 2) == "\xC2\xA0") gap = 2;
    if (byte == 0xE3 && utf8.substr(i, 3) == "\xE3\x80\x80") gap = 3;
    if (gap == 0) {
      ++i;
      continue;
    }
    put(i);
    space = out.size() > begin;
    i += gap;
    from = i;
    if (out.size() - begin >= enough) break;
  }
  put(utf8.size());
  out.resize(begin + CutUtf8(string_view(out).substr(begin), max_bytes).size());
}

void PageExtractor::Impl::OnText(const Token& token) {
  if (raw_tag_ != TagId::kUnknown) return OnRawText(token);
  if ((token.flags & whatwg::kAllSpace) != 0) {
    visible_.Break();
    return;
  }
  if (template_depth_ > 0) return;
  in_head_ = false;
  const Frame& frame = Top();
  if (frame.no_text) return;
  const string_view text = Utf8(token.text, token.flags);
  if (frame.hidden || anchor_.hidden) {
    hidden_.Append(text);
    return;
  }
  const std::uint32_t begin = visible_.size();
  visible_.Append(text);
  if (visible_.size() > begin) OnVisibleText(begin);
}

void PageExtractor::Impl::OnVisibleText(std::uint32_t begin) {
  const string_view text = visible_.From(begin);
  if (text.empty()) return;
  publish_date_.OnText(text, 0);
  if (IsDateOfList(text)) {
    ++dates_;  // beside an entry of a list: no main text
  } else if (!(anchor_.open && anchor_.is_link)) {
    AddMain(begin, visible_.size());
  }
  if (words_.IsIncomplete(text) && facts_->incomplete_marks < 0xFFFF) ++facts_->incomplete_marks;
  if (!crumb_.done) MaybeBeginBreadcrumb(begin);
}

void PageExtractor::Impl::OnStartTag(const Token& token) {
  const TagId tag = token.tag;
  raw_tag_ = TagId::kUnknown;
  if (template_depth_ > 0) {
    if (tag == TagId::kTemplate) ++template_depth_;
    if (IsRawText(tag)) raw_tag_ = tag;
    return;
  }
  if (in_head_ && !BelongsInHead(tag)) in_head_ = false;
  if (!IsInline(tag)) {
    visible_.Break();
    after_home_ = false;
  }
  CloseImplied(tag);
  const bool hidden = Top().hidden || HidesItself(token);
  if (IsRawText(tag)) return OnRawElement(token);
  if (!in_head_ || tag == TagId::kHtml) publish_date_.OnStartTag(token);
  const auto first_link = static_cast<std::uint32_t>(out_->links.size());
  if (OnChildless(token, hidden) || IsVoid(tag) || token.self_closing) {
    return AddLeaf(token, hidden, first_link);
  }
  PushFrame(token, hidden);
}

// The start of an element whose content is one raw text.
void PageExtractor::Impl::OnRawElement(const Token& token) {
  const TagId tag = token.tag;
  const auto first_link = static_cast<std::uint32_t>(out_->links.size());
  raw_tag_ = tag;
  if (tag == TagId::kScript) {
    ++scripts_;
    raw_type_ = token.Raw(AttrId::kType);
    raw_json_ld_ = EqualsNoCase(Trim(token.Raw(AttrId::kType)), "application/ld+json");
    OnResource(token, AttrId::kSrc, model::kUseScript);
  } else if (tag == TagId::kIframe) {
    OnResource(token, AttrId::kSrc, model::kUseFrame);
  } else if (tag == TagId::kTextarea && !facts_->forms.empty()) {
    if (facts_->forms.back().text_areas < 0xFFFF) ++facts_->forms.back().text_areas;
  }
  AddLeaf(token, Top().hidden, first_link);
}

// Elements that are no frames of their own; false if it is none of them.
bool PageExtractor::Impl::OnChildless(const Token& token, bool hidden) {
  switch (token.tag) {
    case TagId::kA:
      OnAnchor(token);
      return true;
    case TagId::kArea:
      OnArea(token);
      return true;
    case TagId::kImg:
    case TagId::kImage:
      OnImage(token, hidden);
      return true;
    case TagId::kLink:
      OnLinkElement(token);
      return true;
    case TagId::kMeta:
      OnMeta(token);
      return true;
    case TagId::kBase:
      if (out_->base_href.empty() && token.Has(AttrId::kHref)) {
        out_->base_href = AddressOf(*token.Find(AttrId::kHref)).text;
      }
      return true;
    case TagId::kInput:
      OnInput(token, hidden);
      return true;
    case TagId::kFrame:
      OnResource(token, AttrId::kSrc, model::kUseFrame);
      return true;
    case TagId::kEmbed:
    case TagId::kSource:
    case TagId::kTrack:
    case TagId::kBgsound:
      OnResource(token, AttrId::kSrc, model::kUseMedia);
      return true;
    case TagId::kParam:
      OnParam(token);
      return true;
    case TagId::kTemplate:
      template_depth_ = 1;
      return true;
    default:
      return false;
  }
}

void PageExtractor::Impl::OnEndTag(const Token& token) {
  const TagId tag = token.tag;
  raw_tag_ = TagId::kUnknown;
  if (template_depth_ > 0) {
    if (tag == TagId::kTemplate) --template_depth_;
    return;
  }
  if (IsRawText(tag)) return;
  if (!in_head_) publish_date_.OnEndTag(tag);
  if (!IsInline(tag)) visible_.Break();
  if (tag == TagId::kA) {
    CloseAnchor();
  } else if (tag == TagId::kHead) {
    in_head_ = false;
  } else {
    CloseTag(tag);
  }
}

void PageExtractor::Impl::OnDateMeta(const whatwg::Attribute* name,
                                     const whatwg::Attribute* content) {
  if (name == nullptr || content == nullptr || content->value.size() > 80) return;
  publish_date_.OnMeta(name->value, Utf8(content->value, content->flags));
}

void PageExtractor::Impl::Finish() {
  visible_.Break();
  CloseAnchor();
  while (frames_.size() > 1) PopFrame();
  if (crumb_.open) FinishBreadcrumb(visible_.size());
  ShowParting();
  FinishFooter();
  FinishMarks();
  FinishPublished();
  facts_->text_chars = CountCharacters(visible_.All());
  FinishShell();
  facts_->charset.bad_sequences =
      static_cast<std::uint32_t>(std::min<std::size_t>(bad_sequences_, 0xFFFFFFFFu));
  facts_->text_digest = DigestText(visible_.All());
  SimHash print;
  for (const TextRange& range : main_) {
    const string_view text = visible_.View(range);
    facts_->main_chars += CountCharacters(text);
    print.Add(text);
    if (facts_->main_text.size() < kMaxMainText && !text.empty()) {
      if (!facts_->main_text.empty()) facts_->main_text.push_back(' ');
      facts_->main_text.append(CutUtf8(text, kMaxMainText));
    }
  }
  facts_->main_text.resize(CutUtf8(facts_->main_text, kMaxMainText).size());
  facts_->main_print = print.Value();
  std::uint32_t list_links = 0;
  for (const RawLink& link : out_->links) {
    if (link.link.place == model::Place::kList && link.link.use == model::kUsePage) ++list_links;
  }
  facts_->list_like = !is_home_ && list_links >= 5 && facts_->main_chars < 300 + 25 * list_links;
  if (awaits_app_ && scripts_ > 0 && !facts_->frameset) FinishFramedShell();
}

// Head and foot of an application may stand there without its scripts: its pages do not.
void PageExtractor::Impl::FinishFramedShell() {
  constexpr std::uint32_t kMaxBeside = 120;  // characters that are neither menu nor foot
  constexpr std::ptrdiff_t kMaxEntries = 4;
  if (facts_->main_chars > kMaxBeside) return;
  const auto entries =
      std::count_if(out_->links.begin(), out_->links.end(), [](const RawLink& raw) {
        return raw.link.visible && (raw.link.use & model::kUsePage) != 0 &&
               (raw.link.place == model::Place::kList || raw.link.place == model::Place::kContent);
      });
  if (entries <= kMaxEntries) facts_->script_shell = true;
}

// Where there is nothing else on the page, visitors read what its script says in a message box
// before it sends them back: "该信息不存在或已删除！".
void PageExtractor::Impl::ShowParting() {
  if (parting_.empty() || visible_.size() > 0 || facts_->frameset || !facts_->forms.empty()) return;
  const bool bare = std::all_of(out_->links.begin(), out_->links.end(), [](const RawLink& link) {
    return (link.link.use & (model::kUseScript | model::kUseStyle)) != 0;
  });
  if (!bare) return;
  parting_shown_ = true;
  visible_.Append(parting_);
  AddMain(0, visible_.size());
}

// A page that says nothing without its scripts, or that only sends its visitors elsewhere.
void PageExtractor::Impl::FinishShell() {
  const std::uint32_t characters = facts_->text_chars;
  if (!redirect_.empty() && characters < 200 && page_links_ < 5) {
    AddPageLink({Kept(redirect_), true}, model::LinkForm::kScriptRedirect, false);
    return;
  }
  if (sends_on_ && characters <= 100 && page_links_ <= 3) {
    AddPageLink({}, model::LinkForm::kScriptRedirect, false);
    out_->links.back().link.no_target = model::NoTarget::kScript;
  }
  if (parting_shown_ || scripts_ == 0 || page_links_ > 1 || images_ > 2 || facts_->frameset ||
      !facts_->forms.empty()) {
    return;
  }
  facts_->script_shell = characters <= (has_app_root_ ? 120u : 20u);
}

PageExtractor::PageExtractor(const Lexicon& lexicon)
    : lexicon_(lexicon), impl_(std::make_unique<Impl>(lexicon)) {}
PageExtractor::~PageExtractor() = default;

void PageExtractor::Extract(const PageInput& input, ExtractedPage& out) {
  impl_->Extract(input, out);
}

void PageExtractor::Renew() { impl_ = std::make_unique<Impl>(lexicon_); }

}  // namespace xuncha::facts
