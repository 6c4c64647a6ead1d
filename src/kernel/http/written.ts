/** The small answer of a form whose change comes to the page by its stream: the number of the journal's entry now. */
export interface Written {
  readonly written: number;
}

export const isWritten = (answer: unknown): answer is Written =>
  typeof answer === 'object' && answer !== null && 'written' in answer;
