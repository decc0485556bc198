// SPDX-License-Identifier: Apache-2.0
//
// Tree construction: SVG and MathML (13.2.6.5).
#include "whatwg/html_tree_builder.h"

namespace xuncha::whatwg {

std::uint8_t TreeBuilder::IntegrationMarks(NodeId id) {
  const Node& node = nodes_[id];
  if (node.ns == Namespace::kSvg) {
    const bool point =
        node.tag == TagId::kForeignObject || node.tag == TagId::kDesc || node.tag == TagId::kTitle;
    return point ? kHtmlPoint : std::uint8_t{0};
  }
  if (node.ns != Namespace::kMathMl) return 0;
  switch (node.tag) {
    case TagId::kMi:
    case TagId::kMo:
    case TagId::kMn:
    case TagId::kMs:
    case TagId::kMtext:
      return kMathMlTextPoint;
    case TagId::kAnnotationXml: {
      const std::string_view encoding = tree_.AttrText(id, AttrId::kEncoding, scratch_);
      const bool html =
          EqualsLower(encoding, "text/html") || EqualsLower(encoding, "application/xhtml+xml");
      return html ? kHtmlPoint : std::uint8_t{0};
    }
    default:
      return 0;
  }
}

void TreeBuilder::InsertForeign(const Token& token, Namespace ns) {
  const Spot spot = CurrentSpot();
  const NodeId id = NewElementFor(token, ns);
  nodes_[id].marks = IntegrationMarks(id);
  Put(id, spot);
  if (!token.self_closing) open_.Push(id);
}

void TreeBuilder::InForeign(const Token& token) {
  if (token.type == TokenType::kStartTag) return ForeignStart(token);
  ForeignEnd(token);
}

void TreeBuilder::ForeignStart(const Token& token) {
  const bool breakout =
      HtmlTagIs(token.tag, kBreakout) ||
      (token.tag == TagId::kFont &&
       (token.Has(AttrId::kColor) || token.Has(AttrId::kFace) || token.Has(AttrId::kSize)));
  if (breakout) {
    LeaveForeign();
    return Process(token);
  }
  InsertForeign(token, nodes_[AdjustedCurrent()].ns);
}

// Pops what is neither HTML nor a place where HTML may stand.
void TreeBuilder::LeaveForeign() {
  while (open_.back().ns != Namespace::kHtml &&
         (nodes_[Current()].marks & (kHtmlPoint | kMathMlTextPoint)) == 0) {
    open_.Pop();
  }
}

void TreeBuilder::ForeignEnd(const Token& token) {
  if (token.tag == TagId::kBr || token.tag == TagId::kP) {
    LeaveForeign();
    return Process(token);
  }
  if (open_.size() == 1) return;  // a fragment of SVG or MathML
  const Place place = open_.TopForeign(InternName(token.tag, token.text));
  if (place > open_.Boundary(kInHtml)) return open_.PopThrough(place);
  Process(token);
}

}  // namespace xuncha::whatwg
