// SPDX-License-Identifier: Apache-2.0
#include "store/snapshot_index.h"

#include <algorithm>
#include <array>

#include "base/file.h"
#include "store/index_file.h"
#include "store/snapshot_files.h"
#include "store/snapshot_json.h"

namespace xuncha::store {
namespace {

constexpr std::string_view kIds = "SELECT id FROM snapshots ORDER BY id";
constexpr std::string_view kAll =
    "SELECT id, home, host, site_name, id_code, started, finished, complete, stopped_by, urls,"
    " pages, requests, bytes, manifest_sha256 FROM snapshots ORDER BY id";
constexpr std::string_view kInsert =
    "INSERT INTO snapshots (id, home, host, site_name, id_code, started, finished, complete,"
    " stopped_by, urls, pages, requests, bytes, manifest_sha256)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)"
    " ON CONFLICT (id) DO NOTHING";
constexpr std::string_view kRemove = "DELETE FROM snapshots WHERE id = $1";
constexpr std::string_view kNewest = "SELECT id FROM snapshots ORDER BY id DESC LIMIT 1";
constexpr std::string_view kNewestOfHost =
    "SELECT id FROM snapshots WHERE host = $1 ORDER BY id DESC LIMIT 1";

Status Run(Statement& statement) {
  XC_ASSIGN_OR_RETURN([[maybe_unused]] const bool row, statement.Step());
  return Ok();
}

}  // namespace

Result<std::unique_ptr<SnapshotIndex>> SnapshotIndex::Open(const DataFolder& folder) {
  XC_ASSIGN_OR_RETURN(auto connection, OpenIndexFile(folder));
  return std::unique_ptr<SnapshotIndex>(new SnapshotIndex(folder, std::move(connection)));
}

Result<std::vector<std::string>> SnapshotIndex::IndexedIds() {
  std::vector<std::string> ids;
  XC_ASSIGN_OR_RETURN(const auto statement, connection_->Prepare(kIds));
  while (true) {
    XC_ASSIGN_OR_RETURN(const bool row, statement->Step());
    if (!row) return ids;
    ids.push_back(statement->Text(0));
  }
}

Status SnapshotIndex::Refresh() {
  XC_ASSIGN_OR_RETURN(const std::vector<std::string> there, folder_.SnapshotIds());
  XC_ASSIGN_OR_RETURN(const std::vector<std::string> indexed, IndexedIds());
  if (there == indexed) return Ok();
  XC_ASSIGN_OR_RETURN(Transaction transaction, Transaction::Begin(*connection_));
  for (const std::string& id : indexed) {
    if (!std::binary_search(there.begin(), there.end(), id)) XC_TRY(Remove(id));
  }
  for (const std::string& id : there) {
    if (std::binary_search(indexed.begin(), indexed.end(), id)) continue;
    const auto row = ReadRow(id);
    if (row) XC_TRY(Insert(*row));  // a damaged one says so when it is opened
  }
  return transaction.Commit();
}

Status SnapshotIndex::Rebuild(std::vector<std::string>* skipped) {
  XC_ASSIGN_OR_RETURN(const std::vector<std::string> there, folder_.SnapshotIds());
  XC_ASSIGN_OR_RETURN(Transaction transaction, Transaction::Begin(*connection_));
  XC_ASSIGN_OR_RETURN(const std::vector<std::string> indexed, IndexedIds());
  for (const std::string& id : indexed) XC_TRY(Remove(id));
  for (const std::string& id : there) {
    const auto row = ReadRow(id);
    if (row) {
      XC_TRY(Insert(*row));
    } else if (skipped != nullptr) {
      skipped->push_back(row.error().message);
    }
  }
  return transaction.Commit();
}

Status SnapshotIndex::Insert(const SnapshotRow& row) {
  XC_ASSIGN_OR_RETURN(const auto statement, connection_->Prepare(kInsert));
  int parameter = 0;
  for (const std::string* text : {&row.id, &row.home, &row.host, &row.site_name, &row.id_code}) {
    statement->Bind(++parameter, std::string_view(*text));
  }
  statement->Bind(6, row.started);
  statement->Bind(7, row.finished);
  statement->Bind(8, std::int64_t{row.complete});
  statement->Bind(9, std::string_view(row.stopped_by));
  statement->Bind(10, row.urls);
  statement->Bind(11, row.pages);
  statement->Bind(12, row.requests);
  statement->Bind(13, row.bytes);
  statement->Bind(14, std::string_view(row.manifest_sha256));
  return Run(*statement);
}

Status SnapshotIndex::Remove(const std::string& id) {
  XC_ASSIGN_OR_RETURN(const auto statement, connection_->Prepare(kRemove));
  statement->Bind(1, std::string_view(id));
  return Run(*statement);
}

Result<SnapshotRow> SnapshotIndex::ReadRow(const std::string& id) const {
  const std::string path = folder_.SnapshotPath(id);
  constexpr std::uint64_t kMaxJson = 64U << 20;
  XC_ASSIGN_OR_RETURN(const std::string manifest_text,
                      ReadFile(JoinPath(path, kManifestFile), kMaxJson));
  XC_ASSIGN_OR_RETURN(const Manifest manifest,
                      ParseManifest(manifest_text, JoinPath(path, kManifestFile)));
  XC_ASSIGN_OR_RETURN(const std::string info_text, ReadFile(JoinPath(path, kInfoFile), kMaxJson));
  XC_ASSIGN_OR_RETURN(const model::SnapshotInfo info,
                      ParseInfo(info_text, JoinPath(path, kInfoFile)));
  SnapshotRow row;
  row.id = id;
  row.home = info.home;
  row.host = HomeHost(info);
  row.site_name = info.site.name;
  row.id_code = info.site.id_code;
  row.started = info.started;
  row.finished = info.finished;
  row.complete = info.complete;
  row.stopped_by = info.stopped_by;
  row.urls = static_cast<std::int64_t>(manifest.urls);
  row.pages = static_cast<std::int64_t>(manifest.pages);
  const model::RequestCounts& requests = info.requests;
  row.requests = static_cast<std::int64_t>(requests.first + requests.confirm + requests.probe +
                                           requests.other);
  std::uint64_t bytes = manifest_text.size();
  for (const ManifestFile& file : manifest.files) bytes += file.size;
  row.bytes = static_cast<std::int64_t>(bytes);
  row.manifest_sha256 = Sha256Hex(manifest_text);
  return row;
}

Result<std::vector<SnapshotRow>> SnapshotIndex::List() {
  std::vector<SnapshotRow> rows;
  XC_ASSIGN_OR_RETURN(const auto statement, connection_->Prepare(kAll));
  while (true) {
    XC_ASSIGN_OR_RETURN(const bool more, statement->Step());
    if (!more) return rows;
    SnapshotRow& row = rows.emplace_back();
    row.id = statement->Text(0);
    row.home = statement->Text(1);
    row.host = statement->Text(2);
    row.site_name = statement->Text(3);
    row.id_code = statement->Text(4);
    row.started = statement->Integer(5);
    row.finished = statement->Integer(6);
    row.complete = statement->Integer(7) != 0;
    row.stopped_by = statement->Text(8);
    row.urls = statement->Integer(9);
    row.pages = statement->Integer(10);
    row.requests = statement->Integer(11);
    row.bytes = statement->Integer(12);
    row.manifest_sha256 = statement->Text(13);
  }
}

Result<std::string> SnapshotIndex::Newest(std::string_view host) {
  XC_ASSIGN_OR_RETURN(const auto statement,
                      connection_->Prepare(host.empty() ? kNewest : kNewestOfHost));
  if (!host.empty()) statement->Bind(1, host);
  XC_ASSIGN_OR_RETURN(const bool row, statement->Step());
  return row ? statement->Text(0) : std::string();
}

}  // namespace xuncha::store
