// SPDX-License-Identifier: Apache-2.0
#include "gather/curl_transfer.h"

#include <algorithm>
#include <cerrno>

namespace xuncha::gather {
namespace {

using model::Outcome;

Outcome OfConnectError(long os_error) {
  switch (os_error) {
    case ENETUNREACH:
    case EHOSTUNREACH:
    case ENETDOWN:
    case EHOSTDOWN:
      return Outcome::kUnreachable;
    case ETIMEDOUT:
      return Outcome::kTimeout;
    case ECONNRESET:
      return Outcome::kReset;
    default:
      return Outcome::kRefused;
  }
}

// Why there is no answer, from curl's result. kOk never comes from here.
Outcome OfFailure(CURLcode code, long os_error) {
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
      return Outcome::kResolverFailed;
    case CURLE_COULDNT_CONNECT:
      return OfConnectError(os_error);
    case CURLE_OPERATION_TIMEDOUT:
      return Outcome::kTimeout;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_ENGINE_INITFAILED:
    case CURLE_SSL_INVALIDCERTSTATUS:
      return os_error == ECONNRESET ? Outcome::kReset : Outcome::kTlsImpossible;
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_GOT_NOTHING:
    case CURLE_PARTIAL_FILE:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
      return Outcome::kReset;
    case CURLE_URL_MALFORMAT:  // an address that no browser sends either
      return Outcome::kAddressRefused;
    default:
      return Outcome::kBadResponse;
  }
}

}  // namespace

void CurlTransfer::Begin(const FetchRequest& request, TimeMs wall, std::int64_t monotonic) {
  token = request.token;
  url.assign(request.url);
  cookie.assign(request.cookie);
  referer_line.clear();
  if (!request.referer.empty()) referer_line.append("Referer: ").append(request.referer);
  if_none_match.assign(request.if_none_match);
  if_modified_since.assign(request.if_modified_since);
  post_json.assign(request.post_json);
  max_body = request.max_body;
  max_html_body = request.max_html_body == 0 ? request.max_body : request.max_html_body;
  max_error_body = request.max_error_body;
  ip_family = request.ip_family;
  at = wall;
  started_ms = last_byte_ms = monotonic;
  resolve_entry.clear();
  has_address = false;
  head.clear();
  body.Begin(*spill_folder, std::max(max_body, max_error_body) + CURL_MAX_WRITE_SIZE);
  ip.clear();
  head_bytes = 0;
  first_byte_ms = 0;
  status = 0;
  connected = guard_refused = head_complete = head_too_big = false;
  body_cut = body_short = encoded = html = has_tls = false;
  outcome = Outcome::kNone;
  detail.clear();
  error_text[0] = '\0';
}

std::size_t CurlTransfer::OnHeader(char* bytes, std::size_t size, std::size_t count, void* self) {
  const std::size_t total = size * count;
  return static_cast<CurlTransfer*>(self)->TakeHeaderLine({bytes, total}) ? total : 0;
}

bool CurlTransfer::TakeHeaderLine(std::string_view line) {
  last_byte_ms = std::max(last_byte_ms, *loop_now_ms);
  head_bytes += line.size();
  if (head_bytes > max_head) {
    head_too_big = true;
    return false;
  }
  if (head_complete) return true;  // trailers say nothing that we judge
  if (line.starts_with("HTTP/")) {
    head.clear();
    encoded = html = false;
    if (first_byte_ms == 0) first_byte_ms = *loop_now_ms;
  }
  head.append(line);
  if (line == "\r\n" || line == "\n") {
    long code = 0;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &code);
    status = static_cast<std::uint16_t>(std::clamp(code, 0L, 999L));
    head_complete = status >= 200;
  } else if (line.size() > 17 && (line[0] | 0x20) == 'c' && (line[8] | 0x20) == 'e' &&
             line[7] == '-') {
    encoded = true;  // Content-Encoding
  } else if (line.size() > 13 && (line[0] | 0x20) == 'c' && line[7] == '-' && line[12] == ':' &&
             (line[8] | 0x20) == 't') {
    html = line.find("html") != std::string_view::npos ||  // Content-Type
           line.find("HTML") != std::string_view::npos;
  }
  return true;
}

