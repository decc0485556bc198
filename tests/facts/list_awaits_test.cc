// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "facts/script_fills.h"
#include "model/script_reasons.h"
#include "tests/facts/list_fixture.h"

namespace xuncha::facts {
namespace {

constexpr std::string_view kRows =
    "<ul><li><a href='/a/1.html'>关于开展春季造林工作的通知</a><span>2022-08-01</span></li>"
    "<li><a href='/a/2.html'>关于防汛值班安排的通知</a><span>2022-07-20</span></li>"
    "<li><a href='/a/3.html'>关于召开全体会议的通知</a><span>2022-07-02</span></li></ul>";

class ListAwaits : public testing::ListTest {};

// Empty elements and calls that a script of its own file may answer to.
TEST_F(ListAwaits, WhatAwaitsAScript) {
  const auto awaits = [](const model::ListFacts& lists, char kind, std::string_view name) {
    return std::any_of(
        lists.pieces.begin(), lists.pieces.end(), [&](const model::RegionPiece& piece) {
          return piece.chars == 0 && piece.link && piece.mark == MarkOfFilled(kind, name);
        });
  };
  const model::ListFacts empty = Column(
      "<div id='list' class='js-a js-b'></div><div id='hits'></div><p id='para'></p>"
      "<div id='told'>本栏目</div><div class='hid' style='display:none'></div>"
      "<script>loadList(12)</script>");
  EXPECT_TRUE(awaits(empty, '#', "list"));
  EXPECT_TRUE(awaits(empty, '.', "js-a"));
  EXPECT_TRUE(awaits(empty, '.', "js-b"));
  EXPECT_TRUE(awaits(empty, '(', "loadList"));
  EXPECT_FALSE(awaits(empty, '#', "hits")) << "a counter";
  EXPECT_FALSE(awaits(empty, '#', "para")) << "holds no list";
  EXPECT_FALSE(awaits(empty, '#', "told")) << "says something";
  EXPECT_FALSE(awaits(empty, '.', "hid"));
  // Where there is nothing to await, a script says so itself.
  EXPECT_FALSE(
      awaits(Column("<div id='list'></div><script>var totalRecord = 0;</script>"), '#', "list"));
  // What pages with lists have besides, and what holds their lists, is awaited nowhere.
  const model::ListFacts listed =
      Column("<div id='list'>" + std::string(kRows) + "</div><div class='js-b'></div>");
  EXPECT_THAT(listed.frame_marks, ::testing::Contains(MarkOfFilled('#', "list")));
  EXPECT_THAT(listed.frame_marks, ::testing::Contains(MarkOfFilled('.', "js-b")));
  EXPECT_TRUE(std::is_sorted(listed.frame_marks.begin(), listed.frame_marks.end()));
}

// Loaders name scripts that nobody reads; calls name elements that their functions fill.
TEST_F(ListAwaits, ScriptsThatWereNotReadAndCallsThatNameElements) {
  const auto unread = [this](const std::string& region) {
    const model::ListFacts& lists = Column(region);
    return std::any_of(lists.pieces.begin(), lists.pieces.end(), [](const auto& piece) {
      return piece.chars == 0 && piece.link && piece.mark == model::kUnreadScripts;
    });
  };
  const std::string place = "<ul id='listbox'></ul>";
  EXPECT_TRUE(unread(place + "<script src='/js/require.js' data-main='/js/main'></script>"));
  EXPECT_TRUE(unread(place + "<script>seajs.use('/js/list')</script>"));
  EXPECT_TRUE(unread(place + "<script type='module'>import {go} from './list.js'</script>"));
  EXPECT_FALSE(unread(place + "<script src='/js/jquery.js'></script><script>menu()</script>"));
  const model::ListFacts& lists =
      Column("<div id='lb'><img src='/images/loading.gif'></div><script>init({box:'lb'})</script>");
  EXPECT_TRUE(std::any_of(lists.pieces.begin(), lists.pieces.end(), [](const auto& piece) {
    return piece.mark == MarkOfFilled('#', "lb") && piece.says == model::kNamedByCall;
  }));
}

}  // namespace
}  // namespace xuncha::facts
