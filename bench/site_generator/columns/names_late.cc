// SPDX-License-Identifier: Apache-2.0
//
// The columns and the wordings of the families q to w.
#include <array>

#include "site_generator/columns/names.h"

namespace xuncha::sitegen::columns {
namespace {

using enum Kind;
using enum Nature;

constexpr auto kNames = std::to_array<NamedColumn>({
    {1, "政务动态", "zwdt", kNews, kParent},
    {2, "青禾新闻", "qhxw", kNews, Nature::kList},
    {2, "政务要闻", "zwyw", kNews, Nature::kList},
    {2, "部门快讯", "bmkx", kNews, Nature::kList},
    {2, "镇街动态", "zjdt", kNews, Nature::kList},
    {2, "图片报道", "tpbd", kNews, Nature::kList},
    {2, "国务院要闻", "gwyyw", kNews, Nature::kList},
    {2, "媒体看青禾", "mtkqh", kNews, Nature::kList},
    {1, "政府信息公开", "zfxxgk", kOther, kParent},
    {2, "通知公告", "tzgg", kNotice, Nature::kList},
    {2, "政府文件", "zfwj", kPolicy, kParent},
    {3, "规范性文件", "gfxwj", kPolicy, Nature::kList},
    {3, "县政府办文件", "xzfbwj", kPolicy, Nature::kList},
    {3, "其他政策文件", "qtzcwj", kPolicy, Nature::kList},
    {3, "上级文件", "sjwj", kPolicy, Nature::kList},
    {2, "政策解读", "zcjd", kInterpretation, kParent},
    {3, "部门解读", "bmjd", kInterpretation, Nature::kList},
    {3, "媒体解读", "mtjd", kInterpretation, Nature::kList},
    {3, "图文解读", "twjd", kInterpretation, Nature::kList},
    {2, "会议公开", "hygk", kOther, Nature::kList},
    {2, "预决算公开", "yjsgk", kOther, Nature::kList},
    {2, "人事信息", "rsxx", kOther, Nature::kList},
    {2, "发展规划", "fzgh", kOther, Nature::kList},
    {2, "行政处罚公示", "xzcfgs", kPublicity, Nature::kList},
    {2, "双随机检查公示", "ssjjcgs", kPublicity, Nature::kList},
    {2, "任前公示", "rqgs", kPublicity, Nature::kList},
    {2, "信息公开年度报告", "xxgkndbg", kAnnualReport, Nature::kList},
    {2, "重点项目", "zdxm", kOther, Nature::kList},
    {2, "招标采购", "zbcg", kOther, Nature::kList},
    {2, "人大政协提案办理", "rdzxtabl", kOther, Nature::kList},
    {1, "重点领域信息", "zdlyxx", kOther, kParent},
    {2, "教育信息", "jyxx", kOther, Nature::kList},
    {2, "医疗保障", "ylbz", kOther, Nature::kList},
    {2, "食品安全监管", "spaqjg", kOther, Nature::kList},
    {2, "安全生产监管", "aqscjg", kOther, Nature::kList},
    {2, "房屋征收", "fwzs", kOther, Nature::kList},
    {2, "农业补贴", "nybt", kOther, Nature::kList},
    {2, "环境保护", "hjbh", kOther, Nature::kList},
    {2, "产品质量", "cpzl", kOther, Nature::kList},
    {2, "社会保险", "shbx", kOther, Nature::kList},
    {2, "旅游市场监管", "lyscjg", kOther, Nature::kList},
    {1, "政务服务", "zwfw", kService, kParent},
    {2, "办事流程", "bslc", kService, Nature::kList},
    {2, "便民查询", "bmcx", kService, Nature::kList},
    {2, "常用表格下载", "cybgxz", kService, Nature::kList},
    {2, "办理事项", "blsx", kService, Nature::kList},
    {1, "政民互动", "zmhd", kInteraction, kParent},
    {2, "领导信箱", "ldxx", kInteraction, kForm},
    {2, "民意征集", "myzj", kInteraction, Nature::kList},
    {2, "在线访谈", "zxft", kInteraction, Nature::kList},
    {2, "热点回应", "rdhy", kInteraction, Nature::kList},
    {2, "网上调查", "wsdc", kInteraction, Nature::kList},
    {2, "咨询选登", "zxxd", kInteraction, Nature::kList},
    {1, "专题专栏", "ztzl", kOther, kParent},
    {2, "党史学习教育", "dsxxjy", kOther, Nature::kList},
    {2, "创建卫生县城", "cjwsxc", kOther, Nature::kList},
    {2, "安全生产月", "aqscy", kOther, Nature::kList},
    {2, "放管服改革", "fgfgg", kOther, Nature::kList},
    {2, "河长制", "hzz", kOther, Nature::kList},
    {2, "根治欠薪", "gzqx", kOther, Nature::kList},
    {2, "扫黄打非", "shdf", kOther, Nature::kList},
    {1, "部门镇街", "bmzj", kOther, kParent},
    {2, "县财政局", "xczj", kOther, kParent},
    {3, "工作动态", "gzdt", kNews, Nature::kList},
    {3, "通知公告", "tzgg", kNotice, Nature::kList},
    {3, "内设机构", "nsjg", kOverview, kText},
    {2, "县水利局", "xslj", kOther, kParent},
    {3, "工作动态", "gzdt", kNews, Nature::kList},
    {3, "政策法规", "zcfg", kPolicy, Nature::kList},
    {3, "内设机构", "nsjg", kOverview, kText},
    {2, "县人力资源社会保障局", "xrsj", kOther, kParent},
    {3, "工作动态", "gzdt", kNews, Nature::kList},
    {3, "通知公告", "tzgg", kNotice, Nature::kList},
    {3, "政策法规", "zcfg", kPolicy, Nature::kList},
    {2, "县市场监管局", "xscjgj", kOther, kParent},
    {3, "工作动态", "gzdt", kNews, Nature::kList},
    {3, "通知公告", "tzgg", kNotice, Nature::kList},
    {3, "内设机构", "nsjg", kOverview, kText},
    {2, "县应急管理局", "xyjglj", kOther, kParent},
    {3, "工作动态", "gzdt", kNews, Nature::kList},
    {3, "通知公告", "tzgg", kNotice, Nature::kList},
    {2, "东关街道", "dgjd", kOther, kParent},
    {3, "工作动态", "gzdt", kNews, Nature::kList},
    {3, "通知公告", "tzgg", kNotice, Nature::kList},
    {3, "街道概况", "jdgk", kOverview, kText},
    {2, "石桥乡", "sqx", kOther, kParent},
    {3, "工作动态", "gzdt", kNews, Nature::kList},
    {3, "通知公告", "tzgg", kNotice, Nature::kList},
    {1, "统计信息", "tjxx", kOther, kParent},
    {2, "年度公报", "ndgb", kOther, Nature::kList},
    {2, "月度数据", "ydsj", kOther, Nature::kList},
    {2, "普查公报", "pcgb", kOther, Nature::kList},
    {1, "青禾概览", "qhgl", kOverview, kParent},
    {2, "青禾简介", "qhjj", kOverview, kText},
    {2, "建置沿革", "jzyg", kOverview, kText},
    {2, "人口民族", "rkmz", kOverview, kText},
    {2, "资源气候", "zyqh", kOverview, kText},
    {2, "领导之窗", "ldzc", kOverview, kText},
    {2, "投资青禾", "tzhj", kOther, Nature::kList},
    {2, "特色物产", "mytc", kOther, Nature::kList},
});

}  // namespace

std::span<const NamedColumn> LateColumnNames() { return kNames; }

std::string LatePlaceholderText(Random& random, std::string_view /*family*/) {
  static constexpr auto kTexts = std::to_array<const char*>(
      {"本栏目暂无信息", "本栏目暂无内容！", "暂无相关信息", "暂时没有数据", "没有查询到相关数据",
       "该栏目下暂无文章", "抱歉，暂时没有相关内容", "栏目内容正在整理中……", "资料整理中，敬请关注",
       "暂无记录"});
  return random.Pick(kTexts);
}

std::string LateNoteText(Random& random, std::string_view column, Day day) {
  const std::string unit(Department(random));
  const std::string name(column);
  switch (random.Below(6)) {
    case 0:
      return "截至" + columns::Write(day, "Y年m月d日") + "，" + unit + "未产生" + name +
             "方面的信息。";
    case 1:
      return "经自查，" + columns::Write(day, "Y年度") + "我单位无“" + name + "”相关信息。" + unit +
             "　" + columns::Write(day, "Y年m月d日");
    case 2:
      return "根据机构改革方案，原承担的" + name + "职责已划转至" + unit +
             "，本单位不再产生此类信息。";
    case 3:
      return "情况说明：自" + columns::Write(day, "Y年m月") + "以来，我县没有" + name +
             "类信息需要公开。特此说明。";
    case 4:
      return "本单位职责范围内不涉及“" + name + "”，无此类公开信息。（" + unit + "）";
    default:
      return unit + "负责人确认：本年度没有发生" + name +
             "事项，因此本栏目没有信息发布，一经产生立即公开。";
  }
}

std::string LateArchivedText(Random& random) {
  static constexpr auto kTexts =
      std::to_array<const char*>({"相关工作已经结束，本栏目归档保存，不再更新。",
                                  "【归档栏目】本栏目已停止更新，仅作历史资料保留。",
                                  "历史栏目：已归档，停止维护，仅供查询。"});
  return random.Pick(kTexts);
}

std::string LateOverviewText(Random& random, std::string_view column) {
  std::string out;
  const auto paragraph = [&out](const std::string& text) { out += "<p>　　" + text + "</p>\n"; };
  if (column == "内设机构") {
    for (const char* office : {"办公室", "综合股", "法规股", "监督检查股"}) {
      paragraph(std::string(office) + "：" + BodyText(random, random.Between(50, 120)) +
                "联系电话：0390-" + std::to_string(random.Between(2'000'000, 8'999'999)) + "。");
    }
    return out;
  }
  if (column == "领导之窗") {
    paragraph(
        "周文博　县委副书记、县长　男，汉族，1970年5月出生，研究生学历。主持县政府全面工作。");
    paragraph("孙丽华　县委常委、常务副县长　女，汉族，1974年11月出生。" + BodyText(random, 80));
    paragraph("马建军　副县长　男，回族，1976年2月出生。" + BodyText(random, 80));
    return out;
  }
  paragraph("青禾地处豫东，公元前221年置县，2011年列为省直管县试点，下辖12个镇、6个乡、2个街道。");
  paragraph(BodyText(random, random.Between(140, 320)));
  paragraph(BodyText(random, random.Between(100, 260)));
  paragraph("全县常住人口78.6万人，耕地面积110万亩，年平均气温14.3℃，年降水量730毫米。");
  return out;
}

}  // namespace xuncha::sitegen::columns
