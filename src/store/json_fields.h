// SPDX-License-Identifier: Apache-2.0
//
// Reading JSON that store/ wrote itself, in files and in database rows: strict, since what does not
// fit is damage.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace xuncha::store {

using Json = nlohmann::ordered_json;

// Reads the fields of one object; any missing or mistyped field turns `ok` false. The JSON and `ok`
// must outlive it.
class Fields {
 public:
  Fields(const Json& json, bool& ok) : json_(json), ok_(ok) {
    if (!json.is_object()) ok_ = false;
  }

  void Get(const char* name, std::string& out) {
    const Json* field = Find(name);
    if (field == nullptr || !field->is_string()) return Bad();
    out = field->get_ref<const std::string&>();
  }
  void Get(const char* name, bool& out) {
    const Json* field = Find(name);
    if (field == nullptr || !field->is_boolean()) return Bad();
    out = field->get<bool>();
  }
  template <class Integer>
  void Get(const char* name, Integer& out) {
    const Json* field = Find(name);
    if (field == nullptr || !field->is_number_integer()) return Bad();
    out = field->get<Integer>();
  }
  void Get(const char* name, std::vector<std::string>& out) {
    Each(name, [&](const Json& item) {
      if (!item.is_string()) return Bad();
      out.push_back(item.get_ref<const std::string&>());
    });
  }
  template <class Visit>
  void Each(const char* name, const Visit& visit) {
    const Json* field = Find(name);
    if (field == nullptr || !field->is_array()) return Bad();
    for (const Json& item : *field) visit(item);
  }
  const Json& Object(const char* name) {
    static const Json kEmpty = Json::object();
    const Json* field = Find(name);
    if (field == nullptr || !field->is_object()) {
      Bad();
      return kEmpty;
    }
    return *field;
  }

 private:
  const Json* Find(const char* name) const {
    if (!json_.is_object()) return nullptr;
    const auto found = json_.find(name);
    return found == json_.end() ? nullptr : &*found;
  }
  void Bad() { ok_ = false; }

  const Json& json_;
  bool& ok_;
};

}  // namespace xuncha::store
