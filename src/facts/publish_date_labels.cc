// SPDX-License-Identifier: Apache-2.0
#include "facts/publish_date_labels.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string>

#include "base/ascii.h"

namespace xuncha::facts {
namespace {

struct LabelWord {
  std::string_view word;  // ASCII letters in lower case
  DateLabel label;
};

constexpr auto kWords = std::to_array<LabelWord>({
    // What makes it the publish date.
    {"发布时间", DateLabel::kPublish},
    {"发布日期", DateLabel::kPublish},
    {"发表时间", DateLabel::kPublish},
    {"发表日期", DateLabel::kPublish},
    {"发布于", DateLabel::kPublish},
    {"发表于", DateLabel::kPublish},
    {"发布", DateLabel::kPublish},
    {"发稿时间", DateLabel::kPublish},
    {"发稿日期", DateLabel::kPublish},
    {"刊发时间", DateLabel::kPublish},
    {"刊登时间", DateLabel::kPublish},
    {"上传时间", DateLabel::kPublish},
    {"上传日期", DateLabel::kPublish},
    {"上网时间", DateLabel::kPublish},
    {"上网日期", DateLabel::kPublish},
    {"添加时间", DateLabel::kPublish},
    {"添加日期", DateLabel::kPublish},
    {"录入时间", DateLabel::kPublish},
    {"录入日期", DateLabel::kPublish},
    {"信息时间", DateLabel::kPublish},
    {"信息日期", DateLabel::kPublish},
    {"公开日期", DateLabel::kPublish},
    {"公开时间", DateLabel::kPublish},
    {"公布时间", DateLabel::kPublish},
    {"稿件时间", DateLabel::kPublish},
    {"文章时间", DateLabel::kPublish},
    {"发帖时间", DateLabel::kPublish},
    {"发佈時間", DateLabel::kPublish},
    {"發佈時間", DateLabel::kPublish},
    {"發布時間", DateLabel::kPublish},
    {"發布日期", DateLabel::kPublish},
    {"發表於", DateLabel::kPublish},
    {"published", DateLabel::kPublish},
    {"posted", DateLabel::kPublish},
    {"written", DateLabel::kPublish},
    {"veröffentlicht", DateLabel::kPublish},
    {"erschienen", DateLabel::kPublish},
    {"erstellt", DateLabel::kPublish},
    {"publié", DateLabel::kPublish},
    {"pubblicato", DateLabel::kPublish},
    {"publicado", DateLabel::kPublish},
    {"gepostet", DateLabel::kPublish},
    {"veröffentlichung", DateLabel::kPublish},
    {"mise en ligne", DateLabel::kPublish},
    {"mis en ligne", DateLabel::kPublish},
    // A bare word for time.
    {"时间", DateLabel::kPlain},
    {"日期", DateLabel::kPlain},
    {"時間", DateLabel::kPlain},
    {"date", DateLabel::kPlain},
    {"datum", DateLabel::kPlain},
    {"created", DateLabel::kPlain},
    // The source line.
    {"来源", DateLabel::kSource},
    {"稿源", DateLabel::kSource},
    {"出处", DateLabel::kSource},
    {"來源", DateLabel::kSource},
    {"作者", DateLabel::kSource},
    {"浏览次数", DateLabel::kSource},
    {"点击数", DateLabel::kSource},
    {"阅读次数", DateLabel::kSource},
    // Later work on it.
    {"更新时间", DateLabel::kModified},
    {"更新日期", DateLabel::kModified},
    {"更新于", DateLabel::kModified},
    {"更新", DateLabel::kModified},
    {"修改时间", DateLabel::kModified},
    {"修改日期", DateLabel::kModified},
    {"修改于", DateLabel::kModified},
    {"编辑于", DateLabel::kModified},
    {"updated", DateLabel::kModified},
    {"modified", DateLabel::kModified},
    {"update", DateLabel::kModified},
    {"änderung", DateLabel::kModified},
    {"\xC3\x84nderung", DateLabel::kModified},  // the capital is not folded
    {"geändert", DateLabel::kModified},
    {"aktualisiert", DateLabel::kModified},
    {"aktualisierung", DateLabel::kModified},
    {"bearbeitet", DateLabel::kModified},
    {"stand", DateLabel::kModified},
    {"modifié", DateLabel::kModified},
    {"mis à jour", DateLabel::kModified},
    {"mise à jour", DateLabel::kModified},
    {"edited", DateLabel::kModified},
    // The document, not its publication.
    {"成文日期", DateLabel::kDocument},
    {"成文时间", DateLabel::kDocument},
    {"生成日期", DateLabel::kDocument},
    {"生成时间", DateLabel::kDocument},
    {"印发日期", DateLabel::kDocument},
    {"印发时间", DateLabel::kDocument},
    {"发文日期", DateLabel::kDocument},
    {"发文时间", DateLabel::kDocument},
    {"签发日期", DateLabel::kDocument},
    {"签署日期", DateLabel::kDocument},
    {"制发日期", DateLabel::kDocument},
    {"公布日期", DateLabel::kDocument},
    {"颁布日期", DateLabel::kDocument},
    {"颁布时间", DateLabel::kDocument},
    {"通过日期", DateLabel::kDocument},
    // Other dates.
    {"会议时间", DateLabel::kOther},
    {"会议日期", DateLabel::kOther},
    {"召开时间", DateLabel::kOther},
    {"活动时间", DateLabel::kOther},
    {"活动日期", DateLabel::kOther},
    {"举办时间", DateLabel::kOther},
    {"开始时间", DateLabel::kOther},
    {"开始日期", DateLabel::kOther},
    {"结束时间", DateLabel::kOther},
    {"结束日期", DateLabel::kOther},
    {"起始时间", DateLabel::kOther},
    {"截止时间", DateLabel::kOther},
    {"截止日期", DateLabel::kOther},
    {"截至", DateLabel::kOther},
    {"截止", DateLabel::kOther},
    {"公示时间", DateLabel::kOther},
    {"公示日期", DateLabel::kOther},
    {"公示期", DateLabel::kOther},
    {"公告期", DateLabel::kOther},
    {"报名时间", DateLabel::kOther},
    {"报名日期", DateLabel::kOther},
    {"考试时间", DateLabel::kOther},
    {"开标时间", DateLabel::kOther},
    {"投标", DateLabel::kOther},
    {"征集时间", DateLabel::kOther},
    {"征求意见时间", DateLabel::kOther},
    {"受理时间", DateLabel::kOther},
    {"办理时间", DateLabel::kOther},
    {"回复时间", DateLabel::kOther},
    {"答复时间", DateLabel::kOther},
    {"回复日期", DateLabel::kOther},
    {"答复日期", DateLabel::kOther},
    {"写信时间", DateLabel::kOther},
    {"来信时间", DateLabel::kOther},
    {"实施日期", DateLabel::kOther},
    {"实施时间", DateLabel::kOther},
    {"施行日期", DateLabel::kOther},
    {"执行日期", DateLabel::kOther},
    {"生效日期", DateLabel::kOther},
    {"生效时间", DateLabel::kOther},
    {"有效期", DateLabel::kOther},
    {"失效日期", DateLabel::kOther},
    {"废止日期", DateLabel::kOther},
    {"出生日期", DateLabel::kOther},
    {"出生", DateLabel::kOther},
    {"成立", DateLabel::kOther},
    {"建立于", DateLabel::kOther},
    {"注册", DateLabel::kOther},
    {"登录", DateLabel::kOther},
    {"今天是", DateLabel::kOther},
    {"现在是", DateLabel::kOther},
    {"当前时间", DateLabel::kOther},
    {"当前日期", DateLabel::kOther},
    {"系统时间", DateLabel::kOther},
    {"统计时间", DateLabel::kOther},
    {"数据日期", DateLabel::kOther},
    {"自", DateLabel::kOther},
    {"至", DateLabel::kOther},
    {"copyright", DateLabel::kOther},
    {"©", DateLabel::kOther},
    {"born", DateLabel::kOther},
    {"geboren", DateLabel::kOther},
    {"since", DateLabel::kOther},
    {"seit", DateLabel::kOther},
    {"joined", DateLabel::kOther},
    {"registriert", DateLabel::kOther},
    {"beginn", DateLabel::kOther},
    {"until", DateLabel::kOther},
    {"bis", DateLabel::kOther},
    {"abgerufen", DateLabel::kOther},
    {"retrieved", DateLabel::kOther},
    {"accessed", DateLabel::kOther},
    {"aktuelle zeit", DateLabel::kOther},
    {"current time", DateLabel::kOther},
});

constexpr bool IsLetter(char c) { return ToLower(c) >= 'a' && ToLower(c) <= 'z'; }
constexpr bool IsAsciiWord(std::string_view word) { return IsLetter(word[0]); }

// Words are found by their first code point: the byte that tells it best apart.
constexpr unsigned char BucketByte(std::string_view word) {
  return static_cast<unsigned char>(
      static_cast<unsigned char>(word[0]) >= 0xE0 && word.size() >= 3 ? word[2] : ToLower(word[0]));
}

struct Index {
  std::array<std::uint8_t, 257> first{};            // where the bucket begins in `order`
  std::array<std::uint8_t, kWords.size()> order{};  // longest word first within a bucket
};
static_assert(kWords.size() < 256);

constexpr Index MakeIndex() {
  Index index;
  for (std::size_t i = 0; i < kWords.size(); ++i) index.order[i] = static_cast<std::uint8_t>(i);
  std::sort(index.order.begin(), index.order.end(), [](std::uint8_t a, std::uint8_t b) {
    const unsigned char byte_a = BucketByte(kWords[a].word);
    const unsigned char byte_b = BucketByte(kWords[b].word);
    if (byte_a != byte_b) return byte_a < byte_b;
    if (kWords[a].word.size() != kWords[b].word.size()) {
      return kWords[a].word.size() > kWords[b].word.size();
    }
    return a < b;
  });
  std::size_t at = 0;
  for (std::size_t byte = 0; byte < 256; ++byte) {
    index.first[byte] = static_cast<std::uint8_t>(at);
    while (at < kWords.size() && BucketByte(kWords[index.order[at]].word) == byte) ++at;
  }
  index.first[256] = static_cast<std::uint8_t>(kWords.size());
  return index;
}
constexpr Index kIndex = MakeIndex();

bool MatchesAt(std::string_view text, std::size_t at, std::string_view word) {
  if (text.size() - at < word.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (ToLower(text[at + i]) != word[i]) return false;
  }
  // A word of letters must end where the text's word ends.
  return !IsLetter(word.back()) || at + word.size() == text.size() ||
         !IsLetter(text[at + word.size()]);
}

// The longest label at `at`, nullptr if there is none.
const LabelWord* WordAt(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80 && (!IsLetter(text[at]) || (at > 0 && IsLetter(text[at - 1])))) return nullptr;
  if (lead >= 0x80 && lead < 0xC0) return nullptr;  // inside a code point
  if (lead >= 0xE0 && text.size() - at < 3) return nullptr;
  const unsigned char byte = BucketByte(text.substr(at));
  for (std::size_t i = kIndex.first[byte]; i < kIndex.first[byte + 1U]; ++i) {
    const LabelWord& word = kWords[kIndex.order[i]];
    if (MatchesAt(text, at, word.word)) return &word;
  }
  return nullptr;
}

// Without the white space and marks at its end.
std::string_view WithoutMarks(std::string_view text) {
  static constexpr std::string_view kMarks[] = {"：", "　", "【", "（", "\xC2\xA0", "｜", "∶"};
  while (!text.empty()) {
    if (std::string_view(" \t\r\n:|>([/").find(text.back()) != std::string_view::npos) {
      text.remove_suffix(1);
      continue;
    }
    const auto mark =
        std::find_if(std::begin(kMarks), std::end(kMarks),
                     [text](std::string_view candidate) { return text.ends_with(candidate); });
    if (mark == std::end(kMarks)) break;
    text.remove_suffix(mark->size());
  }
  return text;
}

// Whether only white space and marks stand between a label and its date.
bool IsTight(std::string_view between) {
  return between.size() <= 24 && WithoutMarks(between).empty();
}

bool EndsWithOneOf(std::string_view text, std::span<const std::string> words) {
  return std::any_of(words.begin(), words.end(), [text](const std::string& word) {
    return !word.empty() && text.ends_with(word);
  });
}

// Whether the text between a label and its date can be passed over: it is short and ends no
// sentence. Short words are part of too many others to be believed from afar.
bool IsJoint(const LabelWord& word, std::string_view between) {
  // 办理时间的说明: the word goes on, so it labels nothing. Han characters begin with E4 to E9.
  if (!IsAsciiWord(word.word) && !between.empty() &&
      static_cast<unsigned char>(between[0]) >= 0xE4 &&
      static_cast<unsigned char>(between[0]) <= 0xE9) {
    return false;
  }
  if (word.label == DateLabel::kPlain || word.word.size() <= 6) {
    if (word.label != DateLabel::kSource && !IsAsciiWord(word.word)) return IsTight(between);
  }
  return between.size() <= (word.label == DateLabel::kSource ? 60U : 24U) &&
         between.find("。") == std::string_view::npos &&
         between.find("，") == std::string_view::npos &&
         between.find("；") == std::string_view::npos;
}

// "… am 29. Januar 2020 um 13:22 Uhr geändert": German puts the verb behind the date. With a colon
// or another preposition it goes with what follows.
DateLabel ParticipleBehind(std::string_view behind) {
  static constexpr std::array<LabelWord, 6> kVerbs = {{{"veröffentlicht", DateLabel::kPublish},
                                                       {"erstellt", DateLabel::kPublish},
                                                       {"verfasst", DateLabel::kPublish},
                                                       {"geändert", DateLabel::kModified},
                                                       {"aktualisiert", DateLabel::kModified},
                                                       {"bearbeitet", DateLabel::kModified}}};
  for (const LabelWord& verb : kVerbs) {
    const std::size_t at = behind.find(verb.word);
    if (at == std::string_view::npos) continue;
    const std::string_view rest = behind.substr(at + verb.word.size());
    return rest.starts_with(":") || rest.starts_with(" am") ? DateLabel::kNone : verb.label;
  }
  return DateLabel::kNone;
}

}  // namespace

