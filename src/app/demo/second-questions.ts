import { askedApart } from './asks.ts';
import { clinicDayBefore, dateOf, dayOf, weekdayOf } from './calendar.ts';
import type { Random } from './random.ts';
import type {
  CaseRecord,
  Day,
  Discipline,
  Person,
  Recommendation,
  SecondQuestion,
  WorkUpItem,
} from './shapes.ts';

import { languageOf, noteIn, viewIn } from './voices.ts';
import { unsaid } from './recommendations.ts';

type Referral = NonNullable<CaseRecord['referral']>;
type Part = SecondQuestion['parts'][number];
type Kind = 'response' | 'adjuvant' | 'recurrence';
type Advice = Omit<
  Recommendation,
  'ownerPersonId' | 'dueOn' | 'herDecision' | 'patientView' | keyof typeof unsaid
>;

const said = (record: CaseRecord, form: string) =>
  (record.course ?? []).filter((entry) => entry.form === form).map(({ answers }) => answers);
const day = (value: unknown): Day | null =>
  typeof value === 'string' && value.length === 10 ? dayOf(value) : null;
const begun = (record: CaseRecord, setting: string): Day[] =>
  said(record, 'systemic').flatMap((line) => (line['setting'] === setting ? (day(line['from']) ?? []) : []));
/** The last operation for the disease itself. */
const lastOperation = (record: CaseRecord) =>
  record.operations.findLast(({ report: { kind } }) => kind !== 'complication');

/** The last cycle before an operation that is still to come, or came after this board. */
const lastCycle = (record: CaseRecord): Day | null => {
  const line = said(record, 'systemic').find(({ setting }) => setting === 'neoadjuvant');
  return line === undefined ? null : day(line['to']);
};

const grownOn = (record: CaseRecord): Day | null =>
  said(record, 'event')
    .filter(({ kind }) => kind === 'progression' || kind === 'recurrence')
    .map(({ on }) => day(on))
    .find((on) => on !== null) ?? null;

const isWithin = (on: Day | null, from: Day, to: Day): boolean => on !== null && on >= from && on <= to;

/** Whether a board of this day would be asked this of her: what it was asked about is known, and what it decides has not begun. */
const fits: Readonly<Record<Kind, (record: CaseRecord, board: Day) => boolean>> = {
  response: (record, board) => {
    const last = lastCycle(record);
    const done = record.operations.flatMap(({ report }) => day(report.doneOn) ?? []);
    return isWithin(last, board - 20, board - 8) && done.every((on) => on < (last ?? 0) || on > board + 3);
  },
  adjuvant: (record, board) => {
    const operation = lastOperation(record);
    const kind = operation?.report.kind;
    const reported = day(operation?.pathology?.reportedOn);
    return (
      (kind === 'primary' || kind === 'staging') &&
      isWithin(day(operation?.report.doneOn), board - 30, board - 9) &&
      isWithin(reported, board - 30, board - 5) &&
      begun(record, 'adjuvant').every((from) => from > board + 3)
    );
  },
  recurrence: (record, board) =>
    record.case.treatedBefore === false &&
    isWithin(grownOn(record), board - 20, board - 5) &&
    begun(record, 'relapse').every((from) => from > board + 3) &&
    said(record, 'radiotherapy').length === 0,
};

const asked: Readonly<Record<Kind, Pick<Referral, 'phase' | 'questionType' | 'recurrenceNumber'>>> = {
  response: { phase: 'post_treatment', questionType: 'response_check', recurrenceNumber: null },
  adjuvant: { phase: 'post_operative', questionType: 'adjuvant', recurrenceNumber: null },
  recurrence: { phase: 'recurrence', questionType: 'recurrence', recurrenceNumber: 1 },
};
const words: Readonly<Record<Kind, readonly string[]>> = {
  response: [
    '마지막 주기 후 CT를 보고 중간 종양감축수술을 할지, 항암을 더 할지 여쭙니다.',
    '선행항암 후 반응 평가 CT가 완료되어 중간 종양감축수술이 가능할지 문의드립니다.',
    '이번 CT의 반응으로 중간 종양감축수술이 가능할까요?',
    '선행항암 후 종양표지자가 감소하였는데 지금 수술하는 것이 좋을지 의견 부탁드립니다.',
    '몇 주 안에 중간 종양감축수술을 할 만큼 반응이 충분한지 의견 부탁드립니다.',
    '반응 평가 결과를 보고 수술 시기를 정하고자 합니다.',
  ],
  adjuvant: [
    '최종 병리 결과가 나왔는데 수술 후 어떤 치료가 필요할까요?',
    '최종 병리 결과에 따른 수술 후 보조치료에 대한 의견 부탁드립니다.',
    '최종 병리 보고서에 따라 항암치료를 할지, 몇 주기가 적절할지 여쭙니다.',
    '수술 후 항암치료가 필요한지, 몇 차까지 할지 논의하고자 합니다.',
    '이번 수술 후 항암치료와 추적관찰 중 어느 쪽이 좋을까요?',
    '병리 병기가 확정되어 보조항암 여부를 여쭙니다.',
  ],
  recurrence: [
    'CT의 새 병변과 CA-125 상승에 대해 수술이 가능할지, 어떤 전신치료가 좋을지 문의드립니다.',
    '추적 CT에서 재발이 확인되어 수술 가능성과 항암치료 방침을 논의하고자 합니다.',
    '재발 병변에 백금 재투여, 다른 약제, 수술 중 무엇이 좋을까요?',
    '재발 병변의 수술적 절제가 가능할지 의견 부탁드립니다.',
    '재발한 지금 다학제에서는 어떤 치료를 권하시는지 여쭙니다.',
    '재발 후 다음 치료를 어떻게 할지 여쭙니다.',
  ],
};

