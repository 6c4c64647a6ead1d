import { expect, test } from 'vitest';
import { type AnyAnswers, emptyAnswers } from '../../kernel/forms/answers.ts';
import { type CourseFacts, factsOf, noFacts } from '../../kernel/forms/facts.ts';
import { codeList } from '../../kernel/forms/coded.ts';
import {
  choice,
  choices,
  coded,
  date,
  type Form,
  grid,
  group,
  line,
  number,
  person,
  prose,
  quantity,
  range,
  record,
  yesNo,
} from '../../kernel/forms/items.ts';
import { drawn } from '../../testing/drawn.ts';
import { filledForm } from '../../testing/page-form.ts';
import { readOf } from '../../testing/page-parts.ts';
import { FormContext, type FormState } from '../form-state.ts';
import { FormFields } from './form-fields.tsx';

const drugs = codeList('drugs', [{ code: 'carboplatin', names: ['Carboplatin', 'Paraplatin'] }]);
const form: Form = record(
  { id: 'walk', version: 1, sections: ['first', 'second'], closed: ['second'] },
  {
    kind: choice(['a', 'b'], { section: 'first', absent: ['unknown'] }),
    must: choice(['a', 'b'], { section: 'first', required: true }),
    many: choice(['1', '2', '3', '4', '5', '6', '7', '8'], { section: 'first' }),
    several: choices(['a', 'b'], { section: 'first', needed: true }),
    done: yesNo({ section: 'first', absent: ['not_done'] }),
    on: date({ section: 'first' }),
    exactly: date({ section: 'first', exact: true }),
    given: date({ section: 'first' }),
    called: line(20, { section: 'first', required: true }),
    size: range({ section: 'first', unit: 'mm', min: 0, max: 500 }),
    count: number({ section: 'first', min: 0, max: 9, unit: 'min', absent: ['unknown'] }),
    marker: quantity(['U/mL', 'kU/L'], { section: 'first', min: 0, max: 9, dated: true }),
    by: person({ section: 'first' }),
    drug: coded(drugs, { section: 'first' }),
    text: prose(400, { section: 'first' }),
    why: line(80, { section: 'first', when: { item: 'kind', in: ['b'] } }),
    past: line(80, { section: 'first', when: { fact: 'treatedBefore', in: ['yes'] } }),
    legs: grid(
      ['left', 'right', 'spine'],
      ['free', 'stiff'],
      { stiff: { years: number({ min: 0, max: 99 }) } },
      {
        section: 'second',
        parts: [
          { name: 'low', rows: ['left', 'right'] },
          { name: 'high', rows: ['spine'] },
        ],
        fill: { answer: 'free', except: ['spine'] },
      },
    ),
    falls: group(
      { hurt: yesNo({ absent: ['unknown'] }), where: line(40, { when: { item: 'hurt', in: ['yes'] } }) },
      { section: 'second' },
    ),
  },
);
const label = (en: string, more: object = {}) => ({ label: { en }, ...more });
const ab = { codes: { a: { en: 'The first' }, b: { en: 'The second' } } };
const words = {
  title: { en: 'Walk' },
  sections: { first: { en: 'First' }, second: { en: 'Second' } },
  items: {
    kind: label('Kind', ab),
    must: label('Must', ab),
    many: label('Many'),
    several: label('Several', ab),
    done: label('Done', { hint: { en: 'Said aloud' } }),
    on: label('Day'),
    exactly: label('Exactly'),
    given: label('Given', { hint: { en: 'As the report says' } }),
    called: label('Called'),
    size: label('Size'),
    count: label('Count'),
    marker: label('Marker'),
    by: label('By'),
    drug: label('Drug', { codes: { carboplatin: { en: 'Carboplatin' } } }),
    text: label('Text'),
    why: label('Why'),
    past: label('Past'),
    legs: label('Legs', {
      rows: { left: { en: 'Left' }, right: { en: 'Right' }, spine: { en: 'Spine' } },
      answers: { free: { en: 'Free' }, stiff: { en: 'Stiff' } },
      parts: { low: { en: 'Low' }, high: { en: 'High' } },
      details: { stiff: { years: label('Years') } },
      fill: { en: 'All others free' },
    }),
    falls: label('Falls', {
      none: { en: 'She never fell' },
      items: { hurt: label('Hurt'), where: label('Where') },
    }),
  },
};
type More = { readonly facts?: CourseFacts; readonly state?: Partial<FormState>; readonly bare?: boolean };
const shown = async (said: object | null, { facts = noFacts, state = {}, bare = false }: More = {}) => {
  const { html, text } = await drawn(
    <form>
      <input type="hidden" name="form" value="walk" />
      <FormContext value={{ name: 'walk', submitted: undefined, errors: {}, ...state }}>
        <FormFields
          form={form}
          words={words}
          at="at"
          answers={said && ({ ...emptyAnswers(form), ...said } as AnyAnswers)}
          people={[{ value: 'p1', label: 'Doctor Han' }]}
          facts={facts}
          bare={bare}
        />
      </FormContext>
    </form>,
  );
  const sent = () =>
    [...filledForm(html, 'walk', {}).body].filter(([, value]) => value !== '' && value !== 'walk');
  return { html, text, sent };
};
const field = (html: string, name: string): string =>
  new RegExp(`<(?:input|select|textarea)[^>]*name="at\\.${name.replaceAll('.', '\\.')}"[^>]*>`).exec(
    html,
  )?.[0] ?? '';
