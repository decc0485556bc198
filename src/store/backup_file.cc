// SPDX-License-Identifier: Apache-2.0
#include "store/backup_file.h"

#include <sys/stat.h>
#include <unistd.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/json.h"
#include "base/sha256.h"
#include "base/work_folder.h"
#include "store/json_fields.h"

namespace xuncha::store {
namespace {

constexpr std::string_view kFormat = "xuncha-backup-1";
constexpr int kLevel = 3;
constexpr std::size_t kChunk = 256U << 10;
constexpr std::size_t kMostLine = 1U << 30;  // bytes of a row; none of ours comes near
constexpr mode_t kOwnerOnly = 0600;

std::string HeaderJson(const BackupHeader& header) {
  JsonWriter json;
  json.BeginObject();
  json.Field("format", kFormat);
  json.Field("made", FormatUtc(header.made));
  json.Field("schema", header.schema);
  json.Key("tables");
  json.BeginArray();
  for (const BackupTable& table : header.tables) {
    json.BeginObject();
    json.Field("name", table.schema.name);
    json.Key("columns");
    json.BeginArray();
    for (const TableColumn& column : table.schema.columns) {
      json.BeginArray();
      json.String(column.name);
      json.String(Name(column.type));
      json.EndArray();
    }
    json.EndArray();
    json.Field("last_id", table.last_id);
    json.EndObject();
  }
  json.EndArray();
  json.EndObject();
  return json.Take();
}

std::string CountJson(std::int64_t rows, const std::string& digest) {
  JsonWriter json;
  json.BeginObject();
  json.Field("rows", rows);
  json.Field("sha256", digest);
  json.EndObject();
  return json.Take();
}

struct FreeCompressor {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
};
struct FreeDecompressor {
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

}  // namespace

class BackupWriter::Impl {
 public:
  Impl(std::string file, WorkFolder folder, std::string beside, FileWriter out)
      : file_(std::move(file)),
        folder_(std::move(folder)),
        beside_(std::move(beside)),
        out_(std::move(out)),
        compressor_(ZSTD_createCCtx()) {
    ZSTD_CCtx_setParameter(compressor_.get(), ZSTD_c_compressionLevel, kLevel);
    ZSTD_CCtx_setParameter(compressor_.get(), ZSTD_c_checksumFlag, 1);
  }
  ~Impl() = default;
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  Status Line(std::string_view json) {
    all_.Update(json);
    all_.Update("\n");
    XC_TRY(Compress(json, ZSTD_e_continue));
    return Compress("\n", ZSTD_e_continue);
  }
  Status Row(std::string_view json) {
    ++table_rows_;
    table_->Update(json);
    table_->Update("\n");
    return Line(json);
  }
  void StartTable() {
    table_ = std::make_unique<Sha256Stream>();
    table_rows_ = 0;
  }
  Status FinishTable() {
    rows_ += table_rows_;
    return Line(CountJson(table_rows_, Hex(table_->Finish())));
  }
  Status Finish() {
    const std::string end = CountJson(rows_, Hex(all_.Finish()));
    XC_TRY(Compress("{\"end\":" + end + "}\n", ZSTD_e_end));
    XC_ASSIGN_OR_RETURN([[maybe_unused]] const Sha256Digest digest, out_.Close());
    XC_TRY(RenamePath(beside_, file_));
    const std::size_t slash = file_.rfind('/');
    return SyncDirectory(slash == std::string::npos ? "." : file_.substr(0, slash + 1));
  }

 private:
  Status Compress(std::string_view bytes, ZSTD_EndDirective how) {
    ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
    while (true) {
      ZSTD_outBuffer out{buffer_.data(), buffer_.size(), 0};
      const std::size_t left = ZSTD_compressStream2(compressor_.get(), &out, &in, how);
      if (ZSTD_isError(left) != 0) return Internal(std::string("zstd: ") + ZSTD_getErrorName(left));
      XC_TRY(out_.Write({buffer_.data(), out.pos}));
      if (how == ZSTD_e_end ? left == 0 : in.pos == in.size) return Ok();
    }
  }

