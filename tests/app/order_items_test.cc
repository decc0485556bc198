// SPDX-License-Identifier: Apache-2.0
#include "app/order_items.h"

#include "app/orders.h"
#include "store/order_store.h"
#include "tests/app/office_fixture.h"

namespace xuncha::app {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

using model::OrderEvent;
using model::OrderState;

class OrderItems : public OfficeTest {
 protected:
  void SetUp() override {
    OfficeTest::SetUp();
    ASSERT_NO_FATAL_FAILURE(Open());
    for (const char* cause : {"c1", "c2"}) Suspect("s-1", "u-1", cause);
    ProblemSelection all;
    all.filter.campaign = "2022Q3";
    ASSERT_TRUE(MoveProblems(*database_, all, model::ProblemEvent::kConfirm, By("张")));
    ASSERT_TRUE(IssueOrders(*database_, rules_, {"2022Q3", "", 0}, By("张")));
  }
  void Do(OrderEvent event, const std::string& problem) {
    OrderRequest request;
    request.order = "o-1";
    request.event = event;
    request.problems = {problem};
    const auto done = ApplyToOrder(*database_, rules_, request, By("张", "2022-08-26"));
    ASSERT_TRUE(done) << done.error().message;
  }
  model::Problem Problem(const char* id) {
    return store::ProblemStore(*database_).Find(id).value_or(model::Problem());
  }
  Status Withdraw(const model::Problem& problem) {
    const Who who = By("张", "2022-08-26");  // the log borrows it
    return store::InTransaction(*database_, [&]() -> Status {
      WorkLog log(*database_, who);
      XC_TRY(WithdrawFromOrders(*database_, problem, who, "核减：误报", log));
      return log.Write();
    });
  }
};

TEST_F(OrderItems, VerifiedIsWhatAnOrderSawMendedNotWhatAUnitSays) {
  Do(OrderEvent::kReportFix, "p-1");
  EXPECT_THAT(*VerifiedProblems(*database_, "2022Q3"), IsEmpty());
  Do(OrderEvent::kVerify, "p-1");
  EXPECT_THAT(*VerifiedProblems(*database_, "2022Q3"), ElementsAre("p-1"));
  EXPECT_TRUE(*IsVerified(*database_, Problem("p-1")));
  EXPECT_FALSE(*IsVerified(*database_, Problem("p-2")));
  Do(OrderEvent::kClose, "p-1");
  EXPECT_TRUE(*IsVerified(*database_, Problem("p-1")));
}

TEST_F(OrderItems, AreWithdrawnOnceAndNotWhenTheyAreDone) {
  store::OrderStore orders(*database_);
  ASSERT_TRUE(Withdraw(Problem("p-1")));
  EXPECT_EQ(orders.Find("o-1")->items[0].state, OrderState::kWithdrawn);
  EXPECT_EQ(orders.Find("o-1")->state, OrderState::kIssued);
  const std::int64_t rows = HistoryRows();
  ASSERT_TRUE(Withdraw(Problem("p-1")));
  EXPECT_EQ(HistoryRows(), rows) << "once";
  for (const OrderEvent event : {OrderEvent::kReportFix, OrderEvent::kVerify, OrderEvent::kClose}) {
    Do(event, "p-2");
  }
  ASSERT_TRUE(Withdraw(Problem("p-2")));
  EXPECT_EQ(orders.Find("o-1")->items[1].state, OrderState::kClosed) << "what is done stays done";
  model::Problem never = Suspect("s-2", "u-2", "c9");
  EXPECT_TRUE(Withdraw(never));
}

}  // namespace
}  // namespace xuncha::app
