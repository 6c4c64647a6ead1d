import { codeList, codeOf } from '../../../kernel/forms/coded.ts';
import { choice, coded, group, line, number } from '../../../kernel/forms/items.ts';
import lists from '../data/immunohistochemistry.json' with { type: 'json' };

const markers = codeList(
  lists.id,
  lists.markers.map(({ code, label, also = [] }) => ({ code, names: [...Object.values(label), ...also] })),
);
const answers = lists.answers.map(({ code }) => code);
const positive = ['positive', 'positive_focal', 'positive_diffuse'] as const;

/** Markers with an answer each; what no list has stands under "other" in its words. */
export const immunohistochemistry = group(
  {
    marker: coded(markers),
    otherMarker: line(60, { when: { item: 'marker', in: ['other'] } }),
    result: choice(answers),
    otherResult: line(200, { when: { item: 'result', in: ['other'] } }),
    /** Of the tumour cells. */
    percent: number({
      min: 0,
      max: 100,
      unit: '%',
      when: {
        any: [
          { item: 'result', in: [...positive, 'subclonal'] },
          { item: 'marker', in: ['ki_67', 'folr1'] },
        ],
      },
    }),
    intensity: choice(['weak', 'moderate', 'strong'], { when: { item: 'result', in: positive } }),
    /** Combined positive score. */
    cps: number({ min: 0, max: 100, when: { item: 'marker', in: ['pd_l1'] } }),
    method: line(80),
  },
  { section: 'immunohistochemistry', always: ['marker'], lines: 1 },
);

/** Whether the marker has this answer; "other" is one of each. */
export const hasAnswer = (marker: string, answer: string): boolean =>
  answer === 'other' || (lists.markers.find(({ code }) => code === marker)?.answers ?? []).includes(answer);

const plain = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replaceAll(/[-_\s]+/g, ' ');

const answerOf = (marker: string, text: string): string =>
  lists.answers.find(
    ({ code, label }) =>
      code !== 'other' &&
      hasAnswer(marker, code) &&
      [code, ...Object.values(label)].some((name) => plain(name) === plain(text)),
  )?.code ?? 'other';

type Stored = Readonly<Record<string, unknown>>;

const codedRow = ({ marker, result, ...row }: Stored): Stored => {
  const [named, said] = [String(marker), String(result)];
  const code = codeOf(markers, named) ?? 'other';
  const answer = answerOf(code, said);
  return {
    ...row,
    marker: code,
    result: answer,
    ...(code === 'other' && { otherMarker: named }),
    ...(answer === 'other' && { otherResult: said }),
  };
};

/** Markers and results that were two texts: one that equals a code is the code, another stands in its words. */
export const markersInWords = (stored: Stored): Stored => {
  const rows = stored['immunohistochemistry'];
  return Array.isArray(rows) ? { ...stored, immunohistochemistry: rows.map(codedRow) } : stored;
};
