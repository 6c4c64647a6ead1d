import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { openMailServer, readMessage } from '../src/testing/mail-server.ts';
import { clean, fill } from './entering.ts';
import { OwnHouse } from './own-house.ts';
import { temporaryFolder } from './program.ts';

/** Mail goes through a real server: somebody is invited on a phone in Korean, to a board too, and answers from a calendar. */
const house = new OwnHouse({
  admin: ['First Person', 'administrator', 'coordination'],
  chair: ['Kang Mira', 'chair', 'gynaecologic-oncology'],
  surgeon: ['Han Sol', 'surgeon', 'gynaecologic-oncology'],
});
const folder = temporaryFolder();
test.afterAll(async () => {
  await house.remove();
  rmSync(folder, { recursive: true, force: true });
});

const password = 'a long enough password';

test('what goes out is seen before it goes, and what comes back is read', async ({ browser }) => {
  test.setTimeout(180_000);
  const server = await openMailServer((address) => (address.startsWith('nobody') ? 550 : null));
  const { program } = house;
  house.itIs(new Date().toISOString().slice(0, 16));
  await program.openEmpty();
  await house.call('centre', 'add', 'ours', '--name', 'Our centre', '--zone', 'Asia/Tashkent');
  await house.addPeople();
  await program.stop();
  const settings = {
    CONSILIUM_DEMO: '0',
    CONSILIUM_SMTP_URL: server.url,
    CONSILIUM_MAIL_FROM: 'consilium@hospital.example',
    CONSILIUM_MAIL_FOLDER: folder,
    CONSILIUM_ORIGIN: program.address,
  };
  await program.startAgain(settings);
  const took = async (count: number) => {
    await expect.poll(() => server.received.length, { timeout: 60_000 }).toBe(count);
    return readMessage(server.received[count - 1]?.raw ?? '');
  };

  await house.as(browser, 'admin', async (page) => {
    await page.goto(house.at('/people'));
    await fill(page, { 'Name in Latin letters': 'New Person', Role: 'Quality manager' });
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByText('What the mail says').click();
    await expect(page.getByText('Somebody you work with has invited you to Consilium.')).toBeVisible();
    await page.getByLabel('E-mail address').fill('new.person@example.org');
    await page.getByRole('button', { name: 'Invite by mail' }).click();
    await expect(page.getByText('Saved.')).toBeVisible();
    await clean(page);
  });
  const invitation = await took(1);
  expect(invitation.subject).toBe('Your invitation to Consilium · Consilium 초대');
  const [link = ''] = /http\S+\/l\/[\w-]{64}/.exec(invitation.text ?? '') ?? [];
  expect(link).toContain(program.address);
  const phone = await (
    await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'ko-KR' })
  ).newPage();
  phone.setDefaultTimeout(20_000);
  await phone.goto(link);
  await phone.getByLabel('새 비밀번호', { exact: true }).fill(password);
  await phone.getByLabel('새 비밀번호 확인').fill(password);
  await phone.getByRole('button', { name: '계정 만들기' }).click();
  await phone.waitForURL('**/sign-in');

  await house.as(browser, 'chair', async (page) => {
    await house.setUpBoard(page, 'Tumour board', 'chair', ['surgeon']);
    await page.getByRole('button', { name: /^Plan/ }).click();
    await page.waitForURL(/meetings\/[0-9a-f-]{36}$/);
    await page.getByRole('link', { name: 'Invitations' }).click();
    await expect(
      page.getByText(/You are invited to a meeting: Thursday,? \d+ \w+ \d{4} at 08:00 \(Asia\/Tashkent\)/),
    ).toBeVisible();
    await clean(page);
    await page.getByRole('button', { name: 'Send it to those chosen' }).click();
    await expect(page.getByRole('cell', { name: 'sent' }).first()).toBeVisible({ timeout: 60_000 });
  });
  await took(3);
  const mails = await Promise.all(
    server.received.map(async ({ from, to, raw }) => ({
      from,
      to,
      raw,
      read: await readMessage(raw),
    })),
  );
  const hers = mails.find(({ to }) => to === 'surgeon@example.org');
  const unfolded = hers?.read.calendar ?? '';
  const [, day = ''] = /DTSTART:(\d{8})T030000Z/.exec(unfolded) ?? [];
  expect(day).toHaveLength(8);
  const [, organizer = ''] = /ORGANIZER[^:]*:mailto:(\S+)/i.exec(unfolded) ?? [];
  const [, uid = ''] = /UID:(\S+)/.exec(unfolded) ?? [];
  // What a mail says outside and inside names nobody, no disease and no house.
  for (const { from, read } of mails)
    expect([from, read.subject, read.text].join(' ')).not.toMatch(/Han|Kang|tumou?r|ours|Our centre|cancer/i);
  writeFileSync(
    join(folder, 'new', '1.reply'),
    [
      'From: surgeon@example.org',
      `To: ${organizer}`,
      'MIME-Version: 1.0',
      'Content-Type: text/calendar; method=REPLY; charset=utf-8',
      '',
      'BEGIN:VCALENDAR',
      'METHOD:REPLY',
      'BEGIN:VEVENT',
      `UID:${uid}`,
      'SEQUENCE:0',
      `DTSTAMP:${new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '')}`,
      'ATTENDEE;PARTSTAT=ACCEPTED:mailto:surgeon@example.org',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n'),
  );
  await house.as(browser, 'chair', async (page) => {
    await expect(page.getByText('says that they come')).toBeVisible({ timeout: 60_000 });
    await page.screenshot({ path: 'test-results/invitations-1280.png', fullPage: true });
    await page.getByRole('link', { name: 'Tumour board' }).click();
    await page.getByRole('link', { name: 'Move or cancel' }).click();
    await fill(page, { 'Begins at': '09:30' });
    await page.getByLabel('Reason').first().fill('A holiday');
    await page.getByRole('button', { name: 'Move the meeting' }).click();
    // Whoever was invited is told, once somebody has looked.
    await expect(page.getByRole('heading', { name: 'Change to send' })).toBeVisible();
    await expect(page.getByText('They were told:')).toContainText('08:00');
    await expect(page.getByText(/The meeting of Thursday.* at 08:00 .* has changed/)).toBeVisible();
    expect(server.received.length).toBe(3);
    await page.getByRole('button', { name: 'Send it to those chosen' }).click();
    await took(5);
    await page.getByRole('link', { name: 'All mails that were sent' }).click();
    await expect(page.getByRole('row')).toHaveCount(6);
    await page
      .getByRole('link', { name: /A meeting has changed/ })
      .first()
      .click();
    await expect(page.getByText(/It is now: Thursday.* at 09:30/)).toBeVisible();
    await clean(page);
    await page.screenshot({ path: 'test-results/outbox-1280.png', fullPage: true });
  });
  await house.as(
    browser,
    'surgeon',
    async (page) => {
      await house.refused(page, '/outbox');
      await page.goto(house.at('/meetings'));
      await page.getByRole('row').getByRole('link').first().click();
      await page.getByRole('link', { name: 'Invitations' }).click();
      await expect(page.getByRole('button', { name: 'Send it to those chosen' })).toHaveCount(0);
      await page.getByRole('button', { name: 'I do not come' }).click();
      await expect(page.getByText('says that they do not come')).toBeVisible();
      await clean(page);
      await page.screenshot({ path: 'test-results/invitations-390.png', fullPage: true });
    },
    { viewport: { width: 390, height: 844 } },
  );
  await server.close();
});
