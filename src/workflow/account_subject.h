// SPDX-License-Identifier: Apache-2.0
//
// Whose account it is: the certified subject (认证主体) against the register, and the names that a
// sponsor's accounts bear. 123号 四(一); content-safety.md M3, M4.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/period.h"
#include "model/account.h"
#include "model/finding.h"
#include "model/inventory.h"
#include "model/message.h"

namespace xuncha::workflow {

struct SubjectFault {
  model::Message message;  // account_subject.*
  model::Confidence confidence = model::Confidence::kReview;
};

// What speaks against the certified subject on an ISO day; nothing if it is one of the sponsor's
// present names, or if subject or sponsor are not known. Names compare without white space, and
// with full-width brackets as half-width ones. `grace`: so long after a name or a body ended, it is
// a question only.
std::optional<SubjectFault> JudgeSubject(std::string_view subject, model::SubjectNature nature,
                                         const std::string& sponsor,
                                         const std::vector<model::Unit>& units,
                                         std::string_view day, const Period& grace);

// Running accounts of the same sponsor on the same platform that are older than `account` (by day
// of opening, place in the register, id), by name. Empty for the oldest.
std::vector<std::string> OlderOnPlatform(const model::AccountRecord& account,
                                         const std::vector<model::AccountRecord>& accounts);

// The name that most of the sponsor's running accounts bear, if this one bears another; "" if it
// does not, or no name is borne by two.
std::string UsualName(const model::AccountRecord& account,
                      const std::vector<model::AccountRecord>& accounts);

}  // namespace xuncha::workflow
