// SPDX-License-Identifier: Apache-2.0
//
// Where the pages of the families q to w lie.
#include "site_generator/columns/address_internal.h"

namespace xuncha::sitegen::columns {

void AddressNewColumn(const Site& site, Column& column) {
  const std::string folder = Folder(site, column);
  const std::string number = std::to_string(column.id + 1);
  switch (site.options.family.back()) {
    case 'q':
      column.path = folder;
      column.file = folder + "index.html";
      column.aliases.push_back(column.file);
      break;
    case 'r':
      column.path = "/xxgk/web12/site/list.jsp?cid=" + std::to_string(40 + column.id);
      column.file = "/_l/" + std::to_string(40 + column.id) + "-1.html";
      break;
    case 's':
      column.path = "/Web/NewsList.aspx?TypeId=" + number;
      column.file = "/_l/" + number + "-1.html";
      break;
    case 't':
      column.path = "/a" + folder;
      column.file = column.path + "index.html";
      column.aliases.push_back(column.file);
      break;
    case 'u':
      column.path = "/channel/" + column.slug + "-" + number;
      column.file = "/_n/" + column.slug + "-" + number + ".html";
      break;
    case 'v':
      column.path = "/taxonomy/term/" + number;
      column.file = "/_d/" + number + "-.html";
      column.aliases.push_back(column.path + "?page=0");
      break;
    default:
      column.path = column.file = "/class" + std::to_string(10 + column.id) + ".html";
  }
}

void AddressNewArticle(const Site& site, Article& article) {
  const Column& column = site.columns[article.column];
  const std::string number = std::to_string(site.next_id + 3 * article.id);
  const bool dated = !article.removed_url_date;
  const Day made = MadeOn(site, article);
  switch (site.options.family.back()) {
    case 'q':
      article.path = Folder(site, column) +
                     (dated ? columns::Write(made, "YM/tYMD_") : std::string("content_")) + number +
                     ".html";
      break;
    case 'r':
      article.path = "/xxgk/web12/site/art/" +
                     (dated ? columns::Write(made, "Y/m/d/") : std::string("nodate/")) + "art_" +
                     std::to_string(40 + column.id) + "_" + number + ".html";
      break;
    case 's':
      article.path =
          "/Web/NewsView.aspx?NewsId=" + number + "&TypeId=" + std::to_string(column.id + 1);
      article.file = "/_s/" + number + ".html";
      return;
    case 't':
      article.path = "/a" + Folder(site, column) +
                     (dated ? columns::Write(made, "Y/MD/") : std::string()) + number + ".html";
      break;
    case 'u':
      article.path = "/detail/" + Hash(site, article.id).substr(0, 24);
      article.file = "/_a/" + Hash(site, article.id).substr(0, 24) + ".html";
      return;
    case 'v':
      article.path = "/node/" + number;
      break;
    default:
      article.path = "/show" + number + ".html";
  }
  article.file = article.path;
}

std::string NewLocations(std::string_view family) {
  if (family == "columns-r") {
    return "    location = /xxgk/web12/site/list.jsp { default_type text/html; "
           "try_files /_l/$arg_cid-$list_page.html =404; }\n"
           "    location = /xxgk/web12/site/about.jsp { default_type text/html; "
           "try_files /_p/$arg_name.html =404; }\n";
  }
  if (family == "columns-s") {
    return "    location = /Web/NewsList.aspx { default_type text/html; "
           "try_files /_l/$arg_typeid-$list_page.html =404; }\n"
           "    location = /Web/NewsView.aspx { default_type text/html; "
           "try_files /_s/$arg_newsid.html =404; }\n"
           "    location = /Web/Page.aspx { default_type text/html; "
           "try_files /_p/$arg_name.html =404; }\n"
           "    location = /Default.aspx { default_type text/html; try_files /index.html =404; }\n";
  }
  if (family == "columns-u") {
    return "    location ~ ^/channel/(?<id>[\\w-]+)$ { default_type text/html; "
           "try_files /_n/$id.html =404; }\n"
           "    location ~ ^/detail/(?<id>\\w+)$ { default_type text/html; "
           "try_files /_a/$id.html =404; }\n"
           "    location ~ ^/about/(?<id>\\w+)$ { default_type text/html; "
           "try_files /_p/$id.html =404; }\n";
  }
  if (family == "columns-v") {
    return "    location ~ ^/taxonomy/term/(?<id>\\d+)$ { default_type text/html; "
           "try_files /_d/$id-$arg_page.html /_d/$id-.html =404; }\n"
           "    location /node/ { default_type text/html; }\n"
           "    location ~ ^/page/(?<id>\\w+)$ { default_type text/html; "
           "try_files /_p/$id.html =404; }\n";
  }
  return "";
}

}  // namespace xuncha::sitegen::columns
