// SPDX-License-Identifier: Apache-2.0
//
// Papers for units that never sign in, and for whoever lets us in: order (交办单), table of fixes
// (整改情况表), notice (检查通知), letter to technicians (访问说明), check record (检查记录表),
// form of the self-check (自查表), form of a lifecycle request (开设、变更、关停、注销申请表).
// Wording: data/papers/*.toml. Nothing here changes a record.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/bulletin_files.h"
#include "app/work_rules.h"
#include "base/resources.h"
#include "base/result.h"
#include "base/time.h"
#include "bulletin/inputs.h"
#include "model/bulletin.h"
#include "store/db.h"

namespace xuncha::app {

// Everything outlives the call.
struct PaperDesk {
  store::Connection& database;
  const WorkRules& rules;
  const Resources& resources;
  std::string data_dir;    // whose snapshots are told of as evidence
  std::string facts_file;  // the office's own facts (app/bulletin_facts.h); "" = none
  TimeMs now = 0;          // UTC
};

// How we ask servers, for the letter.
struct AccessFacts {
  std::string user_agent;
  double rate = 0;  // requests a second and host; 0 = no limit: not printed
  bool obeys_robots = true;
};

struct Paper {
  std::string name;          // of a file, without folder and ending: 2022Q3-应急-交办-1
  model::Bulletin document;  // bulletin/paper.h
  std::string message;       // to copy into a chat; "" = the template has none
};

// The order by id or number. Withdrawn items are left out; kInvalidArgument where none is left.
Result<Paper> OrderPaper(const PaperDesk& desk, const std::string& order);
Result<Paper> FixesPaper(const PaperDesk& desk, const std::string& order);

Result<Paper> NoticePaper(const PaperDesk& desk, const std::string& campaign);
Result<Paper> AccessLetter(const PaperDesk& desk, const std::string& campaign,
                           const AccessFacts& access);
// `unit` by id. kNotFound where it sponsors nothing that the campaign drew.
Result<Paper> SelfCheckForm(const PaperDesk& desk, const std::string& campaign,
                            const std::string& unit);
// Of a request "l-3": what the inventory and the request know, the rest blank.
Result<Paper> LifecycleForm(const PaperDesk& desk, const std::string& request_id);
Result<Paper> RecordPaper(const PaperDesk& desk, const std::string& campaign,
                          const std::string& subject, int round);

// docx pdf html: the document; xlsx: its tables, a sheet each; text: the message.
// kInvalidArgument for another `as`, and for text where the paper has none.
Result<std::string> RenderPaper(const Paper& paper, std::string_view as,
                                const RenderOptions& options);

// Parts of a file's name that no file system minds: what it does not bear becomes "_".
std::string AsFileName(std::string_view text);

}  // namespace xuncha::app
