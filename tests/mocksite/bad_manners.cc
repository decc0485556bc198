// SPDX-License-Identifier: Apache-2.0
#include <zlib.h>

#include <array>

#include "mocksite/mock_site.h"

namespace xuncha::mocksite {
namespace {

constexpr std::string_view kHtmlHead = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";

std::string Chunk(std::string_view bytes) {
  std::array<char, 32> size{};
  std::snprintf(size.data(), size.size(), "%zx\r\n", bytes.size());
  return std::string(size.data()).append(bytes).append("\r\n");
}

}  // namespace

Handler DripHead(int bytes_a_second) {
  return [bytes_a_second](const Request&, Connection& connection) {
    connection.Send("HTTP/1.1 200 OK\r\n");
    while (connection.Pause(1000 / bytes_a_second) && connection.Send("X")) {
    }
    connection.Close();
  };
}

Handler StallBody() {
  return [](const Request&, Connection& connection) {
    connection.Send(std::string(kHtmlHead) + "Content-Length: 1000\r\n\r\n<p>half");
    while (connection.Pause(1000)) {
    }
    connection.Close();
  };
}

Handler EndlessBody() {
  return [](const Request&, Connection& connection) {
    connection.Send(std::string(kHtmlHead) + "Transfer-Encoding: chunked\r\n\r\n");
    const std::string chunk = Chunk(std::string(16'000, 'a'));
    while (connection.Send(chunk)) {
    }
    connection.Close();
  };
}

Handler GzipBomb(std::uint64_t decoded) {
  return [decoded](const Request&, Connection& connection) {
    connection.Send(std::string(kHtmlHead) +
                    "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n");
    z_stream stream{};
    constexpr int kGzip = 15 + 16;
    if (deflateInit2(&stream, 9, Z_DEFLATED, kGzip, 9, Z_DEFAULT_STRATEGY) != Z_OK) return;
    std::string zeros(1u << 16, '\0');
    std::string out(1u << 16, '\0');
    std::uint64_t left = decoded;
    bool alive = true;
    while (left > 0 && alive) {
      const auto step = static_cast<unsigned>(std::min<std::uint64_t>(left, zeros.size()));
      left -= step;
      stream.next_in = reinterpret_cast<Bytef*>(zeros.data());
      stream.avail_in = step;
      do {
        stream.next_out = reinterpret_cast<Bytef*>(out.data());
        stream.avail_out = static_cast<unsigned>(out.size());
        deflate(&stream, left == 0 ? Z_FINISH : Z_NO_FLUSH);
        const std::size_t made = out.size() - stream.avail_out;
        if (made > 0) alive = connection.Send(Chunk(std::string_view(out).substr(0, made)));
      } while (stream.avail_out == 0 && alive);
    }
    deflateEnd(&stream);
    connection.Send("0\r\n\r\n");
    connection.Close();
  };
}

Handler LyingLength(int promised, std::string body) {
  return [promised, body = std::move(body)](const Request&, Connection& connection) {
    connection.Send(std::string(kHtmlHead) + "Content-Length: " + std::to_string(promised) +
                    "\r\n\r\n" + body);
    connection.Close();
  };
}

Handler HeaderFlood(std::uint64_t bytes) {
  return [bytes](const Request&, Connection& connection) {
    connection.Send(kHtmlHead);
    const std::string line = "X-Flood: " + std::string(1000, 'f') + "\r\n";
    for (std::uint64_t sent = 0; sent < bytes; sent += line.size()) {
      if (!connection.Send(line)) break;
    }
    connection.Send("Content-Length: 0\r\n\r\n");
    connection.Close();
  };
}

Handler ResetAtOnce() {
  return [](const Request&, Connection& connection) { connection.Reset(); };
}

Handler ResetInBody() {
  return [](const Request&, Connection& connection) {
    connection.Send(std::string(kHtmlHead) + "Content-Length: 1000\r\n\r\n<p>half");
    connection.Pause(50);
    connection.Reset();
  };
}

Handler Garbage(std::string bytes) {
  return [bytes = std::move(bytes)](const Request&, Connection& connection) {
    connection.Send(bytes);
    connection.Close();
  };
}

}  // namespace xuncha::mocksite
