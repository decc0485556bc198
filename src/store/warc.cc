// SPDX-License-Identifier: Apache-2.0
#include "store/warc.h"

#define ZLIB_CONST
#include <zlib.h>

#include <charconv>
#include <cstdio>
#include <unordered_map>

#include "base/ascii.h"
#include "base/utf8.h"

namespace xuncha::store {
namespace {

constexpr std::size_t kMaxRecord = 128U << 20;
constexpr std::size_t kMaxRemembered = 20'000;  // payloads known for revisits
constexpr std::string_view kRevisitProfile =
    "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest";
constexpr std::string_view kOriginOffset = "X-Xuncha-Refers-To-Offset";

// Gzip members through one reused deflate state.
class GzipMember {
 public:
  GzipMember() {
    // Level 1: evidence is written while the crawl runs, and the disk is cheaper than the time.
    ready_ = deflateInit2(&stream_, 1, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK;
  }
  ~GzipMember() {
    if (ready_) deflateEnd(&stream_);
  }
  GzipMember(const GzipMember&) = delete;
  GzipMember& operator=(const GzipMember&) = delete;

  Status Pack(std::initializer_list<std::string_view> parts, std::string& out) {
    if (!ready_ || deflateReset(&stream_) != Z_OK) return Internal("zlib: no memory");
    std::size_t total = 0;
    for (const std::string_view part : parts) total += part.size();
    out.resize(deflateBound(&stream_, total) + 64);
    stream_.next_out = reinterpret_cast<Bytef*>(out.data());
    stream_.avail_out = static_cast<uInt>(out.size());
    for (const std::string_view part : parts) {
      stream_.next_in = reinterpret_cast<const Bytef*>(part.data());
      stream_.avail_in = static_cast<uInt>(part.size());
      if (!part.empty() && deflate(&stream_, Z_NO_FLUSH) != Z_OK) return Internal("zlib failed");
    }
    stream_.avail_in = 0;
    if (deflate(&stream_, Z_FINISH) != Z_STREAM_END) return Internal("zlib failed");
    out.resize(stream_.total_out);
    return Ok();
  }

 private:
  z_stream stream_{};
  bool ready_ = false;
};

void AddHeader(std::string& head, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  head.append(name).append(": ").append(OneLine(value)).append("\r\n");
}

std::string_view NextLine(std::string_view& text) {
  const std::size_t end = text.find('\n');
  std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// The head as archives keep it beside a decoded payload.
std::string ArchivedHead(std::string_view head, std::size_t payload_size) {
  std::string out;
  out.reserve(head.size() + 64);
  std::string_view status = NextLine(head);
  if (status.starts_with("HTTP/2") || status.starts_with("HTTP/3")) {
    const std::size_t space = status.find(' ');
    out.append("HTTP/1.1");
    out.append(space == std::string_view::npos ? " 200" : status.substr(space));
  } else {
    out.append(status.empty() ? "HTTP/1.1 200 OK" : status);
  }
  out.append("\r\n");
  while (!head.empty()) {
    const std::string_view line = NextLine(head);
    if (line.empty()) continue;
    const std::string_view name = line.substr(0, line.find(':'));
    if (EqualsIgnoringCase(name, "Content-Encoding") ||
        EqualsIgnoringCase(name, "Transfer-Encoding") ||
        EqualsIgnoringCase(name, "Content-Length")) {
      out.append("X-Archive-Orig-");
    }
    out.append(line).append("\r\n");
  }
  out.append("Content-Length: ").append(std::to_string(payload_size)).append("\r\n\r\n");
  return out;
}

std::string LabelledDigest(const Sha256Digest& digest) { return "sha256:" + Base32(digest); }

}  // namespace

class WarcWriter::Impl {
 public:
  Impl(FileWriter file, WarcSettings settings)
      : file_(std::move(file)), settings_(std::move(settings)) {}

