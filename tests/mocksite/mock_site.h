// SPDX-License-Identifier: Apache-2.0
//
// A web server for tests that behaves as badly as it is told to, on 127.0.0.1, over plain sockets:
// nothing between the test and the bytes. One thread a connection; bounded; stops by itself.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

struct ssl_ctx_st;
struct ssl_st;

namespace xuncha::mocksite {

struct Request {
  std::string method;
  std::string target;  // path and query, as sent
  std::string head;    // the whole head, with CRLFs
  std::string body;    // as long as its Content-Length says
  // First header of that name, lower-case; "" = absent.
  std::string Header(std::string_view name) const;
};

// One accepted connection, plain or TLS, in the hands of a handler.
class Connection {
 public:
  Connection(int fd, ssl_st* tls, const std::atomic<bool>& stop);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  bool Send(std::string_view bytes);      // false: the other side is gone, or we are stopping
  bool Pause(int milliseconds);           // false: stopping
  std::optional<std::string> ReadHead();  // nothing at the end of the connection
  std::optional<std::string> ReadBody(std::size_t size);  // the same
  void Reset();                                           // closes with RST
  void Close() { keep_open_ = false; }                    // after this answer
  bool keep_open() const { return keep_open_; }

 private:
  long Receive(char* buffer, std::size_t size);
  bool ReceiveMore();  // into pending_; false at the end of the connection

  int fd_;
  ssl_st* tls_;
  const std::atomic<bool>& stop_;
  std::string pending_;
  bool keep_open_ = true;
};

using Handler = std::function<void(const Request&, Connection&)>;

// The certificate of a TLS mock site, signed by itself or by a root made up on the spot.
struct CertificateSpec {
  std::string common_name = "127.0.0.1";
  std::vector<std::string> names;  // subjectAltName, "DNS:a.example" or "IP:127.0.0.1"
  int valid_from_days = -1;        // from now
  int valid_to_days = 30;
  bool self_signed = true;  // false: by an unknown issuer that is not sent along
};

class MockSite {
 public:
  // Ends the test program with a message if the machine gives no socket: tests cannot go on.
  explicit MockSite(std::optional<CertificateSpec> certificate = std::nullopt);
  ~MockSite();
  MockSite(const MockSite&) = delete;
  MockSite& operator=(const MockSite&) = delete;

  // Exact path (query included); "/a/*" matches what begins with "/a/". Unknown paths get 404.
  // Also while requests are answered: what is asked from then on gets the new answer.
  void Handle(std::string path, Handler handler);
  void Page(std::string path, std::string body,
            std::string content_type = "text/html; charset=utf-8");
  void Status(std::string path, int status, std::string extra_headers = "", std::string body = "");
  void Redirect(std::string path, std::string location, int status = 302);
  void Fallback(Handler handler);  // instead of the 404

  int port() const { return port_; }
  std::string Url(std::string_view path) const;  // http(s)://127.0.0.1:PORT/path
  std::vector<std::string> targets() const;      // of all requests so far, in order
  std::vector<std::string> bodies() const;       // the same, what was posted with them
  std::size_t CountOf(std::string_view target) const;

 private:
  void Accept();
  void Serve(int fd);
  std::shared_ptr<const Handler> HandlerOf(const std::string& target) const;

  ssl_ctx_st* tls_ = nullptr;
  int listener_ = -1;
  int port_ = 0;
  std::atomic<bool> stop_{false};
  mutable std::mutex mutex_;
  // Guarded by mutex_; a handler is kept by those who answer by it.
  std::map<std::string, std::shared_ptr<const Handler>> exact_;
  std::vector<std::pair<std::string, std::shared_ptr<const Handler>>> prefixes_;
  std::shared_ptr<const Handler> fallback_;
  std::vector<std::string> targets_;  // guarded by mutex_
  std::vector<std::string> bodies_;   // guarded by mutex_
  std::size_t live_ = 0;              // connections being served; guarded by mutex_
  std::condition_variable idle_;      // live_ fell
  std::thread acceptor_;
};

// A whole answer with Content-Length.
std::string HttpAnswer(int status, std::string_view headers, std::string_view body);

// Bad manners, ready made.
Handler DripHead(int bytes_a_second);     // never finishes its head in any sensible time
Handler StallBody();                      // half a body, then silence
Handler EndlessBody();                    // chunks for ever
Handler GzipBomb(std::uint64_t decoded);  // that many zero bytes, compressed
Handler LyingLength(int promised, std::string body);
Handler HeaderFlood(std::uint64_t bytes);
Handler ResetAtOnce();
Handler ResetInBody();
Handler Garbage(std::string bytes);  // sent as they are, then closed

}  // namespace xuncha::mocksite