  std::string file_;
  WorkFolder folder_;
  std::string beside_;
  FileWriter out_;
  std::unique_ptr<ZSTD_CCtx, FreeCompressor> compressor_;
  std::string buffer_ = std::string(kChunk, '\0');
  Sha256Stream all_;
  std::unique_ptr<Sha256Stream> table_;
  std::int64_t table_rows_ = 0;
  std::int64_t rows_ = 0;
};

BackupWriter::BackupWriter(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
BackupWriter::~BackupWriter() = default;

Result<std::unique_ptr<BackupWriter>> BackupWriter::Create(const std::string& file) {
  XC_ASSIGN_OR_RETURN(WorkFolder folder, WorkFolder::Create(file + std::string(kBesideEnding)));
  if (FileExists(file) || IsDirectory(file)) {
    return Error{ErrorCode::kConflict, file + " exists already; a backup never replaces a file"};
  }
  const std::string beside = JoinPath(folder.path(), "backup");
  XC_ASSIGN_OR_RETURN(FileWriter out, FileWriter::Create(beside));
  auto impl = std::make_unique<Impl>(file, std::move(folder), beside, std::move(out));
  if (::chmod(beside.c_str(), kOwnerOnly) != 0) return FromErrno(errno, "protect", beside);
  return std::unique_ptr<BackupWriter>(new BackupWriter(std::move(impl)));
}

Status BackupWriter::Begin(const BackupHeader& header) { return impl_->Line(HeaderJson(header)); }

Status BackupWriter::BeginTable(std::string_view name) {
  JsonWriter json;
  json.BeginObject();
  json.Field("table", name);
  json.EndObject();
  impl_->StartTable();
  return impl_->Line(json.text());
}

Status BackupWriter::AddRow(std::string_view json) { return impl_->Row(json); }
Status BackupWriter::EndTable() { return impl_->FinishTable(); }

Status BackupWriter::Finish(const ChainHead& history) {
  JsonWriter json;
  json.BeginObject();
  json.Key("history");
  json.BeginObject();
  json.Field("id", history.id);
  json.Field("sha256", history.sha256);
  json.EndObject();
  json.EndObject();
  XC_TRY(impl_->Line(json.text()));
  return impl_->Finish();
}

namespace {

// Gives the lines of the frame, without their LF.
class LineReader {
 public:
  explicit LineReader(const RandomAccessFile& file)
      : file_(file), decompressor_(ZSTD_createDCtx()) {}

  // False at the end of a whole frame with nothing behind it.
  Result<bool> Next(std::string_view& line) {
    text_.erase(0, used_);
    used_ = 0;
    std::size_t looked = 0;
    while (true) {
      const std::size_t end = text_.find('\n', looked);
      if (end != std::string::npos) {
        line = std::string_view(text_).substr(0, end);
        used_ = end + 1;
        return true;
      }
      looked = text_.size();
      if (text_.size() > kMostLine) return Damaged("has a line without end");
      XC_ASSIGN_OR_RETURN(const bool more, Fill());
      if (!more && text_.empty()) return false;
      if (!more) return Damaged("ends within a line");
    }
  }
  Error Damaged(std::string_view how) const {
    return Corruption(file_.path() + ": the backup " + std::string(how) + "; it is damaged");
  }

 private:
  Result<bool> Fill() {
    if (frame_ended_ && Exhausted()) return false;
    if (frame_ended_) return Damaged("goes on behind its end");
    if (Exhausted()) return Damaged("breaks off");
    if (in_.pos == in_.size) {
      const std::uint64_t size = std::min<std::uint64_t>(kChunk, file_.size() - offset_);
      XC_TRY(file_.ReadAt(offset_, static_cast<std::size_t>(size), compressed_));
      offset_ += size;
      in_ = {compressed_.data(), compressed_.size(), 0};
    }
    ZSTD_outBuffer out{buffer_.data(), buffer_.size(), 0};
    const std::size_t left = ZSTD_decompressStream(decompressor_.get(), &out, &in_);
    if (ZSTD_isError(left) != 0) {
      return Damaged(std::string("cannot be unpacked (") + ZSTD_getErrorName(left) + ")");
    }
    frame_ended_ = left == 0;
    text_.append(buffer_.data(), out.pos);
    return true;
  }
  bool Exhausted() const { return in_.pos == in_.size && offset_ == file_.size(); }

  const RandomAccessFile& file_;
  std::unique_ptr<ZSTD_DCtx, FreeDecompressor> decompressor_;
  std::string compressed_;
  std::string buffer_ = std::string(kChunk, '\0');
  ZSTD_inBuffer in_{nullptr, 0, 0};
  std::uint64_t offset_ = 0;
  std::string text_;
  std::size_t used_ = 0;
  bool frame_ended_ = false;
};

int HexDigit(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  return -1;
}

bool BytesOf(const std::string& hex, std::string& bytes) {
  if (hex.size() % 2 != 0) return false;
  bytes.clear();
  for (std::size_t at = 0; at < hex.size(); at += 2) {
    const int high = HexDigit(hex[at]);
    const int low = HexDigit(hex[at + 1]);
    if (high < 0 || low < 0) return false;
    bytes.push_back(static_cast<char>(high * 16 + low));
  }
  return true;
}

class Walk {
 public:
  Walk(const RandomAccessFile& file, BackupVisitor& visitor) : lines_(file), visitor_(visitor) {}

  Result<BackupSummary> Run() {
    XC_TRY(ReadHeader());
    XC_TRY(visitor_.Header(header_));
    for (const BackupTable& table : header_.tables) XC_TRY(ReadTable(table));
    XC_TRY(ReadHistory());
    const std::string digest = Hex(all_.Finish());
    XC_TRY(ReadEnd(digest));
    return summary_;
  }

 private:
  // The next line, which has to be JSON. Views of it are valid until the next call.
  Result<Json> NextJson(bool count = true) {
    XC_ASSIGN_OR_RETURN(const bool more, lines_.Next(line_));
    if (!more) return lines_.Damaged("breaks off");
    Json json = Json::parse(line_, nullptr, false);
    if (json.is_discarded()) return lines_.Damaged("has a line that is no JSON");
    if (count) {
      all_.Update(line_);
      all_.Update("\n");
    }
    return json;
  }
  Status CheckCount(const Json& json, std::int64_t rows, const std::string& digest) {
    bool ok = true;
    std::int64_t said_rows = 0;
    std::string said_digest;
    Fields fields(json, ok);
    fields.Get("rows", said_rows);
    fields.Get("sha256", said_digest);
    if (ok && said_rows == rows && said_digest == digest) return Ok();
    return lines_.Damaged("does not have the digest that it should");
  }

  Status ReadHeader() {
    XC_ASSIGN_OR_RETURN(const Json json, NextJson());
    bool ok = true;
    std::string format;
    std::string made;
    Fields fields(json, ok);
    fields.Get("format", format);
    if (ok && format != kFormat) return lines_.Damaged("is of the unknown form " + format);
    fields.Get("made", made);
    fields.Get("schema", header_.schema);
    fields.Each("tables", [&](const Json& item) { ReadTableHeader(item, ok); });
    const auto time = ParseTime(made);
    if (!ok || !time) return lines_.Damaged("has a wrong first line");
    header_.made = *time;
    summary_.made = *time;
    summary_.schema = header_.schema;
    return Ok();
  }
  void ReadTableHeader(const Json& json, bool& ok) {
    BackupTable table;
    Fields fields(json, ok);
    fields.Get("name", table.schema.name);
    fields.Get("last_id", table.last_id);
    fields.Each("columns", [&](const Json& pair) {
      if (!pair.is_array() || pair.size() != 2 || !pair[0].is_string() || !pair[1].is_string()) {
        ok = false;
        return;
      }
      const auto type = ColumnTypeOf(pair[1].get_ref<const std::string&>());
      if (!type) {
        ok = false;
        return;
      }
      table.schema.columns.push_back({pair[0].get<std::string>(), *type});
    });
    header_.tables.push_back(std::move(table));
  }

  Status ReadTable(const BackupTable& table) {
    XC_ASSIGN_OR_RETURN(const Json begin, NextJson());
    bool ok = true;
    std::string name;
    Fields(begin, ok).Get("table", name);
    if (!ok || name != table.schema.name) return lines_.Damaged("has its tables mixed up");
    XC_TRY(visitor_.Table(table));
    Sha256Stream digest;
    std::int64_t rows = 0;
    while (true) {
      XC_ASSIGN_OR_RETURN(const Json json, NextJson());
      if (!json.is_array()) {
        XC_TRY(CheckCount(json, rows, Hex(digest.Finish())));
        break;
      }
      digest.Update(line_);
      digest.Update("\n");
      ++rows;
      XC_TRY(ReadRow(table.schema, json));
    }
    summary_.tables.emplace_back(name, rows);
    summary_.rows += rows;
    return visitor_.TableEnd();
  }
  Status ReadRow(const TableSchema& table, const Json& json) {
    if (json.size() != table.columns.size()) return lines_.Damaged("has a row of another width");
    values_.assign(json.size(), Value());
    blobs_.resize(json.size());
    for (std::size_t i = 0; i < json.size(); ++i) {
      if (!ReadValue(json[i], table.columns[i].type, blobs_[i], values_[i])) {
        return lines_.Damaged("has a wrong value in " + table.name + "." + table.columns[i].name);
      }
    }
    return visitor_.Row(values_);
  }
  static bool ReadValue(const Json& json, ColumnType type, std::string& bytes, Value& value) {
    if (json.is_null()) return true;
    switch (type) {
      case ColumnType::kInteger:
        if (!json.is_number_integer()) return false;
        value = json.get<std::int64_t>();
        return true;
      case ColumnType::kReal:
        if (!json.is_number()) return false;
        value = json.get<double>();
        return true;
      case ColumnType::kText:
        if (!json.is_string()) return false;
        value = std::string_view(json.get_ref<const std::string&>());
        return true;
      case ColumnType::kBlob:
        if (!json.is_string() || !BytesOf(json.get_ref<const std::string&>(), bytes)) return false;
        value = BlobView{bytes};
        return true;
    }
    return false;
  }

  Status ReadHistory() {
    XC_ASSIGN_OR_RETURN(const Json json, NextJson());
    bool ok = true;
    Fields fields(json, ok);
    Fields history(fields.Object("history"), ok);
    history.Get("id", summary_.history.id);
    history.Get("sha256", summary_.history.sha256);
    return ok ? Ok() : lines_.Damaged("lacks the head of the history");
  }
  Status ReadEnd(const std::string& digest) {
    XC_ASSIGN_OR_RETURN(const Json json, NextJson(false));
    bool ok = true;
    const Json& end = Fields(json, ok).Object("end");
    XC_TRY(CheckCount(end, summary_.rows, digest));
    XC_ASSIGN_OR_RETURN(const bool more, lines_.Next(line_));
    if (more) return lines_.Damaged("goes on behind its end");
    summary_.sha256 = digest;
    return Ok();
  }

  LineReader lines_;
  BackupVisitor& visitor_;
  BackupHeader header_;
  BackupSummary summary_;
  Sha256Stream all_;
  std::string_view line_;
  std::vector<Value> values_;
  std::vector<std::string> blobs_;
};

}  // namespace

Result<BackupSummary> WalkBackup(const std::string& file, BackupVisitor& visitor) {
  XC_ASSIGN_OR_RETURN(const RandomAccessFile opened, RandomAccessFile::Open(file));
  return Walk(opened, visitor).Run();
}

}  // namespace xuncha::store
