import { textOf, type Read } from './skeleton.ts';

const file = 'src/testing/roles-by-command.txt';

/** The list of who may do what, with a command that administrators carry out. */
export const withRole = (read: Read, command: string): [string, string] => {
  const lines = textOf(read, file).trimEnd().split('\n');
  const sorted = [...lines, `${command}: administrator`].toSorted((a, b) => (a < b ? -1 : 1));
  return [file, `${sorted.join('\n')}\n`];
};