/** The same questions, of which no two of one board are worded alike. */
const wordedApart = (questions: readonly SecondQuestion[]): SecondQuestion[] => {
  const met = new Map<string, number>();
  return questions.map((question) => {
    const kind = (Object.keys(asked) as Kind[]).find(
      (each) => asked[each].questionType === question.referral.questionType,
    );
    const list = words[kind ?? 'response'];
    const [board, name] = [question.boardOn ?? '', `${question.boardOn} ${kind}`];
    const nth = met.get(name) ?? 0;
    met.set(name, nth + 1);
    const text = askedApart(list, Number(board.slice(8)), nth);
    return { ...question, referral: { ...question.referral, question: text } };
  });
};

const advice: Readonly<Record<Kind, Advice>> = {
  response: {
    intent: 'curative',
    modality: 'surgery',
    timing: 'interval',
    detail: '마지막 주기 후 5주 이내 중간 종양감축수술',
    rationale: '치료에 반응하였고 남은 병변은 절제 가능해 보임.',
    alternative: '항암치료를 더 한 뒤 수술',
  },
  adjuvant: {
    intent: 'curative',
    modality: 'systemic',
    timing: 'adjuvant',
    detail: '수술 후 carboplatin·paclitaxel',
    rationale: '최종 병리 보고서의 조직형과 병기에 따름.',
    alternative: '항암치료를 원하지 않으시면 추적관찰',
  },
  recurrence: {
    intent: 'palliative',
    modality: 'systemic',
    timing: 'recurrence',
    detail: '마지막 백금 이후 기간에 따른 전신치료',
    rationale: '여러 부위에 병변이 있어 완전 절제가 어려움.',
    alternative: '증상 조절',
  },
};
const observation: Advice = {
  intent: 'curative',
  modality: 'observation',
  timing: 'not_applicable',
  detail: '항암치료 없이 추적관찰',
  rationale: '완전히 병기설정되었고 난소에 국한됨.',
  alternative: null,
};

const isConfined = (record: CaseRecord): boolean =>
  record.operations.some(({ pathology }) => ['IA', 'IB'].includes(pathology?.provisionalStage ?? ''));
const adviceOf = (kind: Kind, record: CaseRecord): Advice =>
  kind === 'adjuvant' && isConfined(record) ? observation : advice[kind];

type Value = readonly [key: string, value: number | string | boolean, unit?: string];
const tenth = (value: number): number => Math.round(value * 10) / 10;

const herView = (random: Random, { identity }: CaseRecord): Value => [
  'patient_view',
  viewIn(languageOf(identity), 'wish', random),
];

/** What each profession finds out in this phase. */
const answers: Readonly<
  Record<Kind, Readonly<Partial<Record<Part['as'], (random: Random, record: CaseRecord) => Value[]>>>>
