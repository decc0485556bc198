// SPDX-License-Identifier: Apache-2.0
//
// The URL parser (URL Standard §4.4), for url.cc and url_setters.cc only. Instead of walking the
// standard's states character by character it cuts the input at the characters that end a component
// and appends each component to the serialisation at once; the state that a function stands for is
// named beside it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "whatwg/url.h"

namespace xuncha::whatwg {

class UrlParser {
 public:
  // Writes into `out`, which is the empty Url (but may have memory).
  UrlParser(const Url* base, const Encoding* query_encoding, Url& out)
      : base_(base), query_encoding_(query_encoding), url_(out), href_(out.href_) {}

  // Makes it the empty Url, but keeps its memory.
  static void Reset(Url& url);

  // `input` is valid UTF-8 without tabs and line ends, trimmed.
  bool Parse(std::string_view input);

  // "path state": appends the segments of `text` (what follows the first slash) to the path that
  // begins at url_.path_begin_. href_ ends in the slash before the first of them.
  void AppendSegments(std::string_view text);

  void Query(std::string_view text);     // "query state"; without '?'
  void Fragment(std::string_view text);  // "fragment state"; without '#'

  // The kind that a scheme in lower case has.
  static SchemeKind KindOfScheme(std::string_view scheme);
  // Length of the scheme before ':'; 0 if the text begins with none.
  static std::size_t ScanScheme(std::string_view text);
  static bool IsDriveLetter(std::string_view text);  // "C:" or "C|"
  // Whether a path's first segment is a drive letter as paths hold it: "/C:", "/C:/…".
  static bool BeginsWithDriveLetter(std::string_view path);
  // The port's value, whatever digits; more than 65535 comes back as 65536.
  static int PortValue(std::string_view digits);
  // Where the port's ':' lies in "host:port", brackets respected; npos if there is none.
  static std::size_t FindPortColon(std::string_view text);

 private:
  bool Slash(char c) const { return c == '/' || (c == '\\' && url_.is_special()); }
  bool StartsWithSlash(std::string_view text) const { return !text.empty() && Slash(text[0]); }
  std::size_t FindSlash(std::string_view text) const;

  bool ParseMain(std::string_view text);
  bool Absolute(std::string_view text, std::size_t scheme_length);
  bool Relative(std::string_view text);
  bool File(std::string_view text, const Url* base);
  bool FileHost(std::string_view text);
  void FileFromBase(std::string_view text, const Url& base);
  bool Authority(std::string_view text);
  bool HostAndPort(std::string_view text, bool after_credentials);
  void Credentials(std::string_view text);
  void Scheme(std::string_view text);
  void NoAuthority();
  void PathStart(std::string_view text);
  void AbsolutePath(std::string_view text);
  void OpaquePath(std::string_view text);
  void CopyBase(std::size_t end);
  void CopyScheme();
  void CopyFolderOfBase();
  void DropLastSegment();
  void QueryAndFragment();
  std::uint32_t Here() const { return static_cast<std::uint32_t>(href_.size()); }

  const Url* base_;
  const Encoding* query_encoding_;
  Url& url_;
  std::string& href_;
  std::string_view query_;
  std::string_view fragment_;
  bool has_query_ = false;
  bool has_fragment_ = false;
  bool keeps_query_ = false;  // href_ holds the base's query already
};

}  // namespace xuncha::whatwg
