import { describe, expect, it } from 'vitest';
import type { Form, Item } from '../kernel/forms/items.ts';
import { postOf } from '../kernel/forms/posted.ts';
import { journalOf } from './board.ts';
import type { TestCentre } from './centre.ts';
import { entered, samples } from './entered-room.ts';
import { type FormRoom, formRooms } from './form-rooms.ts';
import type { Answer } from './page-answer.ts';
import { filledForm } from './page-form.ts';

const written = async (centre: TestCentre): Promise<number> =>
  (await journalOf(centre)).filter(({ command }) => !command.startsWith('kernel.')).length;

/** A room in which something stands, and what a browser would send to correct it. */
const corrected = async (room: FormRoom) => {
  const within = await entered(room);
  const saved = await firstSaved(room, within);
  const path = within.correct === null ? within.path : within.correct(saved);
  const open = async () => filledForm((await within.me.get(path)).html, room.name, {});
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
  /** The field that must be named; null where only nothing may be written. */
  readonly field: string | null;
};

const long = 'x'.repeat(10_000);
const setTo = (what: string, field: string, ...texts: readonly string[]): Attack => ({
  what: `${what}: ${field.slice(0, 60)}`,
  field,
  change: (body) => {
    body.delete(field);
    for (const text of texts) body.append(field, text);
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

const attacksOn = ({ form, at }: FormRoom, body: URLSearchParams): readonly Attack[] => {
  const names = [...new Set(body.keys())];
  const isList = (name: string) => {
    const item = form.items[name.slice(at.length + 1)];
    return item?.kind === 'choices' || item?.kind === 'codedList';
  };
  const filled = names.filter(
    (name) => name.startsWith(`${at}.`) && !isList(name) && (body.get(name) ?? '').trim() !== '',
  );
  return [
    ...foreignNames(form).map((name) => setTo('nobody asks it', `${at}.${name}`, 'x')),
    ...filled.slice(0, 40).map((name) => ({
      ...setTo('two answers', name, body.get(name) ?? '', 'another'),
      field: name.replace(/~$|\.unit$/, ''),
    })),
    ...(body.has('version')
      ? ['-1', 'abc', '1e999', '1.5', ''].map((text) => setTo(`version ${text}`, 'version', text))
      : []),
    ...(body.has('version') ? [{ ...setTo('version of another', 'version', '999'), field: null }] : []),
    ...(body.has('version') ? [setTo('two versions', 'version', body.get('version') ?? '', '77')] : []),
    ...(body.has('reason')
      ? [
          // Of an outcome that only grew, none is asked.
          ...(form.id === 'outcome' ? [] : [setTo('no reason', 'reason', ' ')]),
          setTo('a long reason', 'reason', long),
          setTo('a reason with NUL', 'reason', 'a\u0000b'),
          setTo('two reasons', 'reason', 'one', 'another'),
        ]
      : []),
    setTo(
      'two keys',
      'requestKey',
      '018f6d3e-0000-7000-8000-000000000001',
      '018f6d3e-0000-7000-8000-000000000002',
    ),
    { ...setTo('no key', 'requestKey', long), field: body.has('reason') ? 'requestKey' : null },
    {
      what: 'a file in the place of a text',
      field: `${at}.${Object.keys(form.items)[0]}`,
      change: (sent) => {
        const parts = new FormData();
        for (const [name, text] of sent) parts.append(name, text);
        parts.append(`${at}.${Object.keys(form.items)[0]}`, new File(['hidden'], 'answer.txt'));
        return parts;
      },
    },
  ];
};

const faultOf = (room: FormRoom, { what, field }: Attack, { status, html, text }: Answer): string[] => {
  if (![400, 409, 413, 422].includes(status)) return [`${what}: ${status} ${text.slice(0, 200)}`];
  const escaped = field?.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&#x27;');
  const isNamed = escaped === undefined || html.includes(`href="#${room.name}-${escaped}"`);
  return isNamed ? [] : [`${what} is not named: ${text.slice(0, 300)}`];
};

describe.each(formRooms.map((room) => [[room.form.id, room.page ?? []].flat().join(' at '), room] as const))(
  '%s',
  (_id, room) => {
    it('refuses by name whatever is sent that it does not ask, and nothing is written', async () => {
      const { centre, body, post, stored, saved, before } = await corrected(room);
      const entries = await written(centre);
      const faults: string[] = [];
      for (const attack of attacksOn(room, body)) {
        const answer = await post(attack.change(new URLSearchParams(body)));
        faults.push(...faultOf(room, attack, answer));
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
