import { expect, test } from 'vitest';
import { localPath } from './local-path.ts';

test.each([
  ['/c/hanbit/cases?year=2026', '/c/hanbit/cases?year=2026'],
  ['//elsewhere.example', '/'],
  ['/\\elsewhere.example', '/'],
  ['https://elsewhere.example', '/'],
  ['/.//elsewhere.example', '/'],
  ['/c/한빛', '/c/%ED%95%9C%EB%B9%9B'],
  ['/c/\u0000x', '/c/%00x'],
  [null, '/'],
])('%s leads to %s', (given, path) => expect(localPath(given)).toBe(path));
