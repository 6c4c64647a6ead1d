import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completePathology } from '../../testing/complete-pathology.ts';
import { emptyAnswers } from '../../kernel/forms/answers.ts';
import { profileOf } from '../care/index.ts';
import {
  pathologyComplete as completeAt,
  pathologyElements as elementsAt,
  pathologyFaults,
} from './pathology-report.ts';
import { type PathologyElement, type PathologyReport, pathologyReport } from './records/pathology.ts';
import { PathologyReport as Report } from './schema.ts';

const ovary = profileOf('ovary');
const ofBorderline: readonly PathologyElement[] = ['microinvasion', 'implants'];
const pathologyElements = elementsAt(ovary).filter((element) => !ofBorderline.includes(element));
/** What an ovary asks (QI 9) is what is asked while the site is not known. */
const pathologyComplete = (report: PathologyReport | null, kind: 'primary' | 'interval' | null) => {
  const [general, verdict] = [completeAt(report, kind, null), completeAt(report, kind, ovary)];
  expect(general.complete).toBe(verdict.complete);
  expect(general.missing.toSorted()).toEqual(verdict.missing.toSorted());
  return verdict;
};

const score = 'chemotherapyResponseScore';
const whole: PathologyReport = { ...completePathology, [score]: '2' };
const without = (gone: readonly PathologyElement[]): PathologyReport => ({
  ...whole,
  ...Object.fromEntries(gone.map((element) => [element, null])),
});
const empty = emptyAnswers(pathologyReport);
const missing = (report: PathologyReport, kind: 'primary' | 'interval' = 'primary') =>
  pathologyComplete(report, kind).missing;

const markerRow = (over: Partial<NonNullable<PathologyReport['immunohistochemistry']>[number]>) => ({
  id: '01a1f11a-6000-7a54-ac1d-bc0ae9fc0109',
  marker: 'p53',
  otherMarker: null,
  result: null,
  otherResult: null,
  percent: null,
  intensity: null,
  cps: null,
  method: null,
  absent: {},
  ...over,
});

const station = (over: Partial<NonNullable<PathologyReport['nodes']>[number]> = {}) => ({
  id: '01a1f11a-6000-7a54-ac1d-bc0ae9fc0108',
  station: 'paraaortic' as const,
  side: null,
  examined: 9,
  positive: 2,
  largestDepositMm: 11,
  extranodal: null,
  sentinel: null,
  ultrastaging: null,
  absent: {},
  ...over,
});

describe('elements of the pathology report', () => {
  it('cannot judge what is not there', () => {
    expect(pathologyComplete(null, 'primary').complete).toBeNull();
    expect(pathologyComplete({ ...empty, reportedOn: '2026-03-10' }, 'primary').complete).toBeNull();
    expect(pathologyComplete({ ...empty, narrative: 'As dictated' }, 'primary').complete).toBeNull();
  });

  it('asks for the response score after neoadjuvant treatment only', () => {
    expect(pathologyComplete(without([score]), 'primary')).toEqual({ complete: true, missing: [] });
    expect(pathologyComplete(without([score]), 'interval')).toEqual({ complete: false, missing: [score] });
    expect(pathologyComplete(without([score]), null)).toEqual({ complete: null, missing: [score] });
    expect(pathologyComplete(without([score, 'nodes']), null).complete).toBe(false);
  });

  it('takes what does not apply and what was not sent for an answer, and "not known" for none', () => {
    const said = (name: PathologyElement, reason: 'not_applicable' | 'not_done' | 'unknown') =>
      missing({ ...whole, [name]: null, absent: { [name]: reason } }, 'interval');
    expect(said('specimenIntegrity', 'not_applicable')).toEqual([]);
    expect(said('cytology', 'not_done')).toEqual([]);
    expect(said('cytology', 'unknown')).toEqual(['cytology']);
    expect(said(score, 'not_applicable')).toEqual([]);
    expect(said(score, 'not_done')).toEqual([score]);
  });

  it('takes nodes for an answer with their numbers and the largest deposit, or when none were examined', () => {
    const of = (...nodes: NonNullable<PathologyReport['nodes']>) => missing({ ...whole, nodes });
    expect(of()).toEqual([]);
    expect(of(station())).toEqual([]);
    expect(of(station({ positive: 0, largestDepositMm: null }))).toEqual([]);
    expect(of(station(), station({ largestDepositMm: null }))).toEqual(['nodes']);
    expect(of(station({ examined: null }))).toEqual(['nodes']);
  });

  it('of the cervix has its own elements, the horizontal extent with a stage IA alone', () => {
    const cervix = profileOf('cervix');
    const missingAt = (over: Partial<PathologyReport>) =>
      completeAt({ ...empty, specimens: 'Uterus', ...over }, 'primary', cervix).missing;
    expect(missingAt({ provisionalStage: 'IB1' })).toContain('depthMm');
    expect(missingAt({ provisionalStage: 'IB1' })).not.toContain('horizontalExtentMm');
    expect(missingAt({ provisionalStage: 'IA1' })).toContain('horizontalExtentMm');
    expect(missingAt({ provisionalStage: 'IA1', horizontalExtentMm: 4 })).not.toContain('horizontalExtentMm');
    for (const ovarian of ['grade', 'cytology', 'sitesOfInvolvement', score])
      expect(elementsAt(cervix)).not.toContain(ovarian);
  });

  it('of a site without a list is as complete as it is there', () => {
    const other = profileOf('other');
    expect(completeAt(null, 'primary', other)).toEqual({ complete: null, missing: [] });
    expect(completeAt({ ...empty, specimens: 'Skin' }, 'primary', other)).toEqual({
      complete: true,
      missing: [],
    });
  });

  it('names exactly what was left out', () => {
    fc.assert(
      fc.property(
        fc.subarray([...pathologyElements], { maxLength: pathologyElements.length - 1 }),
        (gone) => {
          const verdict = pathologyComplete(
            { ...without(gone), microinvasion: 'none', implants: [] },
            'interval',
          );
          expect(verdict).toEqual({ complete: gone.length === 0, missing: gone });
        },
      ),
    );
  });
});

