// SPDX-License-Identifier: Apache-2.0
#include "cli/report_html_parts.h"

#include <algorithm>
#include <vector>

#include "cli/column_words.h"
#include "cli/report_html.h"
#include "cli/report_verdict.h"

namespace xuncha::cli {
namespace {

constexpr std::string_view kPartStyle = R"css(
.verdict{border:1px solid var(--line);border-left:8px solid var(--soft);background:var(--panel);padding:.9rem 1.2rem;margin:1rem 0}
.verdict h2{border:0;margin:0 0 .3rem;padding:0;font-size:1.45rem}
.verdict h2 small{font-size:.9rem;font-weight:400;color:var(--soft);margin-right:.6rem}
.verdict.qualified{border-left-color:#1c7a3f}.verdict.qualified h2 b{color:#1c7a3f}
.verdict.unqualified{border-left-color:var(--veto)}.verdict.unqualified h2 b{color:var(--veto)}
.verdict.undetermined{border-left-color:var(--order)}.verdict.undetermined h2 b{color:var(--order)}
.verdict dl{margin:.5rem 0 0;gap:.35rem .9rem}
.verdict ul{margin:.15rem 0 .3rem;padding-left:1.2rem}
.states{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;margin:.4rem 0 .8rem;padding:0;list-style:none}
.states b{margin-left:.2rem}
.bar{display:block;width:100%;height:14px;margin:.5rem 0}
.dot,.state{white-space:nowrap}
.dot::before,.state::before{content:"";display:inline-block;width:.65em;height:.65em;border-radius:50%;margin-right:.4em;background:var(--c)}
.s-fresh{--c:#1c7a3f}.s-stale{--c:#c77700}.s-blank{--c:#a3121c}.s-unknown{--c:#7a5195}
.s-not_observed{--c:#b9a3cc}.s-static{--c:#8a96a3}.s-declared_none{--c:#a9b4bf}.s-archived{--c:#c9d1d9}
rect{fill:var(--c)}
.tree td{border-bottom:1px solid #eceff3}
.tree tr:target td{background:#fff6df}
.tree th,.tree td:not(.name){white-space:nowrap}
.tree .num{font-variant-numeric:tabular-nums}
.tree .right{text-align:right}
.tree .name{font-weight:500}
.tree .why{display:block;font-size:.84rem;color:var(--soft);font-weight:400}
.tree .d1 .name{padding-left:1.6rem}.tree .d2 .name{padding-left:2.9rem}.tree .d3 .name{padding-left:4.2rem}
.tree .d4 .name{padding-left:5.5rem}.tree .d5 .name{padding-left:6.8rem}.tree .d6 .name{padding-left:8.1rem}
.tree .branch{color:#b4bdc7;margin-right:.35rem}
.tree .guess{color:var(--soft)}
@media (max-width:40rem){.tree .opt{display:none}}
)css";

std::string Say(const ReportWords& words, std::string_view key, const MessageValues& values = {}) {
  return EscapeHtml(words.Say(key, values));
}

std::string Pair(const std::string& name, const std::string& html) {
  if (html.empty()) return {};
  return "<dt>" + name + "</dt><dd>" + html + "</dd>\n";
}

// A column's path as a link to its row.
std::string ColumnLink(const model::Report& report, const std::string& id,
                       const ReportWords& words) {
  const model::Column* column = FindColumn(report, id);
  if (column == nullptr) return EscapeHtml(id);
  std::string html = "<a href=\"#" + EscapeHtml(id) + "\">" + EscapeHtml(PathWords(*column));
  html.append("</a> <span class=\"soft\">").append(EscapeHtml(KindWords(*column, words)));
  if (!column->latest.empty()) html.append(" ").append(EscapeHtml(column->latest));
  return html + "</span>";
}

std::string ColumnList(const model::Report& report, const std::vector<std::string>& ids,
                       const ReportWords& words) {
  if (ids.empty()) return {};
  std::string html = "<ul>";
  for (const std::string& id : ids)
    html.append("<li>").append(ColumnLink(report, id, words)).append("</li>");
  return html + "</ul>";
}

std::string Hits(const model::Report& report, const std::vector<model::VetoHit>& hits,
                 const ReportWords& words) {
  std::string html;
  for (const model::VetoHit& hit : hits) {
    html.append("<div><b>").append(EscapeHtml(HitName(hit, words))).append("</b> ");
    html.append(EscapeHtml(HitCount(hit, words)));
    html.append(ColumnList(report, hit.columns, words)).append("</div>");
  }
  return html;
}

std::string ScoreHtml(const model::Verdict& verdict, const ReportWords& words) {
  std::string html = EscapeHtml(ScoreWords(verdict, words));
  std::string lines;
  for (const model::ScoreLine& line : verdict.deductions) {
    lines.append("<li>").append(EscapeHtml(ScoreLineWords(line, false, words))).append("</li>");
  }
  for (const model::ScoreLine& line : verdict.bonuses) {
    lines.append("<li>").append(EscapeHtml(ScoreLineWords(line, true, words))).append("</li>");
  }
  if (!lines.empty()) html.append("<ul>").append(lines).append("</ul>");
  return html;
}

// How many columns are in which state, as one bar.
std::string StateBar(const std::vector<model::Column>& columns, const ReportWords& words) {
  const auto counts = CountStates(columns);
  std::string bar =
      "<svg class=\"bar\" viewBox=\"0 0 1000 14\" preserveAspectRatio=\"none\" "
      "role=\"img\" aria-hidden=\"true\">";
  std::string list = "<ul class=\"states\">";
  std::size_t from = 0;
  std::size_t done = 0;
  for (const auto& [state, count] : counts) {
    done += count;
    const std::size_t to = done * 1000 / columns.size();
    const std::string name = model::Name(state);
    bar.append("<rect class=\"s-").append(name).append("\" x=\"").append(std::to_string(from));
    bar.append("\" y=\"0\" height=\"14\" width=\"").append(std::to_string(to - from));
    bar.append("\"/>");
    list.append("<li class=\"dot s-").append(name).append("\">");
    list.append(EscapeHtml(words.State(name))).append("<b>").append(std::to_string(count));
    list.append("</b></li>");
    from = to;
  }
  return bar + "</svg>\n" + list + "</ul>\n";
}

std::string ColumnRow(const TreeRow& row, const ReportWords& words) {
  const model::Column& column = *row.column;
  const std::size_t depth = std::min<std::size_t>(row.depth, 6);
  std::string html = "<tr id=\"" + EscapeHtml(column.id) + "\"";
  if (depth > 0) html.append(" class=\"d").append(std::to_string(depth)).append("\"");
  html.append("><td class=\"name\">");
  if (row.depth > 0) {
    html.append("<span class=\"branch\">").append(row.more.back() ? "├" : "└").append("</span>");
  }
  html.append(LinkHtml(column.url, NameBelow(column, row.above)));
  const std::string why = WhyWords(column, words);
  if (!why.empty()) html.append("<span class=\"why\">").append(EscapeHtml(why)).append("</span>");
  html.append("</td><td").append(KindIsGuessed(column) ? " class=\"guess\">" : ">");
  html.append(EscapeHtml(KindWords(column, words)));
  html.append("</td><td class=\"num opt\">");
  html.append(column.level > 0 ? std::to_string(column.level) : std::string("–"));
  html.append("</td><td class=\"num\">");
  html.append(column.latest.empty() ? "–" : EscapeHtml(column.latest));
  html.append("</td><td class=\"num right\">").append(EscapeHtml(AgeWords(column, words)));
  html.append("</td><td class=\"num opt\">").append(EscapeHtml(PeriodWords(column.limit, words)));
  html.append("</td><td><span class=\"state s-").append(model::Name(column.state)).append("\">");
  html.append(EscapeHtml(StateWords(column, words))).append("</span></td></tr>\n");
  return html;
}

}  // namespace

std::string_view PartStyle() { return kPartStyle; }

std::string LinkHtml(std::string_view url) { return LinkHtml(url, url); }

std::string LinkHtml(std::string_view url, std::string_view label) {
  const std::string text = EscapeHtml(label);
  if (!url.starts_with("http://") && !url.starts_with("https://")) return text;
  std::string out = "<a rel=\"noopener noreferrer\" href=\"";
  out.append(EscapeHtml(url)).append("\">").append(text).append("</a>");
  return out;
}

std::string VerdictHtml(const model::Report& report, const ReportWords& words) {
  const model::Verdict& verdict = report.verdict;
  std::string html = "<section class=\"verdict " + EscapeHtml(verdict.result) + "\">\n<h2><small>";
  html.append(Say(words, "verdict_part.result")).append("</small><b>");
  html.append(EscapeHtml(words.Verdict(verdict.result))).append("</b></h2>\n<dl>\n");
  html.append(Pair(Say(words, "verdict_part.vetoes"), Hits(report, verdict.vetoes, words)));
  if (verdict.vetoes.empty()) {
    std::string reasons;
    for (const std::string& reason : ReasonWords(verdict, words)) {
      reasons.append("<div>").append(EscapeHtml(reason)).append("</div>");
    }
    html.append(Pair(Say(words, "verdict_part.reasons"), reasons));
  }
  html.append(Pair(Say(words, "verdict_part.watch"), Hits(report, verdict.watch, words)));
  if (!verdict.to_confirm.empty()) {
    html.append(Pair(
        Say(words, "verdict_part.to_confirm"),
        Say(words, "verdict_part.confirm_means") + ColumnList(report, verdict.to_confirm, words)));
  }
  html.append(Pair(Say(words, "verdict_part.score"), ScoreHtml(verdict, words)));
  html.append(Pair(Say(words, "verdict_part.unobserved"),
                   "<span class=\"soft\">" + EscapeHtml(JoinIds(verdict.unobserved)) + "</span>"));
  html.append("</dl>\n");
  if (report.profile_example) {
    html.append("<p class=\"notice\">");
    html.append(Say(words, "verdict_part.profile_example", {{"profile", report.profile}}));
    html.append("</p>\n");
  }
  html.append("<p class=\"soft\">").append(Say(words, "verdict_part.not_final")).append("</p>\n");
  return html + "</section>\n";
}

std::string ColumnsHtml(const model::Report& report, const ReportWords& words,
                        const ReportOptions& options) {
  const std::size_t all = report.columns.size();
  std::string html = "<h2>" + Say(words, "columns.title", {{"n", std::to_string(all)}}) + "</h2>\n";
  if (all == 0) return html + "<p class=\"soft\">" + Say(words, "columns.none") + "</p>\n";
  html.append(StateBar(report.columns, words));
  const std::vector<TreeRow> rows = ArrangeTree(report.columns);
  constexpr std::size_t kRows = 2000;
  const std::size_t shown = options.everything ? rows.size() : std::min(kRows, rows.size());
  constexpr std::size_t kOpen = 400;  // a larger tree folds away
  html.append(shown <= kOpen ? "<details open>" : "<details>");
  html.append("<summary>").append(Say(words, "html.list")).append("</summary>\n");
  html.append("<table class=\"tree\"><thead><tr><th>").append(Say(words, "columns.name"));
  html.append("</th><th>").append(Say(words, "columns.kind")).append("</th><th class=\"opt\">");
  html.append(Say(words, "columns.level")).append("</th><th>");
  html.append(Say(words, "columns.latest")).append("</th><th class=\"right\">");
  html.append(Say(words, "columns.age")).append("</th><th class=\"opt\">");
  html.append(Say(words, "report.limit")).append("</th><th>").append(Say(words, "columns.state"));
  html.append("</th></tr></thead><tbody>\n");
  for (std::size_t i = 0; i < shown; ++i) html.append(ColumnRow(rows[i], words));
  html.append("</tbody></table>\n");
  if (shown < rows.size()) {
    html.append("<p class=\"soft\">");
    html.append(Say(words, "columns.more", {{"n", std::to_string(rows.size() - shown)}}));
    html.append("</p>\n");
  }
  html.append("</details>\n");
  if (std::any_of(report.columns.begin(), report.columns.end(), KindIsGuessed)) {
    html.append("<p class=\"soft\">").append(Say(words, "columns.guessed_means")).append("</p>\n");
  }
  return html;
}

}  // namespace xuncha::cli
