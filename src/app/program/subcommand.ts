import type { ParseArgsOptionsConfig } from 'node:util';
import type { Config } from '../../kernel/config.ts';

/** One call of the command line, parsed. */
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