  Status Begin() {
    std::string fields;
    AddHeader(fields, "software", settings_.software);
    AddHeader(fields, "format", "WARC File Format 1.1");
    AddHeader(fields, "conformsTo",
              "http://iipc.github.io/warc-specifications/specifications/"
              "warc-format/warc-1.1/");
    AddHeader(fields, "isPartOf", settings_.snapshot);
    AddHeader(fields, "http-header-user-agent", settings_.user_agent);
    std::string head = Head("warcinfo", NewId(), settings_.created);
    AddHeader(head, "WARC-Filename", settings_.file_name);
    AddHeader(head, "Content-Type", "application/warc-fields");
    return WriteRecord(head, fields, {});
  }

  Result<model::EvidenceRef> Append(const model::KeptResponse& response) {
    const Sha256Digest payload = Sha256(response.body);
    const std::string payload_hex = Hex(payload);
    const std::string id = NewId();
    const auto known = response.body.empty() ? seen_.end() : seen_.find(payload_hex);
    const bool revisit = known != seen_.end();

    std::string head = Head(revisit ? "revisit" : "response", id, response.at);
    AddHeader(head, "WARC-Target-URI", response.target);
    AddHeader(head, "WARC-IP-Address", response.ip);
    AddHeader(head, "WARC-Payload-Digest", LabelledDigest(payload));
    if (response.response_head.starts_with("HTTP/2")) AddHeader(head, "WARC-Protocol", "h2");
    if (response.truncated) AddHeader(head, "WARC-Truncated", "length");
    if (revisit) {
      AddHeader(head, "WARC-Profile", kRevisitProfile);
      AddHeader(head, "WARC-Refers-To", known->second.id);
      AddHeader(head, "WARC-Refers-To-Target-URI", known->second.target);
      AddHeader(head, "WARC-Refers-To-Date", FormatUtc(known->second.at));
      AddHeader(head, kOriginOffset, std::to_string(known->second.offset));
    }
    AddHeader(head, "Content-Type", "application/http;msgtype=response");
    const std::uint64_t offset = file_.position();
    const std::string http = ArchivedHead(response.response_head, response.body.size());
    XC_TRY(WriteRecord(head, http, revisit ? std::string_view() : response.body));
    if (!revisit && !response.body.empty() && seen_.size() < kMaxRemembered) {
      seen_.emplace(payload_hex, Seen{id, std::string(response.target), response.at, offset});
    }
    if (!response.request_head.empty()) XC_TRY(WriteRequest(response, id));
    ++responses_;
    return model::EvidenceRef{"warc:" + settings_.file_name + "#" + std::to_string(offset),
                              payload_hex};
  }

  std::uint64_t responses() const { return responses_; }
  Result<Sha256Digest> Close() { return file_.Close(); }

  // Ids count records; no file has as many records as bytes, so none of before comes again.
  void GoOn(std::uint64_t responses) {
    records_ = file_.position();
    responses_ = responses;
  }

 private:
  struct Seen {
    std::string id;
    std::string target;
    TimeMs at;
    std::uint64_t offset;
  };

  // Unique and repeatable: a version 8 UUID from the snapshot's id and a counter.
  std::string NewId() {
    const Sha256Digest digest = Sha256(settings_.snapshot + "#" + std::to_string(records_++));
    std::string hex = Hex(digest).substr(0, 32);
    hex[12] = '8';
    hex[16] = "89ab"[digest[8] & 3];
    return "<urn:uuid:" + hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" + hex.substr(12, 4) +
           "-" + hex.substr(16, 4) + "-" + hex.substr(20) + ">";
  }

  static std::string Head(std::string_view type, std::string_view id, TimeMs at) {
    std::string head = "WARC/1.1\r\n";
    AddHeader(head, "WARC-Type", type);
    AddHeader(head, "WARC-Record-ID", id);
    AddHeader(head, "WARC-Date", FormatUtc(at));
    return head;
  }

