import { expect, it } from 'vitest';
import { readKept } from '../../../kernel/forms/answers.ts';
import lists from '../data/immunohistochemistry.json' with { type: 'json' };
import { pathologyReport } from './pathology.ts';

const id = '01a1f11a-6000-7a54-ac1d-bc0ae9fc0109';
const read = (marker: string, result: string) => {
  const stored = { immunohistochemistry: [{ id, marker, result }] };
  const [row] = readKept(pathologyReport, stored, 3).immunohistochemistry ?? [];
  return [row?.marker, row?.otherMarker, row?.result, row?.otherResult];
};

it.each([
  ['p53', 'overexpression', ['p53', null, 'overexpression', null]],
  ['P53', ' Wild type ', ['p53', null, 'wild_type', null]],
  ['Napsin-A', 'positive', ['napsin_a', null, 'positive', null]],
  ['p53', '야생형', ['p53', null, 'wild_type', null]],
  ['HER2', '2+', ['her2', null, '2+', null]],
  ['HER2', '2', ['her2', null, 'other', '2']],
  ['ER', 'positive, 80 %', ['er', null, 'other', 'positive, 80 %']],
  ['Ki-67', '30 %', ['ki_67', null, 'other', '30 %']],
  ['p53', 'retained', ['p53', null, 'other', 'retained']],
  ['MLH1, PMS2, MSH2, MSH6', 'retained', ['other', 'MLH1, PMS2, MSH2, MSH6', 'retained', null]],
  ['GATA3', 'patchy', ['other', 'GATA3', 'other', 'patchy']],
  ['other', 'other', ['other', 'other', 'other', 'other']],
])(
  'of version 3 %s, %s is a code where it equals one, and stands in its words where not',
  (marker, result, said) => expect(read(marker, result)).toEqual(said),
);

it('knows every answer that a marker has', () => {
  const answers = lists.answers.map(({ code }) => code);
  for (const marker of lists.markers) expect(answers).toEqual(expect.arrayContaining(marker.answers));
});
