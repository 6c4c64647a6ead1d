/** Files of a skeleton: their whole new text by path from the root. */
export type Files = ReadonlyMap<string, string>;
/** The text of a file that stands already, or null. */
export type Read = (path: string) => string | null;

/** Said to whoever asked for a skeleton that cannot be written. */
export class CannotWrite extends Error {}

const parts = (name: string): string[] => name.split('-');
const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

/** plan-meeting → planMeeting */
export const camel = (name: string): string =>
  parts(name)
    .map((word, index) => (index === 0 ? word : capital(word)))
    .join('');
/** plan-meeting → PlanMeeting */
export const pascal = (name: string): string => capital(camel(name));
/** plan-meeting → plan meeting */
export const plain = (name: string): string => parts(name).join(' ');

/** The text of a file that must be there. */
export const textOf = (read: Read, path: string): string => {
  const text = read(path);
  if (text === null) throw new CannotWrite(`${path} is missing.`);
  return text;
};

/** Module and name of `meetings.cancel-meeting`; the module must be there, the file must not. */
export const placeOf = (read: Read, written: string, fileOf: (module: string, name: string) => string) => {
  const [, module, name] = /^([a-z][a-z0-9]*)\.([a-z][a-z0-9]*(?:-[a-z0-9]+)*)$/.exec(written) ?? [];
  if (module === undefined || name === undefined)
    throw new CannotWrite(
      `"${written}" is no name: write the module, a dot and a name in lower case with hyphens, such as meetings.cancel-meeting.`,
    );
  if (read(`src/modules/${module}/module.ts`) === null)
    throw new CannotWrite(`There is no module ${module}: make it by npm run new -- module ${module}.`);
  const file = fileOf(module, name);
  if (read(file) !== null) throw new CannotWrite(`${file} is there already: choose another name.`);
  return { module, name };
};
