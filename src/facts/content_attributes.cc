// SPDX-License-Identifier: Apache-2.0
#include "facts/content_attributes.h"

#include <algorithm>
#include <array>

#include "facts/ascii.h"
#include "facts/find_text.h"
#include "facts/script_asks.h"

namespace xuncha::facts {
namespace {

using std::string_view;

constexpr std::size_t kMaxAddress = 400;  // bytes; more is no address

// What an address of a file that is no list ends with.
bool NamesFile(string_view address) {
  address = address.substr(0, address.find_first_of("?#"));
  const std::size_t dot = address.rfind('.');
  if (dot == string_view::npos) return false;
  const string_view ending = address.substr(dot + 1);
  static constexpr std::array<string_view, 16> kFiles{"jpg", "jpeg", "png", "gif", "bmp", "webp",
                                                      "svg", "ico",  "css", "js",  "mp3", "mp4",
                                                      "swf", "woff", "ttf", "m3u8"};
  return std::any_of(kFiles.begin(), kFiles.end(),
                     [ending](string_view file) { return EqualsNoCase(ending, file); });
}

// /api/list, ./list.html, ../x, list.do?cid=1, http://… ; nothing with blanks or markup.
bool IsAddress(string_view text) {
  if (text.size() < 3 || text.size() > kMaxAddress) return false;
  const bool rooted = text.front() == '/' && text[1] != '/' && text[1] != '*';
  const bool relative = text.starts_with("./") || text.starts_with("../");
  const std::size_t query = text.find('?');
  const bool asks = query != string_view::npos && query > 2 && text.find('=', query) != text.npos &&
                    (IsAlnum(text.front()) || text.front() == '_');
  if (!rooted && !relative && !asks && !text.starts_with("http")) return false;
  return text.find_first_of(" <>'\"{}\n\t") == string_view::npos && !NamesFile(text) &&
         !IsCounter(text);
}

// {url:'/api/list?cid=1',page:true}: the address behind the word.
string_view AddressInObject(string_view object) {
  const std::size_t word = FindText(object.substr(0, 2000), "url");
  if (word == string_view::npos) return {};
  constexpr string_view kQuote = "&quot;";
  std::size_t at = word + 3;
  while (at < object.size()) {
    if (object.substr(at).starts_with(kQuote)) {
      at += kQuote.size();
    } else if (IsSpace(object[at]) || object[at] == '"' || object[at] == '\'' ||
               object[at] == ':') {
      ++at;
    } else {
      break;
    }
  }
  const std::size_t end = object.find_first_of("'\"&}, ", at);
  return object.substr(at, end == string_view::npos ? end : end - at);
}

bool SaysAddress(string_view name) {
  return FindLower(name, "url") != string_view::npos ||
         FindLower(name, "src") != string_view::npos ||
         FindLower(name, "api") != string_view::npos ||
         FindLower(name, "get") != string_view::npos ||
         FindLower(name, "load") != string_view::npos;
}

}  // namespace

bool NamesContentAddress(string_view name, string_view value) {
  value = Trim(value);
  if (value.size() < 3 || value.size() > 4000) return false;
  for (const string_view other : {"on", "xmlns", "item", "@", "v-on"}) {
    if (name.starts_with(other)) return false;
  }
  if (value.find('/') == string_view::npos && value.find('?') == string_view::npos) return false;
  if (value.size() > 8 && FindText(value, "url") != string_view::npos &&
      (value.front() == '{' || value.find(':') != string_view::npos) &&
      !value.starts_with("http")) {
    const string_view address = AddressInObject(value);
    if (IsAddress(address)) return true;
  }
  return IsAddress(value) && (!value.starts_with("http") || SaysAddress(name));
}

bool NamesContentObject(string_view name, string_view value) {
  if (!EqualsNoCase(name, "x-data") && !EqualsNoCase(name, "ng-controller")) return false;
  value = Trim(value);
  return !value.empty() && IsAlnum(value.front());
}

bool IsBlankAddress(string_view address) {
  address = Trim(address);
  return address.empty() || EqualsNoCase(address, "about:blank") ||
         FindLower(address.substr(0, 11), "javascript:") == 0;
}

}  // namespace xuncha::facts
