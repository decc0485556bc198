// SPDX-License-Identifier: Apache-2.0
#include "model/campaign.h"
#include "model/problem.h"
#include "model/work_order.h"
#include "store/record_json.h"

// Describe is found by argument-dependent lookup, which looks beside the structs but not into
// unnamed namespaces there: hence static.
namespace xuncha::model {

template <class Io>
static void Describe(Io& io, Attachment& record) {
  io("name", record.name);
  io("sha256", record.sha256);
  io("type", record.type);
}

template <class Io>
static void Describe(Io& io, Window& record) {
  io("from", record.from);
  io("until", record.until);
}

template <class Io>
static void Describe(Io& io, Group& record) {
  io("name", record.name);
  io("members", record.members);
  io("units", record.units);
}

template <class Io>
static void Describe(Io& io, CutOff& record) {
  io("block", record.block);
  io("day", record.day);
}

template <class Io>
static void Describe(Io& io, NamedChoice& record) {
  io("kind", record.kind);
  io("subject", record.subject);
  io("by", record.by);
}

template <class Io>
static void Describe(Io& io, UnitReport& record) {
  io("unit", record.unit);
  io("received", record.received);
  io("scan", record.scan);
  io("by", record.by);
}

template <class Io>
static void Describe(Io& io, Campaign& record) {
  io("id", record.id);
  io("name", record.name);
  io("office", record.office);
  io("state", record.state);
  io("self_check", record.self_check);
  io("rounds", record.rounds);
  io("monitoring_point", record.monitoring_point);
  io("cut_offs", record.cut_offs);
  io("rectification_until", record.rectification_until);
  io("report_due", record.report_due);
  io("site_percent", record.site_percent);
  io("account_percent", record.account_percent);
  io("draw_seed", record.draw_seed);
  io("rulebook", record.rulebook);
  io("profile", record.profile);
  io("basis", record.basis);
  io("groups", record.groups);
  io("resample_of", record.resample_of);
  io("named", record.named);
  io("reports", record.reports);
  io("paused", record.paused);
}

template <class Io>
static void Describe(Io& io, ScopeEntry& record) {
  io("campaign", record.campaign);
  io("subject", record.subject);
  io("drawn", record.drawn);
  io("group", record.group);
}

template <class Io>
static void Describe(Io& io, SelfCheck& record) {
  io("campaign", record.campaign);
  io("unit", record.unit);
  io("state", record.state);
  io("submitted", record.submitted);
  io("problems", record.problems);
  io("fixed", record.fixed);
}

template <class Io>
static void Describe(Io& io, RecordRow& record) {
  io("campaign", record.campaign);
  io("subject", record.subject);
  io("round", record.round);
  io("indicator", record.indicator);
  io("machine", record.machine);
  io("machine_says", record.machine_says);
  io("person", record.person);
  io("by", record.by);
  io("at", record.at);
  io("note", record.note);
}

template <class Io>
static void Describe(Io& io, SubjectVerdict& record) {
  io("campaign", record.campaign);
  io("subject", record.subject);
  io("step", record.step);
  io("result", record.result);
  io("vetoes", record.vetoes);
  io("proposed", record.proposed);
  io("proposed_by", record.proposed_by);
  io("reviewed_by", record.reviewed_by);
  io("decided_by", record.decided_by);
  io("reason", record.reason);
}

template <class Io>
static void Describe(Io& io, Inspection& record) {
  io("campaign", record.campaign);
  io("subject", record.subject);
  io("round", record.round);
  io("state", record.state);
  io("snapshot", record.snapshot);
  io("error", record.error);
  io("latest", record.latest);
  io("score", record.score);
  io("tries", record.tries);
  io("holder", record.holder);
  io("heartbeat", record.heartbeat);
  io("started", record.started);
  io("finished", record.finished);
}

template <class Io>
static void Describe(Io& io, ProblemStep& record) {
  io("event", record.event);
  io("from", record.from);
  io("to", record.to);
  io("by", record.by);
  io("at", record.at);
  io("reason", record.reason);
}

template <class Io>
static void Describe(Io& io, Problem& record) {
  io("id", record.id);
  io("campaign", record.campaign);
  io("number", record.number);
  io("subject", record.subject);
  io("unit", record.unit);
  io("check", record.check);
  io("cause", record.cause);
  io("class", record.klass);
  io("finding", record.finding);
  io("findings", record.findings);
  io("snapshot", record.snapshot);
  io("indicators", record.indicators);
  io("confidence", record.confidence);
  io("tier", record.tier);
  io("state", record.state);
  io("origin", record.origin);
  io("rounds", record.rounds);
  io("url", record.url);
  io("target", record.target);
  io("column_path", record.column_path);
  io("where", record.where);
  io("label", record.label);
  io("title", record.title);
  io("seen", record.seen);
  io("limit", record.limit);
  io("latest", record.latest);
  io("occurrences", record.occurrences);
  io("content_digest", record.content_digest);
  io("reason", record.reason);
  io("carried_from", record.carried_from);
  io("recurred_from", record.recurred_from);
  io("common", record.common);
  io("fixed_on", record.fixed_on);
  io("closed_on", record.closed_on);
  io("newer", record.newer);
  io("unseen_on", record.unseen_on);
  io("first_seen", record.first_seen);
  io("last_looked", record.last_looked);
  io("attachments", record.attachments);
}

template <class Io>
static void Describe(Io& io, Declaration& record) {
  io("id", record.id);
  io("unit", record.unit);
  io("subject", record.subject);
  io("place", record.place);
  io("check", record.check);
  io("reason", record.reason);
  io("from", record.from);
  io("until", record.until);
  io("by", record.by);
}

template <class Io>
static void Describe(Io& io, OrderItem& record) {
  io("problem", record.problem);
  io("state", record.state);
  io("answer", record.answer);
  io("fixed_by", record.fixed_by);
  io("fixed_on", record.fixed_on);
  io("fixed_from", record.fixed_from);
  io("proof", record.proof);
  io("before_dispute", record.before_dispute);
  io("disputed_on", record.disputed_on);
  io("settled_on", record.settled_on);
  io("told_in", record.told_in);
}

template <class Io>
static void Describe(Io& io, PastDeadline& record) {
  io("deadline", record.deadline);
  io("until", record.until);
}

template <class Io>
static void Describe(Io& io, WorkOrder& record) {
  io("id", record.id);
  io("campaign", record.campaign);
  io("number", record.number);
  io("unit", record.unit);
  io("state", record.state);
  io("before_dispute", record.before_dispute);
  io("issued", record.issued);
  io("deadline", record.deadline);
  io("extensions", record.extensions);
  io("past_deadlines", record.past_deadlines);
  io("reminder", record.reminder);
  io("reminded_on", record.reminded_on);
  io("items", record.items);
}

template <class Io>
static void Describe(Io& io, OrderStep& record) {
  io("event", record.event);
  io("by", record.by);
  io("at", record.at);
  io("reason", record.reason);
  io("deadline", record.deadline);
  io("problems", record.problems);
}

}  // namespace xuncha::model

namespace xuncha::store {

XUNCHA_RECORD(model::Campaign);
XUNCHA_RECORD(model::ScopeEntry);
XUNCHA_RECORD(model::SelfCheck);
XUNCHA_RECORD(model::RecordRow);
XUNCHA_RECORD(model::SubjectVerdict);
XUNCHA_RECORD(model::Inspection);
XUNCHA_RECORD(model::ProblemStep);
XUNCHA_RECORD(model::Problem);
XUNCHA_RECORD(model::Declaration);
XUNCHA_RECORD(model::WorkOrder);
XUNCHA_RECORD(model::OrderStep);

}  // namespace xuncha::store
