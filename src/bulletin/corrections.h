// SPDX-License-Identifier: Apache-2.0
//
// What of an issued bulletin a correction (更正) puts right: line by line, as it was issued and as
// it should read, with the values and records of the right one. A pure function of both documents.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "bulletin/binder.h"
#include "bulletin/paper.h"
#include "bulletin/reversals.h"
#include "model/bulletin.h"

namespace xuncha::bulletin {

// A clause of the text, a cell or a row of an annex.
struct CorrectedLine {
  std::string place;  // 正文, 附件1“公安局”一行“存在问题”栏
  std::string wrong;  // as issued; "" = it was left out
  Runs right;         // as it should read, its values bound; empty = it should not be there
};

// How places are told and where a clause ends.
struct CorrectionWords {
  std::string body, title, row, cell;  // of the template's [words]; {annex} {row} {column}
  Letters stops;
};

// Every value of `issued` that reads otherwise in `right`, in the order of the text; of them only
// those named, if any are. Rows of annexes are known by their names, not by their numbers.
std::vector<CorrectedLine> CorrectedLines(const model::BulletinDocument& issued,
                                          const model::BulletinDocument& right,
                                          const std::vector<std::string>& names,
                                          const CorrectionWords& words);

// The paper with the lines filled in (list `lines`: place, wrong, right), its values those of the
// lines. kInvalidArgument as ComposePaper.
Result<model::BulletinDocument> ComposeCorrection(const PaperTemplate& paper, PaperFacts facts,
                                                  const std::vector<CorrectedLine>& lines,
                                                  const model::BulletinDocument& right);

}  // namespace xuncha::bulletin
