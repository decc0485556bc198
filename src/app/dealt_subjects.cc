// SPDX-License-Identifier: Apache-2.0
#include "app/dealt_subjects.h"

#include <algorithm>
#include <utility>

#include "app/check_records.h"
#include "store/campaign_store.h"

namespace xuncha::app {
namespace {

// The group that may be listed; "" = every one.
Result<std::string> GroupOf(const model::Campaign& campaign, const DealtRequest& request) {
  std::string own;
  bool known = request.group.empty();
  for (const model::Group& group : campaign.groups) {
    known |= group.name == request.group;
    const auto& members = group.members;
    if (std::find(members.begin(), members.end(), request.actor) != members.end()) own = group.name;
  }
  if (!known) return NotFound(request.group + ": no such group in " + campaign.id);
  if (request.group.empty() || own.empty()) return own.empty() ? request.group : own;
  if (request.group == own) return own;
  return Error{ErrorCode::kPermission,
               request.actor + " is of " + own + ", not of " + request.group};
}

}  // namespace

Result<DealtList> DealtSubjects(store::Connection& database, const WorkRules& rules,
                                const Resources& resources, const DealtRequest& request) {
  return store::InTransaction(
      database,
      [&]() -> Result<DealtList> {
        XC_ASSIGN_OR_RETURN(const RecordContext context,
                            LoadRecordContext(database, resources, request.campaign));
        const auto rounds = static_cast<int>(context.campaign.rounds.size());
        if (request.round < 1 || request.round > rounds) {
          return NotFound(context.campaign.id + " has no round " + std::to_string(request.round));
        }
        XC_ASSIGN_OR_RETURN(const std::string group, GroupOf(context.campaign, request));
        XC_ASSIGN_OR_RETURN(const auto scope,
                            store::CampaignStore(database).Scope(context.campaign.id));
        XC_ASSIGN_OR_RETURN(const auto rows, AllRows(database, rules, context));
        XC_ASSIGN_OR_RETURN(auto apart, ApartOf(database, context.campaign, context.all));
        std::erase_if(apart, [&](const ApartSubject& one) {
          return one.judged || !one.drawn || (!group.empty() && one.group != group);
        });
        const auto left = LeftOut(apart);
        DealtList dealt;
        for (const model::ScopeEntry& entry : scope) {
          if (!entry.drawn || (!group.empty() && entry.group != group)) continue;
          if (left.contains(entry.subject)) continue;
          DealtSubject one{entry.subject, entry.group, 0, 0};
          if (const auto found = rows.find(entry.subject); found != rows.end()) {
            for (const model::RecordRow& row : found->second) {
              if (row.round != request.round) continue;
              ++one.rows;
              one.open += row.person == model::RowAnswer::kOpen;
            }
          }
          dealt.subjects.push_back(std::move(one));
        }
        dealt.apart = std::move(apart);
        return dealt;
      },
      store::TransactionKind::kRead);
}

}  // namespace xuncha::app
