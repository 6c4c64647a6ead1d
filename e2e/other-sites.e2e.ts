import { type Browser, expect, type Page, test } from '@playwright/test';
import { answer, asked, clean, fill, inOrder, read, save } from './entering.ts';
import { OwnHouse } from './own-house.ts';

/**
 * A woman with cancer of the endometrium, and one of the cervix whose course is entered without script, at a centre that was made
 * by hand: from the first question to the next contact, each step by whoever it is for.
 */
const house = new OwnHouse({
  coordinator: ['Coordinator Song', 'coordinator', 'coordination'],
  chair: ['Chair Ahn', 'chair', 'gynaecologic-oncology'],
  surgeon: ['Surgeon Bae', 'surgeon', 'gynaecologic-oncology'],
  radiotherapist: ['Radiotherapist Cho', 'clinician', 'radiation-oncology'],
  oncologist: ['Oncologist Eom', 'clinician', 'haematology-oncology'],
  pathologist: ['Pathologist Do', 'clinician', 'pathology'],
  radiologist: ['Radiologist Gu', 'clinician', 'radiology'],
  observer: ['Observer Ha', 'observer', 'nursing'],
});
test.afterAll(() => house.remove());

type Who = Parameters<typeof house.name>[0];
type Said = Readonly<Record<string, string>>;
const board = ['chair', 'radiologist', 'pathologist', 'radiotherapist', 'oncologist'] as const;

const hasLine = async (page: Page, said: boolean, labels: readonly string[]): Promise<void> => {
  for (const label of labels) {
    const found = await asked(page, label).count();
    expect([label, found > 0]).toEqual([label, said]);
  }
};
/** What the form asks at this site, and what only another one is asked. */
const asks = async (page: Page, labels: readonly string[], not: readonly string[]): Promise<void> => {
  await asked(page, labels[0] ?? '')
    .first()
    .waitFor({ state: 'attached' });
  await hasLine(page, true, labels);
  await hasLine(page, false, not);
};

const ofOvary = ['CA-125', 'Fagotti score at laparoscopy', 'Homologous recombination deficiency', 'Ascites'];

const here = (page: Page): string => new URL(page.url()).pathname.replace('/c/ours', '');

/** Refers her with a stage of another edition, which is refused in a sentence, and then with the one she has. */
const refer = async (page: Page, her: Said, stage: Said, on = '2026-03-02'): Promise<string> => {
  await fill(page, {
    'Presented on': '2026-02-20',
    Phase: 'Before treatment',
    'Kind of question': 'Primary treatment',
    'Received on': on,
    ...her,
  });
  await page.getByRole('button', { name: 'Refer' }).click();
  await expect(page.getByRole('main')).toContainText(/This stage is one of FIGO \d{4}\. Choose that edition/);
  await fill(page, stage);
  await page.getByRole('button', { name: 'Refer' }).click();
  await page.waitForURL(/cases\/[0-9a-f-]{36}$/);
  return here(page);
};

/** Asks a board about a case that is there already. */
const ask = async (page: Page, path: string, said: Said): Promise<void> => {
  await page.goto(house.at(`${path}/ask`));
  await fill(page, said);
  await page.getByRole('button', { name: /^Ask/ }).click();
  await page.waitForURL(/cases\/[0-9a-f-]{36}$/);
};

const find = async (page: Page, number: string): Promise<string> => {
  await page.goto(house.at('/cases'));
  await page.getByRole('row').filter({ hasText: number }).getByRole('link').first().click();
  await page.waitForURL(/cases\/[0-9a-f-]{36}$/);
  return here(page);
};

const answerPart = async (page: Page, path: string, part: string, said: Said): Promise<void> => {
  await page.goto(house.at(`${path}/work-up?part=${part}`));
  await fill(page, said);
  await save(page);
};

const plain = { javaScriptEnabled: false };

const refuses = (browser: Browser, who: Who, path: string): Promise<void> =>
  house.as(browser, who, (page) => house.refused(page, path), plain);

/** What waits for somebody in “My work”. */
const waiting = async (browser: Browser, who: Who): Promise<string> => {
  let said = '';
  await house.as(
    browser,
    who,
    async (page) => {
      await page.goto(house.at());
      said = await read(page);
    },
    plain,
  );
  return said;
};

