// SPDX-License-Identifier: Apache-2.0
#include "workflow/site_report.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

#include "base/time.h"
#include "base/utf8.h"

namespace xuncha::workflow {
namespace {

constexpr double kMostCount = 1e15;  // beyond that a double keeps no ones

bool Holds(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// A label without white space, punctuation, leading numbers and what stands in brackets.
std::string Folded(std::string_view text) {
  std::string folded;
  int depth = 0;
  while (!text.empty()) {
    const std::string_view before = text;
    const char32_t code = NextCodePoint(text);
    if (code == U'(' || code == U'（') ++depth;
    const bool letter = (code >= '0' && code <= '9') || (code >= 'a' && code <= 'z') ||
                        (code >= 'A' && code <= 'Z') || (code >= 0x3400 && code < 0xE000);
    const bool leading = folded.empty() && code >= '0' && code <= '9';
    if (depth == 0 && letter && !leading) {
      folded.append(before.substr(0, before.size() - text.size()));
    }
    if ((code == U')' || code == U'）') && depth > 0) --depth;
  }
  return folded;
}

std::string Trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return std::string(text);
}

const SiteReportField* FieldOf(const SiteReportForm& form, const std::string& label,
                               const std::vector<std::string>& headings) {
  const SiteReportField* anywhere = nullptr;
  for (const SiteReportField& field : form.fields) {
    const bool named = std::any_of(field.names.begin(), field.names.end(),
                                   [&](const auto& name) { return Folded(name) == label; });
    if (!named) continue;
    if (field.under.empty()) {
      anywhere = &field;
    } else if (!headings.empty() && Folded(field.under) == headings.back()) {
      return &field;
    }
  }
  return anywhere;
}

// ２９０，１ as 290,1: what an input method of Chinese writes.
std::string HalfWidth(std::string_view text) {
  constexpr char32_t kFirst = 0xFF01, kLast = 0xFF5E, kToAscii = 0xFEE0, kBlank = 0x3000;
  std::string half;
  while (!text.empty()) {
    const char32_t code = NextCodePoint(text);
    AppendUtf8(half, code >= kFirst && code <= kLast ? code - kToAscii
                     : code == kBlank                ? U' '
                                                     : code);
  }
  return half;
}

// A number with separators and a measure word behind it; nothing = it is none.
std::optional<double> NumberOf(std::string_view text, const SiteReportForm& form) {
  std::string plain;
  for (const char c : HalfWidth(text)) {
    if (c != ',' && c != ' ') plain.push_back(c);
  }
  for (const std::string& measure : form.measures) {
    if (!plain.ends_with(measure)) continue;
    plain.resize(plain.size() - measure.size());
    break;
  }
  double number = 0;
  const auto [end, fault] = std::from_chars(plain.data(), plain.data() + plain.size(), number);
  if (fault != std::errc() || end != plain.data() + plain.size() || !std::isfinite(number) ||
      std::abs(number) > kMostCount) {
    return std::nullopt;
  }
  return number;
}

// A word or a mark of "☑是 □否".
struct AnswerPart {
  enum class Kind { kYes, kNo, kTick, kBox } kind = Kind::kBox;
  std::size_t begin = 0, end = 0;
  bool is_word() const { return kind == Kind::kYes || kind == Kind::kNo; }
};

std::vector<AnswerPart> AnswerParts(std::string_view text, const SiteReportForm& form) {
  std::vector<AnswerPart> parts;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t length = 0;
    for (const auto& [words, kind] :
         {std::pair(&form.yes, AnswerPart::Kind::kYes), std::pair(&form.no, AnswerPart::Kind::kNo),
          std::pair(&form.ticks, AnswerPart::Kind::kTick),
          std::pair(&form.boxes, AnswerPart::Kind::kBox)}) {
      for (const std::string& word : *words) {
        if (length > 0 || !text.substr(at).starts_with(word)) continue;
        length = word.size();
        parts.push_back({kind, at, at + length});
      }
    }
    at += std::max<std::size_t>(length, 1);
  }
  return parts;
}

// Which of its neighbours a tick belongs to: the word it touches; where it touches both or none,
// marks stand in front of their words or behind them, as the first one does; nullptr = nobody can
// say.
const AnswerPart* TickedWord(const std::vector<AnswerPart>& parts, std::size_t tick) {
  const AnswerPart* left = tick > 0 && parts[tick - 1].is_word() ? &parts[tick - 1] : nullptr;
  const AnswerPart* right =
      tick + 1 < parts.size() && parts[tick + 1].is_word() ? &parts[tick + 1] : nullptr;
  if (left == nullptr || right == nullptr) return left == nullptr ? right : left;
  const bool touches_left = left->end == parts[tick].begin;
  const bool touches_right = right->begin == parts[tick].end;
  if (touches_left != touches_right) return touches_left ? left : right;
  const auto marks = std::count_if(parts.begin(), parts.end(),
                                   [](const AnswerPart& part) { return !part.is_word(); });
  if (marks < 2) return nullptr;
  return parts.front().is_word() ? left : right;
}

// 是, 否, or the one of "☑是 □否" or "是√ 否" that is ticked; nothing = neither can be told, or
// both are ticked.
std::optional<bool> YesNoOf(std::string_view text, const SiteReportForm& form) {
  const std::string whole = Trimmed(text);
  if (Holds(form.yes, whole)) return true;
  if (Holds(form.no, whole)) return false;
  const std::vector<AnswerPart> parts = AnswerParts(whole, form);
  std::optional<bool> told;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].kind != AnswerPart::Kind::kTick) continue;
    const AnswerPart* word = TickedWord(parts, i);
    if (word == nullptr) continue;
    const bool yes = word->kind == AnswerPart::Kind::kYes;
    if (told && *told != yes) return std::nullopt;
    told = yes;
  }
  return told;
}

