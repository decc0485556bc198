// SPDX-License-Identifier: Apache-2.0
//
// fill_desk DATABASE [SITES COLUMNS FINDINGS]: fills an empty database with a quarter's work of a
// large city, through the stores and nothing else: units, sites with columns, accounts, a campaign
// with its scope, check records, findings in every state, work orders and the history of all of it.
// The same numbers give the same records. bench/desk_bench.py measures on it.
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "app/judge.h"
#include "app/work_log.h"
#include "app/work_rules.h"
#include "base/resources.h"
#include "base/result.h"
#include "store/campaign_store.h"
#include "store/database.h"
#include "store/inventory_store.h"
#include "store/order_store.h"
#include "store/problem_store.h"
#include "workflow/check_record.h"

namespace {

namespace app = xuncha::app;
namespace model = xuncha::model;
namespace store = xuncha::store;
using model::ProblemState;
using xuncha::Ok;
using xuncha::Status;

constexpr const char* kCampaign = "2026Q3";
constexpr const char* kUpper = "2026Q3-省";
constexpr const char* kActor = "填充";
constexpr xuncha::TimeMs kNow = 1'788'000'000'000;  // 2026-08-29
constexpr int kUnits = 200;
constexpr int kAccounts = 500;
constexpr int kRounds = 2;
constexpr std::size_t kBatch = 10'000;

struct Sizes {
  int sites = 1'000;
  int columns = 50;  // of each
  int findings = 200'000;
};

// What the machine finds; the shares are those of `Pick`.
struct Kind {
  const char* check;
  const char* klass;
  const char* title;
  const char* indicator;
  model::Tier tier;
  model::Confidence confidence;
};
constexpr Kind kKinds[] = {
    {"stale_column", "not_updated", "栏目更新不及时", "V1.4.1", model::Tier::kVeto,
     model::Confidence::kCertain},
    {"blank_column", "blank", "栏目空白", "V1.4.3", model::Tier::kVeto, model::Confidence::kLikely},
    {"dead_link", "links", "链接不可用", "S2.1", model::Tier::kOrder, model::Confidence::kCertain},
    {"dead_image", "display", "图片不显示", "S2.2", model::Tier::kBulletin,
     model::Confidence::kLikely},
    {"misspelling", "information", "疑似错别字", "V1.3", model::Tier::kHint,
     model::Confidence::kReview},
};

class Filler {
 public:
  Filler(store::Connection& database, Sizes sizes)
      : database_(database),
        inventory_(database),
        campaigns_(database),
        problems_(database),
        orders_(database),
        sizes_(sizes) {}

  Status Run() {
    XC_ASSIGN_OR_RETURN(rules_, app::LoadWorkRules(resources_));
    XC_ASSIGN_OR_RETURN(const app::Judge judge,
                        app::LoadJudge(resources_, "cn-2019-19", "default"));
    vetoes_ = app::VetoIndicatorsOf(judge.rulebook);
    XC_TRY(InOne([&] { return Units(); }));
    XC_TRY(InOne([&] { return Sites(); }));
    XC_TRY(InOne([&] { return Accounts(); }));
    XC_TRY(InOne([&] { return Campaigns(); }));
    XC_TRY(InOne([&] { return Scope(); }));
    for (int first = 0; first < sizes_.findings; first += static_cast<int>(kBatch)) {
      XC_TRY(InOne([&] { return Findings(first); }));
    }
    return InOne([&] { return Orders(); });
  }

 private:
  template <class Work>
  Status InOne(const Work& work) {
    return store::InTransaction(database_, [&]() -> Status {
      app::WorkLog log(database_, who_);
      log_ = &log;
      XC_TRY(work());
      return log.Write();
    });
  }

  Status Units() {
    model::Unit above;
    above.names = {{"临海省人民政府办公厅", "", ""}};
    above.supervises = true;
    XC_TRY(Put("unit", above));
    province_ = above.id;
    model::Unit city;
    city.parent = province_;
    city.names = {{"临江市人民政府办公室", "", ""}};
    city.supervises = true;
    XC_TRY(Put("unit", city));
    city_ = city.id;
    for (int i = 1; i <= kUnits; ++i) {
      model::Unit unit;
      unit.parent = city_;
      const std::string n = std::to_string(i);
      unit.names = {{"临江市第" + n + "管理局", "", ""}};
      unit.short_names = {"管理" + n};
      unit.order = i;
      XC_TRY(Put("unit", unit));
      units_.push_back(unit.id);
    }
    return Ok();
  }

