import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const lingui = fileURLToPath(new URL('../node_modules/@lingui/cli/dist/lingui.js', import.meta.url));

/** The output of a Lingui command; rejects with that output when the command finds something wrong. */
export const runLingui = (...args: string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    execFile(process.execPath, [lingui, ...args], (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(new Error(`${stdout}${stderr}`.trim()));
    });
  });

/**
 * Stops the build when a message of the source is not in the catalogues: in production such a message would
 * show its bare identifier. (A message that is there but not translated is stopped by `failOnMissing`.)
 */
export const catalogueInStep = (): Plugin => ({
  name: 'consilium:catalogue-in-step',
  apply: 'build',
  applyToEnvironment: (environment) => environment.name === 'client',
  async buildStart() {
    try {
      await runLingui('check', 'sync', '--clean', '--verbose');
    } catch (error) {
      this.error(`The catalogues do not match the source. Run: npx lingui extract --clean\n${String(error)}`);
    }
  },
});
