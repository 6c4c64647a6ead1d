import { ageOn, dateOf, dayOf, weekdayOf } from './calendar.ts';
import { medicinesAnswers } from './medicines.ts';
import { olderWomanAnswers } from './older-woman.ts';
import { herWordsAnswers } from './her-words.ts';
import { ownWordsAnswers } from './own-words.ts';
import type { Random } from './random.ts';
import type { CaseRecord, Day, Discipline, FilledQuestionnaire, Person } from './shapes.ts';

type Talk = { record: CaseRecord; on: string; by: Person; random: Random };
type Staff = { people: readonly Person[]; today: Day };
type Sheet = {
  readonly form: string;
  /** Whose talk it is. */
  readonly discipline: Discipline;
  /** How many of the women who came lately are asked it. */
  readonly share: number;
  readonly fits: (record: CaseRecord, on: string) => boolean;
  readonly answers: (talk: Talk) => FilledQuestionnaire['answers'];
};

const ageAt = ({ patient: { bornOn } }: CaseRecord, on: string): number | null =>
  bornOn === null ? null : ageOn(bornOn, on);
const always = (): boolean => true;

/** What is filled in at this centre, by whom it is asked. Invented shares. */
const sheets: readonly Sheet[] = [
  { form: 'her-words', discipline: 'nursing', share: 0.4, fits: always, answers: herWordsAnswers },
  {
    form: 'medicines-and-operations',
    discipline: 'nursing',
    share: 0.6,
    fits: always,
    answers: medicinesAnswers,
  },
  {
    form: 'older-woman',
    discipline: 'anaesthesia',
    share: 0.8,
    fits: (record, on) => (ageAt(record, on) ?? 0) >= 70,
    answers: olderWomanAnswers,
  },
  { form: 'own-words', discipline: 'nursing', share: 0.5, fits: always, answers: ownWordsAnswers },
];

/** Women who came in the last so many days have been asked: the centre has begun with it lately. */
const askedFor = 60;

/** The first working day on or after this one. */
const workingDay = (day: Day): Day => {
  const weekday = weekdayOf(day);
  return weekday > 5 ? day + 8 - weekday : day;
};

const sheetFilled = (
  record: CaseRecord,
  sheet: Sheet,
  after: number,
  { people, today }: Staff,
  random: Random,
): FilledQuestionnaire[] => {
  const day = workingDay(dayOf(record.case.presentedOn ?? '') + after);
  const on = dateOf(day);
  if (day > today || !sheet.fits(record, on)) return [];
  const asking = people.filter(
    ({ discipline, role }) => discipline === sheet.discipline && role === 'clinician',
  );
  const by = random.pick(asking);
  const answers = sheet.answers({ record, on, by, random: random.fork('answers') });
  return [{ key: record.key, form: sheet.form, formVersion: 1, by: by.id, on, answers }];
};

/** Questionnaires filled in about women who came lately, the woman of the guided thread among them. */
export const questionnairesOf = (
  cases: readonly CaseRecord[],
  guided: string,
  house: Staff,
  random: Random,
): FilledQuestionnaire[] =>
  cases
    .filter(({ case: hers }) => (hers.presentedOn ?? '') >= dateOf(house.today - askedFor))
    .flatMap((record) =>
      sheets.flatMap((sheet) => {
        const draw = random.fork(`${record.key} ${sheet.form}`);
        // Her board is today: she was asked on the day she came.
        if (record.key === guided) return sheetFilled(record, sheet, 0, house, draw);
        return draw.chance(sheet.share) ? sheetFilled(record, sheet, draw.whole(0, 5), house, draw) : [];
      }),
    );
