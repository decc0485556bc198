// SPDX-License-Identifier: Apache-2.0
//
// Titles of problems: stored and handed over in Chinese whatever --lang says, shown in the
// language.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/messages.h"
#include "base/result.h"
#include "cli/context.h"
#include "model/finding.h"
#include "model/message.h"
#include "model/problem.h"

namespace xuncha::cli {

// What titles are stored in. One of a command; copies of its functions share it.
class OfficialWords {
 public:
  static Result<OfficialWords> Load(const Resources& resources);
  std::function<std::string(const model::Message&)> OfMessage() const;
  std::function<std::string(const model::Finding&)> Title() const;
  std::function<std::string(const model::Finding&)> Sentence() const;

 private:
  explicit OfficialWords(std::shared_ptr<const Messages> messages)
      : messages_(std::move(messages)) {}
  std::shared_ptr<const Messages> messages_;
};

// The title in the language: in English the catalogue's name of the check with place and value
// seen, since nothing else was stored; a person's own words stay as they are.
std::string TitleOf(const Context& context, const model::Problem& problem);

}  // namespace xuncha::cli
