import { afterAll, beforeAll, expect, test, vi } from 'vitest';

/**
 * A field of a case, and one of a question, that no source file knows: their definitions and words are all that is added. The
 * pages, the record, correcting, the history, what can be fed and an import follow by themselves; no table changes.
 */
const files = {
  disease: '../modules/care/records/disease.ts',
  diseaseWords: '../modules/care/records/disease-words.ts',
  question: '../modules/care/records/question.ts',
  questionWords: '../modules/care/records/question-words.ts',
};
const said = (message: string) => ({ id: `test.${message}`, message });

beforeAll(() => {
  vi.resetModules();
  vi.doMock(files.disease, async (original) => {
    const all = await original<typeof import('../modules/care/records/disease.ts')>();
    const { columned } = await import('../kernel/forms/columned.ts');
    const ascites = { kind: 'choice', codes: ['none', 'much'], section: 'disease', absent: ['unknown'] };
    const disease = { ...all.disease, items: { ...all.disease.items, ascites } } as typeof all.disease;
    return { ...all, disease, diseaseKept: columned(disease, all.diseaseKept.columns) };
  });
  vi.doMock(files.diseaseWords, async (original) => {
    const { diseaseWords: words } =
      await original<typeof import('../modules/care/records/disease-words.ts')>();
    const ascites = { label: said('Ascites'), codes: { none: said('No fluid'), much: said('Much fluid') } };
    return { diseaseWords: { ...words, items: { ...words.items, ascites } } };
  });
  vi.doMock(files.question, async (original) => {
    const all = await original<typeof import('../modules/care/records/question.ts')>();
    const { columned } = await import('../kernel/forms/columned.ts');
    const hurry = { kind: 'line', max: 80, section: 'question' };
    const question = { ...all.question, items: { ...all.question.items, hurry } } as typeof all.question;
    return { ...all, question, questionKept: columned(question, all.questionKept.columns) };
  });
  vi.doMock(files.questionWords, async (original) => {
    const { questionWords: words } =
      await original<typeof import('../modules/care/records/question-words.ts')>();
    return { questionWords: { ...words, items: { ...words.items, hurry: { label: said('How soon') } } } };
  });
});
afterAll(() => {
  for (const file of Object.values(files)) vi.doUnmock(file);
  vi.resetModules();
});

test('at the referral they are asked and kept, shown at the case, corrected, and told in the history', async () => {
  const { createTestCentre } = await import('./centre.ts');
  const { recordOf } = await import('./record.ts');
  const { visit } = await import('./visit.ts');
  const centre = await createTestCentre();
  const me = visit(centre, centre.people.surgeon);
  const asked = await me.get('/cases/new');
  expect(asked.text).toContain('Ascites');
  expect(asked.text).toContain('How soon');
  const saved = await me.send('/cases/new', 'refer', {
    'whom.identity.recordNumber': '4711',
    'case.ascites': 'much',
    'referral.phase': 'other',
    'referral.questionType': 'staging',
    'referral.consultantId': centre.people.surgeon.personId,
    'referral.question': 'What stage is it?',
    'referral.hurry': 'within the week',
  });
  expect(saved).toMatchObject({ status: 303 });
  const caseId = saved.to?.split('/').at(-1) ?? '';
  const path = `/cases/${caseId}`;
  const stored = async () => (await recordOf(centre, caseId)).case.answers;
  expect(await stored()).toEqual({ ascites: 'much' });
  expect((await recordOf(centre, caseId)).referrals[0]?.answers).toEqual({ hurry: 'within the week' });
  const page = (await me.get(path)).text;
  expect(page).toContain('Ascites Much fluid');
  expect(page).toContain('How soon within the week');
  const corrected = { 'case.ascites': '~unknown', reason: 'Asked again' };
  expect(await me.send(`${path}/correct`, 'correct', corrected)).toMatchObject({ status: 303 });
  expect(await stored()).toEqual({ absent: { ascites: 'unknown' } });
  const history = (await me.get(`${path}/history`)).text;
  expect(history).toMatch(/Ascites Before Much fluid After not known/i);
  expect(history).toContain('How soon');
});

test('a mapping feeds the field of the case, a comparison reads it, and a word that it does not know is refused', async () => {
  const { fedCentre } = await import('./fed-centre.ts');
  const { feedables } = await import('../modules/board/import/targets.ts');
  const { fieldValues } = await import('../modules/board/queries/field-values.ts');
  const { withScope } = await import('../kernel/scope.ts');
  const { programEntries } = await import('../modules/care/index.ts');
  expect(feedables(programEntries)).toContainEqual({
    field: 'case.ascites',
    kind: 'word',
    codes: ['none', 'much'],
  });
  const { centre, rows } = await fedCentre('id,fluid\nA,m\nB,lots\n', {
    operation: 'none',
    fields: {
      'case.site': { constant: 'ovary' },
      'case.ascites': { column: 'fluid', map: { n: 'none', m: 'much' } },
    },
  });
  expect(rows[1]).toMatchObject({ row: 2, faults: [{ code: 'word_unknown', column: 'fluid' }] });
  const values = await withScope(centre.database, [centre.ownerId], (tx) =>
    fieldValues(tx, centre.ownerId, 'case.ascites'),
  );
  expect([...(values ?? [])].map(([, value]) => value)).toEqual(['much']);
});
