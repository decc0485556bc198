// SPDX-License-Identifier: Apache-2.0
//
// Records of the platform as JSON: what database rows, the history and backups hold. Each struct
// says its fields once, in a Describe function (inventory_json.cc and its like), which then writes
// and reads them. Enums stand by their names. A field that the JSON lacks keeps its default, so
// that records may gain fields; one of a wrong type is damage.
#pragma once

#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/json.h"
#include "base/result.h"
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
    const nlohmann::json json = nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/false);
    JsonRecordReader reader;
    T record;
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
