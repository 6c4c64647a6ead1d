import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Said } from '../../../../kernel/forms/changes.ts';
import type { Definition } from '../../../../kernel/forms/definition.ts';
import type { Form } from '../../../../kernel/forms/items.ts';
import type { AnyWord, AnyWords } from '../../../../kernel/forms/words.ts';
import { answerTextIn, saidText } from '../../../../ui/form/answer-text.ts';
import { sayIn, type Word } from '../../../../ui/form/say.ts';
import type { DatasetItem } from '../../../care/index.ts';
import type { HistoryEntry, RowChange } from '../../queries/history.ts';
import { disease } from '../../../care/records/disease.ts';
import { diseaseWords } from '../../../care/records/disease-words.ts';
import { question } from '../../../care/records/question.ts';
import { questionWords } from '../../../care/records/question-words.ts';
import { decision } from '../../records/decision.ts';
import { decisionWords } from '../../records/decision-words.ts';
import { fulfilment } from '../../records/fulfilment.ts';
import { fulfilmentWords } from '../../records/fulfilment-words.ts';
import { recommendation } from '../../records/recommendation.ts';
import { recommendationWords } from '../../records/recommendation-words.ts';
import { operationReport } from '../../../surgery/records/operation.ts';
import { operationWords } from '../../../surgery/records/operation-words.ts';
import { outcomeReport } from '../../../surgery/records/outcome.ts';
import { outcomeWords } from '../../../surgery/records/outcome-words.ts';
import { pathologyReport } from '../../../surgery/records/pathology.ts';
import { pathologyWords } from '../../../surgery/records/pathology-words.ts';
import { type WordGroup, wordsIn } from '../words.tsx';

type Questionnaires = Readonly<Record<string, Definition>>;
type Named = Readonly<Record<string, MessageDescriptor>>;

const commands: Named = {
  'care.refer-case': msg`referred the case`,
  'care.correct-case': msg`corrected the case`,
  'care.correct-identity': msg`corrected her name, number or date of birth`,
  'care.record-work-up': msg`entered work-up`,
  'board.ask-again': msg`asked the board again`,
  'board.correct-question': msg`corrected a question, or her consultant`,
  'board.list-case': msg`listed the case for a board`,
  'board.record-recommendation': msg`recorded a recommendation`,
  'board.record-her-decision': msg`recorded her decision`,
  'board.take-back-decision': msg`took back what was recorded of her decision`,
  'board.restore-decision': msg`restored what was recorded of her decision`,
  'board.record-fulfilment': msg`said what became of a recommendation`,
  'surgery.record-operation': msg`recorded an operation`,
  'surgery.correct-operation': msg`corrected an operation`,
  'care.fill-form': msg`filled in a form`,
  'care.correct-form': msg`corrected a form`,
  'care.add-document': msg`added a document`,
  'surgery.confirm-diagnosis': msg`confirmed the final diagnosis`,
  'surgery.record-pathology': msg`recorded the pathology report`,
  'surgery.record-outcome': msg`recorded complications`,
  'board.import-cases': msg`imported the case from a file`,
  'board.conclude-case': msg`concluded the case at the board`,
  'meetings.set-aside-item': msg`set the case aside at the board`,
  'board.undo-step': msg`undid it in the room`,
  'board.reopen-item': msg`reopened the case at the board`,
  'board.correct-conclusion': msg`corrected what the board concluded`,
  // As they were called before they asked about recommendations.
  'meetings.conclude-item': msg`concluded the case at the board`,
  'meetings.correct-conclusion': msg`corrected what the board concluded`,
  'meetings.cancel-meeting': msg`cancelled the meeting`,
  'meetings.restore-meeting': msg`let the meeting take place again`,
  'meetings.close-meeting': msg`closed the meeting`,
  'meetings.import-meetings': msg`brought in the meeting`,
  'board.move-record': msg`moved a record that lay in the wrong case`,
  'kernel.strike': msg`took something back`,
  'kernel.restore': msg`restored something`,
};

