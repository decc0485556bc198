// SPDX-License-Identifier: Apache-2.0
//
// What is right but looks wrong. Nothing certain or likely may be said about any of it.
#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

#include "site_generator/files.h"
#include "site_generator/plan.h"

namespace xuncha::sitegen {
namespace {

class Trapper {
 public:
  explicit Trapper(Plan& plan) : plan_(plan), random_(plan.options.seed, 31) {}

  void Run() {
    TellingArticles();
    SoftFolders(Count(30));
    Forbidden(Count(5));
    NeverLinks(Count(8));
    GoodRedirects(Count(4));
    OddFiles(Count(4));
    OddSpellings(Count(12));
    ChineseAddresses(Count(6));
    AlikePages();
    SmallPages();
  }

 private:
  std::uint32_t Count(double per_thousand) const {
    return static_cast<std::uint32_t>(
        std::max(4.0, std::round(per_thousand * plan_.options.articles / 1000.0)));
  }
  std::string Serial() { return std::to_string(++serial_); }
  void Link(const std::string& raw, std::string_view kind, Form form, std::string_view label) {
    LinkFromArticles(plan_, random_, AddTruth(plan_, raw, "", kind), raw, form,
                     random_.Between(1, 3), label);
  }
  static std::string SmallPage(std::string_view title, std::string_view body) {
    return "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>" + std::string(title) +
           "</title></head><body><div class=\"main\"><h1>" + std::string(title) + "</h1>" +
           std::string(body) + "</div></body></html>\n";
  }

  // Articles *about* missing pages and deleting are articles.
  void TellingArticles() {
    static constexpr std::array<std::array<std::string_view, 2>, 5> kTexts = {{
        {"关于门户网站部分栏目出现“404 页面不存在”提示的情况说明",
         "近日有网民反映，访问门户网站部分栏目时提示“404 页面不存在”。经核实，系网站改版期间"
         "旧地址没有及时跳转所致，目前已恢复正常。感谢网民的监督。"},
        {"关于删除失效行政规范性文件目录的公告",
         "经清理，决定将已失效的行政规范性文件从目录中删除，现将删除的文件名称公告如下。"},
        {"删除通知", "经研究，删除《县级事项目录》第三项。特此通知。"},
        {"“找不到窗口”问题的整改情况",
         "针对群众反映的办事找不到窗口、找不到人的问题，政务服务中心增设了引导台。"},
        {"系统出错了怎么办：网上办事常见问题解答",
         "提示“系统出错”或者“您访问的页面已删除”时，请先清除浏览器缓存，再重新登录办理。"},
    }};
    for (std::size_t i = 0; i < kTexts.size(); ++i) {
      Article& article = plan_.articles[(i * 37 + 5) % plan_.articles.size()];
      article.title = kTexts[i][0];
      article.special_body = "<p>" + std::string(kTexts[i][1]) + "</p>";
      article.truth = AddTruth(plan_, article.path, "", "article_about_errors");
    }
  }

  // Real pages in the folders whose server answers everything with 200 (or sends it elsewhere).
  void SoftFolders(std::uint32_t count) {
    static constexpr std::array<std::string_view, 5> kFolders = {
        "/zxzx/detail/", "/wsbs/item/", "/lyb/show_", "/old/news/", "/xwzx/view/"};
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::string path =
          std::string(kFolders[i % kFolders.size()]) + std::to_string(1000 + i) + ".html";
      std::string body = "<p>";
      // Every third is as short as an error page.
      AppendParagraph(random_, i % 3 == 0 ? 12 : 160, body);
      body += "</p><p><a href=\"/\">首页</a></p>";
      const Day day{2021, static_cast<std::uint8_t>(1 + i % 12), 9};
      plan_.files[path] = SmallPage(MakeTitle(random_, "互动交流", day), body);
      Link(path, "real_page_in_soft_folder", Form::kPlain, "详细内容");
    }
  }

  void Forbidden(std::uint32_t count) {
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::string path = "/nbxx/doc_" + Serial() + (i % 3 == 2 ? ".jpg" : ".html");
      plan_.statuses[path] = i % 4 == 3 ? 401 : 403;
      Link(path, "forbidden", i % 3 == 2 ? Form::kImage : Form::kPlain, "内部公示");
    }
  }

  void NeverLinks(std::uint32_t count) {
    static constexpr std::array kForms = {Form::kComment, Form::kScriptString, Form::kInert};
    for (std::uint32_t i = 0; i < count; ++i) {
      Link("/never/n_" + Serial() + (i % 2 == 0 ? ".html" : ".jpg"), "never_a_link",
           kForms[i % kForms.size()], "旧版入口");
    }
  }

