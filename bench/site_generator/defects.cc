// SPDX-License-Identifier: Apache-2.0
//
// The planted defects. Each is one target with one right check, whatever links to it.
#include <algorithm>
#include <array>
#include <cmath>

#include "site_generator/files.h"
#include "site_generator/plan.h"

namespace xuncha::sitegen {
namespace {

class Planter {
 public:
  explicit Planter(Plan& plan) : plan_(plan), random_(plan.options.seed, 21) {}

  void Run() {
    RemovedArticles(Count(9));
    DeadPages(Count(9));
    DeadImages(Count(10));
    DeadAttachments(Count(9));
    DeadResources(Count(5));
    CssImages(Count(4));
    WrongImages(Count(6));
    WrongAttachments(Count(6));
    Loops(Count(5));
    Soft404(Count(14));
    Intranet(Count(4));
    if (plan_.options.server_errors) {
      ServerErrors(Count(2));
    }
    Everywhere();
  }

 private:
  // `per_thousand` defects for a thousand articles, at least six of every sort.
  std::uint32_t Count(double per_thousand) const {
    const double wanted = per_thousand * plan_.options.articles / 1000.0 * plan_.options.defects;
    return static_cast<std::uint32_t>(std::max(6.0, std::round(wanted)));
  }
  // Most broken targets stand on one page, some on several.
  std::uint32_t Pages() { return random_.Chance(0.7) ? 1 : random_.Between(2, 5); }
  std::string Serial() { return std::to_string(++serial_); }
  const std::string& Folder() { return plan_.columns[random_.Below(plan_.columns.size())].folder; }
  Form LinkForm() {
    static constexpr std::array kForms = {Form::kPlain,     Form::kPlain,       Form::kPlain,
                                          Form::kPlain,     Form::kPlain,       Form::kHandler,
                                          Form::kScriptUrl, Form::kLeaveNotice, Form::kRelay};
    return random_.Pick(kForms);
  }
  void Plant(const std::string& path, std::string_view check, std::string_view kind, Form form,
             std::string_view label) {
    LinkFromArticles(plan_, random_, AddTruth(plan_, path, check, kind), path, form, Pages(),
                     label);
  }

  void RemovedArticles(std::uint32_t count) {
    for (std::uint32_t i = 0; i < count; ++i) {
      Article& article = plan_.articles[random_.Below(plan_.articles.size())];
      if (article.removed || article.truth >= 0) {
        continue;
      }
      article.removed = true;
      article.truth = AddTruth(plan_, article.path, "dead_link", "removed_article");
      if (random_.Chance(0.2) && article.path.find('?') == std::string::npos) {
        plan_.statuses[article.path] = 410;
        plan_.truths.back().kind = "gone_article";
      }
    }
  }

  void DeadPages(std::uint32_t count) {
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::string number = Serial();
      switch (i % 4) {
        case 0:
          Plant(Folder() + "2019/old_" + number + ".html", "dead_link", "missing", LinkForm(),
                "相关链接：以前的通知");
          break;
        case 1:
          Plant("/zt/topic" + number + "/", "dead_link", "missing_folder", LinkForm(),
                "专题：往年活动");
          break;
        case 2:
          Plant("/xxgk/view.jsp?docid=" + number + "&lang=zh", "dead_link", "missing_query",
                LinkForm(), "查看原文");
          break;
        default:
          DeadChinese(number);
          break;
      }
    }
  }

  // Written raw in the page, in the page's own charset: a path is percent-encoded as UTF-8, a
  // query in the charset of the page. The target is what a browser asks.
  void DeadChinese(const std::string& number) {
    const std::string name = "/文件下载/通知" + number + ".html";
    const std::int32_t truth =
        AddTruth(plan_, PercentEncode(name), "dead_link", "missing_chinese_path");
    LinkFromArticles(plan_, random_, truth, name, Form::kPlain, Pages(), "下载页面");
  }

