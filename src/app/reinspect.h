// SPDX-License-Identifier: Apache-2.0
//
// Re-inspection (复查) of exactly the places of work orders: saved pages, links, columns, asked
// anew whatever is known of them. What it shows is kept with each problem, and moves the orders on.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/judge.h"
#include "app/work_log.h"
#include "app/work_rules.h"
#include "base/log.h"
#include "base/resources.h"
#include "base/result.h"
#include "base/time.h"
#include "gather/fetcher.h"
#include "gather/gatherer.h"
#include "model/finding.h"
#include "model/look.h"
#include "model/problem.h"
#include "model/work_order.h"
#include "store/db.h"

namespace xuncha::app {

struct ReinspectRequest {
  std::string order;  // id or number; "" = every order of the campaign
  std::string campaign;
  gather::GatherOptions options;  // of every site; the site and its spots are set here
  std::string data_dir;
  std::string tool_version;
  std::string actor;
};

// Everything outlives the call.
struct ReinspectTools {
  store::Connection& database;
  const WorkRules& rules;
  const Resources& resources;
  const GatherData& data;
  const Clock& clock;
  gather::Fetcher& fetcher;
  Log& log;
  std::function<std::string(const model::Finding&)> title;  // never null
};

struct Reinspected {
  model::Problem problem;
  model::ProblemLook look;
  model::OrderState before = model::OrderState::kIssued;  // of the item
  model::OrderState after = model::OrderState::kIssued;
};

struct ReinspectOutcome {
  std::vector<Reinspected> looks;  // by order, then as the order lists them
  struct Failure {
    std::string subject;
    std::string error;
  };
  std::vector<Failure> failed;  // what we could not do: nothing is kept of these sites
};

// Looks at every item that is not closed, verified or withdrawn. fixed: the item is verified, so
// that a person can close it. open, where the unit says that it is fixed: returned. Disputed items
// are looked at and stay disputed: the look is for whoever decides. What only an eye can see is
// said to be not observable. Judged as of today. One transaction a site.
Result<ReinspectOutcome> Reinspect(const ReinspectRequest& request, const ReinspectTools& tools,
                                   const std::atomic<bool>& stop);

// One disputed (or any) problem of an order: what was seen then, from the stored bytes, beside the
// newest look.
struct SeenThen {
  std::string snapshot;
  std::string sentence;
  std::string seen;
  std::string url;  // what was asked: the target, else the page
  std::vector<model::Attempt> attempts;
  std::vector<model::EvidenceRef> evidence;
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
