import { expect, it } from 'vitest';
import { emptyAnswers } from '../../kernel/forms/answers.ts';
import type { Item } from '../../kernel/forms/items.ts';
import { tailored } from '../../kernel/forms/tailored.ts';
import { profileOf, type SiteProfile } from '../care/index.ts';
import { checkDocuments, operationAt, pathologyAt } from './documents-at-site.ts';
import { operationReport } from './records/operation.ts';
import { pathologyReport } from './records/pathology.ts';

const site = (id: string): SiteProfile => {
  const profile = profileOf(id);
  if (profile === null) throw new Error(id);
  return profile;
};
const pathologyItems = (id: string) => tailored(pathologyReport, pathologyAt(site(id)), null).items;
const operation = (id: string) => tailored(operationReport, operationAt(site(id)), null);

it('asks of an ovary what QI 9 asks, and offers the rest', () => {
  const asked = Object.entries<Item>(pathologyItems('ovary')).map(([name, { needed = false }]) => [
    name,
    needed,
  ]);
  expect(asked).toEqual([
    ['reportedOn', false],
    ['priorTreatment', false],
    ['predisposition', false],
    ['predispositionDetail', false],
    ['operativeProcedure', true],
    ['specimens', true],
    ['specimenIntegrity', true],
    ['tumourSite', true],
    ['dimensionsMm', true],
    ['histologicalType', true],
    ['grade', true],
    ['lymphovascularInvasion', false],
    ['microinvasion', true],
    ['microinvasionMm', false],
    ['coexistent', false],
    ['sitesOfInvolvement', true],
    ['implants', true],
    ['implantSites', false],
    ['omentumMm', false],
    ['omentum', false],
    ['omentumDepositMm', false],
    ['cytology', true],
    ['chemotherapyResponseScore', true],
    ['nodes', true],
    ['immunohistochemistry', false],
    ['provisionalStage', true],
    ['stageEdition', false],
    ['narrative', false],
  ]);
  expect(pathologyItems('ovary').tumourSite.codes).not.toContain('ectocervix');
  const { items, ...others } = operation('ovary');
  const { initialAim, ...rest } = items;
  expect(initialAim.codes).toEqual(['complete_cytoreduction', 'staging', 'palliative', 'diagnostic']);
  const { initialAim: all, ...own } = operationReport.items;
  expect(all.codes).toContain('curative');
  expect({ items: rest, ...others }).toEqual({ ...operationReport, items: own });
});

it('asks of another site its own', () => {
  expect(pathologyItems('cervix')).toHaveProperty('margins');
  expect(pathologyItems('cervix')).not.toHaveProperty('cytology');
  expect(pathologyItems('cervix').provisionalStage.codes).toContain('IIIC1p');
  expect(pathologyItems('endometrium').myometrialInvasion).toMatchObject({ needed: true });
  expect(operation('cervix').items).not.toHaveProperty('pci');
  expect(operation('cervix').computed).not.toHaveProperty('complexity');
  for (const name of ['areas', 'findings', 'ascitesMl', 'residualPlaces'])
    for (const [id, isAsked] of Object.entries({
      ovary: true,
      endometrium: true,
      cervix: false,
      vulva: false,
    }))
      expect([id, name, name in operation(id).items]).toEqual([id, name, isAsked]);
  expect(operation('cervix').items).toHaveProperty('residual');
  expect(operation('vulva').items.nodes.items.station.codes[0]).toBe('inguinal');
  expect(pathologyItems('vulva').nodes.items.station).toEqual(operation('vulva').items.nodes.items.station);
  expect(operation('endometrium').computed).toHaveProperty('pciOfFindings');
  expect(operation('endometrium').computed).not.toHaveProperty('fagottiOfFindings');
  expect(operation('cervix').items.procedures.codes[0]).toMatch(/hysterectomy|trachelectomy|conisation/);
});

it('asks of an operation the aims and what was left as the site does, and offers what it does not need', () => {
  const needed = (id: string) =>
    Object.entries<Item>(operation(id).items).flatMap(([name, item]) => (item.needed === true ? [name] : []));
  const everywhere = ['otherProcedures', 'operatedSide'];
  expect(needed('cervix').toSorted()).toEqual(['diseaseAtStart', ...everywhere].toSorted());
  expect(needed('endometrium')).toEqual(expect.arrayContaining(['initialAim', 'residual', 'residualSites']));
  expect(needed('endometrium')).not.toContain('incompleteReason');
  for (const id of ['cervix', 'endometrium', 'vulva', 'vagina', 'uterine-sarcoma', 'placenta']) {
    expect([id, operation(id).items.initialAim.codes]).toEqual([
      id,
      ['curative', 'palliative', 'staging', 'diagnostic'],
    ]);
    expect(operation(id).items).toHaveProperty('residual');
  }
  // What was left of the peritoneum has labels of its own.
  for (const label of ['optimal', 'cc', 'gynaecologicR']) {
    expect(operation('vulva').computed).not.toHaveProperty(label);
    expect(operation('endometrium').computed).toHaveProperty(label);
  }
  expect(operation('vulva').computed).toHaveProperty('complete');
  // An aim that was answered before stays.
  const said = { ...emptyAnswers(operationReport), initialAim: 'complete_cytoreduction' as const };
  expect(tailored(operationReport, operationAt(site('vulva')), said).items.initialAim.codes).toContain(
    'complete_cytoreduction',
  );
});

it('refuses at start a name that no document has, with its place', () => {
  const cervix = site('cervix');
  const { pathology, operation: surgical } = cervix;
  if (pathology === undefined || surgical === undefined) throw new Error('cervix');
  const fails = (profile: SiteProfile, place: string) =>
    expect(() => checkDocuments([profile])).toThrow(`site cervix: ${place}`);
  fails({ ...cervix, pathology: { ...pathology, core: ['depth'] } }, 'pathology: depth');
  fails(
    { ...cervix, pathology: { ...pathology, positiveNodes: ['beyond'] } },
    'pathology: positiveNodes: beyond',
  );
  fails(
    { ...cervix, pathology: { ...pathology, codes: { tumourSite: ['isthmos'] } } },
    'pathology: tumourSite: isthmos',
  );
  fails({ ...cervix, operation: { ...surgical, stations: ['groin'] } }, 'operation: nodes.station: groin');
  fails({ ...cervix, operation: { ...surgical, areas: ['groin'] } }, 'operation: areas: groin');
  fails({ ...cervix, operation: { ...surgical, organs: ['brain'] } }, 'operation: organs: brain');
  fails({ ...cervix, operation: { ...surgical, scores: ['apgar'] } }, 'operation: scores: apgar');
  fails({ ...cervix, operation: { ...surgical, core: ['asa'] } }, 'operation: core: asa');
  fails(
    { ...cervix, operation: { ...surgical, codes: { initialAim: ['hope'] } } },
    'operation: initialAim: hope',
  );
});
