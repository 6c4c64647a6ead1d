import { expect, it } from 'vitest';
import { i18nFor } from '../../../kernel/i18n.ts';
import { emptyAnswers } from '../../../kernel/forms/answers.ts';
import { disease, diseaseKept } from './disease.ts';
import { toldDisease } from './told-disease.ts';

const told = async (locale: 'en' | 'ko', said: object) => {
  const row = diseaseKept.rowOf({ ...emptyAnswers(disease), ...said });
  const facts = toldDisease({ i18n: await i18nFor(locale) }, row);
  return Object.fromEntries(facts.map(({ name, told }) => [name, told]));
};

it('tells what was said, the day, why there is no answer, and that nobody has said', async () => {
  const said = { site: 'tube', grade: 'G4', presentedOn: '2026-11', absent: { histology: 'unknown' } };
  expect(await told('en', said)).toEqual({
    site: { text: 'Fallopian tube' },
    histology: { reason: 'Not known' },
    stage: null,
    stageEdition: null,
    grade: { text: 'G4' },
    presentedOn: { day: '2026-11' },
    treatedBefore: null,
  });
  expect(await told('ko', { notOperatedReason: 'died', site: 'tube' })).toMatchObject({
    site: { text: '난관' },
    notOperatedReason: { text: expect.stringMatching(/사망/) },
  });
});
