// SPDX-License-Identifier: Apache-2.0
//
// linkchecker's page fixtures, served on loopback: for each, the links that linkchecker's .result
// file lists and whether they work, against what the program finds. Every difference is listed
// below with its reason; docs/accuracy.md has the same table for people.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "tests/e2e/local_site.h"

namespace xuncha::e2e {
namespace {

namespace fs = std::filesystem;

constexpr const char* kPrefix = "/tests/checker/data/";

// Fixtures that are HTML pages with an expectation of their own.
constexpr const char* kFixtures[] = {"all_parts_linenos.html",
                                     "anchor1.html",
                                     "archive.html",
                                     "base1.html",
                                     "base2.html",
                                     "base3.html",
                                     "base4.html",
                                     "base_ignorewarnings.html",
                                     "charsets/cp1250.html",
                                     "charsets/iso8859-2.html",
                                     "charsets/utf8.html",
                                     "empty.html",
                                     "file.html",
                                     "file_url_quote.html",
                                     "frames.html",
                                     "html5.html",
                                     "http.html",
                                     "http_anchor.html",
                                     "http_empty.html",
                                     "http_file.html",
                                     "http_invalid_host.html",
                                     "http_lowercase.html",
                                     "http_quotes.html",
                                     "http_slash.html",
                                     "http_url_quote.html",
                                     "http_utf8.html",
                                     "misc.html",
                                     "redir.html",
                                     "urlencoding_anchor.html",
                                     "utf8.html"};

struct Difference {
  const char* fixture;
  const char* url;  // after the base address, or absolute
  const char* reason;
};

constexpr const char* kQueryCharset =
    "a browser writes a query in the page's charset (ISO-8859-1 here); linkchecker makes it UTF-8";
constexpr const char* kAmpersand = "the URL standard keeps & in a path; linkchecker escapes it";
constexpr const char* kSameScheme =
    "http:x and http:/x are relative to a page that is http itself; linkchecker calls them errors";

// What linkchecker lists and we do not ask.
constexpr Difference kNotOurs[] = {
    {"anchor1.html", "anchor3.html", "linked by anchor2.html only: linkchecker went one page on"},
    {"archive.html", "file.html", "<object archive>: no browser has loaded it for years"},
    {"archive.html", "http://www.example.com", "<object archive>, too"},
    {"base3.html", "base/test.txt", "<applet archive>: no browser loads applets"},
    {"file_url_quote.html", "http://localhost:8001/?quoted=%C3%BC", kQueryCharset},
    {"file_url_quote.html", "http://localhost:8001/?quoted=%C3%BF", kQueryCharset},
    {"html5.html", "file.php", "<html manifest>: removed from the HTML standard and from browsers"},
    {"http.html", "file.css", "<applet src>: no browser loads applets"},
    {"http.html", "file.html", "<applet archive>, too"},
    {"http.html", "http://example.org/foo/%20",
     "<object codebase> without data: nothing is loaded"},
    {"http_quotes.html", "/stalter%26sohn", kAmpersand},
    {"http_url_quote.html", "http://localhost:8001/?quoted=%C3%BC", kQueryCharset},
    {"http_url_quote.html", "http://localhost:8001/?quoted=%C3%BF", kQueryCharset},
    {"misc.html", "favicon.ico", "<meta rel=icon href>: not a link, only <link rel=icon> is one"},
};

// What we ask and linkchecker does not list.
constexpr Difference kNotTheirs[] = {
    {"file_url_quote.html", "http://localhost:8001/?quoted=%FC", kQueryCharset},
    {"file_url_quote.html", "http://localhost:8001/?quoted=%FF", kQueryCharset},
    {"http_invalid_host.html", "http://localhost]", "both call it unreadable; it has no cache key"},
    {"http_quotes.html", "/stalter&sohn", kAmpersand},
    {"http_slash.html", "http://", "both call it unreadable; it has no cache key"},
    {"http_slash.html", "/", kSameScheme},
    {"http_slash.html", "www.example.com/", kSameScheme},
    {"http_slash.html", "/www.example.com/", kSameScheme},
    {"http_url_quote.html", "http://localhost:8001/?quoted=%FC", kQueryCharset},
    {"http_url_quote.html", "http://localhost:8001/?quoted=%FF", kQueryCharset},
};

// Both list it, and judge differently.
constexpr Difference kJudgedDifferently[] = {
    {"html5.html", "file.css", "<button formaction>: forms are never sent, so it is not asked"},
    {"http.html", "file.css", "the same address, by that fixture only"},
    {"html5.html", "file.wml", "the file is not among the fixtures that we have"},
    {"misc.html", "test.swf", "the file is not among the fixtures that we have"},
    {"redir.html", "redirect_newhost.html",
     "linkchecker's test server redirects it, ours does not"},
};

template <std::size_t kSize>
bool IsListed(const Difference (&table)[kSize], const std::string& fixture,
              const std::string& url) {
  for (const Difference& difference : table) {
    if (fixture == difference.fixture && url == difference.url) {
      return true;
    }
  }
  return false;
}

std::string WithoutFragment(std::string url) { return url.substr(0, url.find('#')); }

// linkchecker's words for addresses, as ours: its own host and folder become `base`.
std::string Canonical(std::string url, const std::string& base) {
  const auto replace = [&url](std::string_view from, const std::string& to) {
    if (const std::size_t at = url.find(from); at != std::string::npos) {
      url.replace(at, from.size(), to);
    }
  };
  for (std::size_t at = url.find("%%"); at != std::string::npos; at = url.find("%%", at + 1)) {
    url.erase(at, 1);
  }
  replace("file://%(curdir)s/%(datadir)s/", base + kPrefix);
  replace("http://localhost:%(port)d/%(datadir)s/", base + kPrefix);
  replace("http://localhost:%(port)d/", base + "/");
  return WithoutFragment(url);
}

// Target -> whether it works, of one .result file; the page itself left out.
std::map<std::string, bool> Expected(const fs::path& result, const std::string& base,
                                     const std::string& self) {
  std::map<std::string, bool> expected;
  std::ifstream file(result);
  std::string target;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("cache key ")) {
      target = Canonical(line.substr(10), base);
    } else if ((line == "valid" || line == "error") && !target.empty()) {
      if (target != self) {
        expected[target] = line == "valid";
      }
      target.clear();
    }
  }
  return expected;
}

