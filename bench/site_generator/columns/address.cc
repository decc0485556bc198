// SPDX-License-Identifier: Apache-2.0
//
// Where the pages of each family lie. Articles without a date have no date in their address either.
#include "site_generator/columns/address_internal.h"
#include "site_generator/columns/family.h"

namespace xuncha::sitegen::columns {

std::string Hash(const Site& site, std::uint32_t id) {
  static constexpr char kHex[] = "0123456789abcdef";
  Random random(site.options.seed, 31u * (id + 11ull));
  std::string out;
  for (int i = 0; i < 32; ++i) {
    out += kHex[random.Below(16)];
  }
  return out;
}

// The day that content systems write into addresses: when the page was made.
Day MadeOn(const Site& site, const Article& article) {
  Random random(site.options.seed, 17u * (article.id + 5ull));
  const Day day = article.future ? Plus(site.options.as_of, -1) : article.published;
  return random.Chance(0.1) ? Plus(day, -long{random.Between(1, 4)}) : day;
}

std::string Folder(const Site& site, const Column& column) {
  std::string out = "/" + column.slug + "/";
  for (std::int32_t up = column.parent; up >= 0;) {
    const Column& parent = site.columns[static_cast<std::size_t>(up)];
    out.insert(0, "/" + parent.slug);
    up = parent.parent;
  }
  return out;
}

namespace {

// /n11/n13: every column a number, below its parent's.
std::string Numbers(const Site& site, const Column& column) {
  std::string out = "/n" + std::to_string(11 + column.id);
  if (column.parent >= 0) {
    out.insert(0, Numbers(site, site.columns[static_cast<std::size_t>(column.parent)]));
  }
  return out;
}

// The families i to p.
void AddressLateColumn(const Site& site, Column& column) {
  const std::string folder = Folder(site, column);
  const std::string number = std::to_string(column.id + 1);
  switch (site.options.family.back()) {
    case 'i':
      column.path = column.file = Numbers(site, column) + "/index.html";
      column.aliases.push_back(Numbers(site, column) + "/");
      break;
    case 'j':
      column.path = column.file = folder.substr(0, folder.size() - 1) + ".htm";
      break;
    case 'k':
      column.path = "/InfoList.aspx?classid=" + number;
      column.aliases.push_back("/infolist.aspx?classid=" + number);
      column.file = "/_l/" + number + "-1.html";
      break;
    case 'l':
      column.path = "/zwgk/list/index.html?channelId=" + Hash(site, 90'000 + column.id);
      column.file = "/_l/" + Hash(site, 90'000 + column.id) + "-1.html";
      break;
    case 'm':
      column.path = "/category" + folder;
      column.file = column.path + "index.html";
      column.aliases.push_back(column.path.substr(0, column.path.size() - 1));
      break;
    case 'n':
      column.path = "/list/" + std::to_string(1200 + 3 * column.id);
      column.file = "/_n/" + std::to_string(1200 + 3 * column.id) + "-1.html";
      break;
    case 'o':
      column.path = column.file = "/LM" + std::to_string(101 + column.id) + ".HTM";
      break;
    default:
      column.path = column.file = "/m" + folder.substr(0, folder.size() - 1) + ".html";
  }
}

void AddressColumn(const Site& site, Column& column) {
  const std::string folder = Folder(site, column);
  const std::string number = std::to_string(column.id + 1);
  const auto in_folder = [&](const std::string& index, bool named) {
    column.file = folder + index;
    column.path = named ? folder + index : folder;
    column.aliases.push_back(named ? folder : folder + index);
  };
  if (IsSeventh(site.options.family)) {
    AddressSeventhColumn(site, column);
    return;
  }
  if (IsSixth(site.options.family)) {
    AddressSixthColumn(site, column);
    return;
  }
  if (IsFifth(site.options.family)) {
    AddressFifthColumn(site, column);
    return;
  }
  if (IsFourth(site.options.family)) {
    AddressFourthColumn(site, column);
    return;
  }
  if (site.options.family.back() > 'p') {
    AddressNewColumn(site, column);
    return;
  }
  if (site.options.family.back() > 'h') {
    AddressLateColumn(site, column);
    return;
  }
  switch (site.options.family.back()) {
    case 'a':
    case 'g':
      in_folder("index.html", false);
      break;
    case 'b': {
      const std::string col = "/col/col" + std::to_string(1000 + 7 * column.id) + "/";
      column.path = column.file = col + "index.html";
      column.aliases.push_back(col);
      break;
    }
    case 'c':
      in_folder("index.htm", true);
      break;
    case 'd':
      in_folder("index.shtml", true);
      break;
    case 'e':
      column.path = column.file = "/channels/" + std::to_string(100 + column.id) + ".html";
      break;
    case 'f':
      column.path = "/list.asp?cid=" + number;
      column.aliases.push_back(column.path + "&page=1");
      column.file = "/_l/" + number + "-1.html";
      break;
    default:
      column.path = column.file =
          column.children.empty() ? folder + "list.shtml" : folder + column.slug + ".shtml";
  }
}

void AddressLateArticle(const Site& site, Article& article) {
  const Column& column = site.columns[article.column];
  const std::string number = std::to_string(site.next_id + 3 * article.id);
  const bool dated = !article.removed_url_date;
  const Day made = MadeOn(site, article);
  switch (site.options.family.back()) {
    case 'i':
      article.path = Numbers(site, column) + "/c" + number + "/content.html";
      break;
    case 'j':
      article.path = "/info/" + std::to_string(1001 + column.id) + "/" +
                     std::to_string(article.id + 12) + ".htm";
      break;
    case 'k':
      article.path = "/InfoDetail.aspx?id=" + number;
      article.file = "/_s/" + number + ".html";
      return;
    case 'l':
      article.path = "/zwgk/info/detail.html?infoId=" + Hash(site, article.id);
      article.file = "/_s/" + Hash(site, article.id) + ".html";
      return;
    case 'm':
      article.path = "/archives/" + number;
      break;
    case 'n':
      article.path = "/article/" + Hash(site, article.id).substr(0, 16);
      article.file = "/_a/" + Hash(site, article.id).substr(0, 16) + ".html";
      return;
    case 'o':
      article.path =
          "/NEWS/" + (dated ? Write(made, "YMD") + "0830" : std::string("N")) + number + ".HTM";
      break;
    default:
      article.path = "/m/a/" + (dated ? Write(made, "YMD/") : std::string()) + number + ".html";
  }
  article.file = article.path;
}

void AddressArticle(const Site& site, Article& article) {
  const Column& column = site.columns[article.column];
  const std::string folder = Folder(site, column);
  const std::string number = std::to_string(site.next_id + 3 * article.id);
  const bool dated = !article.removed_url_date;
  const Day made = MadeOn(site, article);
  if (IsSeventh(site.options.family)) {
    AddressSeventhArticle(site, article);
    return;
  }
  if (IsSixth(site.options.family)) {
    AddressSixthArticle(site, article);
    return;
  }
  if (IsFifth(site.options.family)) {
    AddressFifthArticle(site, article);
    return;
  }
  if (IsFourth(site.options.family)) {
    AddressFourthArticle(site, article);
    return;
  }
  if (site.options.family.back() > 'p') {
    AddressNewArticle(site, article);
    return;
  }
  if (site.options.family.back() > 'h') {
    AddressLateArticle(site, article);
    return;
  }
  switch (site.options.family.back()) {
    case 'a':
      article.path = folder + (dated ? Write(made, "YM/tYMD_") : "content_") + number + ".html";
      break;
    case 'b':
      article.path = (dated ? Write(made, "/art/Y/m/d/art_") : std::string("/content/art_")) +
                     std::to_string(1000 + 7 * column.id) + "_" + number + ".html";
      break;
    case 'c':
      article.path = folder + number + ".htm";
      break;
    case 'd':
      article.path = folder + "content/post_" + number + ".shtml";
      break;
    case 'e':
      article.path = "/contents/" + std::to_string(100 + column.id) + "/" + number + ".html";
      break;
    case 'f':
      article.path = "/show.asp?id=" + number;
      article.file = "/_s/" + number + ".html";
      return;
    case 'g':
      article.path = "/detail/" + Hash(site, article.id) + ".html";
      break;
    default:
      article.path =
          folder + (dated ? Write(made, "YM/") : "content/") + Hash(site, article.id) + ".shtml";
  }
  article.file = article.path;
}

}  // namespace

void Address(Site& site) {
  for (Column& column : site.columns) {
    AddressColumn(site, column);
  }
  for (Article& article : site.articles) {
    AddressArticle(site, article);
    if (article.document) {
      article.path = "/upload/" + columns::Write(MadeOn(site, article), "Y/M/") +
                     std::to_string(site.next_id + 3 * article.id) + ".pdf";
      article.file = article.path;
    }
    if (!article.linked || !article.external.empty()) {
      article.file.clear();
    }
  }
  for (Column& column : site.columns) {
    if (column.shape == Shape::kRedirect) {
      column.aliases = {site.articles[column.entries.front()].path};
    }
  }
}

std::string Locations(std::string_view family) {
  if (family == "columns-f") {
    return "    location = /list.asp { default_type text/html; "
           "try_files /_l/$arg_cid-$list_page.html =404; }\n"
           "    location = /show.asp { default_type text/html; try_files /_s/$arg_id.html =404; }\n"
           "    location = /page.asp { default_type text/html; try_files /_p/$arg_name.html =404; "
           "}\n"
           "    location = /default.asp { default_type text/html; try_files /index.html =404; }\n";
  }
  if (family == "columns-k") {
    return "    location ~* ^/infolist\\.aspx$ { default_type text/html; "
           "try_files /_l/$arg_classid-1.html =404; }\n"
           "    location ~* ^/infodetail\\.aspx$ { default_type text/html; "
           "try_files /_s/$arg_id.html =404; }\n"
           "    location ~* ^/infopage\\.aspx$ { default_type text/html; "
           "try_files /_p/$arg_name.html =404; }\n"
           "    location ~* ^/default\\.aspx$ { default_type text/html; "
           "try_files /index.html =404; }\n";
  }
  if (family == "columns-l") {
    return "    location = /zwgk/list/index.html { "
           "try_files /_l/$arg_channelid-$list_page.html =404; }\n"
           "    location = /zwgk/info/detail.html { try_files /_s/$arg_infoid.html =404; }\n"
           "    location = /zwgk/site/index.html { try_files /_p/$arg_name.html =404; }\n";
  }
  if (family == "columns-m") {
    return "    location /archives/ { default_type text/html; }\n";
  }
  if (family == "columns-n") {
    return "    location ~ ^/list/(?<id>\\d+)$ { default_type text/html; "
           "try_files /_n/$id-$list_page.html =404; }\n"
           "    location ~ ^/article/(?<id>\\w+)$ { default_type text/html; "
           "try_files /_a/$id.html =404; }\n"
           "    location ~ ^/page/(?<id>\\w+)$ { default_type text/html; "
           "try_files /_p/$id.html =404; }\n";
  }
  if (IsSeventh(family)) {
    return SeventhLocations(family);
  }
  if (IsSixth(family)) {
    return SixthLocations(family);
  }
  if (IsFifth(family)) {
    return FifthLocations(family);
  }
  return IsFourth(family) ? FourthLocations(family) : NewLocations(family);
}

}  // namespace xuncha::sitegen::columns
