// SPDX-License-Identifier: Apache-2.0
//
// The time that a column's own name says it is of: 2022年, 聚焦2022年两会, 十三五规划, 第十七届.
// Pure functions of the name; linear in its length.
#pragma once

#include <string_view>

namespace xuncha::audit {

// The last year that the name tells of: 2022年, 2021-2022, 二〇二二年, 十三五 (2020); 0 = none.
int EndYearNamed(std::string_view name);

// The number of a term: 17 of 第十七届 or 第17届; 0 = none.
int TermNamed(std::string_view name);

}  // namespace xuncha::audit
