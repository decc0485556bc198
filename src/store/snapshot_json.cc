// SPDX-License-Identifier: Apache-2.0
#include "store/snapshot_json.h"

#include "store/json_fields.h"

namespace xuncha::store {
namespace {

std::string Dump(const Json& json) {
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json SiteJson(const model::Site& site) {
  Json json;
  json["home"] = site.home;
  json["name"] = site.name;
  json["id_code"] = site.id_code;
  json["kind"] = static_cast<int>(site.kind);
  json["hosts"] = site.hosts;
  json["outward_services"] = site.outward_services;
  json["service_hours"] = Json::array();
  for (const model::ServiceHours& hours : site.service_hours) {
    json["service_hours"].push_back({{"host", hours.host},
                                     {"from", hours.from_minute},
                                     {"to", hours.to_minute},
                                     {"working_days_only", hours.working_days_only}});
  }
  json["columns"] = Json::array();
  for (const model::RegisteredColumn& column : site.columns) {
    json["columns"].push_back({{"url", column.url},
                               {"path", column.path},
                               {"kind", column.kind},
                               {"cycle", column.cycle},
                               {"not_involved", column.not_involved}});
    // Absent in most, and in snapshots of before it was known.
    if (!column.state.empty()) json["columns"].back()["state"] = column.state;
  }
  return json;
}

void ReadSite(const Json& json, model::Site& site, bool& ok) {
  Fields fields(json, ok);
  fields.Get("home", site.home);
  fields.Get("name", site.name);
  fields.Get("id_code", site.id_code);
  int kind = 0;
  fields.Get("kind", kind);
  if (kind < 0 || kind > static_cast<int>(model::SiteKind::kDepartment)) ok = false;
  if (ok) site.kind = static_cast<model::SiteKind>(kind);
  fields.Get("hosts", site.hosts);
  fields.Get("outward_services", site.outward_services);
  fields.Each("service_hours", [&](const Json& item) {
    Fields one(item, ok);
    model::ServiceHours& hours = site.service_hours.emplace_back();
    one.Get("host", hours.host);
    one.Get("from", hours.from_minute);
    one.Get("to", hours.to_minute);
    one.Get("working_days_only", hours.working_days_only);
  });
  fields.Each("columns", [&](const Json& item) {
    Fields one(item, ok);
    model::RegisteredColumn& column = site.columns.emplace_back();
    one.Get("url", column.url);
    one.Get("path", column.path);
    one.Get("kind", column.kind);
    one.Get("cycle", column.cycle);
    one.Get("not_involved", column.not_involved);
    if (item.is_object() && item.contains("state")) one.Get("state", column.state);
  });
}

}  // namespace

std::string WriteInfo(const model::SnapshotInfo& info) {
  Json json;
  json["schema"] = "xuncha.snapshot/1";
  json["id"] = info.id;
  json["tool_version"] = info.tool_version;
  json["home"] = info.home;
  json["user_agent"] = info.user_agent;
  json["started"] = info.started;
  json["finished"] = info.finished;
  json["complete"] = info.complete;
  json["stopped_by"] = info.stopped_by;
  const model::Coverage& c = info.coverage;
  json["coverage"] = {{"discovered", c.discovered},
                      {"fetched", c.fetched},
                      {"reused", c.reused},
                      {"external_checked", c.external_checked},
                      {"skipped_robots", c.skipped_robots},
                      {"skipped_scope", c.skipped_scope},
                      {"skipped_page_limit", c.skipped_page_limit},
                      {"skipped_trap", c.skipped_trap},
                      {"could_not_check", c.could_not_check}};
  const model::RequestCounts& r = info.requests;
  json["requests"] = {
      {"first", r.first}, {"confirm", r.confirm}, {"probe", r.probe}, {"other", r.other}};
  json["bounds"] = Json::array();
  for (const model::BoundHit& bound : info.bounds) {
    json["bounds"].push_back(
        {{"name", bound.name}, {"detail", bound.detail}, {"count", bound.count}});
  }
  json["control_configured"] = info.control_configured;
  json["control_passed"] = info.control_passed;
  json["ipv6_route"] = info.ipv6_route;
  json["settings"] = Json::object();
  for (const auto& [name, value] : info.settings) json["settings"][name] = value;
  json["site"] = SiteJson(info.site);
  return Dump(json);
}

Result<model::SnapshotInfo> ParseInfo(std::string_view text, const std::string& path) {
  const Json json = Json::parse(text, nullptr, false);
  bool ok = !json.is_discarded();
  model::SnapshotInfo info;
  Fields fields(json, ok);
  fields.Get("id", info.id);
  fields.Get("tool_version", info.tool_version);
  fields.Get("home", info.home);
  fields.Get("user_agent", info.user_agent);
  fields.Get("started", info.started);
  fields.Get("finished", info.finished);
  fields.Get("complete", info.complete);
  fields.Get("stopped_by", info.stopped_by);
  {
    Fields coverage(fields.Object("coverage"), ok);
    model::Coverage& c = info.coverage;
    coverage.Get("discovered", c.discovered);
    coverage.Get("fetched", c.fetched);
    coverage.Get("reused", c.reused);
    coverage.Get("external_checked", c.external_checked);
    coverage.Get("skipped_robots", c.skipped_robots);
    coverage.Get("skipped_scope", c.skipped_scope);
    coverage.Get("skipped_page_limit", c.skipped_page_limit);
    coverage.Get("skipped_trap", c.skipped_trap);
    coverage.Get("could_not_check", c.could_not_check);
  }
  {
    Fields requests(fields.Object("requests"), ok);
    requests.Get("first", info.requests.first);
    requests.Get("confirm", info.requests.confirm);
    requests.Get("probe", info.requests.probe);
    requests.Get("other", info.requests.other);
  }
  fields.Each("bounds", [&](const Json& item) {
    Fields one(item, ok);
    model::BoundHit& bound = info.bounds.emplace_back();
    one.Get("name", bound.name);
    one.Get("detail", bound.detail);
    one.Get("count", bound.count);
  });
  fields.Get("control_configured", info.control_configured);
  fields.Get("control_passed", info.control_passed);
  fields.Get("ipv6_route", info.ipv6_route);
  for (const auto& [name, value] : fields.Object("settings").items()) {
    if (value.is_string()) info.settings.emplace(name, value.get<std::string>());
  }
  ReadSite(fields.Object("site"), info.site, ok);
  if (!ok) return Corruption(path + " is damaged: not what a snapshot's description looks like");
  return info;
}

std::string WriteManifest(const Manifest& manifest) {
  Json json;
  json["schema"] = "xuncha.manifest/1";
  json["format"] = manifest.format;
  json["id"] = manifest.id;
  json["tool_version"] = manifest.tool_version;
  json["counts"] = {{"urls", manifest.urls},
                    {"pages", manifest.pages},
                    {"attempts", manifest.attempts},
                    {"responses", manifest.responses}};
  json["files"] = Json::array();
  for (const ManifestFile& file : manifest.files) {
    json["files"].push_back({{"name", file.name}, {"size", file.size}, {"sha256", file.sha256}});
  }
  json["previous"] = {{"id", manifest.previous_id}, {"sha256", manifest.previous_sha256}};
  return Dump(json);
}

Result<Manifest> ParseManifest(std::string_view text, const std::string& path) {
  const Json json = Json::parse(text, nullptr, false);
  bool ok = !json.is_discarded();
  Manifest manifest;
  Fields fields(json, ok);
  fields.Get("format", manifest.format);
  fields.Get("id", manifest.id);
  fields.Get("tool_version", manifest.tool_version);
  {
    Fields counts(fields.Object("counts"), ok);
    counts.Get("urls", manifest.urls);
    counts.Get("pages", manifest.pages);
    counts.Get("attempts", manifest.attempts);
    counts.Get("responses", manifest.responses);
  }
  fields.Each("files", [&](const Json& item) {
    Fields one(item, ok);
    ManifestFile& file = manifest.files.emplace_back();
    one.Get("name", file.name);
    one.Get("size", file.size);
    one.Get("sha256", file.sha256);
  });
  {
    Fields previous(fields.Object("previous"), ok);
    previous.Get("id", manifest.previous_id);
    previous.Get("sha256", manifest.previous_sha256);
  }
  if (!ok) return Corruption(path + " is damaged: not what a manifest looks like");
  if (manifest.format != kSnapshotFormat) {
    return InvalidArgument(path + " has format " + std::to_string(manifest.format) +
                           "; this version reads " + std::to_string(kSnapshotFormat) +
                           ": use the version of xuncha that wrote it");
  }
  return manifest;
}

}  // namespace xuncha::store
