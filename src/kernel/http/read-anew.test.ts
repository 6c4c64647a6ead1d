import { expect, test } from 'vitest';
import { readAnew } from './read-anew.ts';

const refused = (code: string) => ({
  refusal: { code, params: {}, field: undefined, issues: [] },
  submitted: {},
});

test('a page is read anew after its form and after a step to it, and not when the line is gone', () => {
  const answers = [undefined, null, { saved: true }, refused('changed_meanwhile'), refused('answer_lost')];
  expect(answers.map((actionResult) => readAnew({ actionResult }))).toEqual([true, true, true, true, false]);
});
