// SPDX-License-Identifier: Apache-2.0
#include "cli/explanation.h"

#include <array>
#include <utility>

#include "base/json.h"
#include "base/text_width.h"
#include "base/time.h"
#include "cli/column_explanation.h"
#include "cli/report_json.h"

namespace xuncha::cli {
namespace {

constexpr std::size_t kColumns = 80;
constexpr std::size_t kPlaces = 20;

std::vector<std::string> UseNames(std::uint16_t uses) {
  constexpr std::array<std::pair<model::UseBits, const char*>, 11> kNames{{
      {model::kUsePage, "page"},
      {model::kUseImage, "image"},
      {model::kUseCssImage, "css_image"},
      {model::kUseStyle, "style"},
      {model::kUseScript, "script"},
      {model::kUseMedia, "media"},
      {model::kUseFrame, "frame"},
      {model::kUseForm, "form"},
      {model::kUseSeed, "seed"},
      {model::kUseSitemap, "sitemap"},
      {model::kUseRedirect, "redirect"},
  }};
  std::vector<std::string> names;
  for (const auto& [bit, name] : kNames) {
    if ((uses & bit) != 0) names.emplace_back(name);
  }
  return names;
}

std::string Join(const std::vector<std::string>& parts, std::string_view between) {
  std::string out;
  for (const std::string& part : parts) {
    if (!out.empty()) out.append(between);
    out.append(part);
  }
  return out;
}

std::string OutcomeWords(const ReportWords& words, model::Outcome outcome, std::uint16_t status,
                         std::string_view detail) {
  std::string out = words.Outcome(outcome);
  if (status != 0) out.append(" HTTP ").append(std::to_string(status));
  if (!detail.empty()) out.append(" (").append(detail).append(")");
  return out;
}

class Words {
 public:
  explicit Words(const ReportWords& words) : words_(words) {}

  std::string Write(const app::Explanation& explanation) {
    if (explanation.finding) Finding(*explanation.finding);
    if (explanation.column) {
      if (!out_.empty()) out_.append("\n");
      out_.append(ExplainColumnText(*explanation.column, PageOf(explanation), words_, kColumns));
    }
    if (explanation.url) Url(*explanation.url, explanation.first_seen);
    if (!explanation.findings.empty()) {
      Title(words_.Say("show.findings"));
      for (const model::Finding& finding : explanation.findings) {
        std::string line = finding.id;
        line.append("  ").append(words_.CheckName(finding.check)).append("  ");
        line.append(Printable(words_.Sentence(finding)));
        Wrapped(line, 2);
      }
    }
    return std::move(out_);
  }

 private:
  void Title(std::string_view text) {
    if (!out_.empty()) out_.append("\n");
    out_.append(text).append("\n");
  }
  void Wrapped(std::string_view text, std::size_t indent) {
    for (const std::string& line : WrapWidth(text, kColumns - indent)) {
      out_.append(indent, ' ').append(line).append("\n");
    }
  }
  void Pair(std::string_view key, std::string_view value) {
    if (value.empty()) return;
    constexpr std::size_t kName = 14;
    bool first = true;
    for (const std::string& line : WrapWidth(Printable(value), kColumns - kName - 2)) {
      out_.append("  ").append(first ? PadWidth(words_.Say(key), kName) : std::string(kName, ' '));
      out_.append(line).append("\n");
      first = false;
    }
  }

  void Finding(const model::Finding& finding) {
    Title(words_.Say("show.finding", {{"id", finding.id}}));
    Wrapped(Printable(words_.Sentence(finding)), 2);
    std::string check = words_.CheckName(finding.check);
    check.append(" (").append(finding.check).append(" v");
    check.append(std::to_string(finding.version)).append(")");
    Pair("show.check", check);
    Pair("show.tier", words_.Tier(finding.tier));
    Pair("show.confidence", words_.Confidence(finding.confidence));
    Pair("show.clauses", Join(finding.indicators, " "));
    Pair("report.target", finding.target);
    Pair("report.seen", words_.Detail(finding.seen));
    Pair("report.limit", finding.limit);
    for (const auto& [name, value] : finding.details) {
      std::string line = words_.DetailName(name);
      line.append(": ").append(words_.Detail(value));
      Pair("show.detail", line);
    }
    Pair("report.fix", words_.Fix(finding.check));
    Evidence(finding.evidence);
    Places(finding);
  }

