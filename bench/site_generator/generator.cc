// SPDX-License-Identifier: Apache-2.0
#include "site_generator/generator.h"

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <unordered_set>

#include "site_generator/files.h"
#include "site_generator/nginx_conf.h"
#include "site_generator/pages.h"

namespace xuncha::sitegen {
namespace {

namespace fs = std::filesystem;

class Writer {
 public:
  Writer(const Options& options, Summary& summary, std::string& error)
      : root_(options.out_dir + "/www"), summary_(summary), error_(error) {}

  bool Raw(const std::string& path, std::string_view content) {
    const std::string folder = path.substr(0, path.rfind('/'));
    if (folders_.insert(folder).second) {
      std::error_code code;
      fs::create_directories(folder, code);
      if (code) {
        error_ = "cannot create " + folder + ": " + code.message();
        return false;
      }
    }
    std::FILE* file = std::fopen(path.c_str(), "wb");
    if (file == nullptr) {
      error_ = "cannot write " + path + ": " + std::generic_category().message(errno);
      return false;
    }
    const bool whole = std::fwrite(content.data(), 1, content.size(), file) == content.size();
    if (std::fclose(file) != 0 || !whole) {
      error_ = "cannot write " + path + ": " + std::generic_category().message(errno);
      return false;
    }
    return true;
  }

  bool File(const std::string& path, std::string_view content) {
    ++summary_.files;
    summary_.bytes += content.size();
    return Raw(root_ + path, content);
  }

  bool Page(const std::string& path, std::string html, bool gbk) {
    if (gbk) {
      html = ToGbk(html);
    }
    ++summary_.pages;
    summary_.page_bytes += html.size();
    return File(path, html);
  }

