import { AppError, type Issue, type Params } from '../errors.ts';
import type { ErrorCode } from '../error-codes.ts';

/** The box by which somebody says that what was asked about is so; its value names the questions that were read. */
export const confirmedField = 'confirmed';

type Asked = {
  readonly code: ErrorCode;
  readonly field: string | undefined;
  readonly params?: Params | undefined;
};

/** Names questions, so that those which were read are told from new ones; of a `value` that is asked about, each is another. */
export const namesOf = (questions: readonly Asked[]): string =>
  questions
    .map(({ code, field = '', params }) => [
      code,
      field,
      ...(params?.['value'] === undefined ? [] : [params['value']]),
    ])
    .map((parts) => parts.join(' '))
    .join(',');

const readIn = (form: FormData): readonly string[] => {
  const sent = form.get(confirmedField);
  return typeof sent === 'string' ? sent.split(',') : [];
};

/** Items under `at` that somebody says again after the course has spoken against them: what a command takes `despite` it. */
export const saidDespite = (form: FormData, at: string): string[] =>
  readIn(form).flatMap((name) => {
    const [code, field = ''] = name.split(' ');
    return code === 'course_says_otherwise' && field.startsWith(`${at}.`) ? [field.slice(at.length + 1)] : [];
  });

/**
 * Asks about answers under `at` before they are saved, until each question has been read and confirmed; it never refuses
 * for good.
 */
export const confirmFirst = (
  form: FormData,
  at: string,
  questions: ReadonlyArray<{ readonly code: ErrorCode; readonly field: string; readonly params?: Params }>,
): void => {
  const read = new Set(readIn(form));
  const issues: Issue[] = questions.map(({ code, field, params }) => ({
    code,
    place: { field: `${at}.${field}` },
    ...(params && { params }),
  }));
  const open = issues.filter(
    ({ code, place, params }) => !read.has(namesOf([{ code, field: place.field, params }])),
  );
  if (open.length === 0) return;
  throw new AppError('answers_to_confirm', 422, { count: issues.length }, undefined, issues);
};