  Status Sites() {
    for (int i = 1; i <= sizes_.sites; ++i) {
      model::SiteRecord site;
      const std::string n = std::to_string(i);
      site.name = "临江市第" + n + "网站";
      site.id_code = "41" + std::to_string(10'000'000 + i);
      site.home = "http://w" + n + ".example.gov.cn/";
      site.roles.sponsor = units_[static_cast<std::size_t>(i) % units_.size()];
      site.roles.operator_ = "临江信息技术公司" + std::to_string(i % 20);
      site.order = i;
      XC_TRY(Put("site", site));
      sites_.push_back(site.id);
      for (int c = 1; c <= sizes_.columns; ++c) {
        model::ColumnRecord column;
        column.site = site.id;
        column.column.url = site.home + "zwgk/c" + std::to_string(c) + "/";
        column.column.path = {"首页", "政务公开", "栏目" + std::to_string(c)};
        column.column.kind = "notice";
        XC_TRY(Put("column", column));
      }
    }
    return Ok();
  }

  Status Accounts() {
    for (int i = 1; i <= kAccounts; ++i) {
      model::AccountRecord account;
      account.name = "临江发布" + std::to_string(i);
      account.platform =
          i % 3 == 0 ? model::Platform::kWeibo : model::Platform::kWechatSubscription;
      account.roles.sponsor = units_[static_cast<std::size_t>(i) % units_.size()];
      account.order = i;
      XC_TRY(Put("account", account));
      accounts_.push_back(account);
    }
    return Ok();
  }

  Status Campaigns() {
    model::Campaign campaign;
    campaign.id = kCampaign;
    campaign.name = "2026年第三季度";
    campaign.office = city_;
    campaign.state = model::CampaignState::kOpen;
    campaign.self_check = {"2026-07-01", "2026-07-10"};
    campaign.rounds = {{"2026-07-15", "2026-07-25"}, {"2026-08-15", "2026-08-25"}};
    campaign.monitoring_point = "2026-08-24";
    campaign.rectification_until = "2026-08-31";
    campaign.report_due = "2026-09-10";
    XC_TRY(campaigns_.Put(campaign));
    log_->Add<model::Campaign>("campaign", campaign.id, "create", nullptr, campaign);
    model::Campaign upper = campaign;
    upper.id = kUpper;
    upper.name = "全省2026年第三季度";
    upper.office = province_;
    XC_TRY(campaigns_.Put(upper));
    log_->Add<model::Campaign>("campaign", upper.id, "create", nullptr, upper);
    for (const std::string& unit : units_) {
      XC_TRY(campaigns_.Put(model::SelfCheck{kCampaign, unit, model::SelfCheckState::kSubmitted,
                                             "2026-07-08", 3, 2}));
    }
    return Ok();
  }

