// SPDX-License-Identifier: Apache-2.0
#include "app/platform_credentials.h"

#include <algorithm>
#include <map>
#include <utility>

#include "app/account_records.h"
#include "base/secret_file.h"
#include "base/toml.h"
#include "gather/address_guard.h"
#include "whatwg/url.h"
#include "workflow/platform_interface.h"

namespace xuncha::app {
namespace {

constexpr const char* kMask = "***";

// The parser's own words repeat what it stumbled over, which may be half a secret: only the line is
// told of them.
Result<TomlValue> ParseQuietly(const std::string& text, const std::string& file) {
  auto parsed = ParseToml(text, file);
  if (parsed) return parsed;
  const std::string& said = parsed.error().message;
  const std::string begin = file + " line ";
  std::string line;
  if (said.starts_with(begin)) {
    const std::size_t end = said.find_first_not_of("0123456789", begin.size());
    line = " line " + said.substr(begin.size(), end - begin.size());
  }
  return InvalidArgument(file + line +
                         ": is no TOML here; write name = \"value\", each value in quotes");
}

std::string Joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text.append(text.empty() ? "" : ", ").append(word);
  return text;
}

class CredentialsReader {
 public:
  CredentialsReader(const std::string& file,
                    const std::vector<workflow::PlatformInterface>& interfaces, const Register& all)
      : file_(file), interfaces_(interfaces), all_(all) {}

  Result<PlatformCredentials> Read(const TomlValue& root) {
    XC_TRY(Known(root, {"account", "interface"}, ""));
    XC_TRY(Bases(root));
    const TomlValue* accounts = root.Find("account");
    if (accounts == nullptr || !accounts->is(TomlValue::Kind::kArray)) {
      return TomlError(file_, root, "names no account; begin each with [[account]]");
    }
    for (const TomlValue& account : accounts->items) XC_TRY(Account(account));
    return std::move(out_);
  }

 private:
  // Keys are named, values never; a key that nobody knows may be a secret put into the wrong place.
  Status Known(const TomlValue& table, const std::vector<std::string>& keys, const char* what) {
    if (!table.is(TomlValue::Kind::kTable)) {
      return TomlError(file_, table, std::string(what) + " is no table");
    }
    for (const auto& [key, value] : table.Entries()) {
      if (std::find(keys.begin(), keys.end(), key) == keys.end()) {
        return TomlError(file_, value, "a key that is not known here; known: " + Joined(keys));
      }
    }
    return Ok();
  }

  // "" where the key is not there.
  Result<std::string> Text(const TomlValue& table, const std::string& key) {
    const TomlValue* value = table.Find(key);
    if (value == nullptr) return std::string();
    if (!value->is(TomlValue::Kind::kString)) {
      return TomlError(file_, *value, key + " must be a text in quotes");
    }
    const bool plain = std::all_of(value->text.begin(), value->text.end(),
                                   [](unsigned char c) { return c >= ' ' && c != 0x7F; });
    if (!plain) return TomlError(file_, *value, key + " holds a control character");
    return value->text;
  }

  Status Bases(const TomlValue& root) {
    const TomlValue* tables = root.Find("interface");
    if (tables == nullptr) return Ok();
    std::vector<std::string> ids;
    ids.reserve(interfaces_.size());
    for (const workflow::PlatformInterface& one : interfaces_) ids.push_back(one.id);
    XC_TRY(Known(*tables, ids, "interface"));
    for (const auto& [id, table] : tables->Entries()) {
      XC_TRY(Known(table, {"base"}, "interface"));
      XC_ASSIGN_OR_RETURN(std::string base, Text(table, "base"));
      while (base.ends_with('/')) base.pop_back();
      const auto url = whatwg::ParseUrl(base + "/");
      const bool safe = url && (base.starts_with("https://") ||
                                (base.starts_with("http://") && gather::IsLiterallyLocal(*url)));
      if (!safe || base.find_first_of("?#@\\") != std::string::npos) {
        return TomlError(file_, table,
                         "base must be an https address (http would send secrets in clear, and is "
                         "for a server on this machine or network by its number only)");
      }
      bases_[id] = std::string(url->href());
      bases_[id].pop_back();  // the slash
    }
    return Ok();
  }