class LinkFixtures : public testing::Test {
 protected:
  void SetUp() override {
    if (const std::string why = Unavailable(); !why.empty()) {
      GTEST_SKIP() << why;
    }
    root_ = TestData() / "link-checkers/linkchecker/data";
    if (TestData().empty() || !fs::exists(root_)) {
      GTEST_SKIP() << "the test data folder (XUNCHA_TESTDATA) is not here";
    }
    const int port = FreePort();
    base_ = "http://127.0.0.1:" + std::to_string(port);
    // A page that links every fixture, and the fixtures beside it.
    std::string index = "<!DOCTYPE html><title>fixtures</title>";
    for (const char* fixture : kFixtures) {
      index += std::string("<a href=\"") + (kPrefix + 1) + fixture + "\">" + fixture + "</a>\n";
    }
    fs::create_directories(folder_.path() / "www/tests/checker");
    fs::create_directory_symlink(root_, folder_.path() / "www/tests/checker/data");
    WriteFile(folder_.path() / "www/index.html", index);
    WriteFile(folder_.path() / "nginx.conf",
              PlainConf(folder_.path(), folder_.path() / "www", "/", port));
    server_ = Nginx::Start(folder_.path(), port);
    ASSERT_NE(server_, nullptr);
  }

  // The http(s) links of a fixture, as absolute addresses without fragments.
  std::set<std::string> LinksOf(const std::string& fixture) {
    const std::string self = base_ + kPrefix + fixture;
    const Ended ended = Xuncha({"facts", root_ / fixture, "--url", self, "--format", "ndjson"});
    EXPECT_EQ(ended.status, 0) << ended.err;
    std::set<std::string> links;
    const nlohmann::json facts = nlohmann::json::parse(ended.out, nullptr, false);
    if (!facts.is_object()) {
      ADD_FAILURE() << fixture << ": no facts: " << ended.out.substr(0, 200);
      return links;
    }
    for (const auto& link : facts["links"]) {
      const std::string url = WithoutFragment(link["url"].get<std::string>());
      if (url != self && url.starts_with("http")) {
        links.insert(url);
      }
    }
    return links;
  }

  std::string Short(const std::string& url) const {
    const std::string start = base_ + kPrefix;
    if (url.starts_with(start)) {
      return url.substr(start.size());
    }
    return url.starts_with(base_) ? url.substr(base_.size()) : url;
  }

  TemporaryFolder folder_;
  fs::path root_;
  std::string base_;
  std::unique_ptr<Nginx> server_;
};

TEST_F(LinkFixtures, AreReadAsLinkcheckerReadsThem) {
  for (const std::string fixture : kFixtures) {
    const fs::path result = root_ / (fixture + ".result");
    if (!fs::exists(result)) {
      continue;  // a target of other fixtures only
    }
    const std::string self = base_ + kPrefix + fixture;
    const std::set<std::string> ours = LinksOf(fixture);
    const std::map<std::string, bool> theirs = Expected(result, base_, self);
    for (const auto& [url, works] : theirs) {
      if (url.starts_with("http") && !ours.contains(url)) {
        EXPECT_TRUE(IsListed(kNotOurs, fixture, Short(url)))
            << fixture << ": linkchecker lists " << Short(url) << ", we do not";
      }
    }
    for (const std::string& url : ours) {
      if (!theirs.contains(url)) {
        EXPECT_TRUE(IsListed(kNotTheirs, fixture, Short(url)))
            << fixture << ": we list " << Short(url) << ", linkchecker does not";
      }
    }
  }
}

TEST_F(LinkFixtures, AreJudgedAsLinkcheckerJudgesThem) {
  const nlohmann::json report = Check(base_ + "/", folder_.path(), {"--no-external"});
  ASSERT_TRUE(report.is_object());
  const Ended shown = Xuncha({"snapshot", "show", report["snapshot"].get<std::string>(), "--what",
                              "urls", "--format", "ndjson", "--data", folder_.path() / "data"});
  ASSERT_EQ(shown.status, 0) << shown.err;
  std::map<std::string, std::string> outcomes;
  std::istringstream lines(shown.out);
  for (std::string line; std::getline(lines, line);) {
    const nlohmann::json entry = nlohmann::json::parse(line);
    outcomes[entry["url"]] = entry["outcome"];
  }
  for (const std::string fixture : kFixtures) {
    const std::string self = base_ + kPrefix + fixture;
    for (const auto& [url, works] : Expected(root_ / (fixture + ".result"), base_, self)) {
      const auto found = outcomes.find(url);
      if (!url.starts_with(base_) || found == outcomes.end()) {
        continue;  // elsewhere, or explained by the test above
      }
      EXPECT_TRUE((found->second == "ok") == works ||
                  IsListed(kJudgedDifferently, fixture, Short(url)))
          << fixture << ": " << Short(url) << " is " << found->second << " here, linkchecker says "
          << (works ? "valid" : "error");
    }
  }
}

}  // namespace
}  // namespace xuncha::e2e
