/** Documents as they were drawn, by their answers: as the body of one they would be copied three times on their way out. */
const documents = new WeakMap<Response, Buffer<ArrayBuffer>>();

/** The answer whose body is a whole document. */
export const documentAnswer = (document: Buffer<ArrayBuffer>, init: ResponseInit): Response => {
  const answer = new Response(null, init);
  documents.set(answer, document);
  return answer;
};

/** An answer's body in one piece; null where it has none. */
export const bodyOf = async (answer: Response): Promise<Buffer<ArrayBuffer> | null> => {
  const document = documents.get(answer);
  if (document !== undefined) return document;
  return answer.body === null ? null : Buffer.from(await answer.arrayBuffer());
};
