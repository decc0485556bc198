// SPDX-License-Identifier: Apache-2.0
#include "model/disclosure.h"
#include "store/record_json.h"

// Describe is found by argument-dependent lookup, which looks beside the structs but not into
// unnamed namespaces there: hence static.
namespace xuncha::model {

template <class Io>
static void Describe(Io& io, PublishedItem& record) {
  io("id", record.id);
  io("part", record.part);
  io("unit", record.unit);
  io("site", record.site);
  io("column", record.column);
  io("class", record.klass);
  io("url", record.url);
  io("title", record.title);
  io("published", record.published);
  io("repost", record.repost);
  io("first_seen", record.first_seen);
  io("source", record.source);
}

template <class Io>
static void Describe(Io& io, CitizenMessage& record) {
  io("id", record.id);
  io("kind", record.kind);
  io("number", record.number);
  io("channel", record.channel);
  io("unit", record.unit);
  io("title", record.title);
  io("received", record.received);
  io("due", record.due);
  io("closed", record.closed);
  io("valid", record.valid);
  io("invalid_reason", record.invalid_reason);
  io("result", record.result);
  io("rejected", record.rejected);
  io("source", record.source);
}

template <class Io>
static void Describe(Io& io, RepostTask& record) {
  io("id", record.id);
  io("title", record.title);
  io("url", record.url);
  io("issued", record.issued);
  io("due", record.due);
  io("source", record.source);
}

}  // namespace xuncha::model

namespace xuncha::store {

XUNCHA_RECORD(model::PublishedItem);
XUNCHA_RECORD(model::CitizenMessage);
XUNCHA_RECORD(model::RepostTask);

}  // namespace xuncha::store
