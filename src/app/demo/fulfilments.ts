import { addDays } from '../../kernel/calendar-day.ts';
import {
  fulfilledOf,
  givenByEntry,
  givenByOperation,
  type GivenTreatment,
} from '../../modules/board/index.ts';
import type { Random } from './random.ts';
import type { CaseRecord, MeetingRecord, Recommendation } from './shapes.ts';

type Said = NonNullable<Recommendation['fulfilment']>;
type Listing = NonNullable<CaseRecord['listing']>;

/** Days after which somebody has said what became of a recommendation, of those of which the record says nothing. */
const saidAfter = 45;

const done: Said = { state: 'done', reason: null, deviation: null, askOn: null, note: null };
const left = (
  state: 'done_otherwise' | 'not_done',
  reason: NonNullable<Said['reason']>,
  note: string | null,
): Said => ({
  state,
  reason,
  deviation: 'minor',
  askOn: null,
  note,
});

const reasons: Readonly<Partial<Record<string, Said['reason']>>> = {
  unfit: 'comorbidity_found_later',
  progression: 'progression',
  declined: 'patient_refusal',
  treated_elsewhere: 'treated_elsewhere',
  lost: 'lost_to_follow_up',
  died: 'patient_death',
  not_indicated: 'no_indication',
};

/** What whoever sees to it says of a recommendation that no record answers. */
const saidOf = (advice: Recommendation, record: CaseRecord, random: Random): Said => {
  const why = reasons[record.case.notOperatedReason ?? ''] ?? null;
  switch (advice.modality) {
    case 'genetic_counselling':
      return random.chance(0.85)
        ? done
        : left('not_done', 'patient_wish', '가족과 상의한 뒤 검사를 원하지 않음.');
    case 'observation':
    case 'palliative':
    case 'pathology_review':
    case 'other':
      return done;
    case 'trial':
      return random.chance(0.5)
        ? left('not_done', 'medical_reason', '선별검사에서 선정 기준에 맞지 않음.')
        : left('not_done', 'patient_wish', null);
    default:
      if (why === 'treated_elsewhere') return left('done_otherwise', why, '연고지 병원에서 치료받기로 함.');
      return left('not_done', why ?? (random.chance(0.5) ? 'deterioration' : 'progression'), null);
  }
};

/** Treatments that a record holds. */
export const givenIn = ({ course = [], operations }: CaseRecord): GivenTreatment[] => [
  ...course.flatMap(({ form, answers }) => givenByEntry({ id: form, form, answers }) ?? []),
  ...operations.flatMap(({ report }) => givenByOperation('', report)),
];

const listingsIn = ({ listing, again = [] }: CaseRecord): Listing[] => [
  ...(listing === null ? [] : [listing]),
  ...again.map((one) => one.listing),
];
const idOf = (listing: Listing, index: number) => `${listing.agendaItemId} ${index}`;

/** When each item of these meetings was held. */
export const heldDays = (meetings: readonly MeetingRecord[]): ReadonlyMap<string, string> =>
  new Map(
    meetings.flatMap(({ localStart, items }) =>
      items.map(({ id }) => [id, localStart.slice(0, 10)] as const),
    ),
  );

/** What became of the recommendations of a record, by itself and as somebody has said. */
export const becameIn = (record: CaseRecord, heldOn: ReadonlyMap<string, string>) => {
  const advised = listingsIn(record).flatMap((listing) =>
    listing.recommendations.map((advice, index) => ({
      id: idOf(listing, index),
      listingId: listing.agendaItemId,
      boardOn: heldOn.get(listing.agendaItemId) ?? '',
      dueOn: advice.dueOn,
      modality: advice.modality,
      timing: advice.timing,
      decision: advice.herDecision.decision,
      said: advice.fulfilment,
    })),
  );
  const after = {
    advised,
    given: givenIn(record),
    deaths: [record.patient.diedOn],
    lost: null,
    said: new Map(advised.flatMap(({ id, said }) => (said === undefined ? [] : [[id, said] as const]))),
  };
  return advised.map((one) => ({ ...one, state: fulfilledOf(one, after).state }));
};

/** Her record, with what people said of recommendations that were due long ago and that nothing in it answers. */
export const withFulfilments = (heldOn: ReadonlyMap<string, string>, today: string, random: Random) => {
  const until = addDays(today, -saidAfter);
  return (record: CaseRecord): CaseRecord => {
    const became = becameIn(record, heldOn);
    const said = <L extends Listing>(listing: L): L => ({
      ...listing,
      recommendations: listing.recommendations.map((advice, index) => {
        const about = became.find(({ id }) => id === idOf(listing, index));
        const { decision } = advice.herDecision;
        const isAsked = decision === 'accepted' || decision === 'alternative';
        if (about === undefined || !isAsked || advice.dueOn > until || about.state !== 'open') return advice;
        return { ...advice, fulfilment: saidOf(advice, record, random.fork(about.id)) };
      }),
    });
    return {
      ...record,
      listing: record.listing && said(record.listing),
      ...(record.again && { again: record.again.map((one) => ({ ...one, listing: said(one.listing) })) }),
    };
  };
};