// The host and path of an address, for comparing.
std::string Bare(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  while (url.ends_with('/')) url.remove_suffix(1);
  return Trimmed(url);
}

class Checker {
 public:
  Checker(const SiteReport& report, const SiteReportForm& form, const KnownSite* known)
      : report_(report), form_(form), known_(known) {}

  std::vector<SiteReportFault> Run() {
    for (const SiteReportField& field : form_.fields) CheckField(field);
    for (const SiteReportSum& sum : form_.sums) CheckSum(sum);
    for (const SiteReportBound& bound : form_.bounds) CheckBound(bound);
    for (const SiteReportSwitch& rule : form_.switches) CheckSwitch(rule);
    if (known_ == nullptr) {
      Add(false, "site_name", {"site_report.unknown_site", {}});
    } else {
      CheckKnown();
    }
    return std::move(faults_);
  }

 private:
  const SiteReportField* Find(std::string_view id) const {
    const auto found = std::find_if(form_.fields.begin(), form_.fields.end(),
                                    [&](const SiteReportField& field) { return field.id == id; });
    return found == form_.fields.end() ? nullptr : &*found;
  }
  std::string NameOf(std::string_view id) const {
    const SiteReportField* field = Find(id);
    if (field == nullptr) return std::string(id);
    return field->under.empty() ? field->name : field->under + "—" + field->name;
  }

  void Add(bool error, const std::string& id, model::Message message) {
    SiteReportFault& fault = faults_.emplace_back();
    fault.error = error;
    fault.field = NameOf(id);
    const auto found = report_.find(id);
    if (found != report_.end()) {
      fault.row = found->second.row;
      fault.column = found->second.column;
    }
    fault.message = std::move(message);
  }

  bool IsEmpty(std::string_view id) const {
    const std::string text = Trimmed(TextOf(report_, id));
    return text.empty() || Holds(form_.empty, text);
  }
  std::optional<double> Number(std::string_view id) const {
    if (IsEmpty(id)) return std::nullopt;
    return NumberOf(TextOf(report_, id), form_);
  }

  void CheckField(const SiteReportField& field) {
    const auto found = report_.find(field.id);
    if (found == report_.end()) {
      if (field.required) Add(true, field.id, {"site_report.no_field", {}});
      return;
    }
    const std::string text = Trimmed(found->second.text);
    if (field.kind == SiteFieldKind::kYesNo && YesNoOf(text, form_)) return;
    if (IsEmpty(field.id)) {
      if (field.required && text.empty()) {
        Add(true, field.id, {"site_report.empty", {}});
      } else if (field.required && field.kind != SiteFieldKind::kText) {
        // 无 or / where a number is asked for: perhaps 0, perhaps not counted.
        Add(false, field.id, {"site_report.placeholder", {{"value", text}}});
      }
      return;
    }
    const auto wrong = [&](const char* key) { Add(true, field.id, {key, {{"value", text}}}); };
    const std::optional<double> number = NumberOf(text, form_);
    switch (field.kind) {
      case SiteFieldKind::kCount:
        if (!number || *number < 0 || *number != std::floor(*number)) {
          wrong("site_report.no_count");
        }
        break;
      case SiteFieldKind::kDecimal:
        if (!number || *number < 0) wrong("site_report.no_number");
        break;
      case SiteFieldKind::kYesNo:
        if (!YesNoOf(text, form_)) wrong("site_report.no_answer");
        break;
      default:
        break;
    }
  }

