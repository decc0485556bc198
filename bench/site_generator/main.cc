// SPDX-License-Identifier: Apache-2.0
//
// xuncha_sitegen: writes a generated site with known defects (generator.h says what) or with known
// columns (columns/generate.h).
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "site_generator/columns/generate.h"
#include "site_generator/generator.h"

namespace {

constexpr const char* kUsage =
    "usage: xuncha_sitegen --out DIR [--family modern|table|disclosure] [--articles N] [--seed N]\n"
    "                      [--port N | --base URL --listen ADDR:PORT] [--defects FACTOR]\n"
    "                      [--server-errors]\n"
    "       xuncha_sitegen --out DIR --family columns-a … columns-w, columns-aa … columns-bb\n"
    "                      [--columns N] [--articles N] [--seed N]\n"
    "                      [--port N | --base URL --listen ADDR:PORT] [--as-of DAY]\n"
    "DIR must be an absolute path outside the source tree. Serve it with:\n"
    "  nginx -p DIR -c DIR/nginx.conf\n";

int Fail(const std::string& message) {
  std::fprintf(stderr, "xuncha_sitegen: %s\n%s", message.c_str(), kUsage);
  return 3;
}

// What is common to both kinds of site comes from `common`.
int MakeColumns(xuncha::sitegen::columns::Options options, const xuncha::sitegen::Options& common) {
  options.base_url = common.base_url;
  options.listen = common.listen;
  options.out_dir = common.out_dir;
  options.articles = common.articles;
  options.seed = common.seed;
  xuncha::sitegen::columns::Summary summary;
  std::string error;
  if (!xuncha::sitegen::columns::Generate(options, summary, error)) {
    std::fprintf(stderr, "xuncha_sitegen: %s\n", error.c_str());
    return 1;
  }
  std::printf("%llu columns, %llu pages (mean %llu bytes)\n",
              static_cast<unsigned long long>(summary.columns),
              static_cast<unsigned long long>(summary.pages),
              static_cast<unsigned long long>(summary.bytes / summary.pages));
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  xuncha::sitegen::Options options;
  options.base_url = "http://127.0.0.1:8080";
  options.listen = "127.0.0.1:8080";
  xuncha::sitegen::columns::Options columns;
  bool of_columns = false;
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
      of_columns = xuncha::sitegen::columns::IsFamily(value);
      columns.family = value;
      if (!of_columns && !xuncha::sitegen::FamilyFromName(value, options.family)) {
        return Fail("no such family: " + value);
      }
    } else if (name == "--columns") {
      columns.columns = static_cast<std::uint32_t>(std::strtoul(value.c_str(), nullptr, 10));
    } else if (name == "--as-of") {
      if (!xuncha::sitegen::columns::ParseDay(value, columns.as_of)) {
        return Fail("--as-of wants a day such as 2022-08-23");
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
  if (of_columns) {
    return MakeColumns(columns, options);
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