  void Places(const model::Finding& finding) {
    if (finding.occurrences.empty()) {
      Pair("report.page", finding.url);
      return;
    }
    Title(words_.Say("show.places"));
    for (std::size_t i = 0; i < finding.occurrences.size() && i < kPlaces; ++i) {
      const model::Occurrence& place = finding.occurrences[i];
      std::string line = place.page;
      line.append(" (").append(words_.Place(place.where));
      if (!place.label.empty()) line.append(words_.Say("report.quoted", {{"text", place.label}}));
      line.append(")");
      Wrapped(Printable(line), 2);
    }
    Wrapped(words_.Say("report.more_pages", {{"n", std::to_string(finding.occurrence_count)}}), 2);
  }

  static const model::PageFacts* PageOf(const app::Explanation& explanation) {
    const auto& url = explanation.url;
    return url && url->page ? &*url->page : nullptr;
  }

  void Evidence(const std::vector<model::EvidenceRef>& refs) {
    for (const model::EvidenceRef& ref : refs) {
      std::string line = ref.ref;
      line.append(" sha256 ").append(ref.sha256);
      Pair("show.evidence", line);
    }
  }

  void FirstSeen(const store::FirstSeen& first) {
    Pair("show.first_seen",
         words_.Say(first.published.empty() ? "show.first_seen_undated" : "show.first_seen_line",
                    {{"time", FormatChinaTime(first.seen)},
                     {"published", first.published},
                     {"snapshot", first.snapshot}}));
  }

  void Url(const app::UrlExplanation& url, const std::optional<store::FirstSeen>& first_seen) {
    const model::UrlRecord& record = url.record;
    Title(words_.Say("show.url", {{"url", Printable(url.url)}}));
    std::string account = words_.Account(record.account);
    if (record.why != model::NotCheckedWhy::kNone) {
      account.append(": ").append(words_.Why(record.why));
    }
    Pair("show.account", account);
    Pair("report.seen", OutcomeWords(words_, record.outcome, record.status, ""));
    Pair("show.found_on", url.found_on);
    if (first_seen) FirstSeen(*first_seen);
    Pair("show.depth", words_.Say("show.clicks", {{"n", std::to_string(record.depth)}}));
    std::vector<std::string> uses = UseNames(record.uses);
    for (std::string& use : uses) use = words_.Use(use);
    Pair("show.uses", Join(uses, " · "));
    Pair("show.content_type", record.content_type);
    if (record.file.kind != model::FileKind::kNone) {
      std::string file = words_.Detail(model::Name(record.file.kind));
      file.append(" ").append(words_.Detail(model::Name(record.file.integrity)));
      Pair("show.file", file);
    }
    if (record.length > 0) Pair("show.length", std::to_string(record.length));
    Pair("show.redirect", url.redirect_to);
    if (url.probe) {
      Pair("show.probe",
           words_.Say("show.probe_line",
                      {{"url", url.probe->url},
                       {"status", OutcomeWords(words_, url.probe->outcome, url.probe->status, "")},
                       {"title", url.probe->title}}));
    }
    if (url.page) {
      Pair("show.title", url.page->title);
      Pair("show.breadcrumb", Join(url.page->breadcrumb, "—"));
      Pair("show.published", url.page->published);
      Pair("show.charset", url.page->charset.used);
      Pair("show.links", std::to_string(url.page->links.size()));
    }
    Evidence(url.evidence);
    Title(words_.Say("show.attempts", {{"n", std::to_string(url.attempts.size())}}));
    for (const model::Attempt& attempt : url.attempts) {
      Wrapped(words_.Say("show.attempt",
                         {{"time", FormatChinaTime(attempt.at)},
                          {"outcome", OutcomeWords(words_, attempt.outcome, attempt.status,
                                                   Printable(words_.Detail(attempt.detail)))},
                          {"ms", std::to_string(attempt.duration_ms)}}),
              2);
      Hops(attempt.hops, url.redirect_to);
    }
  }