const tables: Named = {
  'care.case': msg`Case`,
  'care.patient': msg`Patient`,
  'care.identity': msg`Name and record number`,
  'care.referral': msg`Question`,
  'care.work_up': msg`Work-up`,
  'board.listing': msg`Listing for a board`,
  'board.recommendation': msg`Recommendation`,
  'board.her_decision': msg`Her decision`,
  'board.fulfilment': msg`What became of a recommendation`,
  'meetings.agenda_item': msg`Board`,
  'surgery.operation': msg`Operation`,
  'care.entry': msg`Form`,
  'care.document': msg`Document`,
  'surgery.pathology': msg`Pathology report`,
  'surgery.outcome_30d': msg`Complications`,
};

const fields: Named = {
  label: msg`Label`,
  entry: msg`Came`,
  born_on: msg`Born on`,
  died_on: msg`Died on`,
  record_number: msg`Record number`,
  latin_name: msg`Name in Latin letters`,
  native_name: msg`Name in her own script`,
  sort_name: msg`Sorted as`,
  key: msg`Item`,
  state: msg`State`,
  value: msg`Value`,
  unit: msg`Unit`,
  taken_on: msg`Date`,
  reason: msg`Reason`,
  priority: msg`Priority`,
  filled_on: msg`Filled in on`,
  kind: msg`Kind`,
  made_on: msg`Of which day`,
  note: msg`Note`,
  conclusion: msg`Conclusion`,
  deferral_reason: msg`Reason for deferring`,
  quorum_met: msg`Quorum met`,
  quorum_reason: msg`Why without a quorum`,
};

/** Which words a field's codes have, by table where the same field means different things. */
const codes: Readonly<Record<string, WordGroup>> = {
  entry: 'entry',
  conclusion: 'conclusion',
  deferral_reason: 'deferralReason',
  'care.work_up.state': 'workUpState',
  'care.document.kind': 'documentKind',
  'board.listing.state': 'listingState',
};

/** Words of the tables whose rows are filled forms. */
const forms: Readonly<Record<string, { readonly form: Form; readonly words: AnyWords<Word> }>> = {
  'care.case': { form: disease, words: diseaseWords },
  'care.referral': { form: question, words: questionWords },
  'board.recommendation': { form: recommendation, words: recommendationWords },
  'board.her_decision': { form: decision, words: decisionWords },
  'board.fulfilment': { form: fulfilment, words: fulfilmentWords },
  'surgery.operation': { form: operationReport, words: operationWords },
  'surgery.pathology': { form: pathologyReport, words: pathologyWords },
  'surgery.outcome_30d': { form: outcomeReport, words: outcomeWords },
};
const nobody: ReadonlyMap<string, string> = new Map();

type Place = Pick<RowChange, 'table' | 'about' | 'questionnaire'>;

/** Words of one answer of a filled form, `answers.areas.liver`; null for another field. */
const answerWordsIn = (i18n: I18n, questionnaires: Questionnaires) => {
  const say = sayIn(i18n);
  const text = answerTextIn(i18n, nobody);
  return ({ table, questionnaire }: Place, field: string) => {
    const [head, name = '', part] = field.split('.');
    const of = head === 'answers' ? (forms[table] ?? questionnaires[questionnaire ?? '']) : undefined;
    const item = of?.form.items[name];
    if (of === undefined || item === undefined) return null;
    const words: AnyWord<Word> = of.words.items[name] ?? { label: { en: name } };
    const row = part === undefined ? undefined : words.rows?.[part];
    return {
      label: say(row ?? words.label),
      value: (said: unknown) => saidText(text, item, words, said as Said, part),
    };
  };
};

type Definitions = ReadonlyArray<Pick<DatasetItem, 'key' | 'kind' | 'label'>>;