 private:
  std::string root_;
  Summary& summary_;
  std::string& error_;
  std::unordered_set<std::string> folders_;
};

bool WriteColumns(Plan& plan, PageMaker& maker, Writer& writer) {
  for (std::size_t i = 0; i < plan.columns.size(); ++i) {
    const Column& column = plan.columns[i];
    if (column.parent < 0) {
      if (!writer.Page(column.folder + "index.html", maker.ColumnFront(i), column.gbk)) {
        return false;
      }
      continue;
    }
    const std::size_t size = plan.list_page_size;
    const auto pages = static_cast<std::uint32_t>(
        column.articles.empty() ? 1 : (column.articles.size() + size - 1) / size);
    for (std::uint32_t page = 0; page < pages; ++page) {
      const std::string name = page == 0 ? "index.html" : "index_" + std::to_string(page) + ".html";
      if (!writer.Page(column.folder + name, maker.ListPage(i, page, pages), column.gbk)) {
        return false;
      }
    }
  }
  return true;
}

bool WriteArticles(Plan& plan, PageMaker& maker, Writer& writer) {
  for (std::uint32_t id = 0; id < plan.articles.size(); ++id) {
    const Article& article = plan.articles[id];
    if (article.removed) {
      continue;
    }
    std::string html = maker.ArticlePage(id);
    if (article.gbk && plan.options.family == Family::kTable && id % 53 == 7) {
      // Nothing but the bytes says which charset this is.
      const std::size_t at = html.find("<META http-equiv=Content-Type");
      html.erase(at, html.find('\n', at) + 1 - at);
    }
    if (!article.gbk && id % 97 == 3) {
      html.insert(0, "\xEF\xBB\xBF");
    }
    if (!writer.Page(article.file, std::move(html), article.gbk)) {
      return false;
    }
    Random random(plan.options.seed, 104'729ull * (id + 7));
    for (const OwnFile& file : FilesOfArticle(plan, id)) {
      const std::string ending = file.path.substr(file.path.rfind('.'));
      if (!writer.File(file.path, MakeFile(random, ending, file.bytes))) {
        return false;
      }
    }
  }
  return true;
}

bool WriteStatic(Plan& plan, PageMaker& maker, Writer& writer) {
  Random random(plan.options.seed, 41);
  const bool gbk = plan.options.family == Family::kTable;
  std::map<std::string, std::string> sheets;
  sheets["/static/css/base.css"] =
      "/* base */\nbody{margin:0;font:14px/1.6 \"Microsoft YaHei\",SimSun}\n"
      "/* .old{background:url(/never/old_bg.gif)} */\n"
      ".nav{background:#c00 url(\"../img/nav.png\") repeat-x}\n";
  sheets["/static/css/main.css"] =
      "@charset \"utf-8\";\n@import url('print.css');\n.list li{background:url(../img/dot.gif) "
      "no-repeat 0 8px}\n.foot{background-image:url( '/static/img/foot.png?v=3' )}\n"
      ".data{background:url(data:image/gif;base64,R0lGODlhAQABAAAAACw=)}\n";
  sheets["/static/css/print.css"] = "@media print{.nav{display:none}}\n";
  for (int i = 0; i < 6; ++i) {
    sheets["/static/css/theme" + std::to_string(i) + ".css"] = ".theme{color:#333}\n";
  }
  for (const auto& [sheet, address] : plan.css_images) {
    sheets[sheet] +=
        ".b" + std::to_string(sheets[sheet].size()) + "{background:url(" + address + ")}\n";
  }
  std::map<std::string, std::string> files(plan.files);
  files.insert(sheets.begin(), sheets.end());
  files["/static/js/common.js"] =
      "function init(){ var a = '<a href=\"/never/from_script.html\">'; return a; }\n"
      "var pages = [\"/never/page1.html\", \"/never/page2.html\"];\n";
  for (const char* image : {"logo.png", "nav.png", "foot.png", "jiucuo.png", "red.png"}) {
    files[std::string("/static/img/") + image] = MakePng(random, 2500);
  }
  files["/static/img/banner.jpg"] = MakeJpeg(random, 24'000);
  files["/static/img/dot.gif"] = MakeGif();
  files["/static/img/loading.gif"] = MakeGif();
  files["/relay.html"] =
      "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>离开提示</title></head><body>"
      "<p>您访问的链接即将离开“青禾县人民政府”门户网站，是否继续？</p></body></html>\n";
  files["/error.html"] =
      "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>出错了</title></head><body>"
      "<h1>出错了</h1><p>您访问的页面不存在。</p><a href=\"/\">首页</a></body></html>\n";
  files["/robots.txt"] =
      "User-agent: *\nDisallow: /admin/\nSitemap: " + plan.options.base_url + "/sitemap.xml\n";
  files["/sitemap.xml"] =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/"
      "sitemap/0.9\"><url><loc>" +
      plan.options.base_url + "/zwgk/</loc></url></urlset>\n";
  for (const auto& [path, content] : files) {
    if (!writer.File(path, content)) {
      return false;
    }
  }
  return writer.Page("/index.html", maker.Home(), gbk) &&
         writer.Page("/wzdt.html", maker.Plain("网站地图", "全部栏目见上方导航。"), gbk) &&
         writer.Page("/lxwm.html", maker.Plain("联系我们", "地址：青禾县人民路1号。"), gbk) &&
         writer.Page("/_err/missing.html",
                     maker.Plain("页面不存在", "抱歉，您访问的页面不存在或已被删除。"), gbk);
}

std::string Quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
    }
    out += c;
  }
  return out + "\"";
}

std::string GroundTruth(const Plan& plan, Summary& summary) {
  std::string out;
  for (const Truth& truth : plan.truths) {
    if (truth.pages == 0 && truth.pages_known) {
      continue;  // nothing links to it after all
    }
    ++(truth.check.empty() ? summary.traps : summary.defects);
    out += "{\"target\":" + Quoted(truth.target) +
           ",\"check\":" + (truth.check.empty() ? "null" : Quoted(truth.check)) +
           ",\"kind\":" + Quoted(truth.kind) +
           ",\"pages\":" + (truth.pages_known ? std::to_string(truth.pages) : "null") + "}\n";
  }
  return out;
}

}  // namespace

bool Generate(const Options& options, Summary& summary, std::string& error) {
  Plan plan = MakePlan(options);
  PageMaker maker(plan);
  Writer writer(options, summary, error);
  if (!WriteColumns(plan, maker, writer) || !WriteArticles(plan, maker, writer) ||
      !WriteStatic(plan, maker, writer)) {
    return false;
  }
  const std::string truth = GroundTruth(plan, summary);
  const std::string about =
      "{\"family\":" + Quoted(Name(options.family)) + ",\"base_url\":" + Quoted(options.base_url) +
      ",\"articles\":" + std::to_string(options.articles) +
      ",\"seed\":" + std::to_string(options.seed) + ",\"pages\":" + std::to_string(summary.pages) +
      ",\"files\":" + std::to_string(summary.files) +
      ",\"bytes\":" + std::to_string(summary.bytes) +
      ",\"page_bytes\":" + std::to_string(summary.page_bytes) +
      ",\"defects\":" + std::to_string(summary.defects) +
      ",\"traps\":" + std::to_string(summary.traps) + "}\n";
  return writer.Raw(options.out_dir + "/ground_truth.ndjson", truth) &&
         writer.Raw(options.out_dir + "/site.json", about) &&
         writer.Raw(options.out_dir + "/nginx.conf", NginxConf(plan));
}

}  // namespace xuncha::sitegen
