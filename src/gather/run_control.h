// SPDX-License-Identifier: Apache-2.0
//
// How one gatherer lives among others of its process. None of it is a setting: it changes when the
// inspection runs and what it costs, never what it finds.
#pragma once

namespace xuncha::model {
class SnapshotView;
}

namespace xuncha::facts {
class PageReader;
}

namespace xuncha::gather {

class AttachmentReader;
class SharedBudgets;

struct RunControl {
  // Where GatherOptions::resumable is set: a `stop` from outside leaves the inspection as a kill
  // would, but in order, and Run gives kUnavailable; the next one with the same options goes on.
  // Without it `stop` ends the inspection.
  bool leave_when_stopped = false;
  // Hosts' budgets shared with other gatherers; null = its own. Outlives the gatherer.
  SharedBudgets* budgets = nullptr;
  // The last inspection of the same site by the same reader of pages (engine_reuse.cc): what did
  // not change since is not read again. Null = everything is. Outlives the gatherer.
  const model::SnapshotView* earlier = nullptr;
  // Reads the text of attachments; null = none is read. Outlives the gatherer.
  const AttachmentReader* attachments = nullptr;
  // Reads pages; null = the gatherer's own reader with its lexicon. Outlives the gatherer.
  facts::PageReader* pages = nullptr;
};

}  // namespace xuncha::gather
