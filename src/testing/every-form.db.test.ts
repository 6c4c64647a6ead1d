import { describe, expect, it } from 'vitest';
import { type AnyAnswers, rowsOfGroup } from '../kernel/forms/answers.ts';
import type { Item, Items } from '../kernel/forms/items.ts';
import { postOf } from '../kernel/forms/posted.ts';
import { journalOf } from './board.ts';
import type { TestCentre } from './centre.ts';
import { entered, samples } from './entered-room.ts';
import { type FormRoom, formRooms } from './form-rooms.ts';
import { textOf } from './page-form.ts';
import { wrongPosts } from './wrong-posts.ts';

/** Commands that wrote something; a page that shows her name writes that it did. */
const written = async (centre: TestCentre): Promise<number> =>
  (await journalOf(centre)).filter(({ command }) => !command.startsWith('kernel.')).length;

const lead = (name: string, { at }: FormRoom, field: string): string => `href="#${name}-${at}.${field}"`;

const hostile = '<script>alert("1")</script> & \u202eabc\u200f';

const hasRoom = (item: Item | undefined): boolean =>
  (item?.kind === 'line' || item?.kind === 'prose') && item.max >= hostile.length;

/** Answers with this text in every line and prose that says something and has the room, in lines of lists too. */
const withText = (items: Items, answers: AnyAnswers): AnyAnswers =>
  Object.fromEntries(
    Object.entries(answers).map(([name, value]) => {
      const item = Object.hasOwn(items, name) ? items[name] : undefined;
      if (item?.kind === 'group' && value !== null)
        return [name, rowsOfGroup(value).map((row) => withText(item.items, row))];
      return [name, hasRoom(item) && value !== null ? hostile : value];
    }),
  ) as AnyAnswers;
const textsIn = (answers: AnyAnswers): number => JSON.stringify(answers).split('<script>').length - 1;

describe.each(formRooms.map((room) => [[room.form.id, room.page ?? []].flat().join(' at '), room] as const))(
  '%s',
  (_id, room) => {
    const { form } = room;
    const refused = async () => {
      const within = await entered(room);
      return { ...within, form: await within.opened() };
    };
    /** One form for all that is refused: nothing of it is kept. */
    let refusing: ReturnType<typeof refused> | null = null;

    it('goes from page to store and through its correction, comes back equal, and another session reads it', async () => {
      const within = await entered(room);
      const { centre, me, send, stored, reader, correct } = within;
      let saved = 0;
      for (const answers of await samples(room, within, 4)) {
        const before = await written(centre);
        const { status, html, text, to } = await send(postOf(form, answers));
        if (status === 422) {
          // Together they contradict themselves or the case: said at a field, and nothing of it is kept.
          expect(html, text.slice(0, 600)).toContain(`href="#${within.name}-${room.at}`);
          expect(await written(centre)).toBe(before);
          continue;
        }
        expect([302, 303], text.slice(0, 600)).toContain(status);
        const address = to ?? '';
        expect(await stored(address)).toEqual(answers);
        expect(await reader.get(address)).toMatchObject({ status: 200 });
        saved += 1;
        if (correct === null) continue;
        const again = await me.send(correct(address), within.name, { reason: 'Read again' });
        expect([302, 303], again.text.slice(0, 600)).toContain(again.status);
        expect(await stored(address)).toEqual(answers);
      }
      expect(saved, 'generated answers that were saved').toBeGreaterThan(0);
    });

    it('keeps hostile text as it was written, and shows it as text', async () => {
      const within = await entered(room);
      const { send, stored, reader } = within;
      const texts = (await samples(room, within, 40)).map((answers) => withText(form.items, answers));
      const most = texts.toSorted((a, b) => textsIn(b) - textsIn(a));
      if (textsIn(most[0] as AnyAnswers) === 0) return;
      for (const answers of most.slice(0, 5)) {
        const { status, to } = await send(postOf(form, answers));
        if (status === 422) continue;
        expect(await stored(to ?? '')).toEqual(answers);
        const { html } = await reader.get(to ?? '');
        expect(html).not.toContain('<script>alert(');
        expect(textOf(html)).toContain('<script>alert("1")</script> & \u202eabc');
        return;
      }
      throw new Error('no answers with text were saved');
    });

    it.each(wrongPosts(form).map((wrong) => [wrong.what, wrong] as const))(
      'names every field and writes nothing: %s',
      async (_what, { posted, named }) => {
        const { centre, send, name, form: opened } = await (refusing ??= refused());
        const before = await written(centre);
        const answer = await send(posted, opened);
        expect(answer.status, answer.text.slice(0, 600)).toBe(422);
        expect(named.filter((field) => !answer.html.includes(lead(name, room, field)))).toEqual([]);
        expect(answer.html).not.toContain('<script>alert(1)');
        expect(await written(centre)).toBe(before);
      },
    );
  },
);
