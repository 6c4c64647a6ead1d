import { expect, type Locator, type Page, test } from '@playwright/test';
import { answer, clean, fill, inOrder, read, save } from './entering.ts';
import { OwnHouse } from './own-house.ts';

/**
 * A woman with stage IIIC at a centre that was made by hand, from the first question to the third board, as its people walk it in a
 * browser: fields by their labels, buttons by what they say.
 */
const people = {
  coordinator: ['Coordinator Song', 'coordinator', 'coordination'],
  chair: ['Chair Ahn', 'chair', 'gynaecologic-oncology'],
  surgeon: ['Surgeon Bae', 'surgeon', 'gynaecologic-oncology'],
  thoracic: ['Thoracic Cho', 'surgeon', 'thoracic-surgery'],
  hepatobiliary: ['Hepatobiliary Do', 'surgeon', 'hepatobiliary-pancreatic-surgery'],
  oncologist: ['Oncologist Eom', 'clinician', 'haematology-oncology'],
  radiologist: ['Radiologist Gu', 'clinician', 'radiology'],
  observer: ['Observer Ha', 'observer', 'nursing'],
} as const;
const house = new OwnHouse(people);
test.afterAll(() => house.remove());

const first = {
  centreName: 'Our centre',
  slug: 'ours',
  zone: 'Asia/Seoul',
  name: 'First Person',
  email: 'first@example.org',
  password: 'a long enough password',
};

let path = '';

const phone = { viewport: { width: 390, height: 844 } };

/** The line is cut when a form is sent, which says so and stands; then it is there again, and the form is sent. */
const sendTwice = async (page: Page, form: Locator, button: Locator): Promise<void> => {
  const said = () =>
    form.evaluate((at) =>
      [...at.querySelectorAll('input, textarea, select')].map((field) => (field as HTMLInputElement).value),
    );
  const typed = await said();
  await page.context().setOffline(true);
  await button.click();
  await expect(form.getByRole('alert')).toContainText('No answer came back');
  expect(await said()).toEqual(typed);
  await page.context().setOffline(false);
  await button.click();
  await expect(form.getByRole('alert')).toHaveCount(0);
};

type Advice = readonly [intent: string, modality: string, timing: string, why: string];

/** The chair opens the board, people join, she is discussed, and the board recommends. */
const discuss = async (page: Page, [intent, modality, timing, why]: Advice): Promise<void> => {
  await house.takeUp(page, ['chair', 'radiologist', 'oncologist']);
  const form = page.locator('#recommendation');
  await fill(form, {
    Intent: intent,
    'Treatment or step': modality,
    'Place in the course': timing,
    Why: why,
  });
  await sendTwice(page, form, form.getByRole('button').last());
  await expect(form.locator('.recorded li')).toHaveCount(1);
  // Set aside and taken up again, the case still has what was recorded; meanwhile the meeting stays open.
  await page.getByRole('button', { name: 'Set the case aside' }).click();
  await expect(page.getByText('The meeting cannot be closed yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Take up' }).first().click();
  await expect(form.locator('.recorded li')).toHaveCount(1);
  const conclusion = page.locator('#conclusion');
  await answer(conclusion, 'The board', 'Recommendation reached');
  await answer(conclusion, 'Why a recommendation without a quorum', 'Pathology was read beforehand');
  await sendTwice(page, conclusion, conclusion.getByRole('button', { name: 'Conclude' }));
  await house.close(page);
};

const decide = (page: Page, said: Readonly<Record<string, string>>): Promise<void> =>
  house.decide(page, path, 'surgeon', said);

const tell = (page: Page, form: string, said: Readonly<Record<string, string>>): Promise<void> =>
  house.tell(page, path, form, said);

