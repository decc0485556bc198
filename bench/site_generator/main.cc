// SPDX-License-Identifier: Apache-2.0
//
// xuncha_sitegen: writes a generated site with known defects (generator.h says what).
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "site_generator/generator.h"

namespace {

constexpr const char* kUsage =
    "usage: xuncha_sitegen --out DIR [--family modern|table|disclosure] [--articles N] [--seed N]\n"
    "                      [--port N | --base URL --listen ADDR:PORT] [--defects FACTOR]\n"
    "                      [--server-errors]\n"
    "DIR must be an absolute path outside the source tree. Serve it with:\n"
    "  nginx -p DIR -c DIR/nginx.conf\n";

int Fail(const std::string& message) {
  std::fprintf(stderr, "xuncha_sitegen: %s\n%s", message.c_str(), kUsage);
  return 3;
}

}  // namespace

int main(int argc, char** argv) {
  xuncha::sitegen::Options options;
  options.base_url = "http://127.0.0.1:8080";
  options.listen = "127.0.0.1:8080";
  for (int i = 1; i < argc; ++i) {
    const std::string_view name = argv[i];
    if (name == "--server-errors") {
      options.server_errors = true;
      continue;
    }
    if (i + 1 >= argc) {
      return Fail("missing value or unknown option: " + std::string(name));
    }
    const std::string value = argv[++i];
    if (name == "--out") {
      options.out_dir = value;
    } else if (name == "--family") {
      if (!xuncha::sitegen::FamilyFromName(value, options.family)) {
        return Fail("no such family: " + value);
      }
    } else if (name == "--articles") {
      options.articles = static_cast<std::uint32_t>(std::strtoul(value.c_str(), nullptr, 10));
    } else if (name == "--seed") {
      options.seed = std::strtoull(value.c_str(), nullptr, 10);
    } else if (name == "--port") {
      options.listen = "127.0.0.1:" + value;
      options.base_url = "http://" + options.listen;
    } else if (name == "--base") {
      options.base_url = value;
    } else if (name == "--listen") {
      options.listen = value;
    } else if (name == "--defects") {
      options.defects = std::strtod(value.c_str(), nullptr);
    } else {
      return Fail("unknown option: " + std::string(name));
    }
  }
  if (options.out_dir.empty() || options.out_dir[0] != '/') {
    return Fail("--out wants an absolute path");
  }
  if (options.articles < 100 || options.articles > 5'000'000) {
    return Fail("--articles wants 100 to 5000000");
  }
  if (!options.base_url.starts_with("http://")) {
    return Fail("--base wants http://…");
  }
  xuncha::sitegen::Summary summary;
  std::string error;
  if (!xuncha::sitegen::Generate(options, summary, error)) {
    std::fprintf(stderr, "xuncha_sitegen: %s\n", error.c_str());
    return 1;
  }
  std::printf("%llu pages (mean %llu bytes), %llu files, %llu MB, %llu defects, %llu traps\n",
              static_cast<unsigned long long>(summary.pages),
              static_cast<unsigned long long>(summary.page_bytes / summary.pages),
              static_cast<unsigned long long>(summary.files),
              static_cast<unsigned long long>(summary.bytes >> 20),
              static_cast<unsigned long long>(summary.defects),
              static_cast<unsigned long long>(summary.traps));
  return 0;
}
