// SPDX-License-Identifier: Apache-2.0
#include "workflow/account_items.h"

#include <algorithm>
#include <optional>

#include "base/age.h"
#include "base/sha256.h"
#include "base/time.h"
#include "base/toml.h"
#include "workflow/account_subject.h"
#include "workflow/day_field.h"

namespace xuncha::workflow {
namespace {

using model::Confidence;
using model::Tick;
using Values = std::vector<std::pair<std::string, std::string>>;

std::string JoinPath(const std::vector<std::string>& path) {
  std::string text;
  for (const std::string& step : path) text.append(text.empty() ? "" : "—").append(step);
  return text;
}

// The message for an age: the highest rung passed, worded as for columns.
model::Message SayAge(const std::string& check, Values values, const std::string& latest,
                      Day as_of) {
  const Day last = *ParseDay(latest);
  const std::string rung = AgeRung(last, as_of);
  std::string key = "days";
  if (rung == "P14D") key = "weeks";
  if (rung == "P6M") key = "months";
  if (rung.ends_with('Y')) {
    key = "years";
    values.emplace_back("years", rung.substr(1, rung.size() - 2));
  }
  values.emplace_back("days", std::to_string(AgeDays(last, as_of)));
  values.emplace_back("latest", latest);
  return {check + "." + key, std::move(values)};
}

void GetPeriod(TomlReader& reader, std::string_view key, std::string& out) {
  reader.Get(key, out);
  if (!ParsePeriod(out)) reader.Fail(key, "'" + out + "' is no ISO 8601 period; write P14D or P1Y");
}

class Judge {
 public:
  Judge(const model::AccountFacts& facts, const AccountContext& context, Day as_of)
      : facts_(facts), c_(context), as_of_(as_of) {}

  Result<AccountJudgement> Run() {
    result_.apart_why = WhyApart();
    result_.apart = !result_.apart_why.empty();
    if (result_.apart) return std::move(result_);
    XC_TRY(Posts());
    Subject();
    Naming();
    for (const model::MenuItem& item : facts_.menu) XC_TRY(Menu(item));
    Ticks();
    return std::move(result_);
  }

 private:
  std::string WhyApart() const {
    if (EndUnderWay(c_.requests, c_.account.id) != nullptr) return "being_cancelled";
    if (c_.account.state == model::LifecycleState::kOffline ||
        IsFiledOffline(c_.offline, c_.account.id, c_.as_of)) {
      return "dormant";
    }
    const bool runs = c_.account.state == model::LifecycleState::kRunning ||
                      c_.account.state == model::LifecycleState::kChanging;
    return runs ? "" : "not_running";
  }

  // Older than the limit: the limit day itself is still fresh.
  bool IsOld(const std::string& day, const std::string& limit) const {
    return *ParseDay(day) < Before(as_of_, *ParsePeriod(limit));
  }

  // Of an interface read after the monitoring point, the newest that it listed by then.
  Result<std::string> LastPost() const {
    if (facts_.last_post.empty()) return std::string();
    XC_TRY(ReadDay(facts_.last_post, "account " + c_.account.id + ": last_post"));
    std::string last = facts_.last_post;
    if (last <= c_.as_of || facts_.last_post_from != model::FactFrom::kPlatform) return last;
    for (const model::AccountPost& post : facts_.posts) {  // newest first
      if (post.day > c_.as_of) continue;
      XC_TRY(ReadDay(post.day, "account " + c_.account.id + ": a post's day"));
      return post.day;
    }
    return last;
  }

  Status Posts() {
    if (c_.account.use != model::AccountUse::kPublishing) return Ok();
    XC_ASSIGN_OR_RETURN(const std::string last, LastPost());
    MachineAnswer answer{"V2.2.1", model::CheckAnswer::kNotObserved, last};
    if (!last.empty()) {
      if (IsOld(last, c_.rules.stale_post)) {
        // An interface lists what it lists: a post that it shows is there, and what it does not
        // show may be there all the same.
        const bool listed = facts_.last_post_from == model::FactFrom::kPlatform;
        answer.answer = listed ? model::CheckAnswer::kReview : model::CheckAnswer::kFail;
        const Confidence confidence = listed ? Confidence::kReview
                                      : facts_.last_post_from == model::FactFrom::kNone
                                          ? Confidence::kLikely
                                          : Confidence::kCertain;
        model::Problem& problem =
            Suspect("account_stale", SayAge("account_stale", {}, last, as_of_), confidence,
                    {"V2.2.1"}, nullptr);
        problem.latest = last;
        problem.seen = last;
        problem.limit = c_.rules.stale_post;
      } else if (last <= c_.as_of) {
        answer.answer = model::CheckAnswer::kPass;
      }
    }
    result_.answers.push_back(answer);
    return Ok();
  }

