// SPDX-License-Identifier: Apache-2.0
#include "checks/about_column.h"

namespace xuncha::checks {

Defect AboutColumn(const SiteContext& context, const model::Column& column) {
  Defect defect;
  defect.url = column.url;
  if (column.page < context.snapshot.url_count()) {
    defect.evidence_of = column.page;
    defect.spots.Add(
        context.snapshot, column.page, Where::kList, context.snapshot.url(column.page).depth,
        column.path.empty() ? std::string_view{} : column.path.back(), context.max_spots);
  }
  return defect;
}

std::string JoinPath(const std::vector<std::string>& path) {
  std::string text;
  for (const std::string& step : path) text.append(text.empty() ? "" : "—").append(step);
  return text;
}

}  // namespace xuncha::checks
