// SPDX-License-Identifier: Apache-2.0
//
// Measures of GB/T 9704-2012 as OOXML has them: lengths in twips (1/20 pt, 1 mm = 56.693), sizes of
// type in half points. bulletin.md W1–W30. Internal to bulletin/.
#pragma once

namespace xuncha::bulletin::layout {

constexpr int kPageWidth = 11906, kPageHeight = 16838;     // W1: 210 × 297 mm
constexpr int kTop = 2098, kLeft = 1588;                   // W2, W3: 37 and 28 mm
constexpr int kRight = 1474, kBottom = 1984;               // W5: 26 and 35 mm
constexpr int kTypeWidth = kPageWidth - kLeft - kRight;    // W4: 156 mm
constexpr int kTypeHeight = kPageHeight - kTop - kBottom;  // W4: 225 mm
constexpr int kTypeWidthMm = 156;
// 7 mm between the type area and the top of the number (W30).
constexpr int kFooter = 1270;
constexpr int kAcrossFooter = 851;  // of pages that lie across: within the margin below

constexpr int kBody = 32;        // W6: 3号
constexpr int kTitle = 44;       // W17: 2号
constexpr int kSmall = 28;       // W28, W30: 4号
constexpr int kCell = 24;        // 小四, tables of annexes
constexpr int kLine = 579;       // W7: 225 mm over 22 lines
constexpr int kTitleLine = 720;  // 36 pt
constexpr int kCellLine = 360;   // 18 pt
// 16 pt characters on a pitch of 15.75 pt: 28 of them in 156 mm (W7).
constexpr int kCharSpacing = -5;
constexpr int kCharacter = 320;       // one character of 3号
constexpr int kSmallCharacter = 280;  // one character of 4号

constexpr int kRedHeadBefore = 1984;  // W13: 35 mm
constexpr int kRedHeadMost = 104;     // 52 pt, where the name is short
constexpr int kRedLineSpace = 11;     // W16: 4 mm, in points
constexpr int kRedLineWidth = 12;     // in eighths of a point

constexpr const char* kFangSong = "仿宋_GB2312";
constexpr const char* kHei = "黑体";
constexpr const char* kKai = "楷体_GB2312";
constexpr const char* kXiaoBiaoSong = "方正小标宋简体";
constexpr const char* kSong = "宋体";

}  // namespace xuncha::bulletin::layout
