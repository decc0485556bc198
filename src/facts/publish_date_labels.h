// SPDX-License-Identifier: Apache-2.0
//
// The words that stand beside a date on a page and say what it is the date of.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace xuncha::facts {

// From weakest to strongest claim on being the publish date; kNone: no known word is near.
enum class DateLabel : std::uint8_t {
  kNone = 0,
  kOther,     // another date: 会议时间, 截止日期, 施行, 公示期, born, ©
  kDocument,  // 成文日期, 印发日期: when a document was signed, not when it was published
  kModified,  // 更新时间, updated, Letzte Änderung
  kSource,    // 来源 beside it: the usual line under a headline
  kPlain,     // 时间, 日期, date
  kPublish,   // 发布时间, published, veröffentlicht
};

// Words that an operator's lexicon adds to the built-in ones.
struct DateWords {
  std::span<const std::string> publish_labels;  // 发布时间: a publish date follows
  std::span<const std::string> plain_labels;    // 时间
  std::span<const std::string> publish_metas;   // names of meta elements, any case
};

// What the last label in `before` says; `before` is the text up to the date, nearest last. A label
// counts only if what stands between it and the date is short and is no sentence.
DateLabel LabelBefore(std::string_view before, const DateWords& words = {});

// What the text right behind the date says: 更新, 发布, 来源, 报道.
DateLabel LabelBehind(std::string_view behind);

// Whether class or id values call their element a date or a byline (post-date, pubtime,
// entry-meta).
bool ClassSaysDate(std::string_view classes);
// Whether they call it part of something else: comments, related articles, side bars, footers.
bool ClassSaysElsewhere(std::string_view classes);

// What a meta element's name promises of its date.
enum class MetaDate : std::uint8_t { kNone, kModified, kWeak, kStrong };
MetaDate MetaDateOf(std::string_view name, const DateWords& words = {});

}  // namespace xuncha::facts
