// SPDX-License-Identifier: Apache-2.0
#include "cli/report_text.h"

#include <algorithm>
#include <map>
#include <vector>

#include "base/text_width.h"
#include "base/time.h"
#include "cli/column_tree.h"
#include "cli/report_verdict.h"

namespace xuncha::cli {
namespace {

constexpr std::size_t kFindingsACheck = 10;  // spelled out in one tier
constexpr std::size_t kPlaces = 3;           // pages named a finding
constexpr std::size_t kIndent = 4;
constexpr std::size_t kColumnsShown = 40;  // a larger tree has a command of its own

class TextReport {
 public:
  TextReport(const model::Report& report, const ReportWords& words, const ReportOptions& options,
             const TextStyle& style)
      : report_(report), words_(words), options_(options), style_(style) {}

  std::string Write() {
    Head();
    for (const model::Tier tier :
         {model::Tier::kVeto, model::Tier::kBulletin, model::Tier::kOrder}) {
      TierPart(tier, true);
    }
    TierPart(model::Tier::kHint, options_.everything);
    Columns();
    NotChecked();
    UnreadTexts();
    Checks();
    Coverage();
    return std::move(out_);
  }

 private:
  std::string Paint(const char* code, std::string_view text) const {
    return Painted(style_, code, text);
  }

  static const char* TierColour(model::Tier tier) {
    switch (tier) {
      case model::Tier::kVeto:
        return "1;31";
      case model::Tier::kBulletin:
        return "31";
      case model::Tier::kOrder:
        return "33";
      case model::Tier::kHint:
        break;
    }
    return "36";
  }

  void Line(std::string_view text) { out_.append(text).append("\n"); }

  void Wrapped(std::string_view text, std::size_t indent, std::size_t hang) {
    const std::size_t room = style_.columns > hang + 20 ? style_.columns - hang : 20;
    bool first = true;
    for (const std::string& line : WrapWidth(text, room)) {
      out_.append(first ? indent : hang, ' ').append(line).append("\n");
      first = false;
    }
  }

  // "    指向  http://…": a name in its own colour, the value wrapped under itself.
  void Pair(std::string_view key, std::string_view value) {
    if (value.empty()) return;
    const std::string name = words_.Say(key);
    const std::size_t width = std::max<std::size_t>(name_width_, DisplayWidth(name)) + 2;
    const std::size_t room =
        style_.columns > kIndent + width + 10 ? style_.columns - kIndent - width : 10;
    bool first = true;
    for (const std::string& line : WrapWidth(Printable(value), room)) {
      out_.append(kIndent, ' ');
      out_.append(first ? Paint("2", PadWidth(name, width)) : std::string(width, ' '));
      out_.append(line).append("\n");
      first = false;
    }
  }

  void Heading(std::string_view text, const char* colour) {
    out_.append("\n");
    const std::size_t width = DisplayWidth(text);
    std::string line = Paint(colour, text);
    line.push_back(' ');
    for (std::size_t i = width + 1; i < style_.columns; ++i) line.append("─");
    Line(line);
  }

  void Head() {
    const model::SnapshotInfo& info = report_.snapshot;
    std::string title = words_.Say("report.title");
    if (!info.site.name.empty()) title.append("  ").append(Printable(info.site.name));
    Line(Paint("1", FitWidth(title, style_.columns)));
    Wrapped(Printable(info.home.empty() ? info.site.home : info.home), 0, 2);
    Wrapped(words_.Say("report.basis", {{"as_of", report_.as_of},
                                        {"rulebook", report_.rulebook},
                                        {"profile", report_.profile}}),
            0, 2);
    Wrapped(words_.Say("report.when", {{"started", FormatChinaTime(info.started)},
                                       {"finished", FormatChinaTime(info.finished)},
                                       {"snapshot", info.id}}),
            0, 2);
    out_.append("\n");
    if (!info.complete) {
      Wrapped(Paint("1;33",
                    words_.Say("report.incomplete", {{"why", words_.StoppedBy(info.stopped_by)}})),
              0, 2);
    }
    out_.append(WriteVerdictText(report_, words_, style_)).append("\n");
    const TierCounts counts = CountTiers(report_);
    if (const std::string unread = NothingReadLine(report_, words_); !unread.empty()) {
      Wrapped(Paint("1;33", unread), 0, 2);
      if (counts.total == 0) return;
    } else if (counts.total == 0) {
      Wrapped(Paint("32", words_.Say("report.nothing_found")), 0, 2);
      return;
    }
    std::string summary;
    for (int tier = 0; tier < 4; ++tier) {
      if (!summary.empty()) summary.append(" · ");
      summary.append(words_.Tier(static_cast<model::Tier>(tier)));
      summary.append(" ").append(std::to_string(counts.by_tier[tier]));
    }
    const std::uint64_t review =
        counts.review[0] + counts.review[1] + counts.review[2] + counts.review[3];
    if (review > 0) {
      summary.append(words_.Say("report.of_them_review", {{"n", std::to_string(review)}}));
    }
    Wrapped(words_.Say("report.found", {{"summary", summary}}), 0, 2);
  }

