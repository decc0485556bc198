// SPDX-License-Identifier: Apache-2.0
#include "audit/columns/frame.h"

#include <algorithm>

#include "model/script_reasons.h"

namespace xuncha::audit {
namespace {

constexpr std::uint32_t kFramePages = 3;  // pages with lists that print the same

std::uint64_t ShapeOf(const model::FormFacts& form) {
  return (std::uint64_t{form.fields} << 8U) | (form.post ? 1U : 0U) | (form.search ? 2U : 0U);
}

}  // namespace

void Frame::See(const model::PageFacts& page) {
  if (page.lists.frame_marks.empty()) return;
  ++pages_;
  for (const std::uint32_t mark : page.lists.frame_marks) ++marks_[mark];
  std::vector<std::uint64_t> shapes;
  shapes.reserve(page.forms.size());
  for (const model::FormFacts& form : page.forms) shapes.push_back(ShapeOf(form));
  std::sort(shapes.begin(), shapes.end());
  shapes.erase(std::unique(shapes.begin(), shapes.end()), shapes.end());
  for (const std::uint64_t shape : shapes) ++forms_[shape];
}

OwnText Frame::OwnTextOf(const model::PageFacts& page) const {
  OwnText own;
  own.known = page.lists.pieces_known && pages_ >= kFramePages;
  for (const model::RegionPiece& piece : page.lists.pieces) {
    if (piece.mark == model::kUnreadScripts && piece.chars == 0) {
      own.unread = true;  // whoever else runs them
      continue;
    }
    const auto shown = marks_.find(piece.mark);
    if (shown != marks_.end() && shown->second >= kFramePages) continue;
    if (piece.chars == 0 && piece.link) {
      own.awaits.push_back(piece.mark);
      own.named = own.named || piece.says == model::kNamedByCall;
      own.pictured = own.pictured || piece.says == model::kPictured;
      continue;
    }
    if (piece.chars == 0) {
      own.script = pages_ >= kFramePages;
      continue;
    }
    switch (piece.says) {
      case model::RegionPiece::Says::kSystem:
        own.system += piece.chars;
        if (own.system_said.empty()) own.system_said = piece.text;
        break;
      case model::RegionPiece::Says::kPerson:
        if (own.person_said.empty()) own.person_said = piece.text;
        own.chars += piece.chars;
        break;
      case model::RegionPiece::Says::kNothing:
        (piece.link ? own.labels : own.chars) += piece.chars;
        if (!piece.link) own.longest = std::max(own.longest, piece.chars);
        break;
    }
  }
  return own;
}

bool Frame::IsOf(const model::FormFacts& form) const {
  if (form.text_areas > 0 || form.password) return false;
  const auto shown = forms_.find(ShapeOf(form));
  return shown != forms_.end() && shown->second >= kFramePages;
}

}  // namespace xuncha::audit
