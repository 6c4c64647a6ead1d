import { expect, it } from 'vitest';
import { choice, choices, grid, group, line, record } from './items.ts';
import { withoutPlace } from './without-place.ts';

const form = record(
  { id: 'report', version: 2, sections: ['all'] },
  {
    kind: choice(['primary', 'interval'], { section: 'all', absent: ['unknown'] }),
    seen: choices(['liver', 'spleen'], { section: 'all' }),
    text: line(80, { section: 'all' }),
    areas: grid(['pelvis'], ['free', 'involved'], {}, { section: 'all' }),
    team: group({ role: choice(['main'], {}), who: line(80, {}) }, { section: 'all' }),
  },
);

it('is nothing of what the form asks and offers', () => {
  const typed = {
    kind: ['~unknown'],
    seen: ['liver', 'spleen'],
    text: ['anything'],
    'areas.pelvis': ['free'],
    'team.3.role': ['main'],
    'team.3.who': ['Kim'],
    'team.3.id': ['1'],
    gone: [' '],
  };
  expect(withoutPlace(form, typed)).toEqual({});
});

it('is each field that is not asked any more, and each answer that is not offered any more', () => {
  const typed = {
    kind: ['~not_applicable'],
    seen: ['liver', 'stomach', '~none'],
    text: ['stays'],
    gone: ['first', 'second'],
    'areas.pelvis': ['absent'],
    'areas.liver': ['free'],
    'team.0.role': ['second'],
    'team.0.shift': ['night'],
    constructor: ['x'],
  };
  expect(withoutPlace(form, typed)).toEqual({
    kind: ['~not_applicable'],
    seen: ['stomach'],
    gone: ['first', 'second'],
    'areas.pelvis': ['absent'],
    'areas.liver': ['free'],
    'team.0.role': ['second'],
    'team.0.shift': ['night'],
    constructor: ['x'],
  });
});
