/**
 * Ids of the elements that hold what a document brings for its own first moment: the messages it says, the forms it draws, the
 * names of its parts that are brought by themselves.
 */
export const broughtIds = { messages: 'page-messages', forms: 'page-forms', parts: 'page-parts' } as const;
export type Brought = keyof typeof broughtIds;

const openingOf = (what: Brought): string => `<script id="${broughtIds[what]}" type="application/json">`;
/** How it stands in a document that is being drawn, still empty; no text of a record can look so. */
const placeOf = (what: Brought): string => `${openingOf(what)}</script>`;

/** A document in the pieces in which it was drawn. */
export type Pieces = readonly (string | Uint8Array)[];

/** The whole document with what it brings; each text may stand in a page. */
export const withBrought = (
  pieces: Pieces,
  texts: Partial<Readonly<Record<Brought, string>>>,
): Buffer<ArrayBuffer> => {
  const sizes = [...pieces, ...Object.values(texts)].map((piece) => Buffer.byteLength(piece));
  const whole = Buffer.allocUnsafe(sizes.reduce((sum, size) => sum + size, 0));
  let end = 0;
  for (const piece of pieces)
    if (typeof piece === 'string') end += whole.write(piece, end);
    else {
      whole.set(piece, end);
      end += piece.length;
    }
  for (const what of Object.keys(broughtIds) as Brought[]) {
    const [text, at] = [texts[what] ?? '', whole.subarray(0, end).indexOf(placeOf(what))];
    if (text === '' || at === -1) continue;
    const inside = at + openingOf(what).length;
    const size = Buffer.byteLength(text);
    whole.copyWithin(inside + size, inside, end);
    whole.write(text, inside);
    end += size;
  }
  return whole.subarray(0, end);
};
