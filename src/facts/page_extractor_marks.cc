// SPDX-License-Identifier: Apache-2.0
//
// Site marks (guidelines G1.12) and the publish time, read from the page's visible text.
#include <algorithm>

#include "facts/ascii.h"
#include "facts/find_text.h"
#include "facts/page_extractor_impl.h"

namespace xuncha::facts {
namespace {

using std::string_view;

constexpr std::size_t kNone = string_view::npos;
constexpr std::size_t kMaxMark = 120;        // bytes of a mark's value
constexpr std::size_t kTail = 3000;          // bytes of text in which a footer stands, at most
constexpr std::size_t kMaxOccurrences = 64;  // of one word that are looked at

string_view SkipSpaceAndColon(string_view text) {
  for (;;) {
    if (!text.empty() && (text.front() == ' ' || text.front() == ':')) {
      text.remove_prefix(1);
    } else if (text.starts_with("：")) {
      text.remove_prefix(3);
    } else if (text.starts_with("号:") || text.starts_with("号：")) {
      text.remove_prefix(3);
    } else {
      return text;
    }
  }
}

std::size_t CountDigits(string_view text) {
  std::size_t digits = 0;
  while (digits < text.size() && IsDigit(text[digits])) ++digits;
  return digits;
}

// The character before `at`, if it is a Chinese one (three bytes): the province of a filing number.
std::size_t CharacterBefore(string_view text, std::size_t at) {
  if (at < 3) return 0;
  const auto lead = static_cast<unsigned char>(text[at - 3]);
  const bool chinese = lead >= 0xE4 && lead <= 0xE9 && IsHighByte(text[at - 1]);
  return chinese ? 3 : 0;
}

// 网站标识码：4114240001 — letters and digits after the label, 6 to 20 of them as printed.
std::string ReadIdCode(string_view text, string_view label) {
  std::size_t at = FindText(text, label);
  for (std::size_t i = 0; at != kNone && i < kMaxOccurrences; ++i) {
    const string_view rest = SkipSpaceAndColon(text.substr(at + label.size()));
    std::size_t length = 0;
    std::size_t digits = 0;
    while (length < rest.size() && length <= 20 && IsAlnum(rest[length])) {
      if (IsDigit(rest[length])) ++digits;
      ++length;
    }
    if (length >= 6 && length <= 20 && digits >= 5) return std::string(rest.substr(0, length));
    at = FindText(text, label, at + label.size());
  }
  return {};
}

// 豫ICP备15021526号-1, also without 号 or with a space: as printed.
std::string ReadIcp(string_view text) {
  constexpr string_view kSign = "ICP备";
  std::size_t at = FindText(text, kSign);
  for (std::size_t i = 0; at != kNone && i < kMaxOccurrences; ++i) {
    const string_view rest = text.substr(at + kSign.size());
    const std::size_t space = rest.starts_with(" ") ? 1 : 0;
    const std::size_t digits = CountDigits(rest.substr(space));
    if (digits >= 5 && digits <= 12) {
      std::size_t end = space + digits;
      if (rest.substr(end).starts_with("号")) end += 3;
      const string_view branch = rest.substr(end);
      if (branch.starts_with("-") && CountDigits(branch.substr(1)) > 0) {
        end += 1 + CountDigits(branch.substr(1));
      }
      const std::size_t begin = at - CharacterBefore(text, at);
      return std::string(text.substr(begin, at + kSign.size() + end - begin));
    }
    at = FindText(text, kSign, at + kSign.size());
  }
  return {};
}

// 豫公网安备 41142402000535号
std::string ReadPolice(string_view text) {
  for (const string_view sign : {string_view("公网安备"), string_view("公安备案")}) {
    std::size_t at = FindText(text, sign);
    for (std::size_t i = 0; at != kNone && i < kMaxOccurrences; ++i) {
      const string_view after = text.substr(at + sign.size());
      const string_view rest = SkipSpaceAndColon(after);
      const std::size_t digits = CountDigits(rest);
      if (digits >= 8 && digits <= 20) {
        std::size_t end = static_cast<std::size_t>(rest.data() - text.data()) + digits;
        if (text.substr(end).starts_with("号")) end += 3;
        const std::size_t begin = at - CharacterBefore(text, at);
        return std::string(text.substr(begin, end - begin));
      }
      at = FindText(text, sign, at + sign.size());
    }
  }
  return {};
}

// Up to the next space or bar; a label glued to the next one ends there too.
string_view ValueAfter(string_view rest) {
  rest = SkipSpaceAndColon(rest);
  std::size_t end = 0;
  while (end < rest.size() && end < kMaxMark && rest[end] != ' ' && rest[end] != '|' &&
         !rest.substr(end).starts_with("｜") && !rest.substr(end).starts_with("；")) {
    ++end;
  }
  string_view value = CutUtf8(rest, end);
  for (const string_view next : {"承办", "网站标识码", "技术支持", "版权", "ICP", "联系", "地址"}) {
    const std::size_t cut = value.find(next);
    if (cut != kNone && cut > 0) value = value.substr(0, cut);
  }
  return value;
}

// 主办单位：柘城县人民政府办公室; or, the other way round, 柘城县人民政府（主办）.
std::string ReadParty(string_view text, const std::vector<std::string>& labels) {
  for (const std::string& label : labels) {
    std::size_t at = FindText(text, label);
    for (std::size_t i = 0; at != kNone && i < kMaxOccurrences; ++i) {
      const string_view rest = text.substr(at + label.size());
      const bool colon = Trim(rest).starts_with(":") || Trim(rest).starts_with("：");
      const bool spaced = rest.starts_with(" ") && label.size() >= 12;
      if (colon || spaced) {
        const string_view value = ValueAfter(rest);
        if (value.size() >= 6) return std::string(value);
      }
      const string_view before = text.substr(0, at);
      const bool closed = rest.starts_with("）") || rest.starts_with(")");
      if (closed && (before.ends_with("（") || before.ends_with("("))) {
        const string_view head = before.substr(0, before.size() - (before.ends_with("(") ? 1 : 3));
        const std::size_t space = head.rfind(' ');
        const string_view value = space == kNone ? head : head.substr(space + 1);
        if (value.size() >= 6 && value.size() <= kMaxMark) return std::string(value);
      }
      at = FindText(text, label, at + label.size());
    }
  }
  return {};
}

// The first way to reach somebody that is printed with its label; else that a label is there.
std::string ReadContact(string_view text, const std::vector<std::string>& labels) {
  std::string named;
  for (const std::string& label : labels) {
    const std::size_t at = FindText(text, label);
    if (at == kNone) continue;
    const string_view rest = text.substr(at + label.size());
    const bool colon = Trim(rest).starts_with(":") || Trim(rest).starts_with("：");
    const string_view value = ValueAfter(rest);
    if (colon && !value.empty()) return label + "：" + std::string(value);
    const string_view number = Trim(rest);
    if (!number.empty() && IsDigit(number.front())) return label + "：" + std::string(value);
    if (named.empty()) named = label;
  }
  return named;
}

}  // namespace

void PageExtractor::Impl::FinishMarks() {
  model::SiteMarks& marks = facts_->marks;
  const Lexicon& lexicon = words_.lexicon();
  const string_view all = visible_.All();
  const string_view tail = all.substr(all.size() > kTail ? all.size() - kTail : 0);
  // Marks stand in the footer; on some sites at the top. What is not at the end is looked for
  // everywhere, except names and telephones: articles are full of those.
  for (const std::string& label : lexicon.id_code_labels) {
    if (marks.id_code.empty()) marks.id_code = ReadIdCode(tail, label);
  }
  for (const std::string& label : lexicon.id_code_labels) {
    if (marks.id_code.empty()) marks.id_code = ReadIdCode(all, label);
  }
  marks.icp = ReadIcp(tail);
  if (marks.icp.empty()) marks.icp = ReadIcp(all);
  marks.police = ReadPolice(tail);
  if (marks.police.empty()) marks.police = ReadPolice(all);
  string_view footer = tail;
  if (footer_text_ != kNoIndex && footer_text_ < all.size()) {
    footer = all.substr(footer_text_);
    if (footer.size() > 2 * kTail) footer = tail;
  } else if (marks.icp.empty() && marks.id_code.empty()) {
    footer = {};  // there is no footer
  } else {
    footer = tail.substr(tail.size() > kTail / 2 ? tail.size() - kTail / 2 : 0);
  }
  // The pages of a site have one footer or two.
  for (const FooterMarks& known : footer_marks_) {
    if (known.text.empty() || known.text != footer) continue;
    marks.sponsor = known.sponsor;
    marks.organiser = known.organiser;
    marks.contact = known.contact;
    return;
  }
  marks.sponsor = ReadParty(footer, lexicon.sponsor_labels);
  marks.organiser = ReadParty(footer, lexicon.organiser_labels);
  marks.contact = ReadContact(footer, lexicon.contact_labels);
  FooterMarks& kept = footer_marks_[next_footer_++ % footer_marks_.size()];
  kept = {std::string(footer), marks.sponsor, marks.organiser, marks.contact};
}

// A day that only the address gives is left out: the page does not say it, sites that moved give
// all their old articles one day, and whoever wants it has the address.
void PageExtractor::Impl::FinishPublished() {
  // 本站于2019年7月1日改版 in a footer is no page's date.
  if (footer_text_ != kNoIndex) publish_date_.ForgetFrom(visible_.All().data() + footer_text_);
  const PublishDate date = publish_date_.Decide();
  if (date.from == DateWitness::kUrl) return;
  facts_->published = date.Iso();
  facts_->published_from = Name(date.from);
}

}  // namespace xuncha::facts
