// SPDX-License-Identifier: Apache-2.0
//
// Where the pages of the families ah to an lie.
#include "site_generator/columns/address_internal.h"

namespace xuncha::sitegen::columns {
namespace {

// The name of a document in a Domino database: 32 digits in upper case.
std::string Upper(std::string hash) {
  for (char& c : hash) {
    c = c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return hash;
}

}  // namespace

void AddressFifthColumn(const Site& site, Column& column) {
  const std::string number = std::to_string(column.id + 1);
  const std::string folder = Folder(site, column);
  switch (site.options.family.back()) {
    case 'h':
      column.path = "/jsp/list.jsp?lmid=" + number;
      column.file = "/_l/" + number + "-1.html";
      column.aliases.push_back(column.path + "&page=1");
      break;
    case 'i':
      column.path = folder;
      column.file = folder + "index.html";
      column.aliases.push_back(column.file);
      break;
    case 'j':
      column.path = column.file = "/lm/" + column.slug + "/col" + number + ".html";
      break;
    case 'k':
      column.path = "/c/" + column.slug + "-" + number;
      column.file = "/_k/" + column.slug + "-" + number + "-1.html";
      break;
    case 'l':
      column.path = column.file = "/gkml/" + Hash(site, 90'000 + column.id).substr(0, 8) + ".shtml";
      break;
    case 'm':
      column.path = folder;
      column.file = folder + "index.html";
      column.aliases.push_back(column.file);
      break;
    default:
      column.path = "/web.nsf/lm" + number + "?OpenView";
      column.file = "/_w/lm" + number + "-1.html";
      column.aliases.push_back("/web.nsf/lm" + number);
  }
}

void AddressFifthArticle(const Site& site, Article& article) {
  const Column& column = site.columns[article.column];
  const std::string number = std::to_string(site.next_id + 3 * article.id);
  const bool dated = !article.removed_url_date;
  const Day made = MadeOn(site, article);
  const std::string hash = Hash(site, article.id);
  switch (site.options.family.back()) {
    case 'h':
      article.path = "/jsp/show.jsp?xxid=" + number;
      article.file = "/_s/" + number + ".html";
      return;
    case 'i':
      article.path = Folder(site, column) +
                     (dated ? columns::Write(made, "YM/tYMD_") : std::string("t_")) + number +
                     ".shtml";
      break;
    case 'j':
      article.path = "/wz/" + (dated ? columns::Write(made, "Y/M/") : std::string()) + "wz_" +
                     std::to_string(column.id + 1) + "_" + number + ".html";
      break;
    case 'k':
      article.path = "/p/" + hash.substr(0, 12);
      article.file = "/_k/p-" + hash.substr(0, 12) + ".html";
      return;
    case 'l':
      article.path = "/gkml/xx/" + (dated ? columns::Write(made, "Y/") : std::string()) +
                     hash.substr(0, 16) + ".shtml";
      break;
    case 'm':
      article.path = Folder(site, column) +
                     (dated ? columns::Write(made, "Y-M-D/") : std::string()) + number + ".html";
      break;
    default:
      article.path = "/web.nsf/0/" + Upper(hash) + "?OpenDocument";
      article.file = "/_w/" + Upper(hash) + ".html";
      return;
  }
  article.file = article.path;
}

std::string FifthLocations(std::string_view family) {
  if (family == "columns-ah") {
    return "    location = /jsp/list.jsp { default_type text/html; "
           "try_files /_l/$arg_lmid-$list_page.html =404; }\n"
           "    location = /jsp/show.jsp { default_type text/html; "
           "try_files /_s/$arg_xxid.html =404; }\n";
  }
  if (family == "columns-ak") {
    return "    location ~ ^/c/(?<id>[\\w-]+)$ { default_type text/html; "
           "try_files /_k/$id-$list_page.html =404; }\n"
           "    location ~ ^/p/(?<id>\\w+)$ { default_type text/html; "
           "try_files /_k/p-$id.html =404; }\n";
  }
  if (family == "columns-an") {
    return "    location ~ ^/web\\.nsf/(?<id>lm\\d+)$ { default_type text/html; "
           "try_files /_w/$id-$arg_start.html /_w/$id-1.html =404; }\n"
           "    location ~ ^/web\\.nsf/0/(?<id>\\w+)$ { default_type text/html; "
           "try_files /_w/$id.html =404; }\n"
           "    location ~ ^/web\\.nsf/(?<id>home|map|contact)$ { default_type text/html; "
           "try_files /_w/$id.html =404; }\n";
  }
  return "";
}

}  // namespace xuncha::sitegen::columns
