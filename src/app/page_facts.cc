// SPDX-License-Identifier: Apache-2.0
#include "app/page_facts.h"

#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include "base/file.h"
#include "facts/page_extractor.h"
#include "whatwg/encoding.h"
#include "whatwg/url.h"

namespace xuncha::app {
namespace {

constexpr std::uint64_t kMaxPage = 64U << 20;
constexpr int kMaxHops = 10;

Result<ShownPage> Understand(const facts::Lexicon& lexicon, std::string source,
                             const whatwg::Url& url, std::string_view body,
                             std::string_view content_type) {
  facts::PageExtractor extractor(lexicon);
  facts::ExtractedPage extracted;
  facts::PageInput input;
  input.body = body;
  input.content_type = content_type;
  input.url = url.href();
  if (const std::string fault = facts::ReadPage(extractor, input, extracted); !fault.empty()) {
    return Internal("our reader of pages failed on " + source + ": " + fault);
  }
  ShownPage page;
  page.source = std::move(source);
  page.url = url.href_without_fragment();
  std::optional<whatwg::Url> base;
  if (!extracted.base_href.empty()) base = whatwg::ParseUrl(extracted.base_href, &url);
  std::vector<std::string> resolved(extracted.links.size());
  for (std::size_t i = 0; i < extracted.links.size(); ++i) {
    const facts::RawLink& raw = extracted.links[i];
    if (raw.link.no_target != model::NoTarget::kHasTarget) continue;
    std::string address(raw.address);
    if (!raw.address_is_ascii && !raw.address_is_utf8 && extracted.encoding != nullptr) {
      address = whatwg::Decode(raw.address, *extracted.encoding);
    }
    // A query is written in the page's encoding, but url() in a style is always UTF-8.
    const bool css = raw.link.form == model::LinkForm::kCssUrl;
    const auto target =
        whatwg::ParseUrl(address, base ? &*base : &url, css ? nullptr : extracted.encoding);
    ShownLink& link = page.links.emplace_back();
    link.url = target ? target->href() : address;
    resolved[i] = link.url;
    link.label = raw.link.label;
    link.place = model::Name(raw.link.place);
    link.form = model::Name(raw.link.form);
    link.use = raw.link.use;
    link.visible = raw.link.visible;
  }
  page.facts = std::move(extracted.facts);
  const auto url_of = [&](std::uint32_t index) {
    return index < resolved.size() ? resolved[index] : std::string();
  };
  for (const model::ListBlock& block : page.facts.lists.blocks) {
    ShownList& list = page.lists.emplace_back();
    list.heading_url = url_of(block.heading_link);
    for (const model::ListItem& item : block.items) list.urls.push_back(url_of(item.link));
  }
  for (const std::uint32_t index : page.facts.lists.pager.links) {
    page.pager.push_back(url_of(index));
  }
  page.facts.links.clear();
  return page;
}

// Hops are followed here: the fetcher asks one question at a time.
struct OneAnswer {
  model::Outcome outcome = model::Outcome::kNone;
  std::uint16_t status = 0;
  std::string location;
  std::string content_type;
  std::string body;
  std::string detail;
};

OneAnswer Ask(gather::Fetcher& fetcher, const std::string& url) {
  OneAnswer out;
  gather::FetchRequest request;
  request.token = 1;
  request.url = url;
  request.max_body = kMaxPage;
  fetcher.Start(request);
  bool done = false;
  while (!done && fetcher.in_flight() > 0) {
    constexpr std::int64_t kWaitMs = 1000;
    fetcher.Wait(kWaitMs, [&](const gather::FetchAnswer& answer) {
      done = true;
      out.outcome = answer.outcome;
      out.status = answer.status;
      out.location = answer.Header("Location");
      out.content_type = answer.Header("Content-Type");
      out.body = answer.body;
      out.detail = answer.detail;
    });
  }
  return out;
}

}  // namespace

Result<ShownPage> FactsOfFile(const facts::Lexicon& lexicon, const std::string& path,
                              const std::string& url) {
  XC_ASSIGN_OR_RETURN(const std::string body, ReadFile(path, kMaxPage));
  std::string address = url;
  if (address.empty()) {
    std::error_code error;
    address = "file://" + std::filesystem::absolute(path, error).string();
  }
  const auto parsed = whatwg::ParseUrl(address);
  if (!parsed) return InvalidArgument("not an address: " + address);
  return Understand(lexicon, path, *parsed, body, "");
}

Result<ShownPage> FactsOfUrl(const facts::Lexicon& lexicon, gather::Fetcher& fetcher,
                             const std::string& url) {
  auto current = whatwg::ParseUrl(url);
  for (int hop = 0; hop <= kMaxHops; ++hop) {
    if (!current || !current->is_http()) return InvalidArgument("not a web address: " + url);
    current->RemoveFragment();
    const OneAnswer answer = Ask(fetcher, current->href());
    if (answer.outcome != model::Outcome::kOk) {
      return Unavailable(current->href() + ": " + model::Name(answer.outcome) +
                         (answer.detail.empty() ? "" : ", " + answer.detail));
    }
    if (answer.status >= 300 && answer.status < 400 && !answer.location.empty()) {
      current = whatwg::ParseUrl(answer.location, &*current);
      continue;
    }
    if (answer.status >= 400) {
      return Unavailable(current->href() + ": HTTP " + std::to_string(answer.status));
    }
    return Understand(lexicon, url, *current, answer.body, answer.content_type);
  }
  return Unavailable(url + ": more than ten redirects");
}

}  // namespace xuncha::app
