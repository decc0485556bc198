// SPDX-License-Identifier: Apache-2.0
#include "facts/template_address.h"

#include <gtest/gtest.h>

#include <string>

namespace xuncha::facts {
namespace {

TEST(TemplateAddress, HolesOfTheUsualTemplates) {
  for (const char* address :
       {"{{item.url}}", "{{ item.url }}", "/a/{{id}}.html", "/list/index_${page}.html",
        "${ctx}/a.html", "<%=url%>", "/a/<%= row.id %>.html", "[[${a.url}]]", "[[ item.url ]]",
        "#{a.url}", "{$vo.url}", "/a/{$id}.html", "http://www.example.gov.cn/{{id}}"}) {
    EXPECT_TRUE(HasTemplateHole(address)) << address;
  }
}

TEST(TemplateAddress, AsSomeSystemsEncodeThem) {
  EXPECT_TRUE(HasTemplateHole("/a/%7B%7Bitem.url%7D%7D"));
  EXPECT_TRUE(HasTemplateHole("/a/%7b%7bid%7d%7d.html"));
  EXPECT_TRUE(HasTemplateHole("/a/$%7Bpage%7D.html"));
  EXPECT_TRUE(HasTemplateHole("%3C%25=url%25%3E"));
}

TEST(TemplateAddress, WhatMerelyHoldsABraceIsAnAddress) {
  for (const char* address :
       {"", "/", "/a{1}.html", "/a/{8D1F-22}.html", "/a.html?q={\"a\":{\"b\":1}}", "/%7Ba%7D.html",
        "/a.html?p=[[1,2],[3,4]]", "/a.html?w=[[\"a\"]]", "/a#{1}", "/price{$5}.html", "{{open",
        "/a/${open.html", "/a/}}{{", "{{}", "/%E5%8E%BF%7B%7B.html", "/a<%b", "%7", "%"}) {
    EXPECT_FALSE(HasTemplateHole(address)) << address;
  }
}

TEST(TemplateAddress, LongOnesAreReadInLinearTime) {
  std::string hostile;
  for (int i = 0; i < 100'000; ++i) hostile += "#{1{$2{{";
  EXPECT_FALSE(HasTemplateHole(hostile));
}

}  // namespace
}  // namespace xuncha::facts