const choicesOf = (html: string, name: string): readonly string[] =>
  [...html.matchAll(new RegExp(`<input[^>]*name="at\\.${name}"[^>]*>`, 'g'))].map(
    ([tag]) => /value="([^"]*)"/.exec(tag)?.[1] ?? '',
  );

test('nothing is chosen or written beforehand in a new record', async () => {
  const { html, sent } = await shown(null);
  expect(sent()).toEqual([['at.marker.unit', 'U/mL']]);
  expect(html.match(/ checked=""/g)?.length).toBe(
    // What says that nobody has said it, once for each group of radio buttons that may be left again.
    [...html.matchAll(/type="radio"[^>]*value=""/g)].length,
  );
});

test('what stands in the record stands in the fields and is sent again as it was', async () => {
  const said = {
    kind: 'b',
    must: 'a',
    several: ['a'],
    done: false,
    on: '2026-11',
    size: { min: 1, max: 10 },
    count: 0,
    marker: { value: 5, comparator: '<', unit: 'kU/L' },
    by: 'p1',
    drug: 'carboplatin',
    text: 'Two\nlines',
    why: 'Because',
    legs: { left: { answer: 'stiff', years: 3 } },
    falls: [{ id: 'f1', hurt: true, where: 'Stairs', absent: {} }],
    dates: { marker: '2026-10-01' },
  };
  expect(Object.fromEntries((await shown(said)).sent())).toMatchObject({
    'at.kind': 'b',
    'at.must': 'a',
    'at.several': 'a',
    'at.done': 'no',
    'at.on': '2026-11',
    'at.size': '1-10',
    'at.count': '0',
    'at.marker': '<5',
    'at.marker.unit': 'kU/L',
    'at.marker@': '2026-10-01',
    'at.by': 'p1',
    'at.drug': 'Carboplatin',
    'at.text': 'Two\nlines',
    'at.why': 'Because',
    'at.legs.left': 'stiff',
    'at.legs.left.years': '3',
    'at.falls.0.id': 'f1',
    'at.falls.0.hurt': 'yes',
    'at.falls.0.where': 'Stairs',
  });
});

test('an answer that may have a day of its own asks for it closed, and open where it has one', async () => {
  const own = async (dates: object) =>
    /<details class="own-date"[^>]*>/.exec(
      (await shown({ marker: { value: 5, comparator: null, unit: 'U/mL' }, dates })).html,
    )?.[0];
  expect(await own({})).not.toContain('open');
  expect(await own({ marker: '2026-10-01' })).toContain('open');
});

test('a reason without a value is an answer of a choice and stands beside what is typed', async () => {
  const { sent, html } = await shown({ absent: { kind: 'unknown', done: 'not_done', count: 'unknown' } });
  expect(Object.fromEntries(sent())).toMatchObject({
    'at.kind': '~unknown',
    'at.done': '~not_done',
    'at.count~': 'unknown',
  });
  expect(choicesOf(html, 'kind')).toEqual(['a', 'b', '~unknown', '']);
  expect(choicesOf(html, 'done')).toEqual(['yes', 'no', '~not_done', '']);
  expect(field(html, 'on~')).toBe('');
});

test('a choice may be left again unless every record has it; many stand in a list', async () => {
  const { html } = await shown(null);
  expect(choicesOf(html, 'must')).toEqual(['a', 'b']);
  expect(field(html, 'must')).toContain('required');
  expect(field(html, 'kind')).not.toContain('required');
  expect(field(html, 'called')).toContain('required');
  expect(field(html, 'on')).not.toContain('required');
  expect(field(html, 'many')).toMatch(/^<select/);
  expect(html).toContain('<option value="" selected="">– not said –</option>');
  expect(readOf(html)).toContain('Several needed');
});

test('how a date and a range are written is said at them, another hint in its place, and a unit beside its number', async () => {
  const { text, html } = await shown(null);
  expect(text).toContain('Day YYYY-MM-DD, or only YYYY-MM or YYYY. Empty: not said.');
  expect(text).toContain('Exactly YYYY-MM-DD Given As the report says Called');
  expect(text).toContain('Size 0 for none, a size such as 7, a range such as 1-10, or >=20. mm');
  expect(text).toContain('Done Said aloud Yes No Not done Not said');
  expect(field(html, 'count')).toContain('inputMode="decimal"');
  expect(field(html, 'on')).not.toContain('inputMode');
  expect(text).toMatch(/Count min /);
  expect(field(html, 'text')).toContain('maxLength="400"');
});

