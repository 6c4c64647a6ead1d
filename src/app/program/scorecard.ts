import { usage } from '../../kernel/errors.ts';
import { i18nFor } from '../../kernel/i18n.ts';
import { withScope } from '../../kernel/scope.ts';
import { writtenSpreadsheet } from '../../kernel/spreadsheet/writer.ts';
import { localDay } from '../../kernel/zone.ts';
import { realCentres } from '../../modules/directory/index.ts';
import {
  indicatorSet,
  nationalCounts,
  type Period,
  recordYears,
  scorecardOf,
  scorecardSheet,
} from '../../modules/quality/index.ts';
import { nationalText } from './national-text.ts';
import { scorecardText } from './scorecard-text.ts';
import type { Answer, Invocation, Subcommand } from './subcommand.ts';
import { houseNamed, option, optional, withProgram } from './with-program.ts';
import { selfAssessment } from './self-assessment.ts';
import { isPartialDate } from '../../kernel/partial-date.ts';
import { writeFile } from './write-file.ts';

const day = (values: Invocation['values'], name: string): string => {
  const text = option(values, name);
  if (text.length !== 10 || !isPartialDate(text)) throw usage('date_wrong', { option: `--${name}` });
  return text;
};

const periodOf = (values: Invocation['values']): Period => {
  const year = optional(values, 'year');
  const range = optional(values, 'from') ?? optional(values, 'to');
  const all = values['all'] === true;
  if ([year !== null, range !== null, all].filter(Boolean).length !== 1) throw usage('period_needed');
  if (all) return { kind: 'all' };
  if (year !== null) {
    if (!/^(18[5-9]|19\d|20\d|21\d)\d$/.test(year)) throw usage('year_wrong', { option: '--year' });
    return { kind: 'year', year: Number(year) };
  }
  const [from, to] = [day(values, 'from'), day(values, 'to')];
  if (from > to) throw usage('period_reversed');
  return { kind: 'range', from, to };
};

const allCentres = (invocation: Invocation): Promise<Answer> => {
  const { values } = invocation;
  const supervisor = option(values, 'for');
  const set = indicatorSet(option(values, 'set'));
  const period = periodOf(values);
  if (period.kind !== 'year') throw usage('one_year_needed');
  return withProgram(invocation, 'gathering counts', async ({ database }) => {
    const reader = await houseNamed(database, supervisor);
    const found = await withScope(database, [reader.id], async (tx) =>
      nationalCounts(tx, {
        set,
        year: period.year,
        centres: (await realCentres(tx)).map(({ id, slug, name }) => ({ id, slug, name: name.latin })),
      }),
    );
    return { document: found, text: nationalText(found), code: 0 };
  });
};

export const scorecardCommand: Subcommand = {
  words: ['scorecard'],
  usage:
    '(--centre SLUG | --all-centres --for SOCIETY) --set esgo-ovarian/2016 (--year YYYY | --from DATE --to DATE | --all) [--cases] [--xlsx FILE] [--self-assessment] [--pdf FILE]',
  positionals: [],
  options: {
    centre: { type: 'string' },
    set: { type: 'string' },
    year: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    all: { type: 'boolean' },
    cases: { type: 'boolean' },
    xlsx: { type: 'string' },
    pdf: { type: 'string' },
    'self-assessment': { type: 'boolean' },
    'all-centres': { type: 'boolean' },
    for: { type: 'string' },
  },
  run: (invocation) => {
    const { values } = invocation;
    const file = optional(values, 'xlsx');
    const asked = values['self-assessment'] === true || optional(values, 'pdf') !== null;
    if (values['all-centres'] === true && (file !== null || asked)) throw usage('sheet_of_one_centre');
    if (values['all-centres'] === true) return allCentres(invocation);
    if (asked) return selfAssessment(invocation);
    const slug = option(values, 'centre');
    const set = indicatorSet(option(values, 'set'));
    const period = periodOf(values);
    const withCases = values['cases'] === true;
    return withProgram(invocation, 'computing a scorecard', async ({ database, now }) => {
      const house = await houseNamed(database, slug);
      const [ownerId, today] = [house.id, localDay(now, house.zone)];
      const { card, years } = await withScope(database, [ownerId], async (tx) => ({
        card: await scorecardOf(tx, { centre: slug, ownerId, set, period, today, withCases }),
        years: await recordYears(tx, { set, ownerId }),
      }));
      if (file !== null) {
        const english = { i18n: await i18nFor('en'), locale: 'en' } as const;
        const sheet = await scorecardSheet({ card, set, centre: slug }, english);
        await writeFile(file, () => writtenSpreadsheet(sheet));
      }
      return { document: card, text: scorecardText(card, set, years), code: 0 };
    });
  },
};
