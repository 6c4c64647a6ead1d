/** Ids of the elements that hold what a document brings for its own first moment: the messages it says, the forms it draws. */
export const broughtIds = { messages: 'page-messages', forms: 'page-forms' } as const;
export type Brought = keyof typeof broughtIds;

const openingOf = (what: Brought): string => `<script id="${broughtIds[what]}" type="application/json">`;
/** How it stands in a document that is being drawn, still empty; no text of a record can look so. */
const placeOf = (what: Brought): string => `${openingOf(what)}</script>`;

/** The document with what it brings; each text may stand in a page. */
export const withBrought = (
  document: Buffer<ArrayBuffer>,
  texts: Partial<Readonly<Record<Brought, string>>>,
): Buffer<ArrayBuffer> => {
  const pieces: Buffer<ArrayBuffer>[] = [];
  let from = 0;
  for (const what of Object.keys(broughtIds) as Brought[]) {
    const [text, at] = [texts[what] ?? '', document.indexOf(placeOf(what), from)];
    if (text === '' || at === -1) continue;
    const inside = at + openingOf(what).length;
    pieces.push(document.subarray(from, inside), Buffer.from(text));
    from = inside;
  }
  return pieces.length === 0 ? document : Buffer.concat([...pieces, document.subarray(from)]);
};
