// SPDX-License-Identifier: Apache-2.0
#include "cli/problem_words.h"

#include <utility>

#include "cli/report_words.h"
#include "cli/wiring.h"

namespace xuncha::cli {

Result<OfficialWords> OfficialWords::Load(const Resources& resources) {
  auto messages = std::make_shared<Messages>(Language::kChinese);
  XC_TRY(LoadMessages(resources, *messages));
  return OfficialWords(std::move(messages));
}

std::function<std::string(const model::Message&)> OfficialWords::OfMessage() const {
  return [messages = messages_](const model::Message& one) {
    return messages->Get(one.key, one.values);
  };
}

std::function<std::string(const model::Finding&)> OfficialWords::Title() const {
  return [messages = messages_](const model::Finding& finding) {
    return ReportWords(*messages).Title(finding);
  };
}

std::function<std::string(const model::Finding&)> OfficialWords::Sentence() const {
  return [messages = messages_](const model::Finding& finding) {
    return ReportWords(*messages).Sentence(finding);
  };
}

std::string TitleOf(const Context& context, const model::Problem& problem) {
  const std::string name = problem.check + ".name";
  if (context.messages.language() == Language::kChinese || problem.check.empty() ||
      !context.messages.Has(name)) {
    return problem.title;
  }
  std::string title = context.Say(name);
  std::string place;
  for (const std::string& part : problem.column_path) {
    place.append(place.empty() ? "" : " > ").append(part);
  }
  if (!place.empty()) title.append(": ").append(place);
  if (!problem.seen.empty()) title.append(place.empty() ? ": " : ", ").append(problem.seen);
  return title;
}

}  // namespace xuncha::cli
