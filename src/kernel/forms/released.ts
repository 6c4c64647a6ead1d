import { createHash } from 'node:crypto';
import { canonicalJson } from '../canonical-json.ts';
import type { Issue } from '../errors.ts';
import type { Form, Item } from './items.ts';

/** Of a choice that is of a list of data the codes are no part: a code is never taken out of one. */
const withoutLists = (_key: string, value: unknown): unknown => {
  if (value instanceof Map) return undefined;
  if (typeof value !== 'object' || value === null || !('of' in value)) return value;
  return { ...value, codes: undefined };
};

/** What data have added is no part of the definition: it is never changed by itself. */
const ownOf = (items: Form['items']): Form['items'] =>
  Object.fromEntries(Object.entries<Item>(items).filter(([, { added }]) => added !== true));

/** A form as it is released: what its answers are judged by, without its words, what its lists hold today and what data add. */
export const releasedForm = ({ id, version, sections, items }: Form): string =>
  `${JSON.stringify({ id, version, sections, items: ownOf(items) }, withoutLists, 2)}\n`;

/** What was released of a version: digests of its sections and of each item. */
type Fingerprint = { readonly sections: string; readonly items: Readonly<Record<string, string>> };
/** Versions that were released: `pathology@3`. */
export type Releases = Readonly<Record<string, Fingerprint>>;

export const digestOf = (part: unknown): string => {
  const released: unknown = JSON.parse(JSON.stringify(part, withoutLists));
  return createHash('sha256').update(canonicalJson(released)).digest('hex').slice(0, 16);
};

export const releaseName = ({ id, version }: Pick<Form, 'id' | 'version'>): string => `${id}@${version}`;

export const fingerprintOf = ({ sections, items }: Form): Fingerprint => ({
  sections: digestOf(sections),
  items: Object.fromEntries(Object.entries<Item>(ownOf(items)).map(([name, item]) => [name, digestOf(item)])),
});

/** What today's definition of a version says otherwise than the version that was released, each with its place. */
export const releaseFaults = (form: Form, releases: Releases): readonly Issue[] => {
  const released = releases[releaseName(form)];
  if (released === undefined) return [];
  const now = fingerprintOf(form);
  const names = new Set([...Object.keys(released.items), ...Object.keys(now.items)]);
  const places = [
    ...(now.sections === released.sections ? [] : ['sections']),
    ...[...names].filter((name) => now.items[name] !== released.items[name]).map((name) => `items.${name}`),
  ];
  return places.map((field) => ({
    code: 'record_version_changed',
    place: { field },
    params: { version: form.version },
  }));
};