std::size_t CurlTransfer::OnBody(char* bytes, std::size_t size, std::size_t count, void* self) {
  auto& transfer = *static_cast<CurlTransfer*>(self);
  const std::size_t total = size * count;
  transfer.last_byte_ms = std::max(transfer.last_byte_ms, *transfer.loop_now_ms);
  const bool success = transfer.status >= 200 && transfer.status < 300;
  const std::uint64_t bound = !success        ? transfer.max_error_body
                              : transfer.html ? transfer.max_html_body
                                              : transfer.max_body;
  const std::uint64_t room = bound - std::min<std::uint64_t>(bound, transfer.body.size());
  const auto taken = static_cast<std::size_t>(std::min<std::uint64_t>(room, total));
  if (!transfer.body.Append({bytes, taken})) {
    transfer.body_cut = true;
    transfer.detail = "no disk space for the body";
    return 0;
  }
  if (total > room) {
    transfer.body_cut = true;
    return 0;
  }
  if (transfer.encoded && transfer.body.size() > transfer.ratio_from) {
    curl_off_t received = 0;
    curl_easy_getinfo(transfer.easy, CURLINFO_SIZE_DOWNLOAD_T, &received);
    if (transfer.body.size() / static_cast<std::uint64_t>(std::max<curl_off_t>(received, 1)) >
        transfer.max_ratio) {
      transfer.body_cut = true;
      transfer.detail = "compressed beyond all proportion";
      return 0;
    }
  }
  return total;
}

void CurlTransfer::Settle(CURLcode code) {
  if (code == CURLE_OK) {
    outcome = head_complete ? Outcome::kOk : Outcome::kReset;
    return;
  }
  if (head_too_big) {
    outcome = Outcome::kBadResponse;
    detail = "the answer head is over our bound";
    return;
  }
  if (guard_refused && !connected) {
    outcome = Outcome::kAddressRefused;
    detail = "the address is private or special";
    return;
  }
  if (head_complete) {  // the head stands; the body is what came of it
    outcome = Outcome::kOk;
    if (!body_cut) {
      body_short = true;
      detail = error_text[0] != '\0' ? error_text.data() : curl_easy_strerror(code);
    }
    return;
  }
  long os_error = 0;
  curl_easy_getinfo(easy, CURLINFO_OS_ERRNO, &os_error);
  outcome = OfFailure(code, os_error);
  detail = error_text[0] != '\0' ? error_text.data() : curl_easy_strerror(code);
  if (outcome == Outcome::kTlsImpossible && !has_tls) {
    tls = model::TlsFacts{};
    tls.used = true;
    tls.verify_error = detail;
    has_tls = true;
  }
}

void CurlTransfer::SettleAs(Outcome result, std::string_view why) {
  outcome = result;
  detail.assign(why);
  if (result == Outcome::kOk) body_cut = true;
}

FetchAnswer CurlTransfer::Answer(std::int64_t monotonic, std::string_view user_agent) {
  FetchAnswer answer;
  answer.token = token;
  answer.outcome = outcome;
  if (outcome == Outcome::kOk) {
    answer.status = status;
    answer.response_head = head;
    answer.body = body.view();
    answer.body_cut = body_cut;
    answer.body_short = body_short;
  }
  if (connected) {
    WriteRequestHead(user_agent);
    answer.request_head = request_head;
    answer.ip = ip;
    answer.ip_family = ip.find(':') == std::string::npos ? 4 : 6;
  }
  answer.at = at;
  answer.duration_ms =
      static_cast<std::uint32_t>(std::max<std::int64_t>(monotonic - started_ms, 0));
  if (first_byte_ms != 0) {
    answer.first_byte_ms =
        static_cast<std::uint32_t>(std::max<std::int64_t>(first_byte_ms - started_ms, 0));
  }
  std::replace_if(
      detail.begin(), detail.end(), [](char c) { return c == '\r' || c == '\n'; }, ' ');
  if (detail.size() > 200) detail.resize(200);
  answer.detail = detail;
  if (has_tls) answer.tls = &tls;
  return answer;
}

void CurlTransfer::WriteRequestHead(std::string_view user_agent) {
  long version = 0;
  curl_easy_getinfo(easy, CURLINFO_HTTP_VERSION, &version);
  const std::string_view rest = std::string_view(url).substr(url.find("://") + 3);
  const std::size_t path = std::min(rest.find_first_of("/?"), rest.size());
  request_head.assign(post_json.empty() ? "GET " : "POST ");
  request_head.append(path == rest.size() ? std::string_view("/") : rest.substr(path));
  request_head.append(version == CURL_HTTP_VERSION_2_0 ? " HTTP/2\r\nHost: "
                                                       : " HTTP/1.1\r\nHost: ");
  request_head.append(rest.substr(0, path));
  request_head.append("\r\nUser-Agent: ").append(user_agent);
  for (const char* line : {kAcceptHeader, kLanguageHeader, kCodingHeader}) {
    request_head.append("\r\n").append(line);
  }
  if (!post_json.empty()) request_head.append("\r\n").append(kJsonHeader);
  if (!referer_line.empty()) request_head.append("\r\n").append(referer_line);
  if (!cookie.empty()) request_head.append("\r\nCookie: ").append(cookie);
  if (!if_none_match.empty()) request_head.append("\r\nIf-None-Match: ").append(if_none_match);
  if (!if_modified_since.empty()) {
    request_head.append("\r\nIf-Modified-Since: ").append(if_modified_since);
  }
  request_head.append("\r\n\r\n");
}

}  // namespace xuncha::gather
