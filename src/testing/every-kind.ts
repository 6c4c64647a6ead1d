import {
  choice,
  choices,
  coded,
  codedList,
  date,
  grid,
  group,
  line,
  number,
  person,
  prose,
  quantity,
  range,
  record,
  time,
  yesNo,
} from '../kernel/forms/items.ts';
import { codeList } from '../kernel/forms/coded.ts';

const drugs = codeList('drugs', [
  { code: 'paclitaxel', names: ['Paclitaxel', '파클리탁셀', 'Taxol'] },
  { code: 'carboplatin', names: ['Carboplatin', '카보플라틴'] },
  { code: 'other', names: ['Something else'] },
]);

/** A record with an item of every kind, for what has to hold of all forms. */
export const everyKind = record(
  { id: 'every_kind', version: 1, sections: ['first', 'second'], closed: ['second'] },
  {
    on: date({ section: 'first', absent: ['unknown'] }),
    reportedOn: date({ section: 'first', exact: true }),
    rupture: choice(['none', 'before', 'during'], {
      section: 'first',
      absent: ['unknown', 'not_applicable'],
      needed: true,
    }),
    cause: line(80, { section: 'first', when: { item: 'rupture', in: ['before', 'during'] }, needed: true }),
    done: choices(['omentectomy', 'splenectomy', 'liver_resection'], {
      section: 'first',
      absent: ['unknown'],
    }),
    biopsyOnly: yesNo({ section: 'first', absent: ['unknown'] }),
    drug: coded(drugs, { section: 'first', absent: ['unknown'] }),
    drugs: codedList(drugs, { section: 'first', absent: ['not_done'] }),
    dose: line(80, { section: 'first', when: { item: 'drugs', in: ['other'] } }),
    begunAt: time({ section: 'first', absent: ['unknown'] }),
    narrative: prose(400, { section: 'first' }),
    minutes: number({ section: 'first', min: 1, max: 2000, unit: 'min', absent: ['not_done'] }),
    weight: number({ section: 'first', min: 20, max: 400, decimals: 2, unit: 'kg' }),
    marker: quantity(['U/ml', 'kU/l'], {
      section: 'first',
      min: 0,
      max: 1_000_000,
      absent: ['not_done', 'unknown', 'requested'],
      dated: true,
    }),
    residual: range({ section: 'first', unit: 'mm', min: 0, max: 500, needed: true, absent: ['unknown'] }),
    sites: line(80, { section: 'first', when: { not: { item: 'residual', atMost: 0 } } }),
    areas: grid(
      ['liver', 'spleen', 'pleura'],
      ['free', 'involved', 'not_assessed', 'absent'],
      {
        involved: { mm: number({ min: 1, max: 500 }), side: choice(['left', 'right']) },
        not_assessed: { reason: line(80) },
      },
      {
        section: 'second',
        fill: { answer: 'free', except: ['pleura'] },
        only: { side: ['liver', 'pleura'] },
        parts: [
          { name: 'abdomen', rows: ['liver', 'spleen'] },
          { name: 'chest', rows: ['pleura'] },
        ],
      },
    ),
    team: group(
      {
        person: person(),
        role: choice(['main', 'supervising', 'assistant'], { absent: ['unknown'] }),
        part: line(80, { when: { item: 'role', in: ['assistant'] } }),
        gave: coded(drugs),
        from: time({ absent: ['unknown'] }),
      },
      { section: 'second', once: [{ item: 'person' }, { item: 'role', of: ['main', 'supervising'] }] },
    ),
  },
  { lesions: { section: 'second', from: ['areas'] } },
);