  Status Scope() {
    std::size_t at = 0;
    for (const std::string& site : sites_) {
      XC_TRY(campaigns_.Put(model::ScopeEntry{kCampaign, site, true, ""}));
      for (int round = 1; round <= kRounds; ++round) {
        model::Inspection inspection;
        inspection.campaign = kCampaign;
        inspection.subject = site;
        inspection.round = round;
        inspection.state = model::InspectionState::kDone;
        inspection.snapshot = "20260820T100000Z-" + site;
        inspection.latest = "2026-08-19";
        inspection.started = inspection.finished = kNow;
        XC_TRY(campaigns_.Put(inspection));
        XC_TRY(Rows(SiteRows(site, round), ++at));
      }
      XC_TRY(Verdict(site, at));
    }
    for (const model::AccountRecord& account : accounts_) {
      XC_TRY(campaigns_.Put(model::ScopeEntry{kCampaign, account.id, true, ""}));
      for (int round = 1; round <= kRounds; ++round) {
        XC_TRY(Rows(xuncha::workflow::RowsOfAccount(vetoes_, account, rules_.check_record,
                                                    kCampaign, round),
                    ++at));
      }
      XC_TRY(Verdict(account.id, at));
    }
    return Ok();
  }
  std::vector<model::RecordRow> SiteRows(const std::string& site, int round) const {
    return xuncha::workflow::RowsOfSite(vetoes_, true, kCampaign, site, round);
  }
  // Three records of four are answered in full.
  Status Rows(std::vector<model::RecordRow> rows, std::size_t at) {
    for (model::RecordRow& row : rows) {
      row.machine = model::CheckAnswer::kPass;
      row.machine_says = "0";
      if (at % 4 != 0) {
        row.person = model::RowAnswer::kNotFound;
        row.by = kActor;
        row.at = kNow;
      }
      XC_TRY(campaigns_.Put(row));
      log_->Add<model::RecordRow>(
          "record_row",
          app::RecordKey(row.campaign, row.subject, std::to_string(row.round), row.indicator),
          "answer", nullptr, row);
    }
    return Ok();
  }
  Status Verdict(const std::string& subject, std::size_t at) {
    if (at % 3 == 0) return Ok();
    model::SubjectVerdict verdict;
    verdict.campaign = kCampaign;
    verdict.subject = subject;
    verdict.step = model::VerdictStep::kProposed;
    verdict.result = at % 4 == 0 ? "undetermined" : "qualified";
    verdict.proposed_by = "machine";
    return campaigns_.Put(verdict);
  }

  Status Findings(int first) {
    std::vector<model::Problem> batch;
    for (int i = first; i < sizes_.findings && batch.size() < kBatch; ++i) {
      XC_ASSIGN_OR_RETURN(model::Problem problem, Finding(i));
      batch.push_back(std::move(problem));
    }
    XC_TRY(problems_.AddAll(batch));
    for (const model::Problem& problem : batch) {
      log_->Add<model::Problem>("problem", problem.id, "find", nullptr, problem);
      if (problem.state == ProblemState::kSuspected) continue;
      model::ProblemStep step;
      step.event = problem.state == ProblemState::kRejected ? model::ProblemEvent::kReject
                                                            : model::ProblemEvent::kConfirm;
      step.to = problem.state;
      step.by = kActor;
      step.at = kNow;
      XC_TRY(problems_.AddStep(problem.id, step));
      if (!problem.number.empty()) handed_[problem.unit].push_back(problem);
    }
    return Ok();
  }

  xuncha::Result<model::Problem> Finding(int i) {
    const auto place = static_cast<std::size_t>(i);
    const std::size_t site = place % sites_.size();
    const int turn = i / sizes_.sites;  // within the site
    const Kind& kind = kKinds[static_cast<std::size_t>(turn) % std::size(kKinds)];
    const std::string home = "http://w" + std::to_string(site + 1) + ".example.gov.cn/";
    model::Problem problem;
    problem.campaign = kCampaign;
    problem.subject = sites_[site];
    problem.unit = units_[(site + 1) % units_.size()];
    problem.check = kind.check;
    problem.klass = kind.klass;
    problem.tier = kind.tier;
    problem.confidence = kind.confidence;
    problem.indicators = {kind.indicator};
    problem.url = home + "zwgk/c" + std::to_string(turn % 50 + 1) + "/t" + std::to_string(turn);
    // One link of ten is broken on many sites.
    problem.target = turn % 10 == 2 ? "http://old.example.gov.cn/" + std::to_string(turn)
                                    : problem.url + ".html";
    problem.cause = std::string(kind.check) + " cause " + problem.target;
    problem.column_path = {"首页", "政务公开", "栏目" + std::to_string(turn % 50 + 1)};
    problem.title = "“政务公开—栏目" + std::to_string(turn % 50 + 1) + "”" + kind.title;
    problem.finding = "f-" + std::to_string(1'000'000 + i);
    problem.findings = {problem.finding};
    problem.snapshot = "20260820T100000Z-" + problem.subject;
    problem.rounds = {1, 2};
    problem.seen = "2026-03-01";
    problem.limit = "P14D";
    problem.latest = "2026-03-01";
    problem.occurrences = static_cast<std::uint64_t>(i % 400 + 1);
    problem.content_digest = std::to_string(0x9E3779B97F4A7C15ULL * (place + 1));
    problem.first_seen = problem.last_looked = kNow;
    problem.state = StateOf(turn);
    if (problem.state == ProblemState::kRejected) problem.reason = "不属于该单位";
    if (problem.state == ProblemState::kCommon) problem.common = true;
    if (problem.state == ProblemState::kFixed || problem.state == ProblemState::kClosed) {
      problem.fixed_on = "2026-08-28";
    }
    if (problem.state == ProblemState::kClosed) problem.closed_on = "2026-08-29";
    if (problem.state != ProblemState::kSuspected && problem.state != ProblemState::kRejected &&
        problem.state != ProblemState::kCommon) {
      const std::string name = "管理" + problem.unit.substr(2);
      XC_ASSIGN_OR_RETURN(const std::int64_t number, problems_.NextNumber(kCampaign, name));
      problem.number = std::string(kCampaign) + "-" + name + "-" + std::to_string(number);
    }
    return problem;
  }
  // Of twenty of a site: twelve wait, three were rejected, one is common, two are open, one is said
  // to be fixed, one is closed.
  static ProblemState StateOf(int turn) {
    const int share = turn / static_cast<int>(std::size(kKinds)) % 20;
    if (share < 12) return ProblemState::kSuspected;
    if (share < 15) return ProblemState::kRejected;
    if (share < 16) return ProblemState::kCommon;
    if (share < 18) return ProblemState::kConfirmed;
    return share < 19 ? ProblemState::kFixed : ProblemState::kClosed;
  }

