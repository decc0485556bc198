// SPDX-License-Identifier: Apache-2.0
//
// Where the pages of the families ao to au lie.
#include "site_generator/columns/address_internal.h"

namespace xuncha::sitegen::columns {
namespace {

const Column& TopOf(const Site& site, const Column& column) {
  const Column* at = &column;
  while (at->parent >= 0) {
    at = &site.columns[static_cast<std::size_t>(at->parent)];
  }
  return *at;
}

// 002001003: three digits a level, as 新点's category numbers are.
std::string Digits(const Site& site, const Column& column) {
  std::uint32_t place = 0;  // among its siblings
  for (const Column& other : site.columns) {
    place += other.parent == column.parent && other.id <= column.id ? 1 : 0;
  }
  const std::string own = std::to_string(1000 + place).substr(1);
  return column.parent < 0
             ? own
             : Digits(site, site.columns[static_cast<std::size_t>(column.parent)]) + own;
}

// /xxgk/002001/002001003/: every level's number in full below the top's slug.
std::string DigitsFolder(const Site& site, const Column& column) {
  if (column.parent < 0) {
    return "/" + column.slug + "/";
  }
  return DigitsFolder(site, site.columns[static_cast<std::size_t>(column.parent)]) +
         Digits(site, column) + "/";
}

// 9f3c0a1b-…: a name as databases give it.
std::string Guid(const std::string& hash) {
  return hash.substr(0, 8) + "-" + hash.substr(8, 4) + "-" + hash.substr(12, 4) + "-" +
         hash.substr(16, 4) + "-" + hash.substr(20, 12);
}

// /xwzx12/: without its parents', numbered where the slug alone was taken.
std::string Flat(const Column& column) {
  return "/" + column.slug + (column.level == 1 ? std::string() : std::to_string(column.id)) + "/";
}

std::string Number(std::uint32_t base, std::uint32_t step, std::uint32_t id) {
  return std::to_string(base + step * id);
}

// The day on which an old site's articles were taken over: theirs in the address ever since.
Day TakenOver(const Site& site, Day made) {
  const Day moved = Plus(site.options.as_of, -420);
  return Before(made, moved) ? moved : made;
}

bool IsOpen(const Site& site, const Column& column) {
  return column.level > 1 && TopOf(site, column).slug == "xxgk";
}

}  // namespace

void AddressSixthColumn(const Site& site, Column& column) {
  const std::string folder = Folder(site, column);
  const auto in_folder = [&](const std::string& path, const std::string& index) {
    column.path = path;
    column.file = path + index;
    column.aliases.push_back(column.file);
  };
  switch (site.options.family.back()) {
    case 'o':
      in_folder(folder, "index.html");
      break;
    case 'p':
      column.path = column.file = Flat(column) + "index.html";
      column.aliases.push_back(Flat(column));
      break;
    case 'q':
      in_folder("/gszbm/auto" + Number(23'600, 3, column.id) + "/", "index.html");
      break;
    case 'r':
      in_folder("/Html" + folder, "index.html");
      break;
    case 's':
      column.path = column.file =
          DigitsFolder(site, column) + (column.children.empty() ? "moreInfo.html" : "subPage.html");
      break;
    case 't': {
      const std::string number = Number(6'795'100, 17, column.id);
      if (IsOpen(site, column)) {
        column.path = "/public/column/6596511?type=4&catId=" + number + "&action=list";
        column.file = "/_o/p" + number + "-1.html";
      } else {
        column.path = "/content/column/" + number;
        column.file = "/_o/" + number + "-1.html";
        column.aliases.push_back(column.path + "?pageIndex=1");
      }
      break;
    }
    default:
      column.path = column.file = folder + "index.jhtml";
  }
}

void AddressSixthArticle(const Site& site, Article& article) {
  const Column& column = site.columns[article.column];
  const std::string number = std::to_string(site.next_id + 3 * article.id);
  const bool dated = !article.removed_url_date;
  const Day made = MadeOn(site, article);
  const std::string hash = Hash(site, article.id);
  switch (site.options.family.back()) {
    case 'o':
      article.path =
          column.path +
          (dated ? columns::Write(TakenOver(site, made), "Y-M-D/") : std::string("news/")) +
          number + ".html";
      break;
    case 'p':
      article.path =
          Flat(column) + (dated ? columns::Write(made, "YMD/") : std::string()) + hash + ".html";
      break;
    case 'q':
      article.path = column.path + (dated ? columns::Write(made, "YM/tYMD_") : std::string("c_")) +
                     number + ".html";
      break;
    case 'r':
      article.path = column.path + "Article" + number + ".html";
      break;
    case 's':
      article.path = DigitsFolder(site, column) +
                     (dated ? columns::Write(made, "YMD/") : std::string("info/")) + Guid(hash) +
                     ".html";
      break;
    case 't':
      article.path = (IsOpen(site, column) ? "/public/6596511/" + number
                                           : "/content/detail/" + hash.substr(0, 24)) +
                     ".html";
      break;
    default:
      article.path = Folder(site, column) + number + ".jhtml";
  }
  article.file = article.path;
}

std::string SixthLocations(std::string_view family) {
  if (family == "columns-at") {
    return "    location ~ ^/content/column/(?<id>\\d+)$ { default_type text/html; "
           "try_files /_o/$id-$arg_pageindex.html /_o/$id-1.html =404; }\n"
           "    location = /public/column/6596511 { default_type text/html; "
           "try_files /_o/p$arg_catid-$arg_pageindex.html /_o/p$arg_catid-1.html =404; }\n";
  }
  if (family == "columns-au") {
    return "    location ~ \\.jhtml$ { default_type text/html; }\n";
  }
  return "";
}

}  // namespace xuncha::sitegen::columns