  Status Account(const TomlValue& table) {
    if (!table.is(TomlValue::Kind::kTable)) {
      return TomlError(file_, table, "begin each account with [[account]]");
    }
    XC_ASSIGN_OR_RETURN(const std::string asked, Text(table, "account"));
    if (asked.empty()) {
      return TomlError(file_, table, "account is missing: a-7, its name or the platform's own id");
    }
    const auto found = AccountAsked(all_, asked);
    if (!found && found.error().code == ErrorCode::kNotFound) {
      return TomlError(file_, table,
                       "account names none of the inventory; write a-7, its name or the platform's "
                       "own id");
    }
    if (!found) return TomlError(file_, table, found.error().message);
    const model::AccountRecord& account = **found;
    AccountCredentials one;
    one.account = account.id;
    for (const workflow::PlatformInterface& from : interfaces_) {
      if (from.Serves(account.platform)) one.from = &from;
    }
    if (one.from == nullptr) {
      return TomlError(
          file_, table,
          account.id + " is on " + Name(account.platform) + ", of which no interface is known");
    }
    for (const AccountCredentials& other : out_.accounts) {
      if (other.account == account.id) {
        return TomlError(file_, table, account.id + " stands there twice");
      }
    }
    std::vector<std::string> keys{"account"};
    keys.insert(keys.end(), one.from->needs.begin(), one.from->needs.end());
    XC_TRY(Known(table, keys, "account"));
    for (const std::string& need : one.from->needs) {
      XC_ASSIGN_OR_RETURN(const std::string value, Text(table, need));
      if (value.empty()) {
        return TomlError(file_, table,
                         account.id + " lacks " + need + "; " + one.from->id + " wants " +
                             Joined(one.from->needs));
      }
      if (one.from->IsSecret(need)) {
        if (value.size() < kShortestSecret) {
          return TomlError(file_, table, account.id + ": " + need + " is too short to be one");
        }
        out_.secrets.Add(value);
      }
      one.values[need] = value;
    }
    const auto base = bases_.find(one.from->id);
    one.base = base == bases_.end() ? one.from->base : base->second;
    out_.accounts.push_back(std::move(one));
    return Ok();
  }

  const std::string& file_;
  const std::vector<workflow::PlatformInterface>& interfaces_;
  const Register& all_;
  std::map<std::string, std::string> bases_;
  PlatformCredentials out_;
};

// NOLINTNEXTLINE(misc-no-recursion): as deep as the parser's bound
void RedactTree(const SecretWords& words, JsonValue& value) {
  if (!value.text.empty()) value.text = words.Redacted(value.text);
  for (std::string& key : value.keys) key = words.Redacted(key);
  for (JsonValue& item : value.items) RedactTree(words, item);
}

}  // namespace

void SecretWords::Add(const std::string& secret) {
  std::string lower = workflow::FillPath("{v}", {{"v", secret}});
  for (std::size_t i = 0; i + 2 < lower.size(); ++i) {
    if (lower[i] != '%') continue;
    for (std::size_t at = i + 1; at <= i + 2; ++at) {
      if (lower[at] >= 'A' && lower[at] <= 'F') lower[at] = static_cast<char>(lower[at] + 32);
    }
  }
  for (std::string word : {secret, workflow::FillPath("{v}", {{"v", secret}}), lower}) {
    if (std::find(words_.begin(), words_.end(), word) == words_.end()) {
      words_.push_back(std::move(word));
    }
  }
  std::sort(words_.begin(), words_.end(), [](const std::string& a, const std::string& b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  });
}

std::string SecretWords::Redacted(std::string_view text) const {
  std::string out(text);
  for (const std::string& word : words_) {
    std::size_t at = 0;
    while ((at = out.find(word, at)) != std::string::npos) {
      out.replace(at, word.size(), kMask);
      at += std::string_view(kMask).size();
    }
  }
  return out;
}

void SecretWords::Redact(JsonValue& value) const { RedactTree(*this, value); }

Result<PlatformCredentials> ReadPlatformCredentials(
    const std::string& file, const std::vector<workflow::PlatformInterface>& interfaces,
    const Register& all) {
  XC_ASSIGN_OR_RETURN(const std::string text, ReadSecretFile(file));
  XC_ASSIGN_OR_RETURN(const TomlValue root, ParseQuietly(text, file));
  return CredentialsReader(file, interfaces, all).Read(root);
}

}  // namespace xuncha::app