  Status WriteRequest(const model::KeptResponse& response, const std::string& response_id) {
    std::string head = Head("request", NewId(), response.at);
    AddHeader(head, "WARC-Target-URI", response.target);
    AddHeader(head, "WARC-Concurrent-To", response_id);
    AddHeader(head, "Content-Type", "application/http;msgtype=request");
    return WriteRecord(head, response.request_head,
                       response.request_head.ends_with("\r\n\r\n") ? "" : "\r\n");
  }

  Status WriteRecord(std::string& head, std::string_view block, std::string_view more) {
    Sha256Stream digest;
    digest.Update(block);
    digest.Update(more);
    AddHeader(head, "WARC-Block-Digest", LabelledDigest(digest.Finish()));
    AddHeader(head, "Content-Length", std::to_string(block.size() + more.size()));
    head.append("\r\n");
    XC_TRY(gzip_.Pack({head, block, more, "\r\n\r\n"}, packed_));
    return file_.Write(packed_);
  }

  FileWriter file_;
  WarcSettings settings_;
  GzipMember gzip_;
  std::string packed_;
  std::unordered_map<std::string, Seen> seen_;
  std::uint64_t records_ = 0;
  std::uint64_t responses_ = 0;
};

WarcWriter::WarcWriter(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
WarcWriter::~WarcWriter() = default;

Result<std::unique_ptr<WarcWriter>> WarcWriter::Create(const std::string& path,
                                                       WarcSettings settings) {
  XC_ASSIGN_OR_RETURN(FileWriter file, FileWriter::Create(path));
  auto impl = std::make_unique<Impl>(std::move(file), std::move(settings));
  XC_TRY(impl->Begin());
  return std::unique_ptr<WarcWriter>(new WarcWriter(std::move(impl)));
}

Result<std::unique_ptr<WarcWriter>> WarcWriter::CreateKept(const std::string& path,
                                                           const std::string& work,
                                                           WarcSettings settings) {
  XC_ASSIGN_OR_RETURN(FileWriter file, FileWriter::CreateKept(path, work + ".buffer"));
  auto impl = std::make_unique<Impl>(std::move(file), std::move(settings));
  XC_TRY(impl->Begin());
  return std::unique_ptr<WarcWriter>(new WarcWriter(std::move(impl)));
}

Result<std::unique_ptr<WarcWriter>> WarcWriter::Resume(const std::string& path,
                                                       const std::string& work,
                                                       WarcSettings settings,
                                                       std::uint64_t responses) {
  XC_ASSIGN_OR_RETURN(FileWriter file, FileWriter::Resume(path, work + ".buffer"));
  auto impl = std::make_unique<Impl>(std::move(file), std::move(settings));
  impl->GoOn(responses);
  return std::unique_ptr<WarcWriter>(new WarcWriter(std::move(impl)));
}

Result<model::EvidenceRef> WarcWriter::Append(const model::KeptResponse& response) {
  return impl_->Append(response);
}
std::uint64_t WarcWriter::responses() const { return impl_->responses(); }
Result<Sha256Digest> WarcWriter::Close() { return impl_->Close(); }

std::string_view WarcRecord::Header(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (EqualsIgnoringCase(key, name)) return value;
  }
  return {};
}

namespace {

// Unpacks the gzip member that begins at `offset`, and nothing after it.
Result<std::string> UnpackMember(const std::string& path, std::uint64_t offset) {
  XC_ASSIGN_OR_RETURN(const RandomAccessFile file, RandomAccessFile::Open(path));
  const Error damaged = Corruption(path + " is damaged at offset " + std::to_string(offset));
  if (offset >= file.size()) return damaged;
  z_stream stream{};
  if (inflateInit2(&stream, 15 + 16) != Z_OK) return Internal("zlib: no memory");
  struct Ender {
    z_stream* stream;
    ~Ender() { inflateEnd(stream); }
  } const ender{&stream};
  std::string raw;
  std::string chunk;
  constexpr std::size_t kStep = 64U << 10;
  int state = Z_OK;
  while (state != Z_STREAM_END) {
    if (stream.avail_in == 0) {
      const auto left =
          static_cast<std::size_t>(std::min<std::uint64_t>(kStep, file.size() - offset));
      if (left == 0) return damaged;
      XC_TRY(file.ReadAt(offset, left, chunk));
      offset += left;
      stream.next_in = reinterpret_cast<const Bytef*>(chunk.data());
      stream.avail_in = static_cast<uInt>(left);
    }
    const std::size_t used = raw.size();
    if (used > kMaxRecord) return damaged;
    raw.resize(used + kStep);
    stream.next_out = reinterpret_cast<Bytef*>(raw.data() + used);
    stream.avail_out = static_cast<uInt>(kStep);
    state = inflate(&stream, Z_NO_FLUSH);
    raw.resize(used + kStep - stream.avail_out);
    if (state != Z_OK && state != Z_STREAM_END && state != Z_BUF_ERROR) return damaged;
  }
  return raw;
}

bool ParseNumber(std::string_view text, std::uint64_t& out) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size();
}

}  // namespace

Result<WarcRecord> ReadWarcRecord(const std::string& path, std::uint64_t offset) {
  XC_ASSIGN_OR_RETURN(const std::string raw, UnpackMember(path, offset));
  const Error damaged =
      Corruption(path + " has no whole WARC record at offset " + std::to_string(offset));
  std::string_view rest = raw;
  WarcRecord record;
  record.version = NextLine(rest);
  if (!record.version.starts_with("WARC/1.")) return damaged;
  while (!rest.empty()) {
    const std::string_view line = NextLine(rest);
    if (line.empty()) break;
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return damaged;
    std::string_view value = line.substr(colon + 1);
    while (value.starts_with(' ') || value.starts_with('\t')) value.remove_prefix(1);
    record.headers.emplace_back(line.substr(0, colon), value);
  }
  std::uint64_t length = 0;
  if (!ParseNumber(record.Header("Content-Length"), length) || length > rest.size()) return damaged;
  record.block = rest.substr(0, length);
  return record;
}

Result<KeptEvidence> ReadEvidence(const std::string& folder, std::string_view ref) {
  const std::size_t hash = ref.rfind('#');
  std::uint64_t offset = 0;
  if (!ref.starts_with("warc:") || hash == std::string_view::npos ||
      !ParseNumber(ref.substr(hash + 1), offset)) {
    return InvalidArgument("not an evidence reference: " + std::string(ref));
  }
  const std::string_view name = ref.substr(5, hash - 5);
  if (name.empty() || name.find('/') != std::string_view::npos) {
    return InvalidArgument("not an evidence reference: " + std::string(ref));
  }
  const std::string path = JoinPath(folder, name);
  XC_ASSIGN_OR_RETURN(const WarcRecord record, ReadWarcRecord(path, offset));
  KeptEvidence evidence;
  evidence.target = record.Header("WARC-Target-URI");
  evidence.date = record.Header("WARC-Date");
  evidence.ip = record.Header("WARC-IP-Address");
  evidence.truncated = !record.Header("WARC-Truncated").empty();
  const std::size_t split = record.block.find("\r\n\r\n");
  if (split == std::string::npos) return Corruption(path + ": a response without a head");
  evidence.response_head = record.block.substr(0, split + 4);
  if (record.Header("WARC-Type") == "revisit") {
    std::uint64_t origin = 0;
    if (!ParseNumber(record.Header(kOriginOffset), origin) || origin >= offset) {
      return Corruption(path + ": a revisit record refers nowhere");
    }
    XC_ASSIGN_OR_RETURN(const WarcRecord first, ReadWarcRecord(path, origin));
    const std::size_t at = first.block.find("\r\n\r\n");
    if (at != std::string::npos) evidence.payload = first.block.substr(at + 4);
  } else {
    evidence.payload = record.block.substr(split + 4);
  }
  if (record.Header("WARC-Payload-Digest") != LabelledDigest(Sha256(evidence.payload))) {
    return Corruption(path + ": a payload does not agree with its digest");
  }
  return evidence;
}

}  // namespace xuncha::store
