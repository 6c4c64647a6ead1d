import type { AnyAnswers } from './answers.ts';
import { isAsked, lookupIn } from './asked.ts';
import type { CourseFacts } from './facts.ts';
import type { Form, Item, Points } from './items.ts';

/** A sum of points: one number when both ends are the same. */
export type Score = { readonly min: number; readonly max: number };

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
const exactly = (points: number): Score => ({ min: points, max: points });

const codesSaid = (value: unknown): readonly string[] | null => {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return [value ? 'yes' : 'no'];
  return (Array.isArray(value) ? value : [value]).map(String);
};

/** What an item may count while nobody knows its answer: of several answers each may stand or not. */
const open = ({ kind }: Item, points: readonly number[]): Score =>
  kind === 'choices' || kind === 'codedList'
    ? { min: sum(points.filter((each) => each < 0)), max: sum(points.filter((each) => each > 0)) }
    : { min: Math.min(...points), max: Math.max(...points) };

const withNone = ({ min, max }: Score): Score => ({ min: Math.min(0, min), max: Math.max(0, max) });

/** The points of a form's answers; what is certainly not asked counts nothing, what is not known all that it may. */
export const scoreOf = (form: Form, points: Points, answers: AnyAnswers, facts: CourseFacts): Score => {
  const lookup = lookupIn(answers, facts);
  const ofItem = ([name, given]: readonly [string, Points[string]]): Score => {
    const item = form.items[name];
    if (item === undefined) return exactly(0);
    const said = codesSaid(answers[name]);
    if (said !== null) return exactly(sum(said.map((code) => given[code] ?? 0)));
    const asked = isAsked(item, lookup);
    if (asked === false) return exactly(0);
    const possible = open(item, Object.values(given));
    return asked === null ? withNone(possible) : possible;
  };
  const parts = Object.entries(points).map(ofItem);
  return { min: sum(parts.map(({ min }) => min)), max: sum(parts.map(({ max }) => max)) };
};
