import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Form, Item } from '../kernel/forms/items.ts';
import { strike } from '../kernel/commands/strike.ts';
import { postOf } from '../kernel/forms/posted.ts';
import { journalOf } from './board.ts';
import { createTestCentre, type TestCentre } from './centre.ts';
import { entered, samples } from './entered-room.ts';
import { type FormRoom, formRooms } from './form-rooms.ts';
import { referTestCase } from './listed-case.ts';
import { operateTestCase } from './operated-case.ts';
import type { Answer } from './page-answer.ts';
import { filledForm } from './page-form.ts';
import { recordOf } from './record.ts';
import { visit } from './visit.ts';

const written = async (centre: TestCentre): Promise<number> =>
  (await journalOf(centre)).filter(({ command }) => !command.startsWith('kernel.')).length;

/** A room in which something stands, and what a browser would send to correct it. */
const corrected = async (room: FormRoom) => {
  const within = await entered(room);
  const saved = await firstSaved(room, within);
  const path = within.correct === null ? within.path : within.correct(saved);
  const open = async () => filledForm((await within.me.get(path)).html, within.name, {});
  const { body, action } = await open();
  if (body.has('reason')) body.set('reason', 'Read again');
  for (const [name, text] of Object.entries(room.beside?.(within.centre) ?? {})) body.set(name, text);
  const before = await within.stored(saved);
  return { ...within, saved, before, body, post: (sent: Sent) => within.me.post(action ?? path, sent) };
};
type Sent = URLSearchParams | FormData;

const firstSaved = async (room: FormRoom, within: Awaited<ReturnType<typeof entered>>): Promise<string> => {
  for (const answers of await samples(room, within, 40)) {
    const { status, to } = await within.send(postOf(room.form, answers));
    if (status !== 422) return to ?? '';
  }
  throw new Error('no answers were saved');
};

type Attack = {
  readonly what: string;
  readonly change: (body: URLSearchParams) => Sent;
  /** The fields that must be named; none where only nothing may be written. */
  readonly fields: readonly string[];
};

const long = 'x'.repeat(10_000);
type Texts = Readonly<Record<string, readonly string[]>>;
const sent = (what: string, texts: Texts, fields = Object.keys(texts)): Attack => ({
  what,
  fields,
  change: (body) => {
    for (const [name, all] of Object.entries(texts)) {
      body.delete(name);
      for (const text of all) body.append(name, text);
    }
    return body;
  },
});

/** Names that no item of the form has. */
const foreignNames = ({ items }: Form): string[] => {
  const groups = Object.entries<Item>(items).filter(([, { kind }]) => kind === 'group');
  const grids = Object.entries<Item>(items).filter(([, { kind }]) => kind === 'grid');
  return [
    'nobody',
    '__proto__',
    '__proto__.polluted',
    'constructor',
    'constructor.prototype.polluted',
    'hasOwnProperty',
    'absent.nobody',
    '',
    '.',
    'a\u0000b',
    '=cmd|calc',
    long,
    `${Object.keys(items)[0]}.nobody`,
    `${Object.keys(items)[0]?.toUpperCase()}`,
    ...groups.flatMap(([name]) =>
      ['00.x', '-1.x', '0.nobody', '0.__proto__', '__proto__.x', '9999999999.x', 'x'].map(
        (rest) => `${name}.${rest}`,
      ),
    ),
    ...grids.flatMap(([name]) => ['nobody', '__proto__', 'constructor'].map((rest) => `${name}.${rest}`)),
  ];
};

/** Lists with more than anybody says: of codes, and of lines that each say something. */
const hugeLists = ({ form, at }: FormRoom): Attack[] =>
  Object.entries<Item>(form.items).flatMap(([name, item]) => {
    const field = `${at}.${name}`;
    if (item.kind === 'choices' || item.kind === 'codedList')
      return [sent('a huge list', { [field]: [...Array<string>(300).fill(item.codes[0] ?? ''), 'x'] })];
    if (item.kind !== 'group') return [];
    const [part = ''] = item.always ?? Object.keys(item.items);
    const leaf = item.items[part];
    const said = leaf !== undefined && 'codes' in leaf ? (leaf.codes[0] ?? '') : '2026';
    const change = (body: URLSearchParams) => {
      for (let line = 0; line < 250; line += 1) body.set(`${field}.${line}.${part}`, said);
      return body;
    };
    return [{ what: 'a huge group', fields: [field], change }];
  });

const correctionAttacks = ({ form }: FormRoom, version: string): Attack[] => [
  ...['-1', 'abc', '1e999', '1.5', ''].map((text) => sent(`version ${text}`, { version: [text] })),
  sent('the version of another', { version: ['999'] }, []),
  sent('two versions', { version: [version, '77'] }),
  // Of an outcome that only grew, none is asked.
  ...(form.id === 'outcome' ? [] : [sent('no reason', { reason: [' '] })]),
  sent('a long reason', { reason: [long] }),
  sent('a reason with NUL', { reason: ['a\u0000b'] }),
  sent('two reasons', { reason: ['one', 'another'] }),
  sent('a key that is none', { requestKey: [long] }),
];

const withFile = (body: URLSearchParams, field: string): FormData => {
  const parts = new FormData();
  for (const [name, text] of body) parts.append(name, text);
  parts.append(field, new File(['hidden'], 'answer.txt'));
  return parts;
};

