// SPDX-License-Identifier: Apache-2.0
#include "workflow/responsibility.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

namespace xuncha::workflow {
namespace {

constexpr std::string_view kHome = "首页";
constexpr std::string_view kIndex = "index.";  // what a folder answers with
// The longer first: "——" is one separator.
constexpr std::array<std::string_view, 9> kSeparators{"——", "—", "－－", "－", "--",
                                                      "–",  ">", "＞",   "»"};

std::string_view Trim(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

std::string Lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

struct Address {
  std::string host;  // "" = any host of the site
  std::string path;  // without a slash at its end; "" = the home page
  std::string query;
};

// "https://host/path?query", "host/path", "/path". The fragment is dropped.
Address ReadAddress(std::string_view text) {
  text = text.substr(0, text.find('#'));
  if (const std::size_t scheme = text.find("://"); scheme != std::string_view::npos) {
    text.remove_prefix(scheme + 3);
  }
  Address address;
  const std::size_t end = std::min(text.find('/'), text.find('?'));
  address.host = Lower(text.substr(0, end));
  if (end == std::string_view::npos) return address;
  text.remove_prefix(end);
  const std::size_t query = text.find('?');
  std::string_view path = text.substr(0, query);
  while (path.ends_with('/')) path.remove_suffix(1);
  address.path = path;
  if (query != std::string_view::npos) address.query = text.substr(query + 1);
  return address;
}

// "index.html" of https://host/zcz/index.html#top; "" of a folder's address.
std::string_view LastSegment(std::string_view url) {
  url = url.substr(0, url.find_first_of("?#"));
  return url.substr(url.rfind('/') + 1);
}

// An address and no column path: it begins with a slash, has a scheme, or a dotted host.
bool IsAddress(std::string_view prefix) {
  if (prefix.starts_with('/') || prefix.find("://") != std::string_view::npos) return true;
  const std::string_view host = prefix.substr(0, prefix.find('/'));
  return host.find('.') != std::string_view::npos &&
         std::all_of(host.begin(), host.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  c == '.' || c == '-' || c == ':';
         });
}

std::size_t Segments(const Address& address) {
  const auto slashes = std::count(address.path.begin(), address.path.end(), '/');
  return static_cast<std::size_t>(slashes) + (address.query.empty() ? 0 : 1);
}

// How deep `prefix` reaches if `url` lies in it.
std::optional<std::size_t> FitsUrl(const Address& prefix, const Address& url) {
  if (!prefix.host.empty() && prefix.host != url.host) return std::nullopt;
  if (!prefix.query.empty()) {
    if (prefix.path != url.path || !url.query.starts_with(prefix.query)) return std::nullopt;
    if (url.query.size() > prefix.query.size() && url.query[prefix.query.size()] != '&') {
      return std::nullopt;
    }
    return Segments(prefix);
  }
  if (!url.path.starts_with(prefix.path)) return std::nullopt;
  if (url.path.size() > prefix.path.size() && url.path[prefix.path.size()] != '/') {
    return std::nullopt;
  }
  return Segments(prefix);
}

std::optional<std::size_t> FitsPath(const std::vector<std::string>& prefix,
                                    const std::vector<std::string>& path) {
  const std::vector<std::string> steps = PathBelowHome(path);
  if (prefix.empty() || prefix.size() > steps.size()) return std::nullopt;
  if (!std::equal(prefix.begin(), prefix.end(), steps.begin())) return std::nullopt;
  return prefix.size();
}

void AddUnit(std::vector<std::string>& units, const std::string& unit) {
  if (!unit.empty()) units.push_back(unit);
}

void SortOnce(std::vector<std::string>& units) {
  std::sort(units.begin(), units.end());
  units.erase(std::unique(units.begin(), units.end()), units.end());
}

}  // namespace

std::vector<std::string> PathBelowHome(const std::vector<std::string>& path) {
  std::vector<std::string> steps;
  steps.reserve(path.size());
  for (const std::string& step : path) steps.emplace_back(Trim(step));
  if (!steps.empty() && steps.front() == kHome) steps.erase(steps.begin());
  return steps;
}

std::vector<std::string> SplitColumnPath(std::string_view text) {
  std::vector<std::string> steps;
  const auto add = [&steps](std::string_view step) {
    step = Trim(step);
    if (!step.empty() && !(steps.empty() && step == kHome)) steps.emplace_back(step);
  };
  std::size_t start = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto* separator =
        std::find_if(kSeparators.begin(), kSeparators.end(),
                     [&](std::string_view s) { return text.substr(at).starts_with(s); });
    if (separator == kSeparators.end()) {
      ++at;
      continue;
    }
    add(text.substr(start, at - start));
    at += separator->size();
    start = at;
  }
  add(text.substr(start));
  return steps;
}

