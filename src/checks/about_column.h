// SPDX-License-Identifier: Apache-2.0
//
// What the checks on columns share: the defect of one column and its path in words.
#pragma once

#include <string>
#include <vector>

#include "checks/check.h"

namespace xuncha::checks {

// A defect at the column's address, with its page as the one occurrence and its kept response as
// evidence.
Defect AboutColumn(const SiteContext& context, const model::Column& column);

// 首页—政务要闻—图片新闻
std::string JoinPath(const std::vector<std::string>& path);

}  // namespace xuncha::checks
