import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { exportText, shellWord } from './export-report.ts';

test.each([
  'out',
  '/data/2026 spring',
  "O'Brien's",
  '$(id)',
  '`id`',
  'a;b',
  '"',
  '보내기',
  '-x',
  '\\',
  'a\nb',
])('a shell reads %j back as it is', (text) => {
  expect(execFileSync('sh', ['-c', `printf %s ${shellWord(text)}`]).toString()).toBe(text);
});

test('the commands that take an export back name its folder so that a shell finds it', () => {
  const files = [{ file: 'cases.csv', mapping: 'cases.json', rows: 1 }];
  const found = { centre: 'hanbit', identity: true, cases: 1, files, notExported: [] };
  expect(exportText(found as never, 'my export')).toContain(
    "consilium import 'my export/cases.csv' --centre SLUG --mapping 'my export/cases.json'",
  );
});
