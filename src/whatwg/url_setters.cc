// SPDX-License-Identifier: Apache-2.0
//
// The setters of the URL API (URL Standard §6.1): each takes the URL apart, parses one component
// with the parser's functions and writes the URL anew.
#include <algorithm>
#include <charconv>
#include <optional>

#include "whatwg/encoding.h"
#include "whatwg/encoding_utf8.h"
#include "whatwg/percent.h"
#include "whatwg/url_host.h"
#include "whatwg/url_parser.h"

namespace xuncha::whatwg {

// A URL in pieces. Apply() builds the Url from them.
class UrlEditor {
 public:
  explicit UrlEditor(Url& url)
      : url_(url),
        kind(url.scheme_kind_),
        host_kind(url.host_kind_),
        scheme(url.scheme()),
        username(url.username()),
        password(url.password()),
        host(url.host()),
        path(url.path()),
        port(url.port_) {
    if (url.has_query()) query = url.query();
    if (url.has_fragment()) fragment = url.fragment();
  }

  bool special() const { return kind != SchemeKind::kOther; }
  // "cannot have a username/password/port"
  bool WithoutAuthority() const {
    return host_kind == HostKind::kNone || host_kind == HostKind::kEmpty ||
           kind == SchemeKind::kFile;
  }

  // "host state" with an override: text up to where a host ends. `with_port` tells URL.host from
  // URL.hostname.
  bool TakeHost(std::string_view text, bool with_port);
  // "port state" with an override: the digits that come first. False if there is none or it is too
  // big.
  bool TakePort(std::string_view text);
  void TakePath(std::string_view text);
  void TakeQuery(std::string_view text);
  void TakeFragment(std::string_view text);
  void Apply();

 private:
  Url& url_;

 public:
  SchemeKind kind;
  HostKind host_kind;
  std::string scheme;
  std::string username;
  std::string password;
  std::string host;
  std::string path;
  std::optional<std::string> query;
  std::optional<std::string> fragment;
  std::int32_t port;
};

namespace {

// What the basic URL parser does to every input first: UTF-8, and no tabs or line ends.
std::string Cleaned(std::string_view value) {
  std::string out = SanitizedUtf8(value);
  std::erase_if(out, [](char c) { return c == '\t' || c == '\n' || c == '\r'; });
  return out;
}

std::string Encoded(std::string_view text, PercentSet set) {
  std::string out;
  PercentEncodeAppend(text, set, out);
  return out;
}

std::string_view WithoutFirst(std::string_view text, char c) {
  if (text.starts_with(c)) text.remove_prefix(1);
  return text;
}

bool TooLong(const Url& url, std::string_view value) {
  return value.size() > kMaxUrlInput || url.href().size() > 8 * kMaxUrlInput;
}

}  // namespace

bool UrlEditor::TakeHost(std::string_view text, bool with_port) {
  const std::size_t end = text.find_first_of(special() ? "/?#\\" : "/?#");
  text = text.substr(0, end);
  std::string_view port_text;
  bool colon_seen = false;
  if (kind != SchemeKind::kFile) {
    const std::size_t colon = UrlParser::FindPortColon(text);
    colon_seen = colon != std::string_view::npos;
    if (colon_seen) {
      if (!with_port) return false;
      port_text = text.substr(colon + 1);
      text = text.substr(0, colon);
    }
  }
  if (text.empty()) {
    const bool may_be_empty =
        kind == SchemeKind::kFile ||
        (!special() && !colon_seen && username.empty() && password.empty() && port < 0);
    if (!may_be_empty) return false;
    host.clear();
    host_kind = HostKind::kEmpty;
    return true;
  }
  std::string parsed;
  const HostKind parsed_kind = AppendHost(text, special(), parsed);
  if (parsed_kind == HostKind::kNone) return false;
  host_kind = parsed_kind;
  host = std::move(parsed);
  if (kind == SchemeKind::kFile && host == "localhost") {
    host.clear();
    host_kind = HostKind::kEmpty;
  }
  TakePort(port_text);  // a port that cannot be taken does not undo the host
  return true;
}

bool UrlEditor::TakePort(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
  if (end == 0) return false;
  const int value = UrlParser::PortValue(text.substr(0, end));
  if (value > 65535) return false;
  const std::uint16_t default_port = DefaultPort(kind);
  port = default_port != 0 && value == default_port ? -1 : value;
  return true;
}

void UrlEditor::TakePath(std::string_view text) {
  Url scratch;
  scratch.scheme_kind_ = kind;
  const bool slash = !text.empty() && (text[0] == '/' || (text[0] == '\\' && special()));
  path.clear();
  if (text.empty() && !special() && host_kind != HostKind::kNone) return;
  scratch.href_.push_back('/');
  UrlParser(nullptr, nullptr, scratch).AppendSegments(slash ? text.substr(1) : text);
  path = std::move(scratch.href_);
}

void UrlEditor::TakeQuery(std::string_view text) {
  query = Encoded(text, special() ? PercentSet::kSpecialQuery : PercentSet::kQuery);
}

void UrlEditor::TakeFragment(std::string_view text) {
  fragment = Encoded(text, PercentSet::kFragment);
}

// "URL serializing".
void UrlEditor::Apply() {
  const bool opaque = url_.opaque_path_;
  UrlParser::Reset(url_);
  std::string& href = url_.href_;
  const auto here = [&href] { return static_cast<std::uint32_t>(href.size()); };
  href.append(scheme);
  url_.scheme_end_ = here();
  url_.scheme_kind_ = kind;
  url_.host_kind_ = host_kind;
  url_.opaque_path_ = opaque;
  href.push_back(':');
  if (host_kind != HostKind::kNone) href.append("//");
  url_.username_begin_ = here();
  href.append(username);
  url_.username_end_ = here();
  if (!password.empty()) href.append(":").append(password);
  if (here() > url_.username_begin_) href.push_back('@');
  url_.host_begin_ = here();
  href.append(host);
  url_.host_end_ = here();
  url_.port_ = port;
  if (port >= 0) href.append(":").append(std::to_string(port));
  if (host_kind == HostKind::kNone && !opaque && path.starts_with("//")) href.append("/.");
  url_.path_begin_ = here();
  href.append(path);
  url_.query_begin_ = here();
  if (query) href.append("?").append(*query);
  url_.fragment_begin_ = here();
  if (fragment) href.append("#").append(*fragment);
}

bool Url::SetHref(std::string_view value) {
  auto parsed = ParseUrl(value);
  if (!parsed) return false;
  *this = std::move(*parsed);
  return true;
}

bool Url::SetScheme(std::string_view value) {
  if (empty() || TooLong(*this, value)) return false;
  std::string text = Cleaned(value);
  text.push_back(':');
  const std::size_t length = UrlParser::ScanScheme(text);
  if (length == 0) return false;
  text.resize(length);
  std::transform(text.begin(), text.end(), text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  });
  const SchemeKind kind = UrlParser::KindOfScheme(text);
  UrlEditor editor(*this);
  if ((kind == SchemeKind::kOther) == is_special()) return false;
  if (kind == SchemeKind::kFile && (has_credentials() || port_ >= 0)) return false;
  if (scheme_kind_ == SchemeKind::kFile && host_kind_ == HostKind::kEmpty) return false;
  editor.scheme = std::move(text);
  editor.kind = kind;
  if (editor.port > 0 && editor.port == DefaultPort(kind)) editor.port = -1;
  editor.Apply();
  return true;
}

