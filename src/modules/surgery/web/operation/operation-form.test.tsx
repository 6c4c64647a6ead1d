import { noFacts } from '../../../../kernel/forms/facts.ts';
import { I18nProvider } from '@lingui/react';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { type AnyAnswers, kept, readKept } from '../../../../kernel/forms/answers.ts';
import { changesOf } from '../../../../kernel/forms/changes.ts';
import { type Form, number } from '../../../../kernel/forms/items.ts';
import { postOf } from '../../../../kernel/forms/posted.ts';
import { readForm } from '../../../../kernel/forms/read-form.ts';
import { schemaOf } from '../../../../kernel/forms/schema.ts';
import { answersFrom, targetsOf } from '../../../../kernel/forms/targets.ts';
import type { AnyWords } from '../../../../kernel/forms/words.ts';
import { i18nFor } from '../../../../kernel/i18n.ts';
import { plainOperation } from '../../../../testing/plain-operation.ts';
import { tabStops } from '../../../../testing/tab-stops.ts';
import { AnswersShown } from '../../../../ui/form/answers-shown.tsx';
import { FormFields } from '../../../../ui/form/form-fields.tsx';
import type { Word } from '../../../../ui/form/say.ts';
import { type OperationReport, operationReport } from '../../records/operation.ts';
import { operationWords } from '../../records/operation-words.ts';

const i18n = await i18nFor('en');
const drawn = (page: ReactNode): string =>
  renderToStaticMarkup(<I18nProvider i18n={i18n}>{page}</I18nProvider>);
const fields = (form: Form, words: AnyWords<Word>, answers: AnyAnswers | null): string =>
  drawn(
    <FormFields
      form={form}
      words={words}
      at="report"
      answers={answers}
      facts={noFacts}
      people={[{ value: 'p', label: 'P' }]}
    />,
  );
const operationFields = (answers: OperationReport | null) => fields(operationReport, operationWords, answers);

const plain = plainOperation('p');

/** Fields, and the two ways out of the form. */
const stopsOf = (answers: OperationReport | null): number => tabStops(operationFields(answers)) + 2;

describe('the form of an operation', () => {
  it('is passed with at most forty tab stops in a plain case', () => {
    const [opened, filled] = [stopsOf(null), stopsOf(plain)];
    process.stdout.write(`course.operation.tab_stops plain case ${filled}, opened empty ${opened}\n`);
    expect(filled).toBeLessThanOrEqual(40);
    expect(opened).toBeLessThanOrEqual(50);
  });

  it('keeps parts closed that a plain case lacks, and opens what holds an answer or is needed', () => {
    const openParts = (answers: Partial<OperationReport>) =>
      operationFields({ ...plain, ...answers }).match(/<details class="section[^>]*open/g)?.length ?? 0;
    expect(openParts({})).toBe(0);
    expect(openParts({ bmi: 24.5 })).toBe(1);
    expect(openParts({ events: [] })).toBe(1);
    expect(openParts({ procedures: ['unilateral_salpingo_oophorectomy'] })).toBe(1);
    expect(openParts({ plannedProcedures: ['omentectomy'], nodes: [] })).toBe(2);
  });

  it('opens areas by part where something was found, and says how many are said', () => {
    const html = operationFields({
      ...plain,
      areas: { ...plain.areas, liver: { answer: 'involved', mm: 4, side: 'right' } },
    });
    expect(html.match(/<details class="grid-part" open/g)).toHaveLength(1);
    expect(html).toContain('Upper abdomen <span class="muted">8 of 8 said');
    expect(operationFields(null)).toContain('Upper abdomen <span class="muted">0 of 8 said');
  });

  it('offers the whole list of procedures once, in the reader’s words, and no box for each', () => {
    const html = operationFields(null);
    expect(html.match(/<datalist/g)).toHaveLength(1);
    expect(html).toContain('<option value="Splenectomy">');
    expect(html).not.toContain('type="checkbox" name="report.procedures" value="splenectomy"');
    expect(operationFields(plain)).toContain('name="report.procedures" checked="" value="hysterectomy_bso"');
  });

  it('marks what belongs to a complete report in words', () => {
    expect(operationFields(null)).toMatch(/Disease at the beginning <span class="needed">needed/);
  });

  it('asks a side only of what has sides', () => {
    const html = operationFields(null);
    expect(html).toContain('name="report.areas.ovaries.side"');
    expect(html).not.toContain('name="report.areas.greater_omentum.side"');
  });
});

describe('a field more', () => {
  /** One item in the definition and its word: nothing else is touched. */
  const wider = {
    ...operationReport,
    items: {
      ...operationReport.items,
      fluidMl: number({ section: 'conduct', min: 0, max: 20_000, unit: 'mL', absent: ['unknown'] }),
    },
  } as unknown as Form;
  const words: AnyWords<Word> = {
    ...operationWords,
    items: { ...operationWords.items, fluidMl: { label: { en: 'Fluids given' } } },
  };
  const answers = { ...plain, fluidMl: 2500 } as unknown as AnyAnswers;
  const noId = () => '018f6d3e-0000-7000-8000-000000000001';

  it('is checked, stored, posted, read back, told in the history, fed by a file', () => {
    const schema = schemaOf(wider);
    const real = { ...answers, team: null };
    expect(schema.safeParse(real).success).toBe(true);
    expect(schema.safeParse({ ...real, fluidMl: 20_001 }).success).toBe(false);
    expect(schemaOf(operationReport as unknown as Form).safeParse(real).success).toBe(false);
    const stored: unknown = JSON.parse(JSON.stringify(kept(wider, answers)));
    expect(readKept(wider, stored as AnyAnswers)).toEqual(answers);
    const posted = postOf(wider, answers);
    expect(readForm(wider, { ...posted, fluidMl: ['2500 ml'] }, noId).answers).toEqual(answers);
    expect(changesOf(wider, { ...answers, fluidMl: null }, answers)).toEqual([
      { name: 'fluidMl', before: null, after: { value: 2500 } },
    ]);
    expect(targetsOf(wider).has('fluidMl')).toBe(true);
    expect(answersFrom(wider, new Map([['fluidMl', 1]]))).toMatchObject({ fluidMl: 1 });
  });

  it('is asked on the page and stands in the record', () => {
    const page = fields(wider, words, answers);
    expect(page).toMatch(/name="report\.fluidMl"[^>]*value="2500"/);
    expect(page).toContain('name="report.fluidMl~"');
    const shown = drawn(
      <AnswersShown form={wider} words={words} answers={answers} facts={noFacts} names={new Map()} />,
    );
    expect(shown).toContain('<dt>Fluids given</dt><dd>2500 mL</dd>');
  });

  it('names each list that was said to be empty', () => {
    const none = { ...answers, nodes: [], sentinels: [] };
    const shown = drawn(
      <AnswersShown form={wider} words={words} answers={none} facts={noFacts} names={new Map()} />,
    );
    for (const label of ['Stations', 'Sentinel nodes'])
      expect(shown).toMatch(new RegExp(`<dt>${label}</dt><dd>[^<]+</dd>`));
  });
});