/** Words of a case's history: commands, places, fields and values. */
const historyWords = (i18n: I18n, definitions: Definitions, questionnaires: Questionnaires) => {
  const say = sayIn(i18n);
  const { word } = wordsIn(i18n);
  const answerWords = answerWordsIn(i18n, questionnaires);
  const named = (of: Named, code: string) => (of[code] === undefined ? code : i18n._(of[code]));
  const [yes, no, none] = [msg`yes`, msg`no`, msg`none`].map((each) => i18n._(each)) as [
    string,
    string,
    string,
  ];
  const item = (key: string) => {
    const found = definitions.find((definition) => definition.key === key);
    return found === undefined ? key : say(found.label);
  };
  /** Free text is shown as it was written, also where it reads like a code. */
  const isChosen = (key: string | null) =>
    definitions.some((definition) => definition.key === key && definition.kind === 'choice');
  const one = (table: string, field: string, value: unknown): string => {
    if (typeof value === 'boolean') return value ? yes : no;
    const [head = field] = field.split('.');
    const group = codes[`${table}.${head}`] ?? codes[head];
    if (typeof value === 'string') return group === undefined ? value : word(group, value);
    return String(value);
  };
  return {
    command: (name: string) => named(commands, name),
    place: ({ table, about, questionnaire }: Place) => {
      const title = questionnaires[questionnaire ?? '']?.words.title;
      const place = title === undefined ? named(tables, table) : say(title);
      if (about === null) return place;
      if (table === 'care.work_up') return `${place}: ${item(about)}`;
      if (table === 'board.recommendation') return `${place}: ${word('modality', about)}`;
      return `${place}: ${about}`;
    },
    field: (row: Place, field: string) => {
      const answer = answerWords(row, field);
      if (answer !== null) return answer.label;
      const [head = field] = field.split('.');
      return row.table === 'care.work_up' && head === 'key' ? named(fields, 'key') : named(fields, head);
    },
    value: (row: Place, field: string, value: unknown): string | null => {
      const { table } = row;
      if (value === null) return null;
      const answer = answerWords(row, field);
      if (answer !== null) return answer.value(value);
      if (table === 'care.work_up' && field === 'key' && typeof value === 'string') return item(value);
      if (table === 'care.work_up' && field === 'value' && typeof value === 'string' && isChosen(row.about))
        return word('itemChoice', value);
      if (Array.isArray(value))
        return value.length === 0 ? none : value.map((each) => one(table, field, each)).join(', ');
      return one(table, field, value);
    },
  };
};

/** A field in words: nobody's answer in a filled form is null, where "not known" is an answer of its own. */
type ToldField = {
  readonly key: string;
  readonly label: string;
  readonly isAnswer: boolean;
  readonly before: string | null;
  readonly after: string | null;
};
export type ToldRow = Pick<RowChange, 'rowId' | 'struck' | 'hidden' | 'erased'> & {
  readonly place: string;
  readonly isNew: boolean;
  readonly fields: readonly ToldField[];
};
export type ToldEntry = Omit<HistoryEntry, 'rows'> & { readonly rows: readonly ToldRow[] };

/** A history in the reader's language, so that its page need not know the words of all forms and codes. */
export const toldIn = (
  i18n: I18n,
  entries: readonly HistoryEntry[],
  {
    definitions,
    questionnaires,
  }: { readonly definitions: Definitions; readonly questionnaires: Questionnaires },
): readonly ToldEntry[] => {
  const words = historyWords(i18n, definitions, questionnaires);
  const fieldOf = (row: RowChange, { field, before, after }: RowChange['fields'][number]): ToldField => ({
    key: field,
    label: words.field(row, field),
    isAnswer: field.startsWith('answers.'),
    before: words.value(row, field, before),
    after: words.value(row, field, after),
  });
  const rowOf = (row: RowChange): ToldRow => ({
    rowId: row.rowId,
    place: words.place(row),
    struck: row.struck,
    hidden: row.hidden,
    erased: row.erased,
    isNew: row.version === 1,
    fields: row.fields.map((field) => fieldOf(row, field)),
  });
  return entries.map((entry) => ({
    ...entry,
    command: words.command(entry.command),
    rows: entry.rows.map(rowOf),
  }));
};
