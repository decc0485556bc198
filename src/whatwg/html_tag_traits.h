// SPDX-License-Identifier: Apache-2.0
//
// What the parsing rules know about an element by its name alone. Internal to whatwg/.
// Source: WHATWG HTML, 13.2.4.2 "The stack of open elements", 13.2.4.3, 13.2.6.3, 13.2.6.5.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>

#include "whatwg/html_names.h"

namespace xuncha::whatwg {

enum class Namespace : std::uint8_t { kHtml, kSvg, kMathMl };

using Traits = std::uint32_t;

// The first eight bits are boundaries: the stack of open elements knows the topmost of each.
inline constexpr std::size_t kBoundaries = 8;
inline constexpr Traits kSpecial = 1U << 0;
inline constexpr Traits kScope = 1U << 1;        // ends "in scope"
inline constexpr Traits kListScope = 1U << 2;    // ends "in list item scope"
inline constexpr Traits kButtonScope = 1U << 3;  // ends "in button scope"
inline constexpr Traits kTableScope = 1U << 4;   // ends "in table scope"
inline constexpr Traits kItemStop = 1U << 5;     // special, but not address, div or p
inline constexpr Traits kModeSetter = 1U << 6;   // "reset the insertion mode" looks at it
inline constexpr Traits kInHtml = 1U << 7;       // every element of the HTML namespace

inline constexpr Traits kFormatting = 1U << 8;
inline constexpr Traits kImpliedEnd = 1U << 9;
inline constexpr Traits kImpliedEndThorough = 1U << 10;
inline constexpr Traits kBreakout = 1U << 11;     // a start tag that ends foreign content
inline constexpr Traits kHeading = 1U << 12;      // h1 to h6
inline constexpr Traits kTableParent = 1U << 13;  // table, tbody, tfoot, thead, tr
inline constexpr Traits kTableText = 1U << 14;    // those and template: text in them waits

using TraitTable = std::array<Traits, static_cast<std::size_t>(TagId::kCount)>;

constexpr void SetTraits(TraitTable& table, Traits traits, std::initializer_list<TagId> tags) {
  for (const TagId tag : tags) table[static_cast<std::size_t>(tag)] |= traits;
}

constexpr TraitTable MakeHtmlTraits() {
  using enum TagId;
  TraitTable table{};
  for (Traits& traits : table) traits |= kInHtml;
  SetTraits(
      table, kSpecial | kItemStop,
      {kApplet,  kArea,      kArticle, kAside,    kBase,     kBasefont, kBgsound,    kBlockquote,
       kBody,    kBr,        kButton,  kCaption,  kCenter,   kCol,      kColgroup,   kDd,
       kDetails, kDir,       kDl,      kDt,       kEmbed,    kFieldset, kFigcaption, kFigure,
       kFooter,  kForm,      kFrame,   kFrameset, kH1,       kH2,       kH3,         kH4,
       kH5,      kH6,        kHead,    kHeader,   kHgroup,   kHr,       kHtml,       kIframe,
       kImg,     kInput,     kKeygen,  kLi,       kLink,     kListing,  kMain,       kMarquee,
       kMenu,    kMeta,      kNav,     kNoembed,  kNoframes, kNoscript, kObject,     kOl,
       kParam,   kPlaintext, kPre,     kScript,   kSearch,   kSection,  kSelect,     kSource,
       kStyle,   kSummary,   kTable,   kTbody,    kTd,       kTemplate, kTextarea,   kTfoot,
       kTh,      kThead,     kTitle,   kTr,       kTrack,    kUl,       kWbr,        kXmp});
  SetTraits(table, kSpecial, {kAddress, kDiv, kP});
  SetTraits(table, kScope | kListScope | kButtonScope,
            {kApplet, kCaption, kHtml, kTable, kTd, kTh, kMarquee, kObject, kSelect, kTemplate});
  SetTraits(table, kListScope, {kOl, kUl});
  SetTraits(table, kButtonScope, {kButton});
  SetTraits(table, kTableScope, {kHtml, kTable, kTemplate});
  SetTraits(table, kModeSetter,
            {kTd, kTh, kTr, kTbody, kThead, kTfoot, kCaption, kColgroup, kTable, kTemplate, kHead,
             kBody, kFrameset, kHtml});
  SetTraits(table, kFormatting,
            {kA, kB, kBig, kCode, kEm, kFont, kI, kNobr, kS, kSmall, kStrike, kStrong, kTt, kU});
  SetTraits(table, kImpliedEnd | kImpliedEndThorough,
            {kDd, kDt, kLi, kOptgroup, kOption, kP, kRb, kRp, kRt, kRtc});
  SetTraits(table, kImpliedEndThorough,
            {kCaption, kColgroup, kTbody, kTd, kTfoot, kTh, kThead, kTr});
  SetTraits(
      table, kBreakout,
      {kB,     kBig,   kBlockquote, kBody,   kBr,   kCenter, kCode,  kDd, kDiv,  kDl,   kDt,
       kEm,    kEmbed, kH1,         kH2,     kH3,   kH4,     kH5,    kH6, kHead, kHr,   kI,
       kImg,   kLi,    kListing,    kMenu,   kMeta, kNobr,   kOl,    kP,  kPre,  kRuby, kS,
       kSmall, kSpan,  kStrong,     kStrike, kSub,  kSup,    kTable, kTt, kU,    kUl,   kVar});
  SetTraits(table, kHeading, {kH1, kH2, kH3, kH4, kH5, kH6});
  SetTraits(table, kTableParent | kTableText, {kTable, kTbody, kTfoot, kThead, kTr});
  SetTraits(table, kTableText, {kTemplate});
  return table;
}

constexpr TraitTable MakeForeignTraits(std::initializer_list<TagId> special) {
  TraitTable table{};
  SetTraits(table, kSpecial | kItemStop | kScope | kListScope | kButtonScope, special);
  return table;
}

inline constexpr TraitTable kHtmlTraits = MakeHtmlTraits();
inline constexpr TraitTable kSvgTraits =
    MakeForeignTraits({TagId::kForeignObject, TagId::kDesc, TagId::kTitle});
inline constexpr TraitTable kMathMlTraits = MakeForeignTraits(
    {TagId::kMi, TagId::kMo, TagId::kMn, TagId::kMs, TagId::kMtext, TagId::kAnnotationXml});

inline Traits TraitsOf(Namespace ns, TagId tag) {
  const auto n = static_cast<std::size_t>(tag);
  if (ns == Namespace::kHtml) return kHtmlTraits[n];
  return ns == Namespace::kSvg ? kSvgTraits[n] : kMathMlTraits[n];
}
inline bool HtmlTagIs(TagId tag, Traits traits) {
  return (kHtmlTraits[static_cast<std::size_t>(tag)] & traits) != 0;
}

}  // namespace xuncha::whatwg
