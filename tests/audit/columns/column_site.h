// SPDX-License-Identifier: Apache-2.0
//
// A small site with columns, written by hand as facts: for tests that need no crawl.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "audit/columns/discover.h"
#include "tests/audit/fake_site.h"

namespace xuncha::testing {

class ColumnSite {
 public:
  using Steps = std::vector<std::pair<std::string, model::UrlId>>;

  explicit ColumnSite(const std::string& home = "https://www.demo.gov.cn/")
      : home_(home), site_(home), home_page_(&site_.Page(0)) {}

  model::UrlId Url(const std::string& path) { return site_.Url(home_ + path).id; }
  model::PageFacts& home() { return *home_page_; }
  FakeSite& site() { return site_; }

  // A column's page with its breadcrumb, in the home page's menu.
  model::PageFacts& Column(const std::string& path, const std::string& name,
                           const Steps& above = {}, bool in_menu = true) {
    const model::UrlId id = Url(path);
    model::PageFacts& page = site_.Page(id);
    page.title = name + "_演示县人民政府";
    page.main_chars = 0;
    page.text_chars = 300;
    Crumb(page, above, name, id);
    if (in_menu) FakeSite::Link(home(), id, Keep(name), model::Place::kNav);
    return page;
  }

  // A list that the page is for; entries are title, day ("" = none) and how the day was read.
  struct Row {
    std::string title;
    std::string day;
    model::RowDate from = model::RowDate::kShown;
    model::UrlId target = model::kNoUrl;  // kNoUrl: an article of its own is made up
    std::string issued = {};
    bool pinned = false;
  };
  model::ListBlock& List(model::PageFacts& page, const std::vector<Row>& rows, bool main = true) {
    model::ListBlock& block = page.lists.blocks.emplace_back();
    block.main = main;
    for (const Row& row : rows) {
      const model::UrlId target = row.target == model::kNoUrl
                                      ? Url("a/" + std::to_string(++articles_) + ".html")
                                      : row.target;
      FakeSite::Link(page, target, Keep(row.title), model::Place::kList);
      model::ListItem item;
      item.link = static_cast<std::uint32_t>(page.links.size() - 1);
      item.title = row.title;
      item.published = row.day;
      item.published_from = row.day.empty() ? model::RowDate::kNone : row.from;
      item.issued = row.issued;
      item.pinned = row.pinned;
      block.items.push_back(item);
      page.lists.region_chars += 20;
      ++page.lists.region_links;
    }
    block.item_count = static_cast<std::uint32_t>(block.items.size());
    return block;
  }

  // An article that was read; "" = it shows no day.
  model::UrlId Article(const std::string& path, const std::string& day,
                       const std::string& from = "label") {
    const model::UrlId id = Url(path);
    model::PageFacts& page = site_.Page(id);
    page.published = day;
    page.published_from = day.empty() ? "" : from;
    return id;
  }

  std::vector<model::Column> All(const char* as_of = "2022-08-23") {
    const MemorySnapshot snapshot = site_.View();
    const audit::Profile profile = DefaultProfile();
    const checks::ErrorPhrases phrases = Phrases();
    const audit::ColumnWords words = OwnColumnWords();
    const checks::SiteContext context =
        checks::MakeContext(snapshot, phrases, *ParseDay(as_of), 20);
    return audit::FindColumns(context, profile, words).value();
  }

  // The column of that last step; an empty one if there is none.
  model::Column One(const std::string& name, const char* as_of = "2022-08-23") {
    for (model::Column& column : All(as_of)) {
      if (!column.path.empty() && column.path.back() == name) return column;
    }
    return {};
  }

 private:
  void Crumb(model::PageFacts& page, const Steps& above, const std::string& name, model::UrlId id) {
    page.breadcrumb = {"首页"};
    FakeSite::Link(page, 0, "首页", model::Place::kNav);
    for (const auto& [label, target] : above) {
      page.breadcrumb.push_back(label);
      FakeSite::Link(page, target, Keep(label), model::Place::kNav);
    }
    page.breadcrumb.push_back(name);
    FakeSite::Link(page, id, Keep(name), model::Place::kNav);
  }
  std::string_view Keep(const std::string& text) { return texts_.emplace_back(text); }

  std::string home_;
  FakeSite site_;
  model::PageFacts* home_page_;
  std::deque<std::string> texts_;
  int articles_ = 0;
};

}  // namespace xuncha::testing
