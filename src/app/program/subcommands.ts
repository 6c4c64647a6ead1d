import type { ParseArgsOptionsConfig } from 'node:util';
import type { Config } from '../../kernel/config.ts';
import { auditHeadsCommand, auditVerify } from './audit.ts';
import { centreAdd } from './centre-add.ts';
import { demoRemove } from './demo-remove.ts';
import { importFile } from './import-file.ts';
import { scorecardCommand } from './scorecard.ts';
import { statementAdd } from './statement-add.ts';
import { userAdd } from './user-add.ts';

export type Invocation = {
  readonly config: Config;
  readonly values: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;
  readonly positionals: readonly string[];
  readonly json: boolean;
};

/** What a command answers: a document for --json, text for people, the exit code. */
export type Answer = { readonly document: unknown; readonly text: string; readonly code: 0 | 1 };

export type Subcommand = {
  readonly words: readonly string[];
  readonly usage: string;
  readonly positionals: readonly string[];
  readonly options: ParseArgsOptionsConfig;
  readonly run: (invocation: Invocation) => Promise<Answer>;
};

export const subcommands: readonly Subcommand[] = [
  importFile,
  scorecardCommand,
  auditVerify,
  auditHeadsCommand,
  centreAdd,
  userAdd,
  statementAdd,
  demoRemove,
];