test.describe
  .serial('stage IIIC, from the first question to the third board', () => {
    test('a centre is made by hand, with its people and a board', async ({ page, browser }) => {
      house.itIs('2025-09-01T00:00');
      await house.program.openEmpty(house.settings);
      const code = /one-time code (\d+)/.exec(house.program.said)?.[1] ?? '';
      const made = await page.request.post(`${house.program.address}/first-administrator`, {
        form: { ...first, code },
      });
      expect(made.ok()).toBe(true);
      await house.addPeople();
      await house.as(browser, 'coordinator', async (own) => {
        await house.setUpBoard(own, 'Ovarian board', 'chair', ['surgeon', 'oncologist', 'radiologist']);
      });
    });

    test('she is referred, discussed, and decides', async ({ browser }) => {
      await house.as(browser, 'coordinator', async (page) => {
        await page.goto(house.at('/cases/new'));
        await fill(page, {
          'Record number': 'C-1',
          'Name in her own script': '김하나',
          'Born on': '1961-04-02',
          Site: 'ovary',
          Histology: 'high-grade serous',
          'FIGO stage': 'IIIC',
          'Edition of the stage': 'FIGO 2014',
          'Presented on': '2025-08-29',
          'Treated for this disease before she came': 'No',
          Phase: 'Before treatment',
          'Kind of question': 'Primary treatment',
          'Responsible consultant': house.name('surgeon'),
          'Received on': '2025-09-01',
          'Question to the board': 'Operate first?',
        });
        await page.getByRole('button', { name: 'Refer' }).click();
        await expect(page.getByRole('heading', { name: /^Case \d\d-0001$/ })).toBeVisible();
        path = new URL(page.url()).pathname.replace('/c/ours', '');
        await house.list(page, path);
      });
      house.itIs('2025-09-03T23:00');
      await house.as(browser, 'oncologist', async (page) => {
        await page.goto(house.at('/meetings'));
        const to = (await page.getByRole('row').getByRole('link').first().getAttribute('href')) ?? '';
        await house.refused(page, `${to.replace('/c/ours', '')}/live`);
      });
      await house.as(browser, 'chair', (page) =>
        discuss(page, ['curative', 'Systemic treatment', 'neoadjuvant', 'Miliary disease of the bowel']),
      );
      house.itIs('2025-09-05T03:00');
      await house.as(browser, 'surgeon', (page) =>
        decide(page, {
          'What she decided': 'accepted',
          When: '2025-09-05',
          'In her words, or why': '항암치료부터 하겠습니다.',
        }),
      );
    });

    test('chemotherapy with its markers, and the second board asks for the operation', async ({
      browser,
    }) => {
      house.itIs('2025-11-10T00:00');
      await house.as(browser, 'observer', (page) => house.refused(page, `${path}/forms/systemic/new`));
      await house.as(
        browser,
        'oncologist',
        async (page) => {
          await tell(page, 'systemic', {
            Setting: 'neoadjuvant',
            'Line of treatment': '1',
            Regimen: 'Carboplatin and paclitaxel',
            'Does it contain platinum?': 'Yes',
            'First dose on': '2025-09-10',
            'Is it going on?': 'No',
            'Cycles given': '3',
            'Last dose on': '2025-10-22',
            'Why it ended': 'planned change to an operation',
          });
          for (const [on, value] of [
            ['2025-09-10', '1180'],
            ['2025-10-22', '48'],
          ] as const)
            await tell(page, 'markers', { 'Taken on': on, 'CA-125': value, 'CA-125: unit': 'U/mL' });
          await tell(page, 'event', {
            Date: '2025-11-03',
            'What it was': 'Response to treatment',
            Response: 'partial response',
          });
          await page.goto(house.at(path));
          await expect(page.getByRole('main')).toContainText('Carboplatin and paclitaxel, neoadjuvant');
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
        },
        phone,
      );
      await house.as(browser, 'coordinator', async (page) => {
        await page.goto(house.at(`${path}/ask`));
        await fill(page, {
          Phase: 'Before treatment',
          'Kind of question': 'Response to treatment',
          'Responsible consultant': house.name('surgeon'),
          'Received on': '2025-11-05',
          'Question to the board': 'Operate now?',
        });
        await page.locator('main form').getByRole('button').last().click();
        await page.waitForURL(house.at(path));
        await house.list(page, path);
      });
      house.itIs('2025-11-12T23:00');
      await house.as(browser, 'chair', (page) =>
        discuss(page, ['curative', 'Surgery', 'interval', 'Good response']),
      );
      house.itIs('2025-11-14T03:00');
      await house.as(browser, 'surgeon', (page) =>
        decide(page, {
          'What she decided': 'accepted',
          When: '2025-11-14',
          'In her words, or why': '수술하겠습니다.',
        }),
      );
    });

    test('three surgeons operate; pathology, the stage confirmed, and a complication', async ({
      browser,
    }) => {
      house.itIs('2025-11-26T09:00');
      await house.as(browser, 'coordinator', (page) => house.refused(page, `${path}/operations/new`));
      let operation = '';
      await house.as(browser, 'surgeon', async (page) => {
        await page.goto(house.at(`${path}/operations/new`));
        await fill(page, {
          Date: '2025-11-25',
          Kind: 'Interval operation',
          Approach: 'Laparotomy',
          'Aim at the beginning': 'Complete cytoreduction',
          'Was only exploration or biopsy done?': 'No',
          'Disease at the beginning': 'Cake of the omentum, right diaphragm, segment VII',
        });
        await page.getByRole('button', { name: 'All areas not described yet were free' }).click();
        await page.locator('[name="report.residual"]').fill('0');
        for (const [line, [who, role]] of (
          [
            ['surgeon', 'main'],
            ['thoracic', 'co_surgeon'],
            ['hepatobiliary', 'co_surgeon'],
          ] as const
        ).entries()) {
          if (line > 0) await page.locator('button[value="add:team"]').click();
          await answer(page, `Line ${line + 1}: Person`, house.name(who));
          await page.getByLabel(`Line ${line + 1}: Role`).selectOption(role);
        }
        await page.getByRole('button', { name: /^Save/ }).first().click();
        await page.waitForURL(/operations\/[0-9a-f-]{36}/);
        operation = new URL(page.url()).pathname.replace('/c/ours', '');
        for (const who of ['thoracic', 'hepatobiliary'] as const)
          await expect(page.getByRole('main')).toContainText(house.name(who));
        await expect(page.getByRole('main')).toContainText('Thoracic surgery');
        await clean(page);
      });
      house.itIs('2025-12-03T03:00');
      await house.as(browser, 'thoracic', async (page) => {
        await page.goto(house.at(`${operation}/pathology`));
        await fill(page, {
          'Reported on': '2025-12-02',
          Specimens: 'Uterus, adnexa, omentum, diaphragm',
          'Histological type': 'high-grade serous',
          'Chemotherapy response score': '2: moderate',
          'Provisional stage': 'IIIC',
          'Edition of the stage': 'FIGO 2014',
        });
        await save(page);
      });
      house.itIs('2026-03-02T03:00');
      await house.as(browser, 'surgeon', async (page) => {
        await page.goto(house.at(`${operation}/outcome`));
        await fill(page, {
          'Line 1: Complication': 'Pleural effusion',
          'Line 1: Led to': 'Interventional radiology',
          'Line 1: Clavien-Dindo': 'IIIa',
          'Line 1: Date': '2025-11-30',
          'Thirty days: closed on': '2025-12-29',
          'Ninety days: closed on': '2026-02-27',
        });
        await save(page);
      });
    });

    test('more chemotherapy, maintenance, relapse, and the third board', async ({ browser }) => {
      house.itIs('2026-10-05T00:00');
      await house.as(browser, 'oncologist', async (page) => {
        await tell(page, 'systemic', {
          Setting: 'adjuvant',
          'Line of treatment': '1',
          Regimen: 'Carboplatin and paclitaxel',
          'Does it contain platinum?': 'Yes',
          'First dose on': '2025-12-20',
          'Is it going on?': 'No',
          'Cycles given': '3',
          'Last dose on': '2026-02-02',
        });
        await tell(page, 'systemic', {
          Setting: 'maintenance',
          'Line of treatment': '1',
          Regimen: 'Olaparib',
          'Does it contain platinum?': 'No',
          'First dose on': '2026-03-05',
          'Is it going on?': 'No',
          'Last dose on': '2026-09-28',
        });
        await tell(page, 'event', { Date: '2026-09-28', 'What it was': 'Recurrence', Where: 'peritoneum' });
        await tell(page, 'follow-up', { Date: '2026-09-28', 'She is': 'alive', Disease: 'disease present' });
      });
      await house.as(browser, 'coordinator', async (page) => {
        await page.goto(house.at(`${path}/ask`));
        await fill(page, {
          Phase: 'Recurrence',
          'Kind of question': 'Recurrence',
          'Responsible consultant': house.name('surgeon'),
          'Received on': '2026-10-01',
          'Question to the board': 'A second operation?',
        });
        await answer(page, 'Which recurrence', '1');
        await page.locator('main form').getByRole('button').last().click();
        await page.waitForURL(house.at(path));
        await house.list(page, path);
      });
      house.itIs('2026-10-07T23:00');
      await house.as(browser, 'chair', (page) =>
        discuss(page, ['curative', 'Surgery', 'at recurrence', 'Single nodule']),
      );
      house.itIs('2026-10-09T03:00');
      await house.as(browser, 'surgeon', (page) =>
        decide(page, {
          'What she decided': 'declined',
          When: '2026-10-09',
          'In her words, or why': '수술은 원하지 않습니다.',
        }),
      );
    });

    test('her page tells the whole course, and the scorecard counts the operation', async ({ browser }) => {
      await house.as(browser, 'observer', async (page) => {
        await page.goto(house.at(path));
        inOrder(await read(page), [
          'Course, newest first',
          '9 October 2026 Her decision Declined',
          '8 October 2026 Board Recommendation reached',
          '1 October 2026 Question Recurrence',
          '28 September 2026 Event Recurrence, peritoneum',
          '5 March 2026 – 28 September 2026 Systemic treatment Olaparib, maintenance',
          '20 December 2025 – 2 February 2026 Systemic treatment Carboplatin and paclitaxel, adjuvant',
          '2 December 2025 Pathology report high-grade serous',
          '30 November 2025 Complication Pleural effusion',
          '25 November 2025 Operation Interval operation, Laparotomy',
          '14 November 2025 Her decision Accepted',
          '13 November 2025 Board Recommendation reached',
          '3 November 2025 Event Response to treatment, partial response',
          '10 September 2025 – 22 October 2025 Systemic treatment Carboplatin and paclitaxel, neoadjuvant',
          '5 September 2025 Her decision Accepted',
          '4 September 2025 Board Recommendation reached',
          '29 August 2025 She presented Ovary, high-grade serous, IIIC',
          'Platinum-free interval 238 days: last platinum 2 February 2026, disease grew 28 September 2026',
        ]);
        await clean(page);
        await page.goto(house.at('/scorecard?year=2025'));
        inOrder(await read(page), ['Of those operated for comparison', '100.0%', '1 of 1']);
        await page.goto(house.at('/scorecard?year=2026'));
        inOrder(await read(page), ['Of those operated for comparison', '0 of 0']);
        await house.refused(page, `${path}/operations/new`);
      });
    });
  });
