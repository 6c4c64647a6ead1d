/** What a recommendation of a plain case says; the rest stands in the form already or is left empty. */
export const plainDecision = {
  'recommendation.intent': 'curative',
  'recommendation.modality': 'surgery',
  'recommendation.timing': 'upfront',
  'recommendation.rationale': 'Resectable; fit for surgery',
} as const;

type Said = Readonly<Record<string, string>>;
type Stop = { readonly name: string; readonly keys: (value: string) => string[] };

const attribute = (tag: string, name: string): string =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

/** Letters by which a closed list comes to an option: as many as tell it from those before it. */
const letters = (options: readonly { value: string; label: string }[], value: string): string[] => {
  const at = options.findIndex((option) => option.value === value);
  const label = (options[at]?.label ?? '').toLowerCase();
  const before = options.slice(0, at).map((option) => option.label.toLowerCase());
  let size = 1;
  while (size < label.length && before.some((other) => other.startsWith(label.slice(0, size)))) size += 1;
  return Array.from(label.slice(0, size));
};

const stopsOf = (html: string): Stop[] => {
  const stops: Stop[] = [];
  for (const [whole, kind, tag = ''] of html.matchAll(
    /<(input|textarea|button)((?:"[^"]*"|[^">])*)>|<(?:select)((?:"[^"]*"|[^">])*)>.*?<\/select>/gs,
  )) {
    const name = attribute(whole, 'name');
    if (attribute(tag, 'type') === 'hidden' || /tabindex="-1"/i.test(tag)) continue;
    if (attribute(tag, 'type') === 'radio') {
      const values = [...html.matchAll(/<input[^>]*>/g)]
        .filter(([input]) => attribute(input, 'name') === name)
        .map(([input]) => attribute(input, 'value'));
      if (stops.some((stop) => stop.name === name)) continue;
      const keys = (value: string) => [
        'Space',
        ...values.slice(0, values.indexOf(value)).map(() => 'ArrowDown'),
      ];
      stops.push({ name, keys });
    } else if (kind === undefined) {
      const options = [...whole.matchAll(/<option([^>]*)>([^<]*)/g)].map(([, option = '', label = '']) => ({
        value: attribute(option, 'value'),
        label,
      }));
      stops.push({ name, keys: (value) => letters(options, value) });
    } else stops.push({ name, keys: (value) => Array.from(value) });
  }
  return stops;
};

/**
 * Keys that record a decision on the page of a running board, from the case under discussion to the recorded recommendation:
 * R leads to the form, Tab from field to field, Ctrl+Enter (two keys) sends it. `html` is the page as it is drawn.
 */
export const decisionKeys = (html: string, said: Said = plainDecision): string[] => {
  const form = /<form(?:(?!<\/form>).)*value="recommend~.*?<\/form>/s.exec(html)?.[0] ?? '';
  const stops = stopsOf(form);
  const last = stops.findLastIndex(({ name }) => said[name] !== undefined);
  const keys = stops.slice(0, last + 1).flatMap(({ name, keys: of }, index) => {
    const value = said[name];
    return [...(index === 0 ? [] : ['Tab']), ...(value === undefined ? [] : of(value))];
  });
  if (last === -1) throw new Error('this page takes no recommendation');
  return ['r', ...keys, 'Control+Enter'];
};

/** How many keys are pressed; a combination is as many as it holds. */
export const keyStrokes = (keys: readonly string[]): number =>
  keys.reduce((sum, key) => sum + (key.length === 1 ? 1 : key.split('+').length), 0);
