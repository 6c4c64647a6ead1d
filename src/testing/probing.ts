import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Call, type Command, execute, perform } from '../kernel/command.ts';
import { isAppError } from '../kernel/errors.ts';
import { type Database, withScope } from '../kernel/scope.ts';
import { Discipline, Role } from '../modules/directory/index.ts';
import type { CarryOut } from './centre-on.ts';
import { isId, isMade, leafAt, leavesOf, type Path, withLeaf } from './input-paths.ts';

type AnyCommand = Command<z.ZodType, unknown, unknown>;

/** What each command was given, the first time it was carried out in a house. */
export type Remembered = ReadonlyMap<string, unknown>;
/** What was wrong: a command that let something through, or fell over. Empty when all walls hold. */
export type Found = {
  readonly tried: ReadonlySet<string>;
  readonly faults: readonly string[];
  readonly roles: ReadonlyMap<string, readonly string[]>;
  attempts: number;
};

/** Somebody of each role, in the person of whoever acts: what is written may name her. */
const people = (ownerId: string, { actor }: Call): Actor[] =>
  Role.options.map((role) => ({
    kind: 'user',
    userId: `probe-${role}`,
    personId: actor.kind === 'user' ? actor.personId : randomUUID(),
    grants: [{ ownerId, role, discipline: null }],
  }));
/** A clinician of each discipline: most of what somebody may do hangs on the role alone. */
const clinicians = (ownerId: string, { actor }: Call): Actor[] =>
  Discipline.options.map((discipline) => ({
    kind: 'user',
    userId: `probe-${discipline}`,
    personId: actor.kind === 'user' ? actor.personId : randomUUID(),
    grants: [{ ownerId, role: 'clinician', discipline }],
  }));
const roleOf = (actor: Actor): string =>
  actor.kind === 'user' ? (actor.grants[0]?.role ?? 'nobody') : actor.kind;

/** Texts that are no text. */
const unstorable = ['a\0b', 'x\udfffy'];
/** Texts that say nothing. */
const blank = ['', ' '];
/** Texts that mean something elsewhere. */
const hostile = ["'; drop table care.case; --", '<script>', '{{1}}', '\u202e', '𐀀', 'x'.repeat(9000)];

class Undone extends Error {}

/** What came of one attempt, after which nothing of it is left: `done`, a refusal's code, or what broke. */
const attempt = async (
  database: Database,
  definition: AnyCommand,
  call: Call,
  input: unknown,
): Promise<string> => {
  try {
    await withScope(database, [call.ownerId], async (tx) => {
      await perform(tx, definition, call, input);
      throw new Undone();
    });
    return 'done';
  } catch (error) {
    if (error instanceof Undone) return 'done';
    if (isAppError(error)) return error.status >= 500 ? `broke: ${error.code}` : error.code;
    return `broke: ${error instanceof Error ? `${error.name} ${error.message}`.slice(0, 120) : 'unknown'}`;
  }
};

const said = (path: Path): string => path.join('.');
const textAt = (text: string, path: Path): string => `${JSON.stringify(text.slice(0, 20))} as ${said(path)}`;
const refuses = (code: string): boolean => code !== 'done' && !code.startsWith('broke');
const stands = (code: string): boolean => !code.startsWith('broke');
type TryIt = (
  what: string,
  as: Partial<Call>,
  given: unknown,
  right: (code: string) => boolean,
) => Promise<string>;

/** Hostile texts wherever a command takes them: all at once, and each by itself where they are not taken together. */
const writeHostile = async (tryIt: TryIt, { input: shape }: AnyCommand, input: unknown): Promise<void> => {
  const places = leavesOf(input).flatMap(({ path, value }) =>
    typeof value === 'string' && !isId(value) ? [path] : [],
  );
  for (const text of blank)
    for (const path of places) await tryIt(textAt(text, path), {}, withLeaf(input, path, text), stands);
  for (const text of hostile) {
    const taken = places.filter((path) => shape.safeParse(withLeaf(input, path, text)).success);
    const together = taken.reduce((all: unknown, path) => withLeaf(all, path, text), input);
    const whole =
      taken.length > 1 && (await tryIt(textAt(text, ['everything']), {}, together, stands)) === 'done';
    for (const path of whole ? places.filter((one) => !taken.includes(one)) : places)
      await tryIt(textAt(text, path), {}, withLeaf(input, path, text), stands);
  }
};

/**
 * Carries commands out as `execute` does; but just before one is carried out for the first time, when everything is
 * ready for it, it is tried in every wrong way: by each role, by people of another house, here and there, with
 * nobody's ids and the other house's, with a stale version, without a reason, with hostile texts; and afterwards as
 * a replay, by the same person and by others.
 */
