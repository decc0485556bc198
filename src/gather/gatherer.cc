// SPDX-License-Identifier: Apache-2.0
#include "gather/gatherer.h"

#include "gather/create_gatherer.h"
#include "gather/engine.h"

namespace xuncha::gather {

Result<std::unique_ptr<Gatherer>> Gatherer::Create(GatherOptions options,
                                                   const facts::Lexicon& lexicon,
                                                   const BotWallSigns& bot_walls, Fetcher& fetcher,
                                                   const Clock& clock, model::SnapshotSink& sink,
                                                   std::string work_dir) {
  return CreateGatherer(std::move(options), lexicon, bot_walls, fetcher, clock, sink,
                        std::move(work_dir), {});
}

Result<std::unique_ptr<Gatherer>> CreateGatherer(GatherOptions options,
                                                 const facts::Lexicon& lexicon,
                                                 const BotWallSigns& bot_walls, Fetcher& fetcher,
                                                 const Clock& clock, model::SnapshotSink& sink,
                                                 std::string work_dir, const RunControl& control) {
  XC_ASSIGN_OR_RETURN(std::unique_ptr<Engine> engine,
                      Engine::Create(std::move(options), lexicon, bot_walls, fetcher, clock, sink,
                                     std::move(work_dir), control));
  return std::unique_ptr<Gatherer>(std::move(engine));
}

}  // namespace xuncha::gather
