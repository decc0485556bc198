// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "store/postgres/postgres_link.h"

namespace xuncha::store {
namespace {

constexpr Oid kBoolType = 16;
constexpr Oid kByteaType = 17;
constexpr std::size_t kCopyBuffer = 64U << 10;
constexpr std::string_view kHexDigits = "0123456789abcdef";

std::string DoubleText(double value) {
  std::array<char, 32> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value);
  return {text.data(), end.ptr};
}

// The largest N of $N outside quotes. Our own texts hold no dollar quotes and no comments.
std::size_t ParameterCount(std::string_view sql) {
  std::size_t most = 0;
  bool quoted = false;
  for (std::size_t at = 0; at < sql.size(); ++at) {
    if (sql[at] == '\'') quoted = !quoted;
    if (quoted || sql[at] != '$') continue;
    std::size_t number = 0;
    std::from_chars(sql.data() + at + 1, sql.data() + sql.size(), number);
    most = std::max(most, number);
  }
  return most;
}

int HexValue(char digit) {
  const std::size_t value = kHexDigits.find(digit);
  return value == std::string_view::npos ? 0 : static_cast<int>(value);
}

std::string BytesOfHex(std::string_view text) {
  if (!text.starts_with("\\x")) return std::string(text);
  text.remove_prefix(2);
  std::string bytes;
  bytes.reserve(text.size() / 2);
  for (std::size_t at = 0; at + 1 < text.size(); at += 2) {
    bytes.push_back(static_cast<char>(HexValue(text[at]) * 16 + HexValue(text[at + 1])));
  }
  return bytes;
}

class PostgresStatement final : public Statement {
 public:
  PostgresStatement(PostgresConnection& connection, std::string_view sql)
      : connection_(connection), sql_(sql), parameters_(ParameterCount(sql)) {}
  ~PostgresStatement() override { Reset(); }
  PostgresStatement(const PostgresStatement&) = delete;
  PostgresStatement& operator=(const PostgresStatement&) = delete;

  void BindInteger(int parameter, std::int64_t value) override {
    Put(parameter, std::to_string(value), false);
  }
  void BindDouble(int parameter, double value) override {
    Put(parameter, DoubleText(value), false);
  }
  void BindText(int parameter, std::string_view value) override {
    if (value.find('\0') != std::string_view::npos) bad_text_ = true;
    Put(parameter, std::string(value), false);
  }
  void BindBlob(int parameter, std::string_view bytes) override {
    Put(parameter, std::string(bytes), true);
  }
  void BindNull(int parameter) override {
    if (PostgresParameter* slot = Slot(parameter)) *slot = {};
  }
  void Stream() override { stream_ = true; }

  Result<bool> Step() override {
    if (done_) return false;
    XC_TRY(connection_.MayRun(this));
    if (!started_) XC_TRY(Start());
    if (stream_) return StepStreamed();
    ++row_;
    done_ = row_ >= PQntuples(result_.get());
    return !done_;
  }
  void Reset() override {
    if (stream_ && started_ && !done_) {
      connection_.Drain();
      connection_.StopStreaming(this);
    }
    result_.reset();
    parameters_.assign(parameters_.size(), {});
    row_ = -1;
    changes_ = 0;
    started_ = done_ = stream_ = bad_text_ = bad_parameter_ = false;
  }

  bool IsNull(int column) const override { return PQgetisnull(result_.get(), row_, column) != 0; }
  std::int64_t Integer(int column) const override {
    const char* text = PQgetvalue(result_.get(), row_, column);
    if (PQftype(result_.get(), column) == kBoolType) return *text == 't' ? 1 : 0;
    return std::strtoll(text, nullptr, 10);
  }
  double Double(int column) const override {
    double value = 0;
    const std::string_view text = View(column);
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
  }
  std::string Text(int column) const override { return std::string(View(column)); }
  std::string Blob(int column) const override {
    if (PQftype(result_.get(), column) != kByteaType) return Text(column);
    return BytesOfHex(View(column));
  }
  int ColumnCount() const override { return PQnfields(result_.get()); }
  std::int64_t Changes() const override { return changes_; }

 private:
  PostgresParameter* Slot(int parameter) {
    if (parameter >= 1 && static_cast<std::size_t>(parameter) <= parameters_.size()) {
      return &parameters_[static_cast<std::size_t>(parameter - 1)];
    }
    bad_parameter_ = true;
    return nullptr;
  }
  void Put(int parameter, std::string bytes, bool binary) {
    if (PostgresParameter* slot = Slot(parameter)) *slot = {std::move(bytes), false, binary};
  }
  std::string_view View(int column) const {
    return {PQgetvalue(result_.get(), row_, column),
            static_cast<std::size_t>(PQgetlength(result_.get(), row_, column))};
  }
  Status Start() {
    done_ = true;  // unless all goes well
    if (bad_parameter_) return connection_.Wrong(Internal("a parameter that is not in the text"));
    if (bad_text_) {
      return connection_.Wrong(InvalidArgument("a text that is no UTF-8, or has a NUL byte"));
    }
    XC_ASSIGN_OR_RETURN(result_, connection_.Send(sql_, parameters_, stream_));
    if (stream_) {
      connection_.SetStreaming(this);
    } else {
      NoteChanges();
    }
    started_ = true;
    done_ = false;
    return Ok();
  }
  Result<bool> StepStreamed() {
    row_ = 0;
    auto next = connection_.Checked(ResultHandle(PQgetResult(connection_.get())));
    if (next && PQresultStatus(next->get()) == PGRES_SINGLE_TUPLE) {
      result_ = std::move(next).value();
      return true;
    }
    connection_.Drain();
    connection_.StopStreaming(this);
    done_ = true;
    if (!next) return std::move(next).error();
    result_ = std::move(next).value();
    NoteChanges();
    return false;
  }
  void NoteChanges() {
    const std::string_view done = PQcmdStatus(result_.get());
    if (done.starts_with("INSERT") || done.starts_with("UPDATE") || done.starts_with("DELETE")) {
      changes_ = std::strtoll(PQcmdTuples(result_.get()), nullptr, 10);
    }
  }

