import { expect, it } from 'vitest';
import { shippedForms } from './questionnaires.ts';
import { fedEntries, questionnaireFed } from './fed-entries.ts';

const course = { bornOn: '1960', today: '2026-11-19' };
const shipped = () => {
  const [first] = shippedForms;
  if (first === undefined) throw new Error('no questionnaire is shipped');
  return first.form;
};

it('a questionnaire that says nothing but its day is refused', () => {
  const { faults, schema } = questionnaireFed(shipped());
  const empty = schema.parse({ filled_on: '2026-11-18' });
  expect(faults(empty, course as never)).toEqual([{ code: 'nothing_entered', field: 'filled_on' }]);
});

it('a questionnaire that the house has given up keeps its name, and is known to be given up', () => {
  const { id, part } = questionnaireFed(shipped());
  const [all, without] = [fedEntries([], new Set()), fedEntries([], new Set([shipped().id]))];
  for (const entries of [all, without]) expect(entries.byPart.get(part)).toBe(entries.named(id));
  expect(all.isWithdrawn(all.named(id))).toBe(false);
  expect(without.isWithdrawn(without.named(id))).toBe(true);
  expect(without.isWithdrawn(without.named('follow-up'))).toBe(false);
});
