// SPDX-License-Identifier: Apache-2.0
//
// Values as people write them in files and sheets: times, column paths, hosts, days, lists.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace xuncha::app {

// "08:30", "8:30" → minutes of the day; -1 = not a time. 24:00 is the day's end.
int MinuteOfDay(std::string_view text);
std::string TimeOfMinute(int minute);  // 510 → "08:30"

// "每周", "10天", "2年", "每3个月" as a period of ISO 8601: P7D, P10D, P2Y, P3M; "" = none of
// these. Numbers in digits or 一 to 十, 两.
std::string CycleOf(std::string_view text);
// P10D → "10天", P21D → "3周", P2Y → "2年"; other periods as they are.
std::string CycleInWords(std::string_view period);

// "首页—政务要闻—图片新闻", "首页 > 政务要闻": as people write column paths.
std::vector<std::string> SplitPath(std::string_view text);
// With —, as the bulletin prints it.
std::string JoinPath(const std::vector<std::string>& path);

// "www.example.gov.cn:8080" of a host or an address; "" if it names none.
std::string HostOf(const std::string& text);

// The address of a page, scheme added where it was left out; "" if it is none of http or https.
std::string PageUrl(const std::string& text);
// The same for a page of the site at `home`: /sjwj/ and tzgg/index.html lie below it.
std::string PageUrlOn(const std::string& home, const std::string& text);

// Parts between 、 ； ; ， , and line ends, without blanks at their ends; empty ones are left out.
std::vector<std::string> SplitList(std::string_view text);
std::string JoinList(const std::vector<std::string>& parts);  // with 、

// 2022-08-01 from 2022-8-1, 2022/8/1, 2022.8.1, 2022年8月1日 or 20220801; nothing if it is no day.
std::optional<std::string> DayOf(std::string_view text);

// Without blanks at its ends: ASCII, no-break and ideographic.
std::string Trimmed(std::string_view text);

// For comparing names and words: trimmed, inner blanks dropped, full-width ASCII made narrow, ASCII
// lower-case.
std::string Folded(std::string_view text);

}  // namespace xuncha::app
