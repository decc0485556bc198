// SPDX-License-Identifier: Apache-2.0
//
// Runs the program under ptrace and kills it at a chosen step: a step is a call to the system that
// changes something outside of the process (a write, a sync, a rename, something sent). Killed
// before the call is made, so that step n + 1 is "killed after step n". Deterministic where delays
// are not, and quicker.
#pragma once

#include <string>
#include <vector>

namespace xuncha::e2e {

struct Stepped {
  int status = -1;  // exit status; 128 + signal if it was killed
  int steps = 0;    // made, or begun when it was killed
  std::string out;  // both streams
};

// False where the system does not let one process trace another (some containers).
bool CanTrace();

// `kill_at` counts from 1; 0 = it runs to its end, and `steps` says how many there were. One thread
// at a time, and no other children of this process may end meanwhile.
Stepped RunInSteps(const std::vector<std::string>& command, int kill_at,
                   const std::string& output_file);

}  // namespace xuncha::e2e