> = {
  response: {
    nursing: (random) => [
      ...bloods(random),
      ['weight', tenth(random.between(44, 72)), 'kg'],
      ['ca19_9', tenth(random.between(4, 30)), 'U/mL'],
    ],
    radiology: (random) => [
      ['response_imaging', random.pick(['CT: partial response', 'CT: 부분 반응'])],
      ['imaging_abdomen_pelvis', 'CT: omental cake smaller, nodules below 1 cm'],
      ['imaging_thorax', 'CT: no parenchymal lesion'],
    ],
    consultant: (random, record) => [herView(random, record)],
  },
  adjuvant: {
    nursing: (random) => [...bloods(random), ['ca125', tenth(random.between(9, 60)), 'U/mL']],
    pathology: (random) => [
      ['pathology_report_final', true],
      ['molecular_state', random.pick(['asked', 'pending'])],
    ],
    consultant: (random, record) => [
      ['operative_report_signed', true],
      ['neuropathy', '없음'],
      herView(random, record),
    ],
  },
  recurrence: {
    nursing: (random) => [
      ...bloods(random),
      ['weight', tenth(random.between(44, 72)), 'kg'],
      ['bowel_obstruction', random.chance(0.1)],
    ],
    radiology: (random) => [
      ['imaging_abdomen_pelvis', 'CT: new peritoneal nodules'],
      ['imaging_thorax', 'CT: no parenchymal lesion'],
      ['ascites_volume', random.whole(0, 6) * 50, 'mL'],
    ],
    consultant: (random, record) => [['earlier_residual', '본원 수술기록과 같음'], herView(random, record)],
  },
};

const bloods = (random: Random): Value[] => [
  ['ecog', random.whole(0, 1)],
  ['haemoglobin', tenth(random.between(9.2, 12.8)), 'g/dL'],
  ['albumin', tenth(random.between(3.2, 4.4)), 'g/dL'],
  ['creatinine', tenth(random.between(0.5, 1)), 'mg/dL'],
];

/** Markers that were asked about before are measured again. */
const markersAgain = (kind: Kind, { workUp }: CaseRecord, random: Random): Value[] => {
  const has = (marker: string): boolean => workUp.some(({ key }) => key === marker);
  return [
    ...(has('ca19_9') && kind !== 'response'
      ? [['ca19_9', tenth(random.between(4, 30)), 'U/mL'] as const]
      : []),
    ...(has('cea') ? [['cea', tenth(random.between(0.8, 4.2)), 'ng/mL'] as const] : []),
  ];
};

/** The final report of what was removed. */
const finalReport = (kind: Kind, { case: { histology } }: CaseRecord): Value[] =>
  kind === 'adjuvant' && histology !== null
    ? [['histology', `Final report of the operation: ${histology.replaceAll('-', ' ')}`]]
    : [];

/** Tests of what was removed that have been sent and are not back. */
const sentTests = ({ workUp, case: { histology } }: CaseRecord): WorkUpItem[] => {
  const key = histology === 'high-grade-serous' ? 'brca' : 'mmr';
  const isAsked = ['high-grade-serous', 'endometrioid', 'clear-cell'].includes(histology ?? '');
  if (!isAsked || workUp.some((item) => item.key === key)) return [];
  return [{ key, state: 'requested', value: null, unit: null, takenOn: null, reason: null }];
};

const itemOf = ([key, value, unit]: Value, takenOn: string): WorkUpItem => ({
  key,
  state: 'present',
  value,
  unit: unit ?? null,
  takenOn,
  reason: null,
});

export type Asking = { readonly people: readonly Person[]; readonly today: Day };
/** A question of a board, or of one to come that nobody has listed her for. */
type Occasion = { readonly board: Day; readonly isHeld: boolean };

const partsOf = (
  kind: Kind,
  record: CaseRecord,
  { consultantId, days }: { consultantId: string; days: readonly Day[] },
  { people }: Asking,
  isHeld: boolean,
  random: Random,
): Part[] => {
  const of = (discipline: Discipline) =>
    random.pick(people.filter((one) => one.discipline === discipline && one.role === 'clinician')).id;
  // Of whom no board has been named yet, the nurse alone has answered.
  return Object.entries(answers[kind]).flatMap(([as, told], index) => {
    if (!isHeld && as !== 'nursing') return [];
    const on = dateOf(days[index % days.length] as Day);
    const by = as === 'consultant' ? consultantId : of(as as Discipline);
    const values = [
      ...told(random.fork(as), record),
      ...(as === 'nursing' ? markersAgain(kind, record, random.fork('markers')) : []),
      ...(as === 'pathology' ? finalReport(kind, record) : []),
    ];
    const sent = as === 'pathology' ? sentTests(record) : [];
    return [{ as: as as Part['as'], by, on, items: [...values.map((value) => itemOf(value, on)), ...sent] }];
  });
};

/** Working days of the week before a board, the last of them first. */
const daysBefore = (board: Day, today: Day): Day[] => {
  const days = [1, 2, 3, 4].map((by) => board - by).filter((on) => weekdayOf(on) <= 5 && on <= today);
  return days.length === 0 ? [today] : days;
};

