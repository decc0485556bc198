// SPDX-License-Identifier: Apache-2.0
#include "site_generator/words.h"

#include <iconv.h>

#include <array>
#include <cstdio>
#include <cstdlib>

namespace xuncha::sitegen {
namespace {

constexpr std::array kTop = std::to_array<NamedSlug>({
    {"政务公开", "zwgk"}, {"新闻动态", "xwdt"}, {"通知公告", "tzgg"}, {"政策文件", "zcwj"},
    {"政策解读", "zcjd"}, {"互动交流", "hdjl"}, {"办事服务", "bsfw"}, {"专题专栏", "ztzl"},
    {"走进青禾", "zjqh"}, {"数据开放", "sjkf"}, {"人事信息", "rsxx"}, {"财政信息", "czxx"},
    {"规划计划", "ghjh"}, {"应急管理", "yjgl"}, {"生态环境", "sthj"}, {"教育医疗", "jyyl"},
    {"乡村振兴", "xczx"}, {"营商环境", "yshj"}, {"重大项目", "zdxm"}, {"公共资源", "ggzy"},
    {"招商引资", "zsyz"}, {"法治政府", "fzzf"}, {"统计数据", "tjsj"}, {"部门信息", "bmxx"},
});

constexpr std::array kSub = std::to_array<NamedSlug>({
    {"工作动态", "gzdt"},
    {"公示公告", "gsgg"},
    {"文件汇编", "wjhb"},
    {"图片报道", "tpbd"},
});

constexpr std::array kTopics = std::to_array<std::string_view>({
    "安全生产", "防汛抗旱", "森林防火",   "义务教育",     "城乡低保",     "道路养护",
    "污水处理", "土地流转", "粮食收购",   "就业创业",     "医疗保障",     "养老服务",
    "户厕改造", "扬尘治理", "食品安全",   "招商引资",     "文化惠民",     "河道清淤",
    "秋季造林", "小麦播种", "校车管理",   "老旧小区改造", "农村饮水安全", "政务服务改革",
    "消防演练", "科技特派", "残疾人帮扶", "退役军人服务", "市场主体培育", "危房排查整治",
});

constexpr std::array kDepartments = std::to_array<std::string_view>({
    "县发展改革委",   "县教育体育局",     "县民政局",         "县财政局", "县人力资源社会保障局",
    "县自然资源局",   "县住房城乡建设局", "县交通运输局",     "县水利局", "县农业农村局",
    "县卫生健康委",   "县应急管理局",     "县市场监督管理局", "县统计局", "县医疗保障局",
    "县生态环境分局", "城关镇",           "柳河镇",           "石桥乡",   "青山街道",
});

constexpr std::array kTitleShapes = std::to_array<std::string_view>({
    "青禾县人民政府办公室关于印发{y}年{t}工作要点的通知（清政办〔{y}〕{n}号）",
    "{d}召开{t}工作推进会（第{n}期）",
    "{d}扎实开展{t}工作简报第{n}期",
    "关于{t}有关情况的公示（{y}年第{n}号）",
    "{d}{y}年第{n}批{t}项目名单公告",
    "图解：{y}年{t}实施方案要点之{n}",
    "青禾县{t}领导小组第{n}次会议纪要",
    "{d}关于做好{m}月份{t}工作的通知（第{n}号）",
    "{t}工作情况通报（{y}年第{n}期）",
    "县领导到{d}调研{t}工作（{n}）",
    "关于公开征求{t}管理办法意见的公告〔{n}〕",
    "{d}{t}政府采购结果公告{n}",
});

constexpr std::array kClauses = std::to_array<std::string_view>({
    "会议传达学习了上级有关文件精神",
    "各乡镇和有关部门要提高认识",
    "{d}有关负责同志参加了活动",
    "全县{t}工作取得了阶段性成效",
    "要把群众满意作为检验工作的标准",
    "工作人员深入田间地头了解情况",
    "严格落实属地管理责任和部门监管责任",
    "截至目前已完成年度任务的百分之{n}",
    "下一步将继续加大{t}力度",
    "对存在的问题建立台账并逐项销号",
    "累计出动人员{n}人次并发放宣传资料{n}份",
    "现将有关事项通知如下",
    "请各单位结合实际认真贯彻执行",
    "坚持问题导向和目标导向相统一",
    "按照统一部署有序推进{t}各项工作",
    "群众反映的热点问题得到及时回应",
    "项目总投资约{n}万元，计划年底前完工",
    "县财政安排专项资金{n}万元予以支持",
    "通过现场讲解、发放手册等方式开展宣传",
    "确保各项措施落到实处、见到实效",
    "为全县经济社会发展提供有力保障",
    "{d}牵头制定了实施细则",
    "督查组采取听取汇报和实地查看的方式进行检查",
    "对工作不力、进展缓慢的单位予以通报",
    "参加培训的学员表示收获很大",
    "符合条件的申请人可到政务服务大厅{n}号窗口办理",
    "办理时限为{n}个工作日，不收取任何费用",
    "公示期间如有异议，请以书面形式反映",
    "夏收夏种期间要特别注意用火用电安全",
    "让广大群众共享发展成果",
});

constexpr std::array kEndings = std::to_array<std::string_view>({"。", "。", "；", "，", "。"});

void Replace(std::string& text, std::string_view slot, std::string_view value) {
  for (std::size_t at = text.find(slot); at != std::string::npos; at = text.find(slot, at)) {
    text.replace(at, slot.size(), value);
    at += value.size();
  }
}

std::string Fill(Random& random, std::string_view shape, Day day) {
  std::string text(shape);
  Replace(text, "{d}", Department(random));
  Replace(text, "{t}", random.Pick(kTopics));
  Replace(text, "{y}", std::to_string(day.year));
  Replace(text, "{m}", std::to_string(day.month));
  Replace(text, "{n}", std::to_string(random.Between(1, 980)));
  return text;
}

}  // namespace

std::span<const NamedSlug> TopColumns() { return kTop; }
std::span<const NamedSlug> SubColumns() { return kSub; }
std::string_view Department(Random& random) { return random.Pick(kDepartments); }
std::string_view Topic(Random& random) { return random.Pick(kTopics); }

std::string IsoDay(Day day) {
  std::array<char, 16> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02d", day.year % 10000, day.month % 100,
                day.day % 100);
  return buffer.data();
}

