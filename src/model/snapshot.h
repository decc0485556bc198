// SPDX-License-Identifier: Apache-2.0
//
// The snapshot: the immutable result of gathering one site. gather/ writes it through SnapshotSink,
// audit/ reads it through SnapshotView; nothing else passes between them. store/ implements both.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "model/page_facts.h"
#include "model/site.h"
#include "model/url_record.h"

namespace xuncha::model {

// What the certificate of one host said, whether or not the page was judged in spite of it.
struct TlsFacts {
  bool used = false;          // the host was spoken to over https
  bool handshake_ok = false;  // a session could be made at all (leniently)
  std::string protocol;       // TLSv1.2 …
  std::string subject;
  std::string issuer;
  std::vector<std::string> names;  // SAN dNSNames and IPs, ≤ 100
  TimeMs not_before = 0;
  TimeMs not_after = 0;
  bool name_matches = false;
  bool chain_trusted = false;
  bool self_signed = false;
  bool missing_intermediate = false;
  bool legacy = false;       // only with old TLS, weak ciphers or legacy renegotiation
  std::string verify_error;  // the library's words; "" = none
};

// HostFacts::v6_detail where the operator fixed an address of the other family: nobody was asked.
inline constexpr std::string_view kAddressFixed = "address_fixed";

struct HostFacts {
  std::string host;  // as in URLs, punycode
  std::uint16_t port = 0;
  bool in_scope = false;
  bool resolved_v4 = false;  // has an A record
  bool resolved_v6 = false;  // has an AAAA record
  bool v6_tried = false;     // we have a route and asked for the home page over IPv6
  bool v6_ok = false;
  std::string v6_detail;
  TlsFacts tls;
  std::string robots;  // none | found | refused | unreadable | unreachable
  bool robots_waived = false;
  std::uint32_t crawl_delay_ms = 0;
};

// The answer to an address that cannot exist, asked once per path shape.
struct ProbeAnswer {
  std::string shape;  // e.g. "www.example.gov.cn/*/*/t*_*.html"
  std::string url;    // the impossible address
  Outcome outcome = Outcome::kNone;
  std::uint16_t status = 0;
  UrlId redirect_to = kNoUrl;  // where the site sends such requests, if to a known URL
  std::string redirect_url;
  std::string title;
  std::uint32_t main_chars = 0;
  std::uint64_t main_print = 0;
  std::uint64_t text_digest = 0;
  std::string main_text;   // as in PageFacts
  bool repeatable = true;  // two such addresses of the shape gave the same answer
};

// Where a kept response lies: "warc:<file>#<offset>", and the SHA-256 of its payload.
struct EvidenceRef {
  std::string ref;
  std::string sha256;
};

// A response worth keeping, as WARC 1.1 wants it.
struct KeptResponse {
  UrlId url = kNoUrl;
  std::string_view target;  // the address really asked
  TimeMs at = 0;
  std::string_view ip;             // the address really connected to
  std::string_view request_head;   // as sent, with CRLFs
  std::string_view response_head;  // status line and headers as received, with CRLFs
  std::string_view body;           // decoded payload as we judged it (possibly cut at a bound)
  bool truncated = false;
};

struct Coverage {
  std::uint64_t discovered = 0;
  std::uint64_t fetched = 0;
  std::uint64_t reused = 0;
  std::uint64_t external_checked = 0;
  std::uint64_t skipped_robots = 0;
  std::uint64_t skipped_scope = 0;
  std::uint64_t skipped_page_limit = 0;
  std::uint64_t skipped_trap = 0;
  std::uint64_t could_not_check = 0;
};

struct RequestCounts {
  std::uint64_t first = 0;
  std::uint64_t confirm = 0;
  std::uint64_t probe = 0;
  std::uint64_t other = 0;
};

// A bound that was hit, or a trap that was cut; said in the report, never silent.
struct BoundHit {
  std::string name;    // max_pages, max_depth, max_bytes, trap_parameters …
  std::string detail;  // what was cut: a path shape, a URL
  std::uint64_t count = 0;
};

struct SnapshotInfo {
  std::string id;  // sorts by time: 20220823T090211Z-www.example.gov.cn-1f2e
  std::string tool_version;
  Site site;         // as inspected
  std::string home;  // canonical URL of the home page as asked
  std::string user_agent;
  TimeMs started = 0;
  TimeMs finished = 0;
  bool complete = false;
  std::string
      stopped_by;  // what ended it early: max_seconds, interrupted, network … ("" = nothing)
  Coverage coverage;
  RequestCounts requests;
  std::vector<BoundHit> bounds;
  bool control_configured = false;
  bool control_passed = false;
  bool ipv6_route = false;                      // this machine has one
  std::map<std::string, std::string> settings;  // limits and waivers in force, as said in config
};

// Where gather/ puts what it learns. One thread. Any error ends the inspection as ours.
class SnapshotSink {
 public:
  virtual ~SnapshotSink() = default;
  virtual Status AddPage(const PageFacts& page) = 0;  // once a page, in any order
  virtual Status AddAttempt(UrlId url, const Attempt& attempt) = 0;
  virtual Status AddUrl(const UrlRecord& record) = 0;  // at the end, in order of id
  virtual Status AddHost(const HostFacts& host) = 0;   // at the end
  virtual Status AddProbe(const ProbeAnswer& answer) = 0;
  virtual Result<EvidenceRef> Keep(const KeptResponse& response) = 0;
  // Of a sink that goes on with what a killed inspection wrote. Forget: pages of these (in order of
  // number) were recorded but not counted, and come again. ForEachRecordedPage: the pages of
  // before with the digest of their text, in the order they came. ForEachRecordedAttempt: what
  // each recorded try of before came to, in the order they came.
  virtual Status Forget(const std::vector<UrlId>& /*urls*/) { return Ok(); }
  virtual Status ForEachRecordedPage(const std::function<void(UrlId, std::uint64_t)>& /*visit*/) {
    return Ok();
  }
  virtual Status ForEachRecordedAttempt(
      const std::function<void(UrlId, Outcome, std::uint16_t status)>& /*visit*/) {
    return Ok();
  }
};

// A sealed snapshot. Const and safe to read from one thread at a time; views returned live as long
// as it does. Passing over pages streams them from disk: memory does not grow with the site.
class SnapshotView {
 public:
  virtual ~SnapshotView() = default;
  virtual const SnapshotInfo& info() const = 0;
  virtual std::uint32_t url_count() const = 0;
  virtual UrlRecord url(UrlId id) const = 0;                    // REQUIRES: id < url_count()
  virtual UrlId FindUrl(std::string_view canonical) const = 0;  // kNoUrl = unknown
  virtual Result<std::vector<Attempt>> attempts(UrlId id) const = 0;
  virtual std::vector<EvidenceRef> evidence(UrlId id) const = 0;
  virtual const std::vector<HostFacts>& hosts() const = 0;
  virtual const std::vector<ProbeAnswer>& probes() const = 0;
  // In order of UrlId. The PageFacts is valid during the call only. Return false to stop.
  virtual Status ForEachPage(const std::function<bool(const PageFacts&)>& visit) const = 0;
  // One page by number; kNotFound if it is not a page.
  virtual Result<PageFacts> page(UrlId id) const = 0;
};

}  // namespace xuncha::model