  void TierPart(model::Tier tier, bool spelled_out) {
    std::map<std::string, std::vector<const model::Finding*>> by_check;
    std::vector<std::string> order;
    std::size_t total = 0;
    for (const model::Finding& finding : report_.findings) {
      if (finding.tier != tier) continue;
      auto& list = by_check[finding.check];
      if (list.empty()) order.push_back(finding.check);
      list.push_back(&finding);
      ++total;
    }
    if (total == 0) return;
    std::string heading = words_.Tier(tier);
    heading.append(" ").append(std::to_string(total));
    Heading(heading, TierColour(tier));
    for (const std::string& check : order) {
      if (spelled_out) {
        CheckPart(check, by_check[check]);
      } else {
        Line("  " + PadWidth(words_.CheckName(check), 44) + std::to_string(by_check[check].size()));
      }
    }
    if (!spelled_out) Wrapped(words_.Say("report.hints_counted"), 2, 2);
  }

  void CheckPart(const std::string& check, const std::vector<const model::Finding*>& findings) {
    out_.append("\n");
    std::string name = words_.CheckName(check);
    name.append(" × ").append(std::to_string(findings.size()));
    std::string clauses;
    for (const std::string& indicator : findings.front()->indicators) {
      clauses.append(clauses.empty() ? "" : " ").append(indicator);
    }
    std::string line = "  ";
    line.append(Paint("1", name)).append("  ").append(Paint("2", clauses));
    Line(line);
    const std::string fix = words_.Fix(check);
    if (!fix.empty()) Pair("report.fix", fix);
    const std::size_t shown =
        options_.everything ? findings.size() : std::min(findings.size(), kFindingsACheck);
    for (std::size_t i = 0; i < shown; ++i) One(*findings[i]);
    if (shown < findings.size()) {
      Wrapped(words_.Say("report.more_findings", {{"n", std::to_string(findings.size() - shown)}}),
              kIndent, kIndent);
    }
  }

  void One(const model::Finding& finding) {
    out_.append("\n");
    std::string head;
    head.append("[").append(words_.Confidence(finding.confidence)).append("] ");
    head.append(Printable(words_.Sentence(finding)));
    Wrapped(head, kIndent, kIndent);
    Pair("report.target", finding.target);
    Pair("report.seen", words_.Detail(finding.seen));
    if (finding.occurrences.empty()) {
      Pair("report.page", finding.url);
    } else {
      Places(finding);
    }
    Pair("report.number", finding.id);
  }

  void Places(const model::Finding& finding) {
    const std::size_t shown = options_.everything ? finding.occurrences.size()
                                                  : std::min(kPlaces, finding.occurrences.size());
    for (std::size_t i = 0; i < shown; ++i) {
      const model::Occurrence& occurrence = finding.occurrences[i];
      std::string place = occurrence.page;
      place.append(" (").append(words_.Place(occurrence.where));
      if (!occurrence.label.empty()) {
        place.append(words_.Say("report.quoted", {{"text", FitWidth(occurrence.label, 40)}}));
      }
      place.append(")");
      Pair(i == 0 ? "report.page" : "report.blank", place);
    }
    if (finding.occurrence_count > shown) {
      Pair("report.blank",
           words_.Say("report.more_pages", {{"n", std::to_string(finding.occurrence_count)}}));
    }
  }

