import { describe, expect, it } from 'vitest';
import { isAppError } from '../../kernel/errors.ts';
import { ownForm } from '../../testing/own-form.ts';
import { digestOf, readDefinitionFile, shippedFiles, shippedIn } from './questionnaires.ts';

const digests = Object.fromEntries(
  Object.values(shippedFiles).map((json) => [`${json.id}@${json.version}`, digestOf(json)]),
);
const file = new URL('data/released-questionnaires.json', import.meta.url).pathname;

describe('questionnaires that come with the program', () => {
  it('are as they were released; what was released is changed under a new version', async () => {
    await expect(`${JSON.stringify(digests, null, 2)}\n`).toMatchFileSnapshot(file);
  });

  const { 'her-words.json': hers } = shippedFiles;
  const [first, ...others] = hers.items;
  const refusal = (json: unknown, releases = digests): string => {
    try {
      shippedIn({ 'hers.json': json }, releases);
      return '';
    } catch (error) {
      return (error as Error).message;
    }
  };

  it.each([
    [
      'an item of no kind',
      { ...hers, items: [{ ...first, kind: 'slider' }, ...others] },
      'items.interpreter.kind: invalid_union',
    ],
    [
      'a version that was released with other content',
      { ...hers, title: { en: 'Else', ko: '기타' } },
      'version: form_version_differs',
    ],
    [
      'a word that a language lacks',
      { ...hers, items: [{ ...first, label: { en: 'Interpreter' } }, ...others] },
      'items.interpreter.label.ko: word_missing',
    ],
    [
      'conditions in a circle',
      { ...hers, items: [{ ...first, when: { item: 'language', in: ['x'] } }, ...others] },
      'items.interpreter.when: condition_in_circle',
    ],
    ['no JSON of ours', null, ': invalid_type'],
  ])('stop the start with their file and place: %s', (_what, json, fault) => {
    const said = refusal(json);
    expect(said).toContain('questionnaires of the program: hers.json: ');
    expect(said).toContain(fault);
  });

  it('stop it neither as they were released nor before their release', () => {
    expect(refusal(hers)).toBe('');
    expect(refusal({ ...hers, version: 2, title: { en: 'Else', ko: '기타' } })).toBe('');
  });
});

describe('the definition that a house writes', () => {
  const faultsOf = (json: unknown): string[] => {
    try {
      readDefinitionFile(JSON.stringify(json), 'body');
      return [];
    } catch (error) {
      if (!isAppError(error)) throw error;
      return error.issues.map(({ place, code }) => `${place.field} ${code}`);
    }
  };
  const [walks, who, metres] = ownForm.items;

  it('may be said in English alone, or in several languages wholly', () => {
    expect(faultsOf(ownForm)).toEqual([]);
    const english = JSON.parse(JSON.stringify(ownForm), (key, value: unknown) =>
      key === 'ko' ? undefined : value,
    );
    expect(faultsOf(english)).toEqual([]);
  });

  it('is refused where it says a thing twice, of which the last would be taken in silence', () => {
    const text = JSON.stringify(ownForm).replace('"id":', '"version":2,"__proto__":{},"id":');
    expect(() => readDefinitionFile(text, 'body')).toThrow(
      expect.objectContaining({
        issues: expect.arrayContaining([
          { code: 'name_twice', place: { field: 'body.version' } },
          { code: 'name_reserved', place: { field: 'body.__proto__' } },
        ]),
      }),
    );
  });

  it('is refused where it is said half in another language, each word at its place', () => {
    const label = { en: 'Who helps her?' };
    const codes = [{ code: 'a', label: { en: 'A' } }];
    const half = {
      ...ownForm,
      items: [
        { ...walks, codes },
        { ...who, label, when: undefined },
        { ...metres, label: { ...label, vi: 'Ai' } },
      ],
    };
    expect(faultsOf(half)).toEqual(
      expect.arrayContaining([
        'body.items.walks.codes.a.ko word_missing',
        'body.items.who.label.ko word_missing',
        'body.items.metres.label.ko word_missing',
        'body.title.vi word_missing',
        'body.items.walks.label.vi word_missing',
      ]),
    );
  });
});
