import { Temporal } from 'temporal-polyfill';
import {
  recordRecommendation,
  askAgain,
  concludeCase,
  listCase,
  recordHerDecision,
  signMinutes,
} from '../../modules/board/index.ts';
import {
  correctCase,
  courseRecord,
  fillForm,
  everyItem,
  recordWorkUp,
  referCase,
} from '../../modules/care/index.ts';
import {
  closeMeeting,
  joinMeeting,
  leaveMeeting,
  nextDates,
  openItem,
  openMeeting,
  planMeeting,
} from '../../modules/meetings/index.ts';
import {
  confirmDiagnosis,
  recordOperation,
  recordOutcome,
  recordPathology,
} from '../../modules/surgery/index.ts';
import type { Acting } from './acting.ts';
import { dateOf, dayOf } from './calendar.ts';
import type {
  CaseRecord,
  Discipline,
  FilledQuestionnaire,
  GeneratedCentre,
  Lived,
  MeetingRecord,
  Person,
  Recommendation,
  WorkUpItem,
} from './shapes.ts';

/** Something somebody does at a second of the house's time. */
export type Moment = { readonly at: number; readonly run: (acting: Acting) => Promise<void> };

/** The ids that the record has given what was made so far, by names of the plan. */
type Ids = Map<string, string>;
const idIn = (ids: Ids, name: string): string => {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`nothing of the demonstration is called ${name}`);
  return id;
};

type House = {
  readonly centre: GeneratedCentre;
  readonly ids: Ids;
  /** A wall time of the house. */
  readonly when: (day: string, time: string) => number;
  readonly who: (discipline: Discipline, of: string) => string;
  readonly coordinator: string;
  readonly chair: string;
};

const houseOf = (centre: GeneratedCentre, first: number, last: number): House => {
  const { people, series } = centre;
  const of = (holds: (person: Person) => boolean) => people.filter(holds);
  return {
    centre,
    ids: new Map(),
    when: (day, time) => {
      const at = Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(series.zone);
      return Math.min(last, Math.max(first, at.epochMilliseconds / 1000));
    },
    who: (discipline, name) => {
      const there = of((person) => person.discipline === discipline && person.role === 'clinician');
      return (there[Number(name.replace(/\D/g, '')) % there.length] as Person).id;
    },
    coordinator: (of(({ role }) => role === 'coordinator')[0] as Person).id,
    chair: (of(({ role }) => role === 'chair')[0] as Person).id,
  };
};

const caseOf = ({ ids }: House, key: string): string => idIn(ids, `case ${key}`);

const consultantOf = (record: CaseRecord): string => record.referral?.consultantId ?? '';

const referring = (house: House, record: CaseRecord, known: CaseRecord['case']): Moment[] => {
  const { referral, identity, patient, key } = record;
  if (referral === null) return [];
  const run = async (acting: Acting) => {
    const { caseId, referralId } = await acting.as(consultantOf(record), referCase, {
      whom: { patient: { ...patient, diedOn: null }, identity, another: await acting.alike(record) },
      case: known,
      referral,
      workUp: [],
    });
    house.ids.set(`case ${key}`, caseId);
    house.ids.set(`question ${key}`, referralId);
  };
  return [{ at: house.when(referral.receivedOn, '10:00:00'), run }];
};

const answererOf = new Map(everyItem.map(({ key, by }) => [key, by]));
const disciplineOf = { nurse: 'nursing', radiologist: 'radiology', pathologist: 'pathology' } as const;

const recordingWorkUp = (
  house: House,
  key: string,
  { by, on, items }: { by: string; on: string; items: readonly WorkUpItem[] },
): Moment => ({
  at: house.when(on, '15:00:00'),
  run: async (acting) => {
    const caseId = caseOf(house, key);
    const versions = await acting.versionsOfWorkUp(caseId);
    await acting.as(by, recordWorkUp, { caseId, items: [...items], versions });
  },
});