  void Subject() {
    const std::string& subject = facts_.subject.empty() ? c_.account.subject : facts_.subject;
    const auto fault = JudgeSubject(subject, facts_.nature, c_.account.roles.sponsor, c_.units,
                                    c_.as_of, *ParsePeriod(c_.rules.rename_grace));
    if (!fault) return;
    Suspect("account_subject", fault->message, fault->confidence, {"M3", "N1.5", "N1.6"}, nullptr)
        .seen = subject;
  }

  void Naming() {
    const std::vector<std::string> older = OlderOnPlatform(c_.account, c_.accounts);
    if (!older.empty()) {
      std::string others;
      for (const std::string& name : older) others.append(others.empty() ? "" : "、").append(name);
      Suspect("account_naming", {"account_naming.several", {{"others", others}}},
              Confidence::kLikely, {"M4", "N1.4"}, nullptr)
          .seen = others;
    }
    const std::string usual = UsualName(c_.account, c_.accounts);
    if (!usual.empty()) {
      Suspect("account_naming", {"account_naming.differs", {{"usual", usual}}}, Confidence::kReview,
              {"M4"}, nullptr)
          .seen = c_.account.name;
    }
  }

  Status Menu(const model::MenuItem& item) {
    if (item.type == model::MenuType::kParent && item.url.empty()) return Ok();
    const std::string path = JoinPath(item.path);
    if (item.tick == Tick::kBroken) {
      Dead(item, "ticked", {}, item.proofs.empty() ? Confidence::kLikely : Confidence::kCertain);
      return Ok();
    }
    if (item.tick == Tick::kNone && ProbeSaysDead(item, path)) return Ok();
    return MenuAge(item, path);
  }

  // What a probe from outside proves; the rest is told as not observed.
  bool ProbeSaysDead(const model::MenuItem& item, const std::string& path) {
    const auto unknown = [&](const char* why) {
      result_.not_observed.emplace_back(path, why);
      return false;
    };
    if (item.url.empty()) return unknown("no_address");
    switch (item.outcome) {
      case model::Outcome::kNone:
        return unknown("not_probed");
      case model::Outcome::kNoSuchName:
        Dead(item, "no_such_name", {}, Confidence::kLikely);
        return true;
      case model::Outcome::kGone:
        Dead(item, "gone", {{"status", std::to_string(item.status)}}, Confidence::kLikely);
        return true;
      case model::Outcome::kOk:
        break;
      default:
        return unknown("no_answer");
    }
    const std::optional<Notice> notice = c_.notices.Find(item.text);
    if (!notice) return false;
    if (notice->means == NoticeMeans::kNotObserved) return unknown("notice");
    Dead(item, Name(notice->means), {{"notice", notice->words}}, Confidence::kLikely);
    return true;
  }

  void Dead(const model::MenuItem& item, const std::string& key, Values values,
            Confidence confidence) {
    values.insert(values.begin(), {"path", JoinPath(item.path)});
    model::Problem& problem =
        Suspect("account_menu_dead", {"account_menu_dead." + key, std::move(values)}, confidence,
                {"M6", "L13"}, &item);
    problem.seen = key == "gone" ? "HTTP " + std::to_string(item.status) : key;
  }

  Status MenuAge(const model::MenuItem& item, const std::string& path) {
    if (item.latest.empty()) return Ok();
    XC_TRY(ReadDay(item.latest, "account " + c_.account.id + ": menu " + path + ": latest"));
    if (!IsOld(item.latest, c_.rules.stale_menu)) return Ok();
    const bool seen_by_person = item.tick == Tick::kWorks && !item.proofs.empty();
    model::Problem& problem = Suspect(
        "account_menu_stale", SayAge("account_menu_stale", {{"path", path}}, item.latest, as_of_),
        seen_by_person ? Confidence::kCertain : Confidence::kLikely, {"M6"}, &item);
    problem.latest = item.latest;
    problem.seen = item.latest;
    problem.limit = c_.rules.stale_menu;
    return Ok();
  }