describe('elements of a condition', () => {
  const of = (histologicalType: string, over: Partial<PathologyReport> = {}) =>
    completeAt({ ...completePathology, histologicalType, ...over }, 'primary', ovary);

  it.each(['borderline', 'borderline-serous', 'borderline-brenner'])(
    'asks implants and microinvasion of %s',
    (type) => {
      expect(of(type)).toEqual({ complete: false, missing: ['microinvasion', 'implants'] });
      expect(of(type, { microinvasion: 'none', implants: [] }).complete).toBe(true);
      const gone = { microinvasion: 'not_applicable', implants: 'not_applicable' } as const;
      expect(of(type, { absent: gone }).complete).toBe(true);
    },
  );

  it('asks neither of other histotypes, nor what is recommended alone of any', () => {
    expect(of('low-grade-serous')).toEqual({ complete: true, missing: [] });
  });

  it('knows every borderline histotype of the site', () => {
    const kinds = ovary?.histotypes.filter(({ kind }) => kind === 'borderline').map(({ code }) => code);
    expect(ovary?.pathology?.conditional['implants']).toEqual({ item: 'histologicalType', in: kinds });
  });

  it('asks of nodes of the vulva with tumour whether it grew beyond them', () => {
    const nodesOf = (over: Parameters<typeof station>[0], site = 'vulva') =>
      completeAt(
        { ...completePathology, nodes: [station(over)] },
        'primary',
        profileOf(site),
      ).missing.includes('nodes');
    expect(nodesOf({})).toBe(true);
    expect(nodesOf({ extranodal: false })).toBe(false);
    expect(nodesOf({ positive: 0, largestDepositMm: null })).toBe(false);
    expect(nodesOf({}, 'ovary')).toBe(false);
  });
});

describe('a pathology report that contradicts itself', () => {
  it('has of a marker an answer that the marker can have', () => {
    const of = (marker: string, result: string) =>
      pathologyFaults({ ...whole, immunohistochemistry: [markerRow({ marker, result })] }, null);
    expect(of('p53', 'null')).toEqual([]);
    expect(of('msh6', 'lost')).toEqual([]);
    expect(of('other', 'retained')).toEqual([]);
    expect(of('p53', 'other')).toEqual([]);
    expect(of('p53', 'retained')).toEqual([
      { code: 'answer_of_another_marker', path: ['immunohistochemistry', 0, 'result'] },
    ]);
    expect(of('ki_67', 'positive')).toHaveLength(1);
  });

  it('has no more nodes with tumour than were examined', () => {
    const of = (examined: number | null, positive: number | null) =>
      pathologyFaults({ ...whole, nodes: [station(), station({ examined, positive })] }, null);
    expect(of(3, 3)).toEqual([]);
    expect(of(null, 4)).toEqual([]);
    expect(of(3, 4)).toEqual([{ code: 'more_positive_than_examined', path: ['nodes', 1, 'positive'] }]);
  });

  it('has a stage of the edition it names', () => {
    const of = (provisionalStage: string, stageEdition: PathologyReport['stageEdition']) =>
      pathologyFaults({ ...whole, provisionalStage, stageEdition }, profileOf('ovary')).map(
        ({ code }) => code,
      );
    expect(of('IIIA1(i)', 'figo-2014')).toEqual([]);
    expect(of('IIC', 'figo-pre-2014')).toEqual([]);
    expect(of('IIC', 'figo-2014')).toEqual(['stage_not_in_edition']);
    expect(of('IIIC', null)).toEqual(['stage_needs_edition']);
  });

  it('is refused at the field', () => {
    const read = Report.safeParse({ ...whole, nodes: [station({ positive: 10 })] });
    expect(read.error?.issues).toMatchObject([
      { message: 'more_positive_than_examined', path: ['nodes', 0, 'positive'] },
    ]);
    const spared = Report.safeParse({ ...whole, nodes: [station({ positive: 0 })] });
    expect(spared.error?.issues).toMatchObject([
      { message: 'does_not_apply', path: ['nodes', 0, 'largestDepositMm'] },
    ]);
  });
});
