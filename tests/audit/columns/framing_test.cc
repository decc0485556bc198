// SPDX-License-Identifier: Apache-2.0
//
// Columns whose content stands in frames.
#include <gtest/gtest.h>

#include "tests/audit/columns/column_site.h"

namespace xuncha::audit {
namespace {

using model::Column;
using model::ColumnState;
using testing::ColumnSite;
using testing::FakeSite;

// A frame of the page's content.
void Frame(model::PageFacts& page, model::UrlId target) {
  FakeSite::Link(page, target, "", model::Place::kContent, model::kUseFrame);
  page.lists.region_frames.push_back(static_cast<std::uint32_t>(page.links.size() - 1));
}

TEST(Framing, AFrameIsTakenOverWithAllThatItHolds) {
  enum Holds { kImages, kMedia, kDocuments, kForms, kText, kNothing };
  for (const Holds holds : {kImages, kMedia, kDocuments, kForms, kText, kNothing}) {
    ColumnSite site;
    const model::UrlId inner = site.Url("frame/1.html");
    model::PageFacts& framed = site.site().Page(inner);
    framed.main_chars = 0;
    if (holds == kImages) {
      FakeSite::Link(framed, site.Url("a.jpg"), "", model::Place::kContent, model::kUseImage);
      framed.lists.region_images = 1;
    }
    if (holds == kMedia) framed.lists.region_media = 1;
    if (holds == kDocuments) framed.lists.region_documents = 1;
    if (holds == kForms) {
      model::FormFacts form;
      form.fields = 3;
      framed.forms.push_back(form);
    }
    if (holds == kText) framed.lists.region_chars = framed.main_chars = 300;
    Frame(site.Column("gb/", "政府公报"), inner);
    EXPECT_EQ(site.One("政府公报").state,
              holds == kNothing ? ColumnState::kBlank : ColumnState::kStatic)
        << holds;
  }
}

TEST(Framing, FramesInFramesAreFollowedAndNeverInCircles) {
  for (const bool circle : {false, true}) {
    ColumnSite site;
    model::PageFacts& page = site.Column("a/", "工作动态");
    const model::UrlId outer = site.Url("frame/1.html");
    const model::UrlId inner = site.Url("frame/2.html");
    model::PageFacts& first = site.site().Page(outer);
    model::PageFacts& second = site.site().Page(inner);
    first.main_chars = second.main_chars = 0;
    Frame(page, outer);
    Frame(first, inner);
    if (circle) {
      Frame(second, outer);
      Frame(second, page.url);
    } else {
      site.List(second, {{"一条", "2022-08-22"}, {"二条", "2022-08-20"}});
    }
    const Column column = site.One("工作动态");
    EXPECT_EQ(column.state, circle ? ColumnState::kBlank : ColumnState::kFresh);
    EXPECT_EQ(column.latest, circle ? "" : "2022-08-22");
  }
}

TEST(Framing, AFrameThatAScriptFillsOrNobodyReadIsNotObserved) {
  enum Case { kNotFetched, kShell, kOwnScript, kScriptOfLists, kTooDeep, kViewer };
  for (const Case which : {kNotFetched, kShell, kOwnScript, kScriptOfLists, kTooDeep, kViewer}) {
    ColumnSite site;
    const model::UrlId script = site.Url("js/common.js");
    model::PageFacts& other = site.Column("b/", "通知公告");
    site.List(other, {{"一条", "2022-08-22"}, {"二条", "2022-08-20"}});
    if (which == kScriptOfLists) {
      FakeSite::Link(other, script, "", model::Place::kHead, model::kUseScript);
    }
    model::PageFacts& page = site.Column("a/", "政府公报");
    const model::UrlId frame =
        site.Url(which == kViewer ? "web/viewer.html?file=/gb/A.PDF" : "frame/1.html");
    Frame(page, frame);
    if (which != kNotFetched) {
      model::PageFacts* framed = &site.site().Page(frame);
      framed->main_chars = 0;
      framed->script_shell = which == kShell;
      FakeSite::Link(*framed, script, "", model::Place::kHead, model::kUseScript);
      for (int depth = 2; which == kTooDeep && depth < 6; ++depth) {
        framed->links.clear();
        const model::UrlId next = site.Url("frame/" + std::to_string(depth) + ".html");
        Frame(*framed, next);
        framed = &site.site().Page(next);
        framed->main_chars = 0;
      }
    }
    const Column column = site.One("政府公报");
    ColumnState expected = ColumnState::kNotObserved;
    if (which == kScriptOfLists) expected = ColumnState::kBlank;
    if (which == kViewer) expected = ColumnState::kStatic;
    EXPECT_EQ(column.state, expected) << which;
  }
}

}  // namespace
}  // namespace xuncha::audit
