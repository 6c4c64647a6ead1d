/** Id of the element that holds the messages which a document brings for its own first moment. */
export const pageMessagesId = 'page-messages';

const opening = `<script id="${pageMessagesId}" type="application/json">`;
/** How it stands in a document that is being drawn, still empty; no text of a record can look so. */
const place = `${opening}</script>`;

/** The document with its messages. */
export const withMessages = (document: Buffer<ArrayBuffer>, messages: string): Buffer<ArrayBuffer> => {
  const at = document.indexOf(place);
  if (at === -1) return document;
  const inside = at + opening.length;
  return Buffer.concat([document.subarray(0, inside), Buffer.from(messages), document.subarray(inside)]);
};
