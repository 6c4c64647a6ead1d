import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAdvanced, isStage, parseStage, stageGroup, stagesOf } from './figo-stage.ts';
import { Site, StageEdition } from './schema.ts';

const editions = StageEdition.options;
const anyEdition = fc.constantFrom(...editions);
const ovarian = fc.constantFrom('ovary' as const, 'tube' as const, 'peritoneum' as const);

describe('FIGO stages of ovary, tube and peritoneum', () => {
  it('knows the stages of each edition only', () => {
    expect(isStage('ovary', 'IIC', 'figo-2014')).toBe(false);
    expect(isStage('ovary', 'IIC', 'figo-pre-2014')).toBe(true);
    expect(isStage('ovary', 'IVB', 'figo-pre-2014')).toBe(false);
    expect(isStage('ovary', 'IIIA1(ii)', 'figo-2014')).toBe(true);
    expect(isStage('ovary', 'iiic', 'figo-2014')).toBe(false);
  });

  it('has no stage I of the peritoneum', () => {
    expect(isStage('peritoneum', 'IA', 'figo-2014')).toBe(false);
    expect(isStage('peritoneum', 'IIIC', 'figo-2014')).toBe(true);
  });

  it('accepts any text for other sites but knows no group', () => {
    expect(isStage('cervix', 'IB2', 'figo-2014')).toBe(true);
    expect(stagesOf('cervix', 'figo-2014')).toBeNull();
    expect(isAdvanced('cervix', 'IIIB', 'figo-2014')).toBeNull();
  });

  it.each([
    ['IA', 'I'],
    ['IIB', 'II'],
    ['IIIA1(i)', 'III'],
    ['IVB', 'IV'],
  ])('puts %s into group %s', (stage, group) => expect(stageGroup(stage, 'figo-2014')).toBe(group));

  it('leaves a stage open that is missing, foreign to its edition or without edition', () => {
    expect(isAdvanced('ovary', null, 'figo-2014')).toBeNull();
    expect(isAdvanced('ovary', 'IIC', 'figo-2014')).toBeNull();
    expect(isAdvanced('ovary', 'IIIC', null)).toBeNull();
    expect(isAdvanced(null, 'IIIC', 'figo-2014')).toBeNull();
  });

  it('calls exactly groups III and IV advanced, and the group is how the code begins', () => {
    fc.assert(
      fc.property(ovarian, anyEdition, fc.nat(), (site, edition, pick) => {
        const stages = stagesOf(site, edition) ?? [];
        const stage = stages[pick % stages.length] ?? '';
        const begins = /^(IV|I{1,3})/.exec(stage)?.[1];
        expect(stageGroup(stage, edition)).toBe(begins);
        expect(isAdvanced(site, stage, edition)).toBe(begins === 'III' || begins === 'IV');
      }),
    );
  });

  it('gives every site an answer', () => {
    for (const site of Site.options) for (const edition of editions) stagesOf(site, edition);
  });
});

describe('labels of stages', () => {
  it.each([
    ['Stage IIIC', 'IIIC'],
    ['FIGO stage iv', 'IV'],
    ['3c', 'IIIC'],
    ['ⅢA1(ii)', 'IIIA1(ii)'],
    ['IIIA1i', 'IIIA1(i)'],
    [' II 기', 'II'],
    ['IC2', 'IC2'],
  ])('reads %s as %s', (text, code) => expect(parseStage(text)).toBe(code));

  it.each(['', 'Stage', 'V', 'IIII', 'IIID', '5', 'Stage X', '[Not Available]', 'III C'.repeat(2)])(
    'does not read %j',
    (text) => expect(parseStage(text)).toBeNull(),
  );

  it('reads every code of the table back', () => {
    fc.assert(
      fc.property(anyEdition, fc.nat(), fc.constantFrom('', 'Stage ', 'FIGO '), (edition, pick, before) => {
        const stages = stagesOf('ovary', edition) ?? [];
        const stage = stages[pick % stages.length] ?? '';
        expect(parseStage(`${before}${stage}`)).toBe(stage);
        expect(parseStage(stage.toLowerCase())).toBe(stage);
      }),
    );
  });
});
