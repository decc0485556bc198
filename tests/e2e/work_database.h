// SPDX-License-Identifier: Apache-2.0
//
// A database that the program works on, on either engine: kept aside and brought back between
// tries, and read as text, so that two courses of events can be compared.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "store/db.h"

namespace xuncha::e2e {

class WorkDatabase {
 public:
  // `data`: the data folder of the program, kept aside along with the database. On PostgreSQL a
  // database of its own beside the one that XUNCHA_TEST_POSTGRES names.
  WorkDatabase(store::Dialect dialect, std::filesystem::path data);
  ~WorkDatabase();
  WorkDatabase(const WorkDatabase&) = delete;
  WorkDatabase& operator=(const WorkDatabase&) = delete;

  const std::string& url() const { return url_; }
  // Empty, data folder included.
  void Clear();
  // One state is kept aside; nobody works on the database meanwhile.
  void Keep();
  void BringBack();
  // Every row of every table, sorted, times of the day left out. Waits until the server has ended
  // what killed processes left to it. The chain of the history is checked on the way.
  std::string Text() const;
  std::int64_t Number(const std::string& sql) const;
  std::vector<std::string> Texts(const std::string& sql) const;  // the first column

 private:
  void Administer(const std::string& sql) const;
  std::string UrlOf(const std::string& name) const;

  store::Dialect dialect_;
  std::filesystem::path data_, kept_;
  std::string name_;
  std::string url_;
};

}  // namespace xuncha::e2e
