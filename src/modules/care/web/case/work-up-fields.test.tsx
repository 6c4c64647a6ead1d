import { noFacts } from '../../../../kernel/forms/facts.ts';
import { I18nProvider } from '@lingui/react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { AnyAnswers } from '../../../../kernel/forms/answers.ts';
import { emptyAnswers } from '../../../../kernel/forms/answers.ts';
import { postOf } from '../../../../kernel/forms/posted.ts';
import { i18nFor } from '../../../../kernel/i18n.ts';
import { tabStops } from '../../../../testing/tab-stops.ts';
import { FormFields } from '../../../../ui/form/form-fields.tsx';
import { firstDataset } from '../../asked-datasets.ts';
import { askedItems } from '../../work-up.ts';
import { workUpAt, workUpForm } from '../../work-up-form.ts';
import { useWorkUpWords } from './work-up-fields.tsx';

const i18n = await i18nFor('en');
const referral = { phase: 'pre_treatment', questionType: 'primary_treatment' } as const;
const serous = { histology: 'high-grade-serous', bornOn: '1961-05-02' } as const;
const items = askedItems(firstDataset, serous, referral, [], '2026-11-26');
const form = workUpForm(items, []);

const measuredAs = (value: number, unit: string) => ({ value, comparator: null, unit });
/** Fifteen items of one visit, as a coordinator types them. */
const visit: AnyAnswers = {
  ...emptyAnswers(form),
  on: '2026-11-18',
  ecog: measuredAs(1, '{score}'),
  haemoglobin: measuredAs(11.8, 'g/dL'),
  albumin: measuredAs(3.9, 'g/dL'),
  creatinine: measuredAs(0.7, 'mg/dL'),
  ca125: measuredAs(812, 'U/mL'),
  he4: measuredAs(310, 'pmol/L'),
  allergies: 'none',
  comorbidity: 'none',
  family_history: 'none',
  menopausal_state: 'postmenopausal',
  clinical_examination: 'no node',
  pelvic_ultrasound: 'mass',
  imaging_abdomen_pelvis: 'omentum',
  imaging_thorax: 'free',
  gi_origin_ruled_out: true,
} as AnyAnswers;

function Fields() {
  const words = useWorkUpWords(items, []);
  return <FormFields form={form} words={words} at={workUpAt} answers={visit} facts={noFacts} />;
}

/** Letters of what is typed; one key for what is chosen or comes by itself. */
const keysOf = (name: string, texts: readonly string[]): number => {
  if (name.endsWith('.unit')) return 0;
  const kind = form.items[name]?.kind;
  return kind === 'choice' || kind === 'yesNo' ? 1 : texts.join('').length;
};

it('takes fifteen items of the work-up with at most 180 key strokes', () => {
  const typed = Object.entries(postOf(form, visit)).reduce(
    (sum, [name, texts]) => sum + keysOf(name, texts),
    0,
  );
  const page = renderToStaticMarkup(
    <I18nProvider i18n={i18n}>
      <Fields />
    </I18nProvider>,
  );
  // From field to field, and Return in the last.
  const keys = typed + tabStops(page) + 1;
  process.stdout.write(`course.work_up.keys ${keys} for 15 items, ${typed} of them typed\n`);
  expect(keys).toBeLessThanOrEqual(180);
});
