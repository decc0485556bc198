// SPDX-License-Identifier: Apache-2.0
//
// The columns and the wordings of the families aa to ag.
#include <array>

#include "site_generator/columns/names.h"

namespace xuncha::sitegen::columns {
namespace {

using enum Kind;
using enum Nature;

constexpr auto kNames = std::to_array<NamedColumn>({
    {1, "新闻中心", "xwzx", kNews, kParent},
    {2, "时政新闻", "szxw", kNews, Nature::kList},
    {2, "政府要闻", "zfyw", kNews, Nature::kList},
    {2, "部门要闻", "bmyw", kNews, Nature::kList},
    {2, "乡镇动态", "xzdt", kNews, Nature::kList},
    {2, "图片新闻", "tpxw", kNews, Nature::kList},
    {2, "省市要闻", "ssyw", kNews, Nature::kList},
    {2, "视频新闻", "spxw", kNews, Nature::kList},
    {2, "媒体聚焦", "mtjj", kNews, Nature::kList},
    {1, "政务公开", "zwgk", kOther, kParent},
    {2, "通知公告", "tzgg", kNotice, Nature::kList},
    {2, "政策文件", "zcwj", kPolicy, kParent},
    {3, "县政府文件", "xzfwj", kPolicy, Nature::kList},
    {3, "政府办文件", "zfbwj", kPolicy, Nature::kList},
    {3, "行政规范性文件", "xzgfxwj", kPolicy, Nature::kList},
    {3, "部门文件", "bmwj", kPolicy, Nature::kList},
    {2, "政策解读", "zcjd", kInterpretation, kParent},
    {3, "文字解读", "wzjd", kInterpretation, Nature::kList},
    {3, "图片解读", "tpjd", kInterpretation, Nature::kList},
    {3, "视频解读", "spjd", kInterpretation, Nature::kList},
    {2, "常务会议", "cwhy", kOther, Nature::kList},
    {2, "财政资金", "czzj", kOther, Nature::kList},
    {2, "人事任免", "rsrm", kOther, Nature::kList},
    {2, "规划计划", "ghjh", kOther, Nature::kList},
    {2, "行政许可公示", "xzxkgs", kPublicity, Nature::kList},
    {2, "环评审批公示", "hpspgs", kPublicity, Nature::kList},
    {2, "信用公示", "xygs", kPublicity, Nature::kList},
    {2, "政府信息公开年报", "zfxxgknb", kAnnualReport, Nature::kList},
    {2, "重大建设项目", "zdjsxm", kOther, Nature::kList},
    {2, "公共资源交易", "ggzyjy", kOther, Nature::kList},
    {2, "建议提案答复", "jytadf", kOther, Nature::kList},
    {2, "减税降费", "jsjf", kOther, Nature::kList},
    {1, "重点领域", "zdly", kOther, kParent},
    {2, "义务教育", "ywjy", kOther, Nature::kList},
    {2, "公共卫生", "ggws", kOther, Nature::kList},
    {2, "食品药品监管", "spypjg", kOther, Nature::kList},
    {2, "生产安全事故", "scaqsg", kOther, Nature::kList},
    {2, "征地补偿", "zdbc", kOther, Nature::kList},
    {2, "社会救助", "shjz", kOther, Nature::kList},
    {2, "住房保障", "zfbz", kOther, Nature::kList},
    {2, "生态环境", "sthj", kOther, Nature::kList},
    {2, "涉农补贴", "snbt", kOther, Nature::kList},
    {2, "就业创业", "jycy", kOther, Nature::kList},
    {2, "公共文化", "ggwh", kOther, Nature::kList},
    {1, "办事服务", "bsfw", kService, kParent},
    {2, "办理事项", "blsx", kService, Nature::kList},
    {2, "便民信息", "bmfw", kService, Nature::kList},
    {2, "表格下载", "bgxz", kService, Nature::kList},
    {2, "常见问题", "cjwt", kService, Nature::kList},
    {1, "互动交流", "hdjl", kInteraction, kParent},
    {2, "县长信箱", "xzmail", kInteraction, kForm},
    {2, "来信选登", "lxxd", kInteraction, Nature::kList},
    {2, "意见征集", "yjzj", kInteraction, Nature::kList},
    {2, "在线访谈", "zxft", kInteraction, Nature::kList},
    {2, "民意调查", "mydc", kInteraction, Nature::kList},
    {2, "回应关切", "hygq", kInteraction, Nature::kList},
    {2, "投诉咨询", "tszx", kInteraction, Nature::kList},
    {1, "专题集锦", "ztjj", kOther, kParent},
    {2, "乡村振兴", "xczx", kOther, Nature::kList},
    {2, "文明城市创建", "wmcscj", kOther, Nature::kList},
    {2, "优化营商环境", "yhyshj", kOther, Nature::kList},
    {2, "平安建设", "pajs", kOther, Nature::kList},
    {2, "防汛抗旱", "fxkh", kOther, Nature::kList},
    {2, "人口普查", "rkpc", kOther, Nature::kList},
    {2, "国家安全教育", "gjaqjy", kOther, Nature::kList},
    {2, "不忘初心", "bwcx", kOther, Nature::kList},
    {1, "部门乡镇", "bmxz", kOther, kParent},
    {2, "县教育局", "xjyj", kOther, kParent},
    {3, "工作动态", "gzdt", kNews, Nature::kList},
    {3, "通知公告", "tzgg", kNotice, Nature::kList},
    {3, "机构职能", "jgzn", kOverview, kText},
    {2, "县民政局", "xmzj", kOther, kParent},
    {3, "工作动态", "gzdt", kNews, Nature::kList},
    {3, "政策法规", "zcfg", kPolicy, Nature::kList},
    {3, "机构职能", "jgzn", kOverview, kText},
    {2, "县卫生健康委", "xwjw", kOther, kParent},
    {3, "工作动态", "gzdt", kNews, Nature::kList},
    {3, "通知公告", "tzgg", kNotice, Nature::kList},
    {3, "政策法规", "zcfg", kPolicy, Nature::kList},
    {2, "县自然资源局", "xzrzyj", kOther, kParent},
    {3, "工作动态", "gzdt", kNews, Nature::kList},
    {3, "通知公告", "tzgg", kNotice, Nature::kList},
    {3, "机构职能", "jgzn", kOverview, kText},
    {2, "城关镇", "cgz", kOther, kParent},
    {3, "镇村动态", "zcdt", kNews, Nature::kList},
    {3, "通知公告", "tzgg", kNotice, Nature::kList},
    {3, "镇情简介", "zqjj", kOverview, kText},
    {2, "双河镇", "shz", kOther, kParent},
    {3, "镇村动态", "zcdt", kNews, Nature::kList},
    {3, "通知公告", "tzgg", kNotice, Nature::kList},
    {3, "镇情简介", "zqjj", kOverview, kText},
    {2, "太平乡", "tpx", kOther, kParent},
    {3, "工作动态", "gzdt", kNews, Nature::kList},
    {3, "通知公告", "tzgg", kNotice, Nature::kList},
    {1, "数据发布", "sjfb", kOther, kParent},
    {2, "统计公报", "tjgb", kOther, Nature::kList},
    {2, "经济运行", "jjyx", kOther, Nature::kList},
    {2, "统计分析", "tjfx", kOther, Nature::kList},
    {1, "走进青禾", "zjqh", kOverview, kParent},
    {2, "县情概况", "xqgk", kOverview, kText},
    {2, "历史沿革", "lsyg", kOverview, kText},
    {2, "行政区划", "xzqh", kOverview, kText},
    {2, "县政府领导", "xzfld", kOverview, kText},
    {2, "政府机构", "zfjg", kOverview, kText},
    {2, "投资青禾", "tzhj", kOther, Nature::kList},
    {2, "青禾特产", "mytc", kOther, Nature::kList},
});

using Shapes = std::span<const std::string_view>;

constexpr auto kNewsTitles = std::to_array<std::string_view>({
    "县委常委会召开会议 专题研究{t}工作",
    "我县{t}工作在全市现场会上作典型发言",
    "张建国到{d}督导{t}工作",
    "【一线见闻】{d}：小举措托起{t}大民生",
    "“{t}”进行时丨{d}在行动",
    "{d}“三个强化”推进{t}（图）",
    "青禾县举行{t}启动仪式",
    "我县再获{n}万元{t}专项支持",
    "{d}：把{t}的课堂搬到田间地头",
});
constexpr auto kNoticeTitles = std::to_array<std::string_view>({
    "{d}关于{t}有关事项的通告（{y}年第{n}号）",
    "关于公布{y}年{t}名单的通知",
    "青禾县{t}领导小组办公室公告（第{n}号）",
    "{d}公开招聘{t}工作人员简章",
    "关于调整{t}服务时间的通知",
    "关于申报{y}年度{t}项目的通知",
});
constexpr auto kPolicyTitles = std::to_array<std::string_view>({
    "青禾县人民政府关于加强{t}工作的实施意见",
    "青禾县人民政府办公室关于印发{t}应急预案的通知",
    "{d}关于印发《{t}考核细则》的通知",
    "青禾县人民政府关于公布{t}清单的决定",
    "关于废止部分{t}文件的通知",
});
constexpr auto kReadingTitles = std::to_array<std::string_view>({
    "【一图读懂】{t}应急预案",
    "《关于加强{t}工作的实施意见》解读",
    "{d}：{t}考核细则问答",
    "动画解读丨{t}怎么办、找谁办",
});
constexpr auto kPublicTitles = std::to_array<std::string_view>({
    "{d}{y}年第{n}期{t}行政许可决定公示",
    "关于{t}工程环境影响评价文件受理情况的公示",
    "{t}信用承诺企业名单（第{n}批）",
    "{d}拟作出{t}审批意见的公示",
});
constexpr auto kReportTitles = std::to_array<std::string_view>({
    "青禾县{p}年政府信息公开工作年度报告",
    "{d}{p}年政府信息公开工作年度报告",
    "{d}关于{p}年度政府信息公开情况的报告",
});
constexpr auto kTalkTitles = std::to_array<std::string_view>({
    "关于{t}的意见和建议",
    "{t}有关政策咨询",
    "{d}：{t}群众最关心的几个问题",
    "关于《{t}实施办法（草案）》",
    "{t}热点问题",
    "建议增加{t}网点",
});
constexpr auto kServiceTitles = std::to_array<std::string_view>({
    "{t}怎么申请？需要哪些材料？",
    "{t}登记服务指南",
    "{d}{t}窗口办公地点及咨询电话一览",
    "{t}申报表（空表及样表）",
});
constexpr auto kOtherTitles = std::to_array<std::string_view>({
    "{y}年青禾县{t}情况公开表",
    "{d}关于{t}有关事项的说明",
    "{t}进展情况（{y}年第{n}期）",
    "{d}{t}典型经验材料之{n}",
    "青禾县{t}中长期规划（文本）",
    "{t}应知应会{n}问",
    "{y}年全县{t}主要指标完成情况",
    "县政府专题研究{t}工作",
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

// What each system prints where it finds nothing.
struct Printed {
  std::string_view family;
  std::array<const char*, 4> texts;
};
constexpr auto kPrinted = std::to_array<Printed>({
    {"columns-aa", {"没有任何文章", "此栏目下没有内容", "暂无文章", "该栏目尚未添加信息"}},
    {"columns-ab",
     {"抱歉，没有找到符合条件的记录", "暂无相关文章", "没有数据", "Sorry，该栏目还没有内容！"}},
    {"columns-ac",
     {"没有任何信息！", "还没有任何项目！", "没有找到任何文章", "栏目正在建设中，请稍后访问……"}},
    {"columns-ad",
     {"当前栏目暂无信息发布", "该栏目信息正在完善中", "暂无信息，请浏览其他栏目",
      "您访问的栏目暂时没有内容，谢谢关注！"}},
    {"columns-ae", {"暂无数据", "No Data", "列表为空", "暂无结果"}},
    {"columns-af", {"无数据", "空空如也~", "没有更多内容了", "没有查到任何记录"}},
    {"columns-ag",
     {"本栏目暂无稿件", "稿件正在整理之中", "目前还没有稿件", "栏目试运行，内容陆续添加中"}},
});

std::string Paragraph(const std::string& text) { return "<p>　　" + text + "</p>\n"; }

std::string LeadersText(Random& random) {
  std::string out;
  for (const char* who :
       {"张建国　县委副书记、县长　负责县政府全面工作，分管审计工作。",
        "刘文静　县委常委、常务副县长　1973年6月生，大学学历，协助县长分管发展改革、财政、应急工作"
        "。",
        "陈志强　副县长　1978年9月生，中共党员，分管农业农村、水利、乡村振兴工作。",
        "吴晓梅　副县长　1980年2月生，无党派，分管教育、卫生健康、民政工作。"}) {
    out += Paragraph(who + BodyText(random, 50));
  }
  return out;
}

}  // namespace

std::span<const NamedColumn> FourthColumnNames() { return kNames; }

std::string FourthColumnTitle(Random& random, Kind kind, Day day) {
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
  put("{n}", std::to_string(random.Between(2, 158)));
  return title;
}

std::string FourthPlaceholderText(Random& random, std::string_view family) {
  for (const Printed& printed : kPrinted) {
    if (printed.family == family) {
      return random.Pick(printed.texts);
    }
  }
  return "";
}

std::string FourthNoteText(Random& random, std::string_view column, Day day) {
  const std::string unit(Department(random));
  const std::string name = "“" + std::string(column) + "”";
  switch (random.Below(7)) {
    case 0:
      return "经梳理，" + unit + "权责清单中没有与" + name + "对应的事项，故无相关内容可公开。";
    case 1:
      return name + "事项由市级主管部门统一受理和公开，我县不产生此类信息，请到市政府网站查阅。";
    case 2:
      return "无。" + columns::Write(day, "Y年") + "以来" + unit + "没有应当主动公开的" + name +
             "信息。";
    case 3:
      return "情况说明<br>　　自本栏目设立至" + columns::Write(day, "Y年m月d日") +
             "，我单位从未发生" + name + "所涉业务，故栏目内无信息。<br>" + unit + "<br>" +
             columns::Write(day, "Y年m月d日");
    case 4:
      return "我单位不具有" + name + "方面的法定职能，不涉及此项公开内容。";
    case 5:
      return columns::Write(day, "Y年m月") + "起，" + name + "相关职能整体移交" + unit +
             "，我单位自此无该类信息产生，特作说明。";
    default:
      return "关于" + name + "栏目的说明：经与" + unit +
             "核对，我县目前没有该类事项，今后如有发生将在20个工作日内公开。";
  }
}

std::string FourthArchivedText(Random& random) {
  static constexpr auto kTexts = std::to_array<const char*>(
      {"本栏目对应工作已经完成，页面停止更新并归档，供公众查阅。",
       "【存档栏目】因栏目整合，本栏目自即日起不再更新，历史信息予以保留。",
       "温馨提示：您浏览的是已归档栏目，内容停止更新，信息仅供参考。",
       "该栏目已停止维护，所列为归档内容，同类信息请到新版栏目查看。"});
  return random.Pick(kTexts);
}

std::string FourthOverviewText(Random& random, std::string_view column) {
  if (column == "县政府领导") {
    return LeadersText(random);
  }
  if (column == "政府机构" || column == "机构职能") {
    std::string out = Paragraph("贯彻落实党中央、国务院和省市县有关方针政策，主要承担下列职责：");
    for (const char* number : {"1.", "2.", "3.", "4.", "5."}) {
      out += Paragraph(number + BodyText(random, random.Between(40, 110)));
    }
    return out +
           Paragraph("地址：青禾县建设路" + std::to_string(random.Between(2, 300)) +
                     "号　邮编：476000　咨询电话：0390-" +
                     std::to_string(random.Between(2'000'000, 8'999'999))) +
           Paragraph("夏令时办公时间：8:00—12:00，15:00—18:30（法定节假日除外）");
  }
  if (column == "行政区划") {
    std::string out = "<table>\n<tr><th>乡镇</th><th>面积（平方公里）</th><th>行政村</th></tr>\n";
    for (const char* town : {"城关镇", "双河镇", "柳河镇", "石桥乡", "太平乡"}) {
      out += "<tr><td>" + std::string(town) + "</td><td>" +
             std::to_string(random.Between(38, 120)) + "</td><td>" +
             std::to_string(random.Between(12, 46)) + "</td></tr>\n";
    }
    return out + "</table>\n" + Paragraph("（以上为2020年12月31日区划资料）");
  }
  return Paragraph(
             "青禾历史悠久，秦置县，隋开皇十六年（596年）复置，1949年3月建立人民政权，"
             "2016年退出贫困县序列。") +
         Paragraph(BodyText(random, random.Between(120, 280))) +
         Paragraph(BodyText(random, random.Between(100, 240))) +
         Paragraph("据第七次全国人口普查，2020年11月1日零时全县常住人口66.9万人。");
}

}  // namespace xuncha::sitegen::columns
