import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { runLingui } from '../../tools/catalogue-in-step.ts';
import { switchedOn } from '../kernel/languages.ts';

it('keeps a catalogue of each switched-on language, and of no other', () => {
  const kept = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.po'));
  expect(kept.toSorted()).toEqual(switchedOn.map((code) => `${code}.po`).toSorted());
});

it('has every message of the source in every catalogue, and no other', { timeout: 120_000 }, async () => {
  await expect(runLingui('check', 'sync', '--clean', '--verbose')).resolves.toContain('PASS');
});

it('misses no message in a switched-on language', async () => {
  const locales = switchedOn.join(',');
  await expect(
    runLingui('check', 'missing', '--mode', 'catalog', '--locale', locales, '--verbose'),
  ).resolves.toContain('PASS');
});
