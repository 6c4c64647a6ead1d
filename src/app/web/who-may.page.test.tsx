import { expect, test } from 'vitest';
import { createTestCentre } from '../../testing/centre.ts';
import { visit } from '../../testing/visit.ts';

test('everybody of the house reads who may what in their own language, and what they may themselves', async () => {
  const centre = await createTestCentre();
  const { observer, surgeon } = centre.people;
  const seen = await visit(centre, observer).get('/who-may');
  expect(seen.status).toBe(200);
  const row = (html: string, words: string) =>
    new RegExp(`<tr[^>]*>(?:(?!</tr>).)*${words}.*?</tr>`, 's')
      .exec(html)?.[0]
      ?.replaceAll(/<[^>]+>/g, '|') ?? '';
  expect(row(seen.html, 'Record operations').match(/yes|–/g)).toEqual([
    '–',
    '–',
    '–',
    'yes',
    'yes',
    '–',
    '–',
  ]);
  expect(row(seen.html, 'Record operations')).toContain('only: Gynaecologic oncology');
  const mine = await visit(centre, surgeon).get('/who-may');
  expect(row(mine.html, 'Record operations').match(/yes|–/g)?.[0]).toBe('yes');
  const korean = await visit(centre, observer, 'ko').get('/who-may');
  expect(korean.text).toContain('부인종양');
  expect(korean.text).not.toMatch(/Record|right\./);
});