/** What was known by the board in one go for each profession; a result that came later by itself. */
const workUpMoments = (house: House, record: CaseRecord, boardOn: string): Moment[] => {
  const received = record.referral?.receivedOn ?? boardOn;
  const eve = dateOf(dayOf(boardOn) - 1);
  const groups = Map.groupBy(record.workUp, ({ key, takenOn }) => {
    const by = answererOf.get(key) ?? 'referrer';
    const part = Object.hasOwn(disciplineOf, by) ? by : 'consultant';
    return takenOn !== null && takenOn > eve ? `${part} ${takenOn}` : part;
  });
  return [...groups].map(([group, items]) => {
    const [part = '', late] = group.split(' ');
    const days = [received, ...items.flatMap(({ takenOn }) => takenOn ?? [])].toSorted();
    const discipline = disciplineOf[part as keyof typeof disciplineOf];
    const by = discipline === undefined ? consultantOf(record) : house.who(discipline, record.key);
    return recordingWorkUp(house, record.key, { by, on: late ?? days.at(-1) ?? received, items });
  });
};

const correcting = (
  house: House,
  { key, on, case: known }: Lived['diseases'][number],
  by: string,
): Moment => ({
  at: house.when(on, '20:30:00'),
  run: async (acting) => {
    const { entry: _, ...rest } = known;
    const caseId = caseOf(house, key);
    const version = await acting.versionOfCase(caseId);
    await acting.as(by, correctCase, { caseId, version, case: rest }, '그 뒤로 확인됨');
  },
});

const operating = (house: House, record: CaseRecord, then: CaseRecord | null): Moment[] =>
  record.operations.flatMap(({ report, pathology, outcome30 }, index): Moment[] => {
    const name = `operation ${record.key} ${index}`;
    const main = report.team?.find(({ role }) => role === 'supervising' || role === 'main')?.person;
    const [by, doneOn] = [main ?? consultantOf(record), report.doneOn];
    const old = then?.operations[index] ?? null;
    if (doneOn === null) return [];
    const operationId = (acting: Acting): Promise<string> =>
      old === null
        ? Promise.resolve(idIn(house.ids, name))
        : acting.operationOf(caseOf(house, record.key), index);
    const reported = pathology?.reportedOn ?? null;
    const isStaged = (record.course ?? []).some(
      ({ form, answers }) => form === 'stage' && answers['on'] === reported,
    );
    const told =
      outcome30?.closed90On ?? outcome30?.closed30On ?? outcome30?.complications?.at(-1)?.on ?? null;
    return [
      ...(old === null
        ? [
            {
              at: house.when(doneOn, '19:30:00'),
              run: async (acting: Acting) => {
                const caseId = caseOf(house, record.key);
                house.ids.set(name, (await acting.as(by, recordOperation, { caseId, report })).id);
              },
            },
          ]
        : []),
      ...(pathology !== null && reported !== null && (old?.pathology ?? null) === null
        ? [
            {
              at: house.when(reported, '17:00:00'),
              run: async (acting: Acting) =>
                void (await acting.as(house.who('pathology', record.key), recordPathology, {
                  operationId: await operationId(acting),
                  version: 0,
                  report: pathology,
                })),
            },
          ]
        : []),
      ...(isStaged && (old?.pathology ?? null) === null
        ? [
            {
              at: house.when(reported ?? doneOn, '18:00:00'),
              run: async (acting: Acting) =>
                void (await acting.as(consultantOf(record), confirmDiagnosis, {
                  operationId: await operationId(acting),
                  version: 1,
                })),
            },
          ]
        : []),
      ...(outcome30 !== null && told !== null && JSON.stringify(old?.outcome30) !== JSON.stringify(outcome30)
        ? [
            {
              at: house.when(told, '12:00:00'),
              run: async (acting: Acting) =>
                void (await acting.as(by, recordOutcome, {
                  operationId: await operationId(acting),
                  version: (old?.outcome30 ?? null) === null ? 0 : 1,
                  outcome: outcome30,
                })),
            },
          ]
        : []),
    ];
  });

