// SPDX-License-Identifier: Apache-2.0
#include "facts/script_fills.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "facts/script_loads.h"
#include "model/script_reasons.h"

namespace xuncha::facts {
namespace {

using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

bool Fills(std::string_view script, char kind, std::string_view name) {
  const std::vector<std::uint32_t> marks = FilledBy(script);
  EXPECT_TRUE(std::is_sorted(marks.begin(), marks.end()));
  return std::binary_search(marks.begin(), marks.end(), MarkOfFilled(kind, name));
}

TEST(ScriptFills, ElementsThatItNamesWhereItAsks) {
  constexpr std::string_view kScript =
      "$.get('/api/rows', function (d) { $('#list').html(d); });"
      "$('div .js-items:first').each(function () { this.innerHTML = ''; });"
      "document.getElementById(\"box\").innerHTML = '';"
      "new Vue({ el: 'app' });";
  EXPECT_TRUE(Fills(kScript, '#', "list"));
  EXPECT_TRUE(Fills(kScript, '.', "js-items"));
  EXPECT_TRUE(Fills(kScript, '#', "box"));
  EXPECT_TRUE(Fills(kScript, '#', "app"));
  EXPECT_FALSE(Fills(kScript, '.', "list"));
  EXPECT_FALSE(Fills(kScript, '#', "lis"));
  EXPECT_FALSE(Fills(kScript, '.', "html")) << "what stands between literals is no selector";
}

// Scripts that bring others, or cannot be read: nobody knows what they fill.
TEST(ScriptFills, ScriptsThatBringOthersOrHideThemselves) {
  const auto unread = [](std::string_view script) {
    const std::vector<std::uint32_t> marks = FilledBy(script);
    return !marks.empty() && marks.front() == model::kUnreadScripts;
  };
  for (
      const std::string_view script :
      {R"(seajs.use("/js/list");)", R"(seajs.use(['list'], function (a) {});)",
       R"(require(["/js/list"]);)", R"(import {go} from "./list.js"; go();)",
       R"(import "./list.js";)", R"(document.write("<script src='/js/real.js'><\/script>"))",
       R"(var s=document.createElement("script");s.src="/js/real.js";document.body.appendChild(s))",
       R"(eval(function(p,a,c,k,e,d){return p}('$.0("1")',2,2,'|load|url'.split('|'))))",
       R"($["\x61\x6a\x61\x78"]({}))"}) {
    EXPECT_TRUE(unread(script)) << script;
  }
  for (const std::string_view script :
       {R"(var h=document.createElement("script");h.src="https://hm.example.com/hm.js?1";)",
        R"(var h=document.createElement("script");h.src="//hm.example.com/h.js";)",
        R"(document.write("<script src='/js/jquery.min.js'><\/script>"))",
        R"(document.write("<script src='/js/share.js'><\/script>"))",
        R"(function jsonp(u){var s=document.createElement("script");s.src=u})",
        R"(layui.use("table", function () {});)", R"(var re=/[\x20\t\r]/, note="a from \"b\"";)",
        R"(eval(function(p,a,c,k,e,d){return p}('$.0("1")',2,2,'|hide|box'.split('|'))))"}) {
    EXPECT_FALSE(unread(script)) << script;
  }
  EXPECT_TRUE(unread(std::string(kMaxScriptRead + 1, ' '))) << "what stands behind is not known";
  EXPECT_FALSE(unread(std::string(kMaxScriptRead, ' ')));
}

// A call that gives an element's name to a function: whose body is not asked for.
TEST(ScriptFills, CallsThatNameAnElement) {
  for (const std::string_view script : {R"(init({cid:12,box:"lb"});)", R"(page.loadData(12,'lb');)",
                                        R"(showList(data, "lb"))", R"(new NewsBox("#lb", 12);)"}) {
    EXPECT_TRUE(NamedByCall(script, "lb")) << script;
  }
  for (const std::string_view script :
       {R"($("lb").hide())", R"(document.getElementById("lb").className="a")", R"(a("lb2"))",
        R"($("#lb").hide())", R"(jQuery("#lb").hide())", "#lb", R"(shareTo("lb"))",
        R"(f(1); var box = "lb")", R"(x.show("lb"))", "f(\"lb", "lb"}) {
    EXPECT_FALSE(NamedByCall(script, "lb")) << script;
  }
}

TEST(ScriptFills, NothingWithoutAskingAndWriting) {
  EXPECT_THAT(FilledBy("$('#list').addClass('odd');"), IsEmpty());
  EXPECT_THAT(FilledBy("$('#list').html('');"), IsEmpty());
  EXPECT_THAT(FilledBy("fetch('/api/rows'); var list = '#list';"), IsEmpty());
  EXPECT_THAT(FilledBy(""), IsEmpty());
}

// A counter is no list, wherever it is written.
TEST(ScriptFills, CountersFillNothing) {
  EXPECT_THAT(
      FilledBy("function c() { $.get('/visit/add', function (d) { $('#seen').html(d); }); }"),
      IsEmpty());
}

// What a script does far from where it asks is something else.
TEST(ScriptFills, OnlyWhatIsNear) {
  const std::string far(10'000, ' ');
  const std::string script = "$('#menu').hover();" + far + "$.get('/api/rows', fill);" + far +
                             "function fill(d) { $('#list').html(d); }";
  EXPECT_FALSE(Fills(script, '#', "menu"));
  const std::string near = "$.get('/api/rows', function (d) { $('#list').html(d); });" + far;
  EXPECT_TRUE(Fills(far + near, '#', "list"));
}

TEST(ScriptFills, FunctionsWhoseBodiesAsk) {
  constexpr std::string_view kScript =
      "function loadList(c) { $.getJSON('/api/rows?c=' + c, show); }\n"
      "function show(d) { $('#list').html(d); }\n"
      "var pages = { turn: function (n) { fetch('/api/rows?n=' + n); } };\n"
      "const more = async (n) => { await fetch('/api/rows?n=' + n); };\n"
      "function init(o) { $.ajax({ url: '/api/rows', data: o }); }\n"
      "$.fn.rows = function (o) { $.ajax({ url: '/api/rows' }); };";
  for (const std::string_view name : {"loadList", "init", "turn", "more", "rows"}) {
    EXPECT_TRUE(Fills(kScript, '(', name)) << name;
  }
  EXPECT_FALSE(Fills(kScript, '(', "show"));
}

// Broken and hostile scripts: bounded, nothing read past their ends.
TEST(ScriptFills, BoundsHold) {
  for (const std::string script :
       {"fetch( innerHTML '#list", "fetch( innerHTML function", "fetch( innerHTML => {", "'", "=>",
        "fetch( innerHTML \"#\" '.' `#a`", "fetch( innerHTML function f("}) {
    EXPECT_LE(FilledBy(script).size(), 2U) << script;
  }
  std::string many = "fetch('/api/rows'); x.innerHTML = '';";
  for (int i = 0; i < 20'000; ++i) many += "f('#a" + std::to_string(i) + "');function(){";
  EXPECT_LE(FilledBy(many).size(), 512U);
  std::vector<std::uint32_t> calls;
  std::string calling;
  for (int i = 0; i < 500; ++i) calling += "a" + std::to_string(i) + "();";
  AddCalled(calling, calls);
  EXPECT_EQ(calls.size(), 24U);
}

TEST(ScriptFills, CallsOfAPage) {
  std::vector<std::uint32_t> calls;
  AddCalled("$(function () { loadList(12, 1); }); $('#a').hide(); function own() { x.turn(2); }",
            calls);
  EXPECT_THAT(calls,
              UnorderedElementsAre(MarkOfFilled('(', "loadList"), MarkOfFilled('(', "turn")));
}

}  // namespace
}  // namespace xuncha::facts
