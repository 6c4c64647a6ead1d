import { expect, it } from 'vitest';
import { profileOf, type SiteProfile } from '../care/index.ts';
import { areas } from './records/operation.ts';
import { fagottiFeatures, pciRegions } from './records/surgical-anatomy.ts';
import { isScore, scoreTable } from './score-tables.ts';

const site = (id: string): SiteProfile => {
  const profile = profileOf(id);
  if (profile === null) throw new Error(id);
  return profile;
};

it('are those that the profile of a site names, and all where none is known', () => {
  const kinds = (profile: SiteProfile | null) =>
    (['complexity', 'pci', 'fagotti'] as const).map((kind) => scoreTable(profile, kind)?.id ?? null);
  expect(kinds(null)).toEqual(['aletti@3', 'pci@1', 'fagotti@1']);
  expect(kinds(site('tube'))).toEqual(kinds(null));
  expect(kinds(site('endometrium'))).toEqual([null, 'pci@1', null]);
  expect(kinds(site('vulva'))).toEqual([null, null, null]);
  const { operation: _, ...bare } = site('vulva');
  expect(kinds(bare)).toEqual(kinds(null));
  expect([isScore('aletti'), isScore('toString'), isScore('apgar')]).toEqual([true, false, false]);
});

it('score every region and feature that the report asks, once, by rising sizes', () => {
  const pci = scoreTable(null, 'pci');
  expect(pci?.regions.map(({ region }) => region)).toEqual([...pciRegions]);
  expect(pci?.sizes.map(({ upToMm }) => upToMm)).toEqual([0, 5, 50, null]);
  expect(scoreTable(null, 'fagotti')?.signs.map(({ feature }) => feature)).toEqual([...fagottiFeatures]);
  const placed = new Set(pci?.regions.flatMap(({ areas: inside }) => inside.map(({ area }) => area)));
  expect(areas.filter((area) => !placed.has(area))).toEqual(['pelvic_nodes', 'aortic_nodes', 'pleura']);
});

it('say of each part where it is from', () => {
  expect(scoreTable(null, 'complexity')?.provenance).toEqual({
    points: 'recalled',
    bands: 'seen',
    open: 'ours',
  });
  expect(scoreTable(null, 'pci')?.provenance).toEqual({ sizes: 'recalled', regions: 'recalled' });
  expect(scoreTable(null, 'fagotti')?.editions.map(({ provenance }) => provenance)).toEqual([
    'seen',
    'recalled',
  ]);
});
