// SPDX-License-Identifier: Apache-2.0
#include "site_generator/nginx_conf.h"

#include <unistd.h>

namespace xuncha::sitegen {
namespace {

constexpr const char* kHttp = R"(
  types {
    text/html html htm shtml; text/css css; application/javascript js; text/xml xml;
    text/plain txt; image/jpeg jpg jpeg; image/png png; image/gif gif;
    application/pdf pdf; application/msword doc wps; application/vnd.ms-excel xls;
    application/zip zip; application/x-rar-compressed rar;
    application/vnd.openxmlformats-officedocument.wordprocessingml.document docx;
    application/vnd.openxmlformats-officedocument.spreadsheetml.sheet xlsx;
  }
  default_type application/octet-stream;
  sendfile on;
  tcp_nodelay on;
  keepalive_requests 1000000;
  absolute_redirect off;
  map_hash_max_size 65536;
  map_hash_bucket_size 256;
)";

// The folders that answer 200 to everything, each in its own way (defects.cc, Soft404).
constexpr const char* kFolders = R"(
    location = /Article/Show.asp { default_type text/html; try_files /_q/$arg_id.html =404; }
    location = /public/show.aspx { default_type text/html; try_files /_q/$arg_id.html =404; }
    location = /search/show.jsp { default_type text/html; try_files /_n/$arg_name.html =404; }
    location /zxzx/detail/ { error_page 404 =200 /_err/missing.html; }
    location = /_err/missing.html { internal; }
    location /wsbs/item/ { try_files $uri @echo; }
    location @echo {
      default_type text/html;
      return 200 "<html><head><meta charset='utf-8'><title>提示信息</title></head><body><h1>提示信息</h1><p>您访问的地址 $request_uri 不存在，可能已被删除或者移动。</p><p><a href='/'>返回首页</a></p></body></html>";
    }
    location /lyb/ { try_files $uri @error; }
    location @error { return 302 /error.html; }
    location /old/news/ { try_files $uri @home; }
    location @home { return 302 /; }
)";

}  // namespace

std::string NginxConf(const Plan& plan) {
  const std::string& dir = plan.options.out_dir;
  std::string out;
  if (geteuid() == 0) {
    out += "user root;\n";  // the site may lie in a folder that only we can read
  }
  out += "worker_processes 1;\ndaemon off;\npid " + dir + "/nginx.pid;\nerror_log " + dir +
         "/error.log crit;\nevents { worker_connections 4096; }\nhttp {" + kHttp;
  for (const char* name : {"body", "proxy", "fastcgi", "uwsgi", "scgi"}) {
    out += std::string("  ") + (std::string_view(name) == "body" ? "client_body" : name) +
           "_temp_path " + dir + "/tmp_" + name + ";\n";
  }
  out +=
      "  log_format xuncha '$status $body_bytes_sent $msec \"$sent_http_content_type\" "
      "$request_method $request_uri';\n  access_log " +
      dir + "/access.log xuncha buffer=256k flush=1s;\n";
  out += "  map $uri $planned_redirect {\n    default '';\n";
  for (const Redirect& redirect : plan.redirects) {
    out += "    " + redirect.from + " " + redirect.to + ";\n";
  }
  out += "  }\n  map $uri $planned_status {\n    default 0;\n";
  for (const auto& [path, status] : plan.statuses) {
    out += "    " + path + " " + std::to_string(status) + ";\n";
  }
  out += "  }\n  server {\n    listen " + plan.options.listen + ";\n    root " + dir +
         "/www;\n    index index.html;\n";
  for (const char* status : {"401", "403", "410", "500", "502"}) {
    out += std::string("    if ($planned_status = ") + status + ") { return " + status + "; }\n";
  }
  out += "    if ($planned_redirect) { return 302 $planned_redirect; }";
  out += kFolders;
  out += "  }\n}\n";
  return out;
}

}  // namespace xuncha::sitegen
