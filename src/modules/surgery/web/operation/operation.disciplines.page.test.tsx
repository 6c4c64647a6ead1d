import { expect, test } from 'vitest';
import { createTestCentre } from '../../../../testing/centre.ts';
import { clinicianOf } from '../../../../testing/clinician-of.ts';
import { operateTestCase } from '../../../../testing/operated-case.ts';
import { visit } from '../../../../testing/visit.ts';

const house = async (discipline: 'nursing' | 'pathology' | 'urology') => {
  const centre = await createTestCentre({ now: '2026-12-20T00:00:00Z' });
  const { caseId, operationId } = await operateTestCase(centre);
  const atCase = `/cases/${caseId}`;
  const operation = `${atCase}/operations/${operationId}`;
  const me = visit(centre, await clinicianOf(centre, discipline));
  const linked = async () => {
    const [onCase, onOperation] = [(await me.get(atCase)).html, (await me.get(operation)).html];
    const leads = (html: string, to: string) => html.includes(`href="/c/${centre.slug}${to}"`);
    return {
      new: leads(onCase, `${atCase}/operations/new`),
      correct: leads(onOperation, `${operation}?correct`),
      pathology: [onCase, onOperation].map((html) => leads(html, `${operation}/pathology`)),
      outcome: [onCase, onOperation].map((html) => leads(html, `${operation}/outcome`)),
    };
  };
  const opened = async () =>
    Promise.all(
      [`${atCase}/operations/new`, `${operation}/pathology`, `${operation}/outcome`].map(
        async (path) => (await me.get(path)).status,
      ),
    );
  return { centre, me, operation, linked, opened };
};
const both = [true, true];
const neither = [false, false];

test('a nurse is offered neither an operation nor its pathology, is refused both, and records complications', async () => {
  const { me, operation, linked, opened } = await house('nursing');
  expect(await linked()).toEqual({ new: false, correct: false, pathology: neither, outcome: both });
  expect(await opened()).toEqual([403, 403, 200]);
  const correction = { version: '1', reason: 'Forged', 'report.kind': 'interval' };
  expect(await me.post(operation, correction)).toMatchObject({ status: 403 });
  const none = { 'outcome.complications~': '~none' };
  expect(await me.send(`${operation}/outcome`, 'outcome', none)).toMatchObject({ status: 302 });
});

test('a pathologist is offered the report of the specimen and not the operation', async () => {
  const { me, operation, linked, opened } = await house('pathology');
  expect(await linked()).toEqual({ new: false, correct: false, pathology: both, outcome: both });
  expect(await opened()).toEqual([403, 200, 200]);
  const reported = await me.send(`${operation}/pathology`, 'pathology', {
    'report.reportedOn': '2026-11-20',
  });
  expect(reported).toMatchObject({ status: 302 });
  expect((await me.get(operation)).text).toContain('20 November 2026');
});

test('whoever operates with others is offered all of it', async () => {
  const { linked, opened } = await house('urology');
  expect(await linked()).toEqual({ new: true, correct: true, pathology: both, outcome: both });
  expect(await opened()).toEqual([200, 200, 200]);
});
