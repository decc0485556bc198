// SPDX-License-Identifier: Apache-2.0
#include "site_generator/columns/generate.h"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <unordered_set>

#include "site_generator/columns/family.h"
#include "site_generator/columns/names.h"
#include "site_generator/columns/traits.h"
#include "site_generator/files.h"

namespace xuncha::sitegen::columns {
namespace {

namespace fs = std::filesystem;

constexpr const char* kHttp = R"(
  types {
    text/html html htm shtml; text/css css; application/javascript js; text/plain txt;
    image/jpeg jpg jpeg; image/png png; image/gif gif; application/json json;
    application/pdf pdf; application/msword doc;
  }
  default_type application/octet-stream;
  sendfile on;
  tcp_nodelay on;
  keepalive_requests 1000000;
  absolute_redirect off;
  map_hash_max_size 65536;
  map_hash_bucket_size 256;
  map $arg_page $list_page { default $arg_page; '' 1; }
)";

class Writer {
 public:
  Writer(const Options& options, bool gbk, Summary& summary, std::string& error)
      : root_(options.out_dir + "/www"), gbk_(gbk), summary_(summary), error_(error) {}

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
    return Raw(root_ + path, content);
  }

  bool Page(const std::string& path, const std::string& html) {
    const std::string bytes = gbk_ ? ToGbk(html) : html;
    ++summary_.pages;
    summary_.bytes += bytes.size();
    return File(path, bytes);
  }

 private:
  std::string root_;
  bool gbk_;
  Summary& summary_;
  std::string& error_;
  std::unordered_set<std::string> folders_;
};

bool WritePages(const Site& site, Family& family, Writer& writer) {
  for (const Column& column : site.columns) {
    if (column.shape == Shape::kRedirect) {
      continue;
    }
    const std::uint32_t pages = family.Pages(column);
    for (std::uint32_t page = 0; page < pages; ++page) {
      const std::string file = page == 0 ? column.file : family.PageFile(column, page);
      if (!writer.Page(file, family.ColumnPage(column, page))) {
        return false;
      }
    }
  }
  for (const Article& article : site.articles) {
    if (article.file.empty()) {
      continue;  // not of this site, or no link at all
    }
    if (article.document) {
      Random random(site.options.seed, 97u * (article.id + 1ull));
      if (!writer.File(article.file, MakePdf(random, 9000))) {
        return false;
      }
      continue;
    }
    if (!writer.Page(article.file, family.ArticlePage(article))) {
      return false;
    }
  }
  return true;
}

bool WriteRest(const Site& site, Family& family, Writer& writer) {
  Random random(site.options.seed, 41);
  for (const auto& [title, file] : family.FooterPages()) {
    std::string text = "<p>主办单位：青禾县人民政府办公室　地址：青禾县人民路1号　电话：0390-" +
                       std::to_string(random.Between(2'000'000, 8'999'999)) + "</p><p>" +
                       BodyText(random, 220) + "</p>";
    if (title == "网站地图") {
      text = "<ul>\n";
      for (const Column& column : site.columns) {
        text += "<li><a href=\"" + column.path + "\">" + column.name + "</a></li>\n";
      }
      text += "</ul>\n";
    }
    if (!writer.Page(file, family.FooterPage(title, text))) {
      return false;
    }
  }
  for (const File& file : family.Extra()) {
    if (!writer.Page(file.path, file.html)) {
      return false;
    }
  }
  for (const char* image : {"logo.png", "banner.png", "jiucuo.png", "red.png"}) {
    if (!writer.File(std::string("/images/") + image, MakePng(random, 1500))) {
      return false;
    }
  }
  return writer.Page("/index.html", family.Home()) && writer.File("/images/dot.gif", MakeGif()) &&
         writer.File("/images/dot.gif", MakeGif()) &&
         writer.File("/css/style.css", "body{margin:0;font-size:14px}\n") &&
         writer.File("/js/common.js", "function setHome(){}\nfunction createPageHTML(){}\n") &&
         writer.File("/robots.txt", "User-agent: *\nDisallow: /admin/\n");
}

std::string NginxConf(const Site& site) {
  const std::string& dir = site.options.out_dir;
  std::string out;
  if (geteuid() == 0) {
    out += "user root;\n";  // the site may lie in a folder that only we can read
  }
  out += "worker_processes 1;\ndaemon off;\npid " + dir + "/nginx.pid;\nerror_log " + dir +
         "/error.log crit;\nevents { worker_connections 4096; }\nhttp {" + kHttp;
  for (const char* name : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"}) {
    out += std::string("  ") + name + "_temp_path " + dir + "/tmp_" + name + ";\n";
  }
  out +=
      "  log_format xuncha '$status $body_bytes_sent $msec \"$sent_http_content_type\" "
      "$request_method $request_uri';\n  access_log " +
      dir + "/access.log xuncha buffer=256k flush=1s;\n";
  out += "  map $request_uri $planned_redirect {\n    default '';\n";
  for (const Column& column : site.columns) {
    if (column.shape == Shape::kRedirect) {
      out +=
          "    \"" + column.path + "\" \"" + site.articles[column.entries.front()].path + "\";\n";
    }
  }
  out += "  }\n  server {\n    listen " + site.options.listen + ";\n    root " + dir +
         "/www;\n    index index.html index.htm index.shtml;\n"
         "    if ($planned_redirect) { return 302 $planned_redirect; }\n" +
         Locations(site.options.family) + "  }\n}\n";
  return out;
}

}  // namespace

bool IsFamily(std::string_view name) { return TraitsOf(name) != nullptr; }

bool Generate(const Options& options, Summary& summary, std::string& error) {
  summary = {};
  if (!IsFamily(options.family)) {
    error = "no such family: " + options.family;
    return false;
  }
  if (options.columns < 30 || options.columns > 120 || options.articles < 100 ||
      options.articles > 20'000) {
    error = "30 to 120 columns and 100 to 20000 articles are wanted";
    return false;
  }
  Site site = MakeSite(options);
  Address(site);
  const std::unique_ptr<Family> family = MakeFamily(site);
  Writer writer(options, TraitsOf(options.family)->gbk, summary, error);
  if (!WritePages(site, *family, writer) || !WriteRest(site, *family, writer)) {
    return false;
  }
  summary.columns = site.columns.size();
  const std::string about =
      "{\"family\":\"" + options.family + "\",\"base_url\":\"" + options.base_url +
      "\",\"seed\":" + std::to_string(options.seed) + ",\"as_of\":\"" + IsoDay(options.as_of) +
      "\",\"columns\":" + std::to_string(site.columns.size()) +
      ",\"articles\":" + std::to_string(site.articles.size()) +
      ",\"pages\":" + std::to_string(summary.pages) +
      ",\"bytes\":" + std::to_string(summary.bytes) + ",\"home\":" + HomeTruth(site) + "}\n";
  return writer.Raw(options.out_dir + "/columns.ndjson", ColumnTruth(site)) &&
         writer.Raw(options.out_dir + "/articles.ndjson", ArticleTruth(site)) &&
         writer.Raw(options.out_dir + "/site.json", about) &&
         writer.Raw(options.out_dir + "/nginx.conf", NginxConf(site));
}

}  // namespace xuncha::sitegen::columns
