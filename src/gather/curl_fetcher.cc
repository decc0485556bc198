// SPDX-License-Identifier: Apache-2.0
#include "gather/curl_fetcher.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <map>
#include <set>
#include <utility>

#include "gather/address_guard.h"
#include "gather/curl_transfer.h"
#include "gather/epoll_set.h"
#include "gather/host_port.h"
#include "gather/interception.h"
#include "gather/resolver.h"
#include "gather/tls_inspector.h"

namespace xuncha::gather {
namespace {

constexpr int kResolverThreads = 4;
constexpr std::int64_t kResolutionLifeMs = 300'000;  // then asked again
constexpr std::int64_t kFailureLifeMs = 2'000;       // a name that fails may be mended soon
constexpr std::int64_t kInterceptionMs = 2'000;
constexpr std::int64_t kSweepMs = 200;  // how often time bounds are looked at
constexpr long kReadBuffer = 64 << 10;
constexpr std::uint64_t kRatioFrom = 4u << 20;

// Guarantees that libcurl is set up once a process, before any thread uses it.
bool CurlReady() {
  static const bool ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  return ready;
}

struct Pinned {
  std::string host;
  std::string port;  // "*" = any
  std::vector<std::string> addresses;
};

Result<Pinned> ParsePinned(const std::string& text) {
  const std::string wanted = "--resolve \"" + text + "\": write HOST:PORT:ADDRESS, e.g. " +
                             "www.example.gov.cn:443:127.0.0.1";
  const std::size_t first = text.find(':');
  const std::size_t second = first == std::string::npos ? first : text.find(':', first + 1);
  if (second == std::string::npos || first == 0) return InvalidArgument(wanted);
  Pinned pinned;
  pinned.host = text.substr(0, first);
  std::transform(pinned.host.begin(), pinned.host.end(), pinned.host.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  pinned.port = text.substr(first + 1, second - first - 1);
  const bool port_ok =
      pinned.port == "*" || (!pinned.port.empty() && pinned.port.size() <= 5 &&
                             pinned.port.find_first_not_of("0123456789") == std::string::npos);
  if (!port_ok) return InvalidArgument(wanted);
  std::string_view rest = std::string_view(text).substr(second + 1);
  while (!rest.empty()) {
    std::string address(rest.substr(0, rest.find(',')));
    rest.remove_prefix(std::min(rest.size(), address.size() + 1));
    if (address.size() > 2 && address.front() == '[' && address.back() == ']') {
      address = address.substr(1, address.size() - 2);
    }
    in_addr v4{};
    in6_addr v6{};
    if (inet_pton(AF_INET, address.c_str(), &v4) != 1 &&
        inet_pton(AF_INET6, address.c_str(), &v6) != 1) {
      return InvalidArgument(wanted);
    }
    pinned.addresses.push_back(std::move(address));
  }
  if (pinned.addresses.empty()) return InvalidArgument(wanted);
  return pinned;
}

class CurlMultiFetcher final : public Fetcher {
 public:
  CurlMultiFetcher(CurlFetcherOptions options, std::vector<Pinned> pinned, const Clock& clock)
      : options_(std::move(options)), pinned_(std::move(pinned)), clock_(clock) {}

  ~CurlMultiFetcher() override {
    resolver_.reset();
    for (const auto& transfer : transfers_) {
      if (transfer->in_multi) curl_multi_remove_handle(multi_, transfer->easy);
      curl_easy_cleanup(transfer->easy);
      curl_slist_free_all(transfer->resolve);
      curl_slist_free_all(transfer->own_headers);
      curl_url_cleanup(transfer->parts);
    }
    if (multi_ != nullptr) curl_multi_cleanup(multi_);
    curl_share_cleanup(share_);
    curl_slist_free_all(headers_);
    if (wake_fd_ >= 0) close(wake_fd_);
  }

  CurlMultiFetcher(const CurlMultiFetcher&) = delete;
  CurlMultiFetcher& operator=(const CurlMultiFetcher&) = delete;

  Status Open() {
    if (!CurlReady()) return Internal("libcurl could not be set up");
    XC_TRY(epoll_.Open());
    wake_fd_ = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (wake_fd_ < 0) return FromErrno(errno, "open", "an event descriptor");
    XC_TRY(epoll_.Watch(wake_fd_, EPOLLIN));
    multi_ = curl_multi_init();
    if (multi_ == nullptr) return Internal("libcurl gives no multi handle");
    share_ = curl_share_init();
    if (share_ == nullptr) return Internal("libcurl gives no share handle");
    curl_share_setopt(share_, CURLSHOPT_SHARE, CURL_LOCK_DATA_SSL_SESSION);
    curl_multi_setopt(multi_, CURLMOPT_SOCKETFUNCTION, &CurlMultiFetcher::OnSocket);
    curl_multi_setopt(multi_, CURLMOPT_SOCKETDATA, this);
    curl_multi_setopt(multi_, CURLMOPT_TIMERFUNCTION, &CurlMultiFetcher::OnTimer);
    curl_multi_setopt(multi_, CURLMOPT_TIMERDATA, this);
    curl_multi_setopt(multi_, CURLMOPT_MAXCONNECTS, static_cast<long>(options_.max_connections));
    headers_ = curl_slist_append(headers_, kAcceptHeader);
    headers_ = curl_slist_append(headers_, kLanguageHeader);
    // As options they would be printed twice for every request, byte by byte.
    headers_ = curl_slist_append(headers_, ("User-Agent: " + options_.user_agent).c_str());
    constexpr int kCodings = CURL_VERSION_LIBZ | CURL_VERSION_BROTLI | CURL_VERSION_ZSTD;
    if ((curl_version_info(CURLVERSION_NOW)->features & kCodings) == kCodings) {
      headers_ = curl_slist_append(headers_, kCodingHeader);
    }
    resolver_ = std::make_unique<Resolver>(kResolverThreads, wake_fd_);
    return Ok();
  }

  void Start(const FetchRequest& request) override {
    CurlTransfer& transfer = Acquire();
    transfer.Begin(request, clock_.Now(), clock_.MonotonicMs());
    ++in_flight_;
    const HostPort where = SplitAuthority(request.url);
    transfer.host = where.host;
    transfer.port = where.port;
    if (where.is_address || where.host.empty()) {
      Launch(transfer);
      return;
    }
    if (const Pinned* pinned = FindPinned(where)) {
      SetAddresses(transfer, pinned->addresses, {});
      Launch(transfer);
      return;
    }
    const auto known = resolutions_.find(where.host);
    if (known != resolutions_.end() && IsFresh(known->second)) {
      Resolved(transfer, known->second);
      return;
    }
    auto& waiting = waiting_for_name_[where.host];
    waiting.push_back(&transfer);
    if (waiting.size() == 1) resolver_->Ask(where.host);
  }

  std::size_t in_flight() const override { return in_flight_; }

  void Wait(std::int64_t timeout_ms, const Done& done) override {
    const std::int64_t until = clock_.MonotonicMs() + std::max<std::int64_t>(timeout_ms, 0);
    while (true) {
      Collect();
      if (Deliver(done)) return;
      const std::int64_t now = clock_.MonotonicMs();
      std::int64_t pause = until - now;
      if (in_flight_ > 0) {
        pause = std::min(pause, kSweepMs);
        if (timer_due_ >= 0) pause = std::min(pause, timer_due_ - now);
      }
      Pump(static_cast<int>(std::max<std::int64_t>(pause, 0)));
      Sweep();
      if (clock_.MonotonicMs() >= until) {
        Collect();
        Deliver(done);
        return;
      }
    }
  }

  HostAddresses Lookup(std::string_view host) override {
    HostAddresses result;
    const HostPort where = SplitAuthority("http://" + std::string(host) + "/");
    if (where.is_address) {
      result.known = true;
      result.v6 = where.host.find(':') != std::string::npos;
      result.v4 = !result.v6;
      return result;
    }
    for (const Pinned& pinned : pinned_) {
      if (pinned.host != where.host) continue;
      result.known = true;
      result.fixed = true;
      for (const std::string& address : pinned.addresses) {
        (address.find(':') != std::string::npos ? result.v6 : result.v4) = true;
      }
    }
    if (result.known) return result;
    auto known = resolutions_.find(where.host);
    if (known == resolutions_.end() || !IsFresh(known->second)) {
      Resolution fresh = ResolveNow(where.host);
      fresh.at_ms = clock_.MonotonicMs();
      known = resolutions_.insert_or_assign(where.host, std::move(fresh)).first;
    }
    result.known = known->second.outcome != model::Outcome::kResolverFailed;
    result.v4 = !known->second.v4.empty();
    result.v6 = !known->second.v6.empty();
    return result;
  }

  bool IsIntercepted() override { return AnswersForNobody(kInterceptionMs); }

  bool HasIpv6Route() override {
    // Connecting a datagram socket asks the routing table and sends nothing. The address is in
    // 2000::/3, where all of the public IPv6 Internet lies.
    const int fd = socket(AF_INET6, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (fd < 0) return false;
    sockaddr_in6 address{};
    address.sin6_family = AF_INET6;
    address.sin6_port = htons(443);
    inet_pton(AF_INET6, "2400:3200::1", &address.sin6_addr);
    const bool routed =
        connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    close(fd);
    return routed;
  }

 private:
  static int OnSocket(CURL* /*easy*/, curl_socket_t fd, int what, void* self, void* /*known*/) {
    std::uint32_t events = 0;
    if (what != CURL_POLL_REMOVE && (what & CURL_POLL_IN) != 0) events |= EPOLLIN;
    if (what != CURL_POLL_REMOVE && (what & CURL_POLL_OUT) != 0) events |= EPOLLOUT;
    // What cannot be watched ends by our bounds of time.
    static_cast<void>(static_cast<CurlMultiFetcher*>(self)->epoll_.Watch(fd, events));
    return 0;
  }

  static int OnTimer(CURLM* /*multi*/, long timeout_ms, void* self) {
    auto& fetcher = *static_cast<CurlMultiFetcher*>(self);
    fetcher.timer_due_ = timeout_ms < 0 ? -1 : fetcher.clock_.MonotonicMs() + timeout_ms;
    return 0;
  }

  static curl_socket_t OnOpenSocket(void* data, curlsocktype purpose, curl_sockaddr* address) {
    auto& transfer = *static_cast<CurlTransfer*>(data);
    const bool allowed = transfer.allow_private || !IsSpecialAddress(&address->addr);
    if (purpose != CURLSOCKTYPE_IPCXN || !allowed) {
      transfer.guard_refused = true;
      return CURL_SOCKET_BAD;
    }
    const int fd = socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
    static_cast<CurlMultiFetcher*>(transfer.owner)->epoll_.OnCreated(fd);
    return fd;
  }

  static CURLcode OnTlsContext(CURL* /*easy*/, void* context, void* /*data*/) {
    MakeLenient(static_cast<ssl_ctx_st*>(context));
    return CURLE_OK;
  }

  // The connection stands, the request is about to be sent.
  static int OnConnected(void* data, char* ip, char* /*local_ip*/, int /*port*/,
                         int /*local_port*/) {
    auto& transfer = *static_cast<CurlTransfer*>(data);
    if (ip != nullptr) transfer.ip = ip;
    transfer.connected = true;
    static_cast<CurlMultiFetcher*>(transfer.owner)->InspectTls(transfer);
    return CURL_PREREQFUNC_OK;
  }

  void InspectTls(CurlTransfer& transfer) {
    if (!transfer.url.starts_with("https:")) return;
    if (!inspected_.insert(transfer.host + ":" + transfer.port).second) return;
    const curl_tlssessioninfo* info = nullptr;
    if (curl_easy_getinfo(transfer.easy, CURLINFO_TLS_SSL_PTR, &info) != CURLE_OK ||
        info == nullptr || info->internals == nullptr) {
      return;
    }
    if (!inspector_) inspector_ = std::make_unique<TlsInspector>();
    transfer.tls =
        inspector_->Inspect(static_cast<ssl_st*>(info->internals), transfer.host, clock_.Now());
    transfer.has_tls = true;
  }

  // Buffers are used again, curl's handles are not: libcurl 7.88 keeps a pointer to the last header
  // of a handle's previous exchange, already freed, and writes through it when the next answer
  // begins with a folded header line. Connections and TLS sessions are kept all the same, by the
  // multi handle and the share.
  CurlTransfer& Acquire() {
    CurlTransfer* transfer = nullptr;
    if (idle_.empty()) {
      transfer = transfers_.emplace_back(std::make_unique<CurlTransfer>()).get();
      transfer->owner = this;
      transfer->parts = curl_url();
      transfer->loop_now_ms = &loop_now_ms_;
      transfer->allow_private = options_.allow_private;
      transfer->max_head = options_.max_head_bytes;
      transfer->max_ratio = options_.max_ratio;
      transfer->ratio_from = kRatioFrom;
      transfer->spill_folder = &options_.spill_folder;
    } else {
      transfer = idle_.back();
      idle_.pop_back();
    }
    transfer->easy = curl_easy_init();
    if (transfer->easy != nullptr) Configure(*transfer);
    return *transfer;
  }

  void Configure(CurlTransfer& transfer) {
    CURL* easy = transfer.easy;
    curl_easy_setopt(easy, CURLOPT_PRIVATE, &transfer);
    curl_easy_setopt(easy, CURLOPT_SHARE, share_);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_PROXY, "");
    curl_easy_setopt(easy, CURLOPT_PATH_AS_IS, 1L);
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
    curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(easy, CURLOPT_BUFFERSIZE, kReadBuffer);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, long{options_.connect_timeout_ms});
    if (!options_.verify_tls) {
      curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 0L);
      curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 0L);
      curl_easy_setopt(easy, CURLOPT_CAINFO, nullptr);
      curl_easy_setopt(easy, CURLOPT_CAPATH, nullptr);
      curl_easy_setopt(easy, CURLOPT_SSL_CTX_FUNCTION, &CurlMultiFetcher::OnTlsContext);
    }
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, &CurlMultiFetcher::OnOpenSocket);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, &transfer);
    curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, &CurlMultiFetcher::OnConnected);
    curl_easy_setopt(easy, CURLOPT_PREREQDATA, &transfer);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, &CurlTransfer::OnHeader);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, &transfer);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &CurlTransfer::OnBody);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &transfer);
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, transfer.error_text.data());
  }

  bool IsFresh(const Resolution& resolution) const {
    const std::int64_t age = clock_.MonotonicMs() - resolution.at_ms;
    return age < (resolution.outcome == model::Outcome::kOk ? kResolutionLifeMs : kFailureLifeMs);
  }

  const Pinned* FindPinned(const HostPort& where) const {
    for (const Pinned& pinned : pinned_) {
      if (pinned.host == where.host && (pinned.port == "*" || pinned.port == where.port)) {
        return &pinned;
      }
    }
    return nullptr;
  }

  // Tells curl the addresses, so that it never resolves by itself.
  void SetAddresses(CurlTransfer& transfer, const std::vector<std::string>& first,
                    const std::vector<std::string>& second) {
    std::string entry = transfer.host + ":" + transfer.port + ":";
    bool any = false;
    for (const auto* list : {&first, &second}) {
      for (const std::string& address : *list) {
        const bool v6 = address.find(':') != std::string::npos;
        if ((transfer.ip_family == 4 && v6) || (transfer.ip_family == 6 && !v6)) continue;
        if (any) entry += ',';
        entry += v6 ? "[" + address + "]" : address;
        any = true;
      }
    }
    transfer.has_address = any;
    if (!any) return;
    // Already what curl was told for this host, by an exchange that has finished since.
    const auto told = told_.find(transfer.host + ":" + transfer.port);
    if (told != told_.end() && told->second == entry) return;
    curl_slist_free_all(transfer.resolve);
    transfer.resolve = curl_slist_append(nullptr, entry.c_str());
    transfer.resolve_entry = std::move(entry);
  }

  void Resolved(CurlTransfer& transfer, const Resolution& resolution) {
    if (resolution.outcome != model::Outcome::kOk) {
      Fail(transfer, resolution.outcome, resolution.detail);
      return;
    }
    SetAddresses(transfer, resolution.v6, resolution.v4);
    if (!transfer.has_address) {
      Fail(transfer, model::Outcome::kUnreachable, "the host has no address of that family");
      return;
    }
    Launch(transfer);
  }

  void Launch(CurlTransfer& transfer) {
    CURL* easy = transfer.easy;
    if (easy == nullptr) {
      Fail(transfer, model::Outcome::kNone, "libcurl gives no handle");
      return;
    }
    curl_easy_setopt(easy, CURLOPT_URL, transfer.url.c_str());
    // curl takes an address apart and prints it anew; given its parts, it leaves out the latter.
    // What does not parse it refuses itself.
    constexpr unsigned kAsCurlDoes =
        CURLU_GUESS_SCHEME | CURLU_NON_SUPPORT_SCHEME | CURLU_PATH_AS_IS;
    if (curl_url_set(transfer.parts, CURLUPART_URL, transfer.url.c_str(), kAsCurlDoes) ==
        CURLUE_OK) {
      curl_easy_setopt(easy, CURLOPT_CURLU, transfer.parts);
    }
    curl_easy_setopt(easy, CURLOPT_COOKIE,
                     transfer.cookie.empty() ? nullptr : transfer.cookie.c_str());
    if (!transfer.post_json.empty()) {  // which outlives the exchange; JSON has no NUL byte
      curl_easy_setopt(easy, CURLOPT_POSTFIELDS, transfer.post_json.c_str());
    }
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, HeadersOf(transfer));
    curl_easy_setopt(easy, CURLOPT_RESOLVE, transfer.resolve);
    curl_easy_setopt(easy, CURLOPT_PIPEWAIT, transfer.url.starts_with("https:") ? 1L : 0L);
    curl_easy_setopt(easy, CURLOPT_IPRESOLVE,
                     static_cast<long>(transfer.ip_family == 4   ? CURL_IPRESOLVE_V4
                                       : transfer.ip_family == 6 ? CURL_IPRESOLVE_V6
                                                                 : CURL_IPRESOLVE_WHATEVER));
    transfer.in_multi = true;
    curl_multi_add_handle(multi_, easy);
  }

  // Ends an exchange that never reached curl, or that one of our bounds cuts off.
  void Fail(CurlTransfer& transfer, model::Outcome outcome, std::string_view detail) {
    if (transfer.in_multi) {
      curl_multi_remove_handle(multi_, transfer.easy);
      transfer.in_multi = false;
    }
    transfer.SettleAs(outcome, detail);
    finished_.push_back(&transfer);
  }

  void Pump(int timeout_ms) {
    happened_.clear();
    epoll_.Wait(timeout_ms, happened_);
    loop_now_ms_ = clock_.MonotonicMs();
    int running = 0;
    for (const epoll_event& event : happened_) {
      if (event.data.fd == wake_fd_) {
        TakeResolutions();
        continue;
      }
      int mask = 0;
      if ((event.events & (EPOLLIN | EPOLLHUP)) != 0) mask |= CURL_CSELECT_IN;
      if ((event.events & EPOLLOUT) != 0) mask |= CURL_CSELECT_OUT;
      if ((event.events & EPOLLERR) != 0) mask |= CURL_CSELECT_ERR;
      curl_multi_socket_action(multi_, event.data.fd, mask, &running);
    }
    if (timer_due_ >= 0 && loop_now_ms_ >= timer_due_) {
      timer_due_ = -1;
      curl_multi_socket_action(multi_, CURL_SOCKET_TIMEOUT, 0, &running);
    }
  }

  void TakeResolutions() {
    std::uint64_t count = 0;
    const ssize_t got = read(wake_fd_, &count, sizeof count);
    static_cast<void>(got);  // non-blocking: nothing to read is no fault
    for (auto& [host, resolution] : resolver_->TakeAnswers()) {
      resolution.at_ms = clock_.MonotonicMs();
      const auto waiting = waiting_for_name_.extract(host);
      const Resolution& kept =
          resolutions_.insert_or_assign(host, std::move(resolution)).first->second;
      if (waiting.empty()) continue;
      for (CurlTransfer* transfer : waiting.mapped()) Resolved(*transfer, kept);
    }
  }

  void Collect() {
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi_, &left)) {
      if (message->msg != CURLMSG_DONE) continue;
      CurlTransfer* transfer = nullptr;
      curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &transfer);
      const CURLcode code = message->data.result;
      transfer->Settle(code);
      curl_multi_remove_handle(multi_, transfer->easy);
      transfer->in_multi = false;
      if (transfer->connected && !transfer->resolve_entry.empty()) {
        told_[transfer->host + ":" + transfer->port] = std::move(transfer->resolve_entry);
      }
      finished_.push_back(transfer);
    }
  }

  // The headers of every request, and those of a conditional one or a POST.
  curl_slist* HeadersOf(CurlTransfer& transfer) {
    curl_slist* shared = transfer.WithReferer(headers_);
    if (!transfer.NeedsOwnHeaders()) return shared;
    const auto add = [&transfer](const std::string& line) {
      transfer.own_headers = curl_slist_append(transfer.own_headers, line.c_str());
    };
    for (const curl_slist* header = shared; header != nullptr; header = header->next) {
      add(header->data);
    }
    if (!transfer.if_none_match.empty()) add("If-None-Match: " + transfer.if_none_match);
    if (!transfer.if_modified_since.empty()) {
      add("If-Modified-Since: " + transfer.if_modified_since);
    }
    if (!transfer.post_json.empty()) add(kJsonHeader);
    return transfer.own_headers;
  }

  bool Deliver(const Done& done) {
    if (finished_.empty()) return false;
    // `done` may start new exchanges, and these may fail at once: take the list first.
    std::swap(delivering_, finished_);
    for (CurlTransfer* transfer : delivering_) {
      --in_flight_;
      done(transfer->Answer(clock_.MonotonicMs(), options_.user_agent));
      curl_easy_cleanup(transfer->easy);
      transfer->easy = nullptr;
      curl_slist_free_all(transfer->resolve);
      transfer->resolve = nullptr;
      curl_slist_free_all(transfer->own_headers);
      transfer->own_headers = nullptr;
      transfer->body.Begin(options_.spill_folder, 0);  // gives a file and large memory back
      idle_.push_back(transfer);
    }
    delivering_.clear();
    return true;
  }

  // Cuts what takes too long. curl's own time-outs do not know heads from bodies.
  void Sweep() {
    const std::int64_t now = clock_.MonotonicMs();
    if (now - swept_at_ < kSweepMs) return;
    swept_at_ = now;
    for (const auto& owned : transfers_) {
      CurlTransfer& transfer = *owned;
      if (!transfer.in_multi) continue;
      const std::int64_t age = now - transfer.started_ms;
      if (!transfer.head_complete && age > options_.head_timeout_ms) {
        Fail(transfer, model::Outcome::kTimeout,
             transfer.connected ? "no whole answer head in time" : "no connection in time");
      } else if (transfer.head_complete &&
                 now - transfer.last_byte_ms > options_.stall_timeout_ms) {
        Fail(transfer, model::Outcome::kOk, "the body stalled");
      } else if (transfer.head_complete && age > options_.transfer_timeout_ms) {
        Fail(transfer, model::Outcome::kOk, "the body took too long");
      }
    }
    FailUnresolved(now);
  }

  // A resolver that answers nothing for as long as a server may take has failed.
  void FailUnresolved(std::int64_t now) {
    for (auto& [host, waiting] : waiting_for_name_) {
      const auto late = std::partition(waiting.begin(), waiting.end(), [&](const CurlTransfer* t) {
        return now - t->started_ms <= options_.head_timeout_ms;
      });
      for (auto at = late; at != waiting.end(); ++at) {
        Fail(**at, model::Outcome::kResolverFailed, "the resolver did not answer in time");
      }
      waiting.erase(late, waiting.end());
    }
  }

  CurlFetcherOptions options_;
  std::vector<Pinned> pinned_;
  const Clock& clock_;
  CURLM* multi_ = nullptr;
  CURLSH* share_ = nullptr;  // TLS sessions; one thread, so no locks
  curl_slist* headers_ = nullptr;
  EpollSet epoll_;
  std::vector<epoll_event> happened_;
  int wake_fd_ = -1;
  std::int64_t timer_due_ = -1;  // monotonic; -1 = curl wants no timer
  std::int64_t swept_at_ = 0;
  std::int64_t loop_now_ms_ = 0;  // monotonic, as of the last wake-up
  std::size_t in_flight_ = 0;
  std::vector<std::unique_ptr<CurlTransfer>> transfers_;
  std::vector<CurlTransfer*> idle_;
  std::vector<CurlTransfer*> finished_;
  std::vector<CurlTransfer*> delivering_;
  std::map<std::string, std::vector<CurlTransfer*>> waiting_for_name_;
  std::map<std::string, Resolution> resolutions_;
  std::map<std::string, std::string> told_;  // host:port → what curl was told and has used
  std::set<std::string> inspected_;          // host:port whose certificate was read
  std::unique_ptr<TlsInspector> inspector_;
  std::unique_ptr<Resolver> resolver_;
};

}  // namespace

Result<std::unique_ptr<Fetcher>> CurlFetcher::Create(CurlFetcherOptions options,
                                                     const Clock& clock) {
  std::vector<Pinned> pinned;
  for (const std::string& text : options.resolve) {
    XC_ASSIGN_OR_RETURN(Pinned one, ParsePinned(text));
    pinned.push_back(std::move(one));
  }
  auto fetcher = std::make_unique<CurlMultiFetcher>(std::move(options), std::move(pinned), clock);
  XC_TRY(fetcher->Open());
  return std::unique_ptr<Fetcher>(std::move(fetcher));
}

}  // namespace xuncha::gather
