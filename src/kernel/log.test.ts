import { expect, it } from 'vitest';
import { errorFields, jsonLog } from './log.ts';

it('writes one JSON document a line', () => {
  const lines: string[] = [];
  jsonLog((line) => lines.push(line)).info('request', { status: 200 });
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'info', event: 'request', status: 200 });
});

it('keeps the kind, code and place of an error but not its message', () => {
  const cause = Object.assign(new Error('name: Kim'), { code: '23505' });
  const error = new Error('Failed query: params: Kim Seoyun\nsecond line with Kim', { cause });
  const fields = errorFields(error);
  expect(fields).toMatchObject({ kind: 'Error', causeCode: '23505' });
  expect(JSON.stringify(fields)).toContain('log.test.ts');
  expect(JSON.stringify(fields)).not.toContain('Kim');
});
