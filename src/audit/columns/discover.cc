// SPDX-License-Identifier: Apache-2.0
#include "audit/columns/discover.h"

#include <utility>

#include "audit/columns/candidates.h"
#include "audit/columns/naming.h"
#include "audit/columns/states.h"
#include "audit/columns/survey.h"
#include "checks/soft_sign.h"

namespace xuncha::audit {

Result<std::vector<model::Column>> FindColumns(const checks::SiteContext& context,
                                               const Profile& profile, const ColumnWords& words) {
  checks::SoftJudge judge(context.snapshot, context.phrases, profile.params.at("soft_404"));
  Survey survey(context, words, judge);
  XC_TRY(survey.Run());
  Candidates candidates(context, words, survey);
  XC_TRY(candidates.Find());
  std::vector<ColumnNode> nodes = NameColumns(context, words, survey, candidates);
  XC_TRY(SetStates(context, profile, words, survey, candidates, nodes));
  std::vector<model::Column> columns;
  columns.reserve(nodes.size());
  for (ColumnNode& node : nodes) columns.push_back(std::move(node.column));
  return columns;
}

}  // namespace xuncha::audit
