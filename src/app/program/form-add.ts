import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { execute } from '../../kernel/command.ts';
import { AppError, isAppError, refused } from '../../kernel/errors.ts';
import { factsNamed } from '../../kernel/forms/facts.ts';
import { defineForm, readDefinitionFile } from '../../modules/care/index.ts';
import { fileNamed } from './file-named.ts';
import type { Invocation, Subcommand } from './subcommand.ts';
import { houseNamed, operatorCall, option, withProgram } from './with-program.ts';

/** The text of a form's file, checked; what is wrong in it names the file and the place. */
const readForm = async ({ positionals }: Invocation) => {
  const [name = ''] = positionals;
  const file = basename(name);
  const text = await readFile(fileNamed(name), 'utf8').catch(() => {
    throw refused('file_not_readable', {}, { file });
  });
  try {
    const { form, words } = readDefinitionFile(text, '').definition;
    const [items, facts] = [Object.keys(form.items).length, factsNamed(form)];
    return { text, about: { id: form.id, version: form.version, title: words.title.en, items, facts } };
  } catch (error) {
    throw isAppError(error) ? inFile(error, file) : error;
  }
};

const asksOf = ({ facts }: { readonly facts: readonly string[] }): string =>
  facts.length === 0 ? '' : ` It asks of her course: ${facts.join(', ')}.`;

const inFile = (error: AppError, file: string): AppError => {
  const issues = error.issues.map((issue) => ({ ...issue, place: { file, ...issue.place } }));
  return new AppError(error.code, error.status, error.params, { file, ...error.place }, issues);
};

export const formCheck: Subcommand = {
  words: ['form', 'check'],
  usage: 'FILE',
  positionals: ['FILE'],
  options: {},
  run: async (invocation) => {
    const { about } = await readForm(invocation);
    return {
      document: about,
      text: `${about.id}, version ${about.version}: ${about.items} items, nothing wrong.${asksOf(about)}`,
      code: 0,
    };
  },
};

export const formAdd: Subcommand = {
  words: ['form', 'add'],
  usage: 'FILE --centre SLUG',
  positionals: ['FILE'],
  options: { centre: { type: 'string' } },
  run: async (invocation) => {
    const slug = option(invocation.values, 'centre');
    const { text, about } = await readForm(invocation);
    return withProgram(invocation, 'adding a form', async ({ database, now }) => {
      const house = await houseNamed(database, slug);
      await execute(database, defineForm, operatorCall(house.id, now), { body: text });
      return {
        document: { centre: slug, ...about },
        text: `${slug} fills in ${about.id}, version ${about.version}.`,
        code: 0,
      };
    });
  },
};
