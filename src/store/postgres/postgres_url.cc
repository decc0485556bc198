// SPDX-License-Identifier: Apache-2.0
#include "store/postgres/postgres_url.h"

#include <libpq-fe.h>

#include <algorithm>
#include <charconv>
#include <memory>

namespace xuncha::store {
namespace {

struct FreeOptions {
  void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};

constexpr const char* kForm =
    "the database's address is not right; it looks like postgresql://USER:PASSWORD@HOST:PORT/NAME,"
    " special characters of the password as %XX (@ is %40, / is %2F, : is %3A, ? is %3F, # is %23)";

// Whether an @ stands where only a badly written password can have put it.
bool HasStrayAt(std::string_view url) {
  url.remove_prefix(std::min(url.size(), url.find("://") + 3));
  const std::size_t slash = std::min(url.size(), url.find('/'));
  const std::string_view host = url.substr(0, slash);
  const std::string_view path = url.substr(slash, url.find('?', slash) - slash);
  return std::count(host.begin(), host.end(), '@') > 1 || path.find('@') != std::string_view::npos;
}

// "5432", or several with commas between them.
bool IsPorts(std::string_view ports) {
  constexpr int kMostPort = 65'535;
  while (!ports.empty()) {
    const std::size_t comma = std::min(ports.size(), ports.find(','));
    int port = 1;
    const auto read = std::from_chars(ports.data(), ports.data() + comma, port);
    if (read.ptr != ports.data() + comma || port < 1 || port > kMostPort) return false;
    ports.remove_prefix(std::min(ports.size(), comma + 1));
  }
  return true;
}

std::string PlaceOf(const PostgresUrl& parsed) {
  std::string place("postgresql ");
  const std::string host = parsed.Setting("host");
  place.append(host.empty() ? "on this machine" : host);
  const std::string port = parsed.Setting("port");
  if (!port.empty()) place.append(":").append(port);
  const std::string name = parsed.Setting("dbname");
  if (!name.empty()) place.append("/").append(name);
  return place;
}

}  // namespace

std::string PostgresUrl::Setting(std::string_view keyword) const {
  for (const auto& [known, value] : settings) {
    if (known == keyword) return value;
  }
  return {};
}

void PostgresUrl::SetDefault(std::string_view keyword, std::string value) {
  for (const auto& setting : settings) {
    if (setting.first == keyword) return;
  }
  settings.emplace_back(keyword, std::move(value));
}

Result<PostgresUrl> ParsePostgresUrl(const std::string& url) {
  if (!url.starts_with("postgresql://") && !url.starts_with("postgres://")) {
    return InvalidArgument(kForm);
  }
  if (url.find('\0') != std::string::npos || HasStrayAt(url)) return InvalidArgument(kForm);
  char* message = nullptr;
  const std::unique_ptr<PQconninfoOption, FreeOptions> options(
      PQconninfoParse(url.c_str(), &message));
  if (message != nullptr) PQfreemem(message);  // may repeat the password
  if (options == nullptr) return InvalidArgument(kForm);
  PostgresUrl parsed;
  for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option) {
    if (option->val == nullptr) continue;
    parsed.settings.emplace_back(option->keyword, option->val);
    if (std::string_view(option->keyword) == "password") parsed.password = option->val;
  }
  if (!IsPorts(parsed.Setting("port"))) return InvalidArgument(kForm);
  parsed.place = PlaceOf(parsed);
  return parsed;
}

std::string WithoutPassword(std::string text, std::string_view password) {
  if (!password.empty() && text.find(password) != std::string::npos) {
    return "(its message is left out: it repeats the password)";
  }
  while (!text.empty() && text.back() == '\n') text.pop_back();
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

}  // namespace xuncha::store
