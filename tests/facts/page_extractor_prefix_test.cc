// SPDX-License-Identifier: Apache-2.0
//
// A page that goes on from a shared beginning must come out as one that was read alone.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "facts/page_extractor.h"
#include "model/script_reasons.h"
#include "page_fixture.h"

namespace xuncha::facts {
namespace {

// Everything in the facts and links of a page, in words.
std::string Dump(const ExtractedPage& page) {
  const model::PageFacts& facts = page.facts;
  std::ostringstream out;
  out << facts.title << '|' << facts.text_chars << '|' << facts.main_chars << '|'
      << facts.main_print << '|' << facts.text_digest << '|' << facts.main_text << '|'
      << facts.published << '|' << facts.published_from << '|' << facts.url_day << '|'
      << facts.script_shell << facts.frameset << facts.password_form << facts.list_like
      << facts.depth_limited << facts.incomplete_marks << '|' << page.base_href << '|'
      << page.error_report_link << '|' << page.site_map_link << '\n';
  for (const model::RegionPiece& piece : facts.lists.pieces) {
    out << "piece " << piece.mark << static_cast<int>(piece.says) << '\n';
  }
  for (const std::string& text : facts.headings) out << "heading " << text << '\n';
  for (const std::string& text : facts.breadcrumb) out << "crumb " << text << '\n';
  for (const model::MetaTag& meta : facts.metas) out << meta.name << '=' << meta.content << '\n';
  for (const model::FormFacts& form : facts.forms) {
    out << "form " << form.post << form.search << form.password << form.fields << '\n';
  }
  for (const std::uint32_t index : page.form_links) out << index << ' ';
  const model::SiteMarks& marks = facts.marks;
  out << marks.id_code << marks.icp << marks.police << marks.sponsor << marks.contact
      << marks.organ_mark << marks.site_map << marks.error_report << marks.age_friendly
      << marks.in_script << '|' << facts.charset.used << facts.charset.bad_sequences << '\n';
  for (const RawLink& link : page.links) {
    out << link.address << '|' << link.address_is_ascii << link.address_is_utf8 << '|'
        << link.link.use << '|' << static_cast<int>(link.link.no_target)
        << static_cast<int>(link.link.form) << static_cast<int>(link.link.place)
        << link.link.visible << link.link.has_handler << '|' << link.link.label << '\n';
  }
  for (const model::ListBlock& list : facts.lists.blocks) {
    out << "list";
    for (const model::ListItem& item : list.items) out << ' ' << item.link;
    out << '\n';
  }
  return out.str();
}

class Sequence {
 public:
  // How the page comes out after those before it; fails the test if alone it comes out otherwise.
  void Take(std::string_view html, std::string_view content_type, const std::string& name) {
    PageInput input;
    input.body = html;
    input.content_type = content_type;
    input.url = "http://www.example.gov.cn/a/b.html";
    extractor_.Extract(input, page_);
    PageExtractor alone(testing::ShippedLexicon());
    ExtractedPage expected;
    alone.Extract(input, expected);
    EXPECT_EQ(Dump(page_), Dump(expected)) << name;
    resumed_ += LooksElsewhere(html) ? 1 : 0;
  }

  std::size_t resumed() const { return resumed_; }
  const ExtractedPage& page() const { return page_; }

 private:
  // A beginning that was taken over has addresses that do not point into the page.
  bool LooksElsewhere(std::string_view html) const {
    for (const RawLink& link : page_.links) {
      if (link.address == "/menu/1/") {
        return link.address.data() < html.data() ||
               link.address.data() >= html.data() + html.size();
      }
    }
    return false;
  }

