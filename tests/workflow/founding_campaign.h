// SPDX-License-Identifier: Apache-2.0
//
// The campaign of the founding bulletin (Jiyuan, third quarter of 2022), as its facts have it.
#pragma once

#include "model/campaign.h"

namespace xuncha::workflow::testing {

inline model::Campaign FoundingCampaign() {
  model::Campaign campaign;
  campaign.id = "2022Q3";
  campaign.name = "2022年第三季度";
  campaign.office = "u-1";
  campaign.self_check = {"2022-08-01", "2022-08-07"};
  campaign.rounds = {{"2022-08-08", "2022-08-12"}, {"2022-08-22", "2022-08-23"}};
  campaign.monitoring_point = "2022-08-23";
  campaign.cut_offs = {{"portal", "2022-08-23"}, {"rectification", "2022-08-31"}};
  campaign.rectification_until = "2022-08-31";
  campaign.report_due = "2022-09-05";
  campaign.draw_seed = 20220808;
  campaign.profile = "jiyuan-2022";
  campaign.groups = {{"第一检查组", {"张三", "李四"}, {"u-2"}}, {"第二检查组", {"王五"}, {"u-3"}}};
  return campaign;
}

}  // namespace xuncha::workflow::testing
