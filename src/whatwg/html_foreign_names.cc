// SPDX-License-Identifier: Apache-2.0
#include "whatwg/html_foreign_names.h"

#include <algorithm>
#include <array>

#include "whatwg/html_scan.h"

namespace xuncha::whatwg {
namespace {

constexpr int CompareLower(std::string_view mixed, std::string_view lower) {
  const std::size_t size = std::min(mixed.size(), lower.size());
  for (std::size_t i = 0; i < size; ++i) {
    const char c = FoldLetter(mixed[i]);
    if (c != lower[i]) return c < lower[i] ? -1 : 1;
  }
  if (mixed.size() == lower.size()) return 0;
  return mixed.size() < lower.size() ? -1 : 1;
}

// Both in the order of their lower-case spelling.
constexpr std::array kTags = std::to_array<std::string_view>({"altGlyph",
                                                              "altGlyphDef",
                                                              "altGlyphItem",
                                                              "animateColor",
                                                              "animateMotion",
                                                              "animateTransform",
                                                              "clipPath",
                                                              "feBlend",
                                                              "feColorMatrix",
                                                              "feComponentTransfer",
                                                              "feComposite",
                                                              "feConvolveMatrix",
                                                              "feDiffuseLighting",
                                                              "feDisplacementMap",
                                                              "feDistantLight",
                                                              "feDropShadow",
                                                              "feFlood",
                                                              "feFuncA",
                                                              "feFuncB",
                                                              "feFuncG",
                                                              "feFuncR",
                                                              "feGaussianBlur",
                                                              "feImage",
                                                              "feMerge",
                                                              "feMergeNode",
                                                              "feMorphology",
                                                              "feOffset",
                                                              "fePointLight",
                                                              "feSpecularLighting",
                                                              "feSpotLight",
                                                              "feTile",
                                                              "feTurbulence",
                                                              "foreignObject",
                                                              "glyphRef",
                                                              "linearGradient",
                                                              "radialGradient",
                                                              "textPath"});

constexpr std::array kAttributes = std::to_array<std::string_view>({"attributeName",
                                                                    "attributeType",
                                                                    "baseFrequency",
                                                                    "baseProfile",
                                                                    "calcMode",
                                                                    "clipPathUnits",
                                                                    "diffuseConstant",
                                                                    "edgeMode",
                                                                    "filterUnits",
                                                                    "glyphRef",
                                                                    "gradientTransform",
                                                                    "gradientUnits",
                                                                    "kernelMatrix",
                                                                    "kernelUnitLength",
                                                                    "keyPoints",
                                                                    "keySplines",
                                                                    "keyTimes",
                                                                    "lengthAdjust",
                                                                    "limitingConeAngle",
                                                                    "markerHeight",
                                                                    "markerUnits",
                                                                    "markerWidth",
                                                                    "maskContentUnits",
                                                                    "maskUnits",
                                                                    "numOctaves",
                                                                    "pathLength",
                                                                    "patternContentUnits",
                                                                    "patternTransform",
                                                                    "patternUnits",
                                                                    "pointsAtX",
                                                                    "pointsAtY",
                                                                    "pointsAtZ",
                                                                    "preserveAlpha",
                                                                    "preserveAspectRatio",
                                                                    "primitiveUnits",
                                                                    "refX",
                                                                    "refY",
                                                                    "repeatCount",
                                                                    "repeatDur",
                                                                    "requiredExtensions",
                                                                    "requiredFeatures",
                                                                    "specularConstant",
                                                                    "specularExponent",
                                                                    "spreadMethod",
                                                                    "startOffset",
                                                                    "stdDeviation",
                                                                    "stitchTiles",
                                                                    "surfaceScale",
                                                                    "systemLanguage",
                                                                    "tableValues",
                                                                    "targetX",
                                                                    "targetY",
                                                                    "textLength",
                                                                    "viewBox",
                                                                    "viewTarget",
                                                                    "xChannelSelector",
                                                                    "yChannelSelector",
                                                                    "zoomAndPan"});

template <std::size_t kSize>
std::string_view Find(const std::array<std::string_view, kSize>& names, std::string_view lower) {
  const auto found = std::lower_bound(names.begin(), names.end(), lower,
                                      [](std::string_view mixed, std::string_view wanted) {
                                        return CompareLower(mixed, wanted) < 0;
                                      });
  return found != names.end() && CompareLower(*found, lower) == 0 ? *found : lower;
}

}  // namespace

std::string_view SvgTagSpelling(std::string_view lower) { return Find(kTags, lower); }
std::string_view SvgAttributeSpelling(std::string_view lower) { return Find(kAttributes, lower); }

}  // namespace xuncha::whatwg
