// SPDX-License-Identifier: Apache-2.0
//
// By what personal data is told, as data (data/personal_data.toml): places, contexts, headings, and
// how much of a number is shown. content-safety.md §3.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace xuncha::text_checks {

struct Shown {
  std::size_t first = 0, last = 0;  // characters left readable at either end
};

struct PersonalRules {
  // [id_number]
  std::vector<std::string> provinces;  // first two digits
  int first_year = 1900, last_year = 2035;
  std::vector<std::string> id_not_after;  // right before it: 统一社会信用代码
  std::vector<std::string> old_id_near;   // a 15-digit number is one only near these
  // [mobile]
  std::vector<std::string> mobile_near;       // written in groups with spaces: only near these
  std::vector<std::string> mobile_official;   // in front of it: an office's contact
  std::vector<std::string> mobile_not_after;  // right before it: 编号
  // [bank_card]
  std::vector<std::string> card_prefixes;
  std::vector<std::string> card_near;
  std::vector<std::string> card_not_near;  // a body's own account
  // [mask]
  Shown id_shown, mobile_shown, card_shown;
  std::size_t least_hidden = 4;  // fewer hidden characters are a weak mask
  // [table]
  std::vector<std::string> name_headings;    // whole: 姓名
  std::vector<std::string> person_headings;  // within: 学号, 低保类别
  std::vector<std::string> soft_headings;    // the same, but not in a table of posts: 出生年月
  std::vector<std::string> number_headings;  // of them, those whose values have digits
  std::vector<std::string> not_person_headings;  // within: 执法证号 is no number of a person
  std::vector<std::string> post_headings;        // within: 职务: people in their office
  std::vector<std::string> phone_headings;       // within: 联系电话
  std::vector<std::string> office_headings;      // within: 办公电话: never a person's number
  std::vector<std::string> body_headings;        // within: 单位名称: rows are of bodies
  std::size_t least_rows = 3;
};

Result<PersonalRules> ParsePersonalRules(std::string_view toml);

}  // namespace xuncha::text_checks