export const probing = (theirs: {
  readonly ownerId: string;
  readonly remembered: Remembered;
  readonly isTried: (command: string) => boolean;
}): { carryOut: CarryOut; found: Found } => {
  const tried = new Set<string>();
  const faults: string[] = [];
  const roles = new Map<string, string[]>();
  const found: Found = { tried, faults, roles, attempts: 0 };

  const probe = async (database: Database, definition: AnyCommand, call: Call, input: unknown) => {
    const { name } = definition;
    const tryIt: TryIt = async (what, as, given, right) => {
      found.attempts += 1;
      const code = await attempt(database, definition, { ...call, ...as }, given);
      if (!right(code)) faults.push(`${name}, ${what}: ${code}`);
      return code;
    };
    await tryIt('as it will be carried out', {}, input, (code) => code === 'done');
    const may: string[] = [];
    for (const actor of [...people(call.ownerId, call), { kind: 'public' } as const])
      if (
        (await tryIt(
          `by ${roleOf(actor)}`,
          { actor },
          input,
          (code) => code === 'done' || code === 'forbidden',
        )) === 'done'
      )
        may.push(roleOf(actor));
    const but: string[] = [];
    for (const actor of may.includes('clinician') ? clinicians(call.ownerId, call) : []) {
      const of = actor.kind === 'user' ? (actor.grants[0]?.discipline ?? '') : '';
      const passes = (code: string) => code === 'done' || code === 'forbidden';
      if ((await tryIt(`by a clinician of ${of}`, { actor }, input, passes)) === 'forbidden') but.push(of);
    }
    const told = but.length === 0 ? 'clinician' : `clinician (not of ${but.join(', ')})`;
    roles.set(
      name,
      may.map((role) => (role === 'clinician' ? told : role)),
    );
    for (const actor of people(theirs.ownerId, call)) {
      await tryIt(`by another house’s ${roleOf(actor)}`, { actor }, input, refuses);
      const ids = leavesOf(input).filter(({ path, value }) => isId(value) && !isMade(definition.input, path));
      if (ids.length > 0)
        await tryIt(
          `in the other house, by its ${roleOf(actor)}`,
          { actor, ownerId: theirs.ownerId },
          input,
          refuses,
        );
    }
    if (definition.reason === 'needed')
      await tryIt('without a reason', { reason: ' ' }, input, (code) => code === 'reason_needed');
    // Whoever runs the installation may more than a house's own people: the rest is tried as one of these.
    const actor =
      call.actor.kind === 'operator'
        ? (people(call.ownerId, call).find((one) => may.includes(roleOf(one))) ?? call.actor)
        : call.actor;
    await writeHostile(tryIt, definition, input);
    for (const { path, value } of leavesOf(input)) {
      const at = (other: unknown) => withLeaf(input, path, other);
      if (isId(value)) {
        if (isMade(definition.input, path)) continue;
        await tryIt(`nobody’s ${said(path)}`, { actor }, at(randomUUID()), refuses);
        const other = leafAt(theirs.remembered.get(name), path);
        if (isId(other)) await tryIt(`the other house’s ${said(path)}`, { actor }, at(other), refuses);
      } else if (typeof value === 'string') {
        for (const text of unstorable) await tryIt(textAt(text, path), {}, at(text), refuses);
      } else if (path.at(-1) === 'version') {
        await tryIt('with a version nobody read', { actor }, at(Number(value) + 1), refuses);
      } else {
        for (const number of [Number.NaN, Infinity, -1, 1e300])
          await tryIt(`${number} as ${said(path)}`, { actor }, at(number), stands);
      }
    }
  };

  const replay = async (
    database: Database,
    definition: AnyCommand,
    call: Call,
    input: unknown,
    result: unknown,
  ) => {
    const again = await execute(database, definition, call, input);
    if (again.seq !== null || !isDeepStrictEqual(again.result ?? null, result ?? null))
      faults.push(`${definition.name}, sent twice: not the first result`);
    for (const actor of people(call.ownerId, call)) {
      found.attempts += 1;
      const code = await attempt(database, definition, { ...call, actor }, input);
      if (code === 'done') faults.push(`${definition.name}, replayed by a ${roleOf(actor)}: answered`);
    }
  };

  const carryOut: CarryOut = async (database, definition, call, raw) => {
    const command = definition as unknown as AnyCommand;
    if (tried.has(command.name) || !theirs.isTried(command.name))
      return execute(database, definition, call, raw);
    tried.add(command.name);
    await probe(database, command, call, raw);
    const keyed = { ...call, requestKey: call.requestKey ?? randomUUID() };
    const outcome = await execute(database, definition, keyed, raw);
    if (outcome.seq === null) faults.push(`${command.name}: no journal entry`);
    await replay(database, command, keyed, raw, outcome.result);
    return outcome;
  };
  return { carryOut, found };
};

/** Carries commands out as `execute` does and remembers what each was given first. */
export const remembering = (): { carryOut: CarryOut; remembered: Remembered } => {
  const remembered = new Map<string, unknown>();
  const carryOut: CarryOut = (database, definition, call, raw) => {
    if (!remembered.has(definition.name)) remembered.set(definition.name, raw);
    return execute(database, definition, call, raw);
  };
  return { carryOut, remembered };
};
