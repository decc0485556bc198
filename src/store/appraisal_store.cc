// SPDX-License-Identifier: Apache-2.0
#include "store/appraisal_store.h"

#include <utility>

#include "store/record_rows.h"

namespace xuncha::store {
namespace {

constexpr std::string_view kFind = "SELECT id, record FROM appraisals WHERE id = $1";
constexpr std::string_view kOf =
    "SELECT id, record FROM appraisals WHERE year = $1 AND office = $2";
constexpr std::string_view kList = "SELECT id, record FROM appraisals ORDER BY year, number";
constexpr std::string_view kPut =
    "INSERT INTO appraisals (id, year, office, state, digest, number, record)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO UPDATE SET state = excluded.state,"
    " digest = excluded.digest, record = excluded.record";

}  // namespace

Result<model::Appraisal> AppraisalStore::Find(const std::string& id) {
  return ReadOne<model::Appraisal>(*connection_, kFind, {TextValue(id)}, id);
}

Result<std::optional<model::Appraisal>> AppraisalStore::Of(int year, const std::string& office) {
  XC_ASSIGN_OR_RETURN(std::vector<model::Appraisal> found,
                      ReadRows<model::Appraisal>(
                          *connection_, kOf, {static_cast<std::int64_t>(year), TextValue(office)}));
  if (found.empty()) return std::optional<model::Appraisal>();
  return std::optional<model::Appraisal>(std::move(found.front()));
}

Result<std::vector<model::Appraisal>> AppraisalStore::List() {
  return ReadRows<model::Appraisal>(*connection_, kList, {});
}

Status AppraisalStore::Put(model::Appraisal& appraisal) {
  XC_TRY(GiveId(*connection_, appraisal, "y"));
  const std::string record = WriteRecord(appraisal);
  return WriteRow(*connection_, kPut,
                  {TextValue(appraisal.id), static_cast<std::int64_t>(appraisal.year),
                   TextValue(appraisal.office), TextValue(Name(appraisal.state)),
                   TextValue(appraisal.digest), NumberOf(appraisal.id), TextValue(record)});
}

}  // namespace xuncha::store
