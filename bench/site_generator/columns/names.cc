// SPDX-License-Identifier: Apache-2.0
#include "site_generator/columns/names.h"

#include <array>

namespace xuncha::sitegen::columns {
namespace {

using enum Kind;
using enum Nature;

constexpr auto kNames = std::to_array<NamedColumn>({
    {1, "新闻动态", "xwdt", kNews, kParent},
    {2, "青禾要闻", "qhyw", kNews, Nature::kList},
    {2, "部门动态", "bmdt", kNews, Nature::kList},
    {2, "乡镇动态", "xzdt", kNews, Nature::kList},
    {2, "图片新闻", "tpxw", kNews, Nature::kList},
    {2, "领导活动", "ldhd", kNews, Nature::kList},
    {2, "时政要闻", "szyw", kNews, Nature::kList},
    {2, "视频新闻", "spxw", kNews, Nature::kList},
    {2, "基层动态", "jcdt", kNews, Nature::kList},
    {1, "政务公开", "zwgk", kOther, kParent},
    {2, "通知公告", "tzgg", kNotice, Nature::kList},
    {2, "政策文件", "zcwj", kPolicy, kParent},
    {3, "县政府文件", "xzfwj", kPolicy, Nature::kList},
    {3, "县政府办公室文件", "xzfbwj", kPolicy, Nature::kList},
    {3, "部门文件", "bmwj", kPolicy, Nature::kList},
    {3, "行政规范性文件", "xzgfxwj", kPolicy, Nature::kList},
    {3, "上级政策文件", "sjzcwj", kPolicy, Nature::kList},
    {2, "政策解读", "zcjd", kInterpretation, kParent},
    {3, "文字解读", "wzjd", kInterpretation, Nature::kList},
    {3, "图解政策", "tjzc", kInterpretation, Nature::kList},
    {3, "专家解读", "zjjd", kInterpretation, Nature::kList},
    {2, "规划计划", "ghjh", kOther, Nature::kList},
    {2, "财政预决算", "czyjs", kOther, Nature::kList},
    {2, "人事任免", "rsrm", kOther, Nature::kList},
    {2, "政府采购", "zfcg", kOther, Nature::kList},
    {2, "重大建设项目", "zdjsxm", kOther, Nature::kList},
    {2, "应急管理", "yjgl", kOther, Nature::kList},
    {2, "行政许可公示", "xzxkgs", kPublicity, Nature::kList},
    {2, "行政处罚公示", "xzcfgs", kPublicity, Nature::kList},
    {2, "环评审批公示", "hpspgs", kPublicity, Nature::kList},
    {2, "政府信息公开年报", "xxgknb", kAnnualReport, Nature::kList},
    {2, "政府网站工作年度报表", "wzndbb", kAnnualReport, Nature::kList},
    {2, "建议提案办理", "jytabl", kOther, Nature::kList},
    {1, "重点领域", "zdly", kOther, kParent},
    {2, "食品药品安全", "spypaq", kOther, Nature::kList},
    {2, "生态环境", "sthj", kOther, Nature::kList},
    {2, "社会救助", "shjz", kOther, Nature::kList},
    {2, "义务教育", "ywjy", kOther, Nature::kList},
    {2, "医疗卫生", "ylws", kOther, Nature::kList},
    {2, "就业创业", "jycy", kOther, Nature::kList},
    {2, "征地补偿", "zdbc", kOther, Nature::kList},
    {2, "保障性住房", "bzxzf", kOther, Nature::kList},
    {2, "安全生产", "aqsc", kOther, Nature::kList},
    {2, "公共资源交易", "ggzyjy", kOther, Nature::kList},
    {2, "农村危房改造", "ncwfgz", kOther, Nature::kList},
    {1, "办事服务", "bsfw", kService, kParent},
    {2, "便民服务", "bmfw", kService, Nature::kList},
    {2, "办理事项", "blsx", kService, Nature::kList},
    {2, "表格下载", "bgxz", kService, Nature::kList},
    {2, "服务事项", "fwsx", kService, Nature::kList},
    {1, "互动交流", "hdjl", kInteraction, kParent},
    {2, "县长信箱", "xzxx", kInteraction, kForm},
    {2, "意见征集", "yjzj", kInteraction, Nature::kList},
    {2, "在线访谈", "zxft", kInteraction, Nature::kList},
    {2, "网上调查", "wsdc", kInteraction, Nature::kList},
    {2, "回应关切", "hygq", kInteraction, Nature::kList},
    {2, "咨询投诉", "zxts", kInteraction, Nature::kList},
    {1, "专题专栏", "ztzl", kOther, kParent},
    {2, "乡村振兴", "xczx", kOther, Nature::kList},
    {2, "优化营商环境", "yhyshj", kOther, Nature::kList},
    {2, "文明城市创建", "wmcscj", kOther, Nature::kList},
    {2, "常态化扫黑除恶", "cthshce", kOther, Nature::kList},
    {2, "疫情防控", "yqfk", kOther, Nature::kList},
    {2, "民法典宣传", "mfdxc", kOther, Nature::kList},
    {2, "双创双服", "scsf", kOther, Nature::kList},
    {1, "部门信息", "bmxx", kOther, kParent},
    {2, "县教育体育局", "xjytyj", kOther, kParent},
    {3, "工作动态", "gzdt", kNews, Nature::kList},
    {3, "通知公告", "tzgg", kNotice, Nature::kList},
    {3, "机构职能", "jgzn", kOverview, kText},
    {2, "县自然资源局", "xzrzyj", kOther, kParent},
    {3, "工作动态", "gzdt", kNews, Nature::kList},
    {3, "通知公告", "tzgg", kNotice, Nature::kList},
    {3, "机构职能", "jgzn", kOverview, kText},
    {2, "县卫生健康委", "xwsjkw", kOther, kParent},
    {3, "工作动态", "gzdt", kNews, Nature::kList},
    {3, "政策文件", "zcwj", kPolicy, Nature::kList},
    {3, "机构职能", "jgzn", kOverview, kText},
    {2, "县农业农村局", "xnyncj", kOther, kParent},
    {3, "工作动态", "gzdt", kNews, Nature::kList},
    {3, "通知公告", "tzgg", kNotice, Nature::kList},
    {3, "政策文件", "zcwj", kPolicy, Nature::kList},
    {3, "机构职能", "jgzn", kOverview, kText},
    {2, "县民政局", "xmzj", kOther, kParent},
    {3, "工作动态", "gzdt", kNews, Nature::kList},
    {3, "通知公告", "tzgg", kNotice, Nature::kList},
    {2, "城关镇", "cgz", kOther, kParent},
    {3, "工作动态", "gzdt", kNews, Nature::kList},
    {3, "通知公告", "tzgg", kNotice, Nature::kList},
    {3, "镇情概况", "zqgk", kOverview, kText},
    {2, "柳河镇", "lhz", kOther, kParent},
    {3, "工作动态", "gzdt", kNews, Nature::kList},
    {3, "通知公告", "tzgg", kNotice, Nature::kList},
    {1, "数据发布", "sjfb", kOther, kParent},
    {2, "统计公报", "tjgb", kOther, Nature::kList},
    {2, "统计数据", "tjsj", kOther, Nature::kList},
    {2, "经济运行", "jjyx", kOther, Nature::kList},
    {1, "走进青禾", "zjqh", kOverview, kParent},
    {2, "青禾概况", "qhgk", kOverview, kText},
    {2, "历史沿革", "lsyg", kOverview, kText},
    {2, "自然地理", "zrdl", kOverview, kText},
    {2, "行政区划", "xzqh", kOverview, kText},
    {2, "县政府领导", "xzfld", kOverview, kText},
    {2, "投资环境", "tzhj", kOther, Nature::kList},
    {2, "名优特产", "mytc", kOther, Nature::kList},
});

constexpr auto kNewsTitles = std::to_array<std::string_view>({
    "{d}召开{t}工作推进会议",
    "县领导到{d}调研{t}工作",
    "{d}扎实开展{t}专项行动",
    "{d}组织开展{t}集中宣传活动",
    "我县{t}工作取得阶段性成效",
    "{d}“三个强化”做好{t}工作",
    "全县{t}现场观摩会在{d}举行",
    "{d}：{t}按下“快进键”",
    "{d}开展“喜迎二十大”{t}志愿服务活动",
    "省督导组到我县督导{t}工作",
    "{d}多措并举推进{t}提质增效",
    "县政府召开第{n}次常务会议研究{t}等工作",
});
constexpr auto kNoticeTitles = std::to_array<std::string_view>({
    "关于做好{y}年{t}有关工作的通知",
    "青禾县{t}领导小组办公室关于开展{t}检查的通告",
    "{d}关于{y}年{t}项目名单的公告",
    "关于调整{t}联席会议成员的通知",
    "{d}公开招聘工作人员公告（{y}年第{n}号）",
    "关于{t}期间临时交通管制的通告",
    "{d}关于领取{t}补贴的通知",
});
constexpr auto kPolicyTitles = std::to_array<std::string_view>({
    "青禾县人民政府关于印发{t}实施方案的通知",
    "青禾县人民政府办公室关于进一步加强{t}工作的意见",
    "{d}关于印发《{t}管理办法（试行）》的通知",
    "关于废止部分{t}规范性文件的决定",
    "青禾县人民政府办公室关于{t}工作的实施意见",
    "青禾县人民政府关于{t}三年行动计划（{y}年版）的批复",
});
constexpr auto kReadingTitles = std::to_array<std::string_view>({
    "《青禾县{t}管理办法》政策解读",
    "图解：一图读懂{t}实施方案",
    "{d}负责人解读{t}实施意见",
    "关于{t}三年行动方案的解读材料",
    "专家谈：{t}新政策怎么看",
});
constexpr auto kPublicTitles = std::to_array<std::string_view>({
    "{d}{t}行政许可信息公示（{y}年第{n}批）",
    "{d}关于{t}行政处罚决定的公示",
    "关于{t}建设项目环境影响报告表拟批准的公示",
    "{d}{t}拟补助对象名单公示",
});
constexpr auto kReportTitles = std::to_array<std::string_view>({
    "{d}{p}年政府信息公开工作年度报告",
    "青禾县人民政府{p}年政府信息公开工作年度报告",
    "{d}{p}年度政府网站工作年度报表",
});
constexpr auto kTalkTitles = std::to_array<std::string_view>({
    "关于征求《青禾县{t}管理办法（征求意见稿）》意见的函",
    "{d}主要负责同志谈{t}",
    "{t}群众满意度问卷调查",
    "关于网民反映{t}问题的答复",
    "对群众关心的{t}有关问题的回应",
});
constexpr auto kServiceTitles = std::to_array<std::string_view>({
    "{t}补贴申领办事指南",
    "{d}{t}业务办理地点及电话",
    "{t}申请表（{y}年版）下载",
    "{t}常见问题解答与办理流程",
});
constexpr auto kOtherTitles = std::to_array<std::string_view>({
    "{d}{y}年{t}工作总结及下步打算",
    "青禾县{t}专项资金分配结果",
    "{d}关于{t}情况的说明",
    "{y}年上半年全县{t}统计简报",
    "青禾县{t}“十四五”规划主要指标",
    "{d}{t}典型案例（第{n}期）",
    "{t}知识问答与宣传提纲",
    "全县{t}工作要点任务分解表",
});

std::span<const std::string_view> Titles(Kind kind) {
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

void Replace(std::string& text, std::string_view slot, std::string_view value) {
  for (std::size_t at = text.find(slot); at != std::string::npos; at = text.find(slot, at)) {
    text.replace(at, slot.size(), value);
    at += value.size();
  }
}

}  // namespace

std::span<const NamedColumn> ColumnNames() { return kNames; }

std::string ColumnTitle(Random& random, Kind kind, Day day) {
  std::string title(random.Pick(Titles(kind)));
  Replace(title, "{d}", Department(random));
  Replace(title, "{t}", Topic(random));
  Replace(title, "{y}", std::to_string(day.year));
  Replace(title, "{p}", std::to_string(day.year - 1));
  Replace(title, "{n}", std::to_string(random.Between(2, 58)));
  return title;
}

std::string_view TypeTag(Kind kind) {
  switch (kind) {
    case kNews:
      return "工作动态";
    case kNotice:
      return "通知公告";
    case kPolicy:
      return "政策文件";
    case kInterpretation:
      return "政策解读";
    case kOverview:
      return "概况信息";
    case kAnnualReport:
      return "信息公开年报";
    default:
      return "";
  }
}

std::string PlaceholderText(Random& random, std::string_view /*family*/) {
  static constexpr auto kTexts = std::to_array<const char*>(
      {"暂无内容", "暂无数据", "暂无信息", "暂无数据！", "该栏目暂无内容", "没有找到相关信息",
       "对不起，该栏目暂时没有内容！", "栏目建设中……", "内容更新中，敬请期待"});
  return random.Pick(kTexts);
}

std::string NoteText(Random& random, std::string_view column, Day day) {
  const std::string unit(Department(random));
  const std::string name(column);
  switch (random.Below(5)) {
    case 0:
      return "经核实，截至" + columns::Write(day, "Y年m月d日") + "，我单位暂无" + name +
             "类信息，如有将及时公开。";
    case 1:
      return "本单位不涉及" + name + "事项，特此说明。";
    case 2:
      return "因职能划转，" + unit + "不再承担" + name + "相关工作，经核实暂无此类信息。";
    case 3:
      return "说明：" + columns::Write(day, "Y年") + "我县未发生" + name +
             "方面应公开的事项。青禾县人民政府办公室 " + columns::Write(day, "Y年m月d日");
    default:
      return "经" + unit + "核查，目前没有产生“" + name + "”相关的政府信息。";
  }
}

std::string ArchivedText(Random& random) {
  static constexpr auto kTexts = std::to_array<const char*>(
      {"本栏目已归档，内容仅供查阅，不再更新。", "该专题已归档，不再更新，仅供历史查询。",
       "因机构改革，本栏目停止更新，原有内容归档保存，仅供参考。"});
  return random.Pick(kTexts);
}

std::string OverviewText(Random& random, std::string_view column) {
  const std::string name(column);
  std::string out;
  const auto paragraph = [&out](const std::string& text) { out += "<p>　　" + text + "</p>\n"; };
  if (name == "机构职能") {
    paragraph("根据县委办公室、县政府办公室印发的职能配置、内设机构和人员编制规定，主要职责如下：");
    for (const char* duty : {"（一）", "（二）", "（三）", "（四）"}) {
      paragraph(duty + BodyText(random, random.Between(60, 140)));
    }
    paragraph("办公地址：青禾县人民路" + std::to_string(random.Between(2, 300)) +
              "号。办公时间：周一至周五上午8:00—12:00，下午14:30—18:00。");
    return out;
  }
  if (name == "县政府领导") {
    paragraph(
        "李明远，男，汉族，1969年8月生，大学学历，县委副书记、县政府县长。领导县政府全面工作。");
    paragraph("王立群，男，汉族，1972年3月生，县委常委、县政府常务副县长。" + BodyText(random, 90));
    paragraph("赵秀兰，女，汉族，1975年11月生，县政府副县长。" + BodyText(random, 90));
    return out;
  }
  paragraph(
      "青禾县位于豫东平原腹地，始建于公元前221年，1997年撤区并乡，2019年末辖12个镇、6个乡、2个街道"
      "，总人口78.6万人，面积1041平方公里。");
  paragraph(BodyText(random, random.Between(120, 300)));
  paragraph(BodyText(random, random.Between(150, 400)));
  paragraph("2021年全县实现地区生产总值" + std::to_string(random.Between(180, 420)) +
            "亿元，比上年增长6.3%。");
  return out;
}

std::string BodyText(Random& random, std::size_t characters) {
  std::string out;
  AppendParagraph(random, characters, out);
  return out;
}

const Wording& WordingOf(Words words) {
  static constexpr std::array<Wording, 6> kWordings = {{
      {ColumnNames, ColumnTitle, PlaceholderText, NoteText, ArchivedText, OverviewText},
      {LateColumnNames, ColumnTitle, LatePlaceholderText, LateNoteText, LateArchivedText,
       LateOverviewText},
      {FourthColumnNames, FourthColumnTitle, FourthPlaceholderText, FourthNoteText,
       FourthArchivedText, FourthOverviewText},
      {FifthColumnNames, FifthColumnTitle, FifthPlaceholderText, FifthNoteText, FifthArchivedText,
       FifthOverviewText},
      {SixthColumnNames, SixthColumnTitle, SixthPlaceholderText, SixthNoteText, SixthArchivedText,
       SixthOverviewText},
      {SeventhColumnNames, SeventhColumnTitle, SeventhPlaceholderText, SeventhNoteText,
       SeventhArchivedText, SeventhOverviewText},
  }};
  return kWordings[static_cast<std::size_t>(words)];
}

}  // namespace xuncha::sitegen::columns
