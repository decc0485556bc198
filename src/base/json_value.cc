// SPDX-License-Identifier: Apache-2.0
#include "base/json_value.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <utility>

namespace xuncha {
namespace {

using Kind = JsonValue::Kind;

// Builds the tree as the parser goes. The parser keeps its own stack, so depth costs us nothing but
// the bound.
class TreeBuilder final : public nlohmann::json_sax<nlohmann::json> {
 public:
  explicit TreeBuilder(const JsonBounds& bounds) : bounds_(bounds) {}

  JsonValue Take() { return std::move(root_); }
  const std::string& why() const { return why_; }

  bool null() override { return Add({}) != nullptr; }
  bool boolean(bool value) override {
    JsonValue one;
    one.kind = Kind::kBool;
    one.boolean = value;
    return Add(std::move(one)) != nullptr;
  }
  bool number_integer(number_integer_t value) override { return Whole(value); }
  bool number_unsigned(number_unsigned_t value) override {
    if (value <= static_cast<number_unsigned_t>(INT64_MAX)) {
      return Whole(static_cast<std::int64_t>(value));
    }
    return Real(static_cast<double>(value));
  }
  bool number_float(number_float_t value, const string_t& /*written*/) override {
    return Real(value);
  }
  bool string(string_t& value) override {
    JsonValue one;
    one.kind = Kind::kString;
    one.text = std::move(value);
    return Add(std::move(one)) != nullptr;
  }
  bool binary(binary_t& /*value*/) override { return false; }  // never in a text
  bool start_object(std::size_t /*elements*/) override { return Open(Kind::kObject); }
  bool end_object() override { return Close(); }
  bool start_array(std::size_t /*elements*/) override { return Open(Kind::kArray); }
  bool end_array() override { return Close(); }
  bool key(string_t& value) override {
    open_.back()->keys.push_back(std::move(value));
    return true;
  }
  bool parse_error(std::size_t position, const std::string& /*last_token*/,
                   const nlohmann::detail::exception& /*error*/) override {
    if (why_.empty()) why_ = "no JSON at byte " + std::to_string(position);
    return false;
  }

 private:
  bool Whole(std::int64_t value) {
    JsonValue one;
    one.kind = Kind::kInteger;
    one.integer = value;
    one.number = static_cast<double>(value);
    return Add(std::move(one)) != nullptr;
  }

  bool Real(double value) {
    JsonValue one;
    one.kind = Kind::kDouble;
    one.number = value;
    return Add(std::move(one)) != nullptr;
  }

  // Where it now stands. A container's place is kept while it is open: only the innermost grows.
  JsonValue* Add(JsonValue value) {
    if (++values_ > bounds_.values) {
      why_ = "JSON of more than " + std::to_string(bounds_.values) + " values";
      return nullptr;
    }
    if (open_.empty()) {
      root_ = std::move(value);
      return &root_;
    }
    open_.back()->items.push_back(std::move(value));
    return &open_.back()->items.back();
  }

  bool Open(Kind kind) {
    if (open_.size() >= bounds_.depth) {
      why_ = "JSON nested more than " + std::to_string(bounds_.depth) + " deep";
      return false;
    }
    JsonValue one;
    one.kind = kind;
    JsonValue* added = Add(std::move(one));
    if (added != nullptr) open_.push_back(added);
    return added != nullptr;
  }

  bool Close() {
    open_.pop_back();
    return true;
  }

  const JsonBounds& bounds_;
  JsonValue root_;
  std::vector<JsonValue*> open_;
  std::size_t values_ = 0;
  std::string why_;
};

}  // namespace

const JsonValue* JsonValue::Find(std::string_view key) const {
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (keys[i] == key) return &items[i];
  }
  return nullptr;
}

const JsonValue* JsonValue::At(std::string_view path) const {
  const JsonValue* at = this;
  while (at != nullptr && !path.empty()) {
    const std::string_view step = path.substr(0, path.find('.'));
    path.remove_prefix(std::min(path.size(), step.size() + 1));
    at = at->Find(step);
  }
  return at;
}

std::optional<std::int64_t> JsonValue::AsInteger() const {
  if (kind == Kind::kInteger) return integer;
  if (kind != Kind::kString) return std::nullopt;
  std::int64_t value = 0;
  const char* end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || stopped != end) return std::nullopt;
  return value;
}

Result<JsonValue> ParseJson(std::string_view text, const JsonBounds& bounds) {
  TreeBuilder builder(bounds);
  if (!nlohmann::json::sax_parse(text.begin(), text.end(), &builder)) {
    return InvalidArgument(builder.why());
  }
  return builder.Take();
}

}  // namespace xuncha
