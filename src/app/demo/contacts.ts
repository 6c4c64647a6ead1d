import {
  agreedIn,
  type ContactCourse,
  contactOf,
  lostIn,
  seenAlive,
  signForms,
} from '../../modules/board/index.ts';
import { courseForms } from '../../modules/care/index.ts';
import { uuidOfName } from '../../kernel/ids.ts';
import { clinicDay, clinicDayBefore, dateOf, dayOf } from './calendar.ts';
import { type Entry, entry } from './entry.ts';
import { becameIn, givenIn } from './fulfilments.ts';
import { contacts, treatment } from './parameters.ts';
import type { Random } from './random.ts';
import type { CaseRecord, Day, Person } from './shapes.ts';
import { teamOf } from './team.ts';

type House = { readonly seed: string; readonly people: readonly Person[]; readonly today: Day };

/** What a record tells of whether she is seen again. */
export const contactCourseOf = (record: CaseRecord, heldOn: ReadonlyMap<string, string>): ContactCourse => {
  const { course = [], patient, referral, again = [], listing, operations } = record;
  const told = course.map(({ form, answers }, index) => ({ id: String(index), form, answers }));
  const questions = [...(referral === null ? [] : [referral]), ...again.map((one) => one.referral)];
  const advised = [
    ...(listing?.recommendations ?? []),
    ...again.flatMap((one) => one.listing.recommendations),
  ];
  const found = told.filter(({ form }) => signForms.includes(form)).map(({ answers }) => answers['on']);
  return {
    agreed: agreedIn(told),
    lost: lostIn(told),
    given: givenIn(record),
    signs: [
      ...seenAlive(told),
      ...found.filter((on) => typeof on === 'string'),
      ...operations.flatMap(({ report: { doneOn } }) => doneOn ?? []),
      ...questions.map(({ receivedOn }) => receivedOn),
      ...advised.flatMap(({ herDecision: { spokenOn } }) => spokenOn ?? []),
    ],
    hasDied: patient.diedOn !== null,
    isOpen: advised.length === 0 || becameIn(record, heldOn).some(({ state }) => state === 'open'),
    consultantId: referral?.consultantId ?? null,
  };
};

const agreedEntry = (
  on: Day,
  due: Day,
  { consultantId }: { readonly consultantId: string },
  people: readonly Person[],
  random: Random,
): Entry => {
  const { oncologistShare, monthShare, by } = contacts.value;
  const person = random.chance(oncologistShare)
    ? teamOf(people, random.fork('team')).oncologist.id
    : consultantId;
  return entry(courseForms.nextContact, {
    on: dateOf(on),
    due: random.chance(monthShare) ? dateOf(due).slice(0, 7) : dateOf(due),
    place: 'here',
    person,
    by: random.weighted(by),
    why: random.pick(['정기 추적 진료', '종양표지자와 영상 확인', '진찰과 CA-125']),
  });
};

const lostEntry = (
  due: Day,
  on: Day,
  { seed, key }: { seed: string; key: string },
  random: Random,
): Entry => {
  const reason = random.weighted(contacts.value.lostReasons);
  const tried = [2, 9, 30].map((days) => clinicDay(due + days)).filter((day) => day < on);
  return entry(courseForms.lostToFollowUp, {
    on: dateOf(on),
    reason,
    attempts:
      reason === 'not_reached'
        ? tried.map((day, line) => ({
            id: uuidOfName('demonstration', seed, 'attempt', key, String(line)),
            on: dateOf(day),
            by: line === 2 ? 'letter' : 'telephone',
            absent: {},
          }))
        : null,
    detail:
      reason === 'treated_elsewhere'
        ? '연고지 병원에서 추적하기로 함.'
        : reason === 'declined'
          ? '더 이상의 외래 추적을 원하지 않음.'
          : null,
  });
};

/** Her record with the next contact that was agreed when she was last seen after treatment; of whom was not seen since, mostly that she is lost. */
export const withContacts = (
  heldOn: ReadonlyMap<string, string>,
  { seed, people, today }: House,
  random: Random,
) => {
  const { noneShare, lostAfter } = contacts.value;
  const { firstYears, later } = treatment.value.followUpDays;
  return (record: CaseRecord): CaseRecord => {
    const course = contactCourseOf(record, heldOn);
    const contact = contactOf(course);
    const draw = random.fork(record.key);
    const { consultantId } = course;
    if (contact?.state !== 'missing' || contact.since?.length !== 10 || consultantId === null) return record;
    if (draw.chance(noneShare)) return record;
    const since = dayOf(contact.since);
    const begun = dayOf(record.operations[0]?.report.doneOn ?? contact.since);
    const due = clinicDay(since + (since - begun < 730 ? firstYears : later) + draw.whole(0, 10));
    const lostOn = clinicDayBefore(due + draw.whole(lostAfter.low, lostAfter.high));
    return {
      ...record,
      course: [
        ...(record.course ?? []),
        agreedEntry(since, due, { consultantId }, people, draw.fork('agreed')),
        ...(lostOn <= today ? [lostEntry(due, lostOn, { seed, key: record.key }, draw.fork('lost'))] : []),
      ],
    };
  };
};
