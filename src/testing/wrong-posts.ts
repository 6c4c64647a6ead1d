import { randomUUID } from 'node:crypto';
import { type Form, type Item, type Leaf } from '../kernel/forms/items.ts';
import { isTyped, noneMark, type Posted, reasonField, reasonMark } from '../kernel/forms/posted.ts';

/** One form filled in wrongly all over: what is posted, and the fields that must be named for it. */
export type WrongPost = {
  readonly what: string;
  readonly posted: Posted;
  readonly named: readonly string[];
};

type Wrong = (item: Leaf) => readonly string[] | null;

/** What no reader of a field can read. */
const unreadable: Wrong = (item) => {
  switch (item.kind) {
    case 'number':
      return ['1e400'];
    case 'quantity':
      return ['<>5'];
    case 'range':
      return ['1-2-3'];
    case 'time':
      return ['25:00'];
    case 'coded':
    case 'codedList':
      return ['<script>alert(1)</script>'];
    case 'choices':
      return [noneMark, item.codes[0] ?? ''];
    case 'yesNo':
      return ['perhaps'];
    default:
      return null;
  }
};

/** What can be read and is no answer of this item: of another type, or of no list. */
const wrongType: Wrong = (item) => {
  switch (item.kind) {
    case 'choice':
    case 'choices':
      return ['no-such-code'];
    case 'date':
      return ['2026-02-30'];
    case 'line':
    case 'prose':
      return null;
    case 'person':
      return ["'; drop table care.entry; --"];
    case 'range':
      return [`${item.max}-${item.min}`];
    case 'codedList':
    case 'coded':
    case 'yesNo':
    case 'time':
      return null;
    default:
      return [String(item.min - 1)];
  }
};

/** A text that no database keeps. */
const unstorable: Wrong = (item) => (item.kind === 'line' || item.kind === 'prose' ? ['a\0b'] : null);

/** More than an item holds. */
const huge: Wrong = (item) => {
  switch (item.kind) {
    case 'number':
    case 'quantity':
    case 'range':
      return ['9'.repeat(30)];
    case 'line':
    case 'prose':
      return ['x'.repeat(item.max + 1)];
    case 'date':
      return ['9'.repeat(300)];
    default:
      return null;
  }
};

/** An answer that is taken, so that only what is wrong is told; somebody stands for nobody here. */
const anAnswer = (item: Item): string => {
  if (item.kind === 'choice') return item.codes[0] ?? '';
  return item.kind === 'date' ? '2027-03-15' : 'Said';
};

type Place = { readonly field: string; readonly item: Leaf; readonly top: boolean };

/** Every leaf of a form with the field it is posted in, and what is posted so that the grids hold it. */
const placesOf = (form: Form): { readonly places: readonly Place[]; readonly around: Posted } => {
  const around: Record<string, readonly string[]> = {};
  for (const [name, item] of Object.entries<Item>(form.items))
    if (item.required === true) around[name] = [anAnswer(item)];
  const places = Object.entries<Item>(form.items).flatMap(([name, item]): Place[] => {
    if (item.kind === 'group') {
      for (const part of item.always ?? []) {
        const leaf = item.items[part];
        if (leaf !== undefined && 'codes' in leaf) around[`${name}.0.${part}`] = [leaf.codes[0] ?? ''];
      }
      return Object.entries(item.items).map(([part, leaf]) => ({
        field: `${name}.0.${part}`,
        item: leaf,
        top: false,
      }));
    }
    if (item.kind !== 'grid') return [{ field: name, item, top: true }];
    return Object.entries(item.details).flatMap(([answer, leaves], index) => {
      const row = item.rows[index] ?? '';
      around[`${name}.${row}`] = [answer];
      return Object.entries(leaves)
        .filter(([detail]) => item.only?.[detail]?.includes(row) ?? true)
        .map(([detail, leaf]) => ({ field: `${name}.${row}.${detail}`, item: leaf, top: false }));
    });
  });
  return { places, around };
};

const wrongEverywhere = (form: Form, what: string, wrong: Wrong): WrongPost => {
  const { places, around } = placesOf(form);
  const said = places.flatMap(({ field, item }) => {
    const texts = wrong(item);
    return texts === null ? [] : [[field, texts] as const];
  });
  const units = places.flatMap(({ field, item }) =>
    item.kind === 'quantity' ? [[`${field}.unit`, [item.units[0] ?? '']] as const] : [],
  );
  return {
    what,
    posted: { ...around, ...Object.fromEntries([...units, ...said]) },
    named: said.map(([field]) => field),
  };
};

/** A value and beside it a reason why there is none. */
const contradicted = (form: Form): WrongPost => {
  const said = placesOf(form).places.filter(
    ({ item, top }) =>
      top && (item.absent?.length ?? 0) > 0 && ['number', 'date', 'line'].includes(item.kind),
  );
  const valueOf = (item: Leaf): string =>
    item.kind === 'number' ? String(item.min) : item.kind === 'date' ? '2027-03-15' : 'Said';
  return {
    what: 'a value and a reason why there is none',
    posted: Object.fromEntries(
      said.flatMap(({ field, item }) => [
        [field, [valueOf(item)]],
        [reasonField(field), [item.absent?.[0] ?? '']],
      ]),
    ),
    named: said.map(({ field }) => field),
  };
};

/** A reason that the item does not offer, beside its answers or among them. */
const reasonNotOffered = (form: Form): WrongPost => {
  const said = placesOf(form).places.filter(({ item, top }) => top && item.absent === undefined);
  return {
    what: 'a reason that is not offered',
    posted: Object.fromEntries(
      said.map(({ field, item }) =>
        isTyped(item) ? [reasonField(field), ['unknown']] : [field, [`${reasonMark}unknown`]],
      ),
    ),
    named: said.map(({ field }) => field),
  };
};

const toNobody = (people: readonly Place[]): Posted =>
  Object.fromEntries(people.map(({ field }) => [field, [randomUUID()]]));

const strangers = (form: Form): WrongPost => {
  const { places, around } = placesOf(form);
  const people = places.filter(({ item }) => item.kind === 'person');
  return {
    what: 'somebody who is nobody of this house',
    posted: people.length === 0 ? {} : { ...around, ...toNobody(people) },
    named: people.slice(0, 1).map(({ field }) => field),
  };
};
/** Wrong answers of every kind, each kind everywhere at once where the form has such items. */
export const wrongPosts = (form: Form): readonly WrongPost[] =>
  [
    wrongEverywhere(form, 'what cannot be read', unreadable),
    wrongEverywhere(form, 'another type', wrongType),
    wrongEverywhere(form, 'text that cannot be kept', unstorable),
    wrongEverywhere(form, 'more than it holds', huge),
    contradicted(form),
    reasonNotOffered(form),
    strangers(form),
  ].filter(({ named }) => named.length > 0);
