import { uuidOfName } from '../../kernel/ids.ts';
import type { Random } from './random.ts';
import type { CaseRecord, FilledQuestionnaire, Person } from './shapes.ts';

/** What is taken for common illnesses; usual doses, no advice. */
const regular = [
  { medicine: 'Amlodipine', dose: '5 mg', often: 'once', against: '고혈압' },
  { medicine: 'Losartan', dose: '50 mg', often: 'once', against: '고혈압' },
  { medicine: 'Metformin', dose: '500 mg', often: 'twice', against: '당뇨병' },
  { medicine: 'Atorvastatin', dose: '10 mg', often: 'once', against: '고지혈증' },
  { medicine: 'Levothyroxine', dose: '50 µg', often: 'once', against: '갑상선' },
  { medicine: 'Aspirin', dose: '100 mg', often: 'once', against: '심장' },
  { medicine: 'Alendronate', dose: '70 mg', often: 'weekly', against: '골다공증' },
  { medicine: '홍삼', dose: null, often: 'otherwise', against: '스스로 드심' },
] as const;

const allergies = [
  { to: 'Penicillin', kind: 'medicine', happened: '발진' },
  { to: 'CT 조영제', kind: 'contrast', happened: '가려움, 숨참 없음' },
  { to: '반창고', kind: 'plaster', happened: '발진' },
  { to: '새우', kind: 'food', happened: '입술 부음' },
] as const;

/** An operation, the organ it took where it took one, and how. */
const operations = [
  { what: 'Caesarean section', organ: null, way: 'open', from: 24, until: 38 },
  { what: 'Appendicectomy', organ: 'appendix', way: 'keyhole', from: 12, until: 50 },
  { what: '담낭절제술 (cholecystectomy)', organ: 'gallbladder', way: 'keyhole', from: 30, until: 65 },
  { what: 'Myomectomy', organ: null, way: 'open', from: 30, until: 45 },
  { what: 'Lumpectomy of the breast, benign', organ: null, way: 'open', from: 25, until: 60 },
] as const;

const yearIn = (born: number, from: number, until: number, last: number, random: Random): number | null => {
  const latest = Math.min(born + until, last);
  return latest < born + from ? null : random.whole(born + from, latest);
};

type Numbered = (list: string, index: number) => string;

const medicinesOf = (id: Numbered, born: number, year: number, random: Random) => {
  const age = year - born;
  const most = age < 45 ? 1 : age < 65 ? 3 : 5;
  return random
    .shuffled(regular)
    .slice(0, random.whole(0, most))
    .map(({ dose, often, ...medicine }, index) => ({
      id: id('medicines', index),
      ...medicine,
      dose,
      often,
      otherwise: often === 'otherwise' ? '거의 매일 아침 한 숟가락' : null,
      since: random.chance(0.6)
        ? String(random.whole(Math.min(year - 1, Math.max(born + 20, year - 15)), year - 1))
        : null,
      absent: dose === null ? { dose: 'unknown' as const } : {},
    }));
};

const operationsOf = (id: Numbered, born: number, year: number, random: Random) =>
  random
    .shuffled(operations)
    .slice(0, random.whole(0, 2))
    .flatMap(({ from, until, ...operation }) => {
      const on = yearIn(born, from, until, year - 1, random);
      return on === null ? [] : [{ ...operation, on }];
    })
    .toSorted((a, b) => a.on - b.on)
    .map(({ what, organ, way, on }, index) => ({
      organ,
      line: {
        id: id('operations', index),
        what,
        on: String(on),
        way,
        where: null,
        report: random.chance(0.3),
        absent: {},
      },
    }));

const organRows = [
  'uterus',
  'ovary',
  'tube',
  'breast',
  'appendix',
  'gallbladder',
  'bowel',
  'spleen',
  'kidney',
] as const;

const organsAfter = (operated: ReturnType<typeof operationsOf>) =>
  Object.fromEntries(
    organRows.map((row) => {
      const gone = operated.find(({ organ }) => organ === row);
      if (gone === undefined) return [row, { answer: 'in_place' }];
      return [row, { answer: 'removed', side: null, on: gone.line.on }];
    }),
  );

/** What a nurse writes down of medicines, allergies and operations before. */
export const medicinesAnswers = ({
  record,
  on,
  by,
  random,
}: {
  record: CaseRecord;
  on: string;
  by: Person;
  random: Random;
}): FilledQuestionnaire['answers'] => {
  const id: Numbered = (list, index) => uuidOfName('demonstration', by.id, record.key, list, String(index));
  const [born, year] = [Number(record.patient.bornOn?.slice(0, 4)), Number(on.slice(0, 4))];
  const medicines = medicinesOf(id, born, year, random.fork('medicines'));
  const allergic = random.chance(0.2);
  const operated = operationsOf(id, born, year, random.fork('operations'));
  const tells = random.chance(0.7) ? ['herself', 'packages'] : ['family', 'letter'];
  return {
    told: tells,
    askedBy: by.id,
    takes: medicines.length > 0,
    medicines: medicines.length > 0 ? medicines : null,
    allergic,
    allergies: allergic
      ? [
          {
            id: id('allergies', 0),
            ...random.pick(allergies),
            on: null,
            proven: null,
            absent: { on: 'unknown' },
          },
        ]
      : null,
    operated: operated.length > 0,
    operations: operated.length > 0 ? operated.map(({ line }) => line) : null,
    organs: operated.length > 0 ? organsAfter(operated) : null,
    absent: {},
  };
};
