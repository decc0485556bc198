// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/typed_quarter.h"

#include "tests/e2e/local_site.h"
#include "tests/support/source_dir.h"

namespace xuncha::e2e {
namespace {

constexpr const char* kMorning = "2022-08-16T10:00";
constexpr const char* kJanuary = "2023-01-05T10:00";

}  // namespace

const std::vector<Step>& TypedQuarter() {
  static const std::vector<Step> steps{
      {"inventory import units @units.csv"},
      {"inventory import sites @sites.csv"},
      {"inventory import columns @columns.csv"},
      {"inventory import accounts @accounts.csv"},
      {"inventory export sites @out.csv", kMorning, "out.csv"},
      {"inventory export units @out.xlsx", kMorning, "out.xlsx"},
      {"lifecycle request s-2 offline --from 2022-09-18 --until 2022-09-20 --reason 改版"},
      {"lifecycle approve l-1"},
      {"lifecycle file l-1 --day 2022-08-16"},
      {"lifecycle request a-2 cancel --reason 停用"},
      {"lifecycle refuse l-2 --reason 仍在用"},
      {"lifecycle request a-3 close --reason 停用 --notice http://zc.example.gov.cn/gg.html"},
      {"lifecycle approve l-3"},
      {"lifecycle form l-3 --out @closing.docx", kMorning, "closing.docx"},
      {"lifecycle file l-3 --day 2022-08-15 --reason 纸质先报"},
      {"lifecycle finish l-3 --day 2022-08-16 --notice http://zc.example.gov.cn/gg.html"},
      {"campaign create @c.toml"},
      {"campaign open 2022Q3"},
      {"campaign notice 2022Q3 --facts @facts.toml --out @notice.docx", kMorning, "notice.docx"},
      {"campaign access-letter 2022Q3 --as html --out @letter.html", kMorning, "letter.html"},
      {"self-check form 应急 --as xlsx --out @self.xlsx", kMorning, "self.xlsx"},
      {"record render s-1 --round 1 --out @record.docx", kMorning, "record.docx"},
      {"campaign pause 2022Q3"},
      {"campaign resume 2022Q3"},
      {"self-check set 应急 --day 2022-08-05 --problems 2 --fixed 1"},
      {"finding add --subject s-1 --title 图片新闻栏目空白 --class blank --url "
       "http://yj.example.gov.cn/tpxw/ --file @photo.png"},
      {"finding add --unit 轵城镇 --title 分工不明确"},
      {"finding add --subject s-1 --title 链接打不开 --class links --url "
       "http://yj.example.gov.cn/a.html"},
      {"finding add --subject s-2 --title 机构职能长期不变 --class not_updated --url "
       "http://zc.example.gov.cn/jgzn/"},
      {"finding add --subject s-2 --title 错别字 --class information"},
      {"finding confirm --state suspected --as 张三"},
      {"finding reject p-5 --reason 不成立"},
      {"finding reopen p-5 --reason 再看", kMorning, "", Again::kRefused},
      {"finding common p-3 --reason 平台统一模板"},
      {"declare --unit 轵城镇 --subject s-2 --place http://zc.example.gov.cn/jgzn/ --check "
       "stale_column --reason 不变 --until 2022-12-31"},
      {"record set s-1 --all 未发现 --as 李四"},
      {"record set s-2 V1.4.3 发现 --as 李四"},
      {"record import-probes @probes.csv"},
      {"account record a-1 --last-post 2022-05-01 --certified 济源市应急管理局 --file @photo.png"},
      {"account export @form.xlsx", kMorning, "form.xlsx"},
      {"account import @form.csv"},
      {"verdict propose"},
      {"verdict review a-1 a-2 s-1 s-2 --as 李四"},
      {"verdict decide a-1 a-2 s-1 s-2 --as 王五"},
      {"verdict reopen s-2 --reason 来信反映 --as 王五"},
      {"record set s-2 V1.4.3 发现 --note 五个 --as 李四"},
      {"verdict review --as 李四"},
      {"verdict decide --as 王五"},
      {"order issue 2022Q3"},
      {"order apply o-1 accept"},
      {"order apply o-1 extend --deadline 2022-09-09 --reason 人手不足"},
      {"order export o-1 @list.xlsx", kMorning, "list.xlsx"},
      {"order render o-1 --facts @facts.toml --out @order.docx", kMorning, "order.docx"},
      {"order render o-1 --as text --out @order.txt", kMorning, "order.txt"},
      {"order render --campaign 2022Q3 --as html --out @orders/", kMorning, "orders/"},
      {"order evidence o-1 --out @evidence/", kMorning, "evidence/"},
      {"order import @back.csv", "2022-08-18T09:00"},
      {"order apply o-1 return --reason 未改", "2022-08-18T10:00"},
      {"order apply o-1 report_fix --answer 已改 --fixed-on 2022-08-19", "2022-08-19T10:00"},
      {"order apply o-1 verify", "2022-08-19T11:00"},
      {"order apply o-1 close", "2022-08-19T12:00"},
      {"order apply o-2 dispute --reason 已整改", "2022-08-19T12:00"},
      {"order apply o-2 uphold --reason 未整改", "2022-08-19T13:00", "", Again::kRefused},
      {"order remind", "2022-09-20T10:00"},
      {"campaign create @low.toml"},
      {"campaign open low"},
      {"campaign resample low --as-campaign again --ratio 100 --seed 7"},
      {"disclosure import @items.csv"},
      {"disclosure import @portal.csv --part portal --unit 应急"},
      {"message import @messages.csv"},
      {"message import @errors.csv --kind error_report"},
      {"repost import @tasks.csv"},
      {"bulletin choose weak_units 轵城镇 --campaign 2022Q3"},
      {"bulletin choose weak_units 应急 --campaign 2022Q3"},
      {"bulletin choose weak_units 应急 --remove --campaign 2022Q3"},
      {"bulletin draft --facts @facts.toml --campaign 2022Q3", "2022-08-31T10:00"},
      // The same with other wording, as a person might have written it in Word.
      {"bulletin draft --facts @facts.toml --campaign 2022Q3 --resources @words",
       "2022-08-31T10:00"},
      {"bulletin render b-2 --as docx --out @edited.docx", "", "edited.docx"},
      {"bulletin compare b-1 @edited.docx --take", "2022-08-31T10:00"},
      {"bulletin look b-1", "2022-08-30T10:00", "", Again::kAnew},
      {"bulletin render b-1 --as docx --out @b.docx", "", "b.docx"},
      {"bulletin render b-1 --as html --out @b.html", "", "b.html"},
      {"bulletin render b-1 --as xlsx --out @b.xlsx", "", "b.xlsx"},
      {"bulletin freeze b-1", "2022-08-31T10:00"},
      // Taken back for what was forgotten, while the next quarter is open already.
      {"campaign close 2022Q3 --to open --reason 漏报", "2022-09-01T08:00"},
      {"campaign create @q4.toml", "2022-09-01T08:00"},
      {"campaign open 2022Q4", "2022-09-01T08:00"},
      {"finding add --campaign 2022Q3 --subject s-2 --title 栏目空白 --class blank",
       "2022-09-01T08:10"},
      {"finding confirm --campaign 2022Q3 --state suspected", "2022-09-01T08:10"},
      {"campaign carry 2022Q4", "2022-09-01T08:20"},
      {"campaign close 2022Q3 --to frozen", "2022-09-01T08:30"},
      {"bulletin issue b-1 --number 济政办〔2022〕9号 --signer 王五 --signed-on 2022-08-31 "
       "--printed-on 2022-09-01",
       "2022-09-01T10:00"},
      {"bulletin draft --facts @facts.toml --campaign 2022Q3", "2022-09-01T10:30"},
      {"bulletin correct b-1 b-4 --value problems.total --reason 漏报1个", "2022-09-01T10:40"},
      {"order reported 应急 --campaign 2022Q3 --day 2022-09-01 --file @scan.pdf",
       "2022-09-01T11:00"},
      {"campaign close 2022Q3 --reason 完", "2022-11-02T10:00"},
      {"export reporting --campaign 2022Q3 --out @quarter.xlsx", kJanuary, "quarter.xlsx"},
      {"appraisal draft 2022 --scheme example --office 市办 --without 2022Q4", kJanuary},
      {"appraisal announce y-1 --until 2023-01-12", kJanuary},
      {"appraisal contest y-1 --unit 应急 --reason 属上级 --record p-1", kJanuary},
      {"appraisal answer y-1 1 --result upheld --reason 属实", "2023-01-13T09:00"},
      {"appraisal seal y-1", "2023-01-13T10:00"},
      {"backup @all.xb", "2023-01-14T10:00", "all.xb", Again::kRefused},
  };
  return steps;
}

const std::vector<Step>& TypedRound() {
  static const auto prepares = [](const char* words) {
    return Step{words, kMorning, "", Again::kSame, false};
  };
  static const std::vector<Step> steps{
      prepares("inventory import units @units.csv"),
      prepares("inventory import sites @sites.csv"),
      prepares("inventory import columns @columns.csv"),
      prepares("inventory import accounts @accounts.csv"),
      prepares("campaign create @c.toml"),
      prepares("campaign open 2022Q3"),
      prepares("account record a-1 --menu 服务—政务公开 --type web --url {site}menu/gone"),
      {"check {site} --out @report.json --format json --allow-private --rate 0 --quiet", kMorning,
       "report.json", Again::kAnew},
      {"columns {site} --save-site @site.toml --force --allow-private --rate 0 --quiet", kMorning,
       "site.toml", Again::kAnew},
      {"snapshot reindex", ""},
      {"campaign run 2022Q3 --round 1 --allow-private --rate 0 --quiet"},
      {"disclosure collect --round 1"},
      {"record probe s-1 --allow-private", kMorning, "", Again::kAnew},
      {"account probe --allow-private --rate 0", kMorning, "", Again::kAnew},
      {"account fetch --credentials @keys.toml --allow-private --quiet", kMorning, "",
       Again::kAnew},
      prepares("finding confirm --check dead_link"),
      prepares("order issue 2022Q3"),
      {"order reinspect --allow-private --rate 0 --quiet", kMorning, "", Again::kAnew},
      {"order evidence o-1 --out @evidence/", kMorning, "evidence/"},
  };
  return steps;
}

const std::vector<std::string>& ReadingCommands() {
  static const std::vector<std::string> commands{
      "audit",
      "snapshot list",
      "snapshot show",
      "snapshot verify",
      "show",
      "facts",
      "text",
      "inventory reconcile",
      "inventory list",
      "inventory history",
      "inventory suggest-closures",
      "campaign list",
      "campaign show",
      "campaign rollup",
      "campaign agreement",
      "finding list",
      "finding show",
      "record list",
      "record show",
      "verdict list",
      "self-check list",
      "order list",
      "order show",
      "order reports",
      "order dispute-view",
      "account show",
      "account list",
      "bulletin suggest",
      "bulletin list",
      "bulletin show",
      "bulletin explain",
      "bulletin lint",
      "disclosure show",
      "message show",
      "repost show",
      "appraisal list",
      "appraisal show",
      "appraisal explain",
      "export check-reports",
      "lifecycle list",
      "config show",
      "config example",
  };
  return commands;
}

void WriteTypedFiles(const std::filesystem::path& folder) {
  const auto file = [&](const char* name, const std::string& text) {
    WriteFile(folder / name, text);
  };
  file("units.csv",
       "单位名称,简称,上级单位,是否主管单位\n市政府办公室,市办,,是\n"
       "济源市应急管理局,应急,市办,是\n济源市轵城镇人民政府,轵城镇,市办,\n");
  file("sites.csv",
       "网站名称,首页网址,主办单位\n应急管理局网站,http://yj.example.gov.cn/,应急\n"
       "轵城镇网站,http://zc.example.gov.cn/,轵城镇\n");
  file("columns.csv",
       "所属网站,栏目名称,栏目网址\n应急管理局网站,图片新闻,http://yj.example.gov.cn/tpxw/\n"
       "轵城镇网站,机构职能,http://zc.example.gov.cn/jgzn/\n");
  file("accounts.csv",
       "账号名称,平台,主办单位\n济源应急,微信订阅号,应急\n轵城发布,微博,轵城镇\n轵城旧号,微博,"
       "轵城镇\n");
  file("c.toml",
       "id = \"2022Q3\"\nname = \"2022年第三季度\"\noffice = \"市办\"\n"
       "monitoring_point = \"2022-08-23\"\n"
       "rectification_until = \"2022-08-31\"\n[self_check]\nfrom = \"2022-08-01\"\n"
       "until = \"2022-08-10\"\n[[round]]\nfrom = \"2022-08-15\"\nuntil = \"2022-08-24\"\n");
  file("low.toml",
       "id = \"low\"\nname = \"县级\"\noffice = \"应急\"\nmonitoring_point = \"2022-08-23\"\n"
       "[[round]]\nfrom = \"2022-08-15\"\nuntil = \"2022-08-24\"\n");
  file("facts.toml",
       "issuer = \"济源市人民政府办公室\"\nregion = \"济源市\"\nreport_to = \"市政府办公室\"\n");
  std::string words = ReadFile(SourceDir() + "/data/bulletin/long.toml");
  const std::string heading = "下一步工作要求";
  words.replace(words.find(heading), heading.size(), "下一步工作安排");
  std::filesystem::create_directories(folder / "words/data/bulletin");
  WriteFile(folder / "words/data/bulletin/long.toml", words);
  file("photo.png", "\x89PNG\r\n");
  file("form.csv", "账号名称,最后更新日期,单项否决项\n轵城发布,2022-08-12,未发现\n");
  file("back.csv", "问题编号,整改情况,完成日期\n2022Q3-应急-01,已更新,2022-08-17\n");
  std::string probes = "时间,网站名称,结果\n";
  for (int day = 10; day <= 16; ++day) {
    probes += "2022-08-" + std::to_string(day) + " 1:05,应急管理局网站,200\n";
  }
  file("probes.csv", probes);
  file("q4.toml",
       "id = \"2022Q4\"\nname = \"2022年第四季度\"\noffice = \"市办\"\n"
       "monitoring_point = \"2022-11-23\"\n[[round]]\nfrom = \"2022-11-15\"\n"
       "until = \"2022-11-24\"\n");
  file("items.csv",
       "发布单位,信息标题,发布日期\n济源市应急管理局,甲,2022-07-04\n应急,乙,2022/8/1\n");
  file("portal.csv", "类别,信息标题,发布日期\n要闻类,丙,2022-07-05\n");
  file("messages.csv",
       "编号,留言人,标题,受理日期,办理单位,办结日期\n"
       "W1,王小明,王小明问路,2022-07-04,应急,2022-07-05\nW2,李四,问,2022-07-05,轵城镇,\n");
  file("errors.csv", "编号,标题,受理日期,办理单位,办结日期\nE1,错字,2022-07-04,应急,2022-07-05\n");
  file("tasks.csv", "标题,转载期限\n关于某事的重要通知文件,2022-07-08\n");
  file("scan.pdf", "%PDF-1.4 sealed");
}

void WriteRoundFiles(const std::filesystem::path& folder, const std::string& site) {
  WriteTypedFiles(folder);
  WriteFile(folder / "sites.csv", "网站名称,首页网址,主办单位\n应急管理局网站," + site + ",应急\n");
  WriteFile(folder / "columns.csv",
            "所属网站,栏目名称,栏目网址,公开栏目\n应急管理局网站,通知公告," + site + "tzgg/,是\n");
  WriteFile(folder / "accounts.csv", "账号名称,平台,主办单位\n济源应急,微信订阅号,应急\n");
  WriteFile(folder / "keys.toml", "[interface.wechat]\nbase = \"" + site +
                                      "\"\n[[account]]\naccount = \"济源应急\"\n"
                                      "appid = \"wx1\"\nsecret = \"hush-hush\"\n");
  namespace fs = std::filesystem;
  fs::permissions(folder / "keys.toml", fs::perms::owner_read | fs::perms::owner_write);
}

}  // namespace xuncha::e2e