  // An address that redirects, and where it led: the next one, behind the last where the chain
  // ended. A circle has no such end.
  void Hops(const std::vector<model::Hop>& hops, const std::string& end) {
    for (std::size_t i = 0; i < hops.size(); ++i) {
      const std::string& to = i + 1 < hops.size() ? hops[i + 1].url : end;
      std::vector<std::pair<std::string, std::string>> values{
          {"status", std::to_string(hops[i].status)}, {"from", Printable(hops[i].url)}};
      if (!to.empty()) values.emplace_back("url", Printable(to));
      Wrapped(words_.Say(to.empty() ? "show.hop_open" : "show.hop", values), 4);
    }
  }

  const ReportWords& words_;
  std::string out_;
};

void WriteUrl(JsonWriter& json, const app::UrlExplanation& url, const ReportWords& words) {
  const model::UrlRecord& record = url.record;
  json.BeginObject();
  json.Field("url", url.url);
  json.Field("account", model::Name(record.account));
  json.FieldOrNull("why", model::Name(record.why));
  json.Field("outcome", model::Name(record.outcome));
  json.Field("status", record.status);
  json.FieldOrNull("from", url.found_on);
  json.Field("depth", record.depth);
  json.Field("uses", UseNames(record.uses));
  json.Field("expected", model::Name(record.expected));
  json.FieldOrNull("content_type", record.content_type);
  json.Field("file", model::Name(record.file.kind));
  json.Field("integrity", model::Name(record.file.integrity));
  json.Field("length", record.length);
  json.FieldOrNull("redirect_to", url.redirect_to);
  json.Key("attempts");
  json.BeginArray();
  for (const model::Attempt& attempt : url.attempts) {
    json.BeginObject();
    json.Field("at", FormatChinaTime(attempt.at));
    json.Field("duration_ms", attempt.duration_ms);
    json.Field("outcome", model::Name(attempt.outcome));
    json.Field("status", attempt.status);
    json.FieldOrNull("detail", words.Detail(attempt.detail));
    json.Key("hops");
    json.BeginArray();
    for (const model::Hop& hop : attempt.hops) {
      json.BeginObject();
      json.Field("url", hop.url);
      json.Field("status", hop.status);
      json.EndObject();
    }
    json.EndArray();
    json.EndObject();
  }
  json.EndArray();
  if (url.probe) {
    json.Key("probe");
    json.BeginObject();
    json.Field("shape", url.probe->shape);
    json.Field("url", url.probe->url);
    json.Field("outcome", model::Name(url.probe->outcome));
    json.Field("status", url.probe->status);
    json.Field("title", url.probe->title);
    json.Field("repeatable", url.probe->repeatable);
    json.EndObject();
  }
  if (url.page) {
    json.Key("page");
    json.BeginObject();
    json.Field("title", url.page->title);
    json.Field("charset", url.page->charset.used);
    json.Field("breadcrumb", url.page->breadcrumb);
    json.FieldOrNull("published", url.page->published);
    json.Field("links", url.page->links.size());
    json.EndObject();
  }
  WriteEvidence(json, url.evidence);
  json.EndObject();
}

}  // namespace

std::string ExplanationAsText(const app::Explanation& explanation, const ReportWords& words) {
  return Words(words).Write(explanation);
}

std::string ExplanationAsJson(const app::Explanation& explanation, const ReportWords& words) {
  JsonWriter json(1);
  json.BeginObject();
  if (explanation.finding) {
    json.Key("finding");
    WriteFinding(json, *explanation.finding, words, explanation.finding->occurrences.size(), true);
  }
  if (explanation.column) {
    json.Key("column");
    json.BeginObject();
    ExplainColumnFields(
        json, *explanation.column,
        explanation.url && explanation.url->page ? &*explanation.url->page : nullptr, words);
    json.EndObject();
  }
  if (explanation.url) {
    json.Key("address");
    WriteUrl(json, *explanation.url, words);
  }
  if (explanation.first_seen) {
    const store::FirstSeen& first = *explanation.first_seen;
    json.Key("first_seen");
    json.BeginObject();
    json.Field("at", FormatChinaTime(first.seen));
    json.Field("snapshot", first.snapshot);
    json.FieldOrNull("published", first.published);
    json.EndObject();
  }
  json.Key("findings");
  json.BeginArray();
  for (const model::Finding& finding : explanation.findings) {
    WriteFinding(json, finding, words, finding.occurrences.size(), true);
  }
  json.EndArray();
  json.EndObject();
  return json.Take() + "\n";
}

}  // namespace xuncha::cli
