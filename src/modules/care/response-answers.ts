import { notAfter, type PartialDate } from '../../kernel/partial-date.ts';
import { type AnswerRule, certainlyNewest, type Told, toldOf } from './course.ts';
import { event } from './records/event.ts';
import { imaging } from './records/imaging.ts';
import { lastTreatment, lineOf } from './treatment-answers.ts';

const responses = ['complete', 'partial', 'stable', 'progression'] as const;

type Response = (typeof responses)[number];
type ToldResponse = { readonly id: string; readonly on: PartialDate | null; readonly said: Response | null };

/** What events and imaging say of a response, best first; null for one that may be any. A recurrence comes after one. */
const responsesIn = (course: readonly Told[]): readonly ToldResponse[] => [
  ...toldOf(event, course).flatMap(({ id, said: { on, kind, response } }): ToldResponse[] => {
    if (kind === 'response') return response === 'not_evaluable' ? [] : [{ id, on, said: response }];
    if (kind === 'recurrence' || kind === 'second_primary') return [];
    return [{ id, on, said: kind === null ? null : 'progression' }];
  }),
  ...toldOf(imaging, course).flatMap(({ id, said: { on, response } }) =>
    response === null || response === 'not_evaluable' ? [] : [{ id, on, said: response }],
  ),
];

/** Disease that grows when the line has ended is no response to it: what the response was, it does not say. */
const duringLine =
  (line: NonNullable<ReturnType<typeof lineOf>>) =>
  ({ on, said }: ToldResponse): boolean => {
    if (said !== 'progression' || on === null) return true;
    return line.some(
      ({ said: { to, ongoing } }) => ongoing === true || (to !== null && notAfter(on, to) === true),
    );
  };

/** The best response since the last line began; what nobody has dated or named may be a better one. */
export const bestResponse: AnswerRule = (course) => {
  const last = lastTreatment(course);
  const line = last && lineOf(course, last);
  const begun = line?.map(({ said }) => said.from ?? '').toSorted()[0];
  if (line === null || begun === undefined || begun === '') return null;
  const since = responsesIn(course)
    .filter(({ on }) => on === null || notAfter(begun, on) !== false)
    .filter(duringLine(line));
  const best = responses.find((each) => since.some(({ said }) => said === each));
  const first = since.filter(({ said }) => said === best);
  const isSure = ({ on }: ToldResponse) => on !== null && notAfter(begun, on) === true;
  if (best === undefined || !first.some(isSure)) return null;
  if (best !== 'complete' && since.some(({ said }) => said === null)) return null;
  const told = first.filter(isSure).toSorted((a, b) => (a.on ?? '').localeCompare(b.on ?? ''))[0];
  return told === undefined ? null : { value: best, takenOn: told.on ?? '', entry: told.id };
};

/** What the last study since the last treatment began has found, unless it was made for something else. */
export const responseImaging: AnswerRule = (course) => {
  const begun = lastTreatment(course)?.said.from ?? null;
  if (begun === null) return null;
  const studies = toldOf(imaging, course).flatMap(({ id, said: { on, purpose, finding } }) =>
    on !== null && notAfter(begun, on) === true && (purpose === null || purpose === 'response')
      ? [{ id, on, finding }]
      : [],
  );
  const last = certainlyNewest(studies, (a, b) => a.id === b.id);
  return last === null || last.finding === null
    ? null
    : { value: last.finding, takenOn: last.on, entry: last.id };
};
