import type { nationalCounts } from '../../modules/quality/index.ts';

type National = Awaited<ReturnType<typeof nationalCounts>>;

const line = ({ id, variant, counts, leftOut }: National['total'][number]): string => {
  const name = (variant === null ? id : `${id} ${variant}`).padEnd(14);
  const left = leftOut === null ? 'left out: suppressed' : `left out ${leftOut}`;
  if (counts === null) return `  ${name} suppressed: fewer than five women could be recognised; ${left}`;
  return `  ${name} ${counts.numerator}/${counts.denominator}, not documented ${counts.notDocumented}; ${left}`;
};

/** Counts of all centres as lines for a terminal. */
export const nationalText = ({ set, period, total, centres, absent }: National): string =>
  [
    `${set}  ${period.year}  ${centres.length} centres`,
    ...total.map(line),
    ...centres.flatMap(({ centre, name, countedOn, indicators }) => [
      `${name} (${centre}), counted on ${countedOn}`,
      ...indicators.map(line),
    ]),
    ...(absent.length > 0 ? [`Absent: ${absent.map(({ name }) => name).join(', ')}`] : []),
  ].join('\n');
