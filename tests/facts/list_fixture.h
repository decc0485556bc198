// SPDX-License-Identifier: Apache-2.0
//
// Whole pages around a content region, as column pages of different makers look.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/facts/page_fixture.h"

namespace xuncha::facts::testing {

class ListTest : public PageTest {
 protected:
  // A column page: head, menu, breadcrumb, left menu, the region, footer.
  const model::ListFacts& Column(
      std::string_view region, std::string_view name = "通知公告",
      std::string_view url = "http://www.example.gov.cn/tzgg/index.html") {
    std::string html =
        "<html><head><title>" + std::string(name) + "_某某县人民政府</title></head><body>";
    html += R"(<div class="header"><div class="logo"><img src="/logo.png" width="300"></div>
<ul class="nav"><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/bsfw/">办事服务</a></li>
<li><a href="/hdjl/">互动交流</a></li><li><a href="/zjxx/">走进某县</a></li><li><a href="/tzgg/">通知公告</a></li></ul></div>
<div class="wz">您的位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; <a href="/tzgg/">)";
    html +=
        std::string(name) +
        R"(</a></div><div class="w1000"><div class="l"><div class="t1">政务公开</div>
<ul><li><a href="/ywdt/">要闻动态</a></li><li><a href="/tzgg/">)" +
        std::string(name) +
        R"(</a></li><li><a href="/zcwj/">政策文件</a></li><li><a href="/rsxx/">人事信息</a></li></ul></div>
<div class="r">)";
    html += std::string(region);
    html +=
        R"(</div></div><div class="footer"><p>主办单位：某某县人民政府办公室　网站标识码：4114240001　豫ICP备15021526号-1</p>
<p><a href="/wzdt/">网站地图</a> <a href="/lxwm/">联系我们</a></p></div></body></html>)";
    return Page(html, url);
  }

  const model::ListFacts& Page(const std::string& html,
                               std::string_view url = "http://www.example.gov.cn/tzgg/index.html",
                               bool is_home = false) {
    body_ = html;
    url_ = url;
    PageInput input;
    input.body = body_;
    input.content_type = "text/html; charset=utf-8";
    input.url = url_;
    input.is_home = is_home;
    extractor_.Extract(input, page_);
    return page_.facts.lists;
  }

  // The main block; an empty one if there is none.
  const model::ListBlock& Main() const {
    static const model::ListBlock kNone;
    for (const model::ListBlock& block : page_.facts.lists.blocks) {
      if (block.main) return block;
    }
    return kNone;
  }

  // "date title" of the main block's entries, "- title" without a date, "*" before pinned ones.
  std::vector<std::string> Rows() const { return Rows(Main()); }
  std::vector<std::string> Rows(const model::ListBlock& block) const {
    std::vector<std::string> rows;
    for (const model::ListItem& item : block.items) {
      std::string row = item.pinned ? "*" : "";
      row += item.published.empty() ? "-" : item.published;
      if (!item.issued.empty()) row += " (" + item.issued + ")";
      rows.push_back(row + " " + item.title);
    }
    return rows;
  }

  std::vector<std::string> Headings() const {
    std::vector<std::string> headings;
    for (const model::ListBlock& block : page_.facts.lists.blocks) {
      headings.push_back(block.heading + (block.main ? "!" : "") + (block.side ? "?" : ""));
    }
    return headings;
  }

  std::string AddressOf(std::uint32_t link) const {
    return link < page_.links.size() ? std::string(page_.links[link].address) : std::string();
  }

  std::string url_;
};

}  // namespace xuncha::facts::testing
