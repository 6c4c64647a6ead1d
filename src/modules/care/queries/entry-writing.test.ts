import { expect, test } from 'vitest';
import { entryWriting } from './entry-writing.ts';

const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T08:00:00Z`;
const wrote = (day: number, personId: string, command = 'care.fill-form', moved = false) => ({
  at: at(day),
  actor: { kind: 'user', personId },
  command,
  moved,
});
const writers = [
  { id: 'han', latin: 'Han', native: '한' },
  { id: 'im', latin: 'Im', native: null },
];
const told = (...writings: Parameters<typeof entryWriting>[0]['writings']) =>
  entryWriting({ writings, writers, files: [] });
const by = (day: number, latin: string, native: string | null) => ({
  kind: 'user',
  name: { latin, native },
  at: at(day),
});

test('who wrote an entry first entered it; without a later writing nobody has corrected it', () => {
  expect(told(wrote(1, 'han'))).toEqual({
    entered: by(1, 'Han', '한'),
    corrected: null,
    moved: null,
    file: null,
  });
});

test('whoever moved it from another case is neither its author nor corrects it', () => {
  const moved = (day: number, person: string) => wrote(day, person, 'board.move-record', true);
  const said = told(wrote(1, 'han'), wrote(2, 'im', 'care.correct-form'), moved(3, 'im'), moved(4, 'han'));
  expect(said).toMatchObject({
    entered: by(1, 'Han', '한'),
    corrected: by(2, 'Im', null),
    moved: by(4, 'Han', '한'),
  });
});

test('of several corrections the last is told, whoever made it', () => {
  const { entered, corrected } = told(
    wrote(1, 'han'),
    wrote(2, 'han', 'care.correct-form'),
    wrote(3, 'im', 'care.correct-form'),
  );
  expect(entered).toEqual(by(1, 'Han', '한'));
  expect(corrected).toEqual(by(3, 'Im', null));
});

test('taking an entry back and restoring it corrects nothing that it says', () => {
  const struck = told(wrote(1, 'han'), wrote(2, 'im', 'kernel.strike'), wrote(3, 'im', 'kernel.restore'));
  expect(struck.corrected).toBeNull();
  const corrected = told(
    wrote(1, 'han'),
    wrote(2, 'im', 'care.correct-form'),
    wrote(3, 'han', 'kernel.strike'),
  );
  expect(corrected.corrected).toEqual(by(2, 'Im', null));
});

test('what no person of the house wrote has no name, and no other is taken for it', () => {
  const job = {
    at: at(1),
    actor: { kind: 'job', name: 'import' },
    command: 'board.import-cases',
    moved: false,
  };
  expect(told(job).entered).toEqual({ kind: 'job', name: null, at: at(1) });
  expect(told(wrote(1, 'somebody who left')).entered).toEqual({ kind: 'user', name: null, at: at(1) });
});

test('an entry of a file says which row of it, read by what; where no journal tells of it nobody entered it', () => {
  const files = [{ mapping: 'registry', row: 7 }];
  expect(entryWriting({ writings: [], writers, files })).toEqual({
    entered: null,
    corrected: null,
    moved: null,
    file: { mapping: 'registry', row: 7 },
  });
});
