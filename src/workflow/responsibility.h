// SPDX-License-Identifier: Apache-2.0
//
// Who must fix a problem (责任单位): the unit that keeps the content there (内容保障单位), else the
// site's sponsor (主办单位). So a town's columns on the portal are the town's. product.md, "Words".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/inventory.h"

namespace xuncha::workflow {

// 1. The keeper of the registered column, if `column` is there and has one.
// 2. Else the kept part of the site that fits and reaches deepest, counted in steps below the home
//    page. A part fits by URL or by column path:
//      https://host/path, host/path, /path   the address lies there or below, on a segment border:
//                                            /zc fits /zc and /zc/a.html, never /zcfg. With a query
//                                            (/list?unit=5) the rest of it may follow. Schemes are
//                                            not compared, hosts without regard to case
//      首页—镇街—轵城镇                      the column is that one or lies below it; a leading
//                                            首页 says nothing
//    Of two that reach equally deep the column path wins, then the earlier one.
// 3. Else the sponsor; "" where even that is not known.
// `column` may be null. Returns a unit's id.
std::string ResponsibleUnit(const model::SiteRecord& site, const model::ColumnRecord* column,
                            std::string_view url, const std::vector<std::string>& column_path);

// The site with a kept part for each of its columns that has a keeper: what lies below the column,
// by its path, and by its address where that is a folder's (/zcz/, /zcz/index.html, /list?unit=5;
// never /zcz/list_1.html, beside which other columns lie). To be judged many times over.
model::SiteRecord WithColumnKeepers(model::SiteRecord site,
                                    const std::vector<model::ColumnRecord>& columns);

// 首页—镇街—轵城镇 in steps, without a leading 首页. Takes —, --, > and full-width forms between.
std::vector<std::string> SplitColumnPath(std::string_view text);

// The steps without a leading 首页, each trimmed.
std::vector<std::string> PathBelowHome(const std::vector<std::string>& path);

// Every unit that has to do with a site or an account: sponsor, organiser, keepers. Sorted, each
// once.
std::vector<std::string> InvolvedUnits(const model::SiteRecord& site,
                                       const std::vector<model::ColumnRecord>& columns);
std::vector<std::string> InvolvedUnits(const model::AccountRecord& account);

}  // namespace xuncha::workflow
