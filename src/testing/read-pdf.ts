import { extractText, getDocumentProxy } from 'unpdf';

/** What another program reads of a PDF: the text of each page, blanks as single ones, and the document's own account of itself. */
export const readPdf = async (
  pdf: Uint8Array,
): Promise<{ readonly pages: readonly string[]; readonly xmp: string }> => {
  const document = await getDocumentProxy(Uint8Array.from(pdf));
  const { text } = await extractText(document, { mergePages: false });
  const raw = Buffer.from(pdf).toString('latin1');
  const xmp = /<x:xmpmeta[^]*?<\/x:xmpmeta>/.exec(raw)?.[0] ?? '';
  return { pages: text.map((page) => page.replaceAll(/\s+/g, ' ').trim()), xmp };
};
