import { expect, test } from 'vitest';
import { drawn } from '../../../../testing/drawn.ts';
import { agendaCase, agendaRow, boardOf, liveOf, shownAs } from '../../../../testing/drawn-board.ts';
import { textOf } from '../../../../testing/page-form.ts';
import { Conclusion } from './live-conclusion.tsx';

const current = agendaRow({ id: 'now', state: 'open', case: agendaCase({ patientId: 'w1' }) });
const done = agendaRow({ id: 'done', state: 'concluded', case: agendaCase({ label: '26-0008' }) });
const waits = (id: string, label: string) => agendaRow({ id, position: 3, case: agendaCase({ label }) });
const women = { w1: shownAs('w1', 'Kim Younghee', '101'), w2: shownAs('w2', 'Lee Minji', '102') };

type Rows = Parameters<typeof boardOf>[0];
const shown = async (row = current, others: Rows = [], page: Parameters<typeof boardOf>[1] = { women }) => {
  const data = liveOf(boardOf([done, row, ...others], page));
  return { ...(await drawn(<Conclusion row={row} data={data} />)), keys: data.keys };
};
const buttonsOf = (html: string) =>
  [...html.matchAll(/<button([^>]*)>(.*?)<\/button>/gs)].map(
    ([, tag = '', words = '']) => `${/value="([^"]*)"/.exec(tag)?.[1]}: ${textOf(words)}`,
  );

test('the conclusion names the woman it is for, and its form the item, sent once', async () => {
  const { html, text, keys } = await shown();
  expect(text).toContain('Kim Younghee · 101 · 26-0001');
  expect(text).not.toContain('Lee Minji');
  for (const sent of ['conclude~now', `${keys.conclude}~now`]) expect(html).toContain(`value="${sent}"`);
  expect(html).toContain('name="itemId" value="now"');
  expect((await shown(current, [], { women: {} })).text).toMatch(/Conclusion 26-0001 /);
  expect((await shown({ ...current, case: null })).text).not.toContain('26-0001');
});

const aside = 'undefined: Set the case aside';

test('the next case is the first that waits, by its number or its place; after the last there is nothing to pause before', async () => {
  const next = await shown(current, [waits('a', '26-0002'), waits('b', '26-0003')]);
  expect(buttonsOf(next.html)).toEqual(['yes: Conclude, next is 26-0002', 'no: Conclude and pause', aside]);
  const other = await shown(current, [{ ...waits('a', ''), case: null }]);
  expect(buttonsOf(other.html)[0]).toBe('yes: Conclude, next is 3');
  expect(buttonsOf((await shown()).html)).toEqual(['yes: Conclude', aside]);
});

test('a reason is asked for unless there is a quorum for certain; no conclusion is chosen beforehand', async () => {
  const asks = async (quorum: typeof current.quorum) =>
    (await shown({ ...current, quorum })).html.includes('name="quorumReason"');
  expect(await asks({ met: true, missing: [], metFrom: null })).toBe(false);
  expect(await asks({ met: false, missing: [], metFrom: null })).toBe(true);
  expect(await asks({ met: null, missing: [], metFrom: null })).toBe(true);
  expect(await asks(null)).toBe(true);
  const { html } = await shown();
  expect(html).not.toContain('checked');
  expect(
    [...html.matchAll(/name="conclusion" [^>]*value="([^"]*)"|value="([^"]*)"[^>]* name="conclusion"/g)]
      .length,
  ).toBe(4);
  expect(html).toMatch(/<option value="" selected="">– not deferred –/);
});
