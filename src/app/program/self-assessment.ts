import { usage } from '../../kernel/errors.ts';
import { i18nFor } from '../../kernel/i18n.ts';
import { openTypesetter } from '../../kernel/pdf/typesetter.ts';
import { withScope } from '../../kernel/scope.ts';
import { writtenSpreadsheet } from '../../kernel/spreadsheet/writer.ts';
import { localDay } from '../../kernel/zone.ts';
import {
  assessmentFiles,
  assessmentOf,
  assessmentTemplate,
  indicatorSet,
} from '../../modules/quality/index.ts';
import type { Answer, Invocation } from './subcommand.ts';
import { houseNamed, option, optional, withProgram } from './with-program.ts';
import { writeFile } from './write-file.ts';

const yearOf = (text: string | null): number => {
  if (text === null) throw usage('assessment_of_years');
  if (!/^(18[5-9]|19\d|20\d|21\d)\d$/.test(text)) throw usage('year_wrong', { option: '--year' });
  return Number(text);
};

/** Where each file goes; refuses what names none, and what asks for another period than years. */
const asked = (values: Invocation['values']) => {
  const [pdf, xlsx] = [optional(values, 'pdf'), optional(values, 'xlsx')];
  const others = ['from', 'to', 'all', 'cases'].some((name) => values[name] !== undefined);
  if (others || (pdf === null && xlsx === null)) throw usage('assessment_of_years');
  return { pdf, xlsx, last: yearOf(optional(values, 'year')) };
};

const printed = async (
  told: Parameters<ReturnType<typeof openTypesetter>['print']>[1],
): Promise<Uint8Array> => {
  const typesetter = openTypesetter();
  try {
    return await typesetter.print(assessmentTemplate, told);
  } finally {
    await typesetter.close();
  }
};

/** `scorecard --self-assessment`: the three calendar years up to the one named, and the one that runs, in English. */
export const selfAssessment = (invocation: Invocation): Promise<Answer> => {
  const { values } = invocation;
  const { pdf, xlsx, last } = asked(values);
  const slug = option(values, 'centre');
  const set = indicatorSet(option(values, 'set'));
  return withProgram(invocation, 'computing a self-assessment', async ({ database, now }) => {
    const house = await houseNamed(database, slug);
    const [ownerId, today] = [house.id, localDay(now, house.zone)];
    const assessment = await withScope(database, [ownerId], (tx) =>
      assessmentOf(tx, { centre: slug, ownerId, set, today, last }),
    );
    const english = { i18n: await i18nFor('en'), locale: 'en' } as const;
    const { table, document } = await assessmentFiles();
    const madeBy = `Made on ${today} on the command line`;
    if (pdf !== null) {
      const told = document({ assessment, house: house.name.latin, madeBy }, english);
      const bytes = await printed(told);
      await writeFile(pdf, () => [bytes]);
    }
    if (xlsx !== null) await writeFile(xlsx, () => writtenSpreadsheet(table(assessment, english)));
    const years = assessment.years.map(({ year }) => year);
    return {
      document: { centre: slug, set: `${set.set}/${set.version}`, years, pdf, xlsx },
      text: `${set.set}/${set.version}  ${slug}  self-assessment of ${years.join(', ')}`,
      code: 0,
    };
  });
};