namespace {

// The text without the white space between Han characters: 发 布 时 间 is 发布时间. `buffer` must
// hold the text.
std::string_view CloseUp(std::string_view text, char* buffer) {
  std::size_t size = 0;
  bool after_han = false;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t next = at;
    while (after_han && next < text.size()) {
      if (text[next] == ' ') {
        ++next;
      } else if (text.substr(next, 2) == "\xC2\xA0") {
        next += 2;
      } else if (text.substr(next, 3) == "　") {
        next += 3;
      } else {
        break;
      }
    }
    const auto lead = [text](std::size_t i) {
      return i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
    };
    const bool han = lead(next) >= 0xE4 && lead(next) <= 0xE9;
    if (han) at = next;
    const std::size_t bytes = han ? std::min<std::size_t>(3, text.size() - at) : 1;
    std::memcpy(buffer + size, text.data() + at, bytes);
    size += bytes;
    at += bytes;
    after_han = han;
  }
  return {buffer, size};
}

DateLabel LabelIn(std::string_view before, const DateWords& words) {
  DateLabel best = DateLabel::kNone;
  for (std::size_t at = 0; at < before.size();) {
    const LabelWord* word = WordAt(before, at);
    if (word == nullptr) {
      ++at;
      continue;
    }
    at += word->word.size();
    if (IsJoint(*word, before.substr(at))) best = word->label;
  }
  if (best != DateLabel::kNone && best != DateLabel::kPlain) return best;
  const std::string_view bare = WithoutMarks(before);
  if (EndsWithOneOf(bare, words.publish_labels)) return DateLabel::kPublish;
  if (best == DateLabel::kNone && EndsWithOneOf(bare, words.plain_labels)) {
    return DateLabel::kPlain;
  }
  return best;
}

}  // namespace

