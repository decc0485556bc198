// SPDX-License-Identifier: Apache-2.0
//
// One page, one address: the canonical form under which every URL is known, asked and reported.
//
// It is the WHATWG serialisation without fragment and without user name and password, where in path
// and query %XX of an unreserved character (RFC 3986 §2.3) is that character and other %XX has
// capital digits (§6.2.2), session and tracking parameters are dropped by rule, ";jsessionid=" too,
// and a query that is empty then is gone. Everything else, the bytes of a GBK query in particular,
// stays as the page made it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "whatwg/url.h"

namespace xuncha::gather {

// The text of data/drop_parameters.txt, compiled in.
std::string_view BuiltInDropParameters();

// Immutable after parsing; safe from any thread.
class DropRules {
 public:
  // The format is described in data/drop_parameters.txt; errors name the line.
  static Result<DropRules> Parse(std::string_view text);

  bool Drops(std::string_view name, std::string_view value) const;

 private:
  struct Rule {
    std::string name;  // lower case
    bool prefix = false;
    std::uint32_t min_hex = 0;
  };
  std::vector<Rule> rules_;
};

// Writes the canonical form of `url` to `out` (replaced). REQUIRES: url.is_http().
void CanonicalUrl(const whatwg::Url& url, const DropRules& rules, std::string& out);

// Parses and canonicalises; false if it is no http(s) address. `out` is then empty.
bool CanonicalUrl(std::string_view text, const DropRules& rules, std::string& out);

// The value of a Location header against the address it came from: bytes that are not ASCII and
// not UTF-8 are percent-encoded as they stand, as browsers do. False if it leads to no http(s)
// address; *other_scheme then says whether it was a good address of another scheme.
bool ResolveLocation(std::string_view location, const whatwg::Url& from, whatwg::Url& out,
                     bool* other_scheme = nullptr);

// The parts of a canonical URL, as views into it.
struct UrlParts {
  bool https = false;
  std::string_view origin;     // "https://www.example.gov.cn:8443"
  std::string_view authority;  // "www.example.gov.cn:8443"
  std::string_view host;       // "www.example.gov.cn", "[::1]"
  std::uint16_t port = 0;      // effective
  std::string_view path;       // "/a/b.html"
  std::string_view query;      // without '?'
  std::string_view folder;     // up to and with the path's last '/'
};
UrlParts SplitCanonical(std::string_view canonical);

}  // namespace xuncha::gather
