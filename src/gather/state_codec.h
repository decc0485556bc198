// SPDX-License-Identifier: Apache-2.0
//
// The plain structs of an inspection's state as bytes and back, for the file by which a killed
// inspection is gone on with (docs/internals/resume.md). Get… give false on bytes that Put… never
// wrote; every reading is bounded by what is there.
#pragma once

#include <string>

#include "base/bytes.h"
#include "gather/outcomes.h"
#include "model/snapshot.h"

namespace xuncha::gather {

void PutTries(std::string& out, const TryRecord& tries);
bool GetTries(ByteReader& in, TryRecord& tries);

void PutAttempt(std::string& out, const model::Attempt& attempt);
bool GetAttempt(ByteReader& in, model::Attempt& attempt);

void PutHostFacts(std::string& out, const model::HostFacts& facts);
bool GetHostFacts(ByteReader& in, model::HostFacts& facts);

void PutProbeAnswer(std::string& out, const model::ProbeAnswer& answer);
bool GetProbeAnswer(ByteReader& in, model::ProbeAnswer& answer);

}  // namespace xuncha::gather
