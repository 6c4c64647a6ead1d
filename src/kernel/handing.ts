const place = /^form (\d+)$/;

/** The forms that one document hands its page, each once, beside the page's data: as data they would be escaped and read anew. */
export type Handing = {
  /** What the page's data say of a form instead of its text. */
  readonly over: (text: string) => string;
  /** All of them as they stand in the document: a line each. */
  readonly lines: () => string;
  /** The text that was handed; what was never handed over is the text itself. */
  readonly text: (handed: string) => string;
};

/** The text of a form by what a page's data say of it, out of the lines of its document. */
export const handedText = (lines: readonly string[], handed: string): string => {
  const number = place.exec(handed)?.[1];
  return number === undefined ? handed : (lines[Number(number) - 1] ?? '');
};

export const handing = (): Handing => {
  const texts: string[] = [];
  return {
    over: (text) => `form ${texts.push(text)}`,
    lines: () => texts.join('\n'),
    text: (handed) => handedText(texts, handed),
  };
};
