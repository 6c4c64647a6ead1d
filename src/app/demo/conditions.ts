import type { Random } from './random.ts';
import type { CaseRecord, MeetingRecord } from './shapes.ts';

type Advice = NonNullable<CaseRecord['listing']>['recommendations'][number];

/** What must be so, or come out, for a recommendation to stand. */
const conditions: Readonly<Partial<Record<Advice['modality'], readonly string[]>>> = {
  surgery: [
    '마취과 평가에서 수술이 가능하면',
    '흉부 CT에서 절제 불가능한 병변이 없으면',
    '알부민이 회복되고 복수가 조절되면',
  ],
  systemic: [
    '조직 재판독에서 진단이 확인되면',
    '심장 초음파와 신장 기능이 허용하면',
    '전신 상태가 ECOG 2 이하로 회복되면',
  ],
};
const anyhow = ['담당 의사가 환자와 상의한 뒤 환자가 동의하면', '빠진 결과가 소견과 다르지 않으면'];

/** Items of these meetings that were concluded on condition. */
export const concludedOnCondition = (meetings: readonly MeetingRecord[]): ReadonlySet<string> =>
  new Set(
    meetings
      .flatMap(({ items }) => items)
      .filter(({ conclusion }) => conclusion === 'reached_conditionally')
      .map(({ id }) => id),
  );

type Listing = NonNullable<CaseRecord['listing']>;

/** Her record, in which a board that concluded on condition says with its first recommendation on which. */
export const withConditions =
  (onCondition: ReadonlySet<string>, random: Random) =>
  (record: CaseRecord): CaseRecord => {
    const said = <L extends Listing>(listing: L): L => {
      const [first, ...others] = listing.recommendations;
      if (first === undefined || !onCondition.has(listing.agendaItemId)) return listing;
      const condition = random.fork(listing.agendaItemId).pick(conditions[first.modality] ?? anyhow);
      return { ...listing, recommendations: [{ ...first, condition }, ...others] };
    };
    return {
      ...record,
      listing: record.listing && said(record.listing),
      ...(record.again && {
        again: record.again.map((one) => ({ ...one, listing: said(one.listing) })),
      }),
    };
  };
