// SPDX-License-Identifier: Apache-2.0
#include "bulletin/lint_labels.h"

#include <algorithm>
#include <array>
#include <utility>

#include "bulletin/lint_impl.h"

namespace xuncha::bulletin {
namespace {

constexpr std::array<std::string_view, 5> kMarks{"，", "、", "（", "）", "："};

// The longest of the words that the text begins with; 0 = none.
std::size_t LongestAt(std::string_view text, const WordList& words) {
  std::size_t longest = 0;
  for (const std::string& word : words) {
    if (word.size() > longest && text.starts_with(word)) longest = word.size();
  }
  return longest;
}

std::string WithoutMarks(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto* const mark = std::find_if(
        kMarks.begin(), kMarks.end(), [&](std::string_view one) { return text.starts_with(one); });
    if (mark != kMarks.end()) {
      text.remove_prefix(mark->size());
    } else {
      out += text.front();
      text.remove_prefix(1);
    }
  }
  return out;
}

bool EndsWithAny(std::string_view text, const WordList& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return text.ends_with(word); });
}

}  // namespace

std::string LabelReader::Measure(std::string_view after) const {
  if (LongestAt(after, rules_.spans) > 0) return "";
  return std::string(after.substr(0, LongestAt(after, rules_.items)));
}

bool LabelReader::IsSpan(const Figure& figure) const {
  return LongestAt(figure.after, rules_.spans) > 0;
}

bool LabelReader::IsAround(const Figure& figure) const {
  return EndsWithAny(figure.label, rules_.around);
}

// Word by word, the longest first; one verb where verbs are given, anywhere among the others.
bool LabelReader::Consume(std::string_view text, const WordList* verbs, bool now,
                          Subjects& subjects) const {
  bool verb = verbs == nullptr;
  while (!text.empty()) {
    std::size_t size = LongestAt(text, rules_.fillers);
    enum { kFiller, kSubject, kVerb } kind = kFiller;
    std::size_t subject = 0;
    size = std::max(size, LongestAt(text, rules_.everywhere));
    if (now) size = std::max(size, LongestAt(text, rules_.now));
    for (std::size_t i = 0; i < rules_.subjects.size(); ++i) {
      const std::size_t found = LongestAt(text, rules_.subjects[i]);
      if (found <= size) continue;
      size = found;
      kind = kSubject;
      subject = i;
    }
    if (verbs != nullptr) {
      const std::size_t found = LongestAt(text, *verbs);
      if (found > 0 && found >= size) {
        if (verb) return false;
        size = found;
        kind = kVerb;
      }
    }
    if (size == 0) return false;
    if (kind == kVerb) verb = true;
    if (kind == kSubject) subjects.insert(subject);
    text.remove_prefix(size);
  }
  return verb;
}

bool LabelReader::IsPlain(std::string_view text, bool now) const {
  Subjects subjects;
  return Consume(text, nullptr, now, subjects);
}

// 济源示范区正在运行的: behind the place that it begins with, if nothing before that is told.
std::string_view LabelReader::WithoutPlace(std::string_view text) const {
  constexpr std::size_t kMostBytes = 36;  // twelve letters
  std::size_t after = 0;
  for (const std::string& word : rules_.places) {
    const std::size_t at = text.find(word);
    if (at == std::string_view::npos || at == 0 || at > kMostBytes) continue;
    after = std::max(after, at + word.size());
  }
  const std::string_view place = text.substr(0, after);
  if (ContainsAny(place, rules_.undone) || ContainsAny(place, rules_.earlier)) return text;
  return text.substr(after);
}

// The measure and what is behind it: 家, 个网站.
bool LabelReader::ReadTail(const Figure& figure, Told& told) const {
  if (figure.percent || figure.calendar || IsAround(figure)) return false;
  told.measure = Measure(figure.after);
  if (told.measure.empty()) return false;
  told.figure = figure;
  return Consume(std::string_view(figure.after).substr(told.measure.size()), nullptr, false,
                 told.subjects);
}

std::optional<Told> LabelReader::Whole(const Figure& figure, const RateRule& rule) const {
  Told told;
  std::size_t verb = std::string::npos;
  std::size_t size = 0;
  for (const std::string& one : rule.whole) {
    const std::size_t at = figure.label.rfind(one);
    if (at == std::string::npos) continue;
    const bool later = verb == std::string::npos || at + one.size() > verb + size;
    if (!later && !(at + one.size() == verb + size && one.size() > size)) continue;
    verb = at;
    size = one.size();
  }
  if (verb == std::string::npos || !ReadTail(figure, told)) return std::nullopt;
  const std::string_view label = figure.label;
  const std::string_view prefix = label.substr(0, verb);
  if (!Consume(label.substr(verb + size), nullptr, false, told.subjects)) return std::nullopt;
  told.everywhere = IsPlain(prefix);
  if (EndsWithAny(prefix, rules_.undone) || ContainsAny(label, rules_.earlier) ||
      (rule.plain && !told.everywhere && !IsPlain(WithoutPlace(prefix)))) {
    return std::nullopt;
  }
  // 正在运行的政府网站共20个
  for (std::size_t i = 0; i < rules_.subjects.size(); ++i) {
    if (ContainsAny(prefix, rules_.subjects[i])) told.subjects.insert(i);
  }
  return told;
}

