// SPDX-License-Identifier: Apache-2.0
//
// Writes JSON (RFC 8259) with keys in the order given: the same calls give the same bytes. Broken
// UTF-8 becomes U+FFFD, so that the output is always valid.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace xuncha {

class JsonWriter {
 public:
  // `indent` 0 = one line without spaces (NDJSON); else that many spaces a level.
  explicit JsonWriter(int indent = 0) : indent_(indent) {}

  // Containers. Inside an object, Key comes before each value.
  void BeginObject() { Open('{'); }
  void EndObject() { Close('}'); }
  void BeginArray() { Open('['); }
  void EndArray() { Close(']'); }
  void Key(std::string_view name);

  void String(std::string_view value);
  void Bool(bool value);
  void Null();
  void Number(double value);  // shortest form that reads back the same; REQUIRES: finite
  template <std::integral Int>
  void Integer(Int value) {
    Before();
    out_.append(std::to_string(value));
  }

  // Key and value at once.
  void Field(std::string_view name, std::string_view value) {
    Key(name);
    String(value);
  }
  void Field(std::string_view name, const char* value) { Field(name, std::string_view(value)); }
  void Field(std::string_view name, bool value) {
    Key(name);
    Bool(value);
  }
  template <std::integral Int>
  void Field(std::string_view name, Int value) {
    Key(name);
    Integer(value);
  }
  void Field(std::string_view name, const std::vector<std::string>& values);
  // null where the text is empty.
  void FieldOrNull(std::string_view name, std::string_view value);
  void NullField(std::string_view name) {
    Key(name);
    Null();
  }

  const std::string& text() const { return out_; }
  // What was written so far, taken out; writing goes on after it.
  std::string Take();

 private:
  struct Level {
    bool empty = true;
  };
  void Open(char bracket);
  void Close(char bracket);
  void Before();
  void NewLine();

  int indent_;
  std::string out_;
  std::vector<Level> levels_;
  bool after_key_ = false;
};

// A JSON string with its quotes.
void AppendJsonString(std::string& out, std::string_view text);

}  // namespace xuncha
