// SPDX-License-Identifier: Apache-2.0
//
// JSON (RFC 8259) of somebody else as a plain tree, under bounds: what a server sends may be deep,
// long, or no JSON at all. Only its .cc includes the parser.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace xuncha {

class JsonValue {
 public:
  enum class Kind : std::uint8_t { kNull, kBool, kInteger, kDouble, kString, kArray, kObject };

  Kind kind = Kind::kNull;
  bool boolean = false;
  std::int64_t integer = 0;
  double number = 0;  // of an integer, too
  std::string text;
  std::vector<JsonValue> items;   // of an array; of an object its values
  std::vector<std::string> keys;  // of an object, in its order, one for each of items

  bool is(Kind wanted) const { return kind == wanted; }
  // The first of that key; nullptr where there is none, or this is no object.
  const JsonValue* Find(std::string_view key) const;
  // The same down a path: "content.news_item". "" is the value itself.
  const JsonValue* At(std::string_view path) const;
  // An integer, or a text of nothing but its digits ("10006", "-1").
  std::optional<std::int64_t> AsInteger() const;
};

struct JsonBounds {
  std::size_t depth = 32;
  std::size_t values = 100'000;
};

// kInvalidArgument says at which byte it is no JSON, or which bound it passes; it never repeats the
// text, which may hold secrets. Memory is at most some times the text. A whole number beyond
// int64 is a double.
Result<JsonValue> ParseJson(std::string_view text, const JsonBounds& bounds = {});

}  // namespace xuncha