  void DeadImages(std::uint32_t count) {
    static constexpr std::array kForms = {Form::kImage,      Form::kImage,    Form::kImage,
                                          Form::kImage,      Form::kSrcset,   Form::kLazyImage,
                                          Form::kBackground, Form::kInlineCss};
    static constexpr std::array<std::string_view, 3> kEndings = {".jpg", ".png", ".gif"};
    for (std::uint32_t i = 0; i < count; ++i) {
      Plant("/uploads/2020/pic_" + Serial() + std::string(kEndings[i % 3]), "dead_image", "missing",
            kForms[i % kForms.size()], "现场图片");
    }
  }

  void DeadAttachments(std::uint32_t count) {
    static constexpr std::array<std::string_view, 8> kEndings = {".doc",  ".pdf", ".xls",  ".zip",
                                                                 ".docx", ".rar", ".xlsx", ".wps"};
    for (std::uint32_t i = 0; i < count; ++i) {
      Plant("/attach/2020/fj_" + Serial() + std::string(kEndings[i % kEndings.size()]),
            "dead_attachment", "missing", i % 7 == 6 ? Form::kHandler : Form::kPlain,
            "附件：申报表");
    }
  }

  void DeadResources(std::uint32_t count) {
    for (std::uint32_t i = 0; i < count; ++i) {
      const bool style = i % 2 == 0;
      Plant("/static/old/lib_" + Serial() + (style ? ".css" : ".js"), "dead_resource",
            style ? "missing_style" : "missing_script", style ? Form::kStyleSheet : Form::kScript,
            "");
    }
  }

  void CssImages(std::uint32_t count) {
    const std::uint32_t sheets = std::min<std::uint32_t>(6, count);
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::string path = "/static/css/img/bg_" + Serial() + (i % 2 == 0 ? ".png" : ".gif");
      const std::int32_t truth = AddTruth(plan_, path, "dead_image", "missing_css_image");
      plan_.truths[static_cast<std::size_t>(truth)].pages_known = false;
      const std::string sheet = "/static/css/theme" + std::to_string(i % sheets) + ".css";
      plan_.css_images.emplace_back(sheet, i % 3 == 0 ? path : path.substr(12));  // "img/bg…"
    }
  }

  void WrongImages(std::uint32_t count) {
    for (std::uint32_t i = 0; i < count; ++i) {
      std::string path = "/uploads/2021/w_" + Serial();
      std::string kind;
      std::string content;
      switch (i % 5) {
        case 0:
          path += ".jpg";
          kind = "html_as_image";
          content = "<html><head><title>错误</title></head><body>文件不存在</body></html>";
          break;
        case 1:
          path += ".png";
          kind = "empty_image";
          break;
        case 2:
          path += ".jpg";
          kind = "truncated_jpeg";
          content = MakeJpeg(random_, 4000);
          content.resize(content.size() / 2);
          break;
        case 3:
          path += ".png";
          kind = "truncated_png";
          content = MakePng(random_, 4000);
          content.resize(content.size() - 900);
          break;
        default:
          // Missing, in a folder whose server answers everything with a page and 200.
          path = "/zxzx/detail/pic_" + std::to_string(serial_) + ".jpg";
          kind = "image_answered_by_error_page";
          break;
      }
      if (kind != "image_answered_by_error_page") {
        plan_.files[path] = content;
      }
      Plant(path, "wrong_content", kind, Form::kImage, "活动照片");
    }
  }

  void WrongAttachments(std::uint32_t count) {
    for (std::uint32_t i = 0; i < count; ++i) {
      std::string path = "/attach/2021/w_" + Serial();
      std::string kind;
      std::string content;
      switch (i % 4) {
        case 0:
          path += i % 8 == 0 ? ".doc" : ".pdf";
          kind = "empty_attachment";
          break;
        case 1:
          path += ".xls";
          kind = "html_as_attachment";
          content =
              "<!DOCTYPE html><html><head><title>404</title></head><body><h1>404</h1>"
              "您要下载的文件不存在</body></html>";
          break;
        case 2:
          path += ".docx";
          kind = "truncated_docx";
          content = MakeDocx(random_, 6000);
          content.resize(3000);
          break;
        default:
          path += ".pdf";
          kind = "truncated_pdf";
          content = MakePdf(random_, 9000);
          content.resize(4000);
          break;
      }
      plan_.files[path] = content;
      Plant(path, "wrong_content", kind, Form::kPlain, "附件：名单");
    }
  }

