// SPDX-License-Identifier: Apache-2.0
#include "cli/report_html.h"

#include <algorithm>
#include <map>
#include <vector>

#include "base/sha256.h"
#include "base/text_width.h"
#include "base/time.h"
#include "cli/report_html_parts.h"

namespace xuncha::cli {
namespace {

constexpr std::string_view kStyle = R"css(
:root{--ink:#1a1f26;--soft:#5a6572;--line:#d8dee6;--back:#fff;--panel:#f5f7fa;--link:#0b57a4;
--veto:#a3121c;--bulletin:#b3400b;--order:#8a5a00;--hint:#2f6172}
*{box-sizing:border-box}
body{margin:0;color:var(--ink);background:var(--back);font:16px/1.6 "PingFang SC","Hiragino Sans GB",
"Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC","Source Han Sans SC","WenQuanYi Micro Hei",sans-serif}
main{max-width:62rem;margin:0 auto;padding:1.5rem}
h1{font-size:1.6rem;margin:0 0 .3rem}
h2{font-size:1.25rem;margin:2rem 0 .6rem;padding-bottom:.25rem;border-bottom:2px solid var(--line)}
h3{font-size:1.05rem;margin:1.4rem 0 .4rem}
p{margin:.3rem 0}
a{color:var(--link);overflow-wrap:anywhere}
.soft{color:var(--soft)}
.notice{background:#fff6df;border-left:4px solid var(--order);padding:.6rem .9rem;margin:.8rem 0}
.tiles{display:flex;flex-wrap:wrap;gap:.7rem;margin:1rem 0;padding:0;list-style:none}
.tiles li{background:var(--panel);border-left:5px solid var(--line);padding:.5rem 1rem;min-width:8.5rem}
.tiles b{display:block;font-size:1.6rem;line-height:1.2}
.veto{border-color:var(--veto)!important}.bulletin{border-color:var(--bulletin)!important}
.order{border-color:var(--order)!important}.hint{border-color:var(--hint)!important}
.filters{display:flex;flex-wrap:wrap;gap:1rem;align-items:center;background:var(--panel);padding:.7rem 1rem}
.filters label{display:flex;gap:.4rem;align-items:center}
select,input{font:inherit;padding:.2rem .4rem;max-width:100%}
article{border:1px solid var(--line);border-left:5px solid var(--line);padding:.7rem 1rem;margin:.7rem 0}
article h4{margin:0 0 .3rem;font-size:1rem;font-weight:600}
.tag{display:inline-block;font-size:.82rem;border:1px solid var(--line);padding:0 .4rem;margin-right:.4rem;font-weight:400}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem .9rem;margin:.3rem 0}
dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%;font-size:.92rem}
th,td{text-align:left;vertical-align:top;border-bottom:1px solid var(--line);padding:.3rem .5rem;overflow-wrap:anywhere}
th{background:var(--panel)}
summary{cursor:pointer;color:var(--link)}
code{font-size:.88rem;overflow-wrap:anywhere}
[hidden]{display:none!important}
@media (max-width:40rem){dl{grid-template-columns:1fr}main{padding:1rem}}
@media print{.filters{display:none}main{max-width:none;padding:0}body{font-size:11pt}
article{break-inside:avoid}a{color:inherit;text-decoration:none}}
)css";

constexpr std::string_view kScript = R"js(
(function(){
var form=document.getElementById('filters');if(!form)return;form.hidden=false;
var all=[].slice.call(document.querySelectorAll('article[data-check]'));
var shown=document.getElementById('shown');
function apply(){
var tier=form.elements.tier.value,check=form.elements.check.value,
text=form.elements.text.value.toLowerCase(),n=0;
all.forEach(function(a){
var ok=(!tier||a.dataset.tier===tier)&&(!check||a.dataset.check===check)&&
(!text||a.textContent.toLowerCase().indexOf(text)>=0);
a.hidden=!ok;if(ok)n++;});
[].forEach.call(document.querySelectorAll('[data-group]'),function(s){
s.hidden=!s.querySelector('article:not([hidden])');});
shown.textContent=n+' / '+all.length;}
form.addEventListener('input',apply);form.addEventListener('submit',function(e){e.preventDefault();});
apply();})();
)js";

