// SPDX-License-Identifier: Apache-2.0
//
// What may be stored of a citizen's words: names as 张某某, numbers of persons as 138********,
// addresses of e-mail without their first part. Numbers are found by text_checks/ and, as nothing
// here is for the public to read, by looser rules besides: too much is hidden rather than too
// little. content-safety.md §3. Immutable; safe to share between threads.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/resources.h"
#include "base/result.h"
#include "text_checks/personal_finder.h"

namespace xuncha::app {

class CitizenMask {
 public:
  // By data/personal_data.toml and data/citizens.toml. `salt` goes into the marks of numbers
  // (app/text_salt.h) and never shows.
  static Result<CitizenMask> Load(const Resources& resources, std::string salt);

  // The names that cells of a register hold: each as it stands, and each of several in one cell.
  std::vector<std::string> NamesOf(const std::vector<std::string>& cells) const;

  // A text as it may be stored. `names` as NamesOf gives them. Signs of full width, blanks and
  // hyphens within a number or a name hide nothing.
  std::string Text(std::string_view text, const std::vector<std::string>& names) const;

  // A record's number, by which it is known again: only what is surely a number of a person is
  // masked, and a mark that nobody can lead back keeps it apart from others.
  std::string Number(std::string_view number) const;

 private:
  CitizenMask(text_checks::PersonalFinder finder, std::string salt)
      : finder_(std::move(finder)), salt_(std::move(salt)) {}

  text_checks::PersonalFinder finder_;
  std::string salt_;
  std::vector<std::string> no_names_, tails_;
};

}  // namespace xuncha::app