/** What the work-up asks of everybody. */
const everywhere = {
  'Date of these results': '2026-03-02',
  'Performance status (ECOG)': '1',
  Comorbidity: 'none',
  Haemoglobin: '12.1',
  Albumin: '4.0',
  Creatinine: '0.8',
  'Allergies (contrast, latex, drugs)': 'none known',
  'What she knows and wants': 'Home soon',
  'Family history': 'none',
};

const tellHer = (page: Page, path: string, who: Who, said: string, on = '2026-03-06'): Promise<void> =>
  house.decide(page, path, who, { 'What she decided': 'accepted', When: on, 'In her words, or why': said });

const seeAgain = (page: Page, path: string, who: Who, on: string, due: string): Promise<void> =>
  house.tell(page, path, 'next-contact', {
    'Agreed on': on,
    When: due,
    Where: 'here',
    'With whom': house.name(who),
    How: 'by a visit',
  });

/** Fills a line of a list in, whose fields many lists call by the same labels. */
const fillRow = async (page: Page, row: string, said: Said): Promise<void> => {
  for (const [part, text] of Object.entries(said)) {
    const field = page.locator(`[name="${row}.${part}"]`);
    if ((await field.evaluate(({ tagName }) => tagName)) === 'SELECT')
      await field.selectOption({ label: text });
    else await field.fill(text);
  }
};

/** The board recommends for the woman who is taken up, and goes on. */
const recommend = async (page: Page, said: Said, concluding: Said = {}): Promise<void> => {
  const form = page.locator('#recommendation');
  await expect(form.locator('.recorded li')).toHaveCount(0);
  await fill(form, { Intent: 'curative', 'Place in the course': 'upfront', ...said });
  await form.getByRole('button', { name: /^Record for/ }).click();
  await expect(form.locator('.recorded li')).toHaveCount(1);
  await fill(page.locator('#conclusion'), { 'The board': 'Recommendation reached', ...concluding });
  await page
    .getByRole('button', { name: /^Conclude(, next|$)/ })
    .first()
    .click();
};

const discuss = async (page: Page, said: Said): Promise<void> => {
  await house.takeUp(page, board);
  await recommend(page, said);
  await house.close(page);
};

/** Describes an operation that the surgeon has led; where it stands. */
const operate = async (page: Page, path: string, said: Said, procedures: readonly string[], who: Who) => {
  await page.goto(house.at(`${path}/operations/new`));
  await fill(page, said);
  const done = page.getByLabel('Procedures: add');
  for (const procedure of procedures) {
    await done.fill(procedure);
    await done.press('Enter');
  }
  await answer(page, 'Line 1: Person', house.name(who));
  await page.getByLabel('Line 1: Role').selectOption('main');
};
const saved = async (page: Page): Promise<string> => {
  await page.getByRole('button', { name: /^Save/ }).first().click();
  await page.waitForURL(/operations\/[0-9a-f-]{36}/);
  await expect(page.getByRole('main')).toContainText('The operative report is complete.');
  return here(page);
};

/** Three women who come, by site: what is asked of each there, and what she came with. */
const met = [
  [
    'vulva',
    ['Map of the lesions, with photograph', 'Distance from the midline'],
    {
      'Record number': 'V-1',
      'Name in her own script': '오여름',
      Histology: 'squamous, HPV-independent',
      'FIGO stage': 'Ib',
      'Edition of the stage': 'FIGO 2021',
    },
  ],
  [
    'vagina',
    ['Examination under anaesthesia: third, wall, length'],
    {
      'Record number': 'W-1',
      'Name in her own script': '구하늘',
      Histology: 'squamous',
      'FIGO stage': 'II',
      'Edition of the stage': 'FIGO 2009',
    },
  ],
  [
    'uterine sarcoma',
    ['Morcellated? Fragments in the abdomen?', 'CT of the chest'],
    {
      'Record number': 'S-1',
      'Name in her own script': '도겨울',
      Histology: 'leiomyosarcoma',
      'FIGO stage': 'IB',
      'Edition of the stage': 'FIGO 2009',
    },
  ],
] as const;
const newcomer = {
  'Born on': '1961-02-03',
  'Presented on': '2027-05-03',
  Phase: 'Before treatment',
  'Kind of question': 'Primary treatment',
  'Treated for this disease before she came': 'No',
};
/** What the board recommends for these, and for two who came from another hospital. */
const advised = [
  { 'Treatment or step': 'Surgery', Why: 'One lesion, groins free' },
  { 'Treatment or step': 'Radiotherapy', Why: 'Beneath the wall' },
  { 'Treatment or step': 'Surgery', Why: 'Confined to the uterus' },
  { 'Treatment or step': 'Observation', Why: 'Treated as planned' },
  { 'Treatment or step': 'Observation', Why: 'Low risk' },
];

