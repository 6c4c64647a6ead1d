import { execFile, execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const bundle = join(import.meta.dirname, '../build/server/index.js');

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

/** The day at the houses that the journeys walk; it is another than UTC's for nine hours of each day. */
export const today = (): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Seoul' }).format(new Date());

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'consilium-e2e-'));

type Settings = Record<string, string>;
const environment = (settings: Settings): NodeJS.ProcessEnv => ({
  ...process.env,
  NODE_ENV: 'production',
  ...settings,
});

export type Answer = { code: number; stdout: string; stderr: string };

/** Calls the command line of the built program on a data folder. */
export const call = (dataFolder: string, ...words: string[]): Promise<Answer> =>
  callWith({ CONSILIUM_DATA: dataFolder }, ...words);

/** Calls the command line of the built program with these settings. */
export const callWith = (settings: Settings, ...words: string[]): Promise<Answer> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      [bundle, ...words],
      { env: environment(settings), maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => resolve({ code: error ? Number(error.code ?? 1) : 0, stdout, stderr }),
    );
  });

/** Starts the built program's server where it should refuse, and waits for its end. */
export const serveOnce = (settings: Settings): Promise<Answer> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      [bundle, 'serve'],
      { env: environment(settings), timeout: 90_000 },
      (error, stdout, stderr) => resolve({ code: error ? Number(error.code ?? 1) : 0, stdout, stderr }),
    );
  });

/** Names the folder that holds what a whole run shares; `run-folder.ts` makes and removes it. */
export const runFolder = 'CONSILIUM_E2E_FOLDER';

/** A folder with everything in it; owners too, for the database's files may belong to another user. */
const copyFolder = (from: string, to: string): void => {
  if (process.platform === 'win32') cpSync(from, to, { recursive: true });
  else execFileSync('cp', ['-a', `${from}/.`, to]);
};

/** Of several files that run at once one is the first to make what they share. */
const isFirst = (folder: string): boolean => {
  try {
    mkdirSync(`${folder}.being-made`);
    return true;
  } catch {
    return false;
  }
};

/** The demonstration's centre: another one than a new installation's, so that nothing rests on whom that one has. */
export const demonstrationSeed = process.env['CONSILIUM_DEMO_SEED'] ?? 'another centre';

/** Data folders that a run makes once, by what they are started with, and the word that says they are made. */
const shared = {
  demonstration: { settings: { CONSILIUM_DEMO_SEED: demonstrationSeed }, made: 'is open at' },
  empty: { settings: { CONSILIUM_DEMO: '0' }, made: 'Nobody is here yet' },
} as const;
type Shared = keyof typeof shared;

/** Puts a copy of a data folder, which the first file of a run that asks for it makes, into another. */
export const copyMade = async (
  name: string,
  dataFolder: string,
  make: (folder: string) => Promise<void>,
): Promise<void> => {
  const folder = join(process.env[runFolder] ?? '', name);
  if (isFirst(folder)) {
    const fresh = temporaryFolder();
    await make(fresh);
    renameSync(fresh, folder);
  }
  for (let waited = 0; waited < 2_000 && !existsSync(folder); waited += 1)
    await new Promise((resolve) => setTimeout(resolve, 100));
  copyFolder(folder, dataFolder);
};

/** Puts a copy of what the run has made once into a data folder. */
export const copyShared = (name: Shared, dataFolder: string): Promise<void> =>
  copyMade(name, dataFolder, async (folder) => {
    const program = new Program(folder);
    await program.start(shared[name].settings);
    await program.until(shared[name].made);
    await program.stop();
  });

/** A running server of the built program on a data folder of its own. */
export class Program {
  readonly dataFolder: string;
  #child: ChildProcess | undefined;
  #port = 0;
  #said = '';

  constructor(dataFolder: string = temporaryFolder()) {
    this.dataFolder = dataFolder;
  }

  get address(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** What the program has said on its console so far. */
  get said(): string {
    return this.#said;
  }

  async start(settings: Settings = {}): Promise<void> {
    this.#port = await freePort();
    await this.startAgain(settings);
  }

  /** Starts it at the address where it was before. */
  async startAgain(settings: Settings = {}): Promise<void> {
    const child = spawn(process.execPath, [bundle, 'serve'], {
      env: environment({ CONSILIUM_DATA: this.dataFolder, PORT: String(this.#port), ...settings }),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.#child = child;
    this.#said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      const said = chunk.toString();
      this.#said += said;
      // What the server could not do stands in the log of the run, wherever a page shows no more than that.
      for (const line of said.split('\n')) if (line.includes('"level":"error"')) console.error(line);
    });
    await this.until('answers at|is open at|Nobody is here yet');
  }

  /** Opens a demonstration of its own: a copy of the one that the run has loaded. */
  async openDemonstration(): Promise<void> {
    await copyShared('demonstration', this.dataFolder);
    await this.start();
    await this.until('is open at');
  }

  /** Opens an installation of its own that has its tables and nobody in it. */
  async openEmpty(settings: Settings = {}): Promise<void> {
    await copyShared('empty', this.dataFolder);
    await this.start({ CONSILIUM_DEMO: '0', ...settings });
  }

  /** Waits until the console says something that matches. */
  async until(pattern: string, seconds = 180): Promise<void> {
    const wanted = new RegExp(pattern);
    for (let waited = 0; waited < seconds * 10; waited += 1) {
      if (wanted.test(this.#said)) return;
      if (this.#child?.exitCode !== null) break;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`the program did not say ${pattern}:\n${this.#said}`);
  }

  /** Ends the program and waits for it; returns its exit code. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    const child = this.#child;
    if (!child || child.exitCode !== null) return child?.exitCode ?? null;
    const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
    child.kill(signal);
    return ended;
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.dataFolder, { recursive: true, force: true });
  }
}
