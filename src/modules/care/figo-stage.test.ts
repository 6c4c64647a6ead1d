import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  editionOn,
  editionsOf,
  isAdvanced,
  isStage,
  parseStage,
  readAs,
  stageGroup,
  stagesOf,
} from './figo-stage.ts';
import type { SiteProfile } from './site-profile.ts';
import { isStageAt, profileOf, profiles } from './sites.ts';

const site = (id: string): SiteProfile => {
  const profile = profileOf(id);
  if (profile === null) throw new Error(id);
  return profile;
};
const staged = profiles.filter(({ staging }) => staging !== undefined);
/** A stage of any site, with its edition. */
const anyStage = fc.constantFrom(
  ...staged.flatMap((profile) =>
    editionsOf(profile).flatMap((edition) =>
      (stagesOf(profile, edition) ?? []).map((stage) => ({ profile, edition, stage })),
    ),
  ),
);

describe('FIGO stages', () => {
  it('are known of each edition only', () => {
    expect(isStage(site('ovary'), 'IIC', 'figo-2014')).toBe(false);
    expect(isStage(site('ovary'), 'IIC', 'figo-pre-2014')).toBe(true);
    expect(isStage(site('ovary'), 'IVB', 'figo-pre-2014')).toBe(false);
    expect(isStage(site('tube'), 'IIIA1(ii)', 'figo-2014')).toBe(true);
    expect(isStage(site('ovary'), 'iiic', 'figo-2014')).toBe(false);
    expect(isStage(site('vulva'), 'IVB', 'figo-2021')).toBe(true);
    expect(isStage(site('endometrium'), 'IVC', 'figo-2009')).toBe(false);
    expect(isStage(site('endometrium'), 'IICmp53abn', 'figo-2023')).toBe(true);
  });

  it('are known of each site only: nodes count in the cervix since 2018, and no site has the edition of another', () => {
    for (const stage of ['IIIC1', 'IB3', 'IIIC2r', 'III'])
      expect(isStage(site('cervix'), stage, 'figo-2018'), stage).toBe(true);
    for (const stage of ['IIIC1', 'IB3'])
      expect(isStage(site('cervix'), stage, 'figo-2009'), stage).toBe(false);
    expect(isStage(site('cervix'), 'IIB', 'figo-2014')).toBe(false);
    expect(isStage(site('cervix'), 'XYZ', 'figo-2018')).toBe(false);
    expect(isStage(site('ovary'), 'IIIC', 'figo-2018')).toBe(false);
  });

  it('of an unknown site are those of any; a site without a table takes what was written', () => {
    expect(isStageAt(null, 'IB3', 'figo-2018')).toBe(true);
    expect(isStageAt(null, 'XYZ', 'figo-2018')).toBe(false);
    expect(isStageAt(site('other'), 'pT2', 'figo-2018')).toBe(true);
    expect(stagesOf(site('other'), 'figo-2018')).toBeNull();
  });

  it('of the endometrium under the year in which FIGO printed the table of 2009 again are those of 2009', () => {
    expect(isStage(site('endometrium'), 'IA', 'figo-2014')).toBe(true);
    expect(isStage(site('endometrium'), 'IC', 'figo-2014')).toBe(false);
    expect(readAs(site('endometrium'), 'figo-2014')).toBe('figo-2009');
    expect(readAs(site('endometrium'), 'figo-2009')).toBeNull();
    expect(readAs(site('cervix'), 'figo-2014')).toBeNull();
    expect(readAs(null, 'figo-2014')).toBeNull();
  });

  it('begin with II in the peritoneum', () => {
    expect(isStage(site('peritoneum'), 'IA', 'figo-2014')).toBe(false);
    expect(isStage(site('peritoneum'), 'I', 'figo-2014')).toBe(false);
    expect(stageGroup(site('peritoneum'), 'IA', 'figo-2014')).toBeNull();
    expect(isStage(site('peritoneum'), 'IIIC', 'figo-2014')).toBe(true);
  });

  it('are of the group their letters say', () => {
    fc.assert(
      fc.property(anyStage, ({ profile, edition, stage }) => {
        const begins = /^(IV|I{1,3})/.exec(stage)?.[1];
        expect(isStage(profile, stage, edition)).toBe(true);
        expect(stageGroup(profile, stage, edition)).toBe(begins);
        const isOvarian = ['ovary', 'tube', 'peritoneum'].includes(profile.id);
        expect(isAdvanced(profile, stage, edition)).toBe(
          isOvarian ? begins === 'III' || begins === 'IV' : null,
        );
      }),
    );
  });

  it('leave open what is missing, foreign to its edition or without edition', () => {
    expect(isAdvanced(site('ovary'), null, 'figo-2014')).toBeNull();
    expect(isAdvanced(site('ovary'), 'IIC', 'figo-2014')).toBeNull();
    expect(isAdvanced(site('ovary'), 'IIIC', null)).toBeNull();
    expect(isAdvanced(null, 'IIIC', 'figo-2014')).toBeNull();
  });
});

describe('the edition in force', () => {
  it.each([
    ['cervix', '2018-12-31', 'figo-2009'],
    ['cervix', '2019-01-01', 'figo-2018'],
    ['cervix', '2026', 'figo-2018'],
    ['cervix', '2008', null],
    ['ovary', '2013-12', 'figo-pre-2014'],
    ['ovary', '2014', 'figo-2014'],
    ['vulva', '2021-10-01', 'figo-2009'],
    ['endometrium', '2026-11-28', 'figo-2009'],
    ['other', '2026', null],
  ])('of the %s on %s is %s', (id, on, edition) => expect(editionOn(site(id), on)).toBe(edition));
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
    ['IB3', 'IB3'],
  ])('reads %s as %s', (text, code) => expect(parseStage(profiles, text)).toBe(code));

  it.each(['', 'Stage', 'V', 'IIII', 'IIID', '5', 'Stage X', '[Not Available]', 'III C'.repeat(2)])(
    'does not read %j',
    (text) => expect(parseStage(profiles, text)).toBeNull(),
  );

  it.each([
    ['cervix', 'IIIC1(r)', 'IIIC1r'],
    ['cervix', 'FIGO IB3', 'IB3'],
    ['cervix', 'IIIA1(i)', null],
    ['endometrium', 'IIIC1(ii)', 'IIIC1ii'],
    ['endometrium', 'IAm POLEmut', 'IAmPOLEmut'],
    ['endometrium', 'IA mPOLEmut', 'IAmPOLEmut'],
    ['endometrium', 'Stage IIC m p53abn', 'IICmp53abn'],
    ['endometrium', 'POLEmut', null],
    ['endometrium', 'IAm_POLEmut', 'IAmPOLEmut'],
  ])('at the %s reads %s as %s', (id, text, code) => expect(parseStage([site(id)], text)).toBe(code));

  it('reads every code of a site’s tables back', () => {
    fc.assert(
      fc.property(anyStage, fc.constantFrom('', 'Stage ', 'FIGO '), ({ profile, stage }, before) => {
        expect(parseStage([profile], `${before}${stage}`)).toBe(stage);
        expect(parseStage([profile], stage.toLowerCase())).toBe(stage);
      }),
    );
  });
});
