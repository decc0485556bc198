// SPDX-License-Identifier: Apache-2.0
//
// One exchange of CurlFetcher: its buffers, its bounds, and how curl's result becomes an answer.
// Reused for exchange after exchange; owned by the fetcher, used on its thread only.
#pragma once

#include <curl/curl.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/time.h"
#include "gather/body_buffer.h"
#include "gather/fetcher.h"
#include "model/snapshot.h"

namespace xuncha::gather {

// Sent with every request, and printed in its recorded head.
// Short: curl prints them byte by byte into every request.
inline constexpr const char* kAcceptHeader = "Accept: text/html,*/*;q=0.8";
inline constexpr const char* kLanguageHeader = "Accept-Language: zh-CN,zh;q=0.9";
inline constexpr const char* kCodingHeader = "Accept-Encoding: deflate, gzip, br, zstd";
inline constexpr const char* kJsonHeader = "Content-Type: application/json";  // of a POST

struct CurlTransfer {
  // Set once.
  CURL* easy = nullptr;
  CURLU* parts = nullptr;  // of the address; reused
  void* owner = nullptr;
  const std::int64_t* loop_now_ms = nullptr;  // the fetcher's time at its last wake-up
  bool allow_private = false;
  std::uint32_t max_head = 0;
  std::uint32_t max_ratio = 0;
  std::uint64_t ratio_from = 0;
  const std::string* spill_folder = nullptr;

  // Of the request.
  std::uint64_t token = 0;
  std::string url;
  std::string cookie;
  std::string referer_line;  // the header, without its line end; "" = none
  std::string if_none_match;
  std::string if_modified_since;
  std::string post_json;
  std::string host;  // without brackets
  std::string port;
  std::uint64_t max_body = 0;
  std::uint64_t max_html_body = 0;
  std::uint64_t max_error_body = 0;
  std::uint8_t ip_family = 0;
  TimeMs at = 0;
  std::int64_t started_ms = 0;
  curl_slist* resolve = nullptr;
  std::string resolve_entry;
  curl_slist* own_headers = nullptr;  // of a conditional request; else all share the fetcher's
  curl_slist referer_node{};
  bool has_address = false;
  bool in_multi = false;

  // Of the answer, as it comes.
  std::string head;  // of the last response begun; 1xx heads are overwritten
  BodyBuffer body;
  std::string ip;
  std::uint64_t head_bytes = 0;
  std::int64_t last_byte_ms = 0;
  std::int64_t first_byte_ms = 0;
  std::uint16_t status = 0;
  bool connected = false;
  bool guard_refused = false;
  bool head_complete = false;
  bool head_too_big = false;
  bool body_cut = false;
  bool body_short = false;
  bool encoded = false;
  bool html = false;  // Content-Type says so
  bool has_tls = false;
  model::TlsFacts tls;
  model::Outcome outcome = model::Outcome::kNone;
  std::string detail;
  std::string request_head;
  std::array<char, CURL_ERROR_SIZE> error_text{};

  bool NeedsOwnHeaders() const {
    return !if_none_match.empty() || !if_modified_since.empty() || !post_json.empty();
  }

  // `headers` behind the Referer, if there is one; this must outlive the list. A line of its own,
  // for curl prints the text of CURLOPT_REFERER twice, byte by byte.
  curl_slist* WithReferer(curl_slist* headers) {
    if (referer_line.empty()) return headers;
    referer_node = {referer_line.data(), headers};
    return &referer_node;
  }

  void Begin(const FetchRequest& request, TimeMs wall, std::int64_t monotonic);

  // What curl's end of the exchange means.
  void Settle(CURLcode code);
  // What our own end of it means: a bound, or no address. With a whole head and outcome kOk the
  // answer stands, cut.
  void SettleAs(model::Outcome result, std::string_view why);

  FetchAnswer Answer(std::int64_t monotonic, std::string_view user_agent);

  // libcurl's callbacks; `self` is the transfer.
  static std::size_t OnHeader(char* bytes, std::size_t size, std::size_t count, void* self);
  static std::size_t OnBody(char* bytes, std::size_t size, std::size_t count, void* self);

 private:
  bool TakeHeaderLine(std::string_view line);
  void WriteRequestHead(std::string_view user_agent);
};

}  // namespace xuncha::gather
