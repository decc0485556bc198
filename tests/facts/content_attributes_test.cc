// SPDX-License-Identifier: Apache-2.0
#include "facts/content_attributes.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace xuncha::facts {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

TEST(ContentAttributes, AddressesOfTheSite) {
  for (const auto& [name, value] :
       {Pair{"url", "/list.do?cid=11"}, Pair{"data-url", "list.jsp?cid=1"},
        Pair{"hx-get", "./list.html"}, Pair{"lay-data", "{url:'/api/list?cid=10',page:true}"},
        Pair{"data-options", "pagination:true,url:'/list.do?c=1'"},
        Pair{"data-x", "{&quot;url&quot;:&quot;/api/list&quot;}"},
        Pair{"data-api", "http://api.example.gov.cn/list"}}) {
    EXPECT_TRUE(NamesContentAddress(name, value)) << name << " " << value;
  }
  const std::string huge = "/" + std::string(5000, 'a');
  for (const auto& [name, value] :
       {Pair{"data-x", "/a/1.jpg"}, Pair{"data-x", "/js/a.js?v=1"}, Pair{"data-x", "//"},
        Pair{"data-x", "/"}, Pair{"data-x", ""}, Pair{"data-x", "yyyy/mm/dd"},
        Pair{"data-x", "是?=否"}, Pair{"data-x", "/a b"}, Pair{"data-x", "/hits.do?id=1"},
        Pair{"onmouseover", "/go?x=1"}, Pair{"xmlns:x", "http://www.w3.org/1999/xhtml"},
        Pair{"data-x", "{url:"}, Pair{"data-x", "{url:''}/"},
        Pair{"data-x", std::string_view(huge)}, Pair{"data-x", "http://www.example.gov.cn/"}}) {
    EXPECT_FALSE(NamesContentAddress(name, value)) << name << " " << value;
  }
}

TEST(ContentAttributes, ObjectsAndBlankFrames) {
  EXPECT_TRUE(NamesContentObject("x-data", "newsList()"));
  EXPECT_FALSE(NamesContentObject("x-data", "{ open: false }"));
  EXPECT_FALSE(NamesContentObject("data-x", "newsList()"));
  EXPECT_TRUE(IsBlankAddress(""));
  EXPECT_TRUE(IsBlankAddress(" about:blank "));
  EXPECT_TRUE(IsBlankAddress("javascript:false"));
  EXPECT_FALSE(IsBlankAddress("/frag/1.html"));
}

}  // namespace
}  // namespace xuncha::facts
