// SPDX-License-Identifier: Apache-2.0
//
// The generator must itself be right, or it measures nothing: the same options give the same bytes,
// its whole files are whole, and every planted defect is linked.
#include "site_generator/generator.h"

#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include "facts/file_facts.h"
#include "site_generator/files.h"
#include "site_generator/pages.h"

namespace xuncha::sitegen {
namespace {

namespace fs = std::filesystem;

class SiteGenerator : public testing::Test {
 protected:
  SiteGenerator() {
    std::string name = (fs::temp_directory_path() / "xuncha-sitegen-XXXXXX").string();
    if (mkdtemp(name.data()) != nullptr) {
      folder_ = name;
    }
  }
  ~SiteGenerator() override {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }

  Summary Make(const std::string& name, Family family, std::uint64_t seed) {
    Options options;
    options.base_url = "http://127.0.0.1:8080";
    options.listen = "127.0.0.1:8080";
    options.out_dir = folder_ / name;
    options.family = family;
    options.articles = 120;
    options.seed = seed;
    Summary summary;
    std::string error;
    EXPECT_TRUE(Generate(options, summary, error)) << error;
    return summary;
  }

  // Relative path -> content of every file below www/.
  std::map<std::string, std::string> Files(const std::string& name) {
    std::map<std::string, std::string> files;
    const fs::path root = folder_ / name / "www";
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
      if (entry.is_regular_file()) {
        std::ifstream file(entry.path(), std::ios::binary);
        files[fs::relative(entry.path(), root)] = {std::istreambuf_iterator<char>(file),
                                                   std::istreambuf_iterator<char>()};
      }
    }
    return files;
  }

  fs::path folder_;
};

TEST_F(SiteGenerator, GivesTheSameBytesForTheSameSeed) {
  Make("a", Family::kTable, 5);
  Make("b", Family::kTable, 5);
  Make("c", Family::kTable, 6);
  EXPECT_EQ(Files("a"), Files("b"));
  EXPECT_NE(Files("a"), Files("c"));
}

TEST_F(SiteGenerator, PlantsEveryKindOfDefectInEveryFamily) {
  for (const Family family : {Family::kModern, Family::kTable, Family::kDisclosure}) {
    const Summary summary = Make(Name(family), family, 7);
    EXPECT_GE(summary.defects, 60u);
    EXPECT_GE(summary.traps, 40u);
    std::ifstream truth(folder_ / Name(family) / "ground_truth.ndjson");
    const std::string lines{std::istreambuf_iterator<char>(truth),
                            std::istreambuf_iterator<char>()};
    for (const char* check : {"dead_link", "dead_image", "dead_attachment", "dead_resource",
                              "wrong_content", "soft_404", "redirect_loop", "intranet_link"}) {
      EXPECT_NE(lines.find("\"check\":\"" + std::string(check) + "\""), std::string::npos) << check;
    }
  }
}

model::FileFacts Inspect(const std::string& ending, model::Expected expected) {
  Random random(1);
  const std::string bytes = MakeFile(random, ending, 6000);
  facts::FileInput input;
  input.bytes = bytes;
  input.path = ending;
  input.expected = expected;
  return facts::InspectFile(input);
}

TEST(GeneratedFiles, AreWholeByTheirOwnStructure) {
  for (const char* ending : {".jpg", ".png", ".gif"}) {
    const model::FileFacts facts = Inspect(ending, model::Expected::kImage);
    EXPECT_EQ(facts.integrity, model::Integrity::kWhole) << ending;
    EXPECT_FALSE(facts.error_page) << ending;
  }
  for (const char* ending : {".doc", ".docx", ".pdf", ".zip", ".rar"}) {
    const model::FileFacts facts = Inspect(ending, model::Expected::kAttachment);
    EXPECT_EQ(facts.integrity, model::Integrity::kWhole) << ending;
    EXPECT_FALSE(facts.error_page) << ending;
  }
}

}  // namespace
}  // namespace xuncha::sitegen