std::string CompactDay(Day day) {
  std::array<char, 16> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%04d%02d%02d", day.year % 10000, day.month % 100,
                day.day % 100);
  return buffer.data();
}

std::string MakeTitle(Random& random, std::string_view column, Day day) {
  std::string title = Fill(random, random.Pick(kTitleShapes), day);
  if (random.Chance(0.05)) {
    title = "【" + std::string(column) + "】" + title;
  }
  return title;
}

void AppendParagraph(Random& random, std::size_t characters, std::string& out) {
  const std::size_t wanted = out.size() + characters * 3;  // three bytes a character
  while (out.size() < wanted) {
    std::string_view clause = random.Pick(kClauses);
    if (clause.find('{') == std::string_view::npos) {
      out += clause;
    } else {
      out += Fill(random, clause, Day{});
    }
    out += random.Pick(kEndings);
  }
}

std::string ToGbk(std::string_view utf8) {
  // One converter a call: pages are made one after another and this is not what costs time.
  iconv_t converter = iconv_open("GBK", "UTF-8");
  std::string out(utf8.size() + 16, '\0');
  std::string in(utf8);
  char* from = in.data();
  std::size_t from_left = in.size();
  char* to = out.data();
  std::size_t to_left = out.size();
  if (iconv(converter, &from, &from_left, &to, &to_left) == static_cast<std::size_t>(-1)) {
    std::fprintf(stderr, "site generator: text that GBK cannot hold: %.40s\n", from);
    std::abort();
  }
  iconv_close(converter);
  out.resize(out.size() - to_left);
  return out;
}

std::string PercentEncode(std::string_view bytes) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                       (byte >= '0' && byte <= '9') || byte == '-' || byte == '.' || byte == '_' ||
                       byte == '~' || byte == '/';
    if (plain) {
      out += c;
    } else {
      out += '%';
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    }
  }
  return out;
}

}  // namespace xuncha::sitegen
