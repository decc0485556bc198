// SPDX-License-Identifier: Apache-2.0
//
// Inspects the site that the command line tells: what `check` and `columns` share.
#pragma once

#include <optional>

#include "app/inspect_site.h"
#include "cli/context.h"

namespace xuncha::cli {

// Gathers, seals and audits, with progress on a terminal. Nothing if it could not be done: the line
// is printed and `status` set.
std::optional<app::Inspected> Inspect(Context& context, int& status);

// `status`, unless the inspection was broken off by us or by our own network, or not one page could
// be read: then kFailed, and what is to be said about it is said.
int StatusAtTheEnd(const Context& context, const model::Report& report, int status);

}  // namespace xuncha::cli
