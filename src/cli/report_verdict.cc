// SPDX-License-Identifier: Apache-2.0
#include "cli/report_verdict.h"

#include <algorithm>

#include "base/text_width.h"
#include "cli/column_tree.h"

namespace xuncha::cli {
namespace {

constexpr std::size_t kNamed = 10;  // columns named a veto

class VerdictText {
 public:
  VerdictText(const model::Report& report, const ReportWords& words, const TextStyle& style)
      : report_(report), words_(words), style_(style) {
    for (const char* key : {"vetoes", "watch", "to_confirm", "reasons", "score", "unobserved"}) {
      width_ = std::max(width_, DisplayWidth(words.Say(std::string("verdict_part.") + key)));
    }
    width_ += 2;
  }

  std::string Write() {
    const model::Verdict& verdict = report_.verdict;
    out_.append(words_.Say("verdict_part.result")).append(words_.Say("verdict_part.colon"));
    const char* colour = verdict.result == "qualified"     ? "1;32"
                         : verdict.result == "unqualified" ? "1;31"
                                                           : "1;33";
    out_.append(Painted(style_, colour, words_.Verdict(verdict.result))).append("\n");
    for (const model::VetoHit& hit : verdict.vetoes) Hit("verdict_part.vetoes", hit);
    for (const std::string& reason : ReasonWords(verdict, words_)) {
      // A veto has told its own reason above.
      if (verdict.vetoes.empty()) Pair("verdict_part.reasons", reason);
    }
    for (const model::VetoHit& hit : verdict.watch) Hit("verdict_part.watch", hit);
    if (!verdict.to_confirm.empty()) Columns("verdict_part.to_confirm", verdict.to_confirm);
    const std::string score = ScoreWords(verdict, words_);
    Pair("verdict_part.score", score);
    for (const model::ScoreLine& line : verdict.deductions)
      Pair("", ScoreLineWords(line, false, words_));
    for (const model::ScoreLine& line : verdict.bonuses)
      Pair("", ScoreLineWords(line, true, words_));
    Pair("verdict_part.unobserved", JoinIds(verdict.unobserved));
    if (report_.profile_example) {
      Plain(words_.Say("verdict_part.profile_example", {{"profile", report_.profile}}));
    }
    return std::move(out_);
  }

 private:
  void Plain(std::string_view text) {
    for (const std::string& line : WrapWidth(Printable(text), style_.columns - 2)) {
      out_.append("  ").append(line).append("\n");
    }
  }

  void Pair(std::string_view key, std::string_view value) {
    if (value.empty()) return;
    const std::string name = key.empty() ? std::string{} : words_.Say(key);
    const std::size_t taken = 2 + width_;
    const std::size_t room = style_.columns > taken + 20 ? style_.columns - taken : 20;
    bool first = key != last_;
    last_ = key;
    for (const std::string& line : WrapWidth(Printable(value), room)) {
      out_.append("  ").append(first ? Painted(style_, "2", PadWidth(name, width_))
                                     : std::string(width_, ' '));
      out_.append(line).append("\n");
      first = false;
    }
  }

  void Columns(std::string_view key, const std::vector<std::string>& ids) {
    for (std::size_t i = 0; i < ids.size() && i < kNamed; ++i) {
      const model::Column* column = FindColumn(report_, ids[i]);
      std::string line = column == nullptr ? ids[i] : PathWords(*column);
      if (column != nullptr) {
        line.append("  ").append(KindWords(*column, words_));
        if (!column->latest.empty()) line.append("  ").append(column->latest);
        line.append("  ").append(ids[i]);
      }
      Pair(key, line);
    }
    if (ids.size() > kNamed) {
      Pair(key, words_.Say("columns.more", {{"n", std::to_string(ids.size() - kNamed)}}));
    }
  }

  void Hit(std::string_view key, const model::VetoHit& hit) {
    std::string line = HitName(hit, words_);
    line.append(words_.Say("verdict_part.colon")).append(HitCount(hit, words_));
    Pair(key, line);
    for (std::size_t i = 0; i < hit.columns.size() && i < kNamed; ++i) {
      const model::Column* column = FindColumn(report_, hit.columns[i]);
      if (column == nullptr) continue;
      std::string named = "· " + PathWords(*column);
      if (!column->latest.empty()) named.append("  ").append(column->latest);
      Pair(key, named);
    }
    if (hit.columns.size() > kNamed) {
      Pair(key, words_.Say("columns.more", {{"n", std::to_string(hit.columns.size() - kNamed)}}));
    }
  }

  const model::Report& report_;
  const ReportWords& words_;
  const TextStyle& style_;
  std::size_t width_ = 0;
  std::string_view last_;
  std::string out_;
};

}  // namespace

const model::Column* FindColumn(const model::Report& report, std::string_view id) {
  const auto found = std::find_if(report.columns.begin(), report.columns.end(),
                                  [id](const model::Column& column) { return column.id == id; });
  return found == report.columns.end() ? nullptr : &*found;
}

std::string JoinIds(const std::vector<std::string>& ids) {
  std::string list;
  for (const std::string& id : ids) list.append(list.empty() ? "" : " ").append(id);
  return list;
}

std::string WriteVerdictText(const model::Report& report, const ReportWords& words,
                             const TextStyle& style) {
  return VerdictText(report, words, style).Write();
}

}  // namespace xuncha::cli
