import { uuidOfName } from '../../../kernel/ids.ts';
import { clinicDay, dateOf } from '../calendar.ts';
import { missingShare } from '../parameters.ts';
import type { Random } from '../random.ts';
import type { Complication, Outcome30 } from '../shapes.ts';
import type { SiteCourse } from './site-course.ts';
import { treated } from './site-parameters.ts';

type Event = Pick<Complication, 'name' | 'organ' | 'treatment' | 'kind' | 'grade'>;
const event = (
  name: string,
  organ: string,
  treatment: string,
  grade: Complication['grade'],
  kind: Complication['kind'] = 'other',
): Event => ({ name, organ, treatment, grade, kind });

const isRadical = ({ plan }: SiteCourse): boolean =>
  plan.procedures.some((name) => name.startsWith('radical_'));
const hasNodes = ({ plan }: SiteCourse): boolean =>
  plan.procedures.some((name) => name.endsWith('lymphadenectomy'));

/** What may follow such an operation, with how often of a thousand. */
const mayFollow = (course: SiteCourse): ReadonlyArray<readonly [of: number, event: Event]> => {
  const isVulva = course.disease.kind === 'vulva';
  const isRadicalUterus = isRadical(course) && !isVulva;
  return [
    [25, event('urinary_infection', 'bladder', 'antibiotics', 'II')],
    [15, event('fever', 'whole_body', 'observation', 'I')],
    [10, event('bleeding', 'pelvis', 'laparotomy', 'IIIb', 'reoperation')],
    ...(isVulva ? ([[260, event('wound_dehiscence', 'wound', 'bedside', 'I')]] as const) : []),
    ...(isRadicalUterus
      ? ([
          [110, event('urinary_retention', 'bladder', 'catheter', 'I')],
          [
            treated.value.radicalFistula * 1000,
            event('urinary_leak', 'kidney_ureter', 'catheter', 'IIIa', 'interventional_radiology'),
          ],
        ] as const)
      : []),
    ...(hasNodes(course)
      ? ([
          [60, event('lymphocyst', 'lymphatics', 'drainage', 'IIIa', 'interventional_radiology')],
          [70, event('lymphoedema', 'lymphatics', 'bedside', 'I')],
        ] as const)
      : []),
  ];
};

const drawn = (course: SiteCourse, random: Random): Event | null => {
  let rest = random.uniform() * 1000;
  for (const [of, each] of mayFollow(course)) {
    rest -= of;
    if (rest < 0) return each;
  }
  return null;
};

/** Complications of her operation, closed after thirty and mostly after ninety days. */
export const siteOutcome = (course: SiteCourse, random: Random): Outcome30 | null => {
  const { begun, name } = course;
  if (begun === null || random.chance(missingShare.value.formNotClosed)) return null;
  const followed = drawn(course, random.fork('event'));
  const complications: Complication[] =
    followed === null
      ? []
      : [
          {
            id: uuidOfName('demonstration', 'complication', name),
            ...followed,
            detail: null,
            on: dateOf(begun + random.whole(3, 24)),
            absent: {},
          },
        ];
  const isOpen = random.chance(missingShare.value.ninetyNotClosed);
  return {
    complications,
    closed30On: dateOf(clinicDay(begun + random.whole(31, 45))),
    closed90On: isOpen ? null : dateOf(clinicDay(begun + random.whole(91, 112))),
    absent: {},
  };
};
