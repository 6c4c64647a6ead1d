import { guarded } from './guard.ts';

const quoted = (cell: string): string =>
  /[",;|\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** A line of a comma-separated text (RFC 4180) in which no cell is a formula. */
export const writtenLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => quoted(guarded(cell))).join(',')}\r\n`;
