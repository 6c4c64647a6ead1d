import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, expect, type Page } from '@playwright/test';
import { answer, fill, save } from './entering.ts';
import { callWith, Program, temporaryFolder } from './program.ts';

type Person = readonly [name: string, role: string, discipline: string];

const desktop = { width: 1280, height: 900 };

/** The house “ours” as it is made by hand, its people, and what they do at it in browsers of their own; its clock can be set. */
export class OwnHouse<Who extends string> {
  readonly program = new Program();
  readonly people: Readonly<Record<Who, Person>>;
  readonly #folder = temporaryFolder();
  readonly #clock = join(this.#folder, 'clock');
  readonly #passwords = new Map<Who, string>();
  /** Browsers that people have left open, by whose they are and how they are set: a new one takes three times as long for a page. */
  readonly #browsers = new Map<string, Page>();
  readonly #signedIn = new Set<Page>();
  readonly settings = {
    CONSILIUM_DEMO: '0',
    CONSILIUM_E2E_CLOCK: this.#clock,
    NODE_OPTIONS: `--import=${pathToFileURL(join(import.meta.dirname, 'shifted-clock.ts')).href}`,
  };

  constructor(people: Readonly<Record<Who, Person>>) {
    this.people = people;
  }

  /** From now on it is that time at the program, in UTC. */
  itIs(time: string): void {
    this.#signedIn.clear();
    writeFileSync(this.#clock, String(Date.parse(`${time}:00Z`) - Date.now()));
  }

  name(who: Who): string {
    return this.people[who][0];
  }

  at(path = ''): string {
    return `${this.program.address}/c/ours${path}`;
  }

  /** What the command line answers. */
  async call(...words: string[]): Promise<Readonly<Record<string, unknown>>> {
    const at = { ...this.settings, CONSILIUM_DATA: this.program.dataFolder };
    const { stdout, stderr } = await callWith(at, ...words, '--json');
    expect(stdout, stderr).not.toBe('');
    return JSON.parse(stdout);
  }

  /** A file beside the house, as somebody brings it; its path. */
  file(name: string, text: string): string {
    const path = join(this.#folder, name);
    writeFileSync(path, text);
    return path;
  }

  async addPeople(): Promise<void> {
    const add = async (who: Who): Promise<void> => {
      const [name, role, discipline] = this.people[who];
      const words = ['--centre', 'ours', '--name', name, '--role', role, '--discipline', discipline];
      const { password } = await this.call('user', 'add', `${who}@example.org`, ...words);
      this.#passwords.set(who, String(password));
    };
    await Promise.all((Object.keys(this.people) as Who[]).map(add));
  }

  /** Somebody at a browser of their own, signed in through the door; what they do there, and nothing wrong on its console. */
  async as(
    browser: Browser,
    who: Who,
    work: (page: Page) => Promise<void>,
    options: BrowserContextOptions = {},
  ): Promise<void> {
    const page = await this.#browserOf(browser, who, options);
    const faults: string[] = [];
    const failed = ({ message }: Error) => void faults.push(message);
    page.on('pageerror', failed);
    if (!this.#signedIn.has(page)) await this.#signIn(page, who);
    await work(page);
    expect(faults).toEqual([]);
    page.off('pageerror', failed);
  }

  async #browserOf(browser: Browser, who: Who, options: BrowserContextOptions): Promise<Page> {
    const name = `${who} ${JSON.stringify(options)}`;
    const open = this.#browsers.get(name);
    if (open !== undefined && !open.isClosed()) return open;
    const page = await (await browser.newContext({ viewport: desktop, ...options })).newPage();
    page.setDefaultTimeout(60_000);
    this.#browsers.set(name, page);
    return page;
  }

  async #signIn(page: Page, who: Who): Promise<void> {
    await page.goto(`${this.program.address}/sign-in`);
    await page.getByLabel('E-mail address').fill(`${who}@example.org`);
    await page.getByLabel('Password').fill(this.#passwords.get(who) ?? '');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL(`${this.program.address}/`);
    this.#signedIn.add(page);
  }

  /** Sets up a board that meets on Thursdays at eight; who chairs it and who else is on it. */
  async setUpBoard(
    page: Page,
    called: string,
    chair: Who,
    members: readonly Who[],
    who?: string,
  ): Promise<void> {
    await page.goto(this.at('/meetings/new-board'));
    await fill(page, { 'Name of the board': called, Meets: 'Every week: Thursday', 'Begins at': '08:00' });
    if (who !== undefined) await page.getByLabel(new RegExp(`^${who}`)).check();
    await answer(page, `${this.name(chair)}: on the board`, 'chair');
    for (const member of members) await answer(page, `${this.name(member)}: on the board`, 'member');
    await page.getByRole('button', { name: 'Set up the board' }).click();
    await page.waitForURL('**/meetings');
  }

  /** The next board is planned and the woman of the case is put on its agenda. */
  async list(page: Page, path: string): Promise<void> {
    await page.goto(this.at('/meetings'));
    await page.getByRole('button', { name: /^Plan/ }).click();
    await page.waitForURL(/meetings\/[0-9a-f-]{36}$/);
    await this.put(page, path);
  }

  /** The woman of the case is put on the agenda of the next board. */
  async put(page: Page, path: string): Promise<void> {
    await page.goto(this.at(path));
    const button = page.getByRole('button', { name: 'List for this board' });
    const closed = page.getByText('List for a board', { exact: true });
    await button.or(closed).first().waitFor();
    if (!(await button.isVisible())) await closed.click();
    await button.click();
    await expect(button).toHaveCount(0);
  }

  /** The newest board is opened, people join, and its first case is taken up. */
  async takeUp(page: Page, present: readonly Who[]): Promise<void> {
    await page.goto(this.at('/meetings'));
    await page.getByRole('row').getByRole('link').first().click();
    await page.getByRole('button', { name: 'Open the meeting' }).click();
    for (const who of present) {
      await page.getByRole('button', { name: new RegExp(`^Room ?${this.name(who)}`) }).click();
      await expect(
        page.getByRole('button', { name: new RegExp(`^Has left ?${this.name(who)}`) }),
      ).toBeVisible();
    }
    await page.getByRole('button', { name: 'Take up' }).first().click();
  }

  async close(page: Page): Promise<void> {
    await expect(page.getByText('No case is under discussion.')).toBeVisible();
    await page.getByRole('button', { name: /^Close the meeting/ }).click();
    await page.waitForURL(/meetings\/[0-9a-f-]{36}$/);
  }

  async decide(page: Page, path: string, who: Who, said: Readonly<Record<string, string>>): Promise<void> {
    await page.goto(this.at(path));
    await page.locator('a[href*="/recommendations/"]').first().click();
    await fill(page, { 'Who spoke with her': this.name(who), ...said });
    await page.getByRole('button', { name: 'Save' }).first().click();
    await expect(page.getByText(said['In her words, or why'] ?? '-')).toBeVisible();
  }

  /** Adds to the course of a case. */
  async tell(page: Page, path: string, form: string, said: Readonly<Record<string, string>>): Promise<void> {
    await page.goto(this.at(`${path}/forms/${form}/new`));
    await fill(page, said);
    await save(page);
  }

  async refused(page: Page, at: string): Promise<void> {
    const answered = await page.goto(this.at(at));
    expect([at, answered?.status()]).toEqual([at, 403]);
    await expect(page.getByRole('heading', { name: 'Not allowed' })).toBeVisible();
  }

  async remove(): Promise<void> {
    await this.program.remove();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
