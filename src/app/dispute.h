// SPDX-License-Identifier: Apache-2.0
//
// A dispute (异议): what was stored then, judged again, beside the newest look.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/evidence.h"
#include "base/resources.h"
#include "base/result.h"
#include "model/finding.h"
#include "model/look.h"
#include "model/problem.h"
#include "model/snapshot.h"
#include "model/work_order.h"
#include "store/db.h"

namespace xuncha::app {

// One disputed (or any) problem of an order: what was seen then, from the stored bytes, beside the
// newest look.
struct SeenThen {
  std::string snapshot;
  std::string sentence;
  std::string seen;
  std::string url;  // what was asked: the target, else the page
  std::vector<model::Attempt> attempts;
  std::vector<model::EvidenceRef> evidence;
  // The kept answers of target and page, read back and their digests checked: headers, and the
  // source around the spot.
  std::vector<PlaceEvidence> places;
};
struct DisputeView {
  model::Problem problem;
  model::OrderState state = model::OrderState::kIssued;
  std::string reason;                      // the unit's, of a dispute; "" = none
  std::optional<SeenThen> stored;          // nothing = its snapshot is not in this data folder
  std::optional<model::ProblemLook> look;  // nothing = not looked at again yet
  std::optional<SeenThen> fresh;           // of the look
};
struct DisputeRequest {
  std::string order;                  // id or number
  std::vector<std::string> problems;  // ids or numbers; empty = those that are disputed
  std::string data_dir;
};
// The stored snapshot is audited again, so its sentence is what the bytes say, not what was once
// written down.
Result<std::vector<DisputeView>> ViewDispute(
    const DisputeRequest& request, store::Connection& database, const Resources& resources,
    const std::function<std::string(const model::Finding&)>& title);

}  // namespace xuncha::app
