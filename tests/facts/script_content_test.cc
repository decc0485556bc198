// SPDX-License-Identifier: Apache-2.0
#include "facts/script_content.h"

#include <gtest/gtest.h>

namespace xuncha::facts {
namespace {

std::string Written(std::string_view script, bool single = true) {
  std::string markup;
  const bool read = MarkupWritten(script, single, markup);
  EXPECT_EQ(read, !markup.empty()) << script;
  return markup;
}

TEST(ScriptContent, MarkupOfLiterals) {
  EXPECT_TRUE(MayWriteMarkup("document.write('')"));
  EXPECT_FALSE(MayWriteMarkup("var a = 1"));
  EXPECT_EQ(Written(R"(document.write("<a href='1.html'>通知</a>2022-08-01");)"),
            "<a href='1.html'>通知</a>2022-08-01\n");
  EXPECT_EQ(Written(R"(document.writeln( '<a href=\'1.html\'>' + "2022/8/1<\/a>" ))"),
            "<a href='1.html'>2022/8/1</a>\n");
}

// What is not whole, or not certain, is not read.
TEST(ScriptContent, NothingOfWhatAScriptDecides) {
  for (const char* script :
       {"", "document.write", "document.write(", "document.write(\"<a href=1>2022-08-01",
        "document.write(\"<a href=1>2022-08-01\"", "document.write(\"<a href=1>2022-08-01\" + a)",
        "document.write(`<a href=1>${title} 2022-08-01`)",
        "document.write(\"<a href=1>2022-08-01\");document.write(rest)",
        "if (old) document.write(\"<a href=1>2022-08-01\")",
        "for (;;) document.write(\"<a href=1>2022-08-01\")",
        "document.write(\"<a href=1>no day</a>\")", "document.write(\"<p>2022-08-01</p>\")",
        "document.write(\"<a href=1>\\u4e2d 2022-08-01\")"}) {
    EXPECT_EQ(Written(script), "") << script;
  }
}

// In GBK the second byte of a character may be a backslash.
TEST(ScriptContent, PairsOfBytesAreOneCharacter) {
  const std::string script = "document.write(\"<a href=1>\x81\x5C 2022-08-01\")";
  EXPECT_EQ(Written(script, false), "<a href=1>\x81\x5C 2022-08-01\n");
}

TEST(ScriptContent, RecordsNeedATitleBesideAnAddress) {
  EXPECT_TRUE(BuildsContent(R"(addItem("关于举办培训班的通知","/n/1.html"))"));
  EXPECT_TRUE(BuildsContent(R"(a[0]=["/n/1.html","关于举办培训班的通知"])"));
  EXPECT_FALSE(BuildsContent(R"(title("关于举办培训班的通知");go("/n/1.html"))"));
  EXPECT_FALSE(BuildsContent(R"(load("关于举办培训班的通知","/js/1.js"))"));
  EXPECT_FALSE(BuildsContent(R"(add("ab","/n/1.html"))"));
  EXPECT_FALSE(BuildsContent("add(\"关于举办培训班的通知"));
  EXPECT_FALSE(BuildsContent(""));
}

}  // namespace
}  // namespace xuncha::facts
