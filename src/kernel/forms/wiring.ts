import type { ErrorCode } from '../error-codes.ts';
import type { Issue } from '../errors.ts';
import { type Condition, type Subject, subjectsOf } from './condition.ts';
import type { FactKinds } from './facts.ts';
import type { Form, Grid, Group, Item, Leaf, Points } from './items.ts';

type ByName = ReadonlyMap<string, Item>;
/** What a condition may look at: items of the form, and facts of the course. */
type Sight = { readonly items: ByName; readonly facts: FactKinds };
type Named = readonly (readonly [name: string, item: Item])[];

const at = (field: string, code: ErrorCode): Issue => ({ code, place: { field } });

/** Names that stand in a list more than once, each at its place. */
export const twice = (place: string, names: readonly string[]): Issue[] =>
  [...new Set(names.filter((name, index) => names.indexOf(name) !== index))].map((name) =>
    at(`${place}.${name}`, 'name_twice'),
  );

const itemsIn = ({ when }: { readonly when?: Condition } = {}): readonly string[] =>
  when === undefined ? [] : subjectsOf(when).flatMap((looked) => ('item' in looked ? [looked.item] : []));

/** Whether asking an item leads back to itself. */
const isInCircle = (items: ByName, name: string): boolean => {
  const seen = new Set<string>();
  const reaches = (from: string): boolean =>
    itemsIn(items.get(from)).some((next) => {
      if (next === name) return true;
      if (seen.has(next)) return false;
      seen.add(next);
      return reaches(next);
    });
  return reaches(name);
};

/** The codes an item can be answered with; none for one that is not answered by a code. */
const codesOf = (item: Item): readonly string[] => {
  if ('codes' in item) return item.codes;
  return item.kind === 'yesNo' ? ['yes', 'no'] : [];
};

/** The codes of what is looked at, and whether limits can be put to it; null where there is no such thing. */
const lookedAt = ({ items, facts }: Sight, subject: Subject) => {
  if ('fact' in subject) {
    const fact = Object.hasOwn(facts, subject.fact) ? facts[subject.fact] : undefined;
    return fact === undefined
      ? null
      : { codes: 'codes' in fact ? fact.codes : [], isNumber: 'number' in fact };
  }
  const item = items.get(subject.item);
  if (item === undefined) return null;
  return { codes: codesOf(item), isNumber: ['number', 'quantity', 'range'].includes(item.kind) };
};

const conditionFaults = (sight: Sight, when: Condition): readonly ErrorCode[] => {
  if ('all' in when) return when.all.flatMap((part) => conditionFaults(sight, part));
  if ('any' in when) return when.any.flatMap((part) => conditionFaults(sight, part));
  if ('not' in when) return conditionFaults(sight, when.not);
  const found = lookedAt(sight, when);
  if (found === null) return ['fact' in when ? 'course_fact_unknown' : 'field_unknown'];
  if ('in' in when) return when.in.every((code) => found.codes.includes(code)) ? [] : ['code_unknown'];
  return found.isNumber ? [] : ['not_a_number'];
};

const whenFaults = (here: string, sight: Sight, name: string, { when }: Item): Issue[] => {
  const wrong = when === undefined ? [] : [...new Set(conditionFaults(sight, when))];
  const circle: readonly ErrorCode[] = isInCircle(sight.items, name) ? ['condition_in_circle'] : [];
  return [...wrong, ...circle].map((code) => ({
    ...at(`${here}.when`, code),
    ...(code === 'course_fact_unknown' && { params: { known: Object.keys(sight.facts).join(', ') } }),
  }));
};

/** Bounds between which no answer lies. */
const boundFault = (item: Leaf): ErrorCode | null => {
  if (!('min' in item)) return null;
  if (item.min > item.max) return 'range_reversed';
  const scale = item.kind === 'number' ? 10 ** (item.decimals ?? 0) : null;
  return scale !== null && Math.ceil(item.min * scale) > Math.floor(item.max * scale)
    ? 'nothing_between'
    : null;
};

/** What is wrong in one answer by itself; a text that is named as people are would be taken for one of them. */
const leafFaults = (here: string, name: string, item: Leaf): Issue[] => {
  const bounded = boundFault(item);
  const isText = item.kind === 'line' || item.kind === 'prose';
  return [
    ...(name === 'person' && isText ? [at(`${here}.name`, 'name_reserved')] : []),
    ...(bounded === null ? [] : [at(`${here}.max`, bounded)]),
    ...('codes' in item && item.codes.length === 0 ? [at(`${here}.codes`, 'too_small')] : []),
    ...('codes' in item ? twice(`${here}.codes`, item.codes) : []),
  ];
};

const unknownIn = (place: string, names: readonly string[], known: readonly string[], code: ErrorCode) =>
  names.filter((name) => !known.includes(name)).map((name) => at(`${place}.${name}`, code));

