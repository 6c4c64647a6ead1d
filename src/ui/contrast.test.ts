import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const css = readFileSync(join(import.meta.dirname, 'css/tokens.css'), 'utf8');
const [light = '', dark = ''] = css.split('@media screen and (prefers-color-scheme: dark)');
const tokensOf = (text: string): Map<string, string> =>
  new Map(
    [...text.matchAll(/--([a-z-]+): (#[0-9a-f]{3,6});/g)].map(([, name = '', value = '']) => [name, value]),
  );

const channels = (hex: string): number[] => {
  const digits = hex.slice(1);
  const full = digits.length === 3 ? digits.replaceAll(/./g, '$&$&') : digits;
  return [0, 2, 4].map((at) => Number.parseInt(full.slice(at, at + 2), 16) / 255);
};
const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = channels(hex).map((part) =>
    part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
/** Contrast of two colours as WCAG 2 defines it, from 1 to 21. */
const contrast = (one: string, other: string): number => {
  const [lower = 0, higher = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (higher + 0.05) / (lower + 0.05);
};

const states = ['good', 'warn', 'bad', 'info', 'neutral'];
const texts: readonly (readonly [text: string, ground: string])[] = [
  ...['text', 'muted', 'brand', 'brand-dark', 'marker', ...states].flatMap((text) =>
    ['ground', 'ground-soft'].map((ground) => [text, ground] as const),
  ),
  ...states.flatMap((state) => [[state, `${state}-soft`] as const, ['text', `${state}-soft`] as const]),
  ['text', 'brand-soft'],
  ['muted', 'brand-soft'],
  ['brand-dark', 'brand-soft'],
  ['on-brand', 'brand'],
  ['on-brand', 'brand-dark'],
];
/** Borders of fields, and the marks of the charts. */
const shapes = [
  ['line-strong', 'ground'],
  ['line-strong', 'ground-soft'],
  ['brand', 'neutral-soft'],
  ['bad', 'ground'],
  ['text', 'brand-line'],
  ['marker-line', 'ground'],
] as const;

describe.each([
  ['light', tokensOf(light)],
  ['dark', tokensOf(dark)],
])('in the %s scheme', (_, tokens) => {
  const of = (name: string): string => tokens.get(name) ?? 'none';
  test('every colour of the light scheme is there', () => {
    expect([...tokens.keys()].toSorted()).toEqual([...tokensOf(light).keys()].toSorted());
  });
  test.each(texts)('%s is read on %s', (text, ground) => {
    expect(contrast(of(text), of(ground))).toBeGreaterThanOrEqual(4.5);
  });
  test.each(shapes)('%s stands out from %s', (shape, ground) => {
    expect(contrast(of(shape), of(ground))).toBeGreaterThanOrEqual(3);
  });
});
