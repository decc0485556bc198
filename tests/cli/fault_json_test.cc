// SPDX-License-Identifier: Apache-2.0
#include "cli/fault_json.h"

#include <gtest/gtest.h>

#include <vector>

#include "cli/wiring.h"

namespace xuncha::cli {
namespace {

struct Faulty {
  int row = 0;
  app::FieldFault fault;
};

TEST(FaultJson, HasThePlaceThenKeyAndWords) {
  Context context;
  context.messages = Messages(Language::kEnglish);
  ASSERT_TRUE(LoadMessages(context.resources, context.messages));
  const std::vector<Faulty> faults{{7, {"account_form.twice", {{"value", "3"}}}}};
  JsonWriter json(1);
  WriteFaults(
      context, faults, [](JsonWriter& out, const Faulty& one) { out.Field("row", one.row); }, json);
  const std::string words = context.Say("account_form.twice", {{"value", "3"}});
  EXPECT_NE(json.text().find("\"row\": 7"), std::string::npos) << json.text();
  EXPECT_NE(json.text().find("\"fault\": \"twice\""), std::string::npos) << json.text();
  EXPECT_NE(json.text().find(words), std::string::npos) << json.text();
  EXPECT_LT(json.text().find("row"), json.text().find("fault"));
}

}  // namespace
}  // namespace xuncha::cli
