// SPDX-License-Identifier: Apache-2.0
//
// The votes. Weights are points: what a witness is worth was set so that an explicit statement of
// the page (meta, label, JSON-LD) beats any guess from places, two guesses that agree beat one
// that does not, and a lone weak guess is no answer. docs/internals/publish-dates.md has the table.
#include "facts/publish_date.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <cstring>

#include "facts/publish_date_labels.h"

namespace xuncha::facts {
namespace {

constexpr int kMetaStrong = 100;
constexpr int kMetaWeak = 60;
constexpr int kMetaModified = 25;
constexpr int kJsonPublished = 90;
constexpr int kJsonCreated = 45;
constexpr int kJsonModified = 20;
constexpr int kTimePublished = 80;
constexpr int kTimePlain = 50;
constexpr int kTimeModified = 25;
constexpr int kTimeLater = 12;
constexpr int kLabelPublish = 95;
constexpr int kLabelLater = 25;  // the first one is the article's, the others are of comments, rows
constexpr int kLabelPlain = 60;
constexpr int kLabelSource = 60;
constexpr int kLabelModified = 42;
constexpr int kNearHeadline = 50;
constexpr int kDateClass = 38;
constexpr int kSomewhere = 15;
constexpr int kRow = 6;        // a row of a list: link and date
constexpr int kDateline = 40;  // opens the first paragraph, as agencies do
constexpr int kUrl = 45;
constexpr int kUrlMonth = 10;   // the month in the URL is the same
constexpr int kTimeEarly = 20;  // <time> above the headline: today's date, mostly

constexpr int kAnswer = 36;  // fewer points are no answer
constexpr int kStrong = 90;  // an explicit statement
constexpr int kReasonDays = 31;

constexpr std::uint32_t kNearRuns = 12;
constexpr std::uint32_t kJustBefore = 4;
constexpr std::uint32_t kRowRuns = 4;  // runs from one row of a list to the next
constexpr std::size_t kRowsOfList = 3;

constexpr int kFirstYear = 1990;

// Whether there are at least three ASCII digits, as in any date with a year. Eight bytes a step:
// this is asked of every text of every page.
bool HasThreeDigits(std::string_view text) {
  constexpr std::uint64_t kEach = 0x0101010101010101U;
  int count = 0;
  for (std::size_t at = 0; at < text.size(); at += 8) {
    std::uint64_t word = 0;
    if (text.size() - at >= 8) {
      std::memcpy(&word, text.data() + at, 8);
    } else {
      std::memcpy(&word, text.data() + at, text.size() - at);
    }
    word ^= kEach * '0';  // digits become 0–9; adding 0x76 to more than 9 sets the high bit
    const std::uint64_t others = ((word & (kEach * 0x7F)) + kEach * 0x76) | word;
    count += static_cast<int>((((~others >> 7) & kEach) * kEach) >> 56);
  }
  return count >= 3;
}

bool IsSpaceByte(char c) { return static_cast<unsigned char>(c) <= ' '; }

std::string_view Trim(std::string_view text) {
  while (!text.empty() && IsSpaceByte(text.front())) text.remove_prefix(1);
  while (!text.empty() && IsSpaceByte(text.back())) text.remove_suffix(1);
  return text;
}

std::string_view CutTail(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  text.remove_prefix(text.size() - most);
  while (!text.empty() && (static_cast<unsigned char>(text[0]) & 0xC0) == 0x80) {
    text.remove_prefix(1);
  }
  return text;
}

unsigned PairBit(char a, char b) {
  return (static_cast<unsigned>(static_cast<unsigned char>(a)) * 31 +
          static_cast<unsigned char>(b)) &
         0xFF;
}

}  // namespace

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
  options_ = DateReaderOptions{};
  title_ = {};
  title_pairs_ = {};
  title_match_ = 0;
  before_ = {};
  classes_ = {};
  depth_ = 0;
  run_ = title_run_ = heading_run_ = prose_run_ = labelled_until_ = last_link_run_ = last_row_run_ =
      0;
  examined_ = 0;
  in_link_ = in_heading_ = false;
  saw_publish_label_ = saw_place_ = saw_time_ = false;
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

void PublishDateCollector::AddVote(const DateHit& hit, DateWitness witness, int weight) {
  if (!hit.has_year() || hit.year < kFirstYear || votes_.size() >= kMaxVotes) return;
  votes_.push_back({hit, witness, weight, run_, false, false});
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

void PublishDateCollector::OnTitle(std::string_view raw) { NoteTitle(Trim(raw)); }

void PublishDateCollector::NoteTitle(std::string_view trimmed) {
  if (!title_.empty() || trimmed.size() < 6) return;
  title_ = trimmed.substr(0, 300);
  for (std::size_t i = 0; i + 1 < title_.size(); ++i) {
    const unsigned bit = PairBit(title_[i], title_[i + 1]);
    title_pairs_[bit / 64] |= std::uint64_t{1} << (bit % 64);
  }
}

void PublishDateCollector::OnMeta(std::string_view name, std::string_view content) {
  content = Trim(content);
  if (content.size() < 6 || content.size() > 80 || !HasThreeDigits(content)) return;
  switch (MetaDateOf(Trim(name))) {
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
  AddValue(Trim(value->value), value->flags, DateWitness::kTime, weight);
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
        AddValue(Trim(token.Raw(AttrId::kContent)), whatwg::kHasRef, DateWitness::kTime,
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
    AddValue(Trim(token.Raw(AttrId::kTitle)), whatwg::kHasRef, DateWitness::kTime,
             saw_time_ ? kTimeLater : kTimePublished);
    saw_time_ = true;
  }
}

// Remembers where the headline is: the longest run that the title has in it, the last of equals.
void PublishDateCollector::MatchTitle(std::string_view trimmed) {
  if (trimmed.size() < 6 || trimmed.size() < title_match_ || trimmed.size() > title_.size()) return;
  const unsigned bit = PairBit(trimmed[0], trimmed[1]);
  if ((title_pairs_[bit / 64] >> (bit % 64) & 1) == 0) return;
  if (title_.find(trimmed) == std::string_view::npos) return;
  if (prose_run_ != 0 && trimmed.size() == title_match_) return;  // named again below the article
  title_match_ = trimmed.size();
  title_run_ = run_;
  prose_run_ = 0;
  before_[run_ % kRing].is_title = true;
  // A date line may stand just above the headline.
  for (auto vote = votes_.rbegin(); vote != votes_.rend() && vote->run + kJustBefore >= run_;
       ++vote) {
    if (vote->witness == DateWitness::kText && vote->weight > kRow &&
        vote->weight < kNearHeadline) {
      vote->weight = kNearHeadline - 5;
    }
  }
}

void PublishDateCollector::OnText(std::string_view raw, whatwg::TextFlags flags) {
  const std::string_view trimmed = Trim(raw);
  if (trimmed.empty()) return;
  ++run_;
  if (trimmed.size() > kMaxRunBytes) {
    if (title_run_ != 0 && prose_run_ == 0) prose_run_ = run_;
  } else {
    const bool ends_in_day =
        trimmed.size() >= 10 && static_cast<unsigned char>(trimmed.back()) >= 0x80;
    if (HasThreeDigits(trimmed) || (ends_in_day && trimmed.size() <= 80 &&
                                    (trimmed.ends_with("日") || trimmed.ends_with("\xC8\xD5")))) {
      ExamineText(trimmed, flags);
    }
  }
  before_[run_ % kRing] = {trimmed, flags, in_link_, false, in_heading_};
  if (in_heading_) heading_run_ = run_;
  MatchTitle(trimmed);
  if (!in_link_) return;
  last_link_run_ = run_;
  // A date with the link of an article right behind it is the date of that article.
  if (!votes_.empty() && votes_.back().row && votes_.back().run + 1 == run_ &&
      !before_[run_ % kRing].is_title && IsLongLink(trimmed)) {
    votes_.back().weight = kRow;
  }
}

// Whether the text of a link is as long as a headline: longer than names and words of menus.
bool PublishDateCollector::IsLongLink(std::string_view trimmed) const {
  const std::size_t han = static_cast<std::size_t>(
      std::count_if(trimmed.begin(), trimmed.end(), [](char c) { return (c & 0x80) != 0; }));
  const std::size_t bytes_a_character = encoding_->id == whatwg::EncodingId::kUtf8 ? 3 : 2;
  if (han * 2 < trimmed.size()) return trimmed.size() >= 30;
  return han / bytes_a_character >= 7;
}

bool PublishDateCollector::IsForeignLink(const Run& run) const {
  return run.in_link && !run.is_title && !run.in_heading && IsLongLink(run.raw);
}

// Dates in the rows of a list are those of other articles: several in a row, with links between.
void PublishDateCollector::DemoteRows() {
  std::size_t begin = 0;
  std::size_t rows = 0;  // of the chain that began with vote `begin`
  std::size_t links = 0;
  std::size_t close_by = 0;  // rows that are two runs apart: headline, date, headline, date
  std::uint32_t last_run = 0;
  const auto close = [&](std::size_t end) {
    if ((rows >= kRowsOfList && links + 1 >= rows) ||
        (rows > kRowsOfList && close_by + 1 >= rows)) {
      for (std::size_t i = begin; i < end; ++i) {
        if (votes_[i].row) votes_[i].weight = std::min(votes_[i].weight, kRow);
      }
    }
  };
  for (std::size_t i = 0; i < votes_.size(); ++i) {
    if (!votes_[i].row) continue;
    if (rows == 0 || votes_[i].run > last_run + kRowRuns) {
      close(i);
      begin = i;
      rows = links = close_by = 0;
    }
    if (rows == 0 || votes_[i].run != last_run) {
      links += rows != 0 && votes_[i].after_link ? 1U : 0U;
      close_by += rows != 0 && votes_[i].run == last_run + 2 ? 1U : 0U;
      ++rows;
    }
    last_run = votes_[i].run;
  }
  close(votes_.size());
}

// Above the headline <time> mostly shows today's date.
void PublishDateCollector::DemoteEarlyTimes() {
  const std::uint32_t headline = title_run_ != 0 ? title_run_ : heading_run_;
  if (headline <= kJustBefore) return;
  for (Vote& vote : votes_) {
    if (vote.witness == DateWitness::kTime && vote.weight == kTimePlain &&
        vote.run + kJustBefore < headline) {
      vote.weight = kTimeEarly;
    }
  }
}

void PublishDateCollector::ExamineText(std::string_view trimmed, whatwg::TextFlags flags) {
  if (examined_ >= kMaxRuns) return;
  ++examined_;
  Decode(trimmed, flags, joined_);
  hits_.clear();
  ReadDates(joined_, options_, hits_);
  std::size_t date_bytes = 0;
  bool any = false;
  for (const DateHit& hit : hits_) {
    date_bytes += hit.end - hit.begin;
    any = any || hit.has_year();
  }
  if (!any) return;
  // The rows of a list need no closer look: the link before says whose date it is.
  if (IsForeignLink(Before(1)) && joined_.size() <= date_bytes + 4) return NoteRow(hits_[0], kRow);
  context_.clear();
  for (std::uint32_t back = kContextRuns; back > 0; --back) {
    const Run& run = Before(back);
    // The headline of another article says nothing about a date behind it.
    if (run.raw.empty() || IsForeignLink(run)) continue;
    const std::string_view raw = run.raw;
    // Decoding begins somewhere in the run: a broken first character does no harm.
    const std::string_view tail = raw.size() > 64 ? raw.substr(raw.size() - 64) : raw;
    context_ += CutTail(Decode(tail, run.flags, scratch_), 48);
    context_ += ' ';
  }
  const std::size_t boundary = context_.size();
  context_ += joined_;
  std::size_t before_begin = 0;
  for (DateHit& hit : hits_) {
    hit.begin += static_cast<std::uint32_t>(boundary);
    hit.end += static_cast<std::uint32_t>(boundary);
    if (hit.has_year()) VoteText(boundary, hit, before_begin, date_bytes);
    before_begin = hit.end;
  }
}

// A date that belongs to the row of a list, as far as one can see from here.
void PublishDateCollector::NoteRow(const DateHit& hit, int weight) {
  const std::size_t votes = votes_.size();
  AddVote(hit, DateWitness::kText, weight);
  if (votes_.size() == votes) return;
  votes_.back().row = true;
  votes_.back().after_link = in_link_ || (last_row_run_ != 0 && last_link_run_ > last_row_run_);
  last_row_run_ = run_;
}

// What a date without a label is worth by where it stands.
int PublishDateCollector::PlaceWeight(const DateHit& hit) const {
  const bool date_class = std::any_of(classes_.begin(), classes_.end(), [](const OpenClass& open) {
    return ClassSaysDate(open.names);
  });
  const bool elsewhere = std::any_of(classes_.begin(), classes_.end(), [](const OpenClass& open) {
    return ClassSaysElsewhere(open.names);
  });
  const Run& last = Before(1);
  // A name in a link before a date is an author's on blogs; Chinese pages label those.
  const bool after_link =
      IsForeignLink(last) ||
      (last.in_link && !last.is_title && !last.in_heading && hit.minute == kNoMinute &&
       static_cast<unsigned char>(last.raw.front()) >= 0x80 &&
       static_cast<unsigned char>(last.raw.back()) >= 0x80);
  if (elsewhere) return kRow;
  const bool near_title = title_run_ != 0 && run_ - title_run_ <= kNearRuns && prose_run_ == 0;
  const bool near_heading = heading_run_ != 0 && run_ - heading_run_ <= kNearRuns / 2;
  if (in_link_ && !date_class) return kRow;
  if (after_link) return kRow;
  int weight = kSomewhere;
  if (date_class) weight = kDateClass;
  if (near_heading) weight = std::max(weight, kDateClass);
  if (near_title) weight = kNearHeadline + (date_class ? 10 : 0);
  if (hit.minute != kNoMinute) weight += 8;
  if (hit.form == DateForm::kShortYear) weight -= 2;
  return weight;
}

void PublishDateCollector::VoteText(std::size_t boundary, const DateHit& hit,
                                    std::size_t before_begin, std::size_t date_bytes) {
  const std::string_view joined = context_;
  const std::size_t window = hit.begin > 72 ? hit.begin - 72 : 0;
  const std::size_t from = std::max(before_begin, window);
  std::string_view before = joined.substr(from, hit.begin - std::min<std::size_t>(from, hit.begin));
  DateLabel label = LabelBefore(CutTail(before, 71));
  const std::string_view behind = joined.substr(hit.end, 40);
  const DateLabel after = LabelBehind(behind);
  if (after == DateLabel::kOther) label = DateLabel::kOther;
  if (label < DateLabel::kSource && label != DateLabel::kDocument && label != DateLabel::kOther &&
      after != DateLabel::kNone) {
    label = after;
  }
  if (label == DateLabel::kNone && run_ <= labelled_until_) label = DateLabel::kPublish;
  const std::size_t rest =
      joined.size() - boundary - std::min(date_bytes, joined.size() - boundary);
  const bool prose = rest > 120;
  switch (label) {
    case DateLabel::kOther:
      return;
    case DateLabel::kDocument:
      if (!issued_) issued_ = hit.ToDay();
      return;
    case DateLabel::kPublish:
      AddVote(hit, DateWitness::kLabel, saw_publish_label_ ? kLabelLater : kLabelPublish);
      saw_publish_label_ = true;
      return;
    case DateLabel::kModified:
      AddVote(hit, DateWitness::kLabel, kLabelModified);
      return;
    case DateLabel::kPlain:
    case DateLabel::kSource:
      if (prose && label == DateLabel::kSource) return;
      AddVote(hit, DateWitness::kLabel,
              saw_place_                   ? kLabelLater
              : label == DateLabel::kPlain ? kLabelPlain
                                           : kLabelSource);
      saw_place_ = true;
      return;
    case DateLabel::kNone:
      break;
  }
  const bool opens = hit.begin <= boundary + 24 && hit.form >= DateForm::kShortYear &&
                     title_run_ != 0 && run_ - title_run_ <= kNearRuns;
  if (rest > 60 && opens) AddVote(hit, DateWitness::kText, saw_place_ ? kRow : kDateline);
  if (rest > 60 || behind.find("星期") < 12) return;
  const int weight = PlaceWeight(hit);
  if (weight <= kRow && !hit.has_year()) return;
  NoteRow(hit, saw_place_ ? std::min(weight, kLabelLater) : weight);
  if (weight >= kNearHeadline) saw_place_ = true;
}

void PublishDateCollector::VoteUrl() {
  url_date_ = DateInUrl(url_);
  if (!url_date_ || url_date_->day == 0) return;
  DateHit hit;
  hit.year = url_date_->year;
  hit.month = url_date_->month;
  hit.day = url_date_->day;
  hit.form = DateForm::kCompact;
  AddVote(hit, DateWitness::kUrl, kUrl);
}

PublishDate PublishDateCollector::Decide() {
  VoteUrl();
  DemoteRows();
  DemoteEarlyTimes();
  PublishDate result;
  result.issued = issued_;

  struct Group {
    Day day;
    std::array<int, 7> best{};  // by witness
    int total = 0;
    const Vote* strongest = nullptr;
    const Vote* timed = nullptr;
  };
  std::vector<Group> groups;
  for (const Vote& vote : votes_) {
    const Day day = vote.hit.ToDay();
    auto group = std::find_if(groups.begin(), groups.end(),
                              [day](const Group& known) { return known.day == day; });
    if (group == groups.end()) group = groups.insert(groups.end(), Group{.day = day});
    int& best = group->best[static_cast<std::size_t>(vote.witness)];
    if (vote.weight > best) {
      group->total += vote.weight - best;
      best = vote.weight;
    }
    if (group->strongest == nullptr || vote.weight > group->strongest->weight) {
      group->strongest = &vote;
    }
    if (vote.hit.minute != kNoMinute &&
        (group->timed == nullptr || vote.weight > group->timed->weight)) {
      group->timed = &vote;
    }
  }
  if (url_date_) {
    for (Group& group : groups) {
      const DateHit& hit = group.strongest->hit;
      if (hit.year == url_date_->year && hit.month == url_date_->month) group.total += kUrlMonth;
    }
  }
  const auto winner =
      std::max_element(groups.begin(), groups.end(),
                       [](const Group& a, const Group& b) { return a.total < b.total; });
  if (winner == groups.end() || winner->total < kAnswer) return result;
  for (const Group& other : groups) {
    const auto apart = std::abs((other.day - winner->day).count());
    if (apart > kReasonDays && other.strongest->weight >= kStrong &&
        other.total * 10 > winner->total * 8) {
      result.disagreed = true;
      return result;
    }
  }
  const Vote& said = winner->strongest->hit.minute == kNoMinute && winner->timed != nullptr
                         ? *winner->timed
                         : *winner->strongest;
  result.published = said.hit;
  result.from = winner->strongest->witness;
  return result;
}

}  // namespace xuncha::facts