DateLabel LabelBefore(std::string_view before, const DateWords& words) {
  const DateLabel label = LabelIn(before, words);
  if (label != DateLabel::kNone || before.empty()) return label;
  char buffer[128];
  if (before.size() > sizeof buffer) before.remove_prefix(before.size() - sizeof buffer);
  const std::string_view closed = CloseUp(before, buffer);
  return closed.size() == before.size() ? label : LabelIn(closed, words);
}

DateLabel LabelBehind(std::string_view behind) {
  std::size_t at = 0;
  while (at < behind.size() && (behind[at] == ' ' || behind[at] == '\n' || behind[at] == '\t' ||
                                behind[at] == '\r' || behind[at] == ')' || behind[at] == ']')) {
    ++at;
  }
  while (behind.size() - at >= 2 && behind.substr(at, 2) == "\xC2\xA0") at += 2;
  if (at >= behind.size()) return DateLabel::kNone;
  if (behind.substr(at).starts_with("起") || behind.substr(at).starts_with("前") ||
      behind.substr(at).starts_with("至") || behind.substr(at).starts_with("止")) {
    return DateLabel::kOther;
  }
  const LabelWord* word = WordAt(behind, at);
  if (word == nullptr) return ParticipleBehind(behind.substr(at));
  switch (word->label) {
    case DateLabel::kPublish:
    case DateLabel::kModified:
      // "… 2018-07-05 发布时间：" belongs to the next date; "… 发布" alone to this one.
      return word->word == "发布" || word->word == "更新" ? word->label : DateLabel::kNone;
    case DateLabel::kSource:
      return DateLabel::kSource;
    default:
      return DateLabel::kNone;
  }
}

