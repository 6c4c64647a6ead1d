import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { execute } from '../../kernel/command.ts';
import { AppError, isAppError, refused } from '../../kernel/errors.ts';
import { uuidOfName } from '../../kernel/ids.ts';
import { defineTemplate } from '../../modules/board/index.ts';
import { fileNamed } from './file-named.ts';
import type { Subcommand } from './subcommand.ts';
import { houseNamed, operatorCall, option, withProgram } from './with-program.ts';

type Json = Readonly<Record<string, unknown>>;
const isObject = (json: unknown): json is Json =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

const jsonIn = async (name: string, file: string): Promise<Json> => {
  const text = await readFile(fileNamed(name), 'utf8').catch(() => {
    throw refused('file_not_readable', {}, { file });
  });
  try {
    const json: unknown = JSON.parse(text);
    if (isObject(json)) return json;
  } catch {
    // No JSON at all.
  }
  throw refused('form_not_json', {}, { file });
};

/** A template as a file says it: its lines are told apart by their order. */
const templateIn = (json: Json, ownerId: string): Json => {
  const { name, recommendations: lines } = json;
  if (!Array.isArray(lines)) return json;
  const idOf = (index: number) => uuidOfName(ownerId, 'template', String(name), String(index));
  return {
    ...json,
    recommendations: lines.map((line: unknown, index) =>
      isObject(line) ? { ...line, id: idOf(index) } : line,
    ),
  };
};

const inFile = (error: AppError, file: string): AppError =>
  new AppError(
    error.code,
    error.status,
    error.params,
    { file, ...error.place },
    error.issues.map((issue) => ({ ...issue, place: { file, ...issue.place } })),
  );

export const templateAdd: Subcommand = {
  words: ['template', 'add'],
  usage: 'FILE --centre SLUG',
  positionals: ['FILE'],
  options: { centre: { type: 'string' } },
  run: async (invocation) => {
    const [slug, [name = '']] = [option(invocation.values, 'centre'), invocation.positionals];
    const file = basename(name);
    const json = await jsonIn(name, file);
    return withProgram(invocation, 'adding a template', async ({ database, now }) => {
      const house = await houseNamed(database, slug);
      const call = operatorCall(house.id, now);
      try {
        const template = templateIn(json, house.id) as never;
        const { result } = await execute(database, defineTemplate, call, { template });
        return {
          document: { centre: slug, ...result },
          text: `${slug} begins recommendations from “${String(json['name'])}”.`,
          code: 0,
        };
      } catch (error) {
        throw isAppError(error) ? inFile(error, file) : error;
      }
    });
  },
};
