// SPDX-License-Identifier: Apache-2.0
#include "whatwg/url.h"

#include <cstring>

#include "whatwg/encoding.h"
#include "whatwg/encoding_utf8.h"
#include "whatwg/url_host.h"
#include "whatwg/url_parser.h"

namespace xuncha::whatwg {
namespace {

// A base grows when long references are resolved against it again and again; offsets have 32 bits.
constexpr std::size_t kMaxBase = 64 * kMaxUrlInput;

struct InputTraits {
  bool non_ascii = false;
  bool tab_or_line_end = false;
};

bool IsTabOrLineEnd(char c) { return c == '\t' || c == '\n' || c == '\r'; }

// One pass over the input, eight bytes at a time, for what almost no input has.
InputTraits Inspect(std::string_view input) {
  constexpr std::uint64_t ones = 0x0101010101010101ULL;
  constexpr std::uint64_t high = 0x8080808080808080ULL;
  std::uint64_t non_ascii = 0;
  std::uint64_t control = 0;
  std::size_t i = 0;
  for (; i + 8 <= input.size(); i += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, input.data() + i, sizeof word);
    non_ascii |= word & high;
    control |= (word - ones * 0x10U) & ~word & high;  // a byte < 0x10, or a borrow from one
  }
  for (; i < input.size(); ++i) {
    const auto byte = static_cast<unsigned char>(input[i]);
    non_ascii |= byte & 0x80U;
    control |= byte < 0x10 ? 1U : 0U;
  }
  InputTraits traits;
  traits.non_ascii = non_ascii != 0;
  if (control != 0) {
    for (const char c : input) traits.tab_or_line_end = traits.tab_or_line_end || IsTabOrLineEnd(c);
  }
  return traits;
}

}  // namespace

std::uint16_t DefaultPort(SchemeKind kind) {
  switch (kind) {
    case SchemeKind::kHttp:
    case SchemeKind::kWs:
      return 80;
    case SchemeKind::kHttps:
    case SchemeKind::kWss:
      return 443;
    case SchemeKind::kFtp:
      return 21;
    case SchemeKind::kFile:
    case SchemeKind::kOther:
      break;
  }
  return 0;
}

bool ParseUrlInto(std::string_view input, const Url* base, const Encoding* query_encoding,
                  Url* out) {
  UrlParser::Reset(*out);
  if (input.size() > kMaxUrlInput || (base != nullptr && base->href().size() > kMaxBase)) {
    return false;
  }
  while (!input.empty() && static_cast<unsigned char>(input.front()) <= 0x20) {
    input.remove_prefix(1);
  }
  while (!input.empty() && static_cast<unsigned char>(input.back()) <= 0x20) {
    input.remove_suffix(1);
  }
  const InputTraits traits = Inspect(input);
  std::string clean;
  if (traits.tab_or_line_end) {
    clean.reserve(input.size());
    for (const char c : input) {
      if (!IsTabOrLineEnd(c)) clean.push_back(c);
    }
    input = clean;
  }
  if (traits.non_ascii && !IsValidUtf8(input)) {
    clean = SanitizedUtf8(input);
    input = clean;
  }
  if (UrlParser(base, query_encoding, *out).Parse(input)) return true;
  UrlParser::Reset(*out);
  return false;
}

std::optional<Url> ParseUrl(std::string_view input, const Url* base,
                            const Encoding* query_encoding) {
  std::optional<Url> url(std::in_place);
  if (!ParseUrlInto(input, base, query_encoding, &*url)) url.reset();
  return url;
}

std::string_view Url::host_and_port() const {
  std::size_t end = host_end_;
  if (port_ >= 0) end += 1 + port().size();
  return View(host_begin_, end);
}

std::string_view Url::port() const {
  // Between host and path; a URL with a port has a host, so no "/." lies between them.
  return port_ < 0 ? std::string_view{} : View(host_end_ + 1, path_begin_);
}

std::optional<std::uint16_t> Url::port_number() const {
  if (port_ < 0) return std::nullopt;
  return static_cast<std::uint16_t>(port_);
}

std::uint16_t Url::effective_port() const {
  return port_ < 0 ? DefaultPort(scheme_kind_) : static_cast<std::uint16_t>(port_);
}

std::optional<std::uint32_t> Url::ipv4() const {
  if (host_kind_ != HostKind::kIpv4) return std::nullopt;
  return ParseIpv4(host());
}

std::optional<std::array<std::uint8_t, 16>> Url::ipv6() const {
  if (host_kind_ != HostKind::kIpv6) return std::nullopt;
  return ParseIpv6(View(host_begin_ + 1, host_end_ - 1));
}

std::string Url::origin() const {
  switch (scheme_kind_) {
    case SchemeKind::kHttp:
    case SchemeKind::kHttps:
    case SchemeKind::kWs:
    case SchemeKind::kWss:
    case SchemeKind::kFtp:
      return std::string(scheme()).append("://").append(host_and_port());
    case SchemeKind::kFile:
    case SchemeKind::kOther:
      break;
  }
  if (scheme() == "blob") {
    const auto inner = ParseUrl(path());
    if (inner && inner->is_http()) return inner->origin();
  }
  return "null";
}

bool Url::SameOrigin(const Url& other) const {
  if (is_special() && scheme_kind_ != SchemeKind::kFile) {
    return scheme_kind_ == other.scheme_kind_ && host_and_port() == other.host_and_port();
  }
  const std::string mine = origin();
  return mine != "null" && mine == other.origin();
}

std::string_view Url::folder() const {
  if (opaque_path_) return View(0, query_begin_);
  const std::size_t slash = path().rfind('/');
  return View(0, slash == std::string_view::npos ? path_begin_ : path_begin_ + slash + 1);
}

void Url::RemoveQueryAndFragment() {
  href_.resize(query_begin_);
  fragment_begin_ = query_begin_;
}

}  // namespace xuncha::whatwg