  Status Orders() {
    for (const auto& [unit, problems] : handed_) {
      model::WorkOrder order;
      order.campaign = kCampaign;
      order.number = std::string(kCampaign) + "-管理" + unit.substr(2) + "-交办-1";
      order.unit = unit;
      order.issued = "2026-08-20";
      order.deadline = "2026-08-27";
      for (const model::Problem& problem : problems) {
        model::OrderItem& item = order.items.emplace_back();
        item.problem = problem.id;
        if (problem.state == ProblemState::kFixed) item.state = model::OrderState::kFixed;
        if (problem.state == ProblemState::kClosed) item.state = model::OrderState::kClosed;
        item.fixed_on = problem.fixed_on;
      }
      XC_TRY(orders_.Put(order));
      log_->Add<model::WorkOrder>("order", order.id, "issue", nullptr, order);
    }
    return Ok();
  }

  template <class Record>
  Status Put(const char* kind, Record& record) {
    XC_TRY(inventory_.Put(record));
    log_->Add<Record>(kind, record.id, "create", nullptr, record);
    return Ok();
  }

  store::Connection& database_;
  store::InventoryStore inventory_;
  store::CampaignStore campaigns_;
  store::ProblemStore problems_;
  store::OrderStore orders_;
  Sizes sizes_;
  xuncha::Resources resources_;
  app::WorkRules rules_;
  std::vector<xuncha::workflow::VetoIndicator> vetoes_;
  app::Who who_{kActor, kNow, ""};
  app::WorkLog* log_ = nullptr;
  std::string province_, city_;
  std::vector<std::string> units_, sites_;
  std::vector<model::AccountRecord> accounts_;
  std::map<std::string, std::vector<model::Problem>> handed_;  // by unit
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2 && argc != 5) {
    std::fprintf(stderr, "fill_desk DATABASE [SITES COLUMNS FINDINGS]\n");
    return 3;
  }
  Sizes sizes;
  if (argc == 5) sizes = {std::atoi(argv[2]), std::atoi(argv[3]), std::atoi(argv[4])};
  if (sizes.sites < 1) return 3;
  const auto database = store::OpenPlatformDatabase(argv[1]);
  if (!database) {
    std::fprintf(stderr, "fill_desk: %s\n", database.error().message.c_str());
    return 1;
  }
  const Status filled = Filler(**database, sizes).Run();
  if (!filled) {
    std::fprintf(stderr, "fill_desk: %s\n", filled.error().message.c_str());
    return 1;
  }
  return 0;
}
