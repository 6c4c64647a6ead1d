import { expect, test } from 'vitest';
import { createTestCentre } from '../../../testing/centre.ts';
import { linksIn } from '../../../testing/page-parts.ts';
import { visit } from '../../../testing/visit.ts';
import { publishNotice } from '../commands/publish-notice.ts';

test('whoever has not taken note is asked once, on their own work, and what they noted when is kept', async () => {
  const centre = await createTestCentre();
  const { administrator, observer } = centre.people;
  const me = visit(centre, observer);
  const wanted = 'Please take note of the house’s privacy notice';
  expect((await me.get('')).text).not.toContain(wanted);
  expect((await me.get('/own-data')).text).toContain('The house has not published a privacy notice.');
  const texts = [{ locale: 'en', body: 'What we keep.' } as const];
  await centre.as(administrator, publishNotice, { last: 0, texts });
  expect(linksIn((await me.get('')).html)).toMatchObject({ [wanted]: `/c/${centre.slug}/own-data` });
  const opened = await me.get('/own-data');
  expect(opened.text).toContain('What we keep.');
  expect((await me.fill(opened, 'note', {})).status).toBe(303);
  expect((await me.fill(opened, 'note', {})).status).toBe(303);
  expect((await me.get('/own-data')).text).toContain('You took note of version 1 on 19 November 2026');
  expect((await me.get('')).text).not.toContain(wanted);
  await centre.as(administrator, publishNotice, { last: 1, texts });
  const earlier = { form: 'note', number: '1', requestKey: 'of-another-form' };
  expect((await me.post('/own-data', earlier)).status).toBe(404);
  expect((await me.get('')).text).toContain(wanted);
  expect((await me.post('/own-data', { form: 'note', number: 'x' })).status).toBe(422);
  expect((await me.post('/own-data', { form: 'else' })).status).toBe(422);
});
