// SPDX-License-Identifier: Apache-2.0
#include "app/judge.h"

#include "app/document_text.h"
#include "audit/phrase_file.h"
#include "base/file.h"

namespace xuncha::app {
namespace {

constexpr std::string_view kBaseProfile = "default";
constexpr std::uint64_t kMaxFile = 16U << 20;

bool IsPath(std::string_view name) {
  return name.ends_with(".toml") || name.find('/') != std::string_view::npos;
}

Result<std::string> ReadNamed(const Resources& resources, const std::string& name,
                              const std::string& resource) {
  return IsPath(name) ? ReadFile(name, kMaxFile) : resources.Read(resource);
}

Result<audit::Profile> LoadProfile(const Resources& resources, const std::string& name) {
  const std::string base_file = "profiles/" + std::string(kBaseProfile) + ".toml";
  XC_ASSIGN_OR_RETURN(const std::string base_text, resources.Read(base_file));
  XC_ASSIGN_OR_RETURN(audit::Profile base, audit::ParseProfile(base_text, base_file, nullptr));
  if (name == kBaseProfile) return base;
  const std::string file = IsPath(name) ? name : "profiles/" + name + ".toml";
  XC_ASSIGN_OR_RETURN(const std::string text, ReadNamed(resources, name, file));
  return audit::ParseProfile(text, file, &base);
}

std::vector<std::string> NamesBetween(const Resources& resources, std::string_view prefix,
                                      std::string_view suffix) {
  std::vector<std::string> names;
  for (const std::string& file : resources.List(prefix)) {
    if (!file.ends_with(suffix)) continue;
    names.push_back(file.substr(prefix.size(), file.size() - prefix.size() - suffix.size()));
  }
  return names;
}

}  // namespace

Result<Judge> LoadJudge(const Resources& resources, const std::string& rulebook,
                        const std::string& profile) {
  Judge judge;
  const std::string file =
      IsPath(rulebook) ? rulebook : "rulebooks/" + rulebook + "/indicators.toml";
  XC_ASSIGN_OR_RETURN(const std::string text, ReadNamed(resources, rulebook, file));
  XC_ASSIGN_OR_RETURN(judge.rulebook, audit::ParseRulebook(text, file));
  XC_ASSIGN_OR_RETURN(judge.profile, LoadProfile(resources, profile));
  const std::string phrases = "data/soft404.toml";
  XC_ASSIGN_OR_RETURN(const std::string phrase_text, resources.Read(phrases));
  XC_ASSIGN_OR_RETURN(judge.error_phrases, audit::ParseErrorPhrases(phrase_text, phrases));
  const std::string columns = "data/columns.toml";
  XC_ASSIGN_OR_RETURN(const std::string column_text, resources.Read(columns));
  XC_ASSIGN_OR_RETURN(judge.column_words, audit::ParseColumnWords(column_text, columns));
  return judge;
}

std::vector<std::string> KnownRulebooks(const Resources& resources) {
  return NamesBetween(resources, "rulebooks/", "/indicators.toml");
}

std::vector<std::string> KnownProfiles(const Resources& resources) {
  return NamesBetween(resources, "profiles/", ".toml");
}

Result<GatherData> LoadGatherData(const Resources& resources, std::string_view salt) {
  GatherData data;
  XC_ASSIGN_OR_RETURN(const std::string lexicon, resources.Read("data/lexicon.toml"));
  XC_ASSIGN_OR_RETURN(data.lexicon, facts::ParseLexicon(lexicon));
  XC_ASSIGN_OR_RETURN(data.lexicon.scanner, LoadTextScanner(resources, salt));
  data.attachments = std::make_shared<DocumentText>(data.lexicon.scanner);
  data.lexicon.digest ^= data.lexicon.scanner->digest();
  XC_ASSIGN_OR_RETURN(const std::string walls, resources.Read("data/bot_walls.toml"));
  XC_ASSIGN_OR_RETURN(data.bot_walls, gather::ParseBotWallSigns(walls));
  return data;
}

Result<std::shared_ptr<const text_checks::TextScanner>> LoadTextScanner(const Resources& resources,
                                                                        std::string_view salt) {
  text_checks::ScanData data;
  XC_ASSIGN_OR_RETURN(data.misstatements, resources.Read("data/misstatements.toml"));
  XC_ASSIGN_OR_RETURN(data.former_names, resources.Read("data/former_names.toml"));
  XC_ASSIGN_OR_RETURN(data.personal, resources.Read("data/personal_data.toml"));
  XC_ASSIGN_OR_RETURN(auto scanner, text_checks::TextScanner::Create(data, salt));
  return std::shared_ptr<const text_checks::TextScanner>(std::move(scanner));
}

}  // namespace xuncha::app
