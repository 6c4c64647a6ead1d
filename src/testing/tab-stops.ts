type State = {
  readonly counted: Set<string>;
  stops: number;
  hidden: number;
  /** The radio button before was chosen. */
  chosen: boolean;
  /** The line before has something typed in it. */
  typed: boolean;
};

const has = (tag: string, attribute: string): boolean => new RegExp(`\\s${attribute}(?:=|\\s|/|$)`).test(tag);
const valueOf = (tag: string, attribute: string): string =>
  new RegExp(`\\s${attribute}="([^"]*)"`).exec(tag)?.[1] ?? '';

/** A group of radio buttons is one stop. */
const nameOfStop = (kind: string, tag: string, at: number): string | null => {
  if (valueOf(tag, 'tabindex') === '-1' || has(tag, 'disabled')) return null;
  if (valueOf(tag, 'tabindex') === '0') return String(at);
  if (kind === 'input' && valueOf(tag, 'type') === 'hidden') return null;
  if (kind === 'input' && valueOf(tag, 'type') === 'radio') return `radio ${valueOf(tag, 'name')}`;
  if (kind === 'a') return has(tag, 'href') ? String(at) : null;
  return ['input', 'select', 'textarea', 'button', 'summary'].includes(kind) ? String(at) : null;
};

/** Why there is no value is not asked beside a value. */
const isMoot = (kind: string, tag: string, { typed }: State): boolean =>
  kind === 'select' && valueOf(tag, 'class') === 'reason' && typed;

/** Elements that hide what stands in them: closed parts, and details of answers that are not chosen. */
const hides = (kind: string, tag: string, state: State): boolean =>
  (kind === 'details' && !has(tag, 'open')) ||
  (kind === 'span' && valueOf(tag, 'class').includes('grid-detail') && !state.chosen);

/**
 * How often Tab is pressed to pass through a piece of a document as it is drawn: one stop for each field, button, link and
 * heading that opens a part; what is closed or not asked has none.
 */
export const tabStops = (html: string): number => {
  const state: State = { counted: new Set(), stops: 0, hidden: 0, chosen: false, typed: false };
  const open: { kind: string; hides: boolean }[] = [];
  for (const [, end, kind = '', tag = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)((?:"[^"]*"|[^">])*)>/g)) {
    if (end === '/') {
      const at = open.findLastIndex((each) => each.kind === kind);
      for (const each of open.splice(at === -1 ? open.length : at)) if (each.hides) state.hidden -= 1;
      continue;
    }
    const isHead = kind === 'summary' && open.at(-1)?.hides === true && state.hidden === 1;
    const name = nameOfStop(kind, tag, state.stops + 1_000_000 * (state.counted.size + 1));
    const isSeen = (state.hidden === 0 || isHead) && !isMoot(kind, tag, state);
    if (name !== null && isSeen && !state.counted.has(name)) {
      state.counted.add(name);
      state.stops += 1;
    }
    if (kind === 'input' && valueOf(tag, 'type') === 'text') state.typed = valueOf(tag, 'value') !== '';
    if (kind === 'td') state.chosen = false;
    if (kind === 'input' && valueOf(tag, 'type') === 'radio' && has(tag, 'checked')) state.chosen = true;
    if (['input', 'br', 'hr', 'img', 'link', 'meta', 'path', 'use'].includes(kind) || tag.endsWith('/'))
      continue;
    const isHiding = hides(kind, tag, state);
    if (isHiding) state.hidden += 1;
    open.push({ kind, hides: isHiding });
  }
  return state.stops;
};
