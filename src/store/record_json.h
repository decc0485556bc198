// SPDX-License-Identifier: Apache-2.0
//
// Records of the platform as JSON: what database rows, the history and backups hold. Each struct
// says its fields once, in a Describe function (inventory_json.cc and its like), which then writes
// and reads them. Enums stand by their names. A field that the JSON lacks keeps its default, so
// that records may gain fields; one of a wrong type is damage.
#pragma once

#include <charconv>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "base/utf8.h"
#include "store/json_fields.h"
#include "store/records.h"

namespace xuncha::store {

// The value whose Name() is `name`; false if there is none. Names of model enums count from 0 and
// end with "?".
template <class Enum>
bool EnumFromName(std::string_view name, Enum& out) {
  constexpr int kMost = 64;
  for (int value = 0; value < kMost; ++value) {
    const std::string_view known = Name(static_cast<Enum>(value));
    if (known == "?") return false;
    if (known == name) {
      out = static_cast<Enum>(value);
      return true;
    }
  }
  return false;
}

class JsonRecordWriter {
 public:
  template <class T>
  void operator()(const char* name, const T& value) {
    json_.Key(name);
    Value(value);
  }
  template <class T>
  static std::string Write(const T& record) {
    JsonRecordWriter writer;
    writer.Value(record);
    return writer.json_.Take();
  }

 private:
  void Value(const std::string& text) { json_.String(text); }
  void Value(bool value) { json_.Bool(value); }
  template <class T>
  void Value(const T& value) {
    if constexpr (std::is_enum_v<T>) {
      json_.String(Name(value));
    } else if constexpr (std::is_integral_v<T>) {
      json_.Integer(value);
    } else {
      json_.BeginObject();
      // Describe reads through a reference that is not const, for the reader's sake only.
      Describe(*this, const_cast<T&>(value));
      json_.EndObject();
    }
  }
  template <class T>
  void Value(const std::vector<T>& values) {
    json_.BeginArray();
    for (const T& value : values) Value(value);
    json_.EndArray();
  }

  JsonWriter json_;
};

// Reads a record as JsonRecordWriter writes it: its fields in their order, nothing between.
// Whatever else there is (a field that the record did not have yet, another order, damage) it
// leaves to the reader below. Several times quicker than that one, which builds the whole tree
// first.
class JsonRecordScanner {
 public:
  template <class T>
  void operator()(const char* name, T& value) {
    if (!first_) Take(',');
    first_ = false;
    Take('"');
    Take(std::string_view(name));
    Take('"');
    Take(':');
    Value(value);
  }
  // False: `record` is to be thrown away.
  template <class T>
  static bool Read(std::string_view text, T& record) {
    if (!IsValidUtf8(text)) return false;
    JsonRecordScanner scanner;
    scanner.rest_ = text;
    scanner.Value(record);
    return scanner.ok_ && scanner.rest_.empty();
  }

 private:
  void Take(char c) {
    if (ok_ && !rest_.empty() && rest_.front() == c) {
      rest_.remove_prefix(1);
    } else {
      ok_ = false;
    }
  }
  void Take(std::string_view word) {
    if (ok_ && rest_.starts_with(word)) {
      rest_.remove_prefix(word.size());
    } else {
      ok_ = false;
    }
  }
  void Value(std::string& out) {
    out.clear();  // of what it is unless told
    Take('"');
    while (ok_) {
      std::size_t plain = 0;
      while (plain < rest_.size() && rest_[plain] != '"' && rest_[plain] != '\\' &&
             static_cast<unsigned char>(rest_[plain]) >= 0x20) {
        ++plain;
      }
      out.append(rest_.substr(0, plain));
      rest_.remove_prefix(plain);
      if (rest_.size() < 2 || rest_.front() != '\\') break;
      const std::size_t at = std::string_view("\"\\nrt").find(rest_[1]);
      if (at == std::string_view::npos) break;
      out.push_back("\"\\\n\r\t"[at]);
      rest_.remove_prefix(2);
    }
    Take('"');
  }
  void Value(bool& out) {
    out = rest_.starts_with('t');
    Take(std::string_view(out ? "true" : "false"));
  }
  template <class T>
  void Value(T& out) {
    if constexpr (std::is_enum_v<T>) {
      std::string name;
      Value(name);
      if (ok_ && !EnumFromName(name, out)) ok_ = false;
    } else if constexpr (std::is_integral_v<T>) {
      const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), out);
      if (error != std::errc{}) ok_ = false;
      if (ok_) rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    } else {
      Take('{');
      const bool outer = first_;
      first_ = true;
      if (ok_) Describe(*this, out);
      first_ = outer;
      Take('}');
    }
  }
  template <class T>
  void Value(std::vector<T>& out) {
    out.clear();
    Take('[');
    if (ok_ && rest_.starts_with(']')) return Take(']');
    while (ok_) {
      Value(out.emplace_back());
      if (!rest_.starts_with(',')) break;
      Take(',');
    }
    Take(']');
  }

  std::string_view rest_;
  bool first_ = true;
  bool ok_ = true;
};

// Reads into a map, not in order: in order each field is looked for among all those before it.
class JsonRecordReader {
 public:
  template <class T>
  void operator()(const char* name, T& value) {
    const auto found = json_->find(name);
    if (found != json_->end()) Value(*found, value);
  }
  // `what` only words the error.
  template <class T>
  static Result<T> Read(std::string_view text, const std::string& what) {
    T record;
    if (JsonRecordScanner::Read(text, record)) return record;
    record = T();
    const nlohmann::json json = nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/false);
    JsonRecordReader reader;
    reader.Value(json, record);
    if (!reader.ok_) return Corruption(what + ": the stored record is damaged");
    return record;
  }

 private:
  void Value(const nlohmann::json& json, std::string& out) {
    if (!json.is_string()) return Bad();
    out = json.get_ref<const std::string&>();
  }
  void Value(const nlohmann::json& json, bool& out) {
    if (!json.is_boolean()) return Bad();
    out = json.get<bool>();
  }
  template <class T>
  void Value(const nlohmann::json& json, T& out) {
    if constexpr (std::is_enum_v<T>) {
      if (!json.is_string() || !EnumFromName(json.get_ref<const std::string&>(), out)) Bad();
    } else if constexpr (std::is_integral_v<T>) {
      if (!json.is_number_integer()) return Bad();
      out = json.get<T>();
    } else {
      if (!json.is_object()) return Bad();
      const nlohmann::json* outer = json_;
      json_ = &json;
      Describe(*this, out);
      json_ = outer;
    }
  }
  template <class T>
  void Value(const nlohmann::json& json, std::vector<T>& out) {
    if (!json.is_array()) return Bad();
    out.clear();
    for (const nlohmann::json& item : json) Value(item, out.emplace_back());
  }
  void Bad() { ok_ = false; }

  const nlohmann::json* json_ = nullptr;
  bool ok_ = true;
};

template <class Record>
std::string WriteRecord(const Record& record) {
  return JsonRecordWriter::Write(record);
}

template <class Record>
Result<Record> ReadRecord(std::string_view text, const std::string& what) {
  return JsonRecordReader::Read<Record>(text, what);
}

}  // namespace xuncha::store

// Within xuncha::store, after the Describe functions of what it holds.
#define XUNCHA_RECORD(Record)                             \
  template std::string WriteRecord(const Record& record); \
  template Result<Record> ReadRecord<Record>(std::string_view text, const std::string& what)
