// SPDX-License-Identifier: Apache-2.0
#include "tests/checks/case_runner.h"

#include <algorithm>
#include <atomic>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <optional>

#include "base/toml.h"
#include "facts/lexicon.h"
#include "gather/bot_wall.h"
#include "gather/gatherer.h"
#include "gather/scripted_fetcher.h"
#include "tests/audit/fake_site.h"
#include "tests/checks/case_site.h"
#include "tests/support/source_dir.h"
#include "tests/text_checks/shipped_scanner.h"

namespace xuncha::testing {
namespace {

namespace fs = std::filesystem;

struct Expected {
  std::string check, target, url, message, seen, limit, confidence, tier;
  std::int64_t occurrence_count = -1;
};

struct Case {
  CaseSite site;
  std::vector<Expected> findings;
  std::map<std::string, std::string> not_checked;  // url → why
  std::map<std::string, std::string> answers;      // check → result
  std::vector<std::string> checks;                 // whose findings are compared
};

Result<Case> ReadCase(const CaseFolder& folder) {
  const std::string file = (folder.path / "case.toml").string();
  XC_ASSIGN_OR_RETURN(const TomlValue root, ParseToml(ReadFile(folder.path / "case.toml"), file));
  TomlReader reader(root, file);
  Case result;
  reader.Get("also", result.checks);
  result.checks.push_back(folder.check);
  XC_TRY(ReadSite(reader, folder.path, file, result.site));
  for (const TomlValue* table : reader.Tables("expect")) {
    TomlReader row(*table, file, "expect");
    Expected expected;
    expected.check = folder.check;
    row.Get("check", expected.check);
    row.Get("target", expected.target);
    row.Get("url", expected.url);
    row.Get("message", expected.message);
    row.Get("seen", expected.seen);
    row.Get("limit", expected.limit);
    row.Get("confidence", expected.confidence);
    row.Get("tier", expected.tier);
    row.GetInteger("occurrence_count", expected.occurrence_count, 0, 1'000'000);
    XC_TRY(row.Finish());
    result.findings.push_back(expected);
  }
  for (const TomlValue* table : reader.Tables("expect_not_checked")) {
    TomlReader row(*table, file, "expect_not_checked");
    std::string url;
    std::string why;
    row.Get("url", url);
    row.Get("why", why);
    XC_TRY(row.Finish());
    result.not_checked[url] = why;
  }
  if (const TomlValue* answers = reader.Table("answers")) {
    for (const auto& [check, answer] : answers->Entries()) result.answers[check] = answer.text;
  }
  XC_TRY(reader.Finish());
  return result;
}

std::string Describe(const model::Finding& finding) {
  return finding.check + " " + finding.message.key + " " + model::Name(finding.confidence) +
         " tier=" + model::Name(finding.tier) + " url=" + finding.url +
         " target=" + finding.target + " count=" + std::to_string(finding.occurrence_count) +
         " seen=" + finding.seen;
}

std::string Describe(const Expected& e) {
  return e.check + " " + e.message + " " + e.confidence + " url=" + e.url + " target=" + e.target +
         " seen=" + e.seen + " count=" + std::to_string(e.occurrence_count) + " tier=" + e.tier;
}

bool Fits(const Expected& e, const model::Finding& finding) {
  const auto same = [](const std::string& wanted, const std::string& seen) {
    return wanted.empty() || wanted == seen;
  };
  return e.check == finding.check && same(e.target, finding.target) && same(e.url, finding.url) &&
         same(e.message, finding.message.key) && same(e.seen, finding.seen) &&
         same(e.limit, finding.limit) && same(e.confidence, model::Name(finding.confidence)) &&
         same(e.tier, model::Name(finding.tier)) &&
         (e.occurrence_count < 0 ||
          static_cast<std::uint64_t>(e.occurrence_count) == finding.occurrence_count);
}

void Compare(const Case& wanted, const model::Report& report, std::vector<std::string>& faults) {
  std::vector<const model::Finding*> left;
  for (const model::Finding& finding : report.findings) {
    if (std::find(wanted.checks.begin(), wanted.checks.end(), finding.check) !=
        wanted.checks.end()) {
      left.push_back(&finding);
    }
  }
  for (const Expected& expected : wanted.findings) {
    const auto found = std::find_if(left.begin(), left.end(), [&](const model::Finding* finding) {
      return Fits(expected, *finding);
    });
    if (found == left.end()) {
      faults.push_back("missing: " + Describe(expected));
    } else {
      left.erase(found);
    }
  }
  for (const model::Finding* finding : left) faults.push_back("too much: " + Describe(*finding));
  for (const auto& expected : wanted.not_checked) {
    const std::string& url = expected.first;
    const std::string& why = expected.second;
    const auto found =
        std::find_if(report.not_checked.begin(), report.not_checked.end(),
                     [&url](const model::NotChecked& entry) { return entry.url == url; });
    if (found == report.not_checked.end()) {
      faults.push_back("not among not_checked: " + url);
    } else if (!why.empty() && why != model::Name(found->why)) {
      faults.push_back(url + " is not checked because of " + model::Name(found->why) + ", not " +
                       why);
    }
  }
  for (const auto& [check, answer] : wanted.answers) {
    const model::CheckReport seen = AnswerOf(report, check);
    if (answer != model::Name(seen.result)) {
      faults.push_back(check + " answers " + model::Name(seen.result) + " (" + seen.why +
                       "), not " + answer);
    }
  }
}

Result<model::Report> Inspect(const CaseSite& site) {
  XC_ASSIGN_OR_RETURN(facts::Lexicon lexicon,
                      facts::ParseLexicon(ReadSourceFile("data/lexicon.toml")));
  lexicon.scanner = text_checks::testing::ShippedScanner();
  XC_ASSIGN_OR_RETURN(const gather::BotWallSigns walls,
                      gather::ParseBotWallSigns(ReadSourceFile("data/bot_walls.toml")));
  ManualClock clock(site.now);
  gather::ScriptedFetcher fetcher(clock);
  Script(site, fetcher);
  MemorySnapshot snapshot;
  const fs::path work = fs::temp_directory_path() /
                        ("xuncha-case-" + std::to_string(std::hash<std::string>{}(site.name)));
  fs::create_directories(work);
  XC_ASSIGN_OR_RETURN(auto gatherer, gather::Gatherer::Create(site.options, lexicon, walls, fetcher,
                                                              clock, snapshot, work.string()));
  const std::atomic<bool> stop{false};
  XC_ASSIGN_OR_RETURN(model::SnapshotInfo info, gatherer->Run({}, stop));
  gatherer.reset();
  fs::remove_all(work);
  snapshot.Seal(std::move(info));
  const audit::Rulebook rulebook = NationalRulebook();
  const audit::Profile profile = DefaultProfile();
  const checks::ErrorPhrases phrases = Phrases();
  const audit::ColumnWords words = OwnColumnWords();
  return audit::Audit({snapshot, rulebook, profile, phrases, words, site.as_of});
}

}  // namespace

std::vector<CaseFolder> FindCases() {
  std::vector<CaseFolder> cases;
  const fs::path root = fs::path(SourceDir()) / "tests" / "checks";
  for (const char* area : {"columns", "content", "links", "site"}) {
    if (!fs::exists(root / area)) continue;
    for (const auto& check : fs::directory_iterator(root / area)) {
      for (const auto& folder : fs::directory_iterator(check.path())) {
        const std::string name = folder.path().filename().string();
        cases.push_back({folder.path(), area, check.path().filename().string(),
                         name.substr(0, name.find('_')), name});
      }
    }
  }
  std::sort(cases.begin(), cases.end(),
            [](const CaseFolder& a, const CaseFolder& b) { return a.path < b.path; });
  return cases;
}

std::vector<std::string> RunCase(const CaseFolder& folder) {
  std::vector<std::string> faults;
  const Result<Case> wanted = ReadCase(folder);
  if (!wanted) return {wanted.error().message};
  const auto report = Inspect(wanted->site);
  if (!report) return {report.error().message};
  Compare(*wanted, *report, faults);
  if (folder.kind == "clean" || folder.kind == "unchecked") {
    if (!wanted->findings.empty()) faults.push_back("a " + folder.kind + " case expects nothing");
  } else if (std::none_of(wanted->findings.begin(), wanted->findings.end(), [&](const Expected& e) {
               return e.confidence == folder.kind && e.check == folder.check;
             })) {
    faults.push_back("expects no finding that is " + folder.kind);
  }
  return faults;
}

}  // namespace xuncha::testing