test('what another answer rules out is not asked; what is asked only sometimes is looked at again without script', async () => {
  expect(field((await shown(null)).html, 'why')).not.toBe('');
  const { html, text } = await shown({ kind: 'a' });
  expect(field(html, 'why')).toBe('');
  expect(text).toContain('Show what is asked after these answers');
  expect(field((await shown({ kind: 'a', why: 'Because' })).html, 'why')).not.toBe('');
});

const knowing = (treatedBefore: boolean): CourseFacts =>
  factsOf({ treatedBefore: { codes: ['yes', 'no'], of: () => treatedBefore } }, null);

test('what her course alone speaks against stands apart, closed, and can be said all the same', async () => {
  const before = (treatedBefore: boolean) => shown({ kind: 'a' }, { facts: knowing(treatedBefore) });
  const against = 'Not asked, after what the record says of her course';
  const no = await before(false);
  expect(no.text).toContain(against);
  expect(no.html.slice(no.html.indexOf(against))).toContain('name="at.past"');
  const said = await shown({ kind: 'a', past: 'Once' }, { facts: knowing(false) });
  expect(said.html.match(/name="at\.past"/g)).toHaveLength(1);
  const yes = await before(true);
  expect(yes.text).not.toContain(against);
  expect(field(yes.html, 'past')).not.toBe('');
});

const second = (html: string) => /<details class="section section-part"[^>]*>/.exec(html)?.[0] ?? '';

test('a part that a plain record lacks is opened by what stands in it or is wrong in it', async () => {
  expect(second((await shown(null)).html)).not.toContain('open');
  expect(second((await shown({ legs: { left: { answer: 'free' } } })).html)).toContain('open');
  const wrong = { errors: { 'at.falls.0.where': 'Too long.' } };
  expect(second((await shown(null, { state: wrong })).html)).toContain('open');
  expect(second((await shown(null, { bare: true })).html)).toBe('');
});

test('a grid says of each part how many rows are said, opens one in which something was found, and fills by a button', async () => {
  const { html, text } = await shown({
    legs: { left: { answer: 'free' }, right: { answer: 'stiff', years: null } },
  });
  expect(text).toContain('Low 2 of 2 said');
  expect(text).toContain('High 0 of 1 said');
  const high = (page: string) => /<details class="grid-part"[^>]*>/.exec(page)?.[0] ?? '';
  expect(high(html)).not.toContain('open');
  expect(high((await shown({ legs: { spine: { answer: 'stiff', years: null } } })).html)).toContain('open');
  expect(high((await shown({ legs: { spine: { answer: 'free' } } })).html)).not.toContain('open');
  expect(html).toContain('value="fill:legs"');
  expect(html).toContain('aria-label="Left: Years"');
});

test('a list begins with two empty lines, and of a line what its answers rule out is not asked', async () => {
  const { html } = await shown(null);
  expect([...html.matchAll(/data-row="(\d)"/g)].map(([, row]) => row)).toEqual(['0', '1']);
  expect(html).toContain('name="at.falls~" value="~none"');
  const row = { id: 'f1', hurt: false, where: null, absent: {} };
  const one = await shown({ falls: [row] });
  expect([...one.html.matchAll(/data-row="(\d)"/g)]).toHaveLength(1);
  expect(field(one.html, 'falls.0.where')).toBe('');
  const typed = await shown({ falls: [{ ...row, where: 'Stairs' }] });
  expect(field(typed.html, 'falls.0.where')).toContain('value="Stairs"');
  const hurt = /<select[^>]*name="at\.falls\.0\.hurt".*?<\/select>/s.exec(html)?.[0] ?? '';
  expect([...hurt.matchAll(/value="([^"]*)"/g)].map(([, value]) => value)).toEqual([
    '',
    'yes',
    'no',
    '~unknown',
  ]);
  expect(one.html).not.toContain('remove:falls');
  expect((await shown({ falls: [row, { ...row, id: 'f2' }] })).html).toContain('value="remove:falls.1"');
});

test('after a refusal what was typed stands there and not the record, each sentence at its own field', async () => {
  const submitted = {
    form: ['walk'],
    'at.on': ['yesterday'],
    'at.falls.3.where': ['Stairs'],
    'at.kind': ['b'],
  };
  const errors = { 'at.on': 'No day.', 'at.falls.3.where': 'Not there.' };
  const { html, text, sent } = await shown({ on: '2026-11', count: 7 }, { state: { submitted, errors } });
  expect(Object.fromEntries(sent())).toMatchObject({
    'at.on': 'yesterday',
    'at.kind': 'b',
    'at.falls.3.where': 'Stairs',
  });
  expect(Object.fromEntries(sent())).not.toHaveProperty('at.count');
  expect([...html.matchAll(/data-row="(\d)"/g)].map(([, row]) => row)).toEqual(['3']);
  expect(field(html, 'on')).toContain('aria-invalid="true"');
  expect(text).toContain('No day.');
  expect(text).toContain('Not there.');
});
