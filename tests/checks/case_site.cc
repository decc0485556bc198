// SPDX-License-Identifier: Apache-2.0
#include "tests/checks/case_site.h"

#include <fstream>
#include <iterator>

namespace xuncha::testing {
namespace {

namespace fs = std::filesystem;

std::string FromHex(const std::string& hex) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    bytes.push_back(static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16)));
  }
  return bytes;
}

void GetOutcome(TomlReader& reader, const char* key, model::Outcome& out) {
  std::string name;
  reader.Get(key, name);
  if (!name.empty() && !model::OutcomeFromName(name, out)) {
    reader.Fail(key, "is no outcome: '" + name + "'");
  }
}

Result<std::pair<std::string, gather::ScriptedReply>> ReadReply(const TomlValue& table,
                                                                const fs::path& folder,
                                                                const std::string& file) {
  TomlReader reader(table, file, "reply");
  std::string url;
  gather::ScriptedReply reply;
  std::int64_t status = 200;
  std::vector<std::string> headers;
  std::string body_file;
  std::string body_hex;
  reader.Get("url", url);
  reader.GetInteger("status", status, 0, 999);
  reader.Get("headers", headers);
  reader.Get("body", reply.body);
  reader.Get("body_file", body_file);
  reader.Get("body_hex", body_hex);
  reader.Get("short", reply.body_short);
  reader.Get("wants_referer", reply.wants_referer);
  reader.Get("refuses_referer", reply.refuses_referer);
  GetOutcome(reader, "failure", reply.failure);
  reply.status = static_cast<std::uint16_t>(status);
  for (const std::string& header : headers) {
    const std::size_t colon = header.find(": ");
    if (colon == std::string::npos) {
      reader.Fail("headers", "wants 'Name: value'");
    } else {
      reply.headers.emplace_back(header.substr(0, colon), header.substr(colon + 2));
    }
  }
  if (!body_file.empty()) reply.body = ReadFile(folder / body_file);
  if (!body_hex.empty()) reply.body = FromHex(body_hex);
  XC_TRY(reader.Finish());
  return std::pair{url, reply};
}

void GetDayStart(TomlReader& reader, const char* key, TimeMs& out) {
  std::string text;
  reader.Get(key, text);
  if (text.empty()) return;
  const auto time = ParseTime(text);
  if (!time) reader.Fail(key, "is no time");
  out = time.value_or(0);
}

Result<CaseHost> ReadHost(const TomlValue& table, const std::string& file) {
  TomlReader reader(table, file, "host");
  CaseHost host;
  reader.Get("name", host.name);
  model::Outcome failure = model::Outcome::kNone;
  GetOutcome(reader, "fail", failure);
  if (failure != model::Outcome::kNone) host.failure = failure;
  host.addresses = {true, true, false};
  reader.Get("v4", host.addresses.v4);
  reader.Get("v6", host.addresses.v6);
  reader.Get("fixed", host.addresses.fixed);
  if (reader.Has("default_status")) {
    std::int64_t status = 200;
    gather::ScriptedReply reply;
    reader.GetInteger("default_status", status, 0, 999);
    reader.Get("default_body", reply.body);
    reply.status = static_cast<std::uint16_t>(status);
    host.default_reply = reply;
  }
  if (reader.Has("not_after")) {
    model::TlsFacts tls;
    tls.used = true;
    tls.handshake_ok = true;
    tls.protocol = "TLSv1.3";
    tls.issuer = "CN=Case CA";
    tls.name_matches = true;
    tls.chain_trusted = true;
    GetDayStart(reader, "not_before", tls.not_before);
    GetDayStart(reader, "not_after", tls.not_after);
    reader.Get("names", tls.names);
    reader.Get("matches", tls.name_matches);
    reader.Get("trusted", tls.chain_trusted);
    reader.Get("self_signed", tls.self_signed);
    reader.Get("missing_intermediate", tls.missing_intermediate);
    reader.Get("legacy", tls.legacy);
    host.tls = tls;
  }
  XC_TRY(reader.Finish());
  return host;
}

Status ReadSettings(const TomlValue& table, const std::string& file, CaseSite& out) {
  TomlReader reader(table, file, "site");
  std::string now = "2022-08-23T10:00";
  std::string as_of = "2022-08-23";
  std::string kind;
  out.options.site.home = "http://www.demo.gov.cn/";
  reader.Get("home", out.options.site.home);
  reader.Get("kind", kind);
  reader.Get("id_code", out.options.site.id_code);
  reader.Get("hosts", out.options.site.hosts);
  reader.Get("controls", out.options.controls);
  reader.Get("allow_private", out.options.allow_private);
  reader.Get("now", now);
  reader.Get("as_of", as_of);
  reader.Get("ipv6_route", out.ipv6_route);
  if (kind == "portal") out.options.site.kind = model::SiteKind::kPortal;
  if (kind == "department") out.options.site.kind = model::SiteKind::kDepartment;
  out.now = ParseTime(now).value_or(0);
  out.as_of = ParseDay(as_of).value_or(Day{});
  return reader.Finish();
}

}  // namespace

std::string ReadFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

Status ReadSite(TomlReader& reader, const fs::path& folder, const std::string& file,
                CaseSite& out) {
  static const TomlValue kNothing;
  out.name = folder.string();
  out.options.rate = 0;
  out.options.user_agent = "xuncha-case";
  const TomlValue* site = reader.Table("site");
  XC_TRY(ReadSettings(site == nullptr ? kNothing : *site, file, out));
  for (const TomlValue* table : reader.Tables("reply")) {
    XC_ASSIGN_OR_RETURN(auto reply, ReadReply(*table, folder, file));
    out.replies.push_back(std::move(reply));
  }
  for (const TomlValue* table : reader.Tables("host")) {
    XC_ASSIGN_OR_RETURN(CaseHost host, ReadHost(*table, file));
    out.hosts.push_back(std::move(host));
  }
  return Ok();
}

void Script(const CaseSite& site, gather::ScriptedFetcher& fetcher) {
  fetcher.SetIpv6Route(site.ipv6_route);
  for (const auto& [url, reply] : site.replies) fetcher.Add(url, reply);
  for (const CaseHost& host : site.hosts) {
    fetcher.SetAddresses(host.name, host.addresses);
    if (host.failure) fetcher.FailHost(host.name, *host.failure);
    if (host.default_reply) fetcher.SetHostDefault(host.name, *host.default_reply);
    if (host.tls) fetcher.SetTls(host.name, *host.tls);
  }
}

}  // namespace xuncha::testing