  void GoodRedirects(std::uint32_t count) {
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::string stem = "/go/r_" + Serial();
      Article& target = plan_.articles[random_.Below(plan_.articles.size())];
      if (target.truth < 0) {  // a trap of its own: then no defect takes the article away
        target.truth = AddTruth(plan_, target.path, "", "target_of_a_redirect");
      }
      if (i % 3 == 0) {
        plan_.redirects.push_back({stem + ".html", target.path});
      } else if (i % 3 == 1) {
        plan_.redirects.push_back({stem + ".html", stem + "_2.html"});
        plan_.redirects.push_back({stem + "_2.html", stem + "_3.html"});
        plan_.redirects.push_back({stem + "_3.html", "/zwgk/"});
      } else {
        plan_.redirects.push_back({stem + ".html", "/"});
      }
      Link(stem + ".html", "good_redirect", Form::kPlain, "跳转");
    }
  }

  void OddFiles(std::uint32_t count) {
    for (std::uint32_t i = 0; i < count; ++i) {
      std::string path = "/uploads/2022/odd_" + Serial();
      Form form = Form::kImage;
      std::string content;
      switch (i % 6) {
        case 0:
          path += ".jpg";
          content = MakePng(random_, 3000);
          break;
        case 1:
          path += ".jpg";
          content = MakeJpeg(random_, 3000) + std::string(37, '\0');
          break;
        case 2:
          path += ".doc";
          form = Form::kPlain;
          content = "{\\rtf1\\ansi\\ansicpg936 see the notice\\par}";
          break;
        case 3:
          path += ".pdf";
          form = Form::kPlain;
          content = MakePdf(random_, 3000) + "\n";
          break;
        case 4:
          path += ".gif";
          content = MakeGif();
          break;
        default:
          path += ".xlsx";
          form = Form::kPlain;
          content = MakeDocx(random_, 3000);
          break;
      }
      plan_.files[path] = content;
      Link(path, "odd_but_whole_file", form, "附件");
    }
  }

  // The same address as of a page that is there, spelled as people spell it.
  void OddSpellings(std::uint32_t count) {
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::string page = "/zwgk/odd/page" + Serial() + ".html";
      plan_.files[page] =
          SmallPage("办事公开第" + std::to_string(serial_) + "期", "<p>见附件。</p>");
      const std::string spellings[] = {
          " " + page + " ",
          "/zwgk/./odd/../odd" + page.substr(9),
          page + "#top",
          "\\zwgk\\odd\\" + page.substr(10),
          "/zwgk/od\nd" + page.substr(9),
          page + "?utm_source=wx&from=timeline",
          "//" + plan_.options.base_url.substr(7) + page,
          "HTTP://" + plan_.options.base_url.substr(7) + page,
          "/%7awgk/odd" + page.substr(9),
      };
      const std::int32_t truth = AddTruth(plan_, page, "", "odd_spelling");
      LinkFromArticles(plan_, random_, truth, spellings[i % std::size(spellings)], Form::kPlain, 1,
                       "公开内容");
    }
  }

  // Raw Chinese in paths (always UTF-8) and in queries (in the page's own charset).
  void ChineseAddresses(std::uint32_t count) {
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::string serial = Serial();
      if (i % 2 == 0) {
        const std::string path = "/文件下载/指南" + serial + ".html";
        plan_.files[path] = SmallPage("下载指南" + serial, "<p>请点击右侧按钮下载。</p>");
        const std::int32_t truth = AddTruth(plan_, PercentEncode(path), "", "chinese_path");
        LinkFromArticles(plan_, random_, truth, path, Form::kPlain, 2, "下载指南");
        continue;
      }
      const std::string name = "公示" + serial;
      // One file for each charset: the other spelling of the same words answers 404.
      const bool gbk = plan_.options.family == Family::kTable;
      const std::string value = PercentEncode(gbk ? ToGbk(name) : name);
      plan_.files["/_n/" + value + ".html"] = SmallPage(name, "<p>公示无异议。</p>");
      const std::int32_t truth = AddTruth(plan_, "/search/show.jsp?name=" + value, "", "query");
      for (int tries = 0; tries < 400; ++tries) {
        Article& article = plan_.articles[random_.Below(plan_.articles.size())];
        if (article.gbk == gbk && !article.removed && article.links.size() < 4) {
          article.links.push_back(
              {"/search/show.jsp?name=" + name, "公示查询", Form::kPlain, truth});
          break;
        }
      }
    }
  }

  // Short pages that differ in a few digits only, where the server says 404 honestly.
  void AlikePages() {
    for (int month = 1; month <= 12; ++month) {
      const std::string path = "/tjsj/yb/2021" + std::to_string(100 + month).substr(1) + ".html";
      plan_.files[path] = SmallPage("月报数据", "<p>2021年" + std::to_string(month) + "月，完成" +
                                                    std::to_string(month * 7 + 3) + "件。</p>");
      Link(path, "pages_alike", Form::kPlain, "月报");
    }
  }

  void SmallPages() {
    plan_.files["/zwgk/jytabl/index.html"] = SmallPage("建议提案办理", "<p>暂无内容</p>");
    Link("/zwgk/jytabl/", "placeholder_page", Form::kPlain, "建议提案");
    plan_.files["/zwgk/wbsj/index.html"] =
        SmallPage("外事接待", "<p>经核实，本单位不涉及此项工作。</p>");
    Link("/zwgk/wbsj/", "declared_none", Form::kPlain, "外事接待");
    plan_.files["/admin/login.html"] = SmallPage("管理登录", "<p>请登录</p>");
    Link("/admin/login.html", "robots", Form::kPlain, "后台");
  }

  Plan& plan_;
  Random random_;
  std::uint32_t serial_ = 0;
};

}  // namespace

void PlantTraps(Plan& plan) { Trapper(plan).Run(); }

}  // namespace xuncha::sitegen
