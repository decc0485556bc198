// SPDX-License-Identifier: Apache-2.0
//
// The scripted site of a case folder: its settings and answers, read from case.toml.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "base/toml.h"
#include "gather/gatherer.h"
#include "gather/scripted_fetcher.h"

namespace xuncha::testing {

struct CaseHost {
  std::string name;
  std::optional<model::Outcome> failure;
  std::optional<gather::ScriptedReply> default_reply;
  gather::HostAddresses addresses;
  std::optional<model::TlsFacts> tls;
};

struct CaseSite {
  std::string name;  // of the case, unique
  gather::GatherOptions options;
  TimeMs now = 0;
  Day as_of;
  bool ipv6_route = false;
  std::vector<std::pair<std::string, gather::ScriptedReply>> replies;
  std::vector<CaseHost> hosts;
};

std::string ReadFile(const std::filesystem::path& path);

// Reads [site], [[reply]] and [[host]]. `folder` is where body_file lies.
Status ReadSite(TomlReader& reader, const std::filesystem::path& folder, const std::string& file,
                CaseSite& out);

void Script(const CaseSite& site, gather::ScriptedFetcher& fetcher);

}  // namespace xuncha::testing
