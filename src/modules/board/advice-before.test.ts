import { describe, expect, it } from 'vitest';
import { adviceBefore } from './advice-before.ts';

const at = (boardOn: string | null, modality: string) => ({ boardOn, modality });
const told = (advice: Parameters<typeof adviceBefore>[0], doneOn: string | null) =>
  adviceBefore(advice, doneOn).map(({ boardOn, isBefore }) => [boardOn, isBefore]);
const three = [at('2026-12-03', 'systemic'), at('2026-11-05', 'surgery'), at('2026-08-06', 'systemic')];

describe('what boards had recommended when she was operated', () => {
  it('is what the last board before it said, on the day itself too, never a later one', () => {
    expect(told(three, '2026-11-20')).toEqual([['2026-11-05', true]]);
    expect(told(three, '2026-11-05')).toEqual([['2026-11-05', true]]);
    expect(told(three, '2026-11-04')).toEqual([['2026-08-06', true]]);
    expect(told(three, '2026-08-05')).toEqual([]);
  });

  it('keeps beside it those of which a partial date leaves open whether they came before', () => {
    expect(told(three, '2026-11')).toEqual([
      ['2026-11-05', null],
      ['2026-08-06', true],
    ]);
    expect(told(three, '2026')).toEqual(three.map(({ boardOn }) => [boardOn, null]));
    expect(told(three, null)).toHaveLength(3);
  });

  it('keeps all that one board said in its order, and nothing whose board has no day', () => {
    const two = [at('2026-11-05', 'surgery'), at('2026-11-05', 'hipec'), at(null, 'trial')];
    expect(adviceBefore(two, '2026-11-20').flatMap(({ advice }) => advice)).toEqual(two.slice(0, 2));
  });
});
