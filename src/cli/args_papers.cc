// SPDX-License-Identifier: Apache-2.0
//
// Papers of orders, campaigns, records and self-checks, as files.
#include "cli/args_parser.h"

namespace xuncha::cli {

// Reads only: --as is the form here, not who acts.
CLI::App* Parser::PaperOf(CLI::App& group, const char* name, std::string_view help,
                          Command command) {
  CLI::App* app = Sub(group, name, help, command);
  Text(app, "--as", args_.kind, "help.paper_as", "docx|pdf|html|xlsx|text");
  Text(app, "--facts", args_.work.file, "help.bulletin_facts", "FILE");
  Text(app, "--format", args_.format, "help.list_format", "text|json");
  Setting(app, "--db", "database", "help.db", "ADDRESS");
  Text(app, "--now", args_.now, "help.now", "TIME");
  Common(app);
  return app;
}

void Parser::OrderPapers(CLI::App& orders) {
  CLI::App* render = PaperOf(orders, "render", "help.order_render", Command::kOrderRender);
  Things(render, "ID|NUMBER", "help.order_render_which", 0, -1);
  InCampaign(render);
  Text(render, "--paper", args_.what, "help.order_paper", "order|fixes");
  Text(render, "--out", args_.out, "help.paper_out_many", "FILE|DIR");
  CLI::App* kept = Work(orders, "evidence", "help.order_evidence", Command::kOrderEvidence);
  Things(kept, "ID|NUMBER", "help.order_id", 1, 1);
  Texts(kept, "--problem", args_.work.items, "help.order_problem", "ID|NUMBER");
  Text(kept, "--out", args_.out, "help.order_evidence_out", "DIR");
}

void Parser::CampaignPapers(CLI::App& campaigns) {
  CLI::App* notice = PaperOf(campaigns, "notice", "help.campaign_notice", Command::kCampaignNotice);
  Things(notice, "CAMPAIGN", "help.campaign_id", 1, 1);
  Text(notice, "--out", args_.out, "help.paper_out", "FILE");
  CLI::App* letter = PaperOf(campaigns, "access-letter", "help.campaign_access_letter",
                             Command::kCampaignAccessLetter);
  Things(letter, "CAMPAIGN", "help.campaign_id", 1, 1);
  Text(letter, "--out", args_.out, "help.paper_out", "FILE");
  Setting(letter, "--rate", "gather.rate", "help.rate", "N");
  Turn(letter, "--ignore-robots", "gather.obey_robots", "false", "help.ignore_robots");
}

void Parser::RecordPapers(CLI::App& records) {
  CLI::App* render = PaperOf(records, "render", "help.record_render", Command::kRecordRender);
  Things(render, "SUBJECT", "help.of_subject", 1, 1);
  InCampaign(render);
  Text(render, "--round", args_.work.round, "help.round", "N");
  Text(render, "--out", args_.out, "help.paper_out", "FILE");
}

void Parser::LifecyclePapers(CLI::App& requests) {
  CLI::App* form = PaperOf(requests, "form", "help.lifecycle_form", Command::kLifecycleForm);
  Things(form, "ID", "help.lifecycle_id", 1, 1);
  Text(form, "--out", args_.out, "help.paper_out", "FILE");
}

void Parser::SelfCheckPapers(CLI::App& checks) {
  CLI::App* form = PaperOf(checks, "form", "help.self_check_form", Command::kSelfCheckForm);
  Things(form, "UNIT", "help.of_unit", 1, 1);
  InCampaign(form);
  Text(form, "--out", args_.out, "help.paper_out", "FILE");
}

}  // namespace xuncha::cli
