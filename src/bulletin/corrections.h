// SPDX-License-Identifier: Apache-2.0
//
// What of an issued bulletin a correction (更正) puts right: line by line, as it reads and as it
// should read, with the values and records of the right one. Pure functions of both documents.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "bulletin/binder.h"
#include "bulletin/paper.h"
#include "bulletin/reversals.h"
#include "model/bulletin.h"

namespace xuncha::bulletin {

// A clause or sentence of the text, a caption, a cell or a row of an annex.
struct CorrectedLine {
  std::string place;  // 正文, 附件1“公安局”一行“存在问题”栏
  std::string wrong;  // as it reads; "" = it was left out
  Runs right;         // as it should read, its values bound; empty = it should not be there
};

// How places are told and where a clause ends.
struct CorrectionWords {
  std::string body, title, row, cell, caption;  // of the template's [words]; {annex} {row} {column}
  Letters stops;
};

// The document with the values of annexes named by their row's name instead of its number:
// annex.disclosure.departments.2.items → annex.disclosure.departments.公安局.items. Rows move.
model::BulletinDocument ByRowNames(model::BulletinDocument document);

// `before` with the named figures as `right` has them; `right` itself where none is named. Both by
// row names. kInvalidArgument where a name is no figure that both print, or counts within a list:
// there the same name stands for other things.
Result<model::BulletinDocument> Corrected(const model::BulletinDocument& before,
                                          const model::BulletinDocument& right,
                                          const std::vector<std::string>& names);

// Everything that reads otherwise in `after`, in the order of the text; both by row names. Wording
// alone is no difference, but for captions. kInvalidArgument where an annex has other columns.
Result<std::vector<CorrectedLine>> CorrectedLines(const model::BulletinDocument& before,
                                                  const model::BulletinDocument& after,
                                                  const CorrectionWords& words);

// The paper with the lines filled in (list `lines`: place, wrong, right). Its values are those of
// the lines, and, named corrected.*, of records `of`: every word of `facts` and what was wrong.
// kInvalidArgument as ComposePaper.
Result<model::BulletinDocument> ComposeCorrection(const PaperTemplate& paper, PaperFacts facts,
                                                  const std::vector<CorrectedLine>& lines,
                                                  const model::BulletinDocument& after,
                                                  const std::string& of);

}  // namespace xuncha::bulletin
