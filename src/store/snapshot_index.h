// SPDX-License-Identifier: Apache-2.0
//
// The index of sealed snapshots in <data>/xuncha.db. It only repeats what the folders say: where it
// lacks some, or names some that are gone, it is put right from them.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "store/data_folder.h"
#include "store/db.h"

namespace xuncha::store {

struct SnapshotRow {
  std::string id;
  std::string home;
  std::string host;
  std::string site_name;
  std::string id_code;
  TimeMs started = 0;
  TimeMs finished = 0;
  bool complete = false;
  std::string stopped_by;
  std::int64_t urls = 0;
  std::int64_t pages = 0;
  std::int64_t requests = 0;
  std::int64_t bytes = 0;
  std::string manifest_sha256;
};

// One thread; several processes may have one each.
class SnapshotIndex {
 public:
  // A damaged database is set aside as xuncha.db.damaged and made anew.
  static Result<std::unique_ptr<SnapshotIndex>> Open(const DataFolder& folder);

  // Makes the rows agree with the folders. Cheap where they do already: one listing.
  Status Refresh();
  // Forgets all rows and reads every folder again. `skipped` names the damaged ones.
  Status Rebuild(std::vector<std::string>* skipped);
  // Oldest first.
  Result<std::vector<SnapshotRow>> List();
  // Id of the newest; "" if there is none. `host` "" = of any site.
  Result<std::string> Newest(std::string_view host);

 private:
  SnapshotIndex(DataFolder folder, std::unique_ptr<Connection> connection)
      : folder_(std::move(folder)), connection_(std::move(connection)) {}
  Result<std::vector<std::string>> IndexedIds();
  Status Insert(const SnapshotRow& row);
  Status Remove(const std::string& id);
  Result<SnapshotRow> ReadRow(const std::string& id) const;

  DataFolder folder_;
  std::unique_ptr<Connection> connection_;
};

}  // namespace xuncha::store
