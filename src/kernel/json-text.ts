import type { Issue } from './errors.ts';

/** Of an object the names that it has said, of a list nothing; and where one stands in it. */
type Level = { readonly names: Set<string> | null; at: string | number };

const tokens = /("[^"\\]*(?:\\.[^"\\]*)*")(\s*:)?|[{}[\],]/gs;

/**
 * What readers of a JSON text would drop in silence: a name that stands twice in one object, of which the last is taken, and
 * `__proto__`, each at its place. The text is one that `JSON.parse` takes.
 */
export const lostNames = (text: string): readonly Issue[] => {
  const levels: Level[] = [];
  const faults: Issue[] = [];
  for (const [token, said = '', colon] of text.matchAll(tokens)) {
    const here = levels.at(-1);
    if (token === '{' || token === '[') levels.push({ names: token === '{' ? new Set() : null, at: 0 });
    else if (token === '}' || token === ']') levels.pop();
    else if (token === ',' && here?.names === null) here.at = Number(here.at) + 1;
    else if (colon !== undefined && here !== undefined) {
      // One word is one name, however the file spells it.
      const name = String(JSON.parse(said)).normalize('NFC');
      here.at = name;
      const field = levels.map(({ at }) => at).join('.');
      if (here.names?.has(name) === true) faults.push({ code: 'name_twice', place: { field } });
      else if (name === '__proto__') faults.push({ code: 'name_reserved', place: { field } });
      here.names?.add(name);
    }
  }
  return faults;
};