std::string Base64(const Sha256Digest& digest) {
  constexpr std::string_view kAlphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < digest.size(); i += 3) {
    const std::size_t left = std::min<std::size_t>(3, digest.size() - i);
    unsigned bits = 0;
    for (std::size_t k = 0; k < 3; ++k) bits = (bits << 8) | (k < left ? digest[i + k] : 0U);
    for (std::size_t k = 0; k < 4; ++k) {
      out.push_back(k <= left ? kAlphabet[(bits >> (18 - 6 * k)) & 63] : '=');
    }
  }
  return out;
}

class HtmlReport {
 public:
  HtmlReport(const model::Report& report, const ReportWords& words, const ReportOptions& options)
      : report_(report), words_(words), options_(options) {}

  std::string Write() {
    Head();
    Summary();
    out_.append(VerdictHtml(report_, words_));
    Tiles();
    Filters();
    for (int tier = 0; tier < 4; ++tier) TierPart(static_cast<model::Tier>(tier));
    out_.append(ColumnsHtml(report_, words_, options_));
    NotChecked();
    UnreadTexts();
    Checks();
    Coverage();
    out_.append("</main>\n<script>").append(kScript).append("</script>\n</body>\n</html>\n");
    return std::move(out_);
  }

 private:
  std::string Say(std::string_view key, const MessageValues& values = {}) const {
    return EscapeHtml(words_.Say(key, values));
  }

  void Element(std::string_view tag, std::string_view html) {
    out_.append("<").append(tag).append(">").append(html);
    out_.append("</").append(tag.substr(0, tag.find(' '))).append(">\n");
  }

  void Head() {
    const model::SnapshotInfo& info = report_.snapshot;
    const std::string name = info.site.name.empty() ? info.home : info.site.name;
    out_ = "<!DOCTYPE html>\n<html lang=\"";
    out_.append(words_.messages().language() == Language::kEnglish ? "en" : "zh-CN");
    out_.append("\">\n<head>\n<meta charset=\"utf-8\">\n");
    out_.append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
    const std::string style = std::string(kStyle).append(PartStyle());
    out_.append("style-src 'sha256-").append(Base64(Sha256(style)));
    out_.append("'; script-src 'sha256-").append(Base64(Sha256(kScript)));
    out_.append("'; base-uri 'none'; form-action 'none'\">\n");
    out_.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out_.append("<meta name=\"referrer\" content=\"no-referrer\">\n");
    out_.append("<meta name=\"robots\" content=\"noindex\">\n<title>");
    out_.append(Say("report.title")).append(" ").append(EscapeHtml(name));
    out_.append("</title>\n<style>").append(style).append("</style>\n</head>\n<body>\n<main>\n");
    Element("h1", Say("report.title") + " " + EscapeHtml(info.site.name));
    Element("p", LinkHtml(info.home.empty() ? info.site.home : info.home));
    Element("p class=\"soft\"", Say("report.basis", {{"as_of", report_.as_of},
                                                     {"rulebook", report_.rulebook},
                                                     {"profile", report_.profile}}));
    Element("p class=\"soft\"", Say("report.when", {{"started", FormatChinaTime(info.started)},
                                                    {"finished", FormatChinaTime(info.finished)},
                                                    {"snapshot", info.id}}));
  }

  void Summary() {
    const model::SnapshotInfo& info = report_.snapshot;
    if (!info.complete) {
      Element("p class=\"notice\"",
              Say("report.incomplete", {{"why", words_.StoppedBy(info.stopped_by)}}));
    }
  }

