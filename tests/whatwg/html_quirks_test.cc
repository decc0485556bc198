// SPDX-License-Identifier: Apache-2.0
#include "whatwg/html_quirks.h"

#include <gtest/gtest.h>

#include <string>

namespace xuncha::whatwg {
namespace {

bool IsQuirks(std::string_view doctype) {
  HtmlTokenizer tokenizer(doctype);
  return IsQuirksDoctype(tokenizer.Next());
}

TEST(HtmlQuirks, OldDoctypesAreQuirks) {
  EXPECT_FALSE(IsQuirks("<!doctype html>"));
  EXPECT_FALSE(IsQuirks("<!DOCTYPE html SYSTEM 'about:legacy-compat'>"));
  EXPECT_TRUE(IsQuirks("<!DOCTYPE>"));
  EXPECT_TRUE(IsQuirks("<!DOCTYPE htm>"));
  EXPECT_TRUE(IsQuirks("<!DOCTYPE html PUBLIC '-//W3C//DTD HTML 4.0 Transitional//EN'>"));
  EXPECT_TRUE(IsQuirks("<!DOCTYPE html PUBLIC '-//W3C//DTD HTML 4.01 Transitional//EN'>"));
  EXPECT_FALSE(
      IsQuirks("<!DOCTYPE html PUBLIC '-//W3C//DTD HTML 4.01 Transitional//EN' "
               "'http://www.w3.org/TR/html4/loose.dtd'>"));
  EXPECT_FALSE(
      IsQuirks("<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Transitional//EN' "
               "'http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd'>"));
}

}  // namespace
}  // namespace xuncha::whatwg
