import fc from 'fast-check';
import { type AnyAnswers, saysNothing } from '../kernel/forms/answers.ts';
import type { Form, Item } from '../kernel/forms/items.ts';
import type { Posted } from '../kernel/forms/posted.ts';
import { fitted } from './fitting-answers.ts';
import type { FormRoom } from './form-rooms.ts';
import { generatedAnswers } from './generated-answers.ts';
import type { Answer } from './page-answer.ts';
import { filledForm } from './page-form.ts';
import { visit } from './visit.ts';

/** A room with somebody in it who fills in, and somebody else who reads. */
export const entered = async (room: FormRoom) => {
  const place = await room.open();
  const { surgeon, chair, clinician, observer } = place.centre.people;
  const me = visit(place.centre, place.by ?? surgeon);
  const name = place.name ?? room.name;
  /** Of a page that stays the answers are read elsewhere. */
  const ledOn = (answer: Answer): Answer =>
    place.stays === undefined || answer.status !== 200 ? answer : { ...answer, status: 303, to: place.stays };
  /** What the page's form holds as it is opened. */
  const opened = async (): Promise<URLSearchParams> =>
    filledForm((await me.get(place.path)).html, name, {}).body;
  /** Posts these texts with whatever else the page's form holds, as a browser does in which they were typed. */
  const send = async (posted: Posted, form?: URLSearchParams): Promise<Answer> => {
    const body = new URLSearchParams(form ?? (await opened()));
    const typed = Array.from(body.keys()).filter((field) => field.startsWith(`${room.at}.`));
    for (const field of typed) body.delete(field);
    for (const [field, texts] of Object.entries(posted))
      for (const text of texts) body.append(`${room.at}.${field}`, text);
    for (const [field, text] of Object.entries(room.beside?.(place.centre) ?? {})) body.set(field, text);
    if (body.has('reason')) body.set('reason', 'Read again');
    const answer = await me.post(place.path, body);
    // What may be a slip is asked about once: it is said to be so.
    const box = /name="confirmed" value="([^"]+)"/.exec(answer.html)?.[1];
    return box === undefined ? ledOn(answer) : me.fill(answer, name, { confirmed: box });
  };
  const people = [surgeon, chair, clinician].map(({ personId }) => personId);
  return { ...place, name, me, opened, send, people, reader: visit(place.centre, place.reads ?? observer) };
};

/** The discipline of somebody in a team is the directory's where nobody says it: here it is said. */
const disciplined = (form: Form, answers: AnyAnswers): AnyAnswers => {
  const team = form.id === 'operation' ? (answers['team'] as readonly AnyAnswers[] | null) : null;
  if (team === null) return answers;
  const rows = team.map((row) => ({ ...row, discipline: row['discipline'] ?? 'gynaecologic-oncology' }));
  return { ...answers, team: rows };
};

/** An empty list is an answer only where the page offers that there is none, and so is a code: a site chooses among them. */
const offered = ({ form, at }: FormRoom, page: string, answers: AnyAnswers): AnyAnswers => ({
  ...answers,
  ...Object.fromEntries(
    Object.entries<Item>(form.items).flatMap(([name, item]) => {
      const said = answers[name];
      const isEmpty = item.kind === 'group' && (said as readonly unknown[] | null)?.length === 0;
      if (isEmpty && !page.includes(`name="${at}.${name}~"`)) return [[name, null]];
      const isCode = form.id === 'operation' && item.kind === 'choice' && typeof said === 'string';
      return isCode && !page.includes(`value="${said}"`) ? [[name, null]] : [];
    }),
  ),
});

type Entered = Awaited<ReturnType<typeof entered>>;
/** Generated answers that people of the house could give here. */
export const samples = async (room: FormRoom, { me, path, people }: Entered, numRuns: number) => {
  const { form } = room;
  const { html } = await me.get(path);
  return fc
    .sample(generatedAnswers(form), { numRuns, seed: 7 })
    .map((answers) => offered(room, html, disciplined(form, fitted(form, answers, people))))
    .filter((answers) => !saysNothing(form, answers));
};