  void Tiles() {
    const TierCounts counts = CountTiers(report_);
    if (const std::string unread = NothingReadLine(report_, words_); !unread.empty()) {
      Element("p class=\"notice\"", EscapeHtml(unread));
      if (counts.total == 0) return;
    } else if (counts.total == 0) {
      Element("p", Say("report.nothing_found"));
      return;
    }
    out_.append("<ul class=\"tiles\">\n");
    for (int tier = 0; tier < 4; ++tier) {
      const auto kind = static_cast<model::Tier>(tier);
      std::string html = EscapeHtml(words_.Tier(kind));
      html.append("<b>").append(std::to_string(counts.by_tier[tier])).append("</b>");
      if (counts.review[tier] > 0) {
        html.append("<span class=\"soft\">");
        html.append(Say("report.review_count", {{"n", std::to_string(counts.review[tier])}}));
        html.append("</span>");
      }
      Element(std::string("li class=\"") + model::Name(kind) + "\"", html);
    }
    out_.append("</ul>\n");
  }

  void Filters() {
    if (report_.findings.empty()) return;
    std::map<std::string, std::size_t> checks;
    for (const model::Finding& finding : report_.findings) ++checks[finding.check];
    // Shown by the script: without it there is nothing to filter with.
    out_.append("<form id=\"filters\" class=\"filters\" hidden>\n<label>");
    out_.append(Say("html.tier")).append(" <select name=\"tier\"><option value=\"\">");
    out_.append(Say("html.all")).append("</option>");
    for (int tier = 0; tier < 4; ++tier) {
      const auto kind = static_cast<model::Tier>(tier);
      out_.append("<option value=\"").append(model::Name(kind)).append("\">");
      out_.append(EscapeHtml(words_.Tier(kind))).append("</option>");
    }
    out_.append("</select></label>\n<label>").append(Say("html.check"));
    out_.append(" <select name=\"check\"><option value=\"\">").append(Say("html.all"));
    out_.append("</option>");
    for (const auto& [check, count] : checks) {
      out_.append("<option value=\"").append(EscapeHtml(check)).append("\">");
      out_.append(EscapeHtml(words_.CheckName(check))).append(" (").append(std::to_string(count));
      out_.append(")</option>");
    }
    out_.append("</select></label>\n<label>").append(Say("html.text"));
    out_.append(" <input name=\"text\" type=\"search\"></label>\n");
    out_.append("<output id=\"shown\" class=\"soft\"></output>\n</form>\n");
  }

  void TierPart(model::Tier tier) {
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
    out_.append("<section data-group>\n");
    Element("h2", EscapeHtml(words_.Tier(tier)) + " (" + std::to_string(total) + ")");
    Element("p class=\"soft\"", Say(std::string("tier_means.") + model::Name(tier)));
    for (const std::string& check : order) {
      const auto& findings = by_check[check];
      out_.append("<section data-group>\n");
      std::string heading = EscapeHtml(words_.CheckName(check));
      heading.append(" (").append(std::to_string(findings.size())).append(")");
      for (const std::string& indicator : findings.front()->indicators) {
        heading.append(" <span class=\"tag\">").append(EscapeHtml(indicator)).append("</span>");
      }
      Element("h3", heading);
      const std::string fix = words_.Fix(check);
      if (!fix.empty()) {
        Element("p", "<b>" + Say("report.fix") + "</b> " + EscapeHtml(fix));
      }
      for (const model::Finding* finding : findings) One(*finding);
      out_.append("</section>\n");
    }
    out_.append("</section>\n");
  }

  void Pair(std::string_view key, const std::string& html) {
    if (html.empty()) return;
    out_.append("<dt>").append(Say(key)).append("</dt><dd>").append(html).append("</dd>\n");
  }

