import { expect, test } from 'vitest';
import { drawn } from '../../../../testing/drawn.ts';
import { linksIn } from '../../../../testing/page-parts.ts';
import { LiveCourse } from './live-course.tsx';

test('the course is closed until somebody opens it; without a script it leads to the whole case', async () => {
  const { html, text } = await drawn(<LiveCourse path="/c/house/cases/c1" />);
  expect(text).toBe('Her course so far Open the whole case');
  expect(linksIn(html)).toEqual({ 'Open the whole case': '/c/house/cases/c1' });
  expect(html).not.toMatch(/<details[^>]*open/);
});