  PostgresConnection& connection_;
  std::string sql_;
  std::vector<PostgresParameter> parameters_;
  ResultHandle result_;
  int row_ = -1;
  std::int64_t changes_ = 0;
  bool started_ = false;
  bool done_ = false;
  bool stream_ = false;
  bool bad_text_ = false;
  bool bad_parameter_ = false;
};

// COPY … FROM STDIN in its text format (the manual's page on COPY).
class PostgresBulkWriter final : public BulkWriter {
 public:
  PostgresBulkWriter(PostgresConnection& connection, std::size_t columns)
      : connection_(connection), columns_(columns) {
    connection_.SetStreaming(this);
  }
  ~PostgresBulkWriter() override {
    if (finished_) return;
    connection_.Doom(Internal("a bulk insertion was given up"));
    PQputCopyEnd(connection_.get(), "given up");
    connection_.Drain();
    connection_.StopStreaming(this);
  }
  PostgresBulkWriter(const PostgresBulkWriter&) = delete;
  PostgresBulkWriter& operator=(const PostgresBulkWriter&) = delete;

  Status Add(std::span<const Value> row) override {
    XC_TRY(connection_.MayRun(this));
    if (row.size() != columns_) return connection_.Wrong(Internal("a row of another width"));
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) buffer_.push_back('\t');
      if (!Append(row[i])) {
        return connection_.Wrong(InvalidArgument("a text that is no UTF-8, or has a NUL byte"));
      }
    }
    buffer_.push_back('\n');
    return buffer_.size() < kCopyBuffer ? Ok() : Flush();
  }

  Result<std::int64_t> Finish() override {
    XC_TRY(connection_.MayRun(this));
    XC_TRY(Flush());
    finished_ = true;
    connection_.StopStreaming(this);
    if (PQputCopyEnd(connection_.get(), nullptr) != 1) return connection_.Broken(nullptr);
    auto done = connection_.Checked(ResultHandle(PQgetResult(connection_.get())));
    connection_.Drain();
    if (!done) return std::move(done).error();
    return std::int64_t{std::strtoll(PQcmdTuples(done->get()), nullptr, 10)};
  }

 private:
  Status Flush() {
    if (PQputCopyData(connection_.get(), buffer_.data(), static_cast<int>(buffer_.size())) != 1) {
      return connection_.Broken(nullptr);
    }
    buffer_.clear();
    return Ok();
  }
  bool Append(const Value& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      buffer_.append(std::to_string(*number));
    } else if (const auto* real = std::get_if<double>(&value)) {
      buffer_.append(DoubleText(*real));
    } else if (const auto* text = std::get_if<std::string_view>(&value)) {
      return AppendText(*text);
    } else if (const auto* blob = std::get_if<BlobView>(&value)) {
      AppendBlob(blob->bytes);
    } else {
      buffer_.append("\\N");
    }
    return true;
  }
  bool AppendText(std::string_view text) {
    for (const char byte : text) {
      switch (byte) {
        case '\0':
          return false;
        case '\\':
          buffer_.append("\\\\");
          break;
        case '\t':
          buffer_.append("\\t");
          break;
        case '\n':
          buffer_.append("\\n");
          break;
        case '\r':
          buffer_.append("\\r");
          break;
        default:
          buffer_.push_back(byte);
      }
    }
    return true;
  }
  void AppendBlob(std::string_view bytes) {
    buffer_.append("\\\\x");
    for (const char byte : bytes) {
      const auto value = static_cast<unsigned char>(byte);
      buffer_.push_back(kHexDigits[value >> 4U]);
      buffer_.push_back(kHexDigits[value & 15U]);
    }
  }

  PostgresConnection& connection_;
  std::size_t columns_;
  std::string buffer_;
  bool finished_ = false;
};

}  // namespace

Result<std::unique_ptr<Statement>> MakePostgresStatement(PostgresConnection& connection,
                                                         std::string_view sql) {
  return std::unique_ptr<Statement>(std::make_unique<PostgresStatement>(connection, sql));
}

Result<std::unique_ptr<BulkWriter>> MakePostgresBulkWriter(
    PostgresConnection& connection, std::string_view table,
    const std::vector<std::string>& columns) {
  XC_TRY(connection.MayRun(nullptr));
  std::string sql("COPY ");
  sql.append(table).append(" (");
  for (std::size_t i = 0; i < columns.size(); ++i) sql.append(i > 0 ? ", " : "").append(columns[i]);
  sql.append(") FROM STDIN");
  XC_ASSIGN_OR_RETURN([[maybe_unused]] const ResultHandle begun,
                      connection.Checked(ResultHandle(PQexec(connection.get(), sql.c_str()))));
  return std::unique_ptr<BulkWriter>(
      std::make_unique<PostgresBulkWriter>(connection, columns.size()));
}

}  // namespace xuncha::store
