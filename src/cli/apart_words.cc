// SPDX-License-Identifier: Apache-2.0
#include "cli/apart_words.h"

#include "base/text_width.h"

namespace xuncha::cli {

std::string ApartLine(const Context& context, const WorkDesk& desk,
                      const app::ApartSubject& apart) {
  std::string line =
      context.Say("apart.line", {{"name", Printable(UnitName(desk, apart.subject))},
                                 {"subject", apart.subject},
                                 {"why", context.Say("lifecycle_state." + apart.why)}});
  const auto add = [&](const char* key, const MessageValues& values) {
    line.append(context.Say(key, values));
  };
  if (!apart.since.empty() && !apart.until.empty()) {
    add("apart.days", {{"since", apart.since}, {"until", apart.until}});
  } else if (!apart.since.empty()) {
    add("apart.since", {{"since", apart.since}});
  } else if (!apart.until.empty()) {
    add("apart.until", {{"until", apart.until}});
  }
  if (!apart.request.empty()) add("apart.request", {{"request", apart.request}});
  if (!apart.reason.empty()) add("apart.reason", {{"reason", Printable(apart.reason)}});
  if (apart.judged) {
    add("apart.judged", {});
  } else if (apart.answered > 0) {
    add("apart.answered", {{"n", std::to_string(apart.answered)}});
  }
  return line;
}

void WriteApart(const WorkDesk& desk, const std::vector<app::ApartSubject>& apart,
                JsonWriter& json) {
  json.BeginArray();
  for (const app::ApartSubject& one : apart) {
    json.BeginObject();
    json.Field("subject", one.subject);
    json.Field("name", UnitName(desk, one.subject));
    json.Field("why", one.why);
    json.FieldOrNull("since", one.since);
    json.FieldOrNull("until", one.until);
    json.FieldOrNull("request", one.request);
    json.FieldOrNull("reason", one.reason);
    json.Field("drawn", one.drawn);
    json.Field("answered", one.answered);
    json.Field("judged", one.judged);
    json.EndObject();
  }
  json.EndArray();
}

void PrintApart(const Context& context, const WorkDesk& desk,
                const std::vector<app::ApartSubject>& apart, WorkOutput& output) {
  if (output.json()) {
    JsonWriter json(1);
    WriteApart(desk, apart, json);
    output.Field("apart", json.text());
    return;
  }
  for (const app::ApartSubject& one : apart) output.Line(ApartLine(context, desk, one));
}

}  // namespace xuncha::cli
