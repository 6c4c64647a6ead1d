import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';

const source = join(import.meta.dirname, '../src');

/** Opening tags of forms: a form's tag ends where a line does. */
const tagsIn = (text: string): string[] =>
  [...text.matchAll(/<PostForm\s[\s\S]*?>(?=\n)/g)].map(([tag]) => tag);

const namesIn = (tag: string): string[] => {
  const [, plain, made = ''] = /\sname=(?:"([\w-]+)"|\{(.*)\})/.exec(tag) ?? [];
  return plain === undefined ? [...made.matchAll(/`([\w~-]+)/g)].map(([, name = '']) => name) : [plain];
};

/** Names of all forms that the sources draw, without the id of what one is about, but of those that a browser sends by itself. */
export const namedForms = (): string[] => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.tsx') && !file.endsWith('.test.tsx'),
  );
  const tags = files.flatMap((file) => tagsIn(readFileSync(join(source, file), 'utf8')));
  const sent = tags.filter((tag) => !tag.includes('reloadDocument'));
  return [...new Set(sent.flatMap(namesIn))].toSorted();
};

/** The name of a form without the id of what it is about. */
export const plainName = (name: string, named: readonly string[]): string =>
  named.find((known) => /[~-]$/.test(known) && name.startsWith(known)) ?? name;

/** Names of the forms in a document, each once. */
export const formsIn = (html: string): string[] => [
  ...new Set([...html.matchAll(/name="form" value="([^"]+)"/g)].map(([, name = '']) => name)),
];

/** Fills in whatever a form asks, as somebody's browser does who types, and gives what it would send. */
const fillIn = (form: HTMLFormElement): Promise<string> => {
  const texts: Readonly<Record<string, string>> = { number: '1', date: '2026-01-02', time: '08:00' };
  const type = (field: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement, text: string) => {
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, text);
    for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }));
  };
  for (const field of form.elements) {
    if (field instanceof HTMLTextAreaElement) type(field, 'typed before it went');
    if (field instanceof HTMLSelectElement) type(field, [...field.options].at(-1)?.value ?? '');
    if (!(field instanceof HTMLInputElement) || ['hidden', 'file'].includes(field.type)) continue;
    if (!['radio', 'checkbox'].includes(field.type)) type(field, texts[field.type] ?? 'typed');
    else if (!field.checked) field.click();
  }
  const said = () => JSON.stringify([...new FormData(form)].filter(([, value]) => typeof value === 'string'));
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(said()))));
};

/** Opens what a form is folded away in, as whoever sends it has done. */
const unfold = (form: HTMLFormElement): void => {
  for (let at = form.closest('details'); at !== null; at = at.parentElement?.closest('details') ?? null)
    at.open = true;
};

const sendOff = (form: HTMLFormElement): void => {
  form.noValidate = true;
  form.requestSubmit(form.querySelector<HTMLButtonElement>('button:not([name="intent"])'));
};

const saidIn = (form: HTMLFormElement): string =>
  JSON.stringify([...new FormData(form)].filter(([, value]) => typeof value === 'string'));

/** What is wrong when the line is cut before this form of an open page is sent: nothing, where it says so and stands as typed. */
export const faultWithoutLine = async (page: Page, name: string): Promise<string | null> => {
  const form = page.locator('form', { has: page.locator(`input[name="form"][value="${name}"]`) }).first();
  try {
    // One that leads to another page needs that page's script: it is the browser that says there is no line.
    const leads = await form.evaluate(
      (at: HTMLFormElement) => new URL(at.action).pathname !== location.pathname,
    );
    if (leads) return null;
    await form.evaluate(unfold);
    const typed = await form.evaluate(fillIn);
    await form.evaluate(sendOff);
    await expect(form.getByRole('alert')).toContainText('No answer came back', { timeout: 10_000 });
    const stands = await form.evaluate(saidIn);
    return stands === typed ? null : `what was typed is gone: ${typed} is now ${stands}`;
  } catch (error) {
    return String(error).slice(0, 400);
  }
};

/** Waits until the scripts of a page see to its forms. */
export const alive = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => {
    const form = document.querySelector('form.form');
    return form === null || Object.keys(form).some((key) => key.startsWith('__reactProps'));
  });
