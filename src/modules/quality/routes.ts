import { z } from 'zod';
import { AppError } from '../../kernel/errors.ts';
import type { ApiRoute } from '../../kernel/module.ts';
import type { HouseScope } from '../directory/index.ts';
import { indicatorSet } from './indicator-set.ts';
import { scorecardOf } from './queries/scorecard.ts';
import { Period, Scorecard } from './schema.ts';

const Asked = z.object({
  set: z.string().default('esgo-ovarian/2016'),
  year: z.coerce.number().int().optional(),
});

const askedOf = (query: unknown): { set: string; period: Period } => {
  const asked = Asked.safeParse(query);
  const year = asked.data?.year;
  const period = Period.safeParse(year === undefined ? { kind: 'all' } : { kind: 'year', year });
  if (!asked.success || !period.success) throw new AppError('invalid_input', 422, {}, { field: 'year' });
  return { set: asked.data.set, period: period.data };
};

/** `?set=esgo-ovarian/2016&year=2025`, without a year of all dates: the scorecard as a document. */
export const scorecardRoute: ApiRoute<HouseScope> = {
  path: '/api/c/:slug/scorecard',
  who: 'members',
  answer: async ({ house, ownerId, today, read }, { query }) => {
    const { set, period } = askedOf(query);
    const question = { centre: house.slug, ownerId, set: indicatorSet(set), period, today };
    return Scorecard.parse(await read((tx) => scorecardOf(tx, question)));
  },
};
