// SPDX-License-Identifier: Apache-2.0
#include "model/bulletin.h"
#include "store/record_json.h"

// Describe is found by argument-dependent lookup, which looks beside the structs but not into
// unnamed namespaces there: hence static.
namespace xuncha::model {

template <class Io>
static void Describe(Io& io, BoundValue& record) {
  io("name", record.name);
  io("kind", record.kind);
  io("text", record.text);
  io("number", record.number);
  io("records", record.records);
}

template <class Io>
static void Describe(Io& io, TextRun& record) {
  io("text", record.text);
  io("value", record.value);
}

template <class Io>
static void Describe(Io& io, TextParagraph& record) {
  io("role", record.role);
  io("block", record.block);
  io("lead", record.lead);
  io("runs", record.runs);
}

template <class Io>
static void Describe(Io& io, TableColumn& record) {
  io("title", record.title);
  io("width_mm", record.width_mm);
  io("centred", record.centred);
  io("number", record.number);
}

template <class Io>
static void Describe(Io& io, TableCell& record) {
  io("runs", record.runs);
}

template <class Io>
static void Describe(Io& io, TableRow& record) {
  io("cells", record.cells);
}

template <class Io>
static void Describe(Io& io, TextTable& record) {
  io("id", record.id);
  io("caption", record.caption);
  io("columns", record.columns);
  io("rows", record.rows);
}

template <class Io>
static void Describe(Io& io, TextAnnex& record) {
  io("number", record.number);
  io("title", record.title);
  io("tables", record.tables);
}

template <class Io>
static void Describe(Io& io, BulletinDocument& record) {
  io("form", record.form);
  io("red_head", record.red_head);
  io("title", record.title);
  io("addressees", record.addressees);
  io("paragraphs", record.paragraphs);
  io("tables", record.tables);
  io("annexes", record.annexes);
  io("signature", record.signature);
  io("date", record.date);
  io("copies_to", record.copies_to);
  io("printed_by", record.printed_by);
  io("values", record.values);
}

template <class Io>
static void Describe(Io& io, WordingTake& record) {
  io("before", record.before);
  io("after", record.after);
  io("place", record.place);
}

template <class Io>
static void Describe(Io& io, Bulletin& record) {
  io("id", record.id);
  io("campaign", record.campaign);
  io("state", record.state);
  io("document", record.document);
  io("as_of", record.as_of);
  io("findings", record.findings);
  io("taken", record.taken);
  io("office_facts", record.office_facts);
  io("corrects", record.corrects);
  io("right_by", record.right_by);
  io("reason", record.reason);
  io("corrected", record.corrected);
  io("corrects_after", record.corrects_after);
  io("digest", record.digest);
  io("number", record.number);
  io("signer", record.signer);
  io("signed_on", record.signed_on);
  io("printed_on", record.printed_on);
  io("made_by", record.made_by);
  io("frozen_by", record.frozen_by);
  io("issued_by", record.issued_by);
  io("made_at", record.made_at);
  io("frozen_at", record.frozen_at);
  io("issued_at", record.issued_at);
}

}  // namespace xuncha::model

namespace xuncha::store {

XUNCHA_RECORD(model::BulletinDocument);
XUNCHA_RECORD(model::BoundValue);
XUNCHA_RECORD(model::Bulletin);

}  // namespace xuncha::store
