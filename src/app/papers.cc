// SPDX-License-Identifier: Apache-2.0
#include "app/papers.h"

#include <utility>

#include "app/bulletin_facts.h"
#include "app/bulletin_files.h"
#include "app/bulletin_names.h"
#include "app/judge.h"
#include "app/paper_facts.h"
#include "base/file.h"
#include "base/utf8.h"
#include "bulletin/number_words.h"

namespace xuncha::app {
namespace {

constexpr std::uint64_t kMostFactsBytes = 1 << 20;

std::string DayOrNothing(const std::string& iso) {
  return iso.empty() ? std::string() : bulletin::FullDay(iso);
}

// 2022年8月1日至8月10日; one day alone: 2022年8月1日.
std::string LongWindow(const model::Window& window) {
  if (window.from.empty()) return "";
  std::string from = bulletin::FullDay(window.from);
  if (window.until.empty() || window.until == window.from) return from;
  const bool same_year = window.from.substr(0, 4) == window.until.substr(0, 4);
  return from + "至" +
         (same_year ? bulletin::ShortDay(window.until) : bulletin::FullDay(window.until));
}

}  // namespace

std::string AsFileName(std::string_view text) {
  std::string name;
  for (const char c : text) {
    const bool bad = static_cast<unsigned char>(c) < 0x20 || c == 0x7F ||
                     std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos;
    name += bad ? '_' : c;
  }
  if (name.empty() || name.front() == '.') name.insert(0, "_");
  return name;
}

Result<bulletin::PaperTemplate> LoadPaper(const Resources& resources, const std::string& kind) {
  const std::string file = "data/papers/" + kind + ".toml";
  XC_ASSIGN_OR_RETURN(const std::string toml, resources.Read(file));
  return bulletin::ParsePaper(toml, file);
}

Result<bulletin::Choices> OfficeFacts(const PaperDesk& desk, const Register& all) {
  if (desk.facts_file.empty()) return bulletin::Choices();
  XC_ASSIGN_OR_RETURN(const std::string toml, ReadFile(desk.facts_file, kMostFactsBytes));
  XC_ASSIGN_OR_RETURN(const BulletinNames names, BulletinNames::Load(desk.resources));
  XC_ASSIGN_OR_RETURN(BulletinFacts facts, ParseBulletinFacts(toml, desk.facts_file, names, all));
  return std::move(facts.choices);
}

Result<bulletin::PaperFacts> CommonFacts(const PaperDesk& desk, const Register& all,
                                         const model::Campaign& campaign) {
  XC_ASSIGN_OR_RETURN(const bulletin::Choices office, OfficeFacts(desk, all));
  XC_ASSIGN_OR_RETURN(const Judge judge,
                      LoadJudge(desk.resources, campaign.rulebook, campaign.profile));
  bulletin::PaperFacts facts;
  const std::string today = FormatDay(ChinaDay(desk.now));
  std::string name = office.issuer_short.empty() ? office.issuer : office.issuer_short;
  if (name.empty()) name = all.NameOfUnit(campaign.office);
  facts.values = {{"campaign", campaign.name.empty() ? campaign.id : campaign.name},
                  {"office", name},
                  {"issuer", office.issuer},
                  {"red_head", office.red_head},
                  {"addressees", office.addressees},
                  {"signature", office.signature.empty() ? name : office.signature},
                  {"report_to", office.report_to},
                  {"basis", bulletin::Joined(office.basis)},
                  {"contact", office.contact},
                  {"phone", office.phone},
                  {"email", office.email},
                  {"hours", office.hours},
                  {"instrument", judge.rulebook.instrument},
                  {"monitoring_point", DayOrNothing(campaign.monitoring_point)},
                  {"rectification_until", DayOrNothing(campaign.rectification_until)},
                  {"report_due", DayOrNothing(campaign.report_due)},
                  {"self_check", LongWindow(campaign.self_check)},
                  {"self_check_until", DayOrNothing(campaign.self_check.until)},
                  {"date", bulletin::FullDay(today)}};
  bulletin::PaperList& rounds = facts.lists["rounds"];
  rounds.fields = {"number", "window"};
  for (std::size_t i = 0; i < campaign.rounds.size(); ++i) {
    rounds.rows.push_back({{"number", bulletin::HeadingNumber(static_cast<int>(i) + 1)},
                           {"window", LongWindow(campaign.rounds[i])}});
  }
  return facts;
}

std::string WordOf(const bulletin::PaperTemplate& paper, const std::string& name) {
  const auto found = paper.words.find(name);
  return found == paper.words.end() ? name : found->second;
}

Result<Paper> PaperOf(const bulletin::PaperTemplate& paper, const bulletin::PaperFacts& facts,
                      TimeMs now, const std::string& name) {
  Paper out;
  out.name = AsFileName(name);
  XC_ASSIGN_OR_RETURN(out.document, bulletin::ComposePaper(paper, facts));
  out.document.id = out.name;
  out.document.made_at = now;
  if (!paper.message.empty()) {
    XC_ASSIGN_OR_RETURN(out.message, bulletin::PaperMessage(paper, facts));
  }
  return out;
}

Result<std::string> RenderPaper(const Paper& paper, std::string_view as,
                                const RenderOptions& options) {
  if (as == "text") {
    if (!paper.message.empty()) return paper.message;
    return InvalidArgument("this paper cannot be had as text; choose docx, pdf, html or xlsx");
  }
  if (as != "docx" && as != "pdf" && as != "html" && as != "xlsx") {
    return InvalidArgument("a paper can be had as docx, pdf, html, xlsx or text, not as \"" +
                           std::string(as) + "\"");
  }
  const model::BulletinDocument& document = paper.document.document;
  if (as == "xlsx" && document.tables.empty() && document.annexes.empty()) {
    return InvalidArgument("this paper has no table; choose docx, pdf, html or text");
  }
  return RenderBulletin(paper.document, as, options);
}

}  // namespace xuncha::app