  void One(const model::Finding& finding) {
    out_.append("<article class=\"").append(model::Name(finding.tier)).append("\" id=\"");
    out_.append(EscapeHtml(finding.id)).append("\" data-tier=\"").append(model::Name(finding.tier));
    out_.append("\" data-check=\"").append(EscapeHtml(finding.check)).append("\">\n");
    Element("h4", "<span class=\"tag\">" + EscapeHtml(words_.Confidence(finding.confidence)) +
                      "</span>" + EscapeHtml(words_.Sentence(finding)));
    out_.append("<dl>\n");
    if (!finding.target.empty()) Pair("report.target", LinkHtml(finding.target));
    Pair("report.seen", EscapeHtml(words_.Detail(finding.seen)));
    Pair("report.limit", EscapeHtml(finding.limit));
    if (finding.occurrences.empty()) Pair("report.page", LinkHtml(finding.url));
    for (const model::EvidenceRef& evidence : finding.evidence) {
      Pair("report.evidence", "<code>" + EscapeHtml(evidence.ref) + "</code><br><code>sha256 " +
                                  EscapeHtml(evidence.sha256) + "</code>");
    }
    Pair("report.number", "<code>" + EscapeHtml(finding.id) + "</code>");
    out_.append("</dl>\n");
    Places(finding);
    out_.append("</article>\n");
  }

  void Places(const model::Finding& finding) {
    if (finding.occurrences.empty()) return;
    const std::size_t shown = options_.everything
                                  ? finding.occurrences.size()
                                  : std::min(options_.max_occurrences, finding.occurrences.size());
    // Few places stand open, many fold away.
    constexpr std::size_t kOpen = 3;
    out_.append(finding.occurrence_count <= kOpen ? "<details open>" : "<details>");
    out_.append("<summary>");
    out_.append(Say("html.places", {{"n", std::to_string(finding.occurrence_count)}}));
    out_.append("</summary>\n<table><thead><tr><th>").append(Say("report.page"));
    out_.append("</th><th>").append(Say("html.label")).append("</th><th>");
    out_.append(Say("html.where")).append("</th></tr></thead><tbody>\n");
    for (std::size_t i = 0; i < shown; ++i) {
      const model::Occurrence& occurrence = finding.occurrences[i];
      out_.append("<tr><td>").append(LinkHtml(occurrence.page)).append("</td><td>");
      out_.append(EscapeHtml(occurrence.label)).append("</td><td>");
      out_.append(EscapeHtml(words_.Place(occurrence.where))).append("</td></tr>\n");
    }
    out_.append("</tbody></table>\n");
    if (finding.occurrence_count > shown) {
      Element("p class=\"soft\"",
              Say("report.more_pages", {{"n", std::to_string(finding.occurrence_count)}}));
    }
    out_.append("</details>\n");
  }

  void NotChecked() {
    if (report_.not_checked.empty()) return;
    Element("h2", Say("report.not_checked", {{"n", std::to_string(report_.not_checked.size())}}));
    Element("p class=\"soft\"", Say("report.not_checked_means"));
    constexpr std::size_t kRows = 2000;
    const std::size_t shown = options_.everything ? report_.not_checked.size()
                                                  : std::min(kRows, report_.not_checked.size());
    out_.append("<details><summary>").append(Say("html.list")).append("</summary>\n");
    out_.append("<table><thead><tr><th>").append(Say("report.target")).append("</th><th>");
    out_.append(Say("html.why")).append("</th><th>").append(Say("html.pages"));
    out_.append("</th></tr></thead><tbody>\n");
    for (std::size_t i = 0; i < shown; ++i) {
      const model::NotChecked& item = report_.not_checked[i];
      out_.append("<tr><td>").append(LinkHtml(item.url)).append("</td><td>");
      out_.append(EscapeHtml(words_.Why(item.why)));
      if (!item.detail.empty())
        out_.append(" (").append(EscapeHtml(words_.Detail(item.detail))).append(")");
      out_.append("</td><td>").append(std::to_string(item.occurrence_count));
      out_.append("</td></tr>\n");
    }
    out_.append("</tbody></table></details>\n");
  }

