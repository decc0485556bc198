// SPDX-License-Identifier: Apache-2.0
#include "model/account.h"
#include "model/look.h"
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
static void Describe(Io& io, MenuItem& record) {
  io("path", record.path);
  io("type", record.type);
  io("from", record.from);
  io("url", record.url);
  io("outcome", record.outcome);
  io("status", record.status);
  io("text", record.text);
  io("latest", record.latest);
  io("probed", record.probed);
  io("snapshot", record.snapshot);
  io("tick", record.tick);
  io("tick_by", record.tick_by);
  io("proofs", record.proofs);
}

template <class Io>
static void Describe(Io& io, AccountPost& record) {
  io("day", record.day);
  io("title", record.title);
  io("url", record.url);
}

template <class Io>
static void Describe(Io& io, AccountFacts& record) {
  io("campaign", record.campaign);
  io("account", record.account);
  io("round", record.round);
  io("last_post", record.last_post);
  io("last_post_from", record.last_post_from);
  io("posts", record.posts);
  io("read", record.read);
  io("subject", record.subject);
  io("nature", record.nature);
  io("interaction", record.interaction);
  io("filed", record.filed);
  io("menu", record.menu);
  io("proofs", record.proofs);
  io("note", record.note);
  io("by", record.by);
  io("at", record.at);
}

template <class Io>
static void Describe(Io& io, ProblemLook& record) {
  io("problem", record.problem);
  io("order", record.order);
  io("snapshot", record.snapshot);
  io("result", record.result);
  io("why", record.why);
  io("seen", record.seen);
  io("says", record.says);
  io("by", record.by);
  io("at", record.at);
}

template <class Io>
static void Describe(Io& io, SiteProbe& record) {
  io("site", record.site);
  io("at", record.at);
  io("url", record.url);
  io("opened", record.opened);
  io("milliseconds", record.milliseconds);
  io("own_fault", record.own_fault);
  io("result", record.result);
  io("from", record.from);
}

}  // namespace xuncha::model

namespace xuncha::store {

XUNCHA_RECORD(model::AccountFacts);
XUNCHA_RECORD(model::ProblemLook);
XUNCHA_RECORD(model::SiteProbe);

}  // namespace xuncha::store
