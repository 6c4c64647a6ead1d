import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyKind } from '../../testing/every-kind.ts';
import { generatedAnswers } from '../../testing/generated-answers.ts';
import { choice, group, number, record } from './items.ts';
import { emptyAnswers, rowsOfGrid } from './answers.ts';
import { schemaOf } from './schema.ts';
import { answersFrom, targetsOf, valuesOf } from './targets.ts';

const targets = targetsOf(everyKind);

describe('what a file can feed', () => {
  it('is every answer by its posted name and why there is none; no person, and no list that names people', () => {
    expect([...targets].map(([name, { kind }]) => `${name} ${kind}`)).toEqual([
      'on date',
      'on.absent word',
      'reportedOn date',
      'rupture word',
      'rupture.absent word',
      'cause text',
      'done words',
      'done.absent word',
      'biopsyOnly boolean',
      'biopsyOnly.absent word',
      'drug word',
      'drug.absent word',
      'drugs words',
      'drugs.absent word',
      'dose text',
      'begunAt text',
      'begunAt.absent word',
      'narrative text',
      'minutes number',
      'minutes.absent word',
      'weight number',
      'marker quantity',
      'marker.absent word',
      'marker.takenOn date',
      'residual range',
      'residual.absent word',
      'sites text',
      'areas.liver word',
      'areas.liver.mm number',
      'areas.liver.side word',
      'areas.liver.reason text',
      'areas.spleen word',
      'areas.spleen.mm number',
      'areas.spleen.reason text',
      'areas.pleura word',
      'areas.pleura.mm number',
      'areas.pleura.side word',
      'areas.pleura.reason text',
    ]);
  });

  it('takes what the form takes, and nothing said', () => {
    const takes = (name: string, value: unknown) => targets.get(name)?.schema.safeParse(value).success;
    expect([takes('rupture', 'during'), takes('rupture', 'burst'), takes('rupture', null)]).toEqual([
      true,
      false,
      true,
    ]);
    expect([takes('areas.liver', 'free'), takes('areas.liver', 'left')]).toEqual([true, false]);
    expect([takes('areas.liver.mm', 12), takes('areas.liver.mm', 501)]).toEqual([true, false]);
    expect([takes('residual', { min: 1, max: 10 }), takes('residual', { min: 10, max: 1 })]).toEqual([
      true,
      false,
    ]);
  });

  it('becomes answers, with the details that belong to each answer', () => {
    const answers = answersFrom(
      everyKind,
      new Map<string, unknown>([
        ['on', '2026-03'],
        ['areas.liver', 'involved'],
        ['areas.liver.mm', 12],
        ['areas.liver.reason', 'no'],
        ['areas.spleen', null],
        ['areas.spleen.mm', 4],
      ]),
    );
    expect(answers).toEqual({
      ...emptyAnswers(everyKind),
      on: '2026-03',
      areas: { liver: { answer: 'involved', mm: 12, side: null } },
    });
    expect(schemaOf(everyKind).safeParse(answers).success).toBe(true);
    expect(answersFrom(everyKind, new Map())).toEqual(emptyAnswers(everyKind));
  });

  it('is a list by the numbers of its lines, or that it is empty', () => {
    const form = record(
      { id: 'listed', version: 1, sections: ['only'] },
      {
        nodes: group(
          { station: choice(['pelvic', 'aortic']), mm: number({ min: 0, max: 99 }) },
          { section: 'only', always: ['station'] },
        ),
      },
    );
    const fed = targetsOf(form);
    expect(fed.size).toBe(1 + 20 * 2);
    expect(fed.get('nodes.1.station')).toMatchObject({ kind: 'word', lines: 20 });
    expect([fed.has('nodes.20.mm'), fed.has('nodes.21.mm')]).toEqual([true, false]);
    const takes = (value: unknown) => fed.get('nodes')?.schema.safeParse(value).success;
    expect([takes([]), takes(null), takes(['pelvic'])]).toEqual([true, true, false]);
    const read = (values: Record<string, unknown>) => answersFrom(form, new Map(Object.entries(values)));
    expect(read({ nodes: [] }).nodes).toEqual([]);
    const said = read({
      'nodes.3.station': 'aortic',
      'nodes.1.station': 'pelvic',
      'nodes.1.mm': 4,
      nodes: [],
    });
    expect(said.nodes).toEqual([
      { id: expect.any(String), station: 'pelvic', mm: 4, absent: {} },
      { id: expect.any(String), station: 'aortic', mm: null, absent: {} },
    ]);
    expect(schemaOf(form).safeParse(said).success).toBe(true);
    expect(read({ 'nodes.1.station': 'pelvic', 'nodes.1.mm': 4, 'nodes.2.station': 'aortic' })).toEqual(said);
    fc.assert(
      fc.property(generatedAnswers(form), (answers) => {
        const values = valuesOf(form, answers);
        expect(valuesOf(form, answersFrom(form, values))).toEqual(values);
      }),
    );
  });

  it('comes out of answers as it went in', () => {
    fc.assert(
      fc.property(generatedAnswers(everyKind), (answers) => {
        const values = valuesOf(everyKind, answers);
        for (const name of values.keys()) expect(targets.has(name)).toBe(true);
        const read = answersFrom(everyKind, values);
        expect(valuesOf(everyKind, read)).toEqual(values);
        for (const [name, reason] of Object.entries(answers.absent))
          expect((read.absent as Record<string, unknown>)[name]).toBe(reason);
        expect(read.dates).toEqual(answers.dates);
        const { rupture, residual, minutes, areas } = answers;
        expect(answersFrom(everyKind, values)).toMatchObject({ rupture, residual, minutes });
        const liver = rowsOfGrid(areas)['liver'];
        expect(values.get('areas.liver')).toBe(liver?.answer);
      }),
    );
    expect([...valuesOf(everyKind, emptyAnswers(everyKind))]).toEqual([]);
  });
});