const questionOf = (
  kind: Kind,
  record: CaseRecord,
  { board, isHeld }: Occasion,
  asking: Asking,
  random: Random,
): SecondQuestion => {
  const days = daysBefore(board, asking.today);
  const receivedOn = days.at(-1) ?? board;
  const consultantId = record.referral?.consultantId ?? '';
  const told = board < asking.today;
  const spokenOn = told ? Math.min(asking.today - 1, clinicDayBefore(board + random.whole(1, 3))) : null;
  return {
    key: record.key,
    referral: {
      ...asked[kind],
      question: '',
      consultantId,
      receivedOn: dateOf(receivedOn),
    },
    parts: partsOf(kind, record, { consultantId, days }, asking, isHeld, random.fork('parts')),
    boardOn: isHeld ? dateOf(board) : null,
    recommendation: isHeld
      ? {
          ...adviceOf(kind, record),
          ownerPersonId: consultantId,
          dueOn: dateOf(board + 21),
          patientView: null,
          ...unsaid,
          herDecision:
            spokenOn === null
              ? { decision: 'not_yet_told', spokenBy: null, spokenOn: null, note: null }
              : {
                  ...decisionOn(kind, record, board, asking, random.fork('decision')),
                  spokenBy: consultantId,
                  spokenOn: dateOf(spokenOn),
                },
        }
      : null,
  };
};

/** Days after its board by which what was recommended has begun. */
const begins = 75;

/** She went the way of the board, or nothing of it has begun when it should have. */
const decisionOn = (
  kind: Kind,
  record: CaseRecord,
  board: Day,
  { today }: Asking,
  random: Random,
): Pick<Recommendation['herDecision'], 'decision' | 'note'> => {
  const agreed = { decision: 'accepted', note: null } as const;
  const setting = { response: null, adjuvant: 'adjuvant', recurrence: 'relapse' }[kind];
  if (setting === null || today - board < begins || adviceOf(kind, record).modality !== 'systemic')
    return agreed;
  const isTreated = begun(record, setting).some((from) => from > board && from <= board + begins);
  const died = record.patient.diedOn === null ? null : dayOf(record.patient.diedOn);
  if (isTreated || isWithin(died, board, board + begins)) return agreed;
  return {
    decision: 'declined',
    note: noteIn(languageOf(record.identity), 'declined', 'systemic', random),
  };
};

/** How many of each kind a board is asked in these weeks. */
const most: Readonly<Record<Kind, number>> = { response: 9, adjuvant: 3, recurrence: 2 };
/** Of how many women earlier boards were asked each kind. */
const askedShare: Readonly<Record<Kind, number>> = { response: 1, adjuvant: 0.35, recurrence: 0.7 };

/** What earlier boards were asked again: at the first of them that fits. What a file brings of it holds none of the answers. */
export const earlierQuestionsOf = (
  records: readonly CaseRecord[],
  boards: readonly Day[],
  asking: Asking,
  random: Random,
): SecondQuestion[] =>
  wordedApart(
    records.flatMap((record) =>
      (Object.keys(askedShare) as Kind[]).flatMap((kind) => {
        const draw = random.fork(`${record.key} ${kind}`);
        if (!draw.chance(askedShare[kind])) return [];
        const board = boards.find((day) => fits[kind](record, day));
        if (board === undefined || isDeadBy(record, board)) return [];
        return [questionOf(kind, record, { board, isHeld: true }, asking, draw)];
      }),
    ),
  );

const isDeadBy = ({ patient: { diedOn } }: CaseRecord, board: Day): boolean =>
  diedOn !== null && dayOf(diedOn) <= board + 3;

/** Questions that come again in these weeks: for the response, after an operation, at a recurrence. Each woman is asked about once. */
export const secondQuestionsOf = (
  records: readonly CaseRecord[],
  boards: readonly Day[],
  asking: Asking,
  random: Random,
): SecondQuestion[] => {
  const isAsked = (kind: Kind, { again = [] }: CaseRecord) =>
    again.some(({ referral }) => referral.questionType === asked[kind].questionType);
  const taken = new Set<string>();
  const next = asking.today + 2;
  const occasions: Occasion[] = [
    ...boards.map((board) => ({ board, isHeld: true })),
    { board: next, isHeld: false },
  ];
  return wordedApart(
    occasions.flatMap(({ board, isHeld }) =>
      (Object.keys(most) as Kind[]).flatMap((kind) =>
        records
          .filter(
            (record) =>
              !taken.has(record.key) &&
              !isAsked(kind, record) &&
              record.patient.diedOn === null &&
              fits[kind](record, board),
          )
          .slice(0, most[kind])
          .map((record) => {
            taken.add(record.key);
            return questionOf(kind, record, { board, isHeld }, asking, random.fork(`${record.key} ${kind}`));
          }),
      ),
    ),
  );
};
