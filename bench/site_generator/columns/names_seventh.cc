// SPDX-License-Identifier: Apache-2.0
//
// The columns and the wordings of the families av to bb.
#include <array>

#include "site_generator/columns/names.h"

namespace xuncha::sitegen::columns {
namespace {

using enum Kind;
using enum Nature;

constexpr auto kNames = std::to_array<NamedColumn>({
    {1, "新闻动态", "xwdt", kNews, kParent},
    {2, "时政要闻", "szyw", kNews, Nature::kList},
    {2, "部门快讯", "bmkx", kNews, Nature::kList},
    {2, "镇街传真", "zjcz", kNews, Nature::kList},
    {2, "上级要闻", "sjyw", kNews, Nature::kList},
    {2, "图片新闻", "tpxw", kNews, Nature::kList},
    {2, "视频播报", "spbb", kNews, Nature::kList},
    {2, "媒体看青禾", "mtkqh", kNews, Nature::kList},
    {1, "政务公开", "zwgk", kOther, kParent},
    {2, "公告公示", "gggs", kNotice, Nature::kList},
    {2, "政策文件", "zcwj", kPolicy, kParent},
    {3, "规范性文件", "gfxwj", kPolicy, Nature::kList},
    {3, "政府办文件", "zfbwj", kPolicy, Nature::kList},
    {3, "其他文件", "qtwj", kPolicy, Nature::kList},
    {2, "解读回应", "jdhy", kInterpretation, kParent},
    {3, "文字解读", "wzjd", kInterpretation, Nature::kList},
    {3, "图文解读", "twjd", kInterpretation, Nature::kList},
    {3, "新闻发布会", "xwfbh", kInterpretation, Nature::kList},
    {2, "信息公开指南", "xxgkzn", kOther, kText},
    {2, "政府常务会议", "cwhy", kOther, Nature::kList},
    {2, "财政预决算", "czyjs", kOther, Nature::kList},
    {2, "人事信息", "rsxx", kOther, Nature::kList},
    {2, "发展规划", "fzgh", kOther, Nature::kList},
    {2, "政府采购", "zfcg", kOther, Nature::kList},
    {2, "行政处罚公示", "xzcfgs", kPublicity, Nature::kList},
    {2, "行政许可公示", "xzxkgs", kPublicity, Nature::kList},
    {2, "双随机抽查结果公示", "ssjcc", kPublicity, Nature::kList},
    {2, "政府信息公开年报", "xxgknb", kAnnualReport, Nature::kList},
    {2, "政府工作报告", "zfgzbg", kOther, Nature::kList},
    {2, "突发事件应对", "tfsj", kOther, Nature::kList},
    {2, "议案提案办理", "yata", kOther, Nature::kList},
    {2, "重大项目", "zdxm", kOther, Nature::kList},
    {1, "民生领域", "msly", kOther, kParent},
    {2, "义务教育", "ywjy", kOther, Nature::kList},
    {2, "医疗卫生", "ylws", kOther, Nature::kList},
    {2, "社会救助", "shjz", kOther, Nature::kList},
    {2, "养老服务", "ylfw", kOther, Nature::kList},
    {2, "征地补偿", "zdbc", kOther, Nature::kList},
    {2, "环境保护", "hjbh", kOther, Nature::kList},
    {2, "食品药品监管", "spyp", kOther, Nature::kList},
    {2, "安全生产", "aqsc", kOther, Nature::kList},
    {2, "农村危房改造", "wfgz", kOther, Nature::kList},
    {2, "涉农补贴", "snbt", kOther, Nature::kList},
    {2, "公共文化", "ggwh", kOther, Nature::kList},
    {2, "就业服务", "jyfw", kOther, Nature::kList},
    {1, "政务服务", "zwfw", kService, kParent},
    {2, "办理事项", "blsx", kService, Nature::kList},
    {2, "表格下载", "bgxz", kService, Nature::kList},
    {2, "便民服务", "bmfw", kService, Nature::kList},
    {2, "办事公告", "bsgg", kNotice, Nature::kList},
    {1, "政民互动", "zmhd", kInteraction, kParent},
    {2, "县长信箱", "xzxx", kInteraction, kForm},
    {2, "意见征集", "yjzj", kInteraction, Nature::kList},
    {2, "信件公开", "xjgk", kInteraction, Nature::kList},
    {2, "在线访谈", "zxft", kInteraction, Nature::kList},
    {2, "网上调查", "wsdc", kInteraction, Nature::kList},
    {2, "咨询答复", "zxdf", kInteraction, Nature::kList},
    {1, "专题专栏", "ztzl", kOther, kParent},
    {2, "乡村振兴", "xczx", kOther, Nature::kList},
    {2, "法治政府建设", "fzzf", kOther, Nature::kList},
    {2, "创建卫生县城", "cjws", kOther, Nature::kList},
    {2, "疫情防控", "yqfk", kOther, Nature::kList},
    {2, "营商环境", "yshj", kOther, Nature::kList},
    {2, "减税降费", "jsjf", kOther, Nature::kList},
    {2, "河长制", "hzz", kOther, Nature::kList},
    {1, "部门公开", "bmgk", kOther, kParent},
    {2, "县教育体育局", "xjtj", kOther, kParent},
    {3, "教育动态", "jydt", kNews, Nature::kList},
    {3, "通知公告", "tzgg", kNotice, Nature::kList},
    {3, "机构职能", "jgzn", kOverview, kText},
    {2, "县交通运输局", "xjtys", kOther, kParent},
    {3, "工作动态", "gzdt", kNews, Nature::kList},
    {3, "通知公告", "tzgg", kNotice, Nature::kList},
    {3, "政策文件", "bmzc", kPolicy, Nature::kList},
    {2, "县市场监管局", "xscjg", kOther, kParent},
    {3, "监管动态", "jgdt", kNews, Nature::kList},
    {3, "通知公告", "tzgg", kNotice, Nature::kList},
    {2, "县水利局", "xslj", kOther, kParent},
    {3, "水利要闻", "slyw", kNews, Nature::kList},
    {3, "通知公告", "tzgg", kNotice, Nature::kList},
    {3, "机构职能", "jgzn", kOverview, kText},
    {2, "河东街道", "hdjd", kOther, kParent},
    {3, "街道动态", "jddt", kNews, Nature::kList},
    {3, "通知公告", "tzgg", kNotice, Nature::kList},
    {3, "街道概况", "jdgk", kOverview, kText},
    {2, "柳林镇", "llz", kOther, kParent},
    {3, "镇内动态", "zndt", kNews, Nature::kList},
    {3, "通知公告", "tzgg", kNotice, Nature::kList},
    {1, "数据开放", "sjkf", kOther, kParent},
    {2, "统计月报", "tjyb", kOther, Nature::kList},
    {2, "统计公报", "tjgb", kOther, Nature::kList},
    {2, "数据解析", "sjjx", kOther, Nature::kList},
    {1, "走进青禾", "zjqh", kOverview, kParent},
    {2, "青禾简介", "qhjj", kOverview, kText},
    {2, "历史文化", "lswh", kOverview, kText},
    {2, "自然资源", "zrzy", kOverview, kText},
    {2, "领导之窗", "ldzc", kOverview, kText},
    {2, "行政区划", "xzqh", kOverview, kText},
    {2, "投资环境", "tzhj", kOther, Nature::kList},
    {2, "名优特产", "mytc", kOther, Nature::kList},
});

using Shapes = std::span<const std::string_view>;

constexpr auto kNewsTitles = std::to_array<std::string_view>({
    "县委常委会召开会议　研究{t}等工作",
    "青禾：{t}结出“幸福果”",
    "县长陈伟东督导{t}",
    "{d}开展{t}专项行动",
    "我县{t}经验在全省推广",
    "图说青禾|{t}现场直击",
    "省督导组莅青督导{t}",
    "【高质量发展看青禾】{t}跑出加速度",
});
constexpr auto kNoticeTitles = std::to_array<std::string_view>({
    "青禾县{t}领导小组办公室通告（第{n}号）",
    "{d}关于{t}结果的公示",
    "关于公布{y}年{t}名单的公告",
    "{d}{y}年{t}工作人员招聘简章",
    "关于暂停{t}业务办理的通知",
    "{t}项目竞争性磋商公告（{n}）",
});
constexpr auto kPolicyTitles = std::to_array<std::string_view>({
    "关于印发《青禾县{t}实施细则》的通知",
    "青禾县人民政府办公室关于进一步做好{t}工作的通知",
    "青禾县人民政府关于公布{t}规范性文件清理结果的通知",
    "{d}关于{t}资金管理的通知",
    "青禾县{t}“十四五”专项方案（{n}）",
});
constexpr auto kReadingTitles = std::to_array<std::string_view>({
    "《青禾县{t}实施细则》政策解读",
    "一图读懂：青禾县{t}实施细则",
    "{d}主要负责人解读《{t}办法》",
    "青禾县{t}新闻发布会实录（第{n}场）",
});
constexpr auto kPublicTitles = std::to_array<std::string_view>({
    "青{t}罚决〔{y}〕{n}号",
    "{d}{y}年第{n}批{t}许可信息公示",
    "{t}“双随机、一公开”抽查结果公示表（{n}）",
    "{d}行政执法决定公开（{t}）",
});
constexpr auto kReportTitles = std::to_array<std::string_view>({
    "青禾县{d}{p}年政府信息公开工作年度报告",
    "{p}年{d}信息公开年报",
});
constexpr auto kTalkTitles = std::to_array<std::string_view>({
    "反映{t}相关问题",
    "请问{t}如何申请？",
    "关于征集《{t}方案（征求意见稿）》修改意见的通知",
    "{d}局长谈{t}",
    "关于{t}的满意度问卷",
    "感谢{d}解决{t}问题",
});
constexpr auto kServiceTitles = std::to_array<std::string_view>({
    "{t}办事指南",
    "{t}备案表（样表）{n}",
    "{t}一次性告知单",
    "{d}服务窗口一览（{t}）",
});
constexpr auto kOtherTitles = std::to_array<std::string_view>({
    "{y}年青禾县{t}信息公开表（第{n}期）",
    "{d}推进{t}纪实",
    "{t}补助资金发放公示（{n}）",
    "青禾县{t}重点任务台账",
    "{t}政策问答之{n}",
    "{d}：{t}见实效",
    "{y}年度{t}绩效目标表",
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
    {"columns-av", {"暂无数据", "该目录暂无公开信息", "共找到0条信息", "信息录入中，请稍后查看"}},
    {"columns-aw",
     {"没有查询到符合条件的数据！", "该频道下没有信息", "栏目建设中……", "暂时没有相关内容"}},
    {"columns-ax", {"空空如也~", "暂无更多内容", "这里还没有内容哦", "没有更多了"}},
    {"columns-ay",
     {"暂无信息", "该栏目下暂无稿件", "很抱歉，没有检索到内容", "栏目内容正在完善中"}},
    {"columns-az",
     {"内容正在建设中", "暂无相关内容", "栏目升级改版中，敬请期待", "目前没有内容可供浏览"}},
    {"columns-ba", {"记录数：0", "没有任何信息！", "此处暂时空缺，待补充", "该分类下尚无记录"}},
    {"columns-bb",
     {"栏目暂无内容，请浏览其它栏目", "抱歉，暂时没有内容！", "更新中，请稍候访问",
      "尚未添加任何内容"}},
});

std::string Paragraph(const std::string& text) { return "<p>　　" + text + "</p>\n"; }

std::string LeadersText(Random& random) {
  std::string out;
  for (const char* who :
       {"县长　陈伟东　男，汉族，1972年3月生，山东曹县人，大学学历。主持县政府全面工作。",
        "副县长　韩雪梅　女，汉族，1978年5月生，省委党校研究生。分管教育、卫健、民政工作。",
        "副县长　丁国强　男，汉族，1980年12月生，工学硕士。分管交通、住建、自然资源工作。"}) {
    out += Paragraph(who + BodyText(random, 70));
  }
  return out;
}

std::string GuideText(Random& random) {
  std::string out = Paragraph(
      "根据《中华人民共和国政府信息公开条例》，为方便公众获取本机关政府信息，制作本指南，需要"
      "获得服务的公民、法人或者其他组织可以阅读。");
  for (const char* part : {"（一）主动公开", "（二）依申请公开", "（三）监督方式"}) {
    out += "<p><b>" + std::string(part) + "</b></p>\n" +
           Paragraph(BodyText(random, random.Between(90, 180)));
  }
  return out + Paragraph("受理机构：青禾县人民政府办公室政务公开股　传真：0390-6012345");
}

}  // namespace

std::span<const NamedColumn> SeventhColumnNames() { return kNames; }

std::string SeventhColumnTitle(Random& random, Kind kind, Day day) {
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
  put("{n}", std::to_string(random.Between(2, 96)));
  return title;
}

std::string SeventhPlaceholderText(Random& random, std::string_view family) {
  for (const Printed& printed : kPrinted) {
    if (printed.family == family) {
      return random.Pick(printed.texts);
    }
  }
  return "";
}

std::string SeventhNoteText(Random& random, std::string_view column, Day day) {
  const std::string unit(Department(random));
  const std::string name = "“" + std::string(column) + "”";
  const std::string signed_by = unit + "<br>" + columns::Write(day, "Y年m月d日");
  switch (random.Below(7)) {
    case 0:
      return "经查，" + columns::Write(day, "Y年") + unit + "未产生" + name +
             "类政府信息，特此说明。<br>" + signed_by;
    case 1:
      return "说明：我单位目前无" + name + "应公开事项。";
    case 2:
      return unit + "不承担" + name + "相关职责，因此没有此类信息可以公开。<br>" +
             columns::Write(day, "Y年m月d日");
    case 3:
      return name + "属上级垂直管理事项，我县不产生该类信息，特此公告。";
    case 4:
      return "零报告：截至" + columns::Write(day, "Y年m月d日") + "，" + unit + "无" + name +
             "内容。";
    case 5:
      return "因我县" + columns::Write(day, "Y年") + "未开展" + name +
             "相关工作，故无信息公开，后续如有将及时发布。<br>" + signed_by;
    default:
      return "关于" + name + "栏目无信息的说明：按照公开目录要求，经逐项核对，本机关不存在" + name +
             "方面的信息。<br>" + signed_by;
  }
}

std::string SeventhArchivedText(Random& random) {
  static constexpr auto kTexts = std::to_array<const char*>(
      {"本栏目已归档，不再更新。", "该专栏工作任务已结束，现予以归档，内容停止更新。",
       "温馨提示：此栏目自机构改革后停止更新，所列信息为归档资料。", "【归档】本栏目已停止维护。"});
  return random.Pick(kTexts);
}

std::string SeventhOverviewText(Random& random, std::string_view column) {
  if (column == "领导之窗") {
    return LeadersText(random);
  }
  if (column == "信息公开指南") {
    return GuideText(random);
  }
  if (column == "机构职能") {
    std::string out = Paragraph("根据县委、县政府批准的职能配置规定，本局履行下列职责：");
    for (const char* number : {"（一）", "（二）", "（三）", "（四）", "（五）"}) {
      out += Paragraph(number + BodyText(random, random.Between(40, 100)));
    }
    return out +
           Paragraph("地址：青禾县文昌路" + std::to_string(random.Between(2, 300)) +
                     "号　值班电话：0390-" + std::to_string(random.Between(2'000'000, 8'999'999)));
  }
  return Paragraph(
             "青禾位于两省三市交界处，1949年设县，辖9镇7乡2街道，行政区域面积1126平方公里。") +
         Paragraph(BodyText(random, random.Between(120, 260))) +
         Paragraph(BodyText(random, random.Between(100, 220))) +
         Paragraph("2021年末全县常住人口71.8万人，城镇化率46.9%。");
}

}  // namespace xuncha::sitegen::columns
