import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnyAnswers, kept, readKept } from '../kernel/forms/answers.ts';
import type { Form, Upgrades } from '../kernel/forms/items.ts';
import { fingerprintOf, releasedForm, releaseName } from '../kernel/forms/released.ts';
import { schemaOf } from '../kernel/forms/schema.ts';
import { boardForms } from '../modules/board/web/recorded-forms.ts';
import { careForms } from '../modules/care/web/recorded-forms.ts';
import { surgeryForms } from '../modules/surgery/web/recorded-forms.ts';
import { recordedForms } from '../app/recorded-forms.ts';
import { formReleased } from './released-form.ts';
import { wholeAnswers } from './whole-answers.ts';

type Recorded = Form & Upgrades;
const folderOf = (module: string) => new URL(`../modules/${module}/data/released/`, import.meta.url);
const modules: ReadonlyArray<readonly [module: string, forms: readonly Recorded[]]> = [
  ['surgery', surgeryForms.map(({ form }) => form)],
  ['care', careForms.map(({ form }) => form)],
  ['board', boardForms.map(({ form }) => form)],
];
const each = modules.flatMap(([module, forms]) =>
  forms.map((form) => [`${form.id}-${form.version}`, module, form] as const),
);
const filesOf = (module: string): readonly string[] => readdirSync(folderOf(module));

it('is of every record of the program', () => {
  expect(each.map(([, , { id }]) => id).toSorted()).toEqual(
    recordedForms.map(({ form }) => form.id).toSorted(),
  );
});

it.each(each)(
  '%s is today’s definition; what was released is changed under a new version',
  (name, module, form) =>
    expect(releasedForm(form)).toMatchFileSnapshot(new URL(`${name}.json`, folderOf(module)).pathname),
);

it('the start knows of each what was released', async () => {
  const fingerprints = Object.fromEntries(each.map(([, , form]) => [releaseName(form), fingerprintOf(form)]));
  const file = new URL('../app/released-records.json', import.meta.url).pathname;
  await expect(`${JSON.stringify(fingerprints, null, 2)}\n`).toMatchFileSnapshot(file);
});

describe.each(modules)('what was released of %s', (module, forms) => {
  it('is a file for every version up to today’s', () => {
    const names = forms.flatMap(({ id, version }) =>
      Array.from({ length: version }, (_, index) => `${id}-${index + 1}.json`),
    );
    expect(filesOf(module).toSorted()).toEqual(names.toSorted());
  });

  it.each(filesOf(module))('answers of %s, upgraded, satisfy today’s definition', (file) => {
    const released = formReleased(readFileSync(new URL(file, folderOf(module)), 'utf8'));
    const form = forms.find(({ id }) => id === released.id);
    if (form === undefined) throw new Error(`${released.id} is no form any more`);
    const current = schemaOf(form);
    fc.assert(
      fc.property(wholeAnswers(released), (answers) => {
        const stored = JSON.parse(JSON.stringify(kept(released, answers))) as AnyAnswers;
        const read = readKept(form, stored, released.version);
        expect(current.safeParse(read).error?.issues ?? []).toEqual([]);
        const again = kept(form, read as unknown as AnyAnswers);
        expect(readKept(form, again)).toEqual(read);
        if (form.upgrades === undefined) expect(again).toEqual(stored);
      }),
      { numRuns: 40 },
    );
  });
});
