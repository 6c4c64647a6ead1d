import { expect, test } from 'vitest';
import { drawn } from '../../../../testing/drawn.ts';
import { DiscussedLine } from './discussed-line.tsx';

test('how many are discussed is how many are concluded, not the one that is open', async () => {
  const rows = (['concluded', 'open', 'waiting', 'concluded'] as const).map((state) => ({ state }));
  const { html, text } = await drawn(<DiscussedLine rows={rows} />);
  expect(text).toBe('2 of 4 discussed');
  expect(html).toContain('value="2" max="4"');
  expect((await drawn(<DiscussedLine rows={[]} />)).text).toBe('0 of 0 discussed');
});
