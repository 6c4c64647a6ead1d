import { I18nProvider } from '@lingui/react';
import { text } from 'node:stream/consumers';
import { PassThrough } from 'node:stream';
import { renderToPipeableStream } from 'react-dom/server';
import { expect, test } from 'vitest';
import { i18nFor } from '../kernel/i18n.ts';
import { bringParts, PartsDrawn } from './lazy-part.tsx';
import { drawnLater, filledIn, Slot, SlotContext } from './slot.tsx';

type Section = { readonly data: { readonly what: string }; readonly path: string };

const drawings = drawnLater<Record<string, (props: Section) => string>>({
  'one.first': async () => ({ default: ({ data, path }) => `first tells ${data.what} on ${path}` }),
  'one.second': async () => ({ default: ({ data }) => `second tells ${data.what}` }),
  'one.lost': () => Promise.reject(new Error('no line')),
  'one.broken': async () => ({
    default: () => {
      throw new Error('drawn wrongly');
    },
  }),
});

const documentOf = async (ids: readonly string[], drawn: typeof drawings = drawings) => {
  const i18n = await i18nFor('en');
  const parts = new Set<string>();
  const filled = ids.map((id, order) => ({ id, order, data: { what: 'all' } }));
  const html = new PassThrough();
  const { pipe } = renderToPipeableStream(
    <I18nProvider i18n={i18n}>
      <PartsDrawn value={parts}>
        <SlotContext value={drawn}>
          <Slot filled={filled} path="/cases" />
        </SlotContext>
      </PartsDrawn>
    </I18nProvider>,
    { onAllReady: () => void pipe(html), onShellError: (error) => html.destroy(error as Error) },
  );
  const whole = await text(html);
  return { parts: [...parts], html: whole };
};

test('a document names the sections that it draws, so that they are brought before it comes to life', async () => {
  const { parts, html } = await documentOf(['one.second', 'one.first']);
  expect(parts).toEqual(['one.second', 'one.first']);
  expect(html).toContain('first tells all on /cases');
});

test('of a section that cannot be brought the page says so, and the rest stands', async () => {
  const { html } = await documentOf(['one.first', 'one.lost', 'one.second']);
  expect(html).toContain('This part of the page cannot be shown now.');
  expect(html).toContain('first tells all');
  expect(html).toContain('second tells all');
});

test('a section that cannot be drawn takes no other with it', async () => {
  const { html } = await documentOf(['one.first', 'one.broken', 'one.second']);
  expect(html).toContain('first tells all');
  expect(html).toContain('second tells all');
});

test('a section that was lost once is drawn once it has come', async () => {
  let isLine = false;
  const late = drawnLater<Record<string, (props: Section) => string>>({
    'late.one': () =>
      isLine ? Promise.resolve({ default: () => 'it has come' }) : Promise.reject(new Error('no line')),
  });
  expect((await documentOf(['late.one'], late)).html).toContain('cannot be shown now');
  isLine = true;
  await bringParts(['late.one']);
  expect((await documentOf(['late.one'], late)).html).toContain('it has come');
});

test('what others show on a page is known by what its loader gave, and by nothing else there', () => {
  const section = (id: string) => ({ id, order: 1, data: { what: 'all' } });
  const rows = [{ id: 'a row' }, null, 'text', { id: 7, order: 1, data: null }];
  const given = {
    panels: [section('one.first'), { ...section('one.second'), data: null }],
    rows,
    title: 'Case',
  };
  expect(filledIn(given)).toEqual(['one.first', 'one.second']);
  for (const nothing of [undefined, null, 'text', 7, []]) expect(filledIn(nothing)).toEqual([]);
});
