// SPDX-License-Identifier: Apache-2.0
//
// The life of sites and accounts: requests that open, change, rest, merge, close and cancel them,
// and the filed times off the net that keep an unreachable site from being a defect. All moves and
// limits: data/lifecycle.toml. guidelines.md §4 and §5.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/period.h"
#include "base/result.h"
#include "base/time.h"
#include "model/inventory.h"
#include "model/lifecycle.h"

namespace xuncha::workflow {

enum class SubjectKind : std::uint8_t { kSite = 0, kAccount };

// How well a rule's text is known. Only what is confirmed may refuse anything.
enum class RuleStanding : std::uint8_t { kConfirmed = 0, kPartial, kUnconfirmed };
const char* Name(RuleStanding standing);  // confirmed partial unconfirmed

struct LifecycleRule {
  model::RequestKind kind = model::RequestKind::kOpen;
  std::vector<SubjectKind> subjects;
  std::vector<model::LifecycleState> from;
  bool has_approved = false;  // approval itself moves the subject
  model::LifecycleState approved = model::LifecycleState::kRunning;
  model::LifecycleState done = model::LifecycleState::kRunning;
  std::vector<std::string> needs;  // reason notice_url filed documents
};

struct LifecycleRules {
  std::vector<LifecycleRule> requests;
  RuleStanding filing = RuleStanding::kPartial;
  int offline_a_year = 0;
  RuleStanding offline_a_year_standing = RuleStanding::kUnconfirmed;
  int offline_days = 0;
  RuleStanding offline_days_standing = RuleStanding::kUnconfirmed;
  std::vector<std::string> offline_excuses;  // checks that say nothing of a filed time off the net
  Period idle;
};

// kInvalidArgument names `file`, the key and what to do.
Result<LifecycleRules> ParseLifecycleRules(std::string_view toml,
                                           std::string_view file = "lifecycle.toml");

enum class RequestStep : std::uint8_t { kSubmit = 0, kApprove, kRefuse, kFinish };
const char* Name(RequestStep step);  // submit approve refuse finish
bool RequestStepFromName(std::string_view name, RequestStep& out);

struct LifecycleMove {
  model::LifecycleState state = model::LifecycleState::kRequested;  // of the subject, afterwards
  model::LifecycleRequest request;                                  // as it is afterwards
};

// One step of a request on a subject in `state`. `actor` applies, approves, refuses or finishes;
// `day` (ISO) is written where the step gives one; a refusal wants `reason`. A request to open
// moves the subject itself along: requested → in approval → running, back to requested where it is
// refused. kConflict: cannot happen now; kInvalidArgument: something is missing, and what.
Result<LifecycleMove> Apply(SubjectKind kind, model::LifecycleState state,
                            const model::LifecycleRequest& request, RequestStep step,
                            const std::string& actor, const std::string& day,
                            const std::string& reason, const LifecycleRules& rules);

// True if one of the subject's periods was filed by `day` (ISO) and covers it, both ends included.
bool IsFiledOffline(const std::vector<model::OfflinePeriod>& periods, std::string_view subject,
                    std::string_view day);

// The request that is to close or cancel the subject: handed in, neither refused nor done. nullptr
// = none. An account is not judged meanwhile.
const model::LifecycleRequest* EndUnderWay(const std::vector<model::LifecycleRequest>& requests,
                                           std::string_view subject);

// What speaks against a further time off the net.
struct OfflineRemark {
  std::string rule;  // once_a_year | most_days | not_filed | overlaps
  std::string seen;  // 2 | 41 | …
  std::string limit;
  RuleStanding standing = RuleStanding::kUnconfirmed;
};

// `wanted` against the subject's other periods of the same calendar year. kInvalidArgument for days
// that are none, or in the wrong order.
Result<std::vector<OfflineRemark>> CheckOffline(const std::vector<model::OfflinePeriod>& periods,
                                                const model::OfflinePeriod& wanted,
                                                const LifecycleRules& rules);

// When a site or an account last showed anything new, as far as known.
struct Activity {
  std::string subject;
  std::string last;  // ISO day; "" = not known: then nothing is said
};

struct ClosureSuggestion {
  std::string subject;
  std::vector<std::string> why;     // idle | several_on_platform | no_operator
  std::string last;                 // of idle
  std::vector<std::string> beside;  // of several_on_platform: the sponsor's others there
};

// Running sites and accounts that might better be merged or closed: nothing new for longer than
// rules.idle; several accounts of one sponsor on one platform; nobody who runs them (no operator is
// named, and neither organiser nor sponsor is an active unit). Sorted by subject. A suggestion is
// never a finding.
std::vector<ClosureSuggestion> SuggestClosures(const std::vector<model::SiteRecord>& sites,
                                               const std::vector<model::AccountRecord>& accounts,
                                               const std::vector<model::Unit>& units,
                                               const std::vector<Activity>& activity, Day as_of,
                                               const LifecycleRules& rules);

}  // namespace xuncha::workflow
