import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { execute } from '../../../kernel/command.ts';
import { refusalOf } from '../../../testing/board.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { houseBySlug } from '../queries/organisations.ts';
import { addOrganisation } from './add-organisation.ts';

const adding = async () => {
  const { operators: database, now } = await createTestCentre();
  const id = randomUUID();
  const slug = `n${id.replaceAll('-', '').slice(0, 20)}`;
  const rest = { parentId: null, kind: 'centre' as const, zone: 'Asia/Seoul', demonstration: false };
  const add = (name: string, nativeName: string | null) =>
    execute(
      database,
      addOrganisation,
      { actor: { kind: 'operator' }, ownerId: id, now: now() },
      { organisation: { id, slug, name, nativeName, ...rest }, departments: [] },
    );
  return { add, house: () => houseBySlug(database, slug) };
};

test.each(['', ' \u3000', '가'.repeat(201), '한\0글', '한\ud83d글'])(
  'a house whose name is no name (%j) is refused at its place, and none is made',
  async (wrong) => {
    const { add, house } = await adding();
    for (const [name, nativeName, field] of [
      ['Hangul', wrong, 'organisation.nativeName'],
      [wrong, '한글', 'organisation.name'],
    ] as const)
      await expect(add(name, nativeName)).rejects.toMatchObject({ code: 'invalid_input', place: { field } });
    expect(await house()).toBeNull();
  },
);

test('a house has its name in both scripts, in one normal form and without white space around', async () => {
  const { add, house } = await adding();
  await add(' Hangul ', ' 한글 '.normalize('NFD'));
  expect(await house()).toMatchObject({ name: { latin: 'Hangul', native: '한글' } });
});

test('a house begins its own journal: in another’s none is made', async () => {
  const centre = await createTestCentre();
  const slug = `h-${randomUUID()}`;
  const organisation = {
    id: randomUUID(),
    parentId: null,
    kind: 'centre',
    slug,
    name: 'Another',
    nativeName: null,
    zone: 'Asia/Seoul',
    demonstration: false,
  };
  const input = { organisation, departments: [] };
  expect(await refusalOf(centre, { kind: 'operator' }, addOrganisation, input)).toEqual({
    code: 'owner_differs',
    wrote: 0,
  });
  expect(await houseBySlug(centre.database, slug)).toBeNull();
});
