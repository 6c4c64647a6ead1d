import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import program from '../../../package.json' with { type: 'json' };
import { readConfig } from '../../kernel/config.ts';
import { AppError, isAppError, usage } from '../../kernel/errors.ts';
import { errorFields, jsonLog } from '../../kernel/log.ts';
import { ImportRefused } from './import-file.ts';
import { sentenceOf, sentenceOfIssue } from './sentences.ts';
import type { Subcommand } from './subcommand.ts';
import { subcommands } from './subcommands.ts';

const printJson = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);

const lineOf = ({ words, usage }: Subcommand): string => `consilium ${words.join(' ')} ${usage}`.trimEnd();

const helpText = (): string =>
  [
    'consilium serve',
    ...subcommands.map(lineOf),
    'consilium --version',
    'consilium COMMAND -h',
    'Every command but serve takes --json: one document on standard output, a refusal too.',
    'Exit codes: 0 done, 1 refused or found wrong, 2 called wrongly.',
  ].join('\n');

const find = (words: readonly string[]): Subcommand | undefined =>
  subcommands.find((item) => item.words.every((word, index) => words[index] === word));

const isHelp = (word: string): boolean => word === '-h' || word === '--help';

/** Lines of the commands that these words begin or call; of all where they are none's. */
const helpFor = (words: readonly string[]): string => {
  const flag = words.findIndex((word) => word.startsWith('-'));
  const given = words.slice(0, flag === -1 ? words.length : flag);
  const begun = subcommands.filter((item) => given.every((word, index) => item.words[index] === word));
  const called = find(given);
  const found = begun.length > 0 || called === undefined ? begun : [called];
  return given.length === 0 || found.length === 0 ? helpText() : found.map(lineOf).join('\n');
};

const parse = (item: Subcommand, rest: readonly string[]) => {
  const options: ParseArgsOptionsConfig = { ...item.options, json: { type: 'boolean' } };
  try {
    const { values, positionals } = parseArgs({
      args: [...rest],
      options,
      allowPositionals: true,
      strict: true,
    });
    if (positionals.length !== item.positionals.length)
      throw usage('arguments_wrong', { usage: lineOf(item) });
    return { values, positionals };
  } catch (error) {
    if (isAppError(error)) throw error;
    throw usage('arguments_wrong', { usage: lineOf(item) });
  }
};

const report = (error: unknown, json: boolean): number => {
  const known = isAppError(error) ? error : new AppError('unexpected', 500);
  if (known !== error) jsonLog().error('command failed', errorFields(error));
  const message = sentenceOf(known);
  if (json) {
    const { code, params, place } = known;
    const issues = known.issues.map((issue) => ({ ...issue, message: sentenceOfIssue(issue) }));
    printJson({
      ...(known instanceof ImportRefused ? { report: known.report } : {}),
      error: { code, message, params, place: place ?? null, ...(issues.length > 0 ? { issues } : {}) },
    });
  } else process.stderr.write(`${message}\n`);
  return known.status === 400 ? 2 : 1;
};

/** Runs the program as it was called and returns its exit code: 0 done, 1 refused or found wrong, 2 called wrongly. */
export const runCommandLine = async (words: readonly string[], clientFolder: string): Promise<number> => {
  const json = words.includes('--json');
  try {
    if (words.length === 0 || words[0] === 'help' || words.some(isHelp)) {
      process.stdout.write(`${helpFor(words)}\n`);
      return words.length === 0 ? 2 : 0;
    }
    if (words.includes('--version')) {
      if (json) printJson({ version: program.version });
      else process.stdout.write(`${program.version}\n`);
      return 0;
    }
    const config = readConfig(process.env);
    // No other command needs what a server is made of.
    if (words.length === 1 && words[0] === 'serve')
      return await (await import('./serve.ts')).serve(config, clientFolder);
    const item = find(words);
    if (!item) throw usage('command_unknown', { command: words.slice(0, 2).join(' ') });
    const { values, positionals } = parse(item, words.slice(item.words.length));
    const answer = await item.run({ config, values, positionals, json });
    if (json) printJson(answer.document);
    else process.stdout.write(`${answer.text}\n`);
    return answer.code;
  } catch (error) {
    return report(error, json);
  }
};