const tellers: Readonly<Record<string, Discipline>> = {
  markers: 'nursing',
  imaging: 'radiology',
  diagnosis: 'pathology',
  'tumour-molecular': 'pathology',
  germline: 'nursing',
  systemic: 'haematology-oncology',
  hormone: 'haematology-oncology',
  trial: 'haematology-oncology',
  radiotherapy: 'radiation-oncology',
};

type Entry = NonNullable<CaseRecord['course']>[number];

/** The day an entry was written down: the last it tells of. */
const dayToldOf = ({ answers }: Entry, today: string): string => {
  if (answers['ongoing'] === true) return today;
  const days = ['to', 'on', 'from'].flatMap((name) => {
    const said = answers[name];
    return typeof said === 'string' && said.length === 10 ? [said] : [];
  });
  return days[0] ?? today;
};

/** What of the course was not there yet. */
const telling = (house: House, record: CaseRecord, then: CaseRecord | null, today: string): Moment[] => {
  const there = new Set((then?.course ?? []).map((one) => JSON.stringify(one)));
  return (
    (record.course ?? [])
      // Her stage is confirmed where the report of the operation came.
      .filter((one) => one.form !== 'stage' && !there.has(JSON.stringify(one)))
      .map((one) => ({
        at: house.when(dayToldOf(one, today), one.form === 'markers' ? '11:00:00' : '16:00:00'),
        run: async (acting) => {
          const teller = tellers[one.form];
          const by = teller === undefined ? consultantOf(record) : house.who(teller, record.key);
          await acting.as(by, fillForm, {
            caseId: caseOf(house, record.key),
            form: one.form,
            formVersion: courseRecord(one.form)?.form.version ?? 1,
            on: null,
            answers: one.answers as never,
          });
        },
      }))
  );
};

const listing = (house: House, { of, key, board, minutes }: Listed): Moment => ({
  at: house.when(dateOf(dayOf(board.slice(0, 10)) - 1), '17:00:00'),
  run: async (acting) => {
    const { agendaItemId } = await acting.as(house.coordinator, listCase, {
      caseId: caseOf(house, key),
      meetingId: idIn(house.ids, `meeting ${board}`),
      minutes,
      referralId: idIn(house.ids, `question ${of}`),
    });
    house.ids.set(`item ${of}`, agendaItemId);
  },
});
/** A question on an agenda: `of` names it, `key` whom it is about. */
type Listed = { of: string; key: string; board: string; minutes: number };

type Item = MeetingRecord['items'][number];
const second = (instant: string): number => Temporal.Instant.from(instant).epochMilliseconds / 1000;

/** The board takes a question up, says what it recommends, concludes, and later somebody speaks with her. */
const discussing = (
  house: House,
  { of, key }: Pick<Listed, 'of' | 'key'>,
  item: Pick<Item, 'openedAt' | 'closedAt' | 'conclusion' | 'deferralReason' | 'quorumReason'>,
  recommendations: readonly Recommendation[],
): Moment[] => {
  const itemId = () => idIn(house.ids, `item ${of}`);
  const [opened, closed] = [second(item.openedAt ?? ''), second(item.closedAt ?? '')];
  return [
    {
      at: opened,
      run: async (acting) => void (await acting.as(house.chair, openItem, { itemId: itemId() })),
    },
    ...recommendations.map(
      ({ herDecision: _, fulfilment: __, ...recommendation }, index): Moment => ({
        at: closed - 2,
        run: async (acting) => {
          const input = { agendaItemId: itemId(), caseId: caseOf(house, key), recommendation };
          const { id } = await acting.as(house.coordinator, recordRecommendation, input);
          house.ids.set(`advice ${of} ${index}`, id);
        },
      }),
    ),
    {
      at: closed,
      run: async (acting) =>
        void (await acting.as(house.chair, concludeCase, {
          itemId: itemId(),
          conclusion: item.conclusion ?? 'reached',
          deferralReason: item.deferralReason,
          quorumReason: item.quorumReason ?? '불참한 위원에게 전화하여 동의를 받음.',
          next: false,
        })),
    },
    ...recommendations.flatMap(({ herDecision }, index): Moment[] => {
      const { spokenBy, spokenOn } = herDecision;
      if (spokenBy === null || spokenOn === null) return [];
      const run = async (acting: Acting) =>
        void (await acting.as(spokenBy, recordHerDecision, {
          recommendationId: idIn(house.ids, `advice ${of} ${index}`),
          version: 1,
          decision: herDecision,
        }));
      return [{ at: house.when(spokenOn, '18:00:00'), run }];
    }),
  ];
};

