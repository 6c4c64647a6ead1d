import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ItemTold, MinutesLine, MinutesTold, PresentTold } from './minutes-told.ts';

const lineText = ({ label, text }: MinutesLine): string => `${label}: ${text}`;

/** Somebody who was there, in one line. */
export const presentText = ({ name, discipline, mode, from, to }: PresentTold): string =>
  [name, discipline, mode, `${from}–${to}`].join(', ');

const itemLines = ({ title, blocks }: ItemTold): string[] => [
  title,
  ...blocks.flatMap((block) => [
    ...(block.title === null ? [] : [block.title]),
    ...block.lines.map(lineText),
  ]),
];

/** Minutes as plain text, of all items or of one; the same words as on the page. */
export const minutesText = (
  i18n: I18n,
  { head, signature, present, items }: MinutesTold,
  { house, itemId }: { readonly house: string; readonly itemId: string | null },
): string => {
  const parts = [
    [house, i18n._(msg`Minutes of the board`), ...head.map(lineText)],
    ...(itemId === null ? [[i18n._(msg`Attendance`), ...present.map(presentText)]] : []),
    ...items.filter(({ id }) => itemId === null || id === itemId).map(itemLines),
    signature.map(lineText),
  ];
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
};
