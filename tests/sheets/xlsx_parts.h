// SPDX-License-Identifier: Apache-2.0
//
// Makes .xlsx files from hand-written parts, for tests and fuzzers.
#pragma once

#include <zip.h>

#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace xuncha::sheets::testing {

using Parts = std::vector<std::pair<std::string, std::string>>;

// A ZIP file of the parts, in order. Aborts on any failure.
inline std::string Zip(const Parts& parts, bool stored = false) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  if (!target) std::abort();
  zip_source_keep(target);
  zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
  if (!archive) std::abort();
  for (const auto& [name, bytes] : parts) {
    zip_source_t* source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
    const zip_int64_t index = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) std::abort();
    const auto at = static_cast<zip_uint64_t>(index);
    if (stored) zip_set_file_compression(archive, at, ZIP_CM_STORE, 0);
  }
  if (zip_close(archive) != 0) std::abort();
  if (zip_source_open(target) != 0) std::abort();
  std::string bytes;
  std::string chunk(65536, '\0');
  zip_int64_t got = 0;
  while ((got = zip_source_read(target, chunk.data(), chunk.size())) > 0) {
    bytes.append(chunk.data(), static_cast<std::size_t>(got));
  }
  zip_source_close(target);
  zip_source_free(target);
  return bytes;
}

inline constexpr std::string_view kMain =
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
inline constexpr std::string_view kRelations =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

// The parts of a workbook of one sheet "单位" around the XML of its <sheetData> (and what follows).
struct Book {
  std::string sheet_data;
  std::string strings;              // <si>…</si>…
  std::string formats;              // <numFmts> and <cellXfs>
  std::string workbook_properties;  // attributes of workbookPr
  std::string sheets = R"(<sheet name="单位" sheetId="1" r:id="rId1"/>)";

  Parts MakeParts() const {
    const std::string main(kMain);
    const std::string relations(kRelations);
    const std::string head = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";
    const std::string package = "http://schemas.openxmlformats.org/package/2006/relationships";
    return {
        {"[Content_Types].xml", head + "<Types/>"},
        {"_rels/.rels", head + "<Relationships xmlns=\"" + package +
                            "\"><Relationship Id=\"rId1\" Type=\"" + relations +
                            "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"},
        {"xl/workbook.xml", head + "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + relations +
                                "\"><workbookPr " + workbook_properties + "/><sheets>" + sheets +
                                "</sheets></workbook>"},
        {"xl/_rels/workbook.xml.rels",
         head + "<Relationships xmlns=\"" + package + "\"><Relationship Id=\"rId1\" Type=\"" +
             relations +
             "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"" +
             relations +
             "/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"rId3\" Type=\"" +
             relations + "/styles\" Target=\"/xl/styles.xml\"/></Relationships>"},
        {"xl/worksheets/sheet1.xml",
         head + "<worksheet xmlns=\"" + main + "\"><sheetData>" + sheet_data + "</worksheet>"},
        {"xl/sharedStrings.xml", head + "<sst xmlns=\"" + main + "\">" + strings + "</sst>"},
        {"xl/styles.xml", head + "<styleSheet xmlns=\"" + main + "\">" + formats + "</styleSheet>"},
    };
  }
  std::string Make() const { return Zip(MakeParts()); }
};

// Replaces the bytes of one part; adds it at the end if it is not there. "" takes it out.
inline Parts With(Parts parts, const std::string& name, const std::string& bytes) {
  for (auto at = parts.begin(); at != parts.end(); ++at) {
    if (at->first != name) continue;
    if (bytes.empty()) {
      parts.erase(at);
    } else {
      at->second = bytes;
    }
    return parts;
  }
  parts.emplace_back(name, bytes);
  return parts;
}

}  // namespace xuncha::sheets::testing
