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
#include "model/message.h"
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
  // Words what an account shows; empty = the problem's own title.
  std::function<std::string(const model::Message&)> say = nullptr;
  // Told before each site or account, by its name, its place from 1, and how many there are.
  std::function<void(const std::string&, std::size_t, std::size_t)> progress = nullptr;
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

}  // namespace xuncha::app
