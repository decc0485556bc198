// SPDX-License-Identifier: Apache-2.0
#include "cli/evidence_json.h"

#include "base/time.h"

namespace xuncha::cli {

void PlaceJson(const app::PlaceEvidence& place, JsonWriter& json) {
  json.BeginObject();
  json.Field("snapshot", place.snapshot);
  json.Field("url", place.url);
  json.FieldOrNull("at", place.at == 0 ? "" : FormatChinaTime(place.at));
  json.FieldOrNull("outcome", place.outcome);
  json.Field("status", place.status);
  json.FieldOrNull("evidence", place.ref);
  json.FieldOrNull("sha256", place.sha256);
  json.FieldOrNull("headers", place.response_head);
  json.FieldOrNull("spot", place.spot);
  json.FieldOrNull("excerpt", place.excerpt);
  json.Field("page_bytes", place.payload.size());
  json.Field("truncated", place.truncated);
  json.EndObject();
}

std::string EvidenceJson(const std::vector<app::ProblemEvidence>& evidence) {
  JsonWriter json(1);
  json.BeginArray();
  for (const app::ProblemEvidence& one : evidence) {
    json.BeginObject();
    json.Field("number", one.problem.number);
    json.Field("problem", one.problem.id);
    json.Key("places");
    json.BeginArray();
    for (const app::PlaceEvidence& place : one.places) PlaceJson(place, json);
    json.EndArray();
    json.EndObject();
  }
  json.EndArray();
  return json.Take();
}

}  // namespace xuncha::cli
