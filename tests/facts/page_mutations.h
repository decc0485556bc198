// SPDX-License-Identifier: Apache-2.0
//
// Pages as they come when something went wrong at their maker's: pieces (tags and texts) lost,
// doubled, moved, hidden, renamed, cut. The readers of lists go by structure, and noise in bytes
// hardly ever makes another structure.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace xuncha::facts::testing {

class PageMutator {
 public:
  explicit PageMutator(std::uint32_t seed) : random_(seed) {}

  // The page with one to eight changes; equal seeds and pages give equal results.
  std::string Mutate(std::string_view page) {
    Split(page);
    for (std::size_t left = 1 + Below(8); left > 0 && !pieces_.empty(); --left) Change();
    std::string changed;
    for (const std::string& piece : pieces_) changed += piece;
    if (Below(12) == 0) changed.resize(Below(changed.size() + 1));
    return changed;
  }

 private:
  static constexpr std::size_t kLongestRun = 24;  // pieces that are changed together
  static constexpr std::size_t kMostPieces = 6'000;

  std::size_t Below(std::size_t bound) { return bound == 0 ? 0 : random_() % bound; }

  void Split(std::string_view page) {
    pieces_.clear();
    while (!page.empty()) {
      std::size_t end = page.front() == '<' ? page.find('>') : page.find('<', 1);
      if (end != std::string_view::npos && page.front() == '<') ++end;
      pieces_.emplace_back(page.substr(0, end));
      page.remove_prefix(pieces_.back().size());
    }
  }

  bool IsTag(std::size_t at) const { return pieces_[at].starts_with('<'); }
  bool IsStartTag(std::size_t at) const {
    return IsTag(at) && pieces_[at].size() > 2 && pieces_[at][1] != '/' && pieces_[at][1] != '!';
  }
  // A piece of the kind at or behind a place taken at random, and before it where there is none.
  template <class Wanted>
  std::size_t Any(Wanted wanted) {
    const std::size_t from = Below(pieces_.size());
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      const std::size_t at = (from + i) % pieces_.size();
      if (wanted(at)) return at;
    }
    return from;
  }
  std::size_t AnyStartTag() {
    return Any([this](std::size_t at) { return IsStartTag(at); });
  }
  std::size_t AnyText() {
    return Any([this](std::size_t at) { return !IsTag(at); });
  }

  void AddToTag(std::string& tag, std::string_view attribute) {
    if (tag.empty()) return;  // no tag is left
    std::size_t end = 1;
    while (end < tag.size() && tag[end] != ' ' && tag[end] != '>' && tag[end] != '/') ++end;
    tag.insert(end, attribute);
  }

  void Rename(std::string& tag) {
    constexpr std::array kNames{"ul",   "li", "table", "tr",    "td",     "div", "span",
                                "a",    "dl", "dd",    "p",     "h3",     "b",   "textarea",
                                "form", "i",  "font",  "label", "select", "em",  "title"};
    if (tag.empty()) return;
    const bool closing = tag.starts_with("</");
    std::size_t end = closing ? 2 : 1;
    while (end < tag.size() && tag[end] != ' ' && tag[end] != '>' && tag[end] != '/') ++end;
    end = std::min(end, tag.size());
    tag = (closing ? "</" : "<") + std::string(kNames[Below(kNames.size())]) + tag.substr(end);
  }

  std::string SomeText() {
    constexpr std::array kTexts{"",
                                " ",
                                "　",
                                "暂无相关信息",
                                "2022-08-23",
                                "[08-23]",
                                "2022年13月45日",
                                "更多>>",
                                "下一页",
                                "共 0 条",
                                "首页 > 政务公开 >",
                                "1",
                                "·",
                                "\xE6\x9A",
                                "&nbsp;&nbsp;",
                                "&#x0;",
                                "发布时间：",
                                "姓名\t身份证号",
                                "关于印发某某县二〇二二年政务公开工作要点的通知"};
    return kTexts[Below(kTexts.size())];
  }

  // A run of pieces: where it begins and how long it is.
  std::size_t RunFrom(std::size_t& length) {
    const std::size_t from = Below(pieces_.size());
    length = std::min(1 + Below(kLongestRun), pieces_.size() - from);
    return from;
  }

  void MoveOrRepeat(bool repeat) {
    std::size_t length = 0;
    const std::size_t from = RunFrom(length);
    const auto begin = pieces_.begin() + static_cast<std::ptrdiff_t>(from);
    const std::vector<std::string> run(begin, begin + static_cast<std::ptrdiff_t>(length));
    if (!repeat) pieces_.erase(begin, begin + static_cast<std::ptrdiff_t>(length));
    for (std::size_t times = repeat ? 1 + Below(6) : 1; times > 0; --times) {
      if (pieces_.size() > kMostPieces) return;
      const auto to = static_cast<std::ptrdiff_t>(Below(pieces_.size() + 1));
      pieces_.insert(pieces_.begin() + to, run.begin(), run.end());
    }
  }

  void Change() {
    std::size_t length = 0;
    switch (Below(12)) {
      case 0: {
        const auto from = static_cast<std::ptrdiff_t>(RunFrom(length));
        pieces_.erase(pieces_.begin() + from,
                      pieces_.begin() + from + static_cast<std::ptrdiff_t>(length));
        break;
      }
      case 1:
        MoveOrRepeat(true);
        break;
      case 2:
        MoveOrRepeat(false);
        break;
      case 3:
      case 4:
        AddToTag(pieces_[AnyStartTag()], Below(2) == 0 ? " style=\"display:none\"" : " hidden");
        break;
      case 5:
        Rename(pieces_[Any([this](std::size_t at) { return IsTag(at); })]);
        break;
      case 6:
      case 7:
        pieces_[AnyText()] = SomeText();
        break;
      case 8:
        pieces_.insert(pieces_.begin() + static_cast<std::ptrdiff_t>(Below(pieces_.size())),
                       SomeText());
        break;
      case 9:
        pieces_[Any([this](std::size_t at) { return pieces_[at].starts_with("</"); })].clear();
        break;
      case 10:
        AddToTag(pieces_[AnyStartTag()], Below(2) == 0 ? " class=\"list\" href=\"\"" : "=\"'<");
        break;
      default: {
        std::string& piece = pieces_[Below(pieces_.size())];
        piece.resize(Below(piece.size() + 1));
        break;
      }
    }
  }

  std::mt19937 random_;
  std::vector<std::string> pieces_;
};

}  // namespace xuncha::facts::testing