const attacksOn = (room: FormRoom, body: URLSearchParams): readonly Attack[] => {
  const { form, at } = room;
  const isList = (name: string) => {
    const item = form.items[name.slice(at.length + 1)];
    return item?.kind === 'choices' || item?.kind === 'codedList';
  };
  // A reason beside an answer contradicts it, which is said once all can be read.
  const said = [...new Set(body.keys())].filter(
    (name) => name.startsWith(`${at}.`) && !isList(name) && /^\s*[^~\s]/.test(body.get(name) ?? ''),
  );
  const first = `${at}.${Object.keys(form.items)[0]}`;
  const key = randomUUID();
  return [
    sent('what nobody asks', Object.fromEntries(foreignNames(form).map((name) => [`${at}.${name}`, ['x']]))),
    sent(
      'two answers',
      Object.fromEntries(said.map((name) => [name, [body.get(name) ?? '', 'another']])),
      // A reason and a unit are said at their field.
      said.map((name) => name.replace(/~$|\.unit$/, '')),
    ),
    ...hugeLists(room),
    ...(body.has('reason') ? correctionAttacks(room, body.get('version') ?? '') : []),
    sent('two keys', { requestKey: [key, randomUUID()] }),
    { what: 'a file', fields: [first], change: (whole: URLSearchParams) => withFile(whole, first) },
  ].filter(({ what, fields }) => what !== 'two answers' || fields.length > 0);
};

const escaped = (field: string): string =>
  field.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&#x27;');

const faultsOf = (name: string, { what, fields }: Attack, { status, html, text }: Answer): string[] => {
  if (![400, 409, 413, 422].includes(status)) return [`${what}: ${status} ${text.slice(0, 200)}`];
  return fields
    .filter((field) => !html.includes(`href="#${name}-${escaped(field)}"`))
    .map((field) => `${what}: ${field.slice(0, 60)} is not named`);
};

describe.each(formRooms.map((room) => [[room.form.id, room.page ?? []].flat().join(' at '), room] as const))(
  '%s',
  (_id, room) => {
    it('refuses by name whatever is sent that it does not ask, and nothing is written', async () => {
      const { centre, name, body, post, stored, saved, before } = await corrected(room);
      const entries = await written(centre);
      const faults: string[] = [];
      for (const attack of attacksOn(room, body)) {
        const answer = await post(attack.change(new URLSearchParams(body)));
        faults.push(...faultsOf(name, attack, answer));
        const now = await written(centre);
        if (now !== entries) {
          faults.push(`${attack.what}: was written`);
          break;
        }
      }
      expect(faults).toEqual([]);
      expect(await stored(saved)).toEqual(before);
    });
  },
);

it('an item of the work-up that another part answers is refused by name on this part, and nothing is saved', async () => {
  const centre = await createTestCentre();
  const { caseId } = await referTestCase(centre);
  const me = visit(centre, centre.people.coordinator);
  const path = `/cases/${caseId}/work-up?part=pathologist`;
  const { body } = filledForm((await me.get(path)).html, 'work-up', {});
  const entries = await written(centre);
  for (const name of ['ecog', 'nobody', '__proto__', 'constructor']) {
    const typed = new URLSearchParams(body);
    typed.set(`workUp.${name}`, '1');
    const refused = await me.post(path, typed);
    expect([name, refused.status]).toEqual([name, 422]);
    expect(refused.html).toContain(`href="#work-up-workUp.${name}"`);
  }
  expect(await written(centre)).toBe(entries);
  expect((await recordOf(centre, caseId)).workUp).toEqual([]);
});

it('what was taken back, another case and another house are not found by whoever posts a correction', async () => {
  const centre = await createTestCentre();
  const other = await createTestCentre();
  const { caseId, operationId } = await operateTestCase(centre);
  const another = await referTestCase(centre);
  const { surgeon } = centre.people;
  const me = visit(centre, surgeon);
  const operation = (of: string) => `/cases/${of}/operations/${operationId}`;
  const page = await me.get(`${operation(caseId)}?correct`);
  const { body } = filledForm(page.html, 'operation', {});
  body.set('reason', 'Read again');
  // Whoever posts it says that she has opened it herself.
  body.delete('writer');
  const entries = await written(centre);
  const house = `/c/${centre.slug}`;
  const stranger = visit(other, other.people.surgeon);
  expect((await stranger.post(`${house}${operation(caseId)}`, new URLSearchParams(body))).status).toBe(404);
  for (const part of ['', '/pathology', '/outcome'])
    expect([
      part,
      (await me.post(`${operation(another.caseId)}${part}`, new URLSearchParams(body))).status,
    ]).toEqual([part, 404]);
  expect(await written(centre)).toBe(entries);
  const version = Number(body.get('version'));
  const id = operationId;
  await centre.as(surgeon, strike, { table: 'surgery.operation', id, version }, { reason: 'Wrong woman' });
  for (const part of ['', '/pathology', '/outcome'])
    expect([part, (await me.post(`${operation(caseId)}${part}`, new URLSearchParams(body))).status]).toEqual([
      part,
      404,
    ]);
  expect(await written(centre)).toBe(entries);
});
