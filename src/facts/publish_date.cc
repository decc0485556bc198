// SPDX-License-Identifier: Apache-2.0
//
// The witnesses that name the day in a tag: meta, JSON-LD, <time>, itemprop.
#include "facts/publish_date.h"

#include <algorithm>
#include <functional>

#include "facts/publish_date_impl.h"

namespace xuncha::facts {

const char* Name(DateWitness witness) {
  switch (witness) {
    case DateWitness::kNone:
      return "";
    case DateWitness::kMeta:
      return "meta";
    case DateWitness::kLabel:
      return "label";
    case DateWitness::kJsonLd:
      return "jsonld";
    case DateWitness::kTime:
      return "time";
    case DateWitness::kText:
      return "text";
    case DateWitness::kUrl:
      return "url";
  }
  return "";
}

void PublishDateCollector::Begin(std::string_view url, const whatwg::Encoding& encoding) {
  url_ = url;
  encoding_ = &encoding;
  static_cast<PublishDateState&>(*this) = PublishDateState{};
  title_ = {};
  title_parts_ = {};
  votes_.clear();
  issued_.reset();
  url_date_.reset();
}

std::string_view PublishDateCollector::Decode(std::string_view raw, whatwg::TextFlags flags,
                                              std::string& out) {
  if (encoding_->id != whatwg::EncodingId::kUtf8 && !whatwg::IsAscii(raw)) {
    decoded_.clear();
    whatwg::DecodeAppend(raw, *encoding_, decoded_);
    raw = decoded_;
  }
  out.clear();
  whatwg::AppendText(raw, flags, out);
  return out;
}

bool PublishDateCollector::CanResume(const State& before) const {
  if (run_ != 0 || state() != before) return false;
  return std::all_of(votes_.begin(), votes_.end(), [](const Vote& vote) {
    return !vote.row &&
           (vote.witness == DateWitness::kMeta || vote.witness == DateWitness::kJsonLd);
  });
}

void PublishDateCollector::Resume(const State& after, const std::vector<Run>& runs) {
  static_cast<PublishDateState&>(*this) = after;
  title_match_ = 0;
  title_run_ = prose_run_ = 0;
  run_ = 0;
  for (const Run& run : runs) {
    ++run_;
    if (run.raw.size() > kMaxRunBytes && title_run_ != 0 && prose_run_ == 0) prose_run_ = run_;
    before_[run_ % kRing] = run;
    MatchTitle(run.raw);
  }
}

void PublishDateCollector::AddVote(const DateHit& hit, DateWitness witness, int weight) {
  if (!hit.has_year() || hit.year < kFirstYear || votes_.size() >= kMaxVotes) return;
  votes_.push_back({hit, witness, weight, run_, false, false, text_});
}

void PublishDateCollector::ForgetFrom(const char* position) {
  std::erase_if(votes_, [position](const Vote& vote) {
    return vote.text != nullptr && std::greater_equal<>()(vote.text, position);
  });
}

void PublishDateCollector::AddValue(std::string_view raw, whatwg::TextFlags flags,
                                    DateWitness witness, int weight) {
  if (raw.size() < 6 || raw.size() > 80 || !HasThreeDigits(raw)) return;
  const std::string_view text = Decode(raw, flags, scratch_);
  DateReaderOptions options = options_;
  options.compact = true;
  options.max_hits = 2;
  hits_.clear();
  ReadDates(text, options, hits_);
  if (!hits_.empty()) AddVote(hits_[0], witness, weight);
}

void PublishDateCollector::OnMeta(std::string_view name, std::string_view content) {
  content = TrimSpace(content);
  if (content.size() < 6 || content.size() > 80 || !HasThreeDigits(content)) return;
  switch (MetaDateOf(TrimSpace(name), words_)) {
    case MetaDate::kNone:
      return;
    case MetaDate::kModified:
      return AddValue(content, whatwg::kHasRef, DateWitness::kMeta, kMetaModified);
    case MetaDate::kWeak:
      return AddValue(content, whatwg::kHasRef, DateWitness::kMeta, kMetaWeak);
    case MetaDate::kStrong:
      return AddValue(content, whatwg::kHasRef, DateWitness::kMeta, kMetaStrong);
  }
}

void PublishDateCollector::OnJsonLd(std::string_view raw) {
  struct Key {
    std::string_view name;
    int weight;
  };
  static constexpr Key kKeys[] = {{"\"datePublished\"", kJsonPublished},
                                  {"\"pubDate\"", kJsonPublished},
                                  {"\"dateCreated\"", kJsonCreated},
                                  {"\"dateModified\"", kJsonModified},
                                  {"\"upDate\"", kJsonModified}};
  for (const Key& key : kKeys) {
    std::size_t at = raw.find(key.name);
    if (at == std::string_view::npos) continue;
    at += key.name.size();
    while (at < raw.size() && (IsSpaceByte(raw[at]) || raw[at] == ':')) ++at;
    if (at >= raw.size() || raw[at] != '"') continue;
    const std::size_t end = raw.find('"', at + 1);
    if (end == std::string_view::npos) continue;
    AddValue(raw.substr(at + 1, end - at - 1), 0, DateWitness::kJsonLd, key.weight);
  }
}

void PublishDateCollector::OnTime(const whatwg::Token& token) {
  const std::string_view classes = token.Raw(whatwg::AttrId::kClass);
  const std::string_view itemprop = token.Raw(whatwg::AttrId::kItemprop);
  int weight = saw_time_ ? kTimeLater : kTimePlain;
  if (MetaDateOf(itemprop) == MetaDate::kModified ||
      (classes.find("updated") != std::string_view::npos &&
       classes.find("publi") == std::string_view::npos)) {
    weight = kTimeModified;
  } else if (!saw_time_ && (MetaDateOf(itemprop) == MetaDate::kStrong ||
                            classes.find("publi") != std::string_view::npos ||
                            classes.find("pubdate") != std::string_view::npos ||
                            classes.find("entry-date") != std::string_view::npos ||
                            std::any_of(token.attributes.begin(), token.attributes.end(),
                                        [](const whatwg::Attribute& attribute) {
                                          return whatwg::EqualsLower(attribute.name, "pubdate");
                                        }))) {
    weight = kTimePublished;
  }
  const whatwg::Attribute* value = token.Find(whatwg::AttrId::kDatetime);
  if (value == nullptr) return;
  const std::size_t votes = votes_.size();
  AddValue(TrimSpace(value->value), value->flags, DateWitness::kTime, weight);
  if (votes_.size() != votes && weight != kTimeModified) saw_time_ = true;
}

void PublishDateCollector::OnAttributes(const whatwg::Token& token) {
  using whatwg::AttrId;
  if ((token.Has(AttrId::kClass) || token.Has(AttrId::kId)) && token.tag != whatwg::TagId::kBody &&
      token.tag != whatwg::TagId::kHtml) {
    std::string_view named = token.Raw(AttrId::kClass);
    if (named.empty()) named = token.Raw(AttrId::kId);
    classes_[2] = classes_[1];
    classes_[1] = classes_[0];
    classes_[0] = {named, depth_};
  }
  if (token.Has(AttrId::kItemprop)) {
    const MetaDate kind = MetaDateOf(token.Raw(AttrId::kItemprop));
    if (kind == MetaDate::kStrong && token.tag != whatwg::TagId::kTime) {
      if (token.Has(AttrId::kContent)) {
        AddValue(TrimSpace(token.Raw(AttrId::kContent)), whatwg::kHasRef, DateWitness::kTime,
                 kTimePublished);
      } else if (!token.Has(AttrId::kTitle)) {
        labelled_until_ = run_ + 2;
      }
    }
  }
  if (token.tag == whatwg::TagId::kHtml && token.Has(AttrId::kLang)) {
    const std::string_view lang = token.Raw(AttrId::kLang);
    const bool american = whatwg::EqualsLower(lang, "en") || whatwg::EqualsLower(lang, "en-us");
    const bool chinese = lang.size() >= 2 && (lang[0] | 0x20) == 'z' && (lang[1] | 0x20) == 'h';
    if (american) options_.order = DateOrder::kMonthFirst;
    if (!american && !chinese && lang.size() >= 2) options_.order = DateOrder::kDayFirst;
  }
  // The abbr pattern of microformats: <abbr class="published" title="2019-06-27T10:21:40Z">.
  if (token.tag == whatwg::TagId::kAbbr && token.Has(AttrId::kTitle) &&
      token.Raw(AttrId::kClass).find("publi") != std::string_view::npos) {
    AddValue(TrimSpace(token.Raw(AttrId::kTitle)), whatwg::kHasRef, DateWitness::kTime,
             saw_time_ ? kTimeLater : kTimePublished);
    saw_time_ = true;
  }
}

}  // namespace xuncha::facts
