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

/** What people have said in a form: not what its page has put into it. */
const saidByPeople = (form: HTMLFormElement): string => {
  const hidden = new Set(
    [...form.querySelectorAll<HTMLInputElement>('input[type="hidden"]')].map(({ name }) => name),
  );
  return JSON.stringify(
    [...new FormData(form)].filter(([name, value]) => typeof value === 'string' && !hidden.has(name)),
  );
};

const useKey = (form: HTMLFormElement, key: string): void => {
  const field = form.elements.namedItem('requestKey');
  if (field instanceof HTMLInputElement) field.value = key;
};

/** Whether a form is sent once: what writes is, and what only asks is not. */
export const isSentOnce = async (page: Page, name: string): Promise<boolean> => {
  const form = page.locator('form', { has: page.locator(`input[name="form"][value="${name}"]`) }).first();
  return (await form.locator('input[name="requestKey"]').count()) > 0;
};

/**
 * What is wrong when the server refuses this form, filled in whole: nothing, where it says so and gives back whatever was typed,
 * chosen and added. A value it cannot take, or the key of a form that was saved before, is always refused.
 */
export const faultWhenRefused = async (page: Page, name: string, usedKey: string): Promise<string | null> => {
  const form = page.locator('form', { has: page.locator(`input[name="form"][value="${name}"]`) }).first();
  try {
    await form.evaluate(unfold);
    const more = form.locator('button[name="intent"][value^="add:"]');
    for (let at = 0; at < (await more.count()); at += 1) await more.nth(at).click();
    await form.evaluate(fillIn);
    const typed = await form.evaluate(saidByPeople);
    await form.evaluate(useKey, usedKey);
    await form.evaluate(sendOff);
    const summary = form.locator('.error-summary');
    await expect(summary).toBeVisible({ timeout: 10_000 });
    await expect(summary).not.toContainText('No answer came back', { timeout: 10_000 });
    const stands = await form.evaluate(saidByPeople);
    return stands === typed ? null : `what was typed is gone: ${typed} is now ${stands}`;
  } catch (error) {
    return String(error).slice(0, 600);
  }
};

/** Waits until the scripts of a page see to its forms. */
export const alive = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => {
    const form = document.querySelector('form.form');
    return form === null || Object.keys(form).some((key) => key.startsWith('__reactProps'));
  });
