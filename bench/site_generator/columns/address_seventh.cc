// SPDX-License-Identifier: Apache-2.0
//
// Where the pages of the families av to bb lie.
#include "site_generator/columns/address_internal.h"

namespace xuncha::sitegen::columns {
namespace {

std::string Number(std::uint32_t base, std::uint32_t step, std::uint32_t id) {
  return std::to_string(base + step * id);
}

// 32 letters from a to p, as 南大先腾 names its templates.
std::string Letters(const Site& site, std::uint32_t id) {
  std::string out = Hash(site, id);
  for (char& c : out) {
    c = static_cast<char>(c <= '9' ? 'a' + (c - '0') : 'k' + (c - 'a'));
  }
  return out;
}

constexpr std::uint32_t kTemplates = 70'000;  // apart from the articles' names

// The last figure of the two letters: v, w, x, y, z, a, b.
char Letter(const Site& site) { return site.options.family.back(); }

std::string Domain(const Site& site, const Column& column) {
  return "/ecdomain/framework/qhx/" + Letters(site, kTemplates + column.id);
}

// /qhx/c100123/: nothing of its parents in it.
std::string Channel(const Column& column) { return "/qhx/c" + Number(100'120, 7, column.id) + "/"; }

}  // namespace

void AddressSeventhColumn(const Site& site, Column& column) {
  const std::string folder = Folder(site, column);
  switch (Letter(site)) {
    case 'v':
      column.path = "/zfxxgk" + folder;
      column.file = column.path + "index.shtml";
      column.aliases.push_back(column.file);
      break;
    case 'w':
      column.path = Domain(site, column) + ".jsp";
      column.file = "/_x/" + Letters(site, kTemplates + column.id) + "-1.html";
      column.aliases.push_back(column.path + "?page=1");
      break;
    case 'x':
      column.path = column.file = "/mobile/" + column.slug + Number(11, 1, column.id) +
                                  (column.children.empty() ? "/list.html" : "/index.html");
      break;
    case 'y':
      column.path = column.file =
          Channel(column) + (column.children.empty() ? "list.shtml" : "common_list.shtml");
      break;
    case 'z':
      column.path = folder;
      column.file = folder + "index.html";
      column.aliases.push_back(column.file);
      break;
    case 'a': {
      const std::string number = Number(10'020, 3, column.id);
      column.path = std::string("/info/") + (column.children.empty() ? "iList" : "iIndex") +
                    ".jsp?node_id=GKqhx&cat_id=" + number;
      column.file = "/_i/" + number + "-1.html";
      break;
    }
    default:
      column.path = column.file = "/channels/" + Number(3, 1, column.id) + ".html";
  }
}

void AddressSeventhArticle(const Site& site, Article& article) {
  const Column& column = site.columns[article.column];
  const std::string number = std::to_string(site.next_id + 3 * article.id);
  const bool dated = !article.removed_url_date;
  const Day made = MadeOn(site, article);
  switch (Letter(site)) {
    case 'v':
      article.file = article.path = column.path +
                                    (dated ? columns::Write(made, "YM/tYMD_") : std::string("c_")) +
                                    number + ".shtml";
      break;
    case 'w': {
      const std::string own = Letters(site, article.id);
      const std::string files = dated ? columns::Write(made, "YMD") + "101512" : std::string();
      article.path = Domain(site, column) + "/" + own +
                     ".do?isfloat=1&disp_template=" + Letters(site, kTemplates + column.id) +
                     "&fileid=" + files + number + "&siteIDPage=qhx";
      article.file = "/_x/" + own + ".html";
      break;
    }
    case 'x':
      article.file = article.path = "/mobile/detail/" +
                                    (dated ? columns::Write(made, "YMD/") : std::string()) +
                                    number + ".html";
      break;
    case 'y':
      article.file = article.path = Channel(column) +
                                    (dated ? columns::Write(made, "YM/") : std::string()) +
                                    Hash(site, article.id) + ".shtml";
      break;
    case 'z':
      article.file = column.path + (dated ? columns::Write(made, "YM/tYMD_") : std::string("c")) +
                     number + ".html";
      article.path = article.file + "?code=&state=123";
      break;
    case 'a':
      article.file = article.path = "/info/" + Number(10'020, 3, column.id) + "/" + number + ".htm";
      break;
    default:
      article.file = article.path = "/contents/" + Number(3, 1, column.id) + "/" + number + ".html";
  }
}

std::string SeventhLocations(std::string_view family) {
  if (family == "columns-aw") {
    return "    location ~ ^/ecdomain/framework/qhx/(?<id>[a-p]+)\\.jsp$ { default_type "
           "text/html; try_files /_x/$id-$list_page.html =404; }\n"
           "    location ~ ^/ecdomain/framework/qhx/[a-p]+/(?<id>[a-p]+)\\.do$ { default_type "
           "text/html; try_files /_x/$id.html =404; }\n";
  }
  if (family == "columns-ba") {
    return "    location ~ ^/info/i(?:List|Index)\\.jsp$ { default_type text/html; "
           "try_files /_i/$arg_cat_id-$arg_cur_page.html /_i/$arg_cat_id-1.html =404; }\n";
  }
  return "";
}

}  // namespace xuncha::sitegen::columns
