import { z } from 'zod';
import { command } from '../kernel/command.ts';
import { refused } from '../kernel/errors.ts';
import { handler } from '../kernel/handlers.ts';
import { insertRows } from '../kernel/write-rows.ts';
import { statement } from '../modules/quality/tables.ts';

const noted = (evidence: string) =>
  ({ fact: 'active_trials', holds: true, from: '2026-01-01', evidence }) as const;

/** Announces a question: a word that its answer repeats. */
export const ask = command({
  name: 'test.ask',
  input: z.object({ word: z.string() }).strict(),
  load: async () => undefined,
  permit: () => true,
  run: async ({ tx, ownerId, newId, announce }, { word }) => {
    await insertRows(tx, statement, [{ ownerId, id: newId(), ...noted(`question ${word}`) }]);
    announce({ type: 'test.asked', word });
    return null;
  },
});

/** Announces and changes nothing, as a showing of names does. */
export const look = command({
  name: 'test.look',
  input: z.object({}).strict(),
  load: async () => undefined,
  permit: () => true,
  run: async ({ announce }) => {
    announce({ type: 'test.looked' });
    return null;
  },
});

/** Writes one row and names what it moves. */
export const note = command({
  name: 'test.note',
  input: z.object({ word: z.uuid() }).strict(),
  load: async () => undefined,
  permit: () => true,
  run: async ({ tx, ownerId, newId, moves }, { word }) => {
    await insertRows(tx, statement, [{ ownerId, id: newId(), ...noted(`note ${word}`) }]);
    moves(`word:${word}`);
    return null;
  },
});

/** Writes one row for each question; fails on the word "never", after it has written. */
const answer = command({
  name: 'test.answer',
  input: z.object({ word: z.string() }).strict(),
  load: async () => undefined,
  permit: () => true,
  run: async ({ tx, ownerId, newId }, { word }) => {
    await insertRows(tx, statement, [{ ownerId, id: newId(), ...noted(`answer ${word}`) }]);
    if (word === 'never') throw refused('nothing_entered');
    return null;
  },
});

/** The effect of a question is one answer. */
export const answering = handler('test.answering', 'test.asked', answer, (event) => ({
  word: event['word'],
}));