const groupFaults = (here: string, around: Sight, { items, always = [], once = [] }: Group): Issue[] => {
  const sight = { ...around, items: new Map([...around.items, ...Object.entries<Item>(items)]) };
  const parts = Object.keys(items);
  return [
    ...Object.entries(items).flatMap(([name, item]) => [
      ...leafFaults(`${here}.items.${name}`, name, item),
      ...whenFaults(`${here}.items.${name}`, sight, name, item),
    ]),
    ...unknownIn(`${here}.always`, always, parts, 'field_unknown'),
    ...always
      .filter((name) => items[name]?.when !== undefined)
      .map((name) => at(`${here}.always.${name}`, 'needed_and_conditional')),
    ...once.flatMap(({ item: name, of = [] }) => {
      const item = items[name];
      return item === undefined
        ? [at(`${here}.once.${name}`, 'field_unknown')]
        : unknownIn(`${here}.once.${name}`, of, codesOf(item), 'code_unknown');
    }),
  ];
};

const partFaults = (here: string, { rows, parts }: Grid): Issue[] => {
  if (parts === undefined) return [];
  const placed = parts.flatMap((part) => part.rows);
  return [
    ...twice(
      `${here}.parts`,
      parts.map(({ name }) => name),
    ),
    ...unknownIn(`${here}.parts`, placed, rows, 'code_unknown'),
    ...twice(`${here}.parts`, placed),
    ...unknownIn(`${here}.rows`, rows, placed, 'section_unknown'),
  ];
};

const gridFaults = (here: string, grid: Grid): Issue[] => {
  const { rows, answers, details, only = {}, fill } = grid;
  return [
    ...(rows.length === 0 ? [at(`${here}.rows`, 'too_small')] : []),
    ...(answers.length === 0 ? [at(`${here}.answers`, 'too_small')] : []),
    ...twice(`${here}.rows`, rows),
    ...twice(`${here}.answers`, answers),
    ...unknownIn(`${here}.answers`, Object.keys(details), answers, 'code_unknown'),
    ...Object.entries(details).flatMap(([answer, leaves]) =>
      Object.entries(leaves).flatMap(([name, item]) => [
        ...leafFaults(`${here}.answers.${answer}.details.${name}`, name, item),
        ...unknownIn(
          `${here}.answers.${answer}.details.${name}.rows`,
          only[name] ?? [],
          rows,
          'code_unknown',
        ),
      ]),
    ),
    ...(fill === undefined ? [] : unknownIn(`${here}.fill`, [fill.answer], answers, 'code_unknown')),
    ...(fill === undefined ? [] : unknownIn(`${here}.fill.except`, fill.except, rows, 'code_unknown')),
    ...partFaults(here, grid),
  ];
};

const itemFaults = (sight: Sight, sections: readonly string[], name: string, item: Item): Issue[] => {
  const here = `items.${name}`;
  const within = (): Issue[] => {
    if (item.kind === 'group') return groupFaults(here, sight, item);
    return item.kind === 'grid' ? gridFaults(here, item) : leafFaults(here, name, item);
  };
  return [
    ...(sections.includes(item.section ?? '') ? [] : [at(`${here}.section`, 'section_unknown')]),
    ...within(),
    ...whenFaults(here, sight, name, item),
  ];
};

/** What the parts of a form say of each other and cannot: a section, an item, a fact or a code that is none, a circle. */
export const wiringOf = (items: Named, sections: readonly string[], facts: FactKinds): Issue[] => {
  const sight = { items: new Map(items), facts };
  return [
    ...twice('sections', sections),
    ...twice(
      'items',
      items.map(([name]) => name),
    ),
    ...items.flatMap(([name, item]) => itemFaults(sight, sections, name, item)),
  ];
};

/** Points for an item or a code that is none, and codes that would count for nothing without anybody having said so. */
const pointFaults = (here: string, items: ByName, points: Points): Issue[] =>
  Object.entries(points).flatMap(([name, given]) => {
    const item = items.get(name);
    if (item === undefined) return [at(`${here}.${name}`, 'field_unknown')];
    const codes = codesOf(item);
    return [
      ...unknownIn(`${here}.${name}`, Object.keys(given), codes, 'code_unknown'),
      ...unknownIn(`${here}.${name}`, codes, Object.keys(given), 'points_missing'),
    ];
  });

type NamedScore = { readonly name: string; readonly section: string; readonly points: Points };

/** The same of sums that data define. */
export const scoreFaults = (scores: readonly NamedScore[], items: Named, sections: readonly string[]) => [
  ...twice(
    'scores',
    scores.map(({ name }) => name),
  ),
  ...scores.flatMap(({ name, section, points }) => [
    ...unknownIn(`scores.${name}.section`, [section], sections, 'section_unknown'),
    ...(Object.keys(points).length === 0 ? [at(`scores.${name}.points`, 'too_small')] : []),
    ...pointFaults(`scores.${name}.points`, new Map(items), points),
  ]),
];

/** The same of a form that is defined in code. */
export const wiringFaults = (
  { items, sections, closed = [], computed = {} }: Form,
  facts: FactKinds,
): Issue[] => [
  ...wiringOf(Object.entries<Item>(items), sections, facts),
  ...unknownIn('closed', closed, sections, 'section_unknown'),
  ...Object.entries(computed).flatMap(([name, { section, from }]) => [
    ...unknownIn(`computed.${name}.section`, [section], sections, 'section_unknown'),
    ...unknownIn(`computed.${name}.from`, from, Object.keys(items), 'field_unknown'),
  ]),
];
