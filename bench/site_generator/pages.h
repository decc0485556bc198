// SPDX-License-Identifier: Apache-2.0
//
// The plan as HTML: one template family a site, pages of about 20 to 60 KB with about 150 links.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "site_generator/plan.h"

namespace xuncha::sitegen {

// Makes pages in any order; counts the distinct pages that link to each truth.
class PageMaker {
 public:
  explicit PageMaker(Plan& plan);

  // All in UTF-8; `gbk` pages are converted by the caller.
  std::string Home();
  std::string ColumnFront(std::size_t column);  // a top column: blocks of its children
  std::string ListPage(std::size_t column, std::uint32_t page, std::uint32_t pages);
  std::string ArticlePage(std::uint32_t id);
  // A page of the template with this text: error pages, relay.
  std::string Plain(std::string_view title, std::string_view body);

  std::uint32_t pages_made() const { return page_; }

 private:
  struct Page;
  Page NewPage(std::string_view folder);
  void Count(std::int32_t truth);
  std::string Address(const Page& page, std::string_view path) const;
  void Anchor(Page& page, std::string_view path, std::string_view label, std::string_view title);
  void ArticleAnchor(Page& page, std::uint32_t id, std::size_t label_bytes);
  void Planted(Page& page, const Link& link);
  void PlantedScript(Page& page, const Link& link, std::string_view address);
  void Begin(Page& page, std::string_view title, const Column* column, const Article* article);
  void Tags(Page& page, const Column* column, const Article* article);
  void Nav(Page& page);
  void Breadcrumb(Page& page, const Column* column);
  void Sidebar(Page& page, const Column& column);
  void Footer(Page& page);
  void Body(Page& page, std::uint32_t id, Random& random);
  void Attachments(Page& page, std::uint32_t id, Random& random);
  void List(Page& page, const Column& column, std::size_t from, std::size_t count);
  std::string ColumnAddress(const Column& column) const;

  Plan& plan_;
  std::uint32_t page_ = 0;
  std::string site_name_ = "清河县人民政府";
};

// The files an article shows: images and attachments, whole ones.
struct OwnFile {
  std::string path;
  std::size_t bytes;
};
std::vector<OwnFile> FilesOfArticle(const Plan& plan, std::uint32_t id);

}  // namespace xuncha::sitegen
