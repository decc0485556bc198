// SPDX-License-Identifier: Apache-2.0
//
// The command line, parsed. Only the args*.cc files know the library that does it.
#pragma once

#include <string>
#include <vector>

#include "base/messages.h"

namespace xuncha::cli {

enum class Command {
  kNone,
  kCheck,
  kColumns,
  kAudit,
  kSnapshotList,
  kSnapshotShow,
  kSnapshotReindex,
  kSnapshotVerify,
  kShow,
  kFacts,
  kText,
  kInventoryImport,
  kInventoryExport,
  kInventoryReconcile,
  kInventoryList,
  kInventoryHistory,
  kBackup,
  kRestore,
  kCampaignCreate,
  kCampaignList,
  kCampaignShow,
  kCampaignOpen,
  kCampaignCarry,
  kCampaignClose,
  kCampaignRun,
  kCampaignPause,
  kCampaignResume,
  kFindingList,
  kFindingShow,
  kFindingConfirm,
  kFindingReject,
  kFindingReopen,
  kFindingAdd,
  kFindingCommon,
  kDeclare,
  kRecordShow,
  kRecordSet,
  kVerdictList,
  kVerdictPropose,
  kVerdictReview,
  kVerdictDecide,
  kVerdictReopen,
  kSelfCheckSet,
  kSelfCheckList,
  kOrderIssue,
  kOrderList,
  kOrderShow,
  kOrderApply,
  kOrderRemind,
  kOrderExport,
  kOrderImport,
  kOrderReported,
  kOrderReports,
  kAccountRecord,
  kAccountShow,
  kAccountList,
  kAccountExport,
  kAccountImport,
  kAccountProbe,
  kAccountFetch,
  kOrderReinspect,
  kOrderDisputeView,
  kOrderRender,
  kOrderEvidence,
  kCampaignNotice,
  kCampaignAccessLetter,
  kRecordRender,
  kRecordList,
  kSelfCheckForm,
  kLifecycleForm,
  kBulletinDraft,
  kBulletinList,
  kBulletinShow,
  kBulletinExplain,
  kBulletinRender,
  kBulletinSuggest,
  kBulletinChoose,
  kBulletinLook,
  kBulletinCorrect,
  kBulletinFreeze,
  kBulletinIssue,
  kBulletinCompare,
  kBulletinLint,
  kExportReporting,
  kExportCheckReports,
  kAppraisalDraft,
  kAppraisalList,
  kAppraisalShow,
  kAppraisalExplain,
  kAppraisalAnnounce,
  kAppraisalContest,
  kAppraisalAnswer,
  kAppraisalSeal,
  kRecordProbe,
  kRecordImportProbes,
  kLifecycleRequest,
  kLifecycleApprove,
  kLifecycleRefuse,
  kLifecycleFile,
  kLifecycleFinish,
  kLifecycleList,
  kInventorySuggestClosures,
  kCampaignRollup,
  kCampaignResample,
  kCampaignAgreement,
  kDisclosureImport,
  kDisclosureCollect,
  kDisclosureShow,
  kMessageImport,
  kMessageShow,
  kRepostImport,
  kRepostShow,
  kConfigShow,
  kConfigExample,
};

// One flag that is a setting: its value overrides file and environment.
struct SettingFlag {
  std::string key;                  // gather.rate
  std::string flag;                 // --rate
  std::vector<std::string> values;  // one; for lists those given, appended
  bool list = false;
};

// What the commands of the office's work are told, as typed.
struct WorkArgs {
  std::string campaign;
  std::string round;
  std::string unit;
  std::string subject;
  std::string klass;
  std::string check;
  std::string cause;
  std::string state;
  std::string tier;
  std::string confidence;
  std::string group;
  std::string title;
  std::string url;
  std::string path;
  std::string file;
  std::string reason;
  std::string days;
  std::string day;
  std::string place;
  std::string from;
  std::string until;
  std::string result;
  std::string answer;
  std::string by;
  std::string proof;
  std::string problems;
  std::string fixed;
  std::string limit;
  std::string after;
  std::string sites_at_once;
  std::string last_post;
  std::string last_post_from;
  std::string certified;
  std::string nature;
  std::string interaction;
  std::string filed;
  std::string type;
  std::string tick;
  std::string latest;
  std::string notice;
  std::string ratio;
  std::string seed;
  std::string to;
  std::vector<std::string> items;
  std::vector<std::string> files;
  std::vector<std::string> changes;
};

struct Args {
  Command command = Command::kNone;
  std::vector<SettingFlag> settings;
  std::string config_file;
  std::vector<std::string> things;  // positionals: URL, snapshot id, files, what to show
  std::vector<std::string> hosts;
  std::string site_file;
  std::string as_of;
  std::string now;
  std::string out;
  std::string format;  // of the commands that make no report; "" = theirs
  std::string what;
  std::string snapshot;
  std::string base_url;
  std::string save_site;
  std::string kind;  // of inventory records
  WorkArgs work;
  bool force = false;
  bool all = false;
  bool quiet = false;
  bool fresh = false;
  bool dry_run = false;
  bool remove = false;
  bool take = false;
  bool skip_wrong = false;
  bool create_units = false;
};

struct ParsedArgs {
  Args args;
  bool finished = false;  // help or version was asked for: print `text`, status 0
  std::string text;
  std::string error;  // one line in the language; "" = fine
};

// `messages` words help and errors. `version` is printed by --version.
ParsedArgs ParseArgs(const std::vector<std::string>& words, const Messages& messages,
                     const std::string& version);

// Help of one command ("" = of the program; "snapshot list").
std::string HelpText(const std::string& command, const Messages& messages,
                     const std::string& version);

// What --lang says, before anything is parsed; "" = not there.
std::string PeekLanguage(const std::vector<std::string>& words);

}  // namespace xuncha::cli