namespace {

// Whether one of `parts` stands in `classes`, letters compared without case.
template <std::size_t kCount>
bool HasPart(std::string_view classes, const std::array<std::string_view, kCount>& parts) {
  char lower[160];
  const std::size_t size = std::min(classes.size(), sizeof lower);
  for (std::size_t i = 0; i < size; ++i) lower[i] = ToLower(classes[i]);
  const std::string_view text(lower, size);
  return std::any_of(parts.begin(), parts.end(), [text](std::string_view part) {
    return text.find(part) != std::string_view::npos;
  });
}

}  // namespace

bool ClassSaysDate(std::string_view classes) {
  static constexpr auto kParts = std::to_array<std::string_view>(
      {"date",      "datum",        "time",       "publi",     "byline",   "entry-meta",
       "post-meta", "article-meta", "entry-info", "post-info", "metadata", "dateline",
       "shijian",   "riqi",         "pubtime",    "laiyuan",   "source",   "submitted",
       "authored",  "_meta",        "postmeta"});
  return HasPart(classes, kParts);
}

bool ClassSaysElsewhere(std::string_view classes) {
  static constexpr auto kParts =
      std::to_array<std::string_view>({"comment", "related", "sidebar", "widget", "footer",
                                       "recent", "popular", "copyright", "reply", "archive"});
  return HasPart(classes, kParts);
}

