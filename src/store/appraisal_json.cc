// SPDX-License-Identifier: Apache-2.0
#include "model/appraisal.h"
#include "store/record_json.h"

// Describe is found by argument-dependent lookup, which looks beside the structs but not into
// unnamed namespaces there: hence static.
namespace xuncha::model {

template <class Io>
static void Describe(Io& io, AppraisalRecord& record) {
  io("id", record.id);
  io("campaign", record.campaign);
  io("words", record.words);
  io("contest", record.contest);
}

template <class Io>
static void Describe(Io& io, AppraisalLine& record) {
  io("rule", record.rule);
  io("name", record.name);
  io("bonus", record.bonus);
  io("count", record.count);
  io("points", record.points);
  io("records", record.records);
}

template <class Io>
static void Describe(Io& io, AppraisalPart& record) {
  io("part", record.part);
  io("name", record.name);
  io("full", record.full);
  io("applies", record.applies);
  io("points", record.points);
  io("lines", record.lines);
}

template <class Io>
static void Describe(Io& io, AppraisalRow& record) {
  io("unit", record.unit);
  io("name", record.name);
  io("score", record.score);
  io("rank", record.rank);
  io("grade", record.grade);
  io("bonus", record.bonus);
  io("points", record.points);
  io("full", record.full);
  io("parts", record.parts);
}

template <class Io>
static void Describe(Io& io, AppraisalOmission& record) {
  io("unit", record.unit);
  io("name", record.name);
  io("why", record.why);
  io("records", record.records);
}

template <class Io>
static void Describe(Io& io, AppraisedCampaign& record) {
  io("id", record.id);
  io("name", record.name);
}

template <class Io>
static void Describe(Io& io, AppraisalContest& record) {
  io("number", record.number);
  io("unit", record.unit);
  io("text", record.text);
  io("records", record.records);
  io("state", record.state);
  io("answer", record.answer);
  io("waived", record.waived);
  io("by", record.by);
  io("answered_by", record.answered_by);
  io("at", record.at);
  io("answered_at", record.answered_at);
}

template <class Io>
static void Describe(Io& io, Appraisal& record) {
  io("id", record.id);
  io("year", record.year);
  io("office", record.office);
  io("state", record.state);
  io("as_of", record.as_of);
  io("scheme_name", record.scheme_name);
  io("example", record.example);
  io("scheme", record.scheme);
  io("contest_until", record.contest_until);
  io("campaigns", record.campaigns);
  io("without", record.without);
  io("rows", record.rows);
  io("omitted", record.omitted);
  io("contests", record.contests);
  io("digest", record.digest);
  io("made_by", record.made_by);
  io("announced_by", record.announced_by);
  io("sealed_by", record.sealed_by);
  io("made_at", record.made_at);
  io("announced_at", record.announced_at);
  io("sealed_at", record.sealed_at);
}

}  // namespace xuncha::model

namespace xuncha::store {

XUNCHA_RECORD(model::AppraisalLine);
XUNCHA_RECORD(model::AppraisalOmission);
XUNCHA_RECORD(model::AppraisalRow);
XUNCHA_RECORD(model::AppraisalContest);
XUNCHA_RECORD(model::Appraisal);

}  // namespace xuncha::store
