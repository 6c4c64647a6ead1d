import type { nationalCounts } from '../../modules/quality/index.ts';

type National = Awaited<ReturnType<typeof nationalCounts>>;

const line = ({ id, variant, counts }: National['total'][number]): string => {
  const name = (variant === null ? id : `${id} ${variant}`).padEnd(14);
  if (counts === null) return `  ${name} suppressed: fewer than five women could be recognised`;
  return `  ${name} ${counts.numerator}/${counts.denominator}, not documented ${counts.notDocumented}`;
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
