// SPDX-License-Identifier: Apache-2.0
#include "facts/script_asks.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "facts/ascii.h"
#include "facts/find_text.h"

namespace xuncha::facts {

using std::string_view;

bool Fetches(string_view script) {
  const bool jsonp = HasAny(script, {"createElement(\"script\")", "createElement('script')"}) &&
                     HasAny(script, {"callback", "Callback", "jsonp", "cb="});
  return jsonp ||
         HasAny(script,
                {".get('/", ".get(\"/", ".get(`", ".post('/", ".post(\"/", ".post(`", ".getScript(",
                 ".request(", "EventSource(", "table.render(", "flow.load("}) ||
         HasAny(script, {"ajax", "$.get", "$.post", "getJSON", "fetch(", "XMLHttpRequest",
                         "XMLHTTP", "axios", ".load(", "dataproxy", "$http", "jsonp", "ajaxGet",
                         "ajaxPost", ".jpage(", "request(", "Ajax"});
}

bool Writes(string_view script) {
  return HasAny(script, {".html(", ".append(", "innerHTML", ".prepend(", "appendChild", ".load(",
                         "insertAdjacentHTML", ".replaceWith(", ".jpage(", "render(", "new Vue",
                         "createApp", "laytpl", "template("});
}

bool IsUtility(string_view name) {
  constexpr std::array<string_view, 2> kGoOn{"line", "ic"};
  for (const string_view word :
       {"hit",   "count",  "visit",  "time",   "date", "clock", "weather", "menu",
        "nav",   "search", "share",  "qr",     "tool", "top",   "head",    "foot",
        "login", "user",   "bann",   "side",   "wza",  "audio", "print",   "font",
        "zoom",  "float",  "advert", "logo",   "lang", "click", "jiucuo",  "bszs",
        "crumb", "pager",  "pagina", "access", "tab-", "swiper"}) {
    const std::size_t at = FindLower(name, word);
    if (at == string_view::npos) continue;
    // timeline, topic, headline are no clocks, tops and heads.
    const string_view rest = name.substr(at + word.size());
    const bool longer = std::any_of(kGoOn.begin(), kGoOn.end(), [&](string_view more) {
      return rest.size() >= more.size() && EqualsNoCase(rest.substr(0, more.size()), more);
    });
    if (!longer) return true;
  }
  return false;
}

bool IsCounter(string_view address) {
  address = address.substr(0, address.find('?'));  // ?Count=30 asks for thirty entries
  const auto has = [address](std::initializer_list<string_view> words) {
    return std::any_of(words.begin(), words.end(), [&](string_view word) {
      return FindLower(address, word) != string_view::npos;
    });
  };
  return has({"hit", "count", "visit", "click", "stat", "/pv", "tongji", "online", "weather",
              "clock", "login", "share", "qrcode"}) &&
         !has({"list", "news", "article", "info", "doc", "search", "query", "record"});
}

bool AsksForUtilities(string_view script) {
  std::size_t addresses = 0;
  for (std::size_t at = 0; at < script.size(); ++at) {
    const char quote = script[at];
    if (quote != '"' && quote != '\'' && quote != '`') continue;
    const std::size_t end = script.find(quote, at + 1);
    if (end == string_view::npos) break;
    const string_view text = script.substr(at + 1, end - at - 1);
    at = end;
    const bool address = text.size() < 300 && text.find('<') == string_view::npos &&
                         (text.starts_with('/') || text.starts_with("http") ||
                          text.find(".js") != string_view::npos ||
                          (text.find('?') != string_view::npos && text.size() > 3) ||
                          text.find('/') < text.size() - 1);
    if (!address) continue;
    if (!IsCounter(text)) return false;
    ++addresses;
  }
  return addresses > 0;
}

}  // namespace xuncha::facts