std::string ResponsibleUnit(const model::SiteRecord& site, const model::ColumnRecord* column,
                            std::string_view url, const std::vector<std::string>& column_path) {
  if (column != nullptr && !column->keeper.empty()) return column->keeper;
  const Address address = ReadAddress(url);
  const model::KeptPart* best = nullptr;
  std::size_t best_depth = 0;
  bool best_is_path = false;
  for (const model::KeptPart& part : site.kept) {
    const std::string_view prefix = Trim(part.prefix);
    if (prefix.empty() || part.unit.empty()) continue;
    const bool is_path = !IsAddress(prefix);
    std::optional<std::size_t> depth;
    if (is_path) {
      depth = FitsPath(SplitColumnPath(prefix), column_path);
    } else if (!url.empty()) {
      depth = FitsUrl(ReadAddress(prefix), address);
    }
    if (!depth) continue;
    const bool better = best == nullptr || *depth > best_depth ||
                        (*depth == best_depth && is_path && !best_is_path);
    if (!better) continue;
    best = &part;
    best_depth = *depth;
    best_is_path = is_path;
  }
  return best != nullptr ? best->unit : site.roles.sponsor;
}

model::SiteRecord WithColumnKeepers(model::SiteRecord site,
                                    const std::vector<model::ColumnRecord>& columns) {
  for (const model::ColumnRecord& record : columns) {
    if (record.site != site.id || record.keeper.empty()) continue;
    std::string path;
    for (const std::string& step : PathBelowHome(record.column.path)) {
      path.append(path.empty() ? "" : "—").append(step);
    }
    // A path of one word may look like a host.
    if (!path.empty()) site.kept.push_back({std::string(kHome) + "—" + path, record.keeper});
    Address address = ReadAddress(record.column.url);
    const std::string_view file = LastSegment(record.column.url);
    if (address.query.empty() && !file.empty()) {
      if (!file.starts_with(kIndex)) continue;
      address.path.resize(address.path.size() - file.size() - 1);
    }
    if (address.path.empty() && address.query.empty()) continue;  // the home page is no column's
    std::string prefix = address.host + address.path;
    if (!address.query.empty()) prefix.append("?").append(address.query);
    site.kept.push_back({std::move(prefix), record.keeper});
  }
  return site;
}

std::vector<std::string> InvolvedUnits(const model::SiteRecord& site,
                                       const std::vector<model::ColumnRecord>& columns) {
  std::vector<std::string> units;
  AddUnit(units, site.roles.sponsor);
  AddUnit(units, site.roles.organiser);
  for (const model::KeptPart& part : site.kept) AddUnit(units, part.unit);
  for (const model::ColumnRecord& column : columns) {
    if (column.site == site.id) AddUnit(units, column.keeper);
  }
  SortOnce(units);
  return units;
}

std::vector<std::string> InvolvedUnits(const model::AccountRecord& account) {
  std::vector<std::string> units;
  AddUnit(units, account.roles.sponsor);
  AddUnit(units, account.roles.organiser);
  SortOnce(units);
  return units;
}

}  // namespace xuncha::workflow