  PageExtractor extractor_{testing::ShippedLexicon()};
  ExtractedPage page_;
  std::size_t resumed_ = 0;
};

std::string Page(int number, std::string_view head, std::string_view masthead) {
  std::string html = "<html><head><meta charset=utf-8><title>第" + std::to_string(number) +
                     "号通知_某某市人民政府</title>" + std::string(head) +
                     "</head><body class=\"a\">" + std::string(masthead) +
                     "<div class=\"nav\"><ul>";
  for (int i = 0; i < 40; ++i) {
    html += "<li><a href=\"/menu/" + std::to_string(i) + "/\" title=\"栏目 &amp; " +
            std::to_string(i) + "\">栏目" + std::to_string(i) + "</a></li>";
  }
  html += "</ul><form action=\"/s\"><input name=\"q\"></form></div><h1>第" +
          std::to_string(number) + "号通知</h1><p>发布时间：2022-08-0" +
          std::to_string(1 + number % 9) + "</p><p>" + std::string(300, 'x') +
          "各县区人民政府。</p><ul>";
  for (int i = 0; i < 6; ++i) {
    html += "<li><a href=\"/art/" + std::to_string(number * 10 + i) +
            ".html\">相关文章的标题有二十来个字左右</a><span>2022-08-01</span></li>";
  }
  return html +
         "</ul><div class=\"footer\">主办单位：某某市人民政府 网站标识码：4100000001</div></body>";
}

TEST(SharedBeginning, ComesOutAsAlone) {
  Sequence pages;
  const std::string masthead = "<h2>某某市人民政府</h2><div style='display:none'>hidden</div>";
  for (int i = 0; i < 8; ++i) {
    pages.Take(Page(i, "", masthead), "text/html", "page " + std::to_string(i));
  }
  EXPECT_EQ(pages.resumed(), 5u);  // the first shows, the second compares, the third is kept
}

// What a style sheet in the beginning shows pictures in is known behind it.
TEST(SharedBeginning, KeepsTheStylesInIt) {
  Sequence pages;
  std::string menu =
      "<style>.tu{background:url(/t.jpg);height:3000px}</style><div class=\"nav\"><ul>";
  for (int i = 0; i < 40; ++i) {
    const std::string number = std::to_string(i);
    menu += "<li><a href=\"/menu/" + number + "/\">栏目" + number + "</a></li>";
  }
  menu += "</ul></div>";
  for (int i = 0; i < 8; ++i) {
    const std::string number = std::to_string(i);
    pages.Take("<html><head><meta charset=utf-8><title>图解" + number + "</title></head><body>" +
                   menu + "<h1>图解" + number + "</h1><div class=\"content\"><div class=\"tu\">" +
                   "</div></div><div class=\"footer\">主办单位：某某市人民政府</div></body></html>",
               "text/html", "page " + number);
    const auto& pieces = pages.page().facts.lists.pieces;
    EXPECT_TRUE(std::any_of(pieces.begin(), pieces.end(), [](const model::RegionPiece& piece) {
      return piece.says == model::kPictured;
    })) << number;
  }
  EXPECT_EQ(pages.resumed(), 5U);
}

// The state in front of the body differs: its links are counted from another number.
TEST(SharedBeginning, IsKeptForEveryHead) {
  Sequence pages;
  for (int i = 0; i < 12; ++i) {
    pages.Take(Page(i, i % 2 == 0 ? "" : "<link rel=stylesheet href=/a.css>", "<h2>某</h2>"),
               "text/html", "page " + std::to_string(i));
  }
  EXPECT_GE(pages.resumed(), 7u);
}

// What a page says for itself is never taken from another.
TEST(SharedBeginning, LeavesOutWhatBelongsToThePage) {
  const std::vector<std::string> mastheads = {
      "<span>2022年8月1日</span>",
      "<title>二</title><meta name=\"PubDate\" content=\"2021-01-01\">",
      "<div class=\"crumbs\">您的位置：<a href=\"/\">首页</a> &gt; <a href=\"/a/\">新闻</a></div>",
      "<base href=\"/b/\">",
      "<script>location.href='/x.html'</script>",
      "<a href=\"/open/\">",
      "<textarea>",
      "<svg><title>t</title>",
      "</body></html>",
      "\xFF\xFE",
  };
  for (const std::string& masthead : mastheads) {
    Sequence pages;
    for (int i = 0; i < 7; ++i) pages.Take(Page(i, "", masthead), "text/html", masthead);
  }
}

TEST(SharedBeginning, GovernmentPagesComeOutAsAlone) {
  const std::string data = testing::TestData();
  if (data.empty()) GTEST_SKIP() << "no test data: set XUNCHA_TESTDATA";
  std::set<std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(data + "/gov-pages")) {
    const auto ending = entry.path().extension();
    if (ending == ".html" || ending == ".htm") files.insert(entry.path());
  }
  ASSERT_GT(files.size(), 100u);
  Sequence pages;
  for (const std::string& file : files) {
    const std::string html = testing::ReadFile(file);
    pages.Take(html, "text/html", file);
  }
}

}  // namespace
}  // namespace xuncha::facts
