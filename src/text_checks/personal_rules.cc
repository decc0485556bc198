// SPDX-License-Identifier: Apache-2.0
#include "text_checks/personal_rules.h"

#include <cstdint>

#include "base/toml.h"

namespace xuncha::text_checks {
namespace {

constexpr std::int64_t kMostShown = 10;

class Parser {
 public:
  Parser(const TomlValue& root, std::string file) : root_(root, file), file_(std::move(file)) {}

  Status Run(PersonalRules& out) {
    XC_TRY(Section("id_number", [&](TomlReader& table) {
      table.Get("provinces", out.provinces);
      Years(table, out);
      table.Get("not_after", out.id_not_after);
      table.Get("old_near", out.old_id_near);
    }));
    XC_TRY(Section("mobile", [&](TomlReader& table) {
      table.Get("near", out.mobile_near);
      table.Get("official", out.mobile_official);
      table.Get("not_after", out.mobile_not_after);
    }));
    XC_TRY(Section("bank_card", [&](TomlReader& table) {
      table.Get("prefixes", out.card_prefixes);
      table.Get("near", out.card_near);
      table.Get("not_near", out.card_not_near);
    }));
    XC_TRY(Section("mask", [&](TomlReader& table) {
      ShownOf(table, "id_number", out.id_shown);
      ShownOf(table, "mobile", out.mobile_shown);
      ShownOf(table, "bank_card", out.card_shown);
      Count(table, "least_hidden", out.least_hidden);
    }));
    XC_TRY(Section("table", [&](TomlReader& table) {
      table.Get("names", out.name_headings);
      table.Get("persons", out.person_headings);
      table.Get("soft", out.soft_headings);
      table.Get("numbers", out.number_headings);
      table.Get("not_persons", out.not_person_headings);
      table.Get("posts", out.post_headings);
      table.Get("phones", out.phone_headings);
      table.Get("offices", out.office_headings);
      table.Get("bodies", out.body_headings);
      Count(table, "least_rows", out.least_rows);
    }));
    return root_.Finish();
  }

 private:
  template <class Body>
  Status Section(const char* name, Body body) {
    const TomlValue* table = root_.Table(name);
    if (table == nullptr) {
      return Error(ErrorCode::kInvalidArgument,
                   file_ + ": wants a table [" + std::string(name) + "]");
    }
    TomlReader reader(*table, file_, name);
    body(reader);
    return reader.Finish();
  }

  static void Count(TomlReader& table, const char* key, std::size_t& out) {
    auto number = static_cast<std::int64_t>(out);
    table.GetInteger(key, number, 1, 1000);
    out = static_cast<std::size_t>(number);
  }

  static void Years(TomlReader& table, PersonalRules& out) {
    std::int64_t first = out.first_year;
    std::int64_t last = out.last_year;
    table.GetInteger("first_year", first, 1800, 2200);
    table.GetInteger("last_year", last, 1800, 2200);
    out.first_year = static_cast<int>(first);
    out.last_year = static_cast<int>(last);
  }

  static void ShownOf(TomlReader& table, const char* key, Shown& out) {
    std::vector<std::int64_t> ends;
    table.GetIntegers(key, ends);
    if (ends.size() != 2 || ends[0] < 0 || ends[1] < 0 || ends[0] > kMostShown ||
        ends[1] > kMostShown) {
      table.Fail(key, "is two numbers, how many characters are shown at either end: [2, 3]");
      return;
    }
    out = {static_cast<std::size_t>(ends[0]), static_cast<std::size_t>(ends[1])};
  }

  TomlReader root_;
  std::string file_;
};

}  // namespace

Result<PersonalRules> ParsePersonalRules(std::string_view toml) {
  const std::string file = "data/personal_data.toml";
  XC_ASSIGN_OR_RETURN(const TomlValue root, ParseToml(toml, file));
  PersonalRules rules;
  XC_TRY(Parser(root, file).Run(rules));
  return rules;
}

}  // namespace xuncha::text_checks
