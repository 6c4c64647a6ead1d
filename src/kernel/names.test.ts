import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nameIn } from './names.ts';

const her = { latin: 'Kim Seoyeon', native: '김서연' };

describe('a name', () => {
  test.each([
    ['ko', her, '김서연'],
    ['en', her, 'Kim Seoyeon'],
    ['ko', { latin: 'Kim Seoyeon', native: null }, 'Kim Seoyeon'],
    ['ko', { latin: 'Bat-Erdene', native: 'Бат-Эрдэнэ' }, 'Bat-Erdene'],
    ['mn', { latin: 'Bat-Erdene', native: 'Бат-Эрдэнэ' }, 'Бат-Эрдэнэ'],
    ['en', { latin: '한빛여성암센터', native: null }, '한빛여성암센터'],
    ['en', { latin: '', native: '김서연' }, '김서연'],
  ])('in %s of %o is %s', (locale, name, read) => {
    expect(nameIn(locale, name)).toBe(read);
  });
});

const source = join(import.meta.dirname, '..');

test('no page or component takes one form of a name by itself', () => {
  const pages = globSync(['modules/*/web/*.{ts,tsx}', 'app/web/*.{ts,tsx}', 'ui/*.{ts,tsx}'], {
    cwd: source,
  });
  expect(pages.length).toBeGreaterThan(50);
  const takes = pages
    .filter((file) => !file.includes('.test.'))
    .filter((file) =>
      /\.(?:latin|native)\b|[{,]\s*(?:latin|native)\s*[,:}]/.test(readFileSync(join(source, file), 'utf8')),
    );
  expect(takes).toEqual([]);
});
