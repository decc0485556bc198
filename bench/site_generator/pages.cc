// SPDX-License-Identifier: Apache-2.0
#include "site_generator/pages.h"

#include <algorithm>
#include <array>

#include "site_generator/page_internal.h"

namespace xuncha::sitegen {

std::vector<OwnFile> FilesOfArticle(const Plan& plan, std::uint32_t id) {
  static constexpr std::array<std::string_view, 4> kImages = {".jpg", ".jpg", ".png", ".gif"};
  static constexpr std::array<std::string_view, 7> kDocuments = {".doc", ".pdf", ".xls", ".docx",
                                                                 ".zip", ".rar", ".wps"};
  Random random(plan.options.seed, 1'000'003ull * (id + 1));
  std::vector<OwnFile> files;
  const Article& article = plan.articles[id];
  if (article.removed || !article.special_body.empty()) {
    return files;
  }
  const bool documents = plan.options.family == Family::kDisclosure;
  const std::string month = CompactDay(article.day).substr(0, 6);
  const std::uint32_t images = random.Chance(documents ? 0.3 : 0.7) ? random.Between(1, 2) : 0;
  for (std::uint32_t i = 0; i < images; ++i) {
    files.push_back({"/upload/" + month + "/W02" + std::to_string(id) + "_" + std::to_string(i) +
                         std::string(kImages[(id + i) % kImages.size()]),
                     random.Between(900, 7000)});
  }
  const std::uint32_t attached = random.Chance(documents ? 0.6 : 0.2) ? random.Between(1, 2) : 0;
  for (std::uint32_t i = 0; i < attached; ++i) {
    files.push_back({"/attach/" + month + "/P02" + std::to_string(id) + "_" + std::to_string(i) +
                         std::string(kDocuments[(id + i) % kDocuments.size()]),
                     random.Between(4500, 9000)});
  }
  return files;
}

PageMaker::PageMaker(Plan& plan) : plan_(plan) {}

void PageMaker::Count(std::int32_t truth) {
  if (truth < 0) {
    return;
  }
  Truth& entry = plan_.truths[static_cast<std::size_t>(truth)];
  if (entry.last_page != page_) {
    entry.last_page = page_;
    ++entry.pages;
  }
}

std::string PageMaker::ColumnAddress(const Column& column) const {
  // Sites link their columns both ways; one column always in the same.
  return column.folder.size() % 2 == 0 ? column.folder : column.folder + "index.html";
}

std::string PageMaker::Address(const Page& page, std::string_view path) const {
  if (path.empty() || path[0] != '/' || path.starts_with("//")) {
    return std::string(path);
  }
  switch (plan_.options.family) {
    case Family::kModern:
      return std::string(path);
    case Family::kDisclosure:
      return path.size() % 3 == 0 ? std::string(path) : plan_.options.base_url + std::string(path);
    case Family::kTable:
      break;
  }
  return page.folder.empty() ? std::string(path) : RelativeTo(page.folder, path);
}

void PageMaker::Anchor(Page& page, std::string_view path, std::string_view label,
                       std::string_view title) {
  std::string& out = page.html;
  const bool table = plan_.options.family == Family::kTable;
  out += table ? "<A class=xl_link href=\"" : "<a href=\"";
  AppendEscaped(Address(page, path), out);
  out += '"';
  if (!title.empty()) {
    out += " title=\"";
    AppendEscaped(title, out);
    out += '"';
  }
  out += table ? " target=_blank>" : " target=\"_blank\">";
  AppendEscaped(label, out);
  out += table ? "</A>" : "</a>";
}

void PageMaker::ArticleAnchor(Page& page, std::uint32_t id, std::size_t label_bytes) {
  const Article& article = plan_.articles[id];
  Count(article.truth);
  std::string_view label = article.title;
  if (label.size() > label_bytes) {
    std::size_t end = label_bytes;
    while ((static_cast<unsigned char>(label[end]) & 0xC0u) == 0x80u) {
      --end;
    }
    label = label.substr(0, end);
  }
  Anchor(page, article.path, label, label.size() < article.title.size() ? article.title : "");
}

void PageMaker::List(Page& page, const Column& column, std::size_t from, std::size_t count) {
  const bool table = plan_.options.family == Family::kTable;
  page.html += table ? "<TABLE width=\"98%\" border=0 cellSpacing=0>\n" : "<ul class=\"list\">\n";
  for (std::size_t i = from; i < std::min(from + count, column.articles.size()); ++i) {
    const std::uint32_t id = column.articles[i];
    page.html += table ? "<TR><TD height=26 class=tdline>·" : "  <li>";
    ArticleAnchor(page, id, 90);
    page.html += table ? "</TD><TD width=90 align=right>[" : "<span class=\"date\">";
    page.html += IsoDay(plan_.articles[id].day);
    page.html += table ? "]</TD></TR>\n" : "</span></li>\n";
  }
  page.html += table ? "</TABLE>\n" : "</ul>\n";
}

std::string PageMaker::Home() {
  Page page = NewPage("/");
  Begin(page, site_name_ + "门户网站", nullptr, nullptr);
  page.html += "<div class=\"focus\"><img src=\"" + Address(page, "/static/img/banner.jpg") +
               "\" alt=\"青禾风光\"></div>\n";
  for (const Column& column : plan_.columns) {
    if (column.parent < 0) {
      continue;
    }
    page.html += "<div class=\"block\"><h3>";
    Anchor(page, ColumnAddress(column), column.name, "");
    page.html += "</h3>\n";
    List(page, column, 0, 2);
    page.html += "</div>\n";
  }
  for (const Link& link : plan_.home_links) {
    Planted(page, link);
  }
  Footer(page);
  return std::move(page.html);
}

std::string PageMaker::ColumnFront(std::size_t index) {
  const Column& column = plan_.columns[index];
  Page page = NewPage(column.folder);
  Begin(page, column.name + "_" + site_name_, &column, nullptr);
  Breadcrumb(page, &column);
  for (const Column& child : plan_.columns) {
    if (child.parent == static_cast<std::int32_t>(index)) {
      page.html += "<h2>";
      Anchor(page, ColumnAddress(child), child.name, "");
      page.html += "</h2>\n";
      List(page, child, 0, 10);
    }
  }
  Footer(page);
  return std::move(page.html);
}

std::string PageMaker::ListPage(std::size_t index, std::uint32_t number, std::uint32_t pages) {
  const Column& column = plan_.columns[index];
  Page page = NewPage(column.folder);
  Begin(page, column.name + "_" + site_name_, &column, nullptr);
  Breadcrumb(page, &column);
  List(page, column, static_cast<std::size_t>(number) * plan_.list_page_size, plan_.list_page_size);
  page.html += "<div class=\"pages\">共" + std::to_string(pages) + "页 ";
  const auto page_path = [&column, this](std::uint32_t n) {
    return n == 0 ? ColumnAddress(column) : column.folder + "index_" + std::to_string(n) + ".html";
  };
  const std::uint32_t first = number > 4 ? number - 4 : 0;
  for (std::uint32_t n = first; n < std::min(first + 9, pages); ++n) {
    Anchor(page, page_path(n), std::to_string(n + 1), "");
  }
  Anchor(page, page_path(pages - 1), "尾页", "");
  page.html += "<a href=\"javascript:goPage(" + std::to_string(pages) + ")\">转到</a></div>\n";
  Sidebar(page, column);
  Footer(page);
  return std::move(page.html);
}

std::string PageMaker::ArticlePage(std::uint32_t id) {
  const Article& article = plan_.articles[id];
  const Column& column = plan_.columns[article.column];
  Random random(plan_.options.seed, 7'919ull * (id + 3));
  const std::size_t slash = article.path.find('?') == std::string::npos
                                ? article.path.rfind('/')
                                : article.path.rfind('/', article.path.find('?'));
  Page page = NewPage(article.path.substr(0, slash + 1));
  Begin(page, article.title + "_" + column.name + "_" + site_name_, &column, &article);
  Breadcrumb(page, &column);
  Body(page, id, random);
  Attachments(page, id, random);
  const auto& siblings = column.articles;
  const std::size_t at =
      static_cast<std::size_t>(std::find(siblings.begin(), siblings.end(), id) - siblings.begin());
  page.html += "<div class=\"near\">上一篇：";
  if (at > 0) {
    ArticleAnchor(page, siblings[at - 1], 75);
  }
  page.html += "<br>下一篇：";
  if (at + 1 < siblings.size()) {
    ArticleAnchor(page, siblings[at + 1], 75);
  }
  page.html += "</div>\n<div class=\"related\"><h4>相关信息</h4>\n";
  for (int i = 0; i < 6; ++i) {
    ArticleAnchor(page, random.Below(plan_.articles.size()), 66);
  }
  page.html += "</div>\n";
  Sidebar(page, column);
  Footer(page);
  return std::move(page.html);
}

std::string PageMaker::Plain(std::string_view title, std::string_view body) {
  // Shown at any address: relative links would lead somewhere else from each of them.
  Page page = NewPage("");
  Begin(page, title, nullptr, nullptr);
  page.html += "<div class=\"tip\">" + std::string(body) + "</div>\n";
  Footer(page);
  return std::move(page.html);
}

}  // namespace xuncha::sitegen