  void Loops(std::uint32_t count) {
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::string stem = "/jump/go_" + Serial();
      const std::string start = stem + ".html";
      if (i % 3 == 0) {  // to itself
        plan_.redirects.push_back({start, start});
      } else if (i % 3 == 1) {  // in a circle
        plan_.redirects.push_back({start, stem + "_b.html"});
        plan_.redirects.push_back({stem + "_b.html", start});
      } else {  // over ten hops
        std::string from = start;
        for (int hop = 1; hop <= 13; ++hop) {
          std::string to = stem + "_" + std::to_string(hop) + ".html";
          plan_.redirects.push_back({from, to});
          from = std::move(to);
        }
        plan_.files[from] = "<html><title>终点</title><body>到了</body></html>";
      }
      Plant(start, "redirect_loop", i % 3 == 2 ? "over_ten_hops" : "circle", LinkForm(),
            "跳转链接");
    }
  }

  // Five servers' ways of saying "not there" with 200; nginx_conf.cc answers the folders.
  void Soft404(std::uint32_t count) {
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::string number = std::to_string(4000 + (serial_ += 1));
      switch (i % 5) {
        case 0:
          Plant("/zxzx/detail/" + number + ".html", "soft_404", "error_page_200", LinkForm(),
                "咨询详情");
          break;
        case 1:
          Plant("/wsbs/item/" + number + ".html", "soft_404", "echoing_page", Form::kPlain,
                "办事指南");
          break;
        case 2:
          Plant("/lyb/show_" + number + ".html", "soft_404", "redirect_to_error", Form::kPlain,
                "留言内容");
          break;
        case 3:
          Plant("/old/news/" + number + ".html", "soft_404", "redirect_to_home", Form::kPlain,
                "历史新闻");
          break;
        default: {
          const std::string path = "/xwzx/view/" + number + ".html";
          plan_.files[path] =
              "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>页面不存在</title></head>"
              "<body><h2>抱歉，您访问的页面不存在</h2><p>该信息可能已被删除。<a "
              "href=\"/\">返回首页</a></p></body></html>\n";
          Plant(path, "soft_404", "own_file", Form::kPlain, "新闻内容");
          break;
        }
      }
    }
  }

  void Intranet(std::uint32_t count) {
    static constexpr std::array<std::string_view, 5> kStarts = {
        "http://192.168.3.12/oa/", "http://10.10.1.8:8080/cms/", "http://172.16.0.5/docs/",
        "http://192.168.100.3:7001/portal/", "http://10.1.1.200/file/"};
    for (std::uint32_t i = 0; i < count; ++i) {
      Plant(std::string(kStarts[i % kStarts.size()]) + Serial() + ".html", "intranet_link",
            "private_address", Form::kPlain, "内部资料");
    }
  }

  void ServerErrors(std::uint32_t count) {
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::string path = "/app/query_" + Serial() + ".html";
      plan_.statuses[path] = i % 2 == 0 ? 500 : 502;
      Plant(path, "dead_link", "server_error", Form::kPlain, "查询系统");
    }
  }

  // One broken thing in the template stands on every page: one finding, thousands of occurrences.
  void Everywhere() {
    const auto page = AddTruth(plan_, "/ztzl/wmcj/", "dead_link", "missing_in_template");
    plan_.footer_links.push_back({"/ztzl/wmcj/", "文明创建", Form::kPlain, page});
    const auto image =
        AddTruth(plan_, "/static/img/wx_old.jpg", "dead_image", "missing_in_template");
    plan_.footer_links.push_back({"/static/img/wx_old.jpg", "微信公众号", Form::kImage, image});
    const auto home = AddTruth(plan_, "/zt/2021/index.html", "dead_link", "missing_on_home");
    plan_.home_links.push_back({"/zt/2021/index.html", "建党百年专题", Form::kPlain, home});
    for (const std::int32_t truth : {page, image}) {
      // Error pages carry the template too, so the exact number depends on what was asked.
      plan_.truths[static_cast<std::size_t>(truth)].pages_known = false;
    }
  }

  Plan& plan_;
  Random random_;
  std::uint32_t serial_ = 0;
};

}  // namespace

void PlantDefects(Plan& plan) { Planter(plan).Run(); }

}  // namespace xuncha::sitegen
