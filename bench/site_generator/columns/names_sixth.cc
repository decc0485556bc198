// SPDX-License-Identifier: Apache-2.0
//
// The columns and the wordings of the families ao to au.
#include <array>

#include "site_generator/columns/names.h"

namespace xuncha::sitegen::columns {
namespace {

using enum Kind;
using enum Nature;

constexpr auto kNames = std::to_array<NamedColumn>({
    {1, "新闻中心", "xwzx", kNews, kParent},
    {2, "青禾要闻", "qhyw", kNews, Nature::kList},
    {2, "部门信息", "bmxx", kNews, Nature::kList},
    {2, "乡镇信息", "xzxx", kNews, Nature::kList},
    {2, "国务院信息", "gwyxx", kNews, Nature::kList},
    {2, "省市要闻", "ssyw", kNews, Nature::kList},
    {2, "视频新闻", "spxw", kNews, Nature::kList},
    {2, "媒体关注", "mtgz", kNews, Nature::kList},
    {2, "政务要闻", "zwyw", kNews, Nature::kList},
    {1, "信息公开", "xxgk", kOther, kParent},
    {2, "政府公告", "zfgg", kNotice, Nature::kList},
    {2, "政府文件", "zfwj", kPolicy, kParent},
    {3, "县政府文件", "xzfwj", kPolicy, Nature::kList},
    {3, "县政府办文件", "xzfbwj", kPolicy, Nature::kList},
    {3, "部门文件", "bmwj", kPolicy, Nature::kList},
    {3, "国家省市文件", "gjsswj", kPolicy, Nature::kList},
    {2, "政策解读", "zcjd", kInterpretation, kParent},
    {3, "部门解读", "bmjd", kInterpretation, Nature::kList},
    {3, "图解政策", "tjzc", kInterpretation, Nature::kList},
    {3, "专家解读", "zjjd", kInterpretation, Nature::kList},
    {2, "公开指南", "gkzn", kOther, kText},
    {2, "财政预决算", "czyjs", kOther, Nature::kList},
    {2, "人事任免", "rsrm", kOther, Nature::kList},
    {2, "规划计划", "ghjh", kOther, Nature::kList},
    {2, "采购招标", "cgzb", kOther, Nature::kList},
    {2, "处罚决定公示", "cfjdgs", kPublicity, Nature::kList},
    {2, "许可决定公示", "xkjdgs", kPublicity, Nature::kList},
    {2, "环评审批公示", "hpspgs", kPublicity, Nature::kList},
    {2, "政府信息公开年报", "xxgknb", kAnnualReport, Nature::kList},
    {2, "应急管理", "yjgl", kOther, Nature::kList},
    {2, "领导讲话", "ldjh", kOther, Nature::kList},
    {2, "权力清单", "qlqd", kOther, Nature::kList},
    {2, "行政事业性收费", "xzsyxsf", kOther, Nature::kList},
    {2, "建议提案", "jyta", kOther, Nature::kList},
    {1, "重点领域", "zdly", kOther, kParent},
    {2, "财政资金", "czzj", kOther, Nature::kList},
    {2, "社会救助", "shjz", kOther, Nature::kList},
    {2, "土地供应", "tdgy", kOther, Nature::kList},
    {2, "房屋征收", "fwzs", kOther, Nature::kList},
    {2, "教育服务", "jyfw", kOther, Nature::kList},
    {2, "医疗卫生", "ylws", kOther, Nature::kList},
    {2, "社会保险", "shbx", kOther, Nature::kList},
    {2, "就业创业", "jycy", kOther, Nature::kList},
    {2, "生态环保", "sthb", kOther, Nature::kList},
    {2, "安全生产", "aqsc", kOther, Nature::kList},
    {2, "食品药品安全", "spypaq", kOther, Nature::kList},
    {2, "保障性住房", "bzxzf", kOther, Nature::kList},
    {2, "价格收费", "jgsf", kOther, Nature::kList},
    {1, "办事大厅", "bsdt", kService, kParent},
    {2, "办理事项", "blsx", kService, Nature::kList},
    {2, "表格下载", "bgxz", kService, Nature::kList},
    {2, "便民信息", "bmxx", kService, Nature::kList},
    {2, "常见问题", "cjwt", kService, Nature::kList},
    {1, "互动交流", "hdjl", kInteraction, kParent},
    {2, "县长信箱", "xzxx", kInteraction, kForm},
    {2, "意见征集", "yjzj", kInteraction, Nature::kList},
    {2, "来信选登", "lxxd", kInteraction, Nature::kList},
    {2, "在线访谈", "zxft", kInteraction, Nature::kList},
    {2, "行风热线", "hfrx", kInteraction, Nature::kList},
    {2, "咨询投诉", "zxts", kInteraction, Nature::kList},
    {2, "民意调查", "mydc", kInteraction, Nature::kList},
    {1, "专题专栏", "ztzl", kOther, kParent},
    {2, "脱贫攻坚", "tpgj", kOther, Nature::kList},
    {2, "扫黑除恶", "shce", kOther, Nature::kList},
    {2, "文明创建", "wmcj", kOther, Nature::kList},
    {2, "人居环境整治", "rjhjzz", kOther, Nature::kList},
    {2, "优化营商环境", "yhyshj", kOther, Nature::kList},
    {2, "消防安全", "xfaq", kOther, Nature::kList},
    {2, "三务公开", "swgk", kOther, Nature::kList},
    {1, "工作机构", "gzjg", kOther, kParent},
    {2, "县发展改革委", "xfgw", kOther, kParent},
    {3, "工作动态", "gzdt", kNews, Nature::kList},
    {3, "通知公告", "tzgg", kNotice, Nature::kList},
    {3, "机构职能", "jgzn", kOverview, kText},
    {2, "县民政局", "xmzj", kOther, kParent},
    {3, "民政动态", "mzdt", kNews, Nature::kList},
    {3, "通知公告", "tzgg", kNotice, Nature::kList},
    {3, "政策文件", "zcwj", kPolicy, Nature::kList},
    {2, "县卫生健康委", "xwjw", kOther, kParent},
    {3, "工作动态", "gzdt", kNews, Nature::kList},
    {3, "通知公告", "tzgg", kNotice, Nature::kList},
    {2, "县农业农村局", "xnyj", kOther, kParent},
    {3, "工作动态", "gzdt", kNews, Nature::kList},
    {3, "通知公告", "tzgg", kNotice, Nature::kList},
    {3, "机构职能", "jgzn", kOverview, kText},
    {2, "城关镇", "cgz", kOther, kParent},
    {3, "乡镇动态", "xzdt", kNews, Nature::kList},
    {3, "通知公告", "tzgg", kNotice, Nature::kList},
    {3, "乡镇概况", "xzgk", kOverview, kText},
    {2, "大仵乡", "dwx", kOther, kParent},
    {3, "乡镇动态", "xzdt", kNews, Nature::kList},
    {3, "通知公告", "tzgg", kNotice, Nature::kList},
    {1, "数据统计", "sjtj", kOther, kParent},
    {2, "月度数据", "ydsj", kOther, Nature::kList},
    {2, "统计公报", "tjgb", kOther, Nature::kList},
    {2, "数据分析", "sjfx", kOther, Nature::kList},
    {1, "青禾概况", "qhgk", kOverview, kParent},
    {2, "县情简介", "xqjj", kOverview, kText},
    {2, "历史沿革", "lsyg", kOverview, kText},
    {2, "自然地理", "zrdl", kOverview, kText},
    {2, "政府领导", "zfld", kOverview, kText},
    {2, "区域人口", "qyrk", kOverview, kText},
    {2, "投资环境", "tzhj", kOther, Nature::kList},
    {2, "地方特产", "mytc", kOther, Nature::kList},
});

using Shapes = std::span<const std::string_view>;

constexpr auto kNewsTitles = std::to_array<std::string_view>({
    "我县召开{t}分析研判会",
    "县委书记周建平调研{t}工作",
    "我县组织收听收看全市{t}电视电话会议",
    "全市{t}暨观摩推进会在我县召开",
    "{d}：{t}“加速跑”",
    "{d}赠送锦旗表谢意　{t}获点赞",
    "市人大常委会调研组来我县检查{t}",
    "【走基层】{d}的{t}账本",
});
constexpr auto kNoticeTitles = std::to_array<std::string_view>({
    "青禾县人民政府关于{t}有关事项的通告",
    "{d}关于{t}第{n}号公告",
    "关于开展{y}年度{t}申报工作的通知",
    "{d}公开招聘{t}工作人员公告",
    "{t}听证会公告（第{n}号）",
    "关于做好当前{t}工作的紧急通知",
});
constexpr auto kPolicyTitles = std::to_array<std::string_view>({
    "青禾县人民政府关于加强{t}工作的实施意见",
    "青禾县人民政府办公室关于印发青禾县{t}三年行动方案的通知",
    "关于修改《青禾县{t}管理办法》的决定",
    "{d}关于规范{t}的若干规定（试行）",
    "青禾县人民政府关于废止{t}等{n}件规范性文件的决定",
});
constexpr auto kReadingTitles = std::to_array<std::string_view>({
    "《青禾县{t}三年行动方案》解读",
    "{d}负责同志解读{t}政策",
    "【图解】{t}怎么做？一图看懂",
    "权威解答：{t}热点{n}问",
});
constexpr auto kPublicTitles = std::to_array<std::string_view>({
    "{d}行政处罚决定书（{t}〔{y}〕{n}号）",
    "{t}行政许可公示（{y}年第{n}期）",
    "{d}关于{t}建设项目环评文件拟审批的公示",
    "{t}领域“双公示”信息{n}",
});
constexpr auto kReportTitles = std::to_array<std::string_view>({
    "{d}{p}年度政府信息公开年报",
    "{d}关于{p}年信息公开工作的年度报告",
});
constexpr auto kTalkTitles = std::to_array<std::string_view>({
    "咨询{t}的申请条件",
    "建议加强我村{t}",
    "关于《青禾县{t}管理办法（草案）》公开征求意见",
    "党政同唱“{t}”：{d}做客行风热线",
    "投诉{t}收费不合理",
    "您对{t}满意吗？",
});
constexpr auto kServiceTitles = std::to_array<std::string_view>({
    "{t}办理流程",
    "{t}申请表（{y}版）",
    "{t}资格认定需要哪些材料？",
    "{d}{t}窗口办公时间及电话",
});
constexpr auto kOtherTitles = std::to_array<std::string_view>({
    "青禾县{y}年{t}情况公开（{n}）",
    "{d}{t}工作开展情况",
    "{t}资金分配公告公示",
    "{t}第{n}批项目库",
    "{y}年{t}统计表（{n}）",
    "{d}做好{t}“后半篇文章”",
    "{t}明白纸之{n}",
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
    {"columns-ao",
     {"此栏目暂无任何新增信息", "内容更新中，请留意……", "没有可以显示的信息",
      "该栏目还没有添加信息"}},
    {"columns-ap",
     {"没有找到匹配的记录", "该频道暂未发布信息", "页面正在建设中，敬请谅解", "暂无数据信息"}},
    {"columns-aq",
     {"暂无公开内容", "该目录下没有文件", "信息正在整理，稍后公布", "本类目暂无信息公开"}},
    {"columns-ar",
     {"该栏目尚未录入文章！", "还没有添加任何内容！", "内容采编中…", "对不起，没有找到任何信息"}},
    {"columns-as",
     {"没有相关信息！", "此栏目还未发布信息", "该栏目正在维护，请稍后再试", "暂未收录信息"}},
    {"columns-at",
     {"暂无相关信息！", "当前栏目没有文章", "对不起，当前栏目暂无信息！", "栏目内容待更新"}},
    {"columns-au",
     {"还没有相关的内容", "当前栏目下无数据", "栏目正在建设，请您稍后浏览", "暂时没有内容"}},
});

std::string Paragraph(const std::string& text) { return "<p>　　" + text + "</p>\n"; }

std::string LeadersText(Random& random) {
  std::string out;
  for (const char* who :
       {"县长　陈伟东　男，汉族，1970年9月生，河南商丘人，在职研究生学历。领导县政府全面工作。",
        "常务副县长　吕静　女，汉族，1976年2月生，大学学历。负责发改、财税、审计工作。",
        "副县长　马跃　男，回族，1979年6月生，大学学历。负责公安、司法、信访工作。"}) {
    out += Paragraph(who + BodyText(random, 60));
  }
  return out;
}

std::string GuideText(Random& random) {
  std::string out = Paragraph(
      "为了更好地提供政府信息公开服务，使公民、法人和其他组织更加方便、快捷地查询政府信息，编制本指"
      "南。");
  for (const char* part : {"一、公开范围", "二、公开形式", "三、申请办理"}) {
    out += "<p><strong>" + std::string(part) + "</strong></p>\n" +
           Paragraph(BodyText(random, random.Between(80, 160)));
  }
  return out + Paragraph("工作机构：青禾县人民政府信息公开办公室　邮政编码：476200");
}

}  // namespace

std::span<const NamedColumn> SixthColumnNames() { return kNames; }

std::string SixthColumnTitle(Random& random, Kind kind, Day day) {
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

std::string SixthPlaceholderText(Random& random, std::string_view family) {
  for (const Printed& printed : kPrinted) {
    if (printed.family == family) {
      return random.Pick(printed.texts);
    }
  }
  return "";
}

std::string SixthNoteText(Random& random, std::string_view column, Day day) {
  const std::string unit(Department(random));
  const std::string name = "“" + std::string(column) + "”";
  const std::string signed_by = unit + "<br>" + columns::Write(day, "Y年m月d日");
  switch (random.Below(8)) {
    case 0:
      return "截至目前，我单位没有" + name + "方面的信息需要公开。（" + unit + "　" +
             columns::Write(day, "Y-M-D") + "）";
    case 1:
      return "经核实，" + columns::Write(day, "Y年") + unit + "无" + name + "相关信息。";
    case 2:
      return name + "信息由省级部门统一公开，本级政府无此项权限，故本栏目无公开内容。";
    case 3:
      return "情况说明：" + unit + "自组建以来未开展" + name + "业务，暂无此类信息可公开。<br>" +
             signed_by;
    case 4:
      return "本乡镇无" + name + "事项，特作说明。<br>" + columns::Write(day, "Y年m月d日");
    case 5:
      return "按照上级要求，" + name + "栏目应公开的内容经梳理为零，如有产生将及时公开。";
    case 6:
      return "由于该项职能已上划市级部门，我县不再公开" + name +
             "信息，如需了解请访问市级部门网站。";
    default:
      return columns::Write(day, "Y年m月") + "，我县未发生" + name + "应当公开的情况。<br>" +
             signed_by;
  }
}

std::string SixthArchivedText(Random& random) {
  static constexpr auto kTexts = std::to_array<const char*>(
      {"本专题已归档，页面停止更新。", "提示：该栏目已经停止更新，历史信息归档保存以供查阅。",
       "本栏目因职能调整已归档，自归档之日起不再更新内容。",
       "（已归档）此专栏工作已完成，以下内容为存档资料，不再维护。"});
  return random.Pick(kTexts);
}

std::string SixthOverviewText(Random& random, std::string_view column) {
  if (column == "政府领导") {
    return LeadersText(random);
  }
  if (column == "公开指南") {
    return GuideText(random);
  }
  if (column == "机构职能") {
    std::string out = Paragraph("贯彻落实党中央关于本领域工作的方针政策，主要职责是：");
    for (const char* number : {"1.", "2.", "3.", "4."}) {
      out += Paragraph(number + BodyText(random, random.Between(40, 110)));
    }
    return out +
           Paragraph("办公地址：青禾县建设路" + std::to_string(random.Between(2, 300)) +
                     "号　办公电话：0390-" + std::to_string(random.Between(2'000'000, 8'999'999)));
  }
  return Paragraph(
             "青禾县地处黄淮平原，1953年复置，2016年入选全国绿化模范县，全县总面积1048平方公里，耕"
             "地"
             "面积108万亩。") +
         Paragraph(BodyText(random, random.Between(120, 280))) +
         Paragraph(BodyText(random, random.Between(100, 240))) +
         Paragraph("2021年全县户籍人口102.6万人，其中城镇人口46.2万人。");
}

}  // namespace xuncha::sitegen::columns
