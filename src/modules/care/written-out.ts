/** The order in which a definition is written; any other key comes after these. */
const order = [
  'id',
  'version',
  'title',
  'sections',
  'items',
  'name',
  'code',
  'kind',
  'label',
  'hint',
  'section',
];

const place = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);

const inOrder = (json: unknown): unknown => {
  if (Array.isArray(json)) return json.map(inOrder);
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(
    Object.entries(json)
      .toSorted(([a], [b]) => place(a) - place(b))
      .map(([key, value]) => [key, inOrder(value)]),
  );
};

/** A definition as text that people read and go on writing; no store keeps the order in which it came. */
export const writtenOut = (json: unknown): string => JSON.stringify(inOrder(json), null, 2);
