// SPDX-License-Identifier: Apache-2.0
//
// What a campaign lists apart (单列), as lines and as JSON.
#pragma once

#include <string>
#include <vector>

#include "app/apart.h"
#include "cli/work.h"

namespace xuncha::cli {

// "单列：济源应急（a-3）正在关停或注销，自 2022-08-20 起；申请 l-2：…": a line, escaped for a
// terminal.
std::string ApartLine(const Context& context, const WorkDesk& desk, const app::ApartSubject& apart);

// [{subject name why since until request reason drawn answered judged}]
void WriteApart(const WorkDesk& desk, const std::vector<app::ApartSubject>& apart,
                JsonWriter& json);

// Either, as `output` is written: field "apart", or a line each.
void PrintApart(const Context& context, const WorkDesk& desk,
                const std::vector<app::ApartSubject>& apart, WorkOutput& output);

}  // namespace xuncha::cli
