/** A form as it stands in a page: where it posts to, and its fields with what they hold or offer. */
export type PageForm = {
  readonly action: string;
  readonly fields: ReadonlyArray<{
    readonly name: string;
    readonly value: string;
    readonly offers: readonly string[];
  }>;
};

const entities: Readonly<Record<string, string>> = { amp: '&', quot: '"', lt: '<', gt: '>', '#x27': "'" };
const plain = (text: string): string =>
  text.replaceAll(/&(#x27|\w+);/g, (whole, name: string) => entities[name] ?? whole);
const attribute = (tag: string, name: string): string =>
  plain(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '');

const fieldsIn = (html: string): PageForm['fields'] => {
  const fields = new Map<string, { name: string; value: string; offers: string[] }>();
  const field = (name: string) => {
    const known = fields.get(name) ?? { name, value: '', offers: [] };
    fields.set(name, known);
    return known;
  };
  for (const [tag] of html.matchAll(/<(?:input|button|textarea)\b[^>]*>/g)) {
    const name = attribute(tag, 'name');
    if (name === '') continue;
    const isOffer = /type="(?:radio|checkbox)"|^<button/.test(tag);
    if (isOffer) field(name).offers.push(attribute(tag, 'value'));
    else field(name).value = attribute(tag, 'value');
  }
  for (const [, open = '', options = ''] of html.matchAll(/<select\b([^>]*)>(.*?)<\/select>/gs)) {
    const offers = [...options.matchAll(/<option\b[^>]*>/g)].map(([tag]) => attribute(tag, 'value'));
    field(attribute(` ${open}`, 'name')).offers.push(...offers);
  }
  return [...fields.values()].filter(({ name }) => name !== '');
};

/** The forms of a page at `path` that post. */
export const formsIn = (html: string, path: string): PageForm[] =>
  [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)]
    .filter(([, open = '']) => /method="post"/i.test(open))
    .map(([, open = '', inside = '']) => ({
      action: attribute(` ${open}`, 'action') || path,
      fields: fieldsIn(inside),
    }));
