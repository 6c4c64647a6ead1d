import { sql } from 'drizzle-orm';
import type { Looking } from '../../../kernel/fills.ts';
import { readTogether } from '../../../kernel/read-together.ts';
import type { OperationSubject } from '../../surgery/index.ts';
import { factExpression, isSurgeonFact } from '../fact-expression.ts';
import { isCounted, membership } from '../population.ts';
import { type CountedIndicator, type IndicatorSet, indicatorKey } from '../schema.ts';

/** Indicators that count operations, or patients by their operation. */
const ofOperations = (set: IndicatorSet): CountedIndicator[] =>
  set.indicators.filter(isCounted).filter(({ unit }) => unit !== 'case');

const columnsOf = (indicator: CountedIndicator, today: string): string => {
  const { sure, maybe } = membership(indicator, today);
  const belongs = `case when ${sure} then true when ${maybe} then null else false end`;
  // Who operated how often is counted by surgeon and year, not told of one operation.
  const meets = 'meets' in indicator && !isSurgeonFact(indicator.meets) ? indicator.meets : null;
  return `jsonb_build_array(${belongs}, ${meets === null ? 'null' : factExpression(meets, today)}, ${meets !== null})`;
};

/** In which indicators of a set an operation counts, and whether it meets them; null is not known. */
export const operationIndicators = async (
  { tx, ownerId, today, locale }: Looking,
  { operationId }: OperationSubject,
  set: IndicatorSet,
) => {
  const indicators = ofOperations(set);
  const columns = sql.raw(indicators.map((one) => columnsOf(one, today)).join(', '));
  const { rows } = await readTogether(tx, {
    rows: tx
      .select({ told: sql<[boolean | null, boolean | null, boolean][]>`jsonb_build_array(${columns})` })
      .from(sql`quality.indicator_operation r`)
      .where(sql`r.owner_id = ${ownerId} and r.operation_id = ${operationId}`),
  });
  if (rows[0] === undefined) return null;
  const { told } = rows[0];
  const counted = indicators.flatMap((indicator, index) => {
    const [belongs, meets, isTold] = told[index] ?? [null, null, false];
    return belongs === false
      ? []
      : [
          {
            key: indicatorKey(indicator),
            name: indicator.name[locale],
            belongs,
            meets: isTold ? { met: meets } : null,
          },
        ];
  });
  return { set: `${set.set}/${set.version}`, indicators: counted };
};
export type OperationIndicators = NonNullable<Awaited<ReturnType<typeof operationIndicators>>>;
