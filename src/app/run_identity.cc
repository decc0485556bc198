// SPDX-License-Identifier: Apache-2.0
#include "app/run_identity.h"

#include <cstdint>
#include <vector>

namespace xuncha::app {
namespace {

std::string Join(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text.append(text.empty() ? "" : " ").append(word);
  return text;
}

std::string Join(const std::vector<std::int64_t>& numbers) {
  std::string text;
  for (const std::int64_t number : numbers) {
    text.append(text.empty() ? "" : " ").append(std::to_string(number));
  }
  return text;
}

std::string Columns(const model::Site& site) {
  std::string text;
  for (const model::RegisteredColumn& column : site.columns) {
    text.append(column.url).append(" ").append(Join(column.path)).append(" ");
    text.append(column.kind).append(" ").append(column.cycle);
    text.append(column.not_involved ? " 1;" : " 0;");
  }
  return text;
}

std::string Spots(const gather::GatherOptions& options) {
  std::string text;
  for (const gather::Spot& spot : options.only) {
    text.append(spot.url).append(spot.links ? " 1;" : " 0;");
  }
  return text;
}

std::string Hours(const model::Site& site) {
  std::string text;
  for (const model::ServiceHours& hours : site.service_hours) {
    text.append(hours.host).append(" ").append(std::to_string(hours.from_minute)).append("-");
    text.append(std::to_string(hours.to_minute)).append(hours.working_days_only ? " 1;" : " 0;");
  }
  return text;
}

}  // namespace

store::Identity IdentityOf(const gather::GatherOptions& options, const std::string& tool_version) {
  const model::Site& site = options.site;
  const auto number = [](std::uint64_t value) { return std::to_string(value); };
  const auto yes = [](bool value) { return std::string(value ? "true" : "false"); };
  return {
      {"home", site.home},
      {"version", tool_version},
      {"site.name", site.name},
      {"site.id_code", site.id_code},
      {"site.kind", model::Name(site.kind)},
      {"site.hosts", Join(site.hosts)},
      {"site.services", yes(site.outward_services)},
      {"site.service_hours", Hours(site)},
      {"site.columns", Columns(site)},
      {"gather.max_pages", number(options.max_pages)},
      {"gather.max_depth", number(options.max_depth)},
      {"gather.max_urls", number(options.max_urls)},
      {"gather.max_page_bytes", number(options.max_page_bytes)},
      {"gather.max_asset_bytes", number(options.max_asset_bytes)},
      {"gather.max_attachment_text_bytes", number(options.max_attachment_text_bytes)},
      {"gather.max_total_bytes", number(options.max_total_bytes)},
      {"gather.max_seconds", number(options.max_seconds)},
      {"gather.connect_timeout_ms", number(options.connect_timeout_ms)},
      {"gather.head_timeout_ms", number(options.head_timeout_ms)},
      {"gather.stall_timeout_ms", number(options.stall_timeout_ms)},
      {"gather.transfer_timeout_ms", number(options.transfer_timeout_ms)},
      {"gather.gone_pauses_ms", Join(options.gone_pauses_ms)},
      {"gather.silent_pauses_ms", Join(options.silent_pauses_ms)},
      {"gather.failing_pauses_ms", Join(options.failing_pauses_ms)},
      {"gather.reuse_days", number(options.reuse_days)},
      {"gather.max_probes", number(options.max_probes)},
      {"gather.check_external", yes(options.check_external)},
      {"gather.obey_robots", yes(options.obey_robots)},
      {"gather.use_sitemaps", yes(options.use_sitemaps)},
      {"gather.allow_private", yes(options.allow_private)},
      {"gather.resolve", Join(options.resolve)},
      {"gather.controls", Join(options.controls)},
      {"gather.user_agent", options.user_agent},
      {"gather.only", Spots(options)},
      {"gather.drop_parameters_file", options.drop_parameters_file},
  };
}

}  // namespace xuncha::app