  static std::string Printed(double number) {
    return std::to_string(static_cast<std::int64_t>(number));
  }

  void CheckSum(const SiteReportSum& sum) {
    const std::optional<double> total = Number(sum.total);
    if (!total) return;
    double parts = 0;
    bool all = true;
    for (const std::string& id : sum.parts) {
      const std::optional<double> part = Number(id);
      all = all && part.has_value();
      parts += part.value_or(0);
    }
    // A part that nobody filled may hold the rest.
    if (*total >= parts && (!sum.exact || !all || *total == parts)) return;
    Add(true, sum.total,
        {"site_report.sum", {{"total", Printed(*total)}, {"parts", Printed(parts)}}});
  }

  void CheckBound(const SiteReportBound& bound) {
    const std::optional<double> part = Number(bound.part);
    const std::optional<double> whole = Number(bound.whole);
    if (!part || !whole || *part <= *whole) return;
    Add(true, bound.part,
        {"site_report.bound",
         {{"part", Printed(*part)}, {"whole", Printed(*whole)}, {"of", NameOf(bound.whole)}}});
  }

  void CheckSwitch(const SiteReportSwitch& rule) {
    const std::optional<bool> on = YesNoOf(TextOf(report_, rule.field), form_);
    if (!on || *on) return;
    for (const std::string& id : rule.fields) {
      if (IsEmpty(id) || Number(id) == 0.0) continue;
      Add(true, id,
          {"site_report.switch",
           {{"value", Trimmed(TextOf(report_, id))}, {"of", NameOf(rule.field)}}});
    }
  }

  void Differs(const char* id, const std::string& known) {
    Add(true, id,
        {"site_report.differs", {{"value", Trimmed(TextOf(report_, id))}, {"known", known}}});
  }

  void CheckKnown() {
    const KnownSite& known = *known_;
    const auto text = [&](const char* id) { return Trimmed(TextOf(report_, id)); };
    if (!known.name.empty() && !IsEmpty("site_name") && text("site_name") != known.name) {
      Differs("site_name", known.name);
    }
    if (!known.home.empty() && !IsEmpty("home") && Bare(text("home")) != Bare(known.home)) {
      Differs("home", known.home);
    }
    if (!known.id_code.empty() && !IsEmpty("id_code") && text("id_code") != known.id_code) {
      Differs("id_code", known.id_code);
    }
    if (!known.sponsor.empty() && !IsEmpty("sponsor") && text("sponsor") != known.sponsor &&
        !Holds(known.sponsor_names, text("sponsor"))) {
      Differs("sponsor", known.sponsor);
    }
    if (!known.accounts.empty() && YesNoOf(text("has_media"), form_) == false) {
      Add(false, "has_media",
          {"site_report.has_accounts",
           {{"n", std::to_string(known.accounts.size())}, {"name", known.accounts.front()}}});
    }
  }

  const SiteReport& report_;
  const SiteReportForm& form_;
  const KnownSite* known_;
  std::vector<SiteReportFault> faults_;
};

}  // namespace

SiteReport ReadSiteReport(const std::vector<FormCell>& cells, const SiteReportForm& form) {
  std::vector<std::string> known;
  known.reserve(form.headings.size());
  for (const std::string& heading : form.headings) known.push_back(Folded(heading));
  SiteReport report;
  std::vector<std::string> headings;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const FormCell& cell = cells[i];
    const std::string label = Folded(cell.text);
    if (label.empty()) continue;
    const SiteReportField* field = FieldOf(form, label, headings);
    if (Holds(known, label)) {
      headings.push_back(label);
      // 是否…: a heading that is a field, too, stays one.
      if (field == nullptr) continue;
    }
    if (field == nullptr || report.contains(field->id)) continue;
    SiteReportValue& value = report[field->id];
    value.row = cell.row;
    value.column = cell.column;
    if (i + 1 >= cells.size() || cells[i + 1].row != cell.row) continue;
    const FormCell& next = cells[i + 1];
    const std::string after = Folded(next.text);
    const bool is_label =
        !after.empty() && (Holds(known, after) || FieldOf(form, after, headings) != nullptr);
    if (is_label) continue;
    value.text = next.text;
    value.column = next.column;
    ++i;  // a value is never taken for a label
  }
  return report;
}

std::vector<SiteReportFault> CheckSiteReport(const SiteReport& report, const SiteReportForm& form,
                                             const KnownSite* known) {
  return Checker(report, form, known).Run();
}

std::string_view TextOf(const SiteReport& report, std::string_view field) {
  const auto found = report.find(field);
  return found == report.end() ? std::string_view() : std::string_view(found->second.text);
}

}  // namespace xuncha::workflow