/** Reports the specimen of the operation whose page is open. */
const report = async (page: Page, said: Said, rows: Readonly<Record<string, Said>>): Promise<void> => {
  await page.goto(`${page.url().split('?')[0]}/pathology`);
  await fill(page, {
    'Reported on': '2027-05-27',
    'Treatment before': 'none of these',
    'Operative procedure': 'As above',
    Specimens: 'As above',
    'Largest dimension of the tumour': '18',
    ...said,
  });
  for (const [row, parts] of Object.entries(rows)) await fillRow(page, `report.${row}`, parts);
  await save(page);
  await expect(page.getByRole('main')).toContainText('The pathology report holds every required element.');
};

/** What another hospital sent: of a woman it had begun to watch a line for each value of hCG, and two women whom it had treated. */
const sent = `number,name,born,seen,site,histology,stage,edition,hcg,on
G-1,최가을,1994-08-09,2027-01-11,placenta,chorio,III,2000,48200,2027-01-11
G-1,최가을,1994-08-09,2027-01-11,placenta,chorio,III,2000,61500,2027-02-22
K-1,한봄,1969-03-12,2026-11-02,cervix,scc,IIB,2018,,
K-2,노을,1951-10-30,2026-12-07,endometrium,endometrioid,IB,2009,,
`;
const mapping = {
  name: 'other-hospital',
  version: 1,
  title: 'What another hospital sent',
  source: 'made for this test',
  entry: 'registry',
  missing: [],
  key: 'number',
  operation: 'none',
  fields: {
    'identity.nativeName': { column: 'name', text: true },
    'patient.bornOn': { column: 'born', date: ['YYYY-MM-DD'] },
    'case.presentedOn': { column: 'seen', date: ['YYYY-MM-DD'] },
    'case.site': { column: 'site', words: ['placenta', 'cervix', 'endometrium'] },
    'case.histology': {
      column: 'histology',
      map: { chorio: 'choriocarcinoma', scc: 'squamous', endometrioid: 'endometrioid' },
    },
    'case.stage': { column: 'stage', words: ['III', 'IIB', 'IB'] },
    'case.stageEdition': {
      column: 'edition',
      map: { 2000: 'figo-2000', 2009: 'figo-2009', 2018: 'figo-2018' },
    },
    'markers.on': { column: 'on', date: ['YYYY-MM-DD'] },
    'markers.hcg': { column: 'hcg', number: { min: 0, max: 9999999, unit: 'mIU/mL' } },
    'markers.source': { constant: 'outside_report' },
  },
};

