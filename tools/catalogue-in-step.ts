import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const lingui = fileURLToPath(new URL('../node_modules/@lingui/cli/dist/lingui.js', import.meta.url));

/** Lingui looks for its own development files when it believes that it runs inside Vitest. */
const outsideVitest = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_ENV)/.test(name)));

/** The output of a Lingui command; rejects with that output when the command finds something wrong. */
export const runLingui = (...args: string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [lingui, ...args, '--workers', '1'],
      { env: outsideVitest() },
      (error, stdout, stderr) => {
        if (error === null) resolve(stdout);
        else reject(new Error(`${stdout}${stderr}`.trim()));
      },
    );
  });

/**
 * Stops the build when a message of the source is not in the catalogues: in production such a message would
 * show its bare identifier. (A message that is there but not translated is stopped by `failOnMissing`.)
 */
export const catalogueInStep = (): Plugin => {
  let found: Promise<string> | undefined;
  return {
    name: 'consilium:catalogue-in-step',
    apply: 'build',
    applyToEnvironment: (environment) => environment.name === 'client',
    buildStart() {
      // Runs beside the build and is awaited at its end.
      found = runLingui('check', 'sync', '--clean', '--verbose').then(
        () => '',
        (error: unknown) => String(error),
      );
    },
    async buildEnd() {
      const fault = await found;
      if (fault)
        this.error(`The catalogues do not match the source. Run: npx lingui extract --clean\n${fault}`);
    },
  };
};
