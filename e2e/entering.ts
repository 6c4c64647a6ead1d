import { expect, type Locator, type Page } from '@playwright/test';
import { faultsByAxe } from './axe.ts';

const labelled = (label: string): RegExp =>
  new RegExp(`^${label.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(\\s*\\*|\\s*·?\\s*needed)?$`, 'i');

/** What a form asks under this label: a group of answers, or a field. */
export const asked = (at: Page | Locator, label: string): Locator =>
  at.getByRole('group', { name: labelled(label) }).or(at.getByLabel(labelled(label)));

/** Answers a question of a form as its reader finds it: by its label, and of several answers by theirs. */
export const answer = async (at: Page | Locator, label: string, said: string): Promise<void> => {
  await asked(at, label).first().waitFor();
  const group = at.getByRole('group', { name: labelled(label) });
  if ((await group.count()) > 0) return group.first().getByLabel(labelled(said)).check();
  const field = at.getByLabel(labelled(label)).first();
  const kind = await field.evaluate(({ tagName }) => tagName);
  if (kind !== 'SELECT') return field.fill(said);
  const option = field.getByRole('option', { name: labelled(said) });
  await field.selectOption((await option.first().getAttribute('value')) ?? '');
};

export const fill = async (at: Page | Locator, said: Readonly<Record<string, string>>): Promise<void> => {
  for (const [label, text] of Object.entries(said)) await answer(at, label, text);
};

/** Sends the form and waits for what it leads to. */
export const save = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /^Save/ }).first().click();
  await page.waitForURL((url) => !/\/(new|ask|work-up|pathology|outcome)$/.test(url.pathname));
};

export const clean = async (page: Page): Promise<void> => {
  expect(await faultsByAxe(page)).toEqual([]);
};

/** What a page says, each after the one before. */
export const inOrder = (text: string, parts: readonly string[]): void => {
  let from = 0;
  for (const part of parts) {
    const found = text.indexOf(part, from);
    expect(found, `${part} after: ${text.slice(from, from + 300)}`).toBeGreaterThanOrEqual(0);
    from = found + part.length;
  }
};

/** The text of a page in one line. */
export const read = async (page: Page): Promise<string> =>
  (await page.getByRole('main').innerText()).replaceAll(/\s+/g, ' ');
