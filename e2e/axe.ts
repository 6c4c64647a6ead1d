import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type axe from 'axe-core';

/** The smaller of its two texts: a third of a look goes into what is handed to the browser. */
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What a page in any form has to keep of the accessibility guidelines. */
export const guidelines = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

/** What axe finds on a page: each rule that is broken, with the first element that breaks it. Without `tags` all its rules are asked. */
export const faultsByAxe = async (page: Page, tags?: readonly string[]): Promise<string[]> => {
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: source });
  await session.detach();
  const found = await page.evaluate(async (values) => {
    const { axe: here } = globalThis as unknown as { readonly axe: typeof axe };
    const { violations } = await here.run({
      ...(values === null ? {} : { runOnly: { type: 'tag', values: [...values] } }),
      resultTypes: ['violations'],
      // Style sheets are fetched again for a rule on trial only, which nobody asks for.
      preload: false,
    });
    return violations.map(({ id, nodes }) => `${id} ${String(nodes[0]?.html)}`);
  }, tags ?? null);
  return found;
};
