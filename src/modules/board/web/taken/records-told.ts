import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { sayIn } from '../../../../ui/form/say.ts';
import { wordsOf } from '../../../../ui/words.ts';
import { inWords } from '../../../care/records/in-words.ts';
import { surgeryWords } from '../../../surgery/web/index.ts';
import type { DecisionBefore } from '../../queries/decision-before.ts';
import type { RecordSaid } from '../../queries/records-said.ts';
import { recordIn, type TakenRecord, takenRecords } from '../../taken-records.ts';
import { everyItem } from '../../../care/index.ts';
import { wordsIn } from '../words.tsx';

/** A record in the reader's words. */
export type RecordTold = Pick<RecordSaid, 'what' | 'id' | 'caseId' | 'version' | 'struck' | 'on'> & {
  readonly title: string;
  readonly detail: string | null;
};

const titles = {
  case: msg`Case`,
  question: msg`Question to the board`,
  entry: msg`Form`,
  document: msg`Document`,
  operation: msg`Operation`,
  pathology: msg`Pathology report`,
  complications: msg`Complications`,
  result: msg`Result of the work-up`,
  listing: msg`Listing for a board`,
  recommendation: msg`Recommendation`,
};

const herDecisionTitle = msg`Her decision`;

/** What lies in records and is taken back with them alone. */
const partTitles = new Map([
  ['care.work_up', msg`Results of the work-up`],
  ['surgery.pathology', msg`Pathology report`],
  ['surgery.outcome_30d', msg`Complications`],
  ['board.her_decision', herDecisionTitle],
  ['board.fulfilment', msg`What became of it`],
  ['board.shown', msg`What the board saw`],
  ['meetings.agenda_item', msg`Its place on the agenda`],
]);

type Result = Extract<RecordSaid, { what: 'result' }>;
const resultTold = (i18n: I18n, { key, state, value, unit }: Result): string => {
  const { word } = wordsIn(i18n);
  const item = everyItem.find((one) => one.key === key);
  const label = item === undefined ? key : sayIn(i18n)(item.label);
  if (value === null) return `${label}: ${word('workUpState', state) ?? state}`;
  if (typeof value === 'boolean') return `${label}: ${i18n._(value ? msg`yes` : msg`no`)}`;
  const told = item?.kind === 'choice' ? (word('itemChoice', String(value)) ?? value) : value;
  return `${label}: ${[told, unit].filter((part) => part !== null).join(' ')}`;
};

const saidOf = (i18n: I18n, said: RecordSaid): Pick<RecordTold, 'title' | 'detail'> => {
  const { word } = wordsIn(i18n);
  const surgery = wordsOf(surgeryWords, i18n);
  const title = i18n._(titles[said.what]);
  switch (said.what) {
    case 'case':
      return { title, detail: said.label };
    case 'question':
      return { title, detail: `${word('questionType', said.questionType)}: ${said.question}` };
    case 'entry':
      return {
        title: said.definition === null ? title : sayIn(i18n)(inWords({ i18n }, said.definition).words.title),
        detail: null,
      };
    case 'document':
      return { title, detail: word('documentKind', said.kind) };
    case 'result':
      return { title, detail: resultTold(i18n, said) };
    case 'operation':
      return { title, detail: surgery.word('operationKind', said.kind) };
    case 'pathology':
    case 'complications':
      return { title, detail: null };
    case 'listing':
      return { title, detail: word('listingState', said.state) };
    case 'recommendation': {
      const timing = said.timing === 'not_applicable' ? [] : [word('timing', said.timing)];
      return { title, detail: [word('modality', said.modality), ...timing].join(', ') };
    }
  }
};

/** The same in words. */
export const recordTold = (i18n: I18n, said: RecordSaid): RecordTold => {
  const { what, id, caseId, version, struck, on } = said;
  return { what, id, caseId, version, struck, on, ...saidOf(i18n, said) };
};

/** What was recorded of her decision, in words. */
export const decisionTold = (
  i18n: I18n,
  { decision, spokenOn }: DecisionBefore,
): Pick<RecordTold, 'title' | 'detail' | 'on'> => ({
  title: i18n._(herDecisionTitle),
  detail: wordsIn(i18n).word('decision', decision),
  on: spokenOn,
});

export type PartTold = { readonly table: string; readonly title: string; readonly count: number };

/** Whether records of such a table are told by their number where others are taken back with them. */
export const isPart = (what: TakenRecord): boolean => partTitles.has(takenRecords[what]);

/** Of rows by their table those that are told by their number: what lies in records. */
export const partsTold = (i18n: I18n, rows: ReadonlyMap<string, readonly string[]>): readonly PartTold[] =>
  [...rows].flatMap(([table, ids]) => {
    const title = partTitles.get(table);
    return (recordIn(table) !== null && title === undefined) || ids.length === 0
      ? []
      : [{ table, title: title === undefined ? table : i18n._(title), count: ids.length }];
  });

/** What records of these tables are called. */
export const tablesTold = (i18n: I18n, tables: readonly string[]): readonly string[] =>
  tables.map((table) => {
    const what = recordIn(table);
    return what === null ? table : i18n._(titles[what]);
  });
