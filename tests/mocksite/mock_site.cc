// SPDX-License-Identifier: Apache-2.0
#include "mocksite/mock_site.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "mocksite/certificate.h"

namespace xuncha::mocksite {
namespace {

constexpr int kPollMs = 50;  // how soon a stop is noticed
constexpr std::size_t kMaxHead = 64u << 10;
constexpr std::size_t kMaxWorkers = 512;

[[noreturn]] void Die(const char* what) {
  std::perror(what);
  std::abort();
}

std::string Lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

std::string_view Reason(int status) { return status < 300 ? "OK" : "Answer"; }

bool ParseRequest(std::string head, Request& request) {
  const std::size_t first = head.find(' ');
  const std::size_t second = first == std::string::npos ? first : head.find(' ', first + 1);
  if (second == std::string::npos) return false;
  request.method = head.substr(0, first);
  request.target = head.substr(first + 1, second - first - 1);
  request.head = std::move(head);
  return true;
}

}  // namespace

std::string Request::Header(std::string_view name) const {
  const std::string lower = Lower(head);
  const std::string wanted = "\r\n" + Lower(name) + ":";
  const std::size_t at = lower.find(wanted);
  if (at == std::string::npos) return {};
  std::size_t begin = at + wanted.size();
  const std::size_t end = head.find("\r\n", begin);
  while (begin < end && head[begin] == ' ') ++begin;
  return head.substr(begin, end - begin);
}

Connection::Connection(int fd, ssl_st* tls, const std::atomic<bool>& stop)
    : fd_(fd), tls_(tls), stop_(stop) {}

Connection::~Connection() {
  if (tls_ != nullptr) {
    if (fd_ >= 0) SSL_shutdown(tls_);
    SSL_free(tls_);
  }
  if (fd_ >= 0) close(fd_);
}

bool Connection::Send(std::string_view bytes) {
  while (!bytes.empty()) {
    if (fd_ < 0 || stop_) return false;
    pollfd wait{fd_, POLLOUT, 0};
    if (poll(&wait, 1, kPollMs) <= 0) continue;
    const std::size_t chunk = std::min<std::size_t>(bytes.size(), 16384);
    const long sent = tls_ != nullptr ? SSL_write(tls_, bytes.data(), static_cast<int>(chunk))
                                      : send(fd_, bytes.data(), chunk, MSG_NOSIGNAL);
    if (sent <= 0) {
      keep_open_ = false;
      return false;
    }
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool Connection::Pause(int milliseconds) {
  while (milliseconds > 0 && !stop_) {
    const int step = std::min(milliseconds, kPollMs);
    poll(nullptr, 0, step);
    milliseconds -= step;
  }
  return !stop_;
}

long Connection::Receive(char* buffer, std::size_t size) {
  if (tls_ != nullptr) return SSL_read(tls_, buffer, static_cast<int>(size));
  return recv(fd_, buffer, size, 0);
}

bool Connection::ReceiveMore() {
  while (fd_ >= 0 && !stop_) {
    if (tls_ == nullptr || SSL_pending(tls_) == 0) {
      pollfd wait{fd_, POLLIN, 0};
      if (poll(&wait, 1, kPollMs) <= 0) continue;
    }
    char buffer[4096];
    const long got = Receive(buffer, sizeof buffer);
    if (got <= 0) return false;
    pending_.append(buffer, static_cast<std::size_t>(got));
    return true;
  }
  return false;
}

std::optional<std::string> Connection::ReadHead() {
  while (true) {
    const std::size_t end = pending_.find("\r\n\r\n");
    if (end != std::string::npos) {
      std::string head = pending_.substr(0, end + 4);
      pending_.erase(0, end + 4);
      return head;
    }
    if (pending_.size() > kMaxHead || !ReceiveMore()) return std::nullopt;
  }
}

std::optional<std::string> Connection::ReadBody(std::size_t size) {
  while (pending_.size() < size) {
    if (size > kMaxHead || !ReceiveMore()) return std::nullopt;
  }
  std::string body = pending_.substr(0, size);
  pending_.erase(0, size);
  return body;
}

void Connection::Reset() {
  const linger hard{1, 0};
  setsockopt(fd_, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
  close(fd_);
  fd_ = -1;
  keep_open_ = false;
}

MockSite::MockSite(std::optional<CertificateSpec> certificate) {
  if (certificate) tls_ = MakeServerContext(*certificate);
  listener_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (listener_ < 0) Die("mock site: socket");
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  auto* generic = reinterpret_cast<sockaddr*>(&address);
  if (bind(listener_, generic, sizeof address) != 0) Die("mock site: bind");
  if (listen(listener_, 256) != 0) Die("mock site: listen");
  socklen_t length = sizeof address;
  if (getsockname(listener_, generic, &length) != 0) Die("mock site: getsockname");
  port_ = ntohs(address.sin_port);
  Fallback([](const Request&, Connection& connection) {
    connection.Send(HttpAnswer(404, "Content-Type: text/html\r\n", "<h1>404 Not Found</h1>"));
  });
  acceptor_ = std::thread([this] { Accept(); });
}

MockSite::~MockSite() {
  stop_ = true;
  acceptor_.join();
  {
    std::unique_lock lock(mutex_);
    idle_.wait(lock, [this] { return live_ == 0; });
  }
  close(listener_);
  SSL_CTX_free(tls_);
}

void MockSite::Handle(std::string path, Handler handler) {
  auto kept = std::make_shared<const Handler>(std::move(handler));
  const std::lock_guard lock(mutex_);
  if (path.ends_with('*')) {
    path.pop_back();
    prefixes_.emplace_back(std::move(path), std::move(kept));
  } else {
    exact_[std::move(path)] = std::move(kept);
  }
}

void MockSite::Page(std::string path, std::string body, std::string content_type) {
  Status(std::move(path), 200, "Content-Type: " + content_type + "\r\n", std::move(body));
}

void MockSite::Status(std::string path, int status, std::string extra_headers, std::string body) {
  Handle(std::move(path), [answer = HttpAnswer(status, extra_headers, body)](
                              const Request&, Connection& connection) { connection.Send(answer); });
}

void MockSite::Redirect(std::string path, std::string location, int status) {
  Status(std::move(path), status, "Location: " + location + "\r\n");
}

void MockSite::Fallback(Handler handler) {
  auto kept = std::make_shared<const Handler>(std::move(handler));
  const std::lock_guard lock(mutex_);
  fallback_ = std::move(kept);
}

std::string MockSite::Url(std::string_view path) const {
  return (tls_ != nullptr ? "https://127.0.0.1:" : "http://127.0.0.1:") + std::to_string(port_) +
         std::string(path);
}

std::vector<std::string> MockSite::targets() const {
  const std::lock_guard lock(mutex_);
  return targets_;
}

std::vector<std::string> MockSite::bodies() const {
  const std::lock_guard lock(mutex_);
  return bodies_;
}

std::size_t MockSite::CountOf(std::string_view target) const {
  const std::lock_guard lock(mutex_);
  return static_cast<std::size_t>(std::count(targets_.begin(), targets_.end(), target));
}

void MockSite::Accept() {
  while (!stop_) {
    pollfd wait{listener_, POLLIN, 0};
    if (poll(&wait, 1, kPollMs) <= 0) continue;
    const int fd = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (fd < 0) continue;
    {
      const std::lock_guard lock(mutex_);
      if (live_ >= kMaxWorkers) {
        close(fd);
        continue;
      }
      ++live_;
    }
    // Detached, and counted instead: the destructor waits until none is left.
    std::thread([this, fd] {
      Serve(fd);
      const std::lock_guard lock(mutex_);
      --live_;
      idle_.notify_all();
    }).detach();
  }
}

void MockSite::Serve(int fd) {
  ssl_st* tls = nullptr;
  if (tls_ != nullptr) {
    tls = SSL_new(tls_);
    SSL_set_fd(tls, fd);
    if (SSL_accept(tls) != 1) {
      ERR_clear_error();
      SSL_free(tls);
      close(fd);
      return;
    }
  }
  Connection connection(fd, tls, stop_);
  while (connection.keep_open()) {
    auto head = connection.ReadHead();
    Request request;
    if (!head || !ParseRequest(std::move(*head), request)) return;
    const std::string length = request.Header("Content-Length");
    auto body = connection.ReadBody(std::strtoul(length.c_str(), nullptr, 10));
    if (!body) return;
    request.body = std::move(*body);
    {
      const std::lock_guard lock(mutex_);
      targets_.push_back(request.target);
      bodies_.push_back(request.body);
    }
    (*HandlerOf(request.target))(request, connection);
  }
}

std::shared_ptr<const Handler> MockSite::HandlerOf(const std::string& target) const {
  const std::lock_guard lock(mutex_);
  if (const auto exact = exact_.find(target); exact != exact_.end()) return exact->second;
  for (const auto& [prefix, handler] : prefixes_) {
    if (target.starts_with(prefix)) return handler;
  }
  return fallback_;
}

std::string HttpAnswer(int status, std::string_view headers, std::string_view body) {
  std::string answer = "HTTP/1.1 " + std::to_string(status) + " ";
  answer.append(Reason(status)).append("\r\n").append(headers);
  answer.append("Content-Length: ").append(std::to_string(body.size())).append("\r\n\r\n");
  answer.append(body);
  return answer;
}

}  // namespace xuncha::mocksite
