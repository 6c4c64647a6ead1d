import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pathologyComplete } from './pathology-report.ts';
import { PathologyElement, type PathologyReport } from './schema.ts';

const score = 'chemotherapy_response_score';
const reported = (without: readonly PathologyElement[] = []): PathologyReport => ({
  reportedOn: '2026-03-10',
  elements: Object.fromEntries(
    PathologyElement.options.filter((element) => !without.includes(element)).map((e) => [e, 'reported']),
  ),
});

describe('elements of the pathology report', () => {
  it('cannot judge what is not there', () => {
    expect(pathologyComplete(null, 'primary').complete).toBeNull();
    expect(pathologyComplete({ reportedOn: '2026-03-10', elements: {} }, 'primary').complete).toBeNull();
  });

  it('asks for the response score after neoadjuvant treatment only', () => {
    expect(pathologyComplete(reported([score]), 'primary')).toEqual({ complete: true, missing: [] });
    expect(pathologyComplete(reported([score]), 'interval')).toEqual({ complete: false, missing: [score] });
    expect(pathologyComplete(reported([score]), null).complete).toBeNull();
    expect(pathologyComplete(reported([score, 'lymph_nodes']), null).complete).toBe(false);
  });

  it('takes "not applicable" for an answer and "missing" for none', () => {
    const report = reported();
    report.elements.peritoneal_cytology = 'not_applicable';
    expect(pathologyComplete(report, 'primary').complete).toBe(true);
    report.elements.peritoneal_cytology = 'missing';
    expect(pathologyComplete(report, 'primary').missing).toEqual(['peritoneal_cytology']);
  });

  it('names exactly what was left out', () => {
    fc.assert(
      fc.property(fc.subarray([...PathologyElement.options], { maxLength: 11 }), (gone) => {
        const verdict = pathologyComplete(reported(gone), 'interval');
        expect(verdict).toEqual({ complete: gone.length === 0, missing: gone });
      }),
    );
  });
});
