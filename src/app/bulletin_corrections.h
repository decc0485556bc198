// SPDX-License-Identifier: Apache-2.0
//
// An issued bulletin that proves wrong is put right by a correction (更正): a bulletin of its own,
// which names the sealed one and tells line by line what was wrong and what is right. The sealed
// one stays as it is. docs/adr/0021-corrections-as-bulletins.md.
#pragma once

#include <string>
#include <vector>

#include "app/bulletins.h"
#include "app/work_log.h"
#include "app/work_rules.h"
#include "base/resources.h"
#include "base/result.h"
#include "model/bulletin.h"
#include "store/db.h"

namespace xuncha::app {

struct CorrectionRequest {
  std::string id;                   // the issued bulletin, never a correction of it
  std::string right;                // a draft of the same campaign that has it right
  std::vector<std::string> values;  // names of figures to correct; empty = all that differs
  std::string reason;               // printed
};

// A draft that corrects the issued bulletin as its issued corrections left it. Numbers are never
// typed: they are the draft's, with its records. kConflict where the first is not issued or is a
// correction itself, or the second no draft; kInvalidArgument where they are of different campaigns
// or forms, no reason is given, a name is no figure of both, or nothing differs.
Result<model::Bulletin> DraftCorrection(store::Connection& database, const Resources& resources,
                                        const CorrectionRequest& request, const Who& who);

// What blocks a correction: `right` no longer reads as the records do, or the self-audit of it
// finds what blocks (the last look aside: nothing is claimed of today), or lint of the correction;
// or the bulletin with the correction would contradict itself, and which values must go along.
Result<std::vector<bulletin::AuditFault>> AuditCorrection(store::Connection& database,
                                                          const WorkRules& rules,
                                                          const Resources& resources,
                                                          const model::Bulletin& correction,
                                                          TimeMs now);

// The issued corrections of a bulletin, oldest first, their seals verified.
Result<std::vector<model::Bulletin>> CorrectionsOf(store::Connection& database,
                                                   const model::Bulletin& bulletin);

// The bulletin as its issued corrections left it, the values of annexes named by their rows
// (bulletin::ByRowNames).
Result<model::BulletinDocument> EffectiveDocument(store::Connection& database,
                                                  const model::Bulletin& bulletin);

// kConflict where another correction of the same bulletin was issued since this one was drafted:
// it tells what no longer stands there. Ok for what is no correction.
Status StillCorrects(store::Connection& database, const model::Bulletin& correction);

// A value of an issued bulletin, as it was told before and by the correction.
struct CorrectedValue {
  std::string by, number;    // the correction
  std::string name;          // of an annex: by its row's name
  std::string wrong, right;  // wrong: "" = it was not there
};
Result<std::vector<CorrectedValue>> CorrectedValues(store::Connection& database,
                                                    const model::Bulletin& bulletin);

}  // namespace xuncha::app