  void Ticks() {
    MachineAnswer answer{"V2.3.1", model::CheckAnswer::kNotObserved, ""};
    if (facts_.interaction == Tick::kWorks) answer.answer = model::CheckAnswer::kPass;
    if (facts_.interaction == Tick::kBroken) {
      const bool proved = !facts_.proofs.empty();
      answer.answer = proved ? model::CheckAnswer::kFail : model::CheckAnswer::kReview;
      Suspect("account_interaction", {"account_interaction.missing", {}},
              proved ? Confidence::kCertain : Confidence::kReview, {"V2.3.1", "M5"}, nullptr);
    }
    result_.answers.push_back(answer);
    if (facts_.filed == Tick::kBroken) {
      Suspect("account_unfiled", {"account_unfiled.unfiled", {}}, Confidence::kReview,
              {"M8", "N1.7"}, nullptr);
    }
  }

  // Enters a problem and hands it back for what only its check knows. Valid until the next call.
  model::Problem& Suspect(const std::string& check, model::Message message, Confidence confidence,
                          std::vector<std::string> indicators, const model::MenuItem* item) {
    model::Problem problem;
    problem.campaign = facts_.campaign;
    problem.subject = c_.account.id;
    problem.unit = c_.account.roles.sponsor;
    problem.check = check;
    problem.klass = c_.classes.ClassOf(check);
    problem.indicators = std::move(indicators);
    problem.confidence = confidence;
    // What a person ticked is a person's word; everything else was made of data.
    const bool ticked = item != nullptr
                            ? item->tick == Tick::kBroken
                            : check == "account_interaction" || check == "account_unfiled";
    problem.origin = ticked ? model::ProblemOrigin::kPerson : model::ProblemOrigin::kMachine;
    problem.rounds = {facts_.round};
    problem.first_seen = facts_.at;
    problem.last_looked = facts_.at;
    problem.title = c_.title(message);
    problem.occurrences = 1;
    problem.attachments = item != nullptr ? item->proofs : facts_.proofs;
    CauseFacts cause;
    cause.check = check;
    cause.tier = problem.tier;
    cause.message = message.key;
    if (item != nullptr) {
      problem.column_path = item->path;
      problem.url = item->url;
      cause.column_path = &item->path;
    }
    // Rules that do not name the check leave it to count by itself.
    const std::optional<Cause> found = CauseOf(c_.counting, cause);
    problem.cause = found ? found->key : check + " check";
    std::string digest = problem.cause;
    for (const auto& [name, value] : message.values) {
      if (name != "days" && name != "years") digest.append("\n").append(name + "=" + value);
    }
    problem.content_digest = Sha256Hex(digest);
    result_.suspects.push_back({std::move(problem), std::move(message)});
    return result_.suspects.back().problem;
  }

  const model::AccountFacts& facts_;
  const AccountContext& c_;
  Day as_of_;
  AccountJudgement result_;
};

}  // namespace

bool SaysOf(const model::AccountFacts& facts, const model::Problem& problem) {
  if (problem.check == "account_stale") return !facts.last_post.empty();
  if (problem.check == "account_subject") {
    return !facts.subject.empty() || facts.nature != model::SubjectNature::kUnknown;
  }
  if (problem.check == "account_naming") return true;  // of the register
  if (problem.check == "account_interaction") return facts.interaction != Tick::kNone;
  if (problem.check == "account_unfiled") return facts.filed != Tick::kNone;
  return std::any_of(facts.menu.begin(), facts.menu.end(), [&](const model::MenuItem& item) {
    return item.path == problem.column_path &&
           (item.tick != Tick::kNone || item.outcome == model::Outcome::kOk);
  });
}

Result<AccountRules> ParseAccountRules(std::string_view toml, std::string_view file) {
  const std::string name(file);
  XC_ASSIGN_OR_RETURN(const TomlValue root, ParseToml(toml, name));
  TomlReader reader(root, name);
  AccountRules rules;
  GetPeriod(reader, "stale_post", rules.stale_post);
  GetPeriod(reader, "stale_menu", rules.stale_menu);
  GetPeriod(reader, "rename_grace", rules.rename_grace);
  XC_TRY(reader.Finish());
  return rules;
}

Result<AccountJudgement> JudgeAccount(const model::AccountFacts& facts,
                                      const AccountContext& context) {
  XC_ASSIGN_OR_RETURN(const Day as_of, ReadDay(context.as_of, "accounts: as_of"));
  return Judge(facts, context, as_of).Run();
}

}  // namespace xuncha::workflow
