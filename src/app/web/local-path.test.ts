import { expect, test } from 'vitest';
import { localPath } from './local-path.ts';

test.each([
  ['/c/hanbit/cases?year=2026', '/c/hanbit/cases?year=2026'],
  ['//elsewhere.example', '/'],
  ['/\\elsewhere.example', '/'],
  ['https://elsewhere.example', '/'],
  [null, '/'],
])('%s leads to %s', (given, path) => expect(localPath(given)).toBe(path));
