// SPDX-License-Identifier: Apache-2.0
#include <csignal>
#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

#include "cli/wiring.h"

int main(int argc, char** argv) {
  // A reader of our output that goes away must not kill us; writes say so instead.
  std::signal(SIGPIPE, SIG_IGN);
  // Nor must a limit on file sizes: it is then an error like a full disk.
  std::signal(SIGXFSZ, SIG_IGN);
  const std::vector<std::string> words(argv + (argc > 0 ? 1 : 0), argv + argc);
  return xuncha::cli::Run(words, [](const std::string& name) -> std::optional<std::string> {
    const char* value = std::getenv(name.c_str());  // NOLINT(concurrency-mt-unsafe): no threads yet
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
  });
}
