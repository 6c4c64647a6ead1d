import { auditHeadsCommand, auditVerify } from './audit.ts';
import { backupDrill } from './backup-drill.ts';
import { backupLives } from './backup-lives.ts';
import { backupStatus } from './backup-status.ts';
import { backupCommand } from './backup.ts';
import { centreAdd } from './centre-add.ts';
import { countsOpen } from './counts-open.ts';
import { demoRemove } from './demo-remove.ts';
import { exportCentre } from './export-centre.ts';
import { formAdd, formCheck } from './form-add.ts';
import { importFile } from './import-file.ts';
import { keyNew } from './key-new.ts';
import { mappingTargets } from './mapping-targets.ts';
import { restoreCommand } from './restore.ts';
import { scorecardCheck } from './scorecard-check.ts';
import { scorecardCommand } from './scorecard.ts';
import { survivalCommand } from './survival.ts';
import { settleAllCommand } from './settle-all.ts';
import { statementAdd } from './statement-add.ts';
import type { Subcommand } from './subcommand.ts';
import { recordRestore, recordStrike } from './take-back.ts';
import { templateAdd } from './template-add.ts';
import { userAdd } from './user-add.ts';
import { userPassword } from './user-password.ts';

/** Everything the command line can do besides serving. */
export const subcommands: readonly Subcommand[] = [
  importFile,
  exportCentre,
  mappingTargets,
  scorecardCheck,
  scorecardCommand,
  survivalCommand,
  auditVerify,
  auditHeadsCommand,
  centreAdd,
  userAdd,
  userPassword,
  statementAdd,
  countsOpen,
  formCheck,
  formAdd,
  templateAdd,
  recordStrike,
  recordRestore,
  settleAllCommand,
  demoRemove,
  keyNew,
  backupDrill,
  backupStatus,
  backupLives,
  backupCommand,
  restoreCommand,
];
