// SPDX-License-Identifier: Apache-2.0
//
// The columns and the wordings of the families ah to an.
#include <array>

#include "site_generator/columns/names.h"

namespace xuncha::sitegen::columns {
namespace {

using enum Kind;
using enum Nature;

constexpr auto kNames = std::to_array<NamedColumn>({
    {1, "要闻动态", "ywdt", kNews, kParent},
    {2, "今日青禾", "jrqh", kNews, Nature::kList},
    {2, "领导动态", "lddt", kNews, Nature::kList},
    {2, "部门快讯", "bmkx", kNews, Nature::kList},
    {2, "镇街动态", "zjdt", kNews, Nature::kList},
    {2, "国务院要闻", "gwyyw", kNews, Nature::kList},
    {2, "图片新闻", "tpxw", kNews, Nature::kList},
    {2, "媒体看青禾", "mtkqh", kNews, Nature::kList},
    {2, "会议报道", "hybd", kNews, Nature::kList},
    {1, "政府信息公开", "zfxxgk", kOther, kParent},
    {2, "最新公告", "zxgg", kNotice, Nature::kList},
    {2, "政策法规库", "zcfgk", kPolicy, kParent},
    {3, "县政府发文", "xzffw", kPolicy, Nature::kList},
    {3, "县政府办发文", "xfbfw", kPolicy, Nature::kList},
    {3, "规范性文件", "gfxwj", kPolicy, Nature::kList},
    {3, "上级文件", "sjwj", kPolicy, Nature::kList},
    {2, "解读回应", "jdhy", kInterpretation, kParent},
    {3, "负责人解读", "fzrjd", kInterpretation, Nature::kList},
    {3, "图文解读", "twjd", kInterpretation, Nature::kList},
    {3, "媒体解读", "mtjd", kInterpretation, Nature::kList},
    {2, "公开指南", "gkzn", kOther, kText},
    {2, "预算决算", "ysjs", kOther, Nature::kList},
    {2, "干部任免", "gbrm", kOther, Nature::kList},
    {2, "发展规划", "fzgh", kOther, Nature::kList},
    {2, "政府采购", "zfcg", kOther, Nature::kList},
    {2, "行政处罚公示", "xzcfgs", kPublicity, Nature::kList},
    {2, "行政许可公示", "xzxkgs", kPublicity, Nature::kList},
    {2, "项目审批公示", "xmspgs", kPublicity, Nature::kList},
    {2, "信息公开年度报告", "xxgkndbg", kAnnualReport, Nature::kList},
    {2, "应急预案", "yjya", kOther, Nature::kList},
    {2, "权责清单", "qzqd", kOther, Nature::kList},
    {2, "双随机一公开", "ssjygk", kOther, Nature::kList},
    {2, "建议提案", "jyta", kOther, Nature::kList},
    {1, "民生领域", "msly", kOther, kParent},
    {2, "教育信息", "jyxx", kOther, Nature::kList},
    {2, "医疗健康", "yljk", kOther, Nature::kList},
    {2, "社会保障", "shbz", kOther, Nature::kList},
    {2, "住房信息", "zfxx", kOther, Nature::kList},
    {2, "环境保护", "hjbh", kOther, Nature::kList},
    {2, "安全监管", "aqjg", kOther, Nature::kList},
    {2, "食药监管", "syjg", kOther, Nature::kList},
    {2, "征收拆迁", "zscq", kOther, Nature::kList},
    {2, "惠农资金", "hnzj", kOther, Nature::kList},
    {2, "稳岗就业", "wgjy", kOther, Nature::kList},
    {2, "交通出行", "jtcx", kOther, Nature::kList},
    {1, "便民服务", "bmfw", kService, kParent},
    {2, "办事指引", "bszy", kService, Nature::kList},
    {2, "便民提示", "bmts", kService, Nature::kList},
    {2, "资料下载", "zlxz", kService, Nature::kList},
    {2, "常见问答", "cjwd", kService, Nature::kList},
    {1, "政民互动", "zmhd", kInteraction, kParent},
    {2, "领导信箱", "ldxx", kInteraction, kForm},
    {2, "征集调查", "zjdc", kInteraction, Nature::kList},
    {2, "信件回音", "xjhy", kInteraction, Nature::kList},
    {2, "嘉宾访谈", "jbft", kInteraction, Nature::kList},
    {2, "热线问答", "rxwd", kInteraction, Nature::kList},
    {2, "网上咨询", "wszx", kInteraction, Nature::kList},
    {2, "民声回应", "mshy", kInteraction, Nature::kList},
    {1, "专题聚焦", "ztjj", kOther, kParent},
    {2, "党史学习教育", "dsxxjy", kOther, Nature::kList},
    {2, "创建卫生县城", "cjwsxc", kOther, Nature::kList},
    {2, "乡村建设行动", "xcjsxd", kOther, Nature::kList},
    {2, "放管服改革", "fgfgg", kOther, Nature::kList},
    {2, "禁毒宣传", "jdxc", kOther, Nature::kList},
    {2, "污染防治攻坚", "wrfzgj", kOther, Nature::kList},
    {2, "扫黄打非", "shdf", kOther, Nature::kList},
    {2, "根治欠薪", "gzqx", kOther, Nature::kList},
    {1, "部门镇街", "bmzj", kOther, kParent},
    {2, "县财政局", "xczj", kOther, kParent},
    {3, "工作动态", "gzdt", kNews, Nature::kList},
    {3, "通知公告", "tzgg", kNotice, Nature::kList},
    {3, "单位概况", "dwgk", kOverview, kText},
    {2, "县水利局", "xslj", kOther, kParent},
    {3, "水利动态", "sldt", kNews, Nature::kList},
    {3, "通知公告", "tzgg", kNotice, Nature::kList},
    {3, "政策法规", "zcfg", kPolicy, Nature::kList},
    {2, "县文化旅游局", "xwhlyj", kOther, kParent},
    {3, "工作动态", "gzdt", kNews, Nature::kList},
    {3, "通知公告", "tzgg", kNotice, Nature::kList},
    {3, "单位概况", "dwgk", kOverview, kText},
    {2, "县应急管理局", "xyjglj", kOther, kParent},
    {3, "工作动态", "gzdt", kNews, Nature::kList},
    {3, "通知公告", "tzgg", kNotice, Nature::kList},
    {2, "柳河镇", "lhz", kOther, kParent},
    {3, "镇村动态", "zcdt", kNews, Nature::kList},
    {3, "通知公告", "tzgg", kNotice, Nature::kList},
    {3, "镇情概况", "zqgk", kOverview, kText},
    {2, "石桥乡", "sqx", kOther, kParent},
    {3, "工作动态", "gzdt", kNews, Nature::kList},
    {3, "通知公告", "tzgg", kNotice, Nature::kList},
    {2, "青山街道", "qsjd", kOther, kParent},
    {3, "街道动态", "jddt", kNews, Nature::kList},
    {3, "通知公告", "tzgg", kNotice, Nature::kList},
    {3, "街道概况", "jdgk", kOverview, kText},
    {1, "统计信息", "tjxx", kOther, kParent},
    {2, "统计月报", "tjyb", kOther, Nature::kList},
    {2, "统计公报", "tjgb", kOther, Nature::kList},
    {2, "普查数据", "pcsj", kOther, Nature::kList},
    {1, "青禾概览", "qhgl", kOverview, kParent},
    {2, "青禾简介", "qhjj", kOverview, kText},
    {2, "人文历史", "rwls", kOverview, kText},
    {2, "区位交通", "qwjt", kOverview, kText},
    {2, "领导之窗", "ldzc", kOverview, kText},
    {2, "机构设置", "jgsz", kOverview, kText},
    {2, "投资环境", "tzhj", kOther, Nature::kList},
    {2, "名优特产", "mytc", kOther, Nature::kList},
});

using Shapes = std::span<const std::string_view>;

constexpr auto kNewsTitles = std::to_array<std::string_view>({
    "孙海波主持召开县政府党组会议，安排部署{t}等工作",
    "{d}：{t}“第一课”开讲啦",
    "奋进新征程｜{d}{t}见闻",
    "全县{t}暨重点工作调度会召开",
    "{d}到兄弟县市考察学习{t}经验",
    "快看！{d}的{t}又有新变化",
    "县人大常委会视察{t}工作",
    "{t}{n}问，{d}现场作答",
});
constexpr auto kNoticeTitles = std::to_array<std::string_view>({
    "{d}通告〔{y}〕{n}号",
    "{d}关于{t}的温馨提示",
    "关于举办{t}培训班的通知",
    "{d}选聘{t}专家的启事",
    "{t}停水停电停气通知（第{n}号）",
    "关于{y}年{t}专项资金申报的公告",
});
constexpr auto kPolicyTitles = std::to_array<std::string_view>({
    "关于印发《青禾县{t}若干措施》的通知",
    "青禾县人民政府关于{t}的通告",
    "青禾县人民政府办公室关于成立{t}工作专班的通知",
    "{d}转发《{t}管理规定》的通知",
    "青禾县{t}奖补办法",
});
constexpr auto kReadingTitles = std::to_array<std::string_view>({
    "关于《青禾县{t}若干措施》的起草说明",
    "{d}主要负责人就{t}奖补办法答记者问",
    "长图｜{t}，这些变化与你有关",
    "政策简明问答：{t}",
});
constexpr auto kPublicTitles = std::to_array<std::string_view>({
    "{d}{y}年{n}号{t}案件处罚信息",
    "关于{t}项目受理情况的公示",
    "{t}行政许可信息一览（第{n}批）",
    "{d}关于{t}拟批复名单的公示",
});
constexpr auto kReportTitles = std::to_array<std::string_view>({
    "{d}{p}年政府信息公开工作年度报告",
    "{p}年度青禾县政府信息公开工作报告",
});
constexpr auto kTalkTitles = std::to_array<std::string_view>({
    "请问{t}怎么收费？",
    "反映小区{t}不到位",
    "{d}：《{t}实施细则》征求意见",
    "“局长请回答”：{t}",
    "{t}问卷邀您参与",
    "关于村里{t}的疑问",
});
constexpr auto kServiceTitles = std::to_array<std::string_view>({
    "{t}一次性告知单",
    "怎样办理{t}补贴？",
    "{d}{t}服务网点地址电话",
    "{t}表格及填写示例",
});
constexpr auto kOtherTitles = std::to_array<std::string_view>({
    "{d}{t}信息公开表（第{n}号）",
    "青禾县{t}目录清单",
    "{t}经验做法选登之{n}",
    "{y}年{d}{t}情况",
    "{t}科普：你必须知道的{n}件事",
    "青禾县{t}资金安排明细",
    "{d}{t}阶段总结",
});

Shapes Titles(Kind kind) {
  switch (kind) {
    case kNews:
      return kNewsTitles;
    case kNotice:
      return kNoticeTitles;
    case kPolicy:
      return kPolicyTitles;
    case kInterpretation:
      return kReadingTitles;
    case kPublicity:
      return kPublicTitles;
    case kAnnualReport:
      return kReportTitles;
    case kInteraction:
      return kTalkTitles;
    case kService:
      return kServiceTitles;
    default:
      return kOtherTitles;
  }
}

// What each system prints where it finds nothing, or a webmaster before there is anything.
struct Printed {
  std::string_view family;
  std::array<const char*, 4> texts;
};
constexpr auto kPrinted = std::to_array<Printed>({
    {"columns-ah", {"暂时没有信息", "对不起，没有相关记录！", "本栏目正在建设中……", "无记录"}},
    {"columns-ai",
     {"暂无相关内容", "该栏目内容正在完善中，敬请关注", "栏目维护中，请稍后访问",
      "暂无文章，敬请期待"}},
    {"columns-aj",
     {"没有检索到相关数据", "没有符合条件的信息", "该栏目下暂无信息", "数据整理中，请稍后再来"}},
    {"columns-ak", {"暂无更多内容", "这里还什么都没有", "内容筹备中", "没有可显示的条目"}},
    {"columns-al",
     {"共检索到0条记录", "没有查询到数据！", "目录下暂无公开信息", "本目录信息正在录入中"}},
    {"columns-am",
     {"暂无信息，请稍后关注！", "小编正在努力整理中……", "还没有发布任何内容",
      "本频道正在升级改造"}},
    {"columns-an", {"找不到文档", "没有文档", "目前没有任何资料", "网页制作中"}},
});

std::string Paragraph(const std::string& text) { return "<p>　　" + text + "</p>\n"; }

std::string LeadersText(Random& random) {
  std::string out;
  for (const char* who :
       {"县长　孙海波　男，汉族，1971年4月出生，研究生学历。主持县政府全面工作。",
        "常务副县长　何敏　女，回族，1974年12月出生，大学学历。负责县政府常务工作。",
        "副县长　郑凯　男，汉族，1981年8月出生。负责教育、科技、文化和旅游工作。"}) {
    out += Paragraph(who + BodyText(random, 60));
  }
  return out;
}

std::string GuideText(Random& random) {
  std::string out = Paragraph(
      "为便于公民、法人和其他组织获取政府信息，根据《中华人民共和国政府信息公开条例》，编制本指南"
      "。");
  for (const char* part : {"一、主动公开", "二、依申请公开", "三、监督和救济"}) {
    out += "<p><b>" + std::string(part) + "</b></p>\n" +
           Paragraph(BodyText(random, random.Between(80, 160)));
  }
  return out + Paragraph("受理机构：青禾县人民政府办公室　电子邮箱：qhxxgk@qinghe.gov.cn");
}

}  // namespace

std::span<const NamedColumn> FifthColumnNames() { return kNames; }

std::string FifthColumnTitle(Random& random, Kind kind, Day day) {
  std::string title(random.Pick(Titles(kind)));
  const auto put = [&title](std::string_view slot, std::string_view value) {
    for (std::size_t at = title.find(slot); at != std::string::npos; at = title.find(slot, at)) {
      title.replace(at, slot.size(), value);
      at += value.size();
    }
  };
  put("{d}", Department(random));
  put("{t}", Topic(random));
  put("{y}", std::to_string(day.year));
  put("{p}", std::to_string(day.year - 1));
  put("{n}", std::to_string(random.Between(2, 118)));
  return title;
}

std::string FifthPlaceholderText(Random& random, std::string_view family) {
  for (const Printed& printed : kPrinted) {
    if (printed.family == family) {
      return random.Pick(printed.texts);
    }
  }
  return "";
}

std::string FifthNoteText(Random& random, std::string_view column, Day day) {
  const std::string unit(Department(random));
  const std::string name = "“" + std::string(column) + "”";
  const std::string signed_by = unit + "　" + columns::Write(day, "Y年m月d日");
  switch (random.Below(9)) {
    case 0:
      return "截至" + columns::Write(day, "Y年m月d日") + "，" + unit + "未产生涉及" + name +
             "的应公开事项。";
    case 1:
      return "根据“三定”规定，我单位没有" + name + "方面的工作职责，本栏目不涉及。";
    case 2:
      return columns::Write(day, "Y年") + "我单位没有发生" + name +
             "相关事项，本栏目实行零报告。（报送单位：" + unit + "）";
    case 3:
      return name + "由市级统一组织实施，县级不承担此项工作，相关信息请登录市政府门户网站查询。";
    case 4:
      return "经逐项排查，我县辖区内不存在需要在" + name + "中公开的情形。<br>" + signed_by;
    case 5:
      return "尊敬的网友：" + columns::Write(day, "Y年m月") + "机构改革后，" + name + "业务已划归" +
             unit + "，我单位不再产生此类信息，请移步该单位网页查阅。";
    case 6:
      return "说明：因辖区内没有相关企业和项目，我单位目前没有" + name +
             "信息，待产生后将在20个工作日内公开。";
    case 7:
      return "本年度尚未开展" + name + "工作，待开展后及时公布。<br>" + signed_by;
    default:
      return "依据《中华人民共和国政府信息公开条例》，对照主动公开目录核对，我单位当前没有可供公开"
             "的" +
             name + "信息，特此声明。";
  }
}

std::string FifthArchivedText(Random& random) {
  static constexpr auto kTexts = std::to_array<const char*>(
      {"本专题活动已经结束，网页作为历史资料归档留存，不再更新。",
       "归档提示：本栏目已停用并停止更新，以下为历史内容。",
       "该栏目工作任务已完成，自即日起停止更新，原有信息转入归档。",
       "【归档说明】本页面内容已归档，保留供查询，不再维护更新，请勿作为办事依据。"});
  return random.Pick(kTexts);
}

std::string FifthOverviewText(Random& random, std::string_view column) {
  if (column == "领导之窗") {
    return LeadersText(random);
  }
  if (column == "公开指南") {
    return GuideText(random);
  }
  if (column == "机构设置" || column == "单位概况") {
    std::string out = Paragraph("根据县委机构编制委员会有关规定，主要职责和内设机构如下：");
    for (const char* number : {"（一）", "（二）", "（三）", "（四）"}) {
      out += Paragraph(number + BodyText(random, random.Between(40, 110)));
    }
    return out +
           Paragraph("办公地点：青禾县迎宾大道" + std::to_string(random.Between(2, 300)) +
                     "号　值班电话：0390-" + std::to_string(random.Between(2'000'000, 8'999'999)));
  }
  return Paragraph(
             "青禾因水得名，西汉置县，1952年划归现辖，2015年获评省级园林县城，总面积1268平方公里"
             "。") +
         Paragraph(BodyText(random, random.Between(120, 280))) +
         Paragraph(BodyText(random, random.Between(100, 240))) +
         Paragraph("截至2021年末，全县常住人口58.3万人，城镇化率51.7%。");
}

}  // namespace xuncha::sitegen::columns
