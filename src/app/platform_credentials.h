// SPDX-License-Identifier: Apache-2.0
//
// What units gave so that their accounts can be read through a platform's interface: a file of its
// own (docs/platform.md), for its owner's eyes only. It is read, used and forgotten: nothing of it
// goes into the database, a backup, a message or an argument of a process.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/register.h"
#include "base/json_value.h"
#include "base/result.h"
#include "workflow/platform_interface.h"

namespace xuncha::app {

// Takes secrets out of texts, as they are and percent-encoded, in either case of the digits.
class SecretWords {
 public:
  void Add(const std::string& secret);  // REQUIRES: at least kShortestSecret bytes
  // `text` with each of them as "***".
  std::string Redacted(std::string_view text) const;
  // The same in every text and key of the tree.
  void Redact(JsonValue& value) const;

 private:
  std::vector<std::string> words_;  // longest first
};
inline constexpr std::size_t kShortestSecret = 8;

struct AccountCredentials {
  std::string account;  // "a-7"
  const workflow::PlatformInterface* from = nullptr;
  std::string base;             // https, or http of this machine
  workflow::CallValues values;  // the interface's needs
};

struct PlatformCredentials {
  std::vector<AccountCredentials> accounts;  // in the file's order
  SecretWords secrets;
};

// `interfaces` must outlive the result. kInvalidArgument names file, line and key, and never a
// value: what is missing, twice, of no account or of a platform without an interface, an address
// that would send secrets in clear, a file that others may read.
Result<PlatformCredentials> ReadPlatformCredentials(
    const std::string& file, const std::vector<workflow::PlatformInterface>& interfaces,
    const Register& all);

}  // namespace xuncha::app
