import { labelIn } from './told-once.ts';

/** The lines of a draft, by what its form called its fields and the answers that were chosen. */
export const draftTold = (
  fields: readonly (readonly [name: string, texts: readonly string[]])[],
  labels: Readonly<Record<string, string>>,
): readonly { readonly name: string; readonly label: string; readonly text: string }[] =>
  fields.flatMap(([name, texts]) => {
    const said = texts.filter((text) => text !== '').map((text) => labels[`${name}=${text}`] ?? text);
    return said.length === 0 ? [] : [{ name, label: labelIn(labels, name) || name, text: said.join(', ') }];
  });