/** A question that was asked again, by its woman and what it asks. */
const askedAs = ({ key, referral: { questionType } }: Lived['questions'][number]): string =>
  `again ${key} ${questionType}`;

const asking = (house: House, question: Lived['questions'][number]): Moment[] => {
  const { key, referral, parts } = question;
  const run = async (acting: Acting) => {
    const { referralId } = await acting.as(referral.consultantId, askAgain, {
      caseId: caseOf(house, key),
      referral,
    });
    house.ids.set(`question ${askedAs(question)}`, referralId);
  };
  return [
    { at: house.when(referral.receivedOn, '11:30:00'), run },
    ...parts.map(({ by, on, items }) => recordingWorkUp(house, key, { by, on, items })),
  ];
};

/** Seconds that a question takes which is asked again, and between two. */
const again = { takes: 110, pause: 15 };

/** Seconds after a board until the chair has read its minutes and signs them. */
const readingMinutes = 900;

/** Days before a board on which it is planned. */
const planned = 13;

const holding = (house: House, meeting: MeetingRecord, lived: Lived): Moment[] => {
  const { localStart, openedAt, closedAt, presence, items, seriesId } = meeting;
  const meetingId = () => idIn(house.ids, `meeting ${localStart}`);
  const { cases } = house.centre;
  const [opened, ended] = [second(openedAt ?? ''), second(closedAt ?? '')];
  const asked = lived.questions.filter(({ boardOn }) => boardOn === localStart.slice(0, 10));
  const about = items.flatMap((item) => {
    const record = cases.find((one) => one.listing?.agendaItemId === item.id);
    return record === undefined ? [] : [{ item, record }];
  });
  const slot = (index: number) => ended + index * (again.takes + again.pause);
  const instant = (at: number) => Temporal.Instant.fromEpochMilliseconds(at * 1000).toString();
  return [
    {
      at: house.when(dateOf(dayOf(localStart.slice(0, 10)) - planned), '08:30:00'),
      run: async (acting) => {
        const [usual] = nextDates(house.centre.series, localStart.slice(0, 10), 1);
        const extra = usual !== localStart;
        const isSameDay = usual?.slice(0, 10) === localStart.slice(0, 10);
        const why = isSameDay ? '다음 회의까지 기다릴 수 없는 증례.' : '공휴일이어서 다른 날에 개최함.';
        const reason = extra ? why : undefined;
        const { id } = await acting.as(
          house.coordinator,
          planMeeting,
          { seriesId, localStart, extra },
          reason,
        );
        house.ids.set(`meeting ${localStart}`, id);
      },
    },
    ...about.map(({ item, record }) =>
      listing(house, { of: record.key, key: record.key, board: localStart, minutes: item.minutes }),
    ),
    ...asked.map((question) =>
      listing(house, { of: askedAs(question), key: question.key, board: localStart, minutes: 5 }),
    ),
    {
      at: opened,
      run: async (acting) => void (await acting.as(house.chair, openMeeting, { meetingId: meetingId() })),
    },
    ...presence
      .filter(
        ({ joinedAt, leftAt }) =>
          second(joinedAt) < slot(asked.length) && second(leftAt ?? closedAt ?? '') > opened,
      )
      .flatMap(({ joinedAt, leftAt, ...who }): Moment[] => [
        {
          at: Math.max(second(joinedAt), opened),
          run: async (acting) =>
            void (await acting.as(house.coordinator, joinMeeting, { meetingId: meetingId(), ...who })),
        },
        ...(leftAt !== null && second(leftAt) < ended
          ? [
              {
                at: second(leftAt),
                run: async (acting: Acting) =>
                  void (await acting.as(house.coordinator, leaveMeeting, {
                    meetingId: meetingId(),
                    personId: who.personId,
                  })),
              },
            ]
          : []),
      ]),
    ...about.flatMap(({ item, record }) =>
      discussing(house, { of: record.key, key: record.key }, item, record.listing?.recommendations ?? []),
    ),
    ...asked.flatMap((question, index) =>
      discussing(
        house,
        { of: askedAs(question), key: question.key },
        {
          openedAt: instant(slot(index)),
          closedAt: instant(slot(index) + again.takes),
          conclusion: 'reached',
          deferralReason: null,
          quorumReason: null,
        },
        question.recommendation === null ? [] : [question.recommendation],
      ),
    ),
    {
      at: slot(asked.length) + 30,
      run: async (acting) => void (await acting.as(house.chair, closeMeeting, { meetingId: meetingId() })),
    },
    // Those of the last board wait for the chair.
    ...(localStart === lived.boards.at(-1)
      ? []
      : [
          {
            at: slot(asked.length) + readingMinutes,
            run: async (acting: Acting) => {
              const read = await acting.readMinutes(meetingId());
              await acting.as(house.chair, signMinutes, { ...read, reason: null });
            },
          },
        ]),
  ];
};

