import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { drawn } from '../../../testing/drawn.ts';
import { filledForm } from '../../../testing/page-form.ts';
import { type OfferedOpening, OpeningForms } from './opening-forms.tsx';

const opening = (more: Partial<NonNullable<OfferedOpening['opening']>> = {}) => ({
  id: 'o1',
  version: 3,
  from: '2026-11-01',
  to: null,
  isOpen: true,
  ...more,
});
const offered = (given: OfferedOpening['opening'], slug = 'society'): OfferedOpening => ({
  slug,
  name: `Name of ${slug}`,
  opening: given,
  requestKey: randomUUID(),
});
const shown = (list: readonly OfferedOpening[], mayOpen = true) =>
  drawn(<OpeningForms offered={list} mayOpen={mayOpen} />);

test('what each supervisor sees of the centre is said as it is: nothing, from when on, since when, until when', async () => {
  const said = async (given: OfferedOpening['opening']) =>
    /Name of society (.*?\.)/.exec((await shown([offered(given)], false)).text)?.[1];
  expect(await said(null)).toBe('It sees nothing of this centre.');
  expect(await said(opening())).toBe('It has seen the yearly counts since 1 November 2026.');
  expect(await said(opening({ isOpen: false }))).toBe(
    'It will see the yearly counts from 1 November 2026 on.',
  );
  expect(await said(opening({ isOpen: false, to: '2026-11-18' }))).toBe(
    'It sees nothing of this centre; until 18 November 2026 it saw the yearly counts.',
  );
});

test('what is open or will be is taken back in the version that was read, anything else opened, each to its own supervisor', async () => {
  const list = [
    offered(opening(), 'one'),
    offered(opening({ id: 'o2', isOpen: false }), 'two'),
    offered(opening({ isOpen: false, to: '2026-11-18' }), 'three'),
    offered(null, 'four'),
  ];
  const { html, text } = await shown(list);
  const sent = (form: string) => Object.fromEntries(filledForm(html, form, {}).body);
  expect(sent('close~one')).toMatchObject({ id: 'o1', version: '3' });
  expect(sent('close~two')).toMatchObject({ id: 'o2' });
  expect(sent('open~three')).toMatchObject({ supervisor: 'three' });
  expect(sent('open~four')).toMatchObject({ supervisor: 'four' });
  expect(html.match(/<form/g)).toHaveLength(4);
  expect(text).toContain('Take back from Name of one');
  expect(text).toContain('Open the yearly counts to Name of four');
});

test('who may not open is told who may; where there is nobody to open to that is said', async () => {
  const others = await shown([offered(opening())], false);
  expect(others.html).not.toContain('<form');
  expect(others.text).toContain('Quality managers and administrators of the centre open its counts');
  expect((await shown([offered(opening())])).text).not.toContain('Quality managers');
  expect((await shown([])).text).toContain('knows no society and no authority to open counts to');
});