std::optional<Told> LabelReader::Done(const Figure& figure, const WordList& verbs, bool now) const {
  Told told;
  if (!ReadTail(figure, told) || !Consume(figure.label, &verbs, now, told.subjects)) {
    return std::nullopt;
  }
  return told;
}

std::optional<Told> LabelReader::Sibling(const Figure& figure) const {
  Told told;
  if (!ReadTail(figure, told) || !Consume(figure.label, nullptr, false, told.subjects) ||
      told.subjects.empty()) {
    return std::nullopt;
  }
  return told;
}

bool LabelReader::IsRateOf(const Figure& figure, const RateRule& rule, Subjects& subjects) const {
  if (!figure.percent || figure.after != "%" || IsAround(figure)) return false;
  std::string_view label = figure.label;
  std::size_t verb = 0;
  for (const std::string& word : rules_.comes_to) {
    if (label.ends_with(word)) verb = std::max(verb, word.size());
  }
  label.remove_suffix(verb);
  std::size_t name = 0;
  for (const std::string& one : rule.name) {
    if (label.ends_with(one)) name = std::max(name, one.size());
  }
  if (name == 0) return false;
  label.remove_suffix(name);
  return Consume(label, nullptr, false, subjects);
}

namespace {

class StatementReader {
 public:
  StatementReader(const RateRule& rule, const LintRules& rules)
      : rule_(rule), rules_(rules), reader_(rules) {}

  std::vector<Statement> Read(const std::vector<Figure>& figures) {
    for (const Figure& figure : figures) Add(figure);
    Forget();
    return std::move(statements_);
  }

 private:
  void Forget() {
    Close();
    wholes_.clear();
    early_rest_.reset();
  }
  void Close() {
    if (open_) statements_.push_back(std::move(*open_));
    open_.reset();
  }

  void Add(const Figure& figure) {
    const bool sibling = figure.between == "、" && was_whole_;
    was_whole_ = false;
    if (!reader_.IsPlain(WithoutMarks(figure.between), rule_.carried)) Forget();
    if (figure.calendar) {
      // 截至8月31日 narrows nothing, 2022年 may.
      const bool goes_on = in_day_ && figure.label.empty();
      in_day_ = goes_on || ContainsAny(figure.label, rules_.until);
      if (!in_day_) Forget();
      return;
    }
    in_day_ = false;
    if (figure.percent) {
      AddRate(figure);
      return;
    }
    if (reader_.IsSpan(figure)) return;
    if (const auto whole = reader_.Whole(figure, rule_)) {
      if (open_) Forget();
      AddWhole(*whole);
      return;
    }
    if (const auto part = reader_.Done(figure, rule_.part, rule_.carried)) {
      AddPart(*part);
      return;
    }
    if (const auto rest = reader_.Done(figure, rule_.rest, rule_.carried)) {
      AddRest(*rest);
      return;
    }
    if (auto more = sibling ? reader_.Sibling(figure) : std::nullopt) {
      more->sibling = true;
      AddWhole(*std::move(more));
      return;
    }
    Forget();
  }

  void AddWhole(Told whole) {
    wholes_.push_back(std::move(whole));
    was_whole_ = true;
  }

  // The one whole that a part can be of; nullptr = none, or it cannot be told which.
  const Told* WholeOf(const Told& part) const {
    const Told* found = nullptr;
    for (const Told& whole : wholes_) {
      const bool fits = part.subjects.empty() || part.subjects == whole.subjects;
      if (!fits) continue;
      if (found != nullptr) return nullptr;
      found = &whole;
    }
    if (found == nullptr || found->measure != part.measure) return nullptr;
    // Another whole told since, but in one list with it: 检查网站50家、新媒体200个.
    const bool last =
        std::all_of(wholes_.data() + (found - wholes_.data()) + 1, wholes_.data() + wholes_.size(),
                    [](const Told& later) { return later.sibling; });
    return last ? found : nullptr;
  }

  void AddPart(const Told& part) {
    Close();
    const Told* whole = WholeOf(part);
    if (whole == nullptr) {
      Forget();
      return;
    }
    open_ = Statement{*whole, part, std::exchange(early_rest_, std::nullopt), std::nullopt};
  }

  // 不合格 may stand before 合格 or behind it.
  void AddRest(const Told& rest) {
    const Told* whole = WholeOf(rest);
    if (whole == nullptr) {
      Forget();
    } else if (open_) {
      const bool same = open_->whole.figure.begin == whole->figure.begin;
      if (same && !open_->rest) open_->rest = rest;
    } else {
      early_rest_ = rest;
    }
  }

  void AddRate(const Figure& figure) {
    Subjects subjects;
    if (!open_ || !reader_.IsRateOf(figure, rule_, subjects)) return;
    if (!subjects.empty() && subjects != open_->part.subjects &&
        subjects != open_->whole.subjects) {
      return;
    }
    if (!open_->rate) open_->rate = figure;
  }

  const RateRule& rule_;
  const LintRules& rules_;
  LabelReader reader_;
  std::vector<Told> wholes_;
  std::optional<Statement> open_;
  std::optional<Told> early_rest_;
  std::vector<Statement> statements_;
  bool in_day_ = false, was_whole_ = false;
};

}  // namespace

std::vector<Statement> StatementsIn(const std::string& sentence, const RateRule& rule,
                                    const LintRules& rules) {
  return StatementReader(rule, rules).Read(FiguresIn(sentence));
}

}  // namespace xuncha::bulletin