/** A questionnaire written down by whoever talked with her. */
export const filling = async (acting: Acting, caseId: string, filled: FilledQuestionnaire): Promise<void> => {
  const { key: _, by, ...input } = filled;
  await acting.as(by, fillForm, { caseId, ...input });
};

const questioning = (house: House, about: string): Moment[] =>
  house.centre.questionnaires
    .filter(({ key }) => key === about)
    .map((filled) => ({
      at: house.when(filled.on, '15:30:00'),
      run: (acting) => filling(acting, caseOf(house, filled.key), filled),
    }));

/** Everything people did here, in order of time: nothing before the `first` second or after the `last`; women of a file from `from` on. */
export const momentsOf = (
  centre: GeneratedCentre,
  {
    first,
    from,
    last,
    caseIdOf,
  }: { first: number; from: number; last: number; caseIdOf: (key: string) => string },
): Moment[] => {
  const { lived, cases } = centre;
  const house = houseOf(centre, first, last);
  const now = Temporal.Instant.fromEpochMilliseconds(last * 1000);
  const today = now.toZonedDateTimeISO(centre.series.zone).toPlainDate().toString();
  const then = new Map(lived.before.map((record) => [record.key, record]));
  for (const key of then.keys()) house.ids.set(`case ${key}`, caseIdOf(key));
  const heldOn = new Map(
    centre.meetings.flatMap(({ localStart, items }) => items.map(({ id }) => [id, localStart.slice(0, 10)])),
  );
  const moments = cases.flatMap((record): Moment[] => {
    const earlier = then.get(record.key) ?? null;
    const isNew = lived.keys.includes(record.key);
    if (!isNew && earlier === null) return [];
    const diseases = lived.diseases.filter(({ key }) => key === record.key);
    const known = isNew ? diseases[0] : undefined;
    const later = isNew ? diseases.slice(1) : diseases;
    const boardOn = heldOn.get(record.listing?.agendaItemId ?? '') ?? today;
    const [referred] = known === undefined ? [] : referring(house, record, known.case);
    // What was known before she came is told once she is here.
    const since = (referred?.at ?? from) + 60;
    return [
      ...(referred === undefined ? [] : [referred]),
      ...[
        ...(isNew ? workUpMoments(house, record, boardOn) : []),
        ...later.map((one) => correcting(house, one, consultantOf(record))),
        ...operating(house, record, earlier),
        ...telling(house, record, earlier, today),
        ...questioning(house, record.key),
      ].map((moment) => ({ ...moment, at: Math.max(moment.at, since) })),
    ];
  });
  const held = centre.meetings.filter(({ localStart }) => lived.boards.includes(localStart));
  return [
    ...held.flatMap((meeting) => holding(house, meeting, lived)),
    ...moments,
    ...lived.questions.flatMap((question) => asking(house, question)),
  ].toSorted((a, b) => a.at - b.at);
};
