// SPDX-License-Identifier: Apache-2.0
//
// A gatherer that runs beside others of its process.
#pragma once

#include <memory>
#include <string>

#include "gather/gatherer.h"
#include "gather/run_control.h"

namespace xuncha::gather {

// As Gatherer::Create, under `control`.
Result<std::unique_ptr<Gatherer>> CreateGatherer(GatherOptions options,
                                                 const facts::Lexicon& lexicon,
                                                 const BotWallSigns& bot_walls, Fetcher& fetcher,
                                                 const Clock& clock, model::SnapshotSink& sink,
                                                 std::string work_dir, const RunControl& control);

}  // namespace xuncha::gather
