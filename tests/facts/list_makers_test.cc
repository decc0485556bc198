// SPDX-License-Identifier: Apache-2.0
//
// One list of three entries, written as many makers of sites write it: every form must give the
// same three days.
#include <gmock/gmock.h>

#include <array>

#include "tests/facts/list_fixture.h"

namespace xuncha::facts {
namespace {

using ListMakers = testing::ListTest;

struct Entry {
  std::string_view title;
  std::string_view file;
  int year;
  int month;
  int day;
};
constexpr std::array<Entry, 4> kEntries{{{"关于开展安全生产检查的通知", "t1", 2022, 8, 12},
                                         {"关于印发年度工作要点的通知", "t2", 2022, 8, 1},
                                         {"关于公布行政许可事项清单的公告", "t3", 2022, 7, 20},
                                         {"县政府召开常务会议研究防汛工作", "t4", 2021, 12, 5}}};

std::string Two(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

// Y M D with zeros, m d without, B the month's English name, T the title, F the file's name.
std::string Write(std::string_view form, const Entry& entry) {
  constexpr std::array<const char*, 12> kNames{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                               "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  std::string out;
  for (std::size_t i = 0; i < form.size(); ++i) {
    if (form[i] != '@' || i + 1 == form.size()) {
      out += form[i];
      continue;
    }
    switch (form[++i]) {
      case 'Y':
        out += std::to_string(entry.year);
        break;
      case 'M':
        out += Two(entry.month);
        break;
      case 'D':
        out += Two(entry.day);
        break;
      case 'm':
        out += std::to_string(entry.month);
        break;
      case 'd':
        out += std::to_string(entry.day);
        break;
      case 'B':
        out += kNames[static_cast<std::size_t>(entry.month - 1)];
        break;
      case 'T':
        out += entry.title;
        break;
      case 'F':
        out += entry.file;
        break;
      default:
        break;
    }
  }
  return out;
}

std::string WriteAll(std::string_view before, std::string_view form, std::string_view after) {
  std::string out(before);
  for (const Entry& entry : kEntries) out += Write(form, entry) + "\n";
  return out + std::string(after);
}

std::string Joined(const std::vector<std::string>& rows) {
  std::string text;
  for (const std::string& row : rows) text += row + "\n";
  return text;
}

std::string Wanted() { return WriteAll("", "@Y-@M-@D @T", ""); }

struct Form {
  const char* before;
  const char* row;
  const char* after;
};

TEST_F(ListMakers, EveryFormShowsTheSameDays) {
  constexpr Form kForms[] = {
      {"<ul>", "<li><a href=@F.html title='@T'>@T</a><b>@Y-@M-@D</b></li>", "</ul>"},
      {"<ul>", "<li><span>[@Y-@M-@D]</span><a href=@F.html>@T</a></li>", "</ul>"},
      {"<ul>", "<li><a href=@F.html>@T</a><span>@Y年@M月@D日 星期一</span></li>", "</ul>"},
      {"<ul>", "<li><a href=@F.html>@T</a><em>@B @d, @Y</em></li>", "</ul>"},
      {"<ul>", "<li><a href=@F.html>@T</a><em>@D @B @Y</em></li>", "</ul>"},
      {"<ul>", "<li><a href=@F.html>@T</a><em>更新于 @Y-@M-@D</em></li>", "</ul>"},
      {"<ul>", "<li><a href=@F.html>@T</a><em>【@Y.@M.@D】</em></li>", "</ul>"},
      {"<ul>", "<li><a href=@F.html>@T</a><em>〔@Y-@M-@D〕</em></li>", "</ul>"},
      {"<ul>", "<li><a href=@F.html>@T</a><em>| @Y/@m/@d</em></li>", "</ul>"},
      {"<ul>", "<li><a href=@F.html>@T</a><em>@Y－@M－@D</em></li>", "</ul>"},
      {"<ul>", "<li><a href=@F.html>@T</a><p>来源：县政府办　时间：@Y-@M-@D　浏览：52</p></li>",
       "</ul>"},
      {"<ul>", "<li><a href=@F.html>@T</a><time datetime='@Y-@M-@D'>@m月@d日</time></li>", "</ul>"},
      {"<ul>", "<li><a href=@F.html>@T</a><span title='@Y-@M-@D'>近日</span></li>", "</ul>"},
      {"<ul>", "<li data-date='@Y-@M-@D'><a href=@F.html>@T</a></li>", "</ul>"},
      {"<ul>", "<li><a href=@F.html>@T</a><span data-time='@Y-@M-@D 10:20:00'></span></li>",
       "</ul>"},
      {"<ul>", "<li><div><b>@D</b><span>@Y.@M</span></div><a href=@F.html>@T</a></li>", "</ul>"},
      {"<ul>", "<li><div><b>@D</b><span>@M月</span><i>@Y</i></div><a href=@F.html>@T</a></li>",
       "</ul>"},
      {"<ul>", "<li><div><b>@D</b><span>@B</span><i>@Y</i></div><a href=@F.html>@T</a></li>",
       "</ul>"},
      {"<ul>", "<li><div><b>@M/@D</b><span>@Y</span></div><a href=@F.html>@T</a></li>", "</ul>"},
      {"<ul>", "<li><div><b>@d日</b><span>@Y年@m月</span></div><a href=@F.html>@T</a></li>",
       "</ul>"},
      {"<div>", "<div><div class=t><a href=@F.html>@T</a></div><div class=i>@Y-@M-@D</div></div>",
       "</div>"},
      {"<div>",
       "<div class=t><a href=@F.html>@T</a></div><div "
       "class=i>来源：县融媒体中心　@Y年@M月@D日</div>",
       "</div>"},
      {"<div>", "<p>@Y年@M月@D日　<a href=@F.html>@T</a></p>", "</div>"},
      {"<div>", "<p><a href=@F.pdf>@T</a>（@Y-@M-@D）</p>", "</div>"},
      {"<div>", "<a href=@F.html><div>@Y-@M-@D</div><h3>@T</h3><p>摘要：按照工作部署推进。</p></a>",
       "</div>"},
      {"<table><tr><th>序号</th><th>标题</th><th>发布时间</th></tr>",
       "<tr><td>@d</td><td><a href=@F.html>@T</a></td><td>@Y-@M-@D</td></tr>", "</table>"},
      {"<table><tr><th>序号</th><th>标题</th><th>附件</th><th>发布时间</th></tr>",
       "<tr><td>@d</td><td>@T</td><td><a href=@F.pdf>下载</a></td><td>@Y-@M-@D</td></tr>",
       "</table>"},
      {"<table><tr><th>标题</th><th>附件</th><th>发布时间</th></tr>",
       "<tr><td><a href=@F.html>@T</a></td><td><a href=@F.pdf>PDF</a> <a href=@F.doc>DOC</a></td>"
       "<td>@Y-@M-@D</td></tr>",
       "</table>"},
      {"<table>",
       "<tr><td>·</td><td><a href=@F.html>@T</a></td><td>(@Y-@M-@D)</td></tr>"
       "<tr><td colspan=3><img src=line.gif height=1></td></tr>",
       "</table>"},
      {"<div>", "<table><tr><td><a href=@F.html>@T</a></td><td>@Y-@M-@D</td></tr></table>",
       "</div>"},
      {"<div>", "<div onclick=\"window.open('@F.html')\"><p>@T</p><span>@Y-@M-@D</span></div>",
       "</div>"},
      {"<table>", "<tr onclick=\"location.href='@F.html'\"><td>@T</td><td>@Y-@M-@D</td></tr>",
       "</table>"},
      {"<div>", "<a href=@F.html>@T</a> <font>@Y-@M-@D</font><br>", "</div>"},
      {"<div>", "<font>@Y-@M-@D</font> <a href=@F.html>@T</a><br>", "</div>"},
      {"<dl>", "<dt>@Y-@M-@D</dt><dd><a href=@F.html>@T</a></dd>", "</dl>"},
      {"<dl>", "<dt><a href=@F.html>@T</a></dt><dd>@Y-@M-@D</dd>", "</dl>"},
      {"<div>", "<dl><dt><a href=@F.html>@T</a></dt><dd>摘要文字。</dd><dd>@Y-@M-@D</dd></dl>",
       "</div>"},
      {"<ul>",
       "<li><a href=@F.html><img src=@F.jpg width=200></a><h4><a href=@F.html>@T</a></h4>"
       "<span>@Y-@M-@D</span></li>",
       "</ul>"},
      {"<ul>",
       "<li><a href=@F.html><img src=@F.jpg width=200><p>@T</p><span>@Y-@M-@D</span></a></li>",
       "</ul>"},
      {"<ul>", "<li><h3>@Y-@M-@D</h3><p><a href=@F.html>@T</a></p></li>", "</ul>"},
      {"<ul>", "<li><a href=@F.html>@T</a><span>发布日期：</span><span>@Y-@M-@D</span></li>",
       "</ul>"},
      {"<ul>", "<li><a href=@F.html>@T @Y-@M-@D</a></li>", "</ul>"},
      {"<ul>", "<li><a href=@F.html>@Y-@M-@D @T</a></li>", "</ul>"},
      {"<ul>", "<li><a href=@F.html>@T</a>&nbsp;&nbsp;@Y-@m-@d</li>", "</ul>"},
      {"<ul>",
       "<li><a href=@F.html>@T</a><span>@Y.@m.@d</span><span>截止日期：2023-01-01</span></li>",
       "</ul>"},
      {"<div class=timeline>",
       "<div><span>@Y年</span><span>@m月@d日</span></div><div><a href=@F.html>@T</a></div>",
       "</div>"},
  };
  for (const Form& form : kForms) {
    Column(WriteAll(form.before, form.row, form.after));
    EXPECT_TRUE(Joined(Rows()) == Wanted()) << form.row << "\n" << Joined(Rows());
  }
}

}  // namespace
}  // namespace xuncha::facts
