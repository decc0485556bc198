// SPDX-License-Identifier: Apache-2.0
//
// What may be content though no list was made out: nobody is accused of a blank column for what
// could not be read.
#include <gtest/gtest.h>

#include <array>

#include "model/script_reasons.h"
#include "tests/audit/columns/column_site.h"

namespace xuncha::audit {
namespace {

using model::Column;
using model::ColumnState;
using testing::ColumnSite;
using testing::FakeSite;

constexpr std::array<const char*, 6> kLabels{"社保查询", "医保查询", "公交线路",
                                             "天气预报", "水费缴纳", "地图查询"};

TEST(Emptiness, ShortLinksThatOnlyThisPageShowsAreItsContent) {
  for (const bool external : {false, true}) {
    ColumnSite site;
    model::PageFacts& page = site.Column("bm/", "便民服务");
    for (const char* label : kLabels) {
      const std::string path = std::to_string(page.links.size());
      const model::UrlId target = external ? site.site().Url("https://ext.example.org/" + path).id
                                           : site.Url(path + ".html");
      FakeSite::Link(page, target, label, model::Place::kNav);
    }
    const Column column = site.One("便民服务");
    EXPECT_EQ(column.state, ColumnState::kStatic) << external;
    EXPECT_EQ(column.why.key, "column.static_links");
  }
}

// 详见 and a link: the content is elsewhere. Within the site, a link to one page is a stray one.
TEST(Emptiness, ALinkInTheTextToAnotherSiteIsContent) {
  for (const bool external : {false, true}) {
    ColumnSite site;
    model::PageFacts& page = site.Column("qz/", "权责清单");
    const model::UrlId target =
        external ? site.site().Url("https://www.zwfw.example.gov.cn/qz").id : site.Url("x.html");
    site.site().Page(target);
    if (external) site.site().Url("https://www.zwfw.example.gov.cn/qz").in_scope = false;
    page.lists.region_chars = page.main_chars = 8;
    page.lists.region_links = 1;
    FakeSite::Link(page, target, "山东政务服务网", model::Place::kContent);
    EXPECT_EQ(site.One("权责清单").state, external ? ColumnState::kStatic : ColumnState::kBlank);
  }
}

// A few words that only this page has are a question; what all pages print is none.
TEST(Emptiness, AFewWordsOfItsOwnAreAQuestion) {
  for (const bool own : {false, true}) {
    ColumnSite site;
    for (int i = 0; i < 3; ++i) {
      const std::string number = std::to_string(i);
      model::PageFacts& page = site.Column("l" + number + "/", "动态" + number);
      site.List(page,
                {{"关于某事的通知" + number, "2022-08-22"}, {"关于另一事的通知", "2022-08-20"}});
      page.lists.frame_marks = {1};
    }
    model::PageFacts& page = site.Column("dz/", "办公地址");
    page.main_text = "清河县武松中路1号";
    page.main_chars = page.lists.region_chars = own ? 9 : 6;
    page.lists.pieces = {{71, own ? 9U : 2U, false, model::RegionPiece::Says::kNothing, ""}};
    if (!own) {  // 标题, 发布日期: the heads of a table's columns
      page.lists.pieces.push_back({72, 4, false, model::RegionPiece::Says::kNothing, ""});
    }
    page.lists.pieces_known = true;
    const Column column = site.One("办公地址");
    EXPECT_EQ(column.state, ColumnState::kBlank);
    EXPECT_EQ(column.why.key, own ? "column.blank_words" : "column.blank_little");
  }
}

// A look at a few places shows their menu on them alone: nothing says that it is content. Found
// blank, the column stays so, but with a doubt.
TEST(Emptiness, LabelsWhosePagesWereNotAskedForMakeADoubt) {
  ColumnSite site;
  model::PageFacts& page = site.Column("bm/", "便民服务");
  for (const char* label : kLabels) {
    model::UrlRecord& target =
        site.site().Url("https://www.demo.gov.cn/" + std::to_string(page.links.size()) + ".html");
    target.outcome = model::Outcome::kNone;
    target.account = model::Account::kSkippedScope;  // as in a look at some of its places
    target.in_scope = false;
    FakeSite::Link(page, target.id, label, model::Place::kNav);
  }
  const Column column = site.One("便民服务");
  EXPECT_EQ(column.state, ColumnState::kBlank);
  EXPECT_FALSE(column.sure);
}

// The same labels on five pages are a menu of the site, before the breadcrumb they are one, too.
TEST(Emptiness, AMenuThatOtherPagesShowIsNoContent) {
  ColumnSite site;
  std::vector<model::PageFacts*> pages;
  for (const char* name : {"甲栏目", "乙栏目", "丙栏目", "丁栏目", "戊栏目"}) {
    pages.push_back(&site.Column(std::to_string(pages.size()) + "/", name));
  }
  for (const char* label : kLabels) {
    const model::UrlId target = site.Url("m/" + std::to_string(pages[0]->links.size()) + ".html");
    for (model::PageFacts* page : pages) FakeSite::Link(*page, target, label, model::Place::kNav);
  }
  for (const char* name : {"甲栏目", "戊栏目"}) {
    EXPECT_EQ(site.One(name).state, ColumnState::kBlank) << name;
    EXPECT_TRUE(site.One(name).sure) << name;
  }
}

TEST(Emptiness, ATelephoneNumberIsContent) {
  struct Case {
    const char* text;
    bool number;
  };
  for (const Case& one : {Case{"12345", true}, Case{"热线 12388", true}, Case{"0391-1234567", true},
                          Case{"400-123-4567", true}, Case{"95598", true}, Case{"30", false},
                          Case{"2022-08-01", false}, Case{"54321", false}}) {
    ColumnSite site;
    model::PageFacts& page = site.Column("rx/", "政务热线");
    page.main_text = one.text;
    page.main_chars = page.lists.region_chars = 12;
    EXPECT_EQ(site.One("政务热线").state, one.number ? ColumnState::kStatic : ColumnState::kBlank)
        << one.text;
  }
}

// A script that every page runs says what it fills; where only this page has it, a list is awaited.
TEST(Emptiness, AListThatAScriptOfAllPagesFillsWasNotSeen) {
  constexpr std::uint32_t kList = 71;  // marks of elements
  constexpr std::uint32_t kBox = 72;
  struct Case {
    std::uint32_t has;    // what is empty on the page
    std::uint32_t fills;  // what the script fills
    bool blank;
  };
  for (const Case& one :
       {Case{kList, kList, false}, Case{kList, kBox, true}, Case{kBox, kBox, true}}) {
    ColumnSite site;
    const model::UrlId script =
        site.site().Url("https://www.demo.gov.cn/site.js", model::kUseScript).id;
    model::PageFacts& written = site.site().Page(script);
    written.is_style_sheet = true;
    written.lists.frame_marks = {one.fills};
    const auto run = [script](model::PageFacts& page) {
      model::Link& link = page.links.emplace_back();
      link.use = model::kUseScript;
      link.target = script;
    };
    for (int i = 0; i < 3; ++i) {
      const std::string number = std::to_string(i);
      model::PageFacts& page = site.Column("l" + number + "/", "动态" + number);
      site.List(page,
                {{"关于某事的通知" + number, "2022-08-22"}, {"关于另一事的通知", "2022-08-20"}});
      page.lists.frame_marks = {1, kBox};
      run(page);
    }
    model::PageFacts& page = site.Column("gs/", "公示");
    page.lists.pieces = {{one.has, 0, true, model::RegionPiece::Says::kNothing, ""}};
    page.lists.pieces_known = true;
    run(page);
    const Column column = site.One("公示");
    EXPECT_EQ(column.state, one.blank ? ColumnState::kBlank : ColumnState::kNotObserved)
        << one.has << " " << one.fills;
    EXPECT_EQ(column.why.key == "column.not_observed_filled", !one.blank);
    EXPECT_TRUE(one.blank || column.why.values.empty()) << "no English in the sentence";
  }
}

// 政务服务 leads to its sisters, which stand in the menu, too: whether it is blank a person sees.
TEST(Emptiness, LinksThatContentAndMenuShareMakeABlankColumnDoubtful) {
  for (const bool landing : {true, false}) {
    ColumnSite site;
    std::vector<model::UrlId> targets;
    for (int i = 0; i < 3; ++i) {
      const std::string number = std::to_string(i);
      model::PageFacts& page = site.Column("l" + number + "/", "动态" + number);
      site.List(page,
                {{"关于某事的通知" + number, "2022-08-22"}, {"关于另一事的通知", "2022-08-20"}});
      targets.push_back(page.url);
    }
    model::PageFacts& page = site.Column("fw/", "政务服务");
    page.lists.region_links = 3;
    for (const model::Place place : {model::Place::kNav, model::Place::kContent}) {
      if (place == model::Place::kContent && !landing) continue;
      for (const model::UrlId target : targets) {
        model::Link& link = page.links.emplace_back();
        link.target = target;
        link.place = place;
        link.label = "动态";
      }
    }
    const Column column = site.One("政务服务");
    EXPECT_TRUE(column.state != ColumnState::kBlank || column.sure != landing) << landing;
    if (!landing) {
      EXPECT_EQ(column.state, ColumnState::kBlank);
    }
  }
}

// One tall picture that a style sheet shows in an element which only this page has (一图读懂) is
// what the column holds; what every page has is its frame.
TEST(Emptiness, APictureThatAStyleSheetShowsIsContent) {
  constexpr std::uint32_t kChart = 71;
  constexpr std::uint32_t kBanner = 72;
  for (const std::uint32_t has : {kChart, kBanner}) {
    ColumnSite site;
    const model::UrlId sheet =
        site.site().Url("https://www.demo.gov.cn/s.css", model::kUseStyle).id;
    model::PageFacts& style = site.site().Page(sheet);
    style.is_style_sheet = true;
    style.lists.frame_marks = {kChart, kBanner};
    const auto wear = [sheet](model::PageFacts& page) {
      model::Link& link = page.links.emplace_back();
      link.use = model::kUseStyle;
      link.target = sheet;
    };
    for (int i = 0; i < 3; ++i) {
      const std::string number = std::to_string(i);
      model::PageFacts& page = site.Column("l" + number + "/", "动态" + number);
      site.List(page,
                {{"关于某事的通知" + number, "2022-08-22"}, {"关于另一事的通知", "2022-08-20"}});
      page.lists.frame_marks = {1, kBanner};
      wear(page);
    }
    model::PageFacts& page = site.Column("yt/", "一图读懂");
    page.lists.pieces = {{has, 0, true, model::RegionPiece::Says::kNothing, ""}};
    page.lists.pieces_known = true;
    wear(page);
    EXPECT_EQ(site.One("一图读懂").state,
              has == kChart ? ColumnState::kStatic : ColumnState::kBlank)
        << has;
  }
}

// Loaders are run by all pages; the place that their scripts fill is empty only here. And a call
// that names the place says enough, whatever its function does.
TEST(Emptiness, AListThatALoaderOrACallMayFillWasNotSeen) {
  enum Case {
    kLibraryOnly,
    kLoaderOfPage,
    kLoaderInScript,
    kNamed,
    kNamedNoScript,
    kNothingAwaits
  };
  for (const Case one :
       {kLibraryOnly, kLoaderOfPage, kLoaderInScript, kNamed, kNamedNoScript, kNothingAwaits}) {
    ColumnSite site;
    const model::UrlId script =
        site.site().Url("https://www.demo.gov.cn/site.js", model::kUseScript).id;
    model::PageFacts& written = site.site().Page(script);
    written.is_style_sheet = true;
    if (one == kLoaderInScript) written.lists.frame_marks = {model::kUnreadScripts, 5};
    const auto run = [script, one](model::PageFacts& page) {
      if (one == kNamedNoScript) return;
      model::Link& link = page.links.emplace_back();
      link.use = model::kUseScript;
      link.target = script;
    };
    for (int i = 0; i < 3; ++i) {
      const std::string number = std::to_string(i);
      model::PageFacts& page = site.Column("l" + number + "/", "动态" + number);
      site.List(page,
                {{"关于某事的通知" + number, "2022-08-22"}, {"关于另一事的通知", "2022-08-20"}});
      page.lists.frame_marks = {1};
      run(page);
    }
    model::PageFacts& page = site.Column("gs/", "公示");
    const bool named = one == kNamed || one == kNamedNoScript;
    const std::uint32_t place = one == kNothingAwaits ? 1 : 71;
    page.lists.pieces = {
        {place, 0, true, named ? model::kNamedByCall : model::RegionPiece::Says::kNothing, ""}};
    if (one == kLoaderOfPage || one == kNothingAwaits) {
      page.lists.pieces.push_back(
          {model::kUnreadScripts, 0, true, model::RegionPiece::Says::kNothing, ""});
    }
    page.lists.pieces_known = true;
    run(page);
    const bool blank = one == kLibraryOnly || one == kNamedNoScript || one == kNothingAwaits;
    EXPECT_EQ(site.One("公示").state, blank ? ColumnState::kBlank : ColumnState::kNotObserved)
        << one;
  }
}

// What a script that was not read would fill nobody knows; a library of somebody else's, and a dead
// script, bring no list.
TEST(Emptiness, AListThatAnUnreadScriptMayFillWasNotSeen) {
  struct Case {
    const char* script;
    model::Outcome outcome;
    bool blank;
  };
  for (const Case& one : {Case{"https://static.demo.gov.cn/site.js", model::Outcome::kOk, false},
                          Case{"https://www.demo.gov.cn/site.js", model::Outcome::kNone, false},
                          Case{"https://www.demo.gov.cn/site.js", model::Outcome::kBlocked, false},
                          Case{"https://www.demo.gov.cn/site.js", model::Outcome::kGone, true},
                          Case{"https://www.demo.gov.cn/site.js", model::Outcome::kOk, true},
                          Case{"https://cdn.example.org/jquery.js", model::Outcome::kOk, true},
                          Case{"https://notdemo.gov.cn/site.js", model::Outcome::kOk, true}}) {
    ColumnSite site;
    model::UrlRecord& script = site.site().Url(one.script, model::kUseScript);
    script.outcome = one.outcome;
    const model::UrlId id = script.id;
    const auto run = [id](model::PageFacts& page) {
      model::Link& link = page.links.emplace_back();
      link.use = model::kUseScript;
      link.target = id;
    };
    for (int i = 0; i < 3; ++i) {
      const std::string number = std::to_string(i);
      model::PageFacts& page = site.Column("l" + number + "/", "动态" + number);
      site.List(page,
                {{"关于某事的通知" + number, "2022-08-22"}, {"关于另一事的通知", "2022-08-20"}});
      page.lists.frame_marks = {1};
      run(page);
    }
    model::PageFacts& page = site.Column("gs/", "公示");
    page.lists.pieces = {{71, 0, true, model::RegionPiece::Says::kNothing, ""}};
    page.lists.pieces_known = true;
    run(page);
    EXPECT_EQ(site.One("公示").state, one.blank ? ColumnState::kBlank : ColumnState::kNotObserved)
        << one.script << " " << model::Name(one.outcome);
  }
}

}  // namespace
}  // namespace xuncha::audit
