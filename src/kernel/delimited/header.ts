import { refused } from '../errors.ts';

/** A heading as it is read by eye: width, spaces and signs that nobody sees aside. */
const asSeen = (name: string): string =>
  name
    .normalize('NFKC')
    .replaceAll(/[\p{Cf}\s]+/gu, ' ')
    .trim();

/** Refuses a header in which two columns look the same (`header_repeated`). */
export const checkHeader = (header: readonly string[], file: string): void => {
  const seen = new Map<string, number>();
  header.forEach((heading, index) => {
    const name = asSeen(heading) || heading;
    const first = seen.get(name);
    // Positions, not names: in a file without a header the first line holds values.
    if (first !== undefined && name !== '') {
      throw refused('header_repeated', { first: first + 1, second: index + 1 }, { file });
    }
    seen.set(name, index);
  });
};
