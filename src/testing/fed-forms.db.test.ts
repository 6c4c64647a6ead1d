import { expect, it } from 'vitest';
import type { AnyAnswers } from '../kernel/forms/answers.ts';
import type { Form, Item } from '../kernel/forms/items.ts';
import { postOf } from '../kernel/forms/posted.ts';
import { entryField, readDefinitionFile, targetName } from '../modules/care/index.ts';
import { createTestCentre } from './centre.ts';
import { entered, samples } from './entered-room.ts';
import { broughtBack, exportedFrom, saidBy, type TestExport } from './exported.ts';
import { everyOfHouse } from './every-kind-defined.ts';
import { entryRoom, formRooms, readersDay } from './form-rooms.ts';

const ofHouse = readDefinitionFile(JSON.stringify(everyOfHouse), '').definition.form;
/** They name a consultant, who sees to it and who spoke with her, and no table names people; a template is of no case. */
const unfed = ['referral', 'recommendation', 'decision', 'template'];
const fed = [...formRooms.filter(({ form }) => !unfed.includes(form.id)), entryRoom(ofHouse, everyOfHouse)];

/** Items that name people, which no cell says. */
const peopleIn = ({ items }: Form): string[] =>
  Object.entries<Item>(items).flatMap(([name, item]) => {
    const isNamed =
      item.kind === 'person' ||
      (item.kind === 'group' && Object.values(item.items).some(({ kind }) => kind === 'person'));
    return isNamed ? [name] : [];
  });

/** Of a form's items those of which an export says that they are in no file, and how often. */
const leftOut = ({ notExported }: TestExport, { id, version }: Form) =>
  notExported.flatMap(({ what, count, reason }) => {
    const { part, name } = entryField(what);
    const isOfForm = [targetName(id), `questionnaire.${id}@${version}`].includes(part);
    return isOfForm ? [`${name} ${count} ${reason}`] : [];
  });

it.each(fed.map((room) => [[room.form.id, room.page ?? []].flat().join(' at '), room] as const))(
  'what people say in %s goes from page to store, out by an export and in by an import, and comes back equal',
  async (_id, room) => {
    const within = await entered(room);
    const { centre, send, stored } = within;
    const saved = new Map<string, AnyAnswers>();
    for (const answers of await samples(room, within, 6)) {
      const { status, to } = await send(postOf(room.form, answers));
      if (status !== 302 && status !== 303) continue;
      expect(await stored(to ?? '')).toEqual(answers);
      saved.set(room.name === 'operation' || room.name === 'questionnaire' ? (to ?? '') : '', answers);
    }
    expect(saved.size).toBeGreaterThan(0);
    const exported = await exportedFrom(centre);
    const left = peopleIn(room.form).flatMap((name) => {
      const count = [...saved.values()].filter((answers) => answers[name] !== null).length;
      return count === 0 ? [] : [`${name} ${count} no_field`];
    });
    expect(leftOut(exported, room.form).toSorted()).toEqual(left.toSorted());
    const other = await createTestCentre();
    other.setNow(readersDay);
    for (const { name, counts, faults } of await broughtBack(other, exported))
      expect({ name, faults, of: counts.faults }).toEqual({ name, faults: [], of: [] });
    expect(await saidBy(other)).toEqual(await saidBy(centre));
  },
);
