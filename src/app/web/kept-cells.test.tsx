import { I18nProvider } from '@lingui/react';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { i18nFor } from '../../kernel/i18n.ts';
import { noting, Said } from '../../kernel/page-messages.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { type KeepDrawing, KeptDrawing } from '../../ui/kept-drawing.ts';
import { keptDrawings } from './kept-drawings.tsx';

type Row = { readonly id: string; readonly name: string };
const i18n = await i18nFor('en');
const korean = await i18nFor('ko');

const Told = ({ row }: { readonly row: Row }) => (
  <>
    {row.name}, <Trans>Save</Trans>
  </>
);
const drawnCells = { count: 0 };
const columns = (reader: string): Column<Row>[] => [
  {
    key: 'told',
    header: 'Told',
    kept: true,
    cell: (row) => {
      drawnCells.count += 1;
      return <Told row={row} />;
    },
  },
  { key: 'own', header: 'Own', cell: (row) => `${row.name} for ${reader}` },
];

const drawn = (keep: KeepDrawing | null, rows: readonly Row[], by = i18n, reader = 'her', caption = 'Rows') =>
  renderToString(
    <I18nProvider i18n={by}>
      <KeptDrawing value={keep}>
        <DataTable caption={caption} rows={rows} rowKey={({ id }) => id} columns={columns(reader)} />
      </KeptDrawing>
    </I18nProvider>,
  );

test('a table is drawn from kept cells as it is drawn anew: in each language, for each reader, and once a row is another', () => {
  const rows: Row[] = [
    { id: '1', name: 'First <b>' },
    { id: '2', name: 'Second' },
  ];
  const changed = [{ ...(rows[0] as Row), name: 'Another' }, rows[1] as Row];
  for (let turn = 0; turn < 4; turn += 1)
    for (const by of [i18n, korean])
      for (const reader of ['her', 'him'])
        for (const some of [rows, changed])
          for (const caption of ['Rows', 'Others'])
            expect(drawn(keptDrawings(by, new Said()), some, by, reader, caption)).toBe(
              drawn(null, some, by, reader, caption),
            );
});

test('a cell is drawn once more when it is met again, and then no more; what it says is told each time', () => {
  const rows: Row[] = [{ id: '1', name: 'Only' }];
  const { id } = msg`Save`;
  const counts = [1, 2, 3, 4].map(() => {
    const [before, said] = [drawnCells.count, new Said()];
    drawn(keptDrawings(i18n, said), rows, noting(i18n, said));
    return [drawnCells.count - before, said.has(id)];
  });
  expect(counts).toEqual([
    [1, true],
    [1, true],
    [0, true],
    [0, true],
  ]);
});

test('words that a cell was given by its page are told with it, also if the page had said them before', () => {
  const row: Row = { id: '1', name: 'Only' };
  const { id } = msg`Save`;
  const drawing = (said: Said, before: () => void = () => {}) => {
    const page = noting(i18n, said);
    before();
    return keptDrawings(i18n, said).cell(row, 'place', () => page._(msg`Save`));
  };
  expect(drawing(new Said())).toBeNull();
  const second = new Said();
  expect(drawing(second, () => second.add(id))).toBe('Save');
  const third = new Said();
  expect(drawing(third)).toBe('Save');
  expect([...third]).toEqual([id]);
});