  void UnreadTexts() {
    if (report_.texts_unread.empty()) return;
    Element("h2", Say("report.texts_unread", {{"n", std::to_string(CountUnreadTexts(report_))}}));
    Element("p class=\"soft\"",
            Say("report.texts_unread_means", {{"read", std::to_string(report_.texts_read)}}));
    out_.append("<table><thead><tr><th>").append(Say("html.why")).append("</th><th>");
    out_.append(Say("html.files")).append("</th><th>").append(Say("html.list"));
    out_.append("</th></tr></thead><tbody>\n");
    for (const model::UnreadTexts& unread : report_.texts_unread) {
      out_.append("<tr><td>").append(EscapeHtml(words_.Why(unread.why))).append("</td><td>");
      out_.append(std::to_string(unread.count)).append("</td><td><details><summary>");
      out_.append(std::to_string(unread.examples.size())).append("</summary>");
      for (const std::string& example : unread.examples) {
        out_.append(LinkHtml(example)).append("<br>");
      }
      out_.append("</details></td></tr>\n");
    }
    out_.append("</tbody></table>\n");
  }

  void Checks() {
    Element("h2", Say("report.checks"));
    out_.append("<table><thead><tr><th>").append(Say("html.check")).append("</th><th>");
    out_.append(Say("html.answer")).append("</th><th>").append(Say("html.why"));
    out_.append("</th></tr></thead><tbody>\n");
    for (const model::CheckReport& check : report_.checks) {
      out_.append("<tr><td>").append(EscapeHtml(words_.CheckName(check.id))).append("</td><td>");
      out_.append(Say(std::string("answer.") + model::Name(check.result))).append("</td><td>");
      out_.append(EscapeHtml(words_.CheckWhy(check.why))).append("</td></tr>\n");
    }
    out_.append("</tbody></table>\n");
  }

  void Coverage() {
    const model::SnapshotInfo& info = report_.snapshot;
    const model::Coverage& c = info.coverage;
    const model::RequestCounts& r = info.requests;
    const auto number = [](std::uint64_t value) { return std::to_string(value); };
    Element("h2", Say("report.coverage"));
    Element("p", Say("report.coverage_line", {{"discovered", number(c.discovered)},
                                              {"fetched", number(c.fetched)},
                                              {"reused", number(c.reused)},
                                              {"external", number(c.external_checked)},
                                              {"robots", number(c.skipped_robots)},
                                              {"scope", number(c.skipped_scope)},
                                              {"page_limit", number(c.skipped_page_limit)},
                                              {"trap", number(c.skipped_trap)},
                                              {"could_not_check", number(c.could_not_check)}}));
    Element("p", Say("report.requests_line", {{"first", number(r.first)},
                                              {"confirm", number(r.confirm)},
                                              {"probe", number(r.probe)},
                                              {"other", number(r.other)}}));
    for (const model::BoundHit& bound : info.bounds) {
      Element("p", Say("report.bound", {{"name", words_.Bound(bound.name)},
                                        {"detail", bound.detail},
                                        {"count", number(bound.count)}}));
    }
    Element("p class=\"soft\"", Say("html.made_by", {{"version", options_.tool_version}}));
  }

  const model::Report& report_;
  const ReportWords& words_;
  const ReportOptions& options_;
  std::string out_;
};

}  // namespace

std::string EscapeHtml(std::string_view text) {
  const std::string safe = Printable(text);
  std::string out;
  out.reserve(safe.size());
  for (const char c : safe) {
    switch (c) {
      case '&':
        out.append("&amp;");
        break;
      case '<':
        out.append("&lt;");
        break;
      case '>':
        out.append("&gt;");
        break;
      case '"':
        out.append("&quot;");
        break;
      case '\'':
        out.append("&#39;");
        break;
      default:
        out.push_back(c);
    }
  }
  return out;
}

std::string WriteReportHtml(const model::Report& report, const ReportWords& words,
                            const ReportOptions& options) {
  return HtmlReport(report, words, options).Write();
}

}  // namespace xuncha::cli
