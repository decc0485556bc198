// SPDX-License-Identifier: Apache-2.0
#include "cli/column_json.h"

#include <string>
#include <vector>

#include "cli/column_words.h"

namespace xuncha::cli {
namespace {

void WriteReadings(JsonWriter& json, const char* name,
                   const std::vector<model::DateReading>& readings) {
  json.Key(name);
  json.BeginArray();
  for (const model::DateReading& reading : readings) {
    json.BeginObject();
    json.Field("date", reading.text);
    json.Field("title", reading.title);
    json.FieldOrNull("url", reading.url);
    json.Field("why", reading.why);
    json.EndObject();
  }
  json.EndArray();
}

}  // namespace

void WriteColumnFields(JsonWriter& json, const model::Column& column, const ReportWords& words) {
  json.Field("id", column.id);
  json.Field("url", column.url);
  json.Field("path", column.path);
  json.Field("level", column.level);
  json.FieldOrNull("parent", column.parent);
  json.Field("kind", model::Name(column.kind));
  json.FieldOrNull("kind_from", model::Name(column.kind_from));
  json.Field("items", column.items);
  json.FieldOrNull("latest", column.latest);
  json.Field("latest_from", model::Name(column.latest_from));
  json.Field("state", model::Name(column.state));
  json.Key("age_days");
  if (column.age_days) {
    json.Integer(*column.age_days);
  } else {
    json.Null();
  }
  json.FieldOrNull("limit", column.limit);
  json.FieldOrNull("why", WhyWords(column, words));
  json.FieldOrNull("path_from", column.path_from);
  json.Field("children", column.children);
  json.Field("first_level", column.first_level);
  json.Field("registered", column.registered);
  json.Field("parent_only", column.parent_only);
  json.Field("undated", column.undated);
  json.FieldOrNull("latest_title", column.latest_title);
  json.FieldOrNull("latest_url", column.latest_url);
}

void WriteColumnDates(JsonWriter& json, const model::Column& column) {
  WriteReadings(json, "readings", column.readings);
  WriteReadings(json, "future", column.future);
  json.Key("undated_articles");
  json.BeginArray();
  for (const auto& [page, title] : column.undated_articles) json.String(title);
  json.EndArray();
}

}  // namespace xuncha::cli
