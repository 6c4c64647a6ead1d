import { expect, test } from 'vitest';
import { keepingForm } from './lost-answer.ts';

const form = new FormData();
form.append('report.kind', 'primary');
form.append('requestKey', 'key');
form.append('password', 'secret');

const response = (status: number) => ({ status, statusText: '', internal: false, data: {} });
const error = (result: unknown) => ({ page: { type: 'error' as const, result } });

test.each([
  ['the network was gone', new TypeError('Failed to fetch')],
  ['the server broke off', new Error('Unexpected Server Error')],
  ['something between us answered', response(502)],
])('%s: the form stays with what was typed, and its key', (_what, thrown) => {
  expect(keepingForm(error(thrown), form)).toEqual({
    page: {
      type: 'data',
      result: expect.objectContaining({
        init: { status: 503 },
        data: {
          refusal: { code: 'answer_lost', params: {}, field: undefined, issues: [] },
          submitted: { 'report.kind': ['primary'], requestKey: ['key'] },
        },
      }),
    },
  });
});

test('what was answered stays as it is', () => {
  const answers = {
    ...error(response(404)),
    saved: error(Response.redirect('http://localhost/')).page,
    other: { type: 'data' as const, result: 'saved' },
  };
  expect(keepingForm(answers, form)).toEqual(answers);
});
