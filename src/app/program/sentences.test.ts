import { expect, test } from 'vitest';
import { codeOfIssue, errorCodes } from '../../kernel/error-codes.ts';
import { isTest, readTree } from '../../../tools/modules/source-files.ts';
import { sentenceOfCode } from './sentences.ts';

const lists = ['src/kernel/error-codes.ts', 'src/app/program/sentences.ts'];
const code = [...readTree(process.cwd())].filter(([path]) => !isTest(path) && !lists.includes(path));
const all = code.map(([, text]) => text).join('\n');

test('every code has a sentence of its own words', () => {
  for (const each of errorCodes)
    expect(sentenceOfCode(each)).toMatch(/^.+[.?)/]$|Try: consilium help$|Usage: /s);
});

/** Codes that zod gives to what it finds. */
const ofZod =
  /^(?:custom|invalid_(?:element|format|key|type|union|value)|not_multiple_of|too_(?:big|small)|unrecognized_keys)$/;

test('no code is kept that nothing refuses with', () => {
  const unused = errorCodes.filter(
    (each) => !ofZod.test(each) && !new RegExp(`['"]${each}['"]|^  ${each}:`, 'm').test(all),
  );
  expect(unused).toEqual([]);
});

test('what a rule of a schema names as its message is a code', () => {
  const named = [...all.matchAll(/message: '([a-z]+(?:_[a-z]+)+)'/g)].map(([, message = '']) => message);
  expect(named.length).toBeGreaterThan(15);
  for (const message of named) expect(codeOfIssue({ code: 'custom', message })).toBe(message);
  expect(codeOfIssue({ code: 'custom', message: 'Invalid input' })).toBe('invalid');
});
