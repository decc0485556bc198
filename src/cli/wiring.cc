// SPDX-License-Identifier: Apache-2.0
#include "cli/wiring.h"

#include <array>
#include <utility>

#include "base/file.h"
#include "cli/commands.h"
#include "cli/context.h"
#include "cli/terminal.h"

namespace xuncha::cli {
namespace {

constexpr std::uint64_t kMaxConfig = 4U << 20;

// Runs as fast as the system's clock, but from another beginning.
class ShiftedClock final : public Clock {
 public:
  explicit ShiftedClock(TimeMs now) : shift_(now - system_.Now()) {}
  TimeMs Now() const override { return system_.Now() + shift_; }
  std::int64_t MonotonicMs() const override { return system_.MonotonicMs(); }

 private:
  SystemClock system_;
  TimeMs shift_;
};

Language PickLanguage(const std::vector<std::string>& words, const Environment& environment) {
  Language language = Language::kChinese;
  if (LanguageFromCode(PeekLanguage(words), language)) return language;
  const auto own = environment("XUNCHA_LANG");
  if (own && !own->empty()) return LanguageFromLocale(*own);
  const auto system = environment("LANG");
  return LanguageFromLocale(system ? *system : "");
}

// The first that is there; one that was named must be there.
Result<std::string> FindConfigFile(const Args& args, const Environment& environment) {
  if (!args.config_file.empty()) return args.config_file;
  if (const auto named = environment("XUNCHA_CONFIG"); named && !named->empty()) return *named;
  std::vector<std::string> places{"xuncha.toml"};
  if (const auto xdg = environment("XDG_CONFIG_HOME"); xdg && xdg->starts_with('/')) {
    places.push_back(*xdg + "/xuncha/xuncha.toml");
  } else if (const auto home = environment("HOME"); home && home->starts_with('/')) {
    places.push_back(*home + "/.config/xuncha/xuncha.toml");
  }
  places.emplace_back("/etc/xuncha/xuncha.toml");
  for (const std::string& place : places) {
    if (FileExists(place)) return place;
  }
  return std::string();
}

Status ApplySettings(const Environment& environment, Context& context) {
  XC_ASSIGN_OR_RETURN(context.config_file, FindConfigFile(context.args, environment));
  if (!context.config_file.empty()) {
    XC_ASSIGN_OR_RETURN(const std::string text, ReadFile(context.config_file, kMaxConfig));
    XC_TRY(context.config.ApplyToml(text, context.config_file));
  }
  // XUNCHA_LANG may be a whole locale; PickLanguage has understood it.
  XC_TRY(context.config.ApplyEnvironment(
      [&environment](const std::string& name) -> std::optional<std::string> {
        return name == "XUNCHA_LANG" ? std::nullopt : environment(name);
      }));
  for (const SettingFlag& flag : context.args.settings) {
    if (flag.list) {
      XC_TRY(context.config.Append(flag.key, flag.values, flag.flag));
    } else {
      XC_TRY(context.config.Set(flag.key, flag.values.back(), flag.flag));
    }
  }
  return Ok();
}

int Dispatch(Context& context) {
  switch (context.args.command) {
    case Command::kCheck:
      return RunCheck(context);
    case Command::kColumns:
      return RunColumns(context);
    case Command::kAudit:
      return RunAudit(context);
    case Command::kSnapshotList:
      return RunSnapshotList(context);
    case Command::kSnapshotShow:
      return RunSnapshotShow(context);
    case Command::kSnapshotReindex:
      return RunSnapshotReindex(context);
    case Command::kSnapshotVerify:
      return RunSnapshotVerify(context);
    case Command::kShow:
      return RunShow(context);
    case Command::kFacts:
      return RunFacts(context);
    case Command::kText:
      return RunText(context);
    case Command::kBackup:
      return RunBackup(context);
    case Command::kRestore:
      return RunRestore(context);
    case Command::kInventoryImport:
      return RunInventoryImport(context);
    case Command::kInventoryExport:
      return RunInventoryExport(context);
    case Command::kInventoryReconcile:
      return RunInventoryReconcile(context);
    case Command::kInventoryList:
      return RunInventoryList(context);
    case Command::kInventoryHistory:
      return RunInventoryHistory(context);
    case Command::kCampaignCreate:
      return RunCampaignCreate(context);
    case Command::kCampaignList:
      return RunCampaignList(context);
    case Command::kCampaignShow:
      return RunCampaignShow(context);
    case Command::kCampaignOpen:
      return RunCampaignOpen(context);
    case Command::kCampaignCarry:
      return RunCampaignCarry(context);
    case Command::kCampaignClose:
      return RunCampaignClose(context);
    case Command::kCampaignRun:
      return RunCampaignRun(context);
    case Command::kCampaignPause:
      return RunCampaignPause(context);
    case Command::kCampaignResume:
      return RunCampaignResume(context);
    case Command::kFindingList:
      return RunFindingList(context);
    case Command::kFindingShow:
      return RunFindingShow(context);
    case Command::kFindingConfirm:
    case Command::kFindingReject:
    case Command::kFindingReopen:
      return RunFindingMove(context);
    case Command::kFindingAdd:
      return RunFindingAdd(context);
    case Command::kFindingCommon:
      return RunFindingCommon(context);
    case Command::kDeclare:
      return RunDeclare(context);
    case Command::kRecordShow:
      return RunRecordShow(context);
    case Command::kRecordSet:
      return RunRecordSet(context);
    case Command::kVerdictList:
      return RunVerdictList(context);
    case Command::kVerdictPropose:
      return RunVerdictPropose(context);
    case Command::kVerdictReview:
      return RunVerdictReview(context);
    case Command::kVerdictDecide:
      return RunVerdictDecide(context);
    case Command::kVerdictReopen:
      return RunVerdictReopen(context);
    case Command::kSelfCheckSet:
      return RunSelfCheckSet(context);
    case Command::kSelfCheckList:
      return RunSelfCheckList(context);
    case Command::kOrderIssue:
      return RunOrderIssue(context);
    case Command::kOrderList:
      return RunOrderList(context);
    case Command::kOrderShow:
      return RunOrderShow(context);
    case Command::kOrderApply:
      return RunOrderApply(context);
    case Command::kOrderRemind:
      return RunOrderRemind(context);
    case Command::kOrderExport:
      return RunOrderExport(context);
    case Command::kOrderImport:
      return RunOrderImport(context);
    case Command::kAccountRecord:
      return RunAccountRecord(context);
    case Command::kAccountShow:
      return RunAccountShow(context);
    case Command::kAccountList:
      return RunAccountList(context);
    case Command::kAccountExport:
      return RunAccountExport(context);
    case Command::kAccountImport:
      return RunAccountImport(context);
    case Command::kAccountFetch:
      return RunAccountFetch(context);
    case Command::kAccountProbe:
      return RunAccountProbe(context);
    case Command::kOrderReinspect:
      return RunOrderReinspect(context);
    case Command::kOrderDisputeView:
      return RunOrderDisputeView(context);
    case Command::kOrderRender:
      return RunOrderRender(context);
    case Command::kOrderEvidence:
      return RunOrderEvidence(context);
    case Command::kCampaignNotice:
      return RunCampaignNotice(context);
    case Command::kCampaignAccessLetter:
      return RunCampaignAccessLetter(context);
    case Command::kRecordRender:
      return RunRecordRender(context);
    case Command::kRecordList:
      return RunRecordList(context);
    case Command::kSelfCheckForm:
      return RunSelfCheckForm(context);
    case Command::kLifecycleForm:
      return RunLifecycleForm(context);
    case Command::kBulletinDraft:
      return RunBulletinDraft(context);
    case Command::kBulletinList:
      return RunBulletinList(context);
    case Command::kBulletinShow:
      return RunBulletinShow(context);
    case Command::kBulletinExplain:
      return RunBulletinExplain(context);
    case Command::kBulletinRender:
      return RunBulletinRender(context);
    case Command::kBulletinSuggest:
      return RunBulletinSuggest(context);
    case Command::kBulletinChoose:
      return RunBulletinChoose(context);
    case Command::kOrderReported:
      return RunOrderReported(context);
    case Command::kOrderReports:
      return RunOrderReports(context);
    case Command::kBulletinCorrect:
      return RunBulletinCorrect(context);
    case Command::kBulletinLook:
      return RunBulletinLook(context);
    case Command::kBulletinFreeze:
      return RunBulletinFreeze(context);
    case Command::kBulletinIssue:
      return RunBulletinIssue(context);
    case Command::kBulletinCompare:
      return RunBulletinCompare(context);
    case Command::kBulletinLint:
      return RunBulletinLint(context);
    case Command::kExportReporting:
      return RunExportReporting(context);
    case Command::kExportCheckReports:
      return RunExportCheckReports(context);
    case Command::kAppraisalDraft:
      return RunAppraisalDraft(context);
    case Command::kAppraisalList:
      return RunAppraisalList(context);
    case Command::kAppraisalShow:
      return RunAppraisalShow(context);
    case Command::kAppraisalExplain:
      return RunAppraisalExplain(context);
    case Command::kAppraisalAnnounce:
      return RunAppraisalAnnounce(context);
    case Command::kAppraisalContest:
      return RunAppraisalContest(context);
    case Command::kAppraisalAnswer:
      return RunAppraisalAnswer(context);
    case Command::kAppraisalSeal:
      return RunAppraisalSeal(context);
    case Command::kRecordProbe:
      return RunRecordProbe(context);
    case Command::kRecordImportProbes:
      return RunRecordImportProbes(context);
    case Command::kLifecycleRequest:
      return RunLifecycleRequest(context);
    case Command::kLifecycleApprove:
    case Command::kLifecycleRefuse:
      return RunLifecycleDecide(context);
    case Command::kLifecycleFile:
      return RunLifecycleFile(context);
    case Command::kLifecycleFinish:
      return RunLifecycleFinish(context);
    case Command::kLifecycleList:
      return RunLifecycleList(context);
    case Command::kInventorySuggestClosures:
      return RunInventorySuggestClosures(context);
    case Command::kCampaignRollup:
      return RunCampaignRollup(context);
    case Command::kCampaignResample:
      return RunCampaignResample(context);
    case Command::kCampaignAgreement:
      return RunCampaignAgreement(context);
    case Command::kDisclosureImport:
      return RunDisclosureImport(context);
    case Command::kDisclosureCollect:
      return RunDisclosureCollect(context);
    case Command::kDisclosureShow:
      return RunDisclosureShow(context);
    case Command::kMessageImport:
      return RunMessageImport(context);
    case Command::kMessageShow:
      return RunMessageShow(context);
    case Command::kRepostImport:
      return RunRepostImport(context);
    case Command::kRepostShow:
      return RunRepostShow(context);
    case Command::kConfigShow:
      return RunConfigShow(context);
    case Command::kConfigExample:
      return RunConfigExample(context);
    case Command::kNone:
      break;
  }
  return kWrongUsage;
}

// The messages in the language that file or environment choose, once they are known.
Status SettleLanguage(Context& context) {
  Language wanted = context.messages.language();
  if (!context.settings().lang.empty() && LanguageFromCode(context.settings().lang, wanted) &&
      wanted != context.messages.language()) {
    context.messages = Messages(wanted);
    return LoadMessages(context.resources, context.messages);
  }
  return Ok();
}

}  // namespace

Status LoadMessages(const Resources& resources, Messages& messages) {
  const std::string ending = std::string(".") + LanguageCode(messages.language()) + ".toml";
  for (const std::string& name : resources.List("data/messages/")) {
    if (!name.ends_with(ending)) continue;
    XC_ASSIGN_OR_RETURN(const std::string text, resources.Read(name));
    XC_TRY(messages.Add(text, name));
  }
  // What our libraries say in English; English itself needs no phrases.
  const std::string phrases = "data/phrases" + ending;
  if (!resources.Has(phrases)) return Ok();
  XC_ASSIGN_OR_RETURN(const std::string text, resources.Read(phrases));
  return messages.Add(text, phrases);
}

int Run(const std::vector<std::string>& words, const Environment& environment) {
  Context context;
  context.version = XUNCHA_VERSION;
  context.messages = Messages(PickLanguage(words, environment));
  if (const Status loaded = LoadMessages(context.resources, context.messages); !loaded) {
    return Fail(context, loaded.error());
  }
  ParsedArgs parsed = ParseArgs(words, context.messages, context.version);
  if (parsed.finished) {
    const Status written = WriteOut(parsed.text);
    return written ? kNothingToDo : Fail(context, written.error());
  }
  if (!parsed.error.empty()) {
    WriteErrorLine("xuncha: " + parsed.error);
    return kWrongUsage;
  }
  context.args = std::move(parsed.args);
  if (const Status applied = ApplySettings(environment, context); !applied) {
    return Fail(context, applied.error());
  }
  context.resources = Resources(context.settings().resources);
  if (const Status settled = SettleLanguage(context); !settled) {
    return Fail(context, settled.error());
  }
  context.data_dir = context.settings().data_dir.empty() ? DefaultDataDir(environment)
                                                         : context.settings().data_dir;
  if (context.args.now.empty()) {
    context.clock = std::make_unique<SystemClock>();
  } else {
    const auto now = ParseTime(context.args.now);
    if (!now) {
      return Refuse(context, "error.bad_time", {{"flag", "--now"}, {"value", context.args.now}});
    }
    context.clock = std::make_unique<ShiftedClock>(*now);
  }
  LogLevel level = LogLevel::kWarning;
  LogLevelFromName(context.settings().log_level, level);
  context.log = std::make_unique<Log>(level, *context.clock,
                                      [](std::string_view line) { WriteErrorLine(line); });
  return Dispatch(context);
}

}  // namespace xuncha::cli
