// SPDX-License-Identifier: Apache-2.0
//
// Dates in the visible text: whose they are by the words beside them and by where they stand.
#include <algorithm>
#include <cstring>
#include <functional>

#include "facts/find_text.h"
#include "facts/publish_date.h"
#include "facts/publish_date_impl.h"

namespace xuncha::facts {
namespace {

std::string_view CutTail(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  text.remove_prefix(text.size() - most);
  while (!text.empty() && (static_cast<unsigned char>(text[0]) & 0xC0) == 0x80) {
    text.remove_prefix(1);
  }
  return text;
}

constexpr std::size_t kPartBytes = 4;  // a Chinese character and the beginning of the next

// Of the four bytes at `at`, below 1024.
std::size_t PartBit(const char* at) {
  std::uint32_t bytes = 0;
  std::memcpy(&bytes, at, kPartBytes);
  return static_cast<std::size_t>(bytes * 0x9E3779B9u >> 22);
}

// 二〇二二年八月十七日 【打印】: a day in Chinese numerals may stand anywhere in a short text. In
// UTF-8 or in GBK bytes.
bool NamesHanDay(std::string_view text) {
  constexpr std::size_t kShortest = 10;
  constexpr std::size_t kLongest = 200;
  if (text.size() < kShortest || text.size() > kLongest) return false;
  const auto day_after_month = [text](std::string_view month, std::string_view day) {
    const std::size_t at = text.find(month);
    return at != std::string_view::npos && text.find(day, at) != std::string_view::npos;
  };
  return day_after_month("月", "日") || day_after_month("\xD4\xC2", "\xC8\xD5");
}

}  // namespace

void PublishDateCollector::OnTitle(std::string_view raw) {
  const std::string_view trimmed = TrimSpace(raw);
  if (!title_.empty() || trimmed.size() < 6) return;
  title_ = trimmed.substr(0, 300);
  for (std::size_t i = 0; i + kPartBytes <= title_.size(); ++i) {
    const std::size_t bit = PartBit(title_.data() + i);
    title_parts_[bit / 64] |= std::uint64_t{1} << (bit % 64);
  }
}

// Remembers where the headline is: the longest run that the title has in it, the last of equals.
void PublishDateCollector::MatchTitle(std::string_view trimmed) {
  if (trimmed.size() < 6 || trimmed.size() < title_match_ || trimmed.size() > title_.size()) return;
  const std::size_t bit = PartBit(trimmed.data());
  if ((title_parts_[bit / 64] >> (bit % 64) & 1) == 0) return;
  if (FindText(title_, trimmed) == std::string_view::npos) return;
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
  const std::string_view trimmed = TrimSpace(raw);
  if (trimmed.empty()) return;
  ++run_;
  text_ = trimmed.data();
  if (trimmed.size() > kMaxRunBytes) {
    if (title_run_ != 0 && prose_run_ == 0) prose_run_ = run_;
  } else {
    if (HasThreeDigits(trimmed) || NamesHanDay(trimmed)) ExamineText(trimmed, flags);
  }
  text_ = nullptr;
  before_[run_ % kRing] = {trimmed, flags, in_link_, false, in_heading_};
  if (recorded_ != nullptr) recorded_->push_back(before_[run_ % kRing]);
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

void PublishDateCollector::ExamineText(std::string_view trimmed, whatwg::TextFlags flags) {
  if (examined_ >= kMaxRuns) return;
  ++examined_;
  Decode(trimmed, flags, joined_);
  ReadDatesOfRun();
  std::size_t date_bytes = 0;
  bool any = false;
  for (const DateHit& hit : hits_) {
    date_bytes += hit.end - hit.begin;
    any = any || hit.has_year();
  }
  if (!any) return;
  ++dated_runs_;
  // The rows of a list need no closer look: the link before says whose date it is.
  if (IsForeignLink(Before(1)) && joined_.size() <= date_bytes + 4)
    return NoteRow(hits_[0], DateWitness::kText, kRow);
  // A day that a headline speaks of: 关于8月14日召开听证会的公告.
  const bool more = joined_.size() > date_bytes + 12;
  in_headline_ =
      more && (in_heading_ || (!title_.empty() && title_.find(trimmed) != std::string_view::npos));
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

// The dates of `joined_` into `hits_`. The rows of lists have the same few days again and again, on
// one page and on the next: short texts are remembered with what was read in them.
void PublishDateCollector::ReadDatesOfRun() {
  hits_.clear();
  if (joined_.size() > ReadRun::kMaxBytes) {
    ReadDates(joined_, options_, hits_);
    return;
  }
  ReadRun& known = read_runs_[std::hash<std::string_view>()(joined_) % read_runs_.size()];
  if (known.used && known.order == options_.order && known.size == joined_.size() &&
      std::memcmp(known.text.data(), joined_.data(), joined_.size()) == 0) {
    hits_.assign(known.hits.begin(), known.hits.begin() + known.hit_count);
    return;
  }
  ReadDates(joined_, options_, hits_);
  if (hits_.size() > known.hits.size()) return;
  known.used = true;
  known.order = options_.order;
  known.size = static_cast<std::uint8_t>(joined_.size());
  known.hit_count = static_cast<std::uint8_t>(hits_.size());
  std::memcpy(known.text.data(), joined_.data(), joined_.size());
  std::copy(hits_.begin(), hits_.end(), known.hits.begin());
}

// A date that belongs to the row of a list, as far as one can see from here.
void PublishDateCollector::NoteRow(const DateHit& hit, DateWitness witness, int weight) {
  const std::size_t votes = votes_.size();
  AddVote(hit, witness, weight);
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
  DateLabel label = LabelBefore(CutTail(before, 71), words_);
  const std::string_view behind = joined.substr(hit.end, 40);
  const DateLabel after = LabelBehind(behind);
  if (after == DateLabel::kOther) label = DateLabel::kOther;
  if (label == DateLabel::kNone) label = after;
  if (label == DateLabel::kNone && run_ <= labelled_until_) label = DateLabel::kPublish;
  const std::size_t rest =
      joined.size() - boundary - std::min(date_bytes, joined.size() - boundary);
  const bool prose = rest > 120;
  // Some lists label the date of every row.
  const bool may_be_row = IsForeignLink(Before(1)) || IsForeignLink(Before(2));
  const auto vote = [&](int weight) {
    if (may_be_row) return NoteRow(hit, DateWitness::kLabel, weight);
    AddVote(hit, DateWitness::kLabel, weight);
  };
  switch (label) {
    case DateLabel::kOther:
      return;
    case DateLabel::kDocument:
      if (!issued_) issued_ = hit.ToDay();
      return;
    case DateLabel::kPublish:
      vote(saw_publish_label_ ? kLabelLater : kLabelPublish);
      saw_publish_label_ = true;
      return;
    case DateLabel::kModified:
      vote(kLabelModified);
      return;
    case DateLabel::kPlain:
    case DateLabel::kSource:
      if (prose && label == DateLabel::kSource) return;
      vote(saw_place_ ? kLabelLater : label == DateLabel::kPlain ? kLabelPlain : kLabelSource);
      saw_place_ = true;
      return;
    case DateLabel::kNone:
      break;
  }
  if (in_headline_) return;
  const bool opens = hit.begin <= boundary + 24 && hit.form >= DateForm::kShortYear &&
                     title_run_ != 0 && run_ - title_run_ <= kNearRuns;
  if (rest > 60 && opens) AddVote(hit, DateWitness::kText, saw_place_ ? kRow : kDateline);
  if (rest > 60 || behind.find("星期") < 12) return;
  const int weight = PlaceWeight(hit);
  NoteRow(hit, DateWitness::kText, saw_place_ ? std::min(weight, kLabelLater) : weight);
  if (weight >= kNearHeadline) saw_place_ = true;
}

}  // namespace xuncha::facts
