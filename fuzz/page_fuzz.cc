// SPDX-License-Identifier: Apache-2.0
//
// Any bytes as a page: extraction survives them, stays in its bounds, and everything it says is
// UTF-8. The first byte chooses the charset that the server claims.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "facts/page_extractor.h"
#include "whatwg/encoding.h"

namespace {

using xuncha::facts::ExtractedPage;
using xuncha::facts::Lexicon;
using xuncha::facts::PageExtractor;
using xuncha::facts::PageInput;
using xuncha::facts::RawLink;

void Check(bool good) {
  if (!good) std::abort();
}

// A few words of every kind; what stands in the shipped file does not matter here.
Lexicon SmallLexicon() {
  Lexicon lexicon;
  lexicon.nav_words = {"nav"};
  lexicon.footer_words = {"footer"};
  lexicon.breadcrumb_words = {"crumb"};
  lexicon.breadcrumb_leads = {"当前位置"};
  lexicon.breadcrumb_separators = {">", "»", "-"};
  lexicon.home_labels = {"首页", "home"};
  lexicon.id_code_labels = {"标识码"};
  lexicon.sponsor_labels = {"主办单位", "主办"};
  lexicon.organiser_labels = {"承办"};
  lexicon.contact_labels = {"电话"};
  lexicon.organ_hosts = {"conac.cn"};
  lexicon.organ_signs = {"conac"};
  lexicon.error_report_signs = {"jiucuo"};
  lexicon.error_report_words = {"找错"};
  lexicon.site_map_labels = {"网站地图"};
  lexicon.age_friendly_words = {"无障碍"};
  lexicon.relay_parameters = {"url"};
  lexicon.leave_words = {"leave"};
  lexicon.ignored_functions = {"alert"};
  lexicon.incomplete = {"undefined"};
  lexicon.publish_labels = {"发布时间"};
  lexicon.date_labels = {"时间"};
  lexicon.search_fields = {"q"};
  lexicon.meta_names = {"pubdate"};
  lexicon.publish_metas = {"pubdate"};
  return lexicon;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Lexicon lexicon = SmallLexicon();
  static PageExtractor extractor(lexicon);
  static ExtractedPage page;
  if (size == 0) return 0;
  constexpr std::string_view kTypes[] = {"text/html; charset=utf-8", "text/html; charset=gbk",
                                         "text/html; charset=utf-16le", "text/html"};
  PageInput input;
  input.content_type = kTypes[data[0] % 4];
  input.body = {reinterpret_cast<const char*>(data) + 1, size - 1};
  extractor.Extract(input, page);
  Check(xuncha::whatwg::IsValidUtf8(page.facts.title) && page.facts.title.size() <= 500);
  Check(xuncha::whatwg::IsValidUtf8(page.facts.main_text) && page.facts.main_text.size() <= 400);
  Check(page.facts.headings.size() <= 8 && page.facts.metas.size() <= 40);
  Check(page.facts.main_chars <= page.facts.text_chars);
  for (const auto& heading : page.facts.headings) Check(xuncha::whatwg::IsValidUtf8(heading));
  for (const auto& item : page.facts.breadcrumb) Check(xuncha::whatwg::IsValidUtf8(item));
  for (const RawLink& link : page.links) {
    Check(link.link.label.size() <= 200 && xuncha::whatwg::IsValidUtf8(link.link.label));
    Check(!link.address_is_utf8 || xuncha::whatwg::IsValidUtf8(link.address));
  }
  return 0;
}
