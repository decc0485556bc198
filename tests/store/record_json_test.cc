// SPDX-License-Identifier: Apache-2.0
#include "store/record_json.h"

#include <gtest/gtest.h>

namespace xuncha::store {
namespace {

enum class Colour : std::uint8_t { kRed = 0, kBlue };
const char* Name(Colour colour) {
  switch (colour) {
    case Colour::kRed:
      return "red";
    case Colour::kBlue:
      return "blue";
  }
  return "?";
}

struct Inner {
  std::string text;
  std::vector<int> numbers;
};
struct Outer {
  std::string id;
  std::string kind = "unless told";
  bool yes = false;
  std::int64_t count = 7;
  Colour colour = Colour::kRed;
  std::vector<Inner> inners;
  std::vector<std::string> words = {"unless", "told"};
  Inner last;
};
template <class Io>
void Describe(Io& io, Inner& record) {
  io("text", record.text);
  io("numbers", record.numbers);
}
template <class Io>
void Describe(Io& io, Outer& record) {
  io("id", record.id);
  io("kind", record.kind);
  io("yes", record.yes);
  io("count", record.count);
  io("colour", record.colour);
  io("inners", record.inners);
  io("words", record.words);
  io("last", record.last);
}

Outer Sample() {
  return {"p-1",        "told",    true, -42, Colour::kBlue, {{"引“号”\"\\\n\t", {1, 2}}, {"", {}}},
          {"甲", "乙"}, {"x", {3}}};
}

TEST(RecordJson, ReadsWhatItWroteInOnePass) {
  const std::string text = WriteRecord(Sample());
  Outer scanned;
  EXPECT_TRUE(JsonRecordScanner::Read(text, scanned)) << text;
  EXPECT_EQ(WriteRecord(scanned), text);
  EXPECT_EQ(WriteRecord(*ReadRecord<Outer>(text, "p-1")), text);
}

TEST(RecordJson, WhatTheScannerLeavesTheReaderReads) {
  Outer record;
  for (const char* text :
       {R"({"id":"p-1","count":3})", R"({"count":3,"id":"p-1"})", R"({ "id": "p-1", "count": 3 })",
        R"({"id":"p\u002d1","count":3})", R"({"id":"p-1","count":3,"gone":[{}]})"}) {
    record = Outer();
    EXPECT_FALSE(JsonRecordScanner::Read(text, record)) << text;
    const auto read = ReadRecord<Outer>(text, "p-1");
    ASSERT_TRUE(read) << text;
    EXPECT_EQ(read->id, "p-1");
    EXPECT_EQ(read->count, 3);
    EXPECT_EQ(read->colour, Colour::kRed);
  }
}

TEST(RecordJson, DamageIsTold) {
  const std::string text = WriteRecord(Sample());
  for (std::size_t cut = 0; cut < text.size(); ++cut) {
    EXPECT_FALSE(ReadRecord<Outer>(text.substr(0, cut), "p-1")) << cut;
  }
  EXPECT_FALSE(ReadRecord<Outer>(text + "}", "p-1"));
  EXPECT_FALSE(ReadRecord<Outer>(R"({"colour":"green"})", "p-1"));
  EXPECT_FALSE(ReadRecord<Outer>(R"({"count":"3"})", "p-1"));
  EXPECT_FALSE(ReadRecord<Outer>("{\"id\":\"\xff\"}", "p-1"));
  EXPECT_EQ(ReadRecord<Outer>("[]", "p-1").error().code, ErrorCode::kCorruption);
}

}  // namespace
}  // namespace xuncha::store
