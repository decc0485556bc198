// SPDX-License-Identifier: Apache-2.0
//
// One function a command, one file a function: parse what is left, wire, run, print, exit status.
#pragma once

#include "cli/context.h"

namespace xuncha::cli {

int RunCheck(Context& context);         // cmd_check.cc
int RunColumns(Context& context);       // cmd_columns.cc
int RunAudit(Context& context);         // cmd_audit.cc
int RunSnapshotList(Context& context);  // cmd_snapshot.cc
int RunSnapshotShow(Context& context);
int RunSnapshotReindex(Context& context);
int RunSnapshotVerify(Context& context);
int RunShow(Context& context);    // cmd_show.cc
int RunFacts(Context& context);   // cmd_facts.cc
int RunText(Context& context);    // cmd_text.cc
int RunBackup(Context& context);  // cmd_backup.cc
int RunRestore(Context& context);
int RunInventoryImport(Context& context);  // cmd_inventory.cc
int RunInventoryExport(Context& context);
int RunInventoryReconcile(Context& context);
int RunInventoryList(Context& context);
int RunInventoryHistory(Context& context);
int RunCampaignCreate(Context& context);  // cmd_campaign.cc
int RunCampaignList(Context& context);
int RunCampaignShow(Context& context);
int RunCampaignOpen(Context& context);
int RunCampaignCarry(Context& context);
int RunCampaignClose(Context& context);
int RunCampaignRun(Context& context);  // cmd_campaign_run.cc
int RunCampaignPause(Context& context);
int RunCampaignResume(Context& context);
int RunFindingList(Context& context);  // cmd_finding.cc
int RunFindingShow(Context& context);
int RunFindingMove(Context& context);  // confirm, reject, reopen
int RunFindingAdd(Context& context);
int RunFindingCommon(Context& context);
int RunDeclare(Context& context);  // cmd_record.cc
int RunRecordShow(Context& context);
int RunRecordSet(Context& context);
int RunRecordList(Context& context);
int RunVerdictList(Context& context);  // cmd_verdict.cc
int RunVerdictPropose(Context& context);
int RunVerdictReview(Context& context);
int RunVerdictDecide(Context& context);
int RunVerdictReopen(Context& context);
int RunSelfCheckSet(Context& context);
int RunSelfCheckList(Context& context);
int RunOrderIssue(Context& context);  // cmd_order.cc
int RunOrderList(Context& context);
int RunOrderShow(Context& context);
int RunOrderApply(Context& context);
int RunOrderRemind(Context& context);
int RunOrderExport(Context& context);
int RunOrderImport(Context& context);
int RunAccountRecord(Context& context);  // cmd_account.cc
int RunAccountShow(Context& context);
int RunAccountList(Context& context);
int RunAccountExport(Context& context);  // cmd_account_sheet.cc
int RunAccountImport(Context& context);
int RunAccountFetch(Context& context);  // cmd_account_fetch.cc
int RunAccountProbe(Context& context);  // cmd_reinspect.cc
int RunOrderReinspect(Context& context);
int RunOrderDisputeView(Context& context);
int RunOrderEvidence(Context& context);  // cmd_evidence.cc
int RunOrderRender(Context& context);    // cmd_paper.cc
int RunCampaignNotice(Context& context);
int RunCampaignAccessLetter(Context& context);
int RunRecordRender(Context& context);
int RunSelfCheckForm(Context& context);
int RunLifecycleForm(Context& context);
int RunBulletinDraft(Context& context);  // cmd_bulletin.cc
int RunBulletinList(Context& context);
int RunBulletinShow(Context& context);
int RunBulletinExplain(Context& context);
int RunBulletinRender(Context& context);
int RunBulletinCorrect(Context& context);
int RunBulletinLook(Context& context);
int RunBulletinFreeze(Context& context);
int RunBulletinIssue(Context& context);
int RunBulletinCompare(Context& context);
int RunBulletinLint(Context& context);
int RunExportReporting(Context& context);  // cmd_reporting.cc
int RunExportCheckReports(Context& context);
int RunAppraisalDraft(Context& context);  // cmd_appraisal.cc
int RunAppraisalList(Context& context);
int RunAppraisalShow(Context& context);
int RunAppraisalExplain(Context& context);
int RunAppraisalAnnounce(Context& context);
int RunAppraisalContest(Context& context);
int RunAppraisalAnswer(Context& context);
int RunAppraisalSeal(Context& context);
int RunBulletinSuggest(Context& context);  // cmd_bulletin_choices.cc
int RunBulletinChoose(Context& context);
int RunOrderReported(Context& context);
int RunOrderReports(Context& context);
int RunDisclosureImport(Context& context);  // cmd_published.cc
int RunDisclosureCollect(Context& context);
int RunDisclosureShow(Context& context);
int RunMessageImport(Context& context);
int RunMessageShow(Context& context);
int RunRepostImport(Context& context);
int RunRepostShow(Context& context);
int RunRecordProbe(Context& context);  // cmd_probe.cc
int RunRecordImportProbes(Context& context);
int RunLifecycleRequest(Context& context);  // cmd_lifecycle.cc
int RunLifecycleDecide(Context& context);   // approve, refuse
int RunLifecycleFile(Context& context);
int RunLifecycleFinish(Context& context);
int RunLifecycleList(Context& context);
int RunInventorySuggestClosures(Context& context);
int RunCampaignRollup(Context& context);  // cmd_rollup.cc
int RunCampaignResample(Context& context);
int RunCampaignAgreement(Context& context);
int RunConfigShow(Context& context);  // cmd_config.cc
int RunConfigExample(Context& context);

}  // namespace xuncha::cli
