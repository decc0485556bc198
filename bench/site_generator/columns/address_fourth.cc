// SPDX-License-Identifier: Apache-2.0
//
// Where the pages of the families aa to ag lie.
#include "site_generator/columns/address_internal.h"

namespace xuncha::sitegen::columns {
namespace {

// columns-ad: the sites of towns and departments lie below their names, the portal's own pages not.
std::string Cluster(const Site& site, const Column& column) {
  const Column* at = &column;
  const Column* below = nullptr;
  while (at->parent >= 0) {
    below = at;
    at = &site.columns[static_cast<std::size_t>(at->parent)];
  }
  return at->slug == "bmxz" && below != nullptr ? "/" + below->slug : "";
}

// columns-ad: 8f1c0a72-5d1e-4f0b-9c3a-…
std::string Guid(const Site& site, std::uint32_t id) {
  std::string out = Hash(site, id);
  for (const std::size_t at : {20U, 16U, 12U, 8U}) {
    out.insert(at, "-");
  }
  return out;
}

}  // namespace

void AddressFourthColumn(const Site& site, Column& column) {
  const std::string number = std::to_string(column.id + 1);
  switch (site.options.family.back()) {
    case 'a':
      column.path = column.file = "/" + std::to_string(2310 + 4 * column.id) + "/list.htm";
      column.aliases.push_back("/" + std::to_string(2310 + 4 * column.id) + "/list1.htm");
      break;
    case 'b':
      column.path = "/index.php?m=content&c=index&a=lists&catid=" + number;
      column.aliases.push_back(column.path + "&page=1");
      column.file = "/_c/lists-" + number + "-1.html";
      break;
    case 'c':
      column.path = column.file = "/Category_" + std::to_string(100 + column.id) + "/Index.aspx";
      break;
    case 'd':
      column.path =
          Cluster(site, column) + "/c" + std::to_string(104'221 + 3 * column.id) + "/list.shtml";
      column.file = column.path;
      break;
    case 'e':
      column.path = "/gov/channel?code=" + std::to_string(30'010 + 10 * column.id);
      column.file = "/_g/" + std::to_string(30'010 + 10 * column.id) + "-1.html";
      break;
    case 'f':
      column.path = "/" + column.slug + "_" + number + "/";
      column.file = column.path + "index.html";
      column.aliases.push_back(column.file);
      break;
    default:
      column.path = column.file = "/node_" + std::to_string(7001 + 2 * column.id) + ".htm";
  }
}

void AddressFourthArticle(const Site& site, Article& article) {
  const Column& column = site.columns[article.column];
  const std::string number = std::to_string(site.next_id + 3 * article.id);
  const bool dated = !article.removed_url_date;
  const Day made = MadeOn(site, article);
  switch (site.options.family.back()) {
    case 'a':
      article.path = (dated ? columns::Write(made, "/Y/MD/c") : std::string("/c")) +
                     std::to_string(2310 + 4 * column.id) + "a" + number + "/page.htm";
      break;
    case 'b':
      article.path = "/index.php?m=content&c=index&a=show&catid=" + std::to_string(column.id + 1) +
                     "&id=" + number;
      article.file = "/_c/show-" + number + ".html";
      return;
    case 'c':
      article.path = "/Item/" + number + ".aspx";
      break;
    case 'd':
      article.path = Cluster(site, column) + "/c" + std::to_string(104'221 + 3 * column.id) + "/" +
                     (dated ? columns::Write(made, "YM/") : std::string()) +
                     Guid(site, article.id) + ".shtml";
      break;
    case 'e':
      article.path = "/gov/info?id=" + Hash(site, article.id).substr(0, 20);
      article.file = "/_g/i" + Hash(site, article.id).substr(0, 20) + ".html";
      return;
    case 'f':
      article.path =
          "/" + column.slug + "_" + std::to_string(column.id + 1) + "/" + number + ".html";
      break;
    default:
      article.path = (dated ? columns::Write(made, "/Y-M/D/") : std::string("/")) + "content_" +
                     number + ".htm";
  }
  article.file = article.path;
}

std::string FourthLocations(std::string_view family) {
  if (family == "columns-aa") {
    return "    location ~ ^/(?<col>\\d+)/list1\\.htm$ { try_files /$col/list.htm =404; }\n";
  }
  if (family == "columns-ab") {
    return "    location = /index.php { default_type text/html; "
           "try_files /_c/$arg_a-$arg_id.html /_c/$arg_a-$arg_catid-$list_page.html =404; }\n";
  }
  if (family == "columns-ac") {
    return "    location ~ \\.aspx$ { default_type text/html; }\n";
  }
  if (family == "columns-ae") {
    return "    location = /gov/channel { default_type text/html; "
           "try_files /_g/$arg_code-$list_page.html =404; }\n"
           "    location = /gov/info { default_type text/html; "
           "try_files /_g/i$arg_id.html =404; }\n"
           "    location = /gov/page { default_type text/html; "
           "try_files /_g/p-$arg_name.html =404; }\n";
  }
  return "";
}

}  // namespace xuncha::sitegen::columns