test.describe
  .serial('cancers of other sites', () => {
    test('a centre is made by hand, with its people and a board', async ({ browser }) => {
      house.itIs('2026-03-02T00:00');
      await house.program.openEmpty(house.settings);
      await house.call('centre', 'add', 'ours', '--name', 'Our centre', '--zone', 'Asia/Seoul');
      await house.addPeople();
      await house.as(
        browser,
        'coordinator',
        (page) =>
          house.setUpBoard(
            page,
            'Uterus board',
            'chair',
            [...board.slice(1), 'surgeon'],
            'ESGO cervical cancer surgery',
          ),
        plain,
      );
    });

    test('endometrium, operated', async ({ browser }) => {
      let path = '';
      await refuses(browser, 'observer', '/cases/new');
      await house.as(browser, 'coordinator', async (page) => {
        await page.goto(house.at('/cases/new'));
        await answer(page, 'Site', 'endometrium');
        await asks(page, ['Molecular class: POLE, MMR, p53, else NSMP'], ofOvary);
        path = await refer(
          page,
          {
            'Record number': 'E-1',
            'Name in her own script': '박은지',
            'Born on': '1958-06-01',
            Histology: 'endometrioid',
            Grade: 'G1',
            'Treated for this disease before she came': 'No',
            'Question to the board': 'Sentinel nodes?',
            'Responsible consultant': house.name('surgeon'),
            'FIGO stage': 'IA2',
            'Edition of the stage': 'FIGO 2009',
          },
          { 'FIGO stage': 'stage 1' },
        );
        await expect(page.getByRole('main')).toContainText('I FIGO 2009');
        await house.list(page, path);
      });
      expect(await waiting(browser, 'pathologist')).toContain('E-1 Pathologist: 3 open');
      expect(await waiting(browser, 'surgeon')).toContain('E-1 Surgeon: 1 open');
      await house.as(browser, 'pathologist', (page) =>
        answerPart(page, path, 'pathologist', {
          'Date of these results': '2026-03-02',
          'Histology report': 'endometrioid',
          Grade: 'G1',
          'Molecular class: POLE, MMR, p53, else NSMP': 'not known yet',
        }),
      );
      expect(await waiting(browser, 'pathologist')).toContain('Nothing waits for you');
      await house.as(browser, 'coordinator', (page) =>
        answerPart(page, path, 'all', {
          ...everywhere,
          'Menopausal state': 'postmenopausal',
          'Clinical examination': 'Uterus mobile',
          'Expert vaginal or transrectal ultrasound, or pelvic MRI': 'less than half',
          'Body mass index': '34',
          'Diabetes and cardiac risk': 'none',
        }),
      );
      house.itIs('2026-03-04T23:00');
      await house.as(browser, 'chair', (page) =>
        discuss(page, { 'Treatment or step': 'Surgery', Why: 'Confined to the uterus' }),
      );
      house.itIs('2026-03-06T03:00');
      expect(await waiting(browser, 'surgeon')).toContain('E-1 not yet told Surgery');
      expect(await waiting(browser, 'radiotherapist')).toContain('Nothing waits for you');
      await house.as(browser, 'surgeon', (page) => tellHer(page, path, 'surgeon', '수술하겠습니다.'));

      house.itIs('2026-03-19T09:00');
      await refuses(browser, 'radiotherapist', `${path}/operations/new`);
      let operation = '';
      await house.as(browser, 'surgeon', async (page) => {
        const said = {
          Date: '2026-03-18',
          Kind: 'Staging',
          Approach: 'Laparoscopic',
          'Was it converted to a laparotomy?': 'No',
          'Aim at the beginning': 'Cure',
          'Was only exploration or biopsy done?': 'No',
          'Disease at the beginning': 'Confined to the uterus',
          'Largest visible lesion left': '0',
          'Blood loss': '50',
        };
        await operate(
          page,
          path,
          said,
          ['Hysterectomy with both adnexa', 'Pelvic sentinel nodes'],
          'surgeon',
        );
        await expect(page.getByText('Laparoscopic score (Fagotti)')).toHaveCount(0);
        await page.getByText('Lymph nodes', { exact: true }).first().click();
        for (const [line, [side, removed]] of (
          [
            ['left', '2'],
            ['right', '1'],
          ] as const
        ).entries()) {
          if (line > 0) await page.locator('button[value="add:sentinels"]').click();
          await fillRow(page, `report.sentinels.${line}`, {
            side,
            tracer: 'Indocyanine green',
            mapped: 'Yes',
            station: 'External iliac',
            removed,
            ultrastaging: 'Yes',
          });
        }
        operation = await saved(page);
        await clean(page);
      });
      expect(await waiting(browser, 'pathologist')).toContain('26-0001, 18 March 2026 박은지 · E-1');

      house.itIs('2026-03-27T03:00');
      await refuses(browser, 'observer', `${operation}/pathology`);
      await house.as(browser, 'pathologist', async (page) => {
        await page.goto(house.at(`${operation}/pathology`));
        await asks(
          page,
          ['Invasion of the myometrium', 'Lymphovascular invasion'],
          ['Chemotherapy response score', 'Implants'],
        );
        await fill(page, {
          'Reported on': '2026-03-26',
          'Treatment before': 'none of these',
          'Operative procedure': 'Hysterectomy, both adnexa, sentinel nodes',
          Specimens: 'Uterus, adnexa, nodes',
          'Integrity of the specimen': 'Intact',
          'Largest dimension of the tumour': '28',
          'Histological type': 'endometrioid',
          'Histological grade': 'G2',
          'Depth of invasion': '4',
          'Invasion of the myometrium': 'Less than half',
          'Lymphovascular invasion': 'Substantial',
          'Structures reached': 'none of these',
          'Provisional stage': 'IIB',
          'Edition of the stage': 'FIGO 2023',
        });
        for (const [line, [side, examined]] of (
          [
            ['left', '2'],
            ['right', '1'],
          ] as const
        ).entries())
          await fillRow(page, `report.nodes.${line}`, {
            station: 'External iliac',
            side,
            examined,
            positive: '0',
            sentinel: 'Yes',
            ultrastaging: 'Yes',
          });
        await save(page);
        await page.goto(house.at(operation));
        expect(await read(page)).toContain(
          'External iliac left 2 0 – – yes yes External iliac right 1 0 – – yes yes',
        );
        expect(await read(page)).toContain('The pathology report holds every required element.');
      });

      house.itIs('2026-04-02T03:00');
      await house.as(browser, 'surgeon', async (page) => {
        await page.goto(house.at(`${path}/forms/tumour-molecular/new`));
        for (const closed of ['Mismatch repair and POLE', 'p53 and targets'])
          await page.getByText(closed, { exact: true }).first().click();
        await fill(page, {
          Date: '2026-04-01',
          State: 'reported',
          'POLE, exonuclease domain': 'wild type',
          p53: 'overexpressed',
        });
        await save(page);
        await page.goto(house.at(`${path}/forms/stage/new`));
        const stage = { Date: '2026-04-02', 'What it rests on': 'Operation and pathology' };
        await fill(page, { ...stage, 'Edition of the stage': 'FIGO 2009', 'FIGO stage': 'IICm_p53abn' });
        await page.getByRole('button', { name: /^Save/ }).first().click();
        await expect(page.getByRole('main')).toContainText('This stage is one of FIGO 2023.');
        await answer(page, 'Edition of the stage', 'FIGO 2023');
        await save(page);
        await house.tell(page, path, 'stage', {
          ...stage,
          'Edition of the stage': 'FIGO 2009',
          'FIGO stage': 'FIGO Ia',
        });
      });
      house.itIs('2026-06-18T03:00');
      await house.as(browser, 'surgeon', async (page) => {
        await page.goto(house.at(`${operation}/outcome`));
        await fill(page, {
          'Line 1: Complication': 'Lymphocyst',
          'Line 1: Led to': 'None of these',
          'Line 1: Clavien-Dindo': 'I',
          'Line 1: Date': '2026-04-10',
          'Thirty days: closed on': '2026-04-20',
          'Ninety days: closed on': '2026-06-17',
        });
        await save(page);
      });
      expect(await waiting(browser, 'surgeon')).toContain('Treated, and no next contact');
      await house.as(browser, 'surgeon', (page) =>
        seeAgain(page, path, 'surgeon', '2026-06-18', '2026-09-18'),
      );
      house.itIs('2026-09-19T03:00');
      expect(await waiting(browser, 'surgeon')).toMatch(/박은지 · E-1/);
      expect(await waiting(browser, 'radiotherapist')).toContain('Nothing waits for you');
      await house.as(browser, 'observer', async (page) => {
        await page.goto(house.at(path));
        inOrder(await read(page), [
          'Course, newest first',
          '18 June 2026 Next contact',
          '10 April 2026 Complication Lymphocyst',
          '2 April 2026 Stage',
          '1 April 2026 Molecular results of the tumour',
          '26 March 2026 Pathology report endometrioid',
          '18 March 2026 Operation Staging, Laparoscopic',
          '6 March 2026 Her decision Accepted',
          '5 March 2026 Board Recommendation reached',
          '2 March 2026 Question Primary treatment',
          '20 February 2026 She presented Endometrium, endometrioid, I',
        ]);
        expect(await read(page)).toMatch(/IICmp53abn.{0,40}FIGO 2023|FIGO 2023.{0,40}IICmp53abn/);
        await clean(page);
      });
    });

    test('cervix, without script: chemoradiation with brachytherapy', async ({ browser }) => {
      let path = '';
      house.itIs('2026-10-05T00:00');
      await house.as(
        browser,
        'coordinator',
        async (page) => {
          await page.goto(house.at('/cases/new'));
          await answer(page, 'Site', 'cervix');
          await page.getByRole('button', { name: 'Show what is asked' }).first().click();
          await asks(page, ['Parametria', 'Hydronephrosis', 'SCC antigen'], ofOvary);
          path = await refer(
            page,
            {
              'Record number': 'C-1',
              'Name in her own script': '이보라',
              'Born on': '1975-05-01',
              Histology: 'squamous, HPV-associated',
              'Treated for this disease before she came': 'No',
              'Question to the board': 'Which field?',
              'Responsible consultant': house.name('radiotherapist'),
              'FIGO stage': 'IIIC1r',
              'Edition of the stage': 'FIGO 2009',
            },
            { 'FIGO stage': 'Ⅲ기', 'Edition of the stage': 'FIGO 2018' },
            '2026-10-05',
          );
          await expect(page.getByRole('main')).toContainText('III FIGO 2018');
          await house.list(page, path);
        },
        plain,
      );
      expect(await waiting(browser, 'radiologist')).toContain('C-1 Radiologist: 5 open');
      await house.as(
        browser,
        'radiologist',
        async (page) => {
          await answerPart(page, path, 'radiologist', {
            'Date of these results': '2026-10-05',
            'Pelvic MRI': 'Right parametrium',
            'FDG PET-CT, before primary radiotherapy': 'Two right pelvic nodes',
            'Largest tumour size': '45',
            Hydronephrosis: 'No',
            'Lymph nodes, by imaging or by pathology': 'Right obturator, 14 mm',
          });
          await house.refused(page, `${path}/operations/new`);
        },
        plain,
      );
      expect(await waiting(browser, 'radiologist')).toContain('Nothing waits for you');
      await house.as(
        browser,
        'coordinator',
        async (page) => {
          await answerPart(page, path, 'all', {
            ...everywhere,
            'Date of these results': '2026-10-05',
            'Menopausal state': 'premenopausal',
            'Clinical examination': 'Right parametrium, not to the wall',
            Parametria: 'right',
            'Histology report': 'squamous, p16 block',
            'Depth of stromal invasion': '12',
            'Lymphovascular space invasion': 'present',
          });
          await expect(page.getByRole('main')).toContainText('Ready for the board of 8 October 2026');
        },
        plain,
      );
      house.itIs('2026-10-07T23:00');
      await house.as(
        browser,
        'chair',
        (page) => discuss(page, { 'Treatment or step': 'Radiotherapy', Why: 'Nodes and parametrium' }),
        plain,
      );
      house.itIs('2026-10-09T03:00');
      expect(await waiting(browser, 'radiotherapist')).toContain('C-1 not yet told Radiotherapy');
      expect(await waiting(browser, 'oncologist')).toContain('Nothing waits for you');
      await house.as(
        browser,
        'radiotherapist',
        (page) => tellHer(page, path, 'radiotherapist', '치료받겠습니다.', '2026-10-09'),
        plain,
      );
      house.itIs('2026-12-21T03:00');
      await house.as(
        browser,
        'observer',
        (page) => house.refused(page, `${path}/forms/brachytherapy/new`),
        plain,
      );
      await house.as(
        browser,
        'surgeon',
        async (page) => {
          await page.goto(house.at(`${path}/operations/new`));
          await asks(page, ['Largest visible lesion left'], ['Ascites', 'Place by place']);
          for (const region of ['Spleen', 'Peritoneal Cancer Index', 'Findings by area'])
            await expect(page.getByText(region, { exact: true })).toHaveCount(0);
        },
        plain,
      );
      await house.as(
        browser,
        'radiotherapist',
        async (page) => {
          await house.tell(page, path, 'radiotherapy', {
            Intent: 'definitive',
            Target: 'pelvis',
            'Drug given with it': 'Cisplatin, weekly',
            'First fraction on': '2026-10-19',
            'Is it going on?': 'No',
            'Dose given': '45',
            'Fractions given': '25',
            'Last fraction on': '2026-11-20',
            'Overall time in days': '46',
            'Why it ended': 'completed',
          });
          await house.tell(page, path, 'systemic', {
            Setting: 'with radiotherapy',
            'Line of treatment': '1',
            Regimen: 'Cisplatin, weekly',
            'Does it contain platinum?': 'Yes',
            'First dose on': '2026-10-19',
            'Is it going on?': 'No',
            'Cycles given': '5',
            'Last dose on': '2026-11-16',
            'Why it ended': 'completed',
          });
          await house.tell(page, path, 'brachytherapy', {
            'Dose rate': 'high (HDR)',
            Applicator: 'tandem and ring',
            'Planned on': 'MRI',
            'First fraction on': '2026-11-23',
            'Is it going on?': 'No',
            'Last fraction on': '2026-12-03',
            'Dose given': '28',
            'Fractions given': '4',
            'High-risk CTV, D90': '87.5',
            'Rectum, D2cc': '62',
          });
          await house.tell(page, path, 'stage', {
            Date: '2026-10-05',
            'What it rests on': 'Clinical',
            'Edition of the stage': 'FIGO 2018',
            'FIGO stage': '3C1r',
          });
        },
        plain,
      );
      expect(await waiting(browser, 'radiotherapist')).toContain('Treated, and no next contact');
      await house.as(
        browser,
        'radiotherapist',
        (page) => seeAgain(page, path, 'radiotherapist', '2026-12-21', '2027-03-01'),
        plain,
      );
      expect(await waiting(browser, 'radiotherapist')).toContain('Comes later');
      house.itIs('2027-03-02T03:00');
      expect(await waiting(browser, 'radiotherapist')).toContain('이보라 · C-1');
      expect(await waiting(browser, 'oncologist')).toContain('Nothing waits for you');
      await house.as(
        browser,
        'observer',
        async (page) => {
          await page.goto(house.at(path));
          inOrder(await read(page), [
            'Course, newest first',
            '21 December 2026 Next contact',
            '23 November 2026 – 3 December 2026 Brachytherapy',
            '19 October 2026',
            '9 October 2026 Her decision Accepted',
            '8 October 2026 Board Recommendation reached',
            '5 October 2026 Question Primary treatment',
            'She presented Cervix, squamous, HPV-associated, III',
          ]);
          expect(await read(page)).toContain('IIIC1r');
        },
        plain,
      );
    });

    test('trophoblastic disease, from a file of another hospital', async ({ browser }) => {
      let path = '';
      house.itIs('2027-03-08T00:00');
      const [file, how] = [house.file('sent.csv', sent), house.file('sent.json', JSON.stringify(mapping))];
      expect(await house.call('import', file, '--centre', 'ours', '--mapping', how)).toMatchObject({
        written: true,
        rows: { created: 3, refused: 0 },
        warnings: [],
      });
      expect(await waiting(browser, 'coordinator')).not.toContain('G-1');
      await house.as(browser, 'coordinator', async (page) => {
        path = await find(page, 'G-1');
        await expect(page.getByRole('heading', { name: 'Case 27-0001' })).toBeVisible();
        inOrder(await read(page), ['최가을', '22 February 2027', '11 January 2027', 'choriocarcinoma, III']);
        await ask(page, path, {
          Phase: 'Before treatment',
          'Kind of question': 'Primary treatment',
          'Question to the board': 'One drug or several?',
          'Responsible consultant': house.name('oncologist'),
          'Received on': '2027-03-08',
        });
        await house.list(page, path);
        await page.goto(house.at(`${path}/work-up?part=all`));
        await asks(page, ['Antecedent pregnancy: kind and date of its end'], ofOvary);
      });
      await refuses(browser, 'observer', `${path}/ask`);
      await house.as(browser, 'oncologist', async (page) => {
        await page.goto(house.at(`${path}/forms/trophoblastic-score/new`));
        await clean(page);
      });
      house.itIs('2027-03-10T23:00');
      await house.as(browser, 'chair', (page) =>
        discuss(page, { 'Treatment or step': 'Systemic treatment', Why: 'High risk' }),
      );
      house.itIs('2027-03-12T03:00');
      expect(await waiting(browser, 'oncologist')).toContain('G-1 not yet told');
      await house.as(browser, 'oncologist', (page) =>
        tellHer(page, path, 'oncologist', '알겠습니다.', '2027-03-12'),
      );
      house.itIs('2027-04-12T03:00');
      expect(await waiting(browser, 'oncologist')).toContain('What became of it?');
      await house.as(browser, 'oncologist', (page) =>
        house.tell(page, path, 'systemic', {
          Setting: 'first line without an operation',
          'Line of treatment': '1',
          Regimen: 'EMA-CO',
          'Does it contain platinum?': 'No',
          'First dose on': '2027-03-15',
          'Is it going on?': 'Yes',
        }),
      );
      expect(await waiting(browser, 'oncologist')).not.toContain('What became of it?');
    });

    test('vulva, vagina and sarcoma of the uterus, and two women whom another hospital had treated: one board for all', async ({
      browser,
    }) => {
      const paths: string[] = [];
      const asking = {
        'Question to the board': 'How is she treated?',
        'Responsible consultant': house.name('chair'),
        'Received on': '2027-05-05',
      };
      house.itIs('2027-05-05T22:00');
      await house.as(
        browser,
        'chair',
        async (page) => {
          for (const [site, items, her] of met) {
            await page.goto(house.at('/cases/new'));
            await answer(page, 'Site', site);
            await page.getByRole('button', { name: 'Show what is asked' }).first().click();
            await asks(page, items, ofOvary);
            await fill(page, { ...newcomer, ...asking, ...her });
            await page.getByRole('button', { name: 'Refer' }).click();
            await page.waitForURL(/cases\/[0-9a-f-]{36}$/);
            paths.push(here(page));
          }
          for (const number of ['K-1', 'K-2']) {
            const path = await find(page, number);
            await ask(page, path, {
              ...asking,
              Phase: 'After treatment',
              'Kind of question': 'Adjuvant treatment',
            });
            paths.push(path);
          }
          const [first = '', ...others] = paths;
          await house.list(page, first);
          for (const path of others) await house.put(page, path);
          house.itIs('2027-05-05T23:00');
          await house.takeUp(page, []);
          for (const said of advised)
            await recommend(page, said, { 'Why a recommendation without a quorum': 'All had written' });
          await house.close(page);
          house.itIs('2027-05-06T01:00');
          for (const path of paths) await tellHer(page, path, 'chair', '알겠습니다.', '2027-05-06');
        },
        plain,
      );
      const [vulva = '', vagina = '', sarcoma = ''] = paths;
      house.itIs('2027-06-07T01:00');
      await house.as(browser, 'chair', async (page) => {
        const operated = { Date: '2027-05-18', Kind: 'Primary operation', 'Aim at the beginning': 'Cure' };
        await operate(
          page,
          vulva,
          { ...operated, 'Disease at the beginning': 'Left labium, 18 mm' },
          ['Wide local excision of the vulva', 'Groin sentinel nodes'],
          'chair',
        );
        await saved(page);
        await report(
          page,
          {
            'Site of the tumour': 'Vulva, left',
            'Histological type': 'squamous, HPV-independent',
            'Depth of invasion': '3',
            'Depth was measured from': 'The nearest rete ridge without dysplasia (FIGO 2021)',
            'Lymphovascular invasion': 'None',
            'Perineural invasion': 'None',
            'Structures reached': 'none of these',
            'Precursor lesion': 'dVIN',
            'Provisional stage': 'IB',
            'Edition of the stage': 'FIGO 2021',
          },
          {
            'margins.0': { margin: 'Peripheral', state: 'Clear', distanceMm: '6' },
            'nodes.0': { station: 'Inguinal', side: 'left', examined: '2', positive: '0' },
          },
        );
        await operate(
          page,
          sarcoma,
          { ...operated, 'Disease at the beginning': 'Uterus of 14 cm', 'Largest visible lesion left': '0' },
          ['Hysterectomy with both adnexa'],
          'chair',
        );
        await saved(page);
        await report(
          page,
          {
            'Integrity of the specimen': 'Intact',
            'Site of the tumour': 'Corpus of the uterus',
            'Histological type': 'leiomyosarcoma',
            'Mitoses in ten fields': '18',
            Necrosis: 'Coagulative',
            'Lymphovascular invasion': 'None',
            'Structures reached': 'none of these',
            'Provisional stage': 'IB',
            'Edition of the stage': 'FIGO 2009',
          },
          {},
        );
        await house.tell(page, vagina, 'radiotherapy', {
          Intent: 'definitive',
          Target: 'vagina',
          'First fraction on': '2027-05-17',
          'Is it going on?': 'Yes',
        });
        for (const path of paths) await seeAgain(page, path, 'chair', '2027-06-07', '2027-09-07');
        const between = [
          ['27 May 2027 Pathology report', '18 May 2027 Operation'],
          ['17 May 2027'],
          [],
          [],
          [],
        ];
        for (const [at, path] of paths.entries()) {
          await page.goto(house.at(path));
          inOrder(await read(page), [
            'Course, newest first',
            '7 June 2027 Next contact 7 September 2027, by a visit',
            ...(between[at] ?? []),
            '6 May 2027 Her decision Accepted',
            '6 May 2027 Board Recommendation reached',
            '5 May 2027 Question',
          ]);
        }
        await page.goto(house.at());
        expect(await read(page)).toContain('Comes later');
      });
    });
  });
