import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { WrittenCell } from '../../../../kernel/spreadsheet/writer.ts';
import type { Shown } from '../../../care/index.ts';
import type { ListedCase } from '../../queries/case-list.ts';
import { wordsIn } from '../words.tsx';

/** A day where all of it is known; a year or a month is a text. */
const dayCell = (date: string | null): WrittenCell => (date?.length === 10 ? { day: date } : date);

/** The case list as columns, in the language of its reader; with names where the reader may see them. */
export const listedTable = (i18n: I18n, named: boolean) => {
  const { word } = wordsIn(i18n);
  const her = [msg`Record number`, msg`Name in Latin letters`, msg`Name in her own script`, msg`Born`];
  const columns = [
    msg`Case`,
    ...(named ? her : []),
    msg`Site`,
    msg`Histology`,
    msg`Stage`,
    msg`Presented`,
    msg`Stands at`,
    msg`Listed for`,
    msg`Decision`,
    msg`Why not operated`,
    msg`Operated on`,
  ];
  const herCells = (shown: Shown | undefined): WrittenCell[] => [
    shown?.recordNumber ?? null,
    shown?.latinName ?? null,
    shown?.nativeName ?? null,
    dayCell(shown?.bornOn ?? null),
  ];
  const row = (listed: ListedCase, shown: Shown | undefined): WrittenCell[] => [
    listed.label,
    ...(named ? herCells(shown) : []),
    word('site', listed.site),
    word('histology', listed.histology),
    listed.stage,
    dayCell(listed.presentedOn),
    word('journey', listed.state),
    dayCell(listed.listedFor),
    word('decision', listed.decision),
    word('notOperatedReason', listed.notOperatedReason),
    dayCell(listed.operatedOn),
  ];
  return { header: columns.map((column) => i18n._(column)), row };
};
