// SPDX-License-Identifier: Apache-2.0
//
// Tree construction: the "in body" insertion mode (13.2.6.4.7).
#include <algorithm>
#include <array>
#include <initializer_list>

#include "whatwg/html_tree_builder.h"

namespace xuncha::whatwg {
namespace {

// The cases of the standard's list, in its order. kOther: "any other".
enum class Start : std::uint8_t {
  kOther,
  kHtml,
  kHead,
  kBody,
  kFrameset,
  kBlock,
  kHeading,
  kPre,
  kForm,
  kItem,
  kPlaintext,
  kButton,
  kA,
  kFormatting,
  kNobr,
  kMarker,
  kTable,
  kVoid,
  kInput,
  kBare,
  kHr,
  kImage,
  kTextarea,
  kXmp,
  kIframe,
  kRaw,
  kNoscript,
  kSelect,
  kOption,
  kRuby,
  kRubyText,
  kForeign,
  kIgnored,
};
enum class End : std::uint8_t {
  kOther,
  kTemplate,
  kBody,
  kHtml,
  kBlock,
  kForm,
  kP,
  kItem,
  kHeading,
  kFormatting,
  kMarker,
  kBr,
};

template <class Case>
using Cases = std::array<Case, static_cast<std::size_t>(TagId::kCount)>;

template <class Case>
constexpr void Set(Cases<Case>& cases, Case value, std::initializer_list<TagId> tags) {
  for (const TagId tag : tags) cases[static_cast<std::size_t>(tag)] = value;
}

constexpr Cases<Start> kStartCases = [] {
  using enum TagId;
  Cases<Start> cases{};
  Set(cases, Start::kHtml, {kHtml});
  Set(cases, Start::kHead,
      {kBase, kBasefont, kBgsound, kLink, kMeta, kNoframes, kScript, kStyle, kTemplate, kTitle});
  Set(cases, Start::kBody, {kBody});
  Set(cases, Start::kFrameset, {kFrameset});
  Set(cases, Start::kBlock,
      {kAddress, kArticle,  kAside,      kBlockquote, kCenter,  kDetails, kDialog, kDir,  kDiv,
       kDl,      kFieldset, kFigcaption, kFigure,     kFooter,  kHeader,  kHgroup, kMain, kMenu,
       kNav,     kOl,       kP,          kSearch,     kSection, kSummary, kUl});
  Set(cases, Start::kHeading, {kH1, kH2, kH3, kH4, kH5, kH6});
  Set(cases, Start::kPre, {kPre, kListing});
  Set(cases, Start::kForm, {kForm});
  Set(cases, Start::kItem, {kLi, kDd, kDt});
  Set(cases, Start::kPlaintext, {kPlaintext});
  Set(cases, Start::kButton, {kButton});
  Set(cases, Start::kA, {kA});
  Set(cases, Start::kFormatting,
      {kB, kBig, kCode, kEm, kFont, kI, kS, kSmall, kStrike, kStrong, kTt, kU});
  Set(cases, Start::kNobr, {kNobr});
  Set(cases, Start::kMarker, {kApplet, kMarquee, kObject});
  Set(cases, Start::kTable, {kTable});
  Set(cases, Start::kVoid, {kArea, kBr, kEmbed, kImg, kKeygen, kWbr});
  Set(cases, Start::kInput, {kInput});
  Set(cases, Start::kBare, {kParam, kSource, kTrack});
  Set(cases, Start::kHr, {kHr});
  Set(cases, Start::kImage, {kImage});
  Set(cases, Start::kTextarea, {kTextarea});
  Set(cases, Start::kXmp, {kXmp});
  Set(cases, Start::kIframe, {kIframe});
  Set(cases, Start::kRaw, {kNoembed});
  Set(cases, Start::kNoscript, {kNoscript});
  Set(cases, Start::kSelect, {kSelect});
  Set(cases, Start::kOption, {kOptgroup, kOption});
  Set(cases, Start::kRuby, {kRb, kRtc});
  Set(cases, Start::kRubyText, {kRp, kRt});
  Set(cases, Start::kForeign, {kMath, kSvg});
  Set(cases, Start::kIgnored,
      {kCaption, kCol, kColgroup, kFrame, kHead, kTbody, kTd, kTfoot, kTh, kThead, kTr});
  return cases;
}();

constexpr Cases<End> kEndCases = [] {
  using enum TagId;
  Cases<End> cases{};
  Set(cases, End::kTemplate, {kTemplate});
  Set(cases, End::kBody, {kBody});
  Set(cases, End::kHtml, {kHtml});
  Set(cases, End::kBlock,
      {kAddress, kArticle, kAside,  kBlockquote, kButton,   kCenter,     kDetails,
       kDialog,  kDir,     kDiv,    kDl,         kFieldset, kFigcaption, kFigure,
       kFooter,  kHeader,  kHgroup, kListing,    kMain,     kMenu,       kNav,
       kOl,      kPre,     kSearch, kSection,    kSelect,   kSummary,    kUl});
  Set(cases, End::kForm, {kForm});
  Set(cases, End::kP, {kP});
  Set(cases, End::kItem, {kLi, kDd, kDt});
  Set(cases, End::kHeading, {kH1, kH2, kH3, kH4, kH5, kH6});
  Set(cases, End::kFormatting,
      {kA, kB, kBig, kCode, kEm, kFont, kI, kNobr, kS, kSmall, kStrike, kStrong, kTt, kU});
  Set(cases, End::kMarker, {kApplet, kMarquee, kObject});
  Set(cases, End::kBr, {kBr});
  return cases;
}();

}  // namespace

void TreeBuilder::InBody(const Token& token) {
  if (token.type == TokenType::kStartTag) return InBodyStart(token);
  if (token.type == TokenType::kEndTag) return InBodyEnd(token);
  if (!template_modes_.empty()) return InTemplate(token);
  stopped_ = true;
}

void TreeBuilder::GenerateImpliedEndTags(Traits traits, TagId except) {
  while (CurrentHas(traits) && open_.back().tag != except) open_.Pop();
}

void TreeBuilder::CloseP() { PopThroughTag(TagId::kP); }

void TreeBuilder::InBodyStart(const Token& token) {
  switch (kStartCases[static_cast<std::size_t>(token.tag)]) {
    case Start::kOther:
      ReconstructFormatting();
      Insert(token);
      return;
    case Start::kBlock:
      ClosePInButtonScope();
      Insert(token);
      return;
    case Start::kItem:
      return ItemInBody(token);
    case Start::kA:
      if (const std::size_t at = FindFormatting(NumberOf(TagId::kA)); at < formatting_.size()) {
        const NodeId former = formatting_[at].node;
        AdoptionAgency(NumberOf(TagId::kA));
        RemoveFormatting(former);
        open_.Remove(former);
      }
      [[fallthrough]];
    case Start::kFormatting:
      ReconstructFormatting();
      PushFormatting(Insert(token));
      return;
    case Start::kVoid:
      ReconstructFormatting();
      InsertVoid(token);
      frameset_ok_ = false;
      return;
    case Start::kHead:
      return InHead(token);
    case Start::kHeading:
      ClosePInButtonScope();
      if (CurrentHas(kHeading)) open_.Pop();
      Insert(token);
      return;
    case Start::kTable:
      if (!tree_.quirks_) ClosePInButtonScope();
      Insert(token);
      frameset_ok_ = false;
      mode_ = Mode::kInTable;
      return;
    case Start::kInput:
      return InputInBody(token);
    case Start::kIgnored:
      return;
    default:
      return InBodyStartRare(token);
  }
}

void TreeBuilder::InBodyStartRare(const Token& token) {
  switch (kStartCases[static_cast<std::size_t>(token.tag)]) {
    case Start::kHtml:
      if (open_.Top(TagId::kTemplate) == 0) MergeAttributes(token, open_[1].node, merged_html_);
      return;
    case Start::kBody:
      return BodyInBody(token);
    case Start::kFrameset:
      return FramesetInBody(token);
    case Start::kPre:
      ClosePInButtonScope();
      Insert(token);
      skip_newline_ = true;
      frameset_ok_ = false;
      return;
    case Start::kForm:
      return FormInBody(token);
    case Start::kPlaintext:
      ClosePInButtonScope();
      Insert(token);
      tokenizer_.set_state(TokenizerState::kPlainText);
      return;
    case Start::kButton:
      if (open_.InScope(TagId::kButton)) {
        GenerateImpliedEndTags(kImpliedEnd, TagId::kUnknown);
        PopThroughTag(TagId::kButton);
      }
      ReconstructFormatting();
      Insert(token);
      frameset_ok_ = false;
      return;
    case Start::kNobr:
      ReconstructFormatting();
      if (open_.InScope(TagId::kNobr)) {
        AdoptionAgency(NumberOf(TagId::kNobr));
        ReconstructFormatting();
      }
      PushFormatting(Insert(token));
      return;
    case Start::kMarker:
      ReconstructFormatting();
      Insert(token);
      PushMarker();
      frameset_ok_ = false;
      return;
    case Start::kBare:
      return InsertVoid(token);
    case Start::kHr:
      ClosePInButtonScope();
      if (open_.InScope(TagId::kSelect)) GenerateImpliedEndTags(kImpliedEnd, TagId::kUnknown);
      InsertVoid(token);
      frameset_ok_ = false;
      return;
    case Start::kImage: {
      Token img = token;
      img.tag = TagId::kImg;
      return InBodyStart(img);
    }
    default:
      return InBodyStartText(token);
  }
}

// Those whose content is text, select and its like, ruby, and other namespaces.
void TreeBuilder::InBodyStartText(const Token& token) {
  switch (kStartCases[static_cast<std::size_t>(token.tag)]) {
    case Start::kTextarea:
      InsertRaw(token, TokenizerState::kRcdata);
      skip_newline_ = true;
      frameset_ok_ = false;
      return;
    case Start::kXmp:
      ClosePInButtonScope();
      ReconstructFormatting();
      frameset_ok_ = false;
      return InsertRaw(token, TokenizerState::kRawText);
    case Start::kIframe:
      frameset_ok_ = false;
      return InsertRaw(token, TokenizerState::kRawText);
    case Start::kRaw:
      return InsertRaw(token, TokenizerState::kRawText);
    case Start::kNoscript:
      if (scripting_) return InsertRaw(token, TokenizerState::kRawText);
      ReconstructFormatting();
      Insert(token);
      return;
    case Start::kSelect:
      return SelectInBody(token);
    case Start::kOption:
      return OptionInBody(token);
    case Start::kRuby:
    case Start::kRubyText:
      if (open_.InScope(TagId::kRuby)) {
        const bool text = token.tag == TagId::kRp || token.tag == TagId::kRt;
        GenerateImpliedEndTags(kImpliedEnd, text ? TagId::kRtc : TagId::kUnknown);
      }
      Insert(token);
      return;
    case Start::kForeign:
      ReconstructFormatting();
      return InsertForeign(token, token.tag == TagId::kSvg ? Namespace::kSvg : Namespace::kMathMl);
    default:
      return;
  }
}

bool TreeBuilder::IsHiddenInput(const Token& token) {
  const Attribute* type = token.Find(AttrId::kType);
  return type != nullptr && EqualsLower(AttrValue(*type, scratch_), "hidden");
}

// The inner HTML of a select element is being parsed.
bool TreeBuilder::InSelectFragment() const {
  return context_ != kNoNode && nodes_[context_].tag == TagId::kSelect &&
         nodes_[context_].ns == Namespace::kHtml;
}

void TreeBuilder::InputInBody(const Token& token) {
  if (InSelectFragment()) return;
  if (open_.InScope(TagId::kSelect)) PopThroughTag(TagId::kSelect);
  ReconstructFormatting();
  InsertVoid(token);
  if (!IsHiddenInput(token)) frameset_ok_ = false;
}

void TreeBuilder::SelectInBody(const Token& token) {
  if (InSelectFragment()) return;
  if (open_.InScope(TagId::kSelect)) return PopThroughTag(TagId::kSelect);
  ReconstructFormatting();
  Insert(token);
  frameset_ok_ = false;
}

// option, optgroup
void TreeBuilder::OptionInBody(const Token& token) {
  if (open_.InScope(TagId::kSelect)) {
    const bool option = token.tag == TagId::kOption;
    GenerateImpliedEndTags(kImpliedEnd, option ? TagId::kOptgroup : TagId::kUnknown);
  } else if (CurrentIs(TagId::kOption)) {
    open_.Pop();
  }
  ReconstructFormatting();
  Insert(token);
}

void TreeBuilder::BodyInBody(const Token& token) {
  if (open_.size() < 2 || open_[2].tag != TagId::kBody || open_.Top(TagId::kTemplate) != 0) return;
  frameset_ok_ = false;
  MergeAttributes(token, open_[2].node, merged_body_);
}

void TreeBuilder::FramesetInBody(const Token& token) {
  if (open_.size() < 2 || open_[2].tag != TagId::kBody || !frameset_ok_) return;
  Detach(open_[2].node);
  open_.PopTo(1);
  Insert(token);
  mode_ = Mode::kInFrameset;
}

void TreeBuilder::FormInBody(const Token& token) {
  const bool in_template = open_.Top(TagId::kTemplate) != 0;
  if (form_ != kNoNode && !in_template) return;
  ClosePInButtonScope();
  const NodeId id = Insert(token);
  if (!in_template) form_ = id;
}

// li, dd, dt: each ends the open one of its kind, if no other block stands in between.
void TreeBuilder::ItemInBody(const Token& token) {
  frameset_ok_ = false;
  const Place place = open_.Boundary(kItemStop);
  const TagId tag = open_[place].tag;
  const bool same =
      token.tag == TagId::kLi ? tag == TagId::kLi : tag == TagId::kDd || tag == TagId::kDt;
  if (same && open_[place].ns == Namespace::kHtml) {
    GenerateImpliedEndTags(kImpliedEnd, tag);
    open_.PopThrough(place);
  }
  ClosePInButtonScope();
  Insert(token);
}

void TreeBuilder::InBodyEnd(const Token& token) {
  switch (kEndCases[static_cast<std::size_t>(token.tag)]) {
    case End::kOther:
      return AnyOtherEndTag(InternName(token.tag, token.text));
    case End::kBlock:
      if (!open_.InScope(token.tag)) return;
      GenerateImpliedEndTags(kImpliedEnd, TagId::kUnknown);
      return PopThroughTag(token.tag);
    case End::kFormatting:
      return AdoptionAgency(NumberOf(token.tag));
    case End::kItem:
      if (!open_.InScope(token.tag, token.tag == TagId::kLi ? kListScope : kScope)) return;
      GenerateImpliedEndTags(kImpliedEnd, token.tag);
      return PopThroughTag(token.tag);
    case End::kP:
      if (!open_.InScope(TagId::kP, kButtonScope)) InsertImplied(TagId::kP);
      return CloseP();
    case End::kTemplate:
      return EndTemplate();
    case End::kBody:
    case End::kHtml:
      if (!open_.InScope(TagId::kBody)) return;
      mode_ = Mode::kAfterBody;
      if (token.tag == TagId::kHtml) Process(token);
      return;
    case End::kForm:
      return InBodyEndForm();
    case End::kHeading: {
      Place place = 0;
      for (const TagId tag :
           {TagId::kH1, TagId::kH2, TagId::kH3, TagId::kH4, TagId::kH5, TagId::kH6}) {
        place = std::max(place, open_.Top(tag));
      }
      if (place == 0 || place < open_.Boundary(kScope)) return;
      GenerateImpliedEndTags(kImpliedEnd, TagId::kUnknown);
      return open_.PopThrough(place);
    }
    case End::kMarker:
      if (!open_.InScope(token.tag)) return;
      GenerateImpliedEndTags(kImpliedEnd, TagId::kUnknown);
      PopThroughTag(token.tag);
      return ClearToMarker();
    case End::kBr: {  // read as a start tag without attributes
      Token br = token;
      br.type = TokenType::kStartTag;
      return InBodyStart(br);
    }
  }
}

void TreeBuilder::InBodyEndForm() {
  if (open_.Top(TagId::kTemplate) != 0) {
    if (!open_.InScope(TagId::kForm)) return;
    GenerateImpliedEndTags(kImpliedEnd, TagId::kUnknown);
    return PopThroughTag(TagId::kForm);
  }
  const NodeId form = form_;
  form_ = kNoNode;
  if (form == kNoNode) return;
  const Place place = open_.PlaceOf(form);
  if (place == 0 || place < open_.Boundary(kScope)) return;
  GenerateImpliedEndTags(kImpliedEnd, TagId::kUnknown);
  open_.Remove(form);
}

void TreeBuilder::AnyOtherEndTag(std::uint32_t name) {
  const Place place = open_.TopNamed(name);
  if (place == 0 || place < open_.Boundary(kSpecial)) return;
  GenerateImpliedEndTags(kImpliedEnd, open_[place].tag);
  open_.PopThrough(place);
}

}  // namespace xuncha::whatwg