MetaDate MetaDateOf(std::string_view name, const DateWords& words) {
  struct Name {
    std::string_view name;
    MetaDate kind;
  };
  static constexpr auto kNames = std::to_array<Name>({
      {"pubdate", MetaDate::kStrong},
      {"pubtime", MetaDate::kStrong},
      {"publishdate", MetaDate::kStrong},
      {"publishtime", MetaDate::kStrong},
      {"publish_date", MetaDate::kStrong},
      {"publish_time", MetaDate::kStrong},
      {"publish-date", MetaDate::kStrong},
      {"pub_date", MetaDate::kStrong},
      {"published", MetaDate::kStrong},
      {"published_time", MetaDate::kStrong},
      {"publication_date", MetaDate::kStrong},
      {"publicationdate", MetaDate::kStrong},
      {"datepublished", MetaDate::kStrong},
      {"date_published", MetaDate::kStrong},
      {"article:published_time", MetaDate::kStrong},
      {"article:published", MetaDate::kStrong},
      {"article:publication_date", MetaDate::kStrong},
      {"article_date_original", MetaDate::kStrong},
      {"shareaholic:article_published_time", MetaDate::kStrong},
      {"og:published_time", MetaDate::kStrong},
      {"og:article:published_time", MetaDate::kStrong},
      {"og:pubdate", MetaDate::kStrong},
      {"og:publish_date", MetaDate::kStrong},
      {"og:release_date", MetaDate::kStrong},
      {"bytedance:published_time", MetaDate::kStrong},
      {"weibo:article:create_at", MetaDate::kStrong},
      {"sailthru.date", MetaDate::kStrong},
      {"parsely-pub-date", MetaDate::kStrong},
      {"cxenseparse:recs:publishtime", MetaDate::kStrong},
      {"rnews:datepublished", MetaDate::kStrong},
      {"originalpublicationdate", MetaDate::kStrong},
      {"dc.date.issued", MetaDate::kStrong},
      {"dc.date.published", MetaDate::kStrong},
      {"dcterms.issued", MetaDate::kStrong},
      {"dcterms:issued", MetaDate::kStrong},
      {"dc.issued", MetaDate::kStrong},
      {"citation_date", MetaDate::kStrong},
      {"citation_publication_date", MetaDate::kStrong},
      {"citation_online_date", MetaDate::kStrong},
      {"prism.publicationdate", MetaDate::kStrong},
      {"firstpublishedtime", MetaDate::kStrong},
      {"date", MetaDate::kWeak},
      {"createdate", MetaDate::kWeak},
      {"dc.date", MetaDate::kWeak},
      {"dc:date", MetaDate::kWeak},
      {"dcterms.date", MetaDate::kWeak},
      {"dcterms:date", MetaDate::kWeak},
      {"dc.date.created", MetaDate::kWeak},
      {"dc.created", MetaDate::kWeak},
      {"dcterms.created", MetaDate::kWeak},
      {"dcterms:created", MetaDate::kWeak},
      {"created", MetaDate::kWeak},
      {"datecreated", MetaDate::kWeak},
      {"creation_date", MetaDate::kWeak},
      {"article:created", MetaDate::kWeak},
      {"article:modified_time", MetaDate::kModified},
      {"article:modified", MetaDate::kModified},
      {"article:updated_time", MetaDate::kModified},
      {"og:updated_time", MetaDate::kModified},
      {"og:modified_time", MetaDate::kModified},
      {"bytedance:updated_time", MetaDate::kModified},
      {"datemodified", MetaDate::kModified},
      {"dateupdate", MetaDate::kModified},
      {"dc.date.modified", MetaDate::kModified},
      {"dcterms.modified", MetaDate::kModified},
      {"dcterms:modified", MetaDate::kModified},
      {"last-modified", MetaDate::kModified},
      {"lastmodifiedtime", MetaDate::kModified},
      {"lastmod", MetaDate::kModified},
      {"revised", MetaDate::kModified},
  });
  char lower[48];
  if (name.size() > sizeof lower) return MetaDate::kNone;
  for (std::size_t i = 0; i < name.size(); ++i) lower[i] = ToLower(name[i]);
  const std::string_view wanted(lower, name.size());
  for (const Name& known : kNames) {
    if (known.name == wanted) return known.kind;
  }
  for (const std::string& added : words.publish_metas) {
    if (std::equal(added.begin(), added.end(), wanted.begin(), wanted.end(),
                   [](char a, char b) { return ToLower(a) == b; })) {
      return MetaDate::kStrong;
    }
  }
  return MetaDate::kNone;
}

}  // namespace xuncha::facts