bool Url::SetUsername(std::string_view value) {
  UrlEditor editor(*this);
  if (editor.WithoutAuthority() || TooLong(*this, value)) return false;
  editor.username = Encoded(SanitizedUtf8(value), PercentSet::kUserinfo);
  editor.Apply();
  return true;
}

bool Url::SetPassword(std::string_view value) {
  UrlEditor editor(*this);
  if (editor.WithoutAuthority() || TooLong(*this, value)) return false;
  editor.password = Encoded(SanitizedUtf8(value), PercentSet::kUserinfo);
  editor.Apply();
  return true;
}

bool Url::SetHostAndPort(std::string_view value) {
  UrlEditor editor(*this);
  if (empty() || opaque_path_ || TooLong(*this, value)) return false;
  if (!editor.TakeHost(Cleaned(value), true)) return false;
  editor.Apply();
  return true;
}

bool Url::SetHost(std::string_view value) {
  UrlEditor editor(*this);
  if (empty() || opaque_path_ || TooLong(*this, value)) return false;
  if (!editor.TakeHost(Cleaned(value), false)) return false;
  editor.Apply();
  return true;
}

bool Url::SetPort(std::string_view value) {
  UrlEditor editor(*this);
  if (editor.WithoutAuthority() || TooLong(*this, value)) return false;
  if (value.empty()) {
    editor.port = -1;
  } else if (!editor.TakePort(Cleaned(value))) {
    return false;
  }
  editor.Apply();
  return true;
}

bool Url::SetPath(std::string_view value) {
  UrlEditor editor(*this);
  if (empty() || opaque_path_ || TooLong(*this, value)) return false;
  editor.TakePath(Cleaned(value));
  editor.Apply();
  return true;
}

bool Url::SetQuery(std::string_view value) {
  UrlEditor editor(*this);
  if (empty() || TooLong(*this, value)) return false;
  if (value.empty()) {
    editor.query.reset();
  } else {
    editor.TakeQuery(Cleaned(WithoutFirst(value, '?')));
  }
  editor.Apply();
  return true;
}

bool Url::SetFragment(std::string_view value) {
  UrlEditor editor(*this);
  if (empty() || TooLong(*this, value)) return false;
  if (value.empty()) {
    editor.fragment.reset();
  } else {
    editor.TakeFragment(Cleaned(WithoutFirst(value, '#')));
  }
  editor.Apply();
  return true;
}

}  // namespace xuncha::whatwg