  void Columns() {
    const std::string count = std::to_string(report_.columns.size());
    Heading(words_.Say("columns.title", {{"n", count}}), "1");
    if (report_.columns.empty()) {
      Wrapped(words_.Say("columns.none"), 2, 2);
      return;
    }
    Wrapped(StateSummary(report_.columns, words_), 2, 2);
    if (report_.columns.size() > kColumnsShown && !options_.everything) {
      Wrapped(words_.Say("columns.too_many", {{"n", count}, {"snapshot", report_.snapshot.id}}), 2,
              2);
      return;
    }
    out_.append("\n");
    out_.append(
        WriteColumnTree(report_.columns, words_, style_, {.everything = false, .indent = 2}));
  }

  void NotChecked() {
    const auto groups = GroupNotChecked(report_);
    if (groups.empty()) return;
    Heading(words_.Say("report.not_checked", {{"n", std::to_string(report_.not_checked.size())}}),
            "1");
    Wrapped(words_.Say("report.not_checked_means"), 2, 2);
    for (const NotCheckedGroup& group : groups) {
      Line("  " + PadWidth(words_.Why(group.why), 44) + std::to_string(group.count));
      std::string example = Printable(group.example);
      if (!group.detail.empty())
        example.append(" (").append(Printable(words_.Detail(group.detail))).append(")");
      Wrapped(example, kIndent, kIndent + 2);
    }
  }

  void UnreadTexts() {
    if (report_.texts_unread.empty()) return;
    Heading(words_.Say("report.texts_unread", {{"n", std::to_string(CountUnreadTexts(report_))}}),
            "1");
    Wrapped(words_.Say("report.texts_unread_means", {{"read", std::to_string(report_.texts_read)}}),
            2, 2);
    for (const model::UnreadTexts& unread : report_.texts_unread) {
      Line("  " + PadWidth(words_.Why(unread.why), 44) + std::to_string(unread.count));
      const std::size_t shown = options_.everything ? unread.examples.size() : 1;
      for (std::size_t i = 0; i < shown; ++i) {
        Wrapped(Printable(unread.examples[i]), kIndent, kIndent + 2);
      }
    }
  }

  void Checks() {
    Heading(words_.Say("report.checks"), "1");
    for (const model::CheckReport& check : report_.checks) {
      if (check.result == model::CheckAnswer::kFail ||
          check.result == model::CheckAnswer::kReview) {
        continue;
      }
      const std::string answer = words_.Say(std::string("answer.") + model::Name(check.result));
      std::string line = "  ";
      line.append(PadWidth(words_.CheckName(check.id), 44)).append(answer);
      Line(line);
      if (!check.why.empty()) Wrapped(Printable(words_.CheckWhy(check.why)), kIndent, kIndent);
    }
  }

  void Coverage() {
    const model::SnapshotInfo& info = report_.snapshot;
    const model::Coverage& c = info.coverage;
    Heading(words_.Say("report.coverage"), "1");
    const auto number = [](std::uint64_t value) { return std::to_string(value); };
    Wrapped(words_.Say("report.coverage_line", {{"discovered", number(c.discovered)},
                                                {"fetched", number(c.fetched)},
                                                {"reused", number(c.reused)},
                                                {"external", number(c.external_checked)},
                                                {"robots", number(c.skipped_robots)},
                                                {"scope", number(c.skipped_scope)},
                                                {"page_limit", number(c.skipped_page_limit)},
                                                {"trap", number(c.skipped_trap)},
                                                {"could_not_check", number(c.could_not_check)}}),
            2, 2);
    const model::RequestCounts& r = info.requests;
    Wrapped(words_.Say("report.requests_line", {{"first", number(r.first)},
                                                {"confirm", number(r.confirm)},
                                                {"probe", number(r.probe)},
                                                {"other", number(r.other)}}),
            2, 2);
    for (const model::BoundHit& bound : info.bounds) {
      Wrapped(words_.Say("report.bound", {{"name", words_.Bound(bound.name)},
                                          {"detail", Printable(bound.detail)},
                                          {"count", number(bound.count)}}),
              2, 4);
    }
    Wrapped(words_.Say("report.show_more", {{"snapshot", info.id}}), 2, 2);
  }

  const model::Report& report_;
  const ReportWords& words_;
  const ReportOptions& options_;
  const TextStyle& style_;
  std::size_t name_width_ = 6;
  std::string out_;
};

}  // namespace

std::string WriteReportText(const model::Report& report, const ReportWords& words,
                            const ReportOptions& options, const TextStyle& style) {
  return TextReport(report, words, options, style).Write();
}

}  // namespace xuncha::cli
