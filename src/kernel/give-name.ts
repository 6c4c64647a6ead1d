import fs from 'node:fs/promises';

/** What is asked of a disk where a file gets a name. */
export type Disk = Pick<typeof fs, 'link' | 'open' | 'rename' | 'rm' | 'unlink'>;

/** Where one file cannot have two names: exFAT, some shares. */
const linkless = new Set(['EMLINK', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EPERM']);
const isLinkless = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && linkless.has(String(error.code));

/** Takes the name, with the whole file where the disk can; says how the first name goes. */
const claimed = async (disk: Disk, from: string, to: string): Promise<() => Promise<void>> => {
  try {
    await disk.link(from, to);
    return () => disk.unlink(from);
  } catch (error) {
    if (!isLinkless(error)) throw error;
    await (await disk.open(to, 'wx', 0o600)).close();
    return () => disk.rename(from, to);
  }
};

/**
 * Gives a whole file another name that nobody has, in the same folder; fails with EEXIST where somebody has it, whoever was first.
 * On a disk that knows no second names a kill in between leaves an empty file so called.
 */
export const giveName = async (from: string, to: string, disk: Disk = fs): Promise<void> => {
  const done = await claimed(disk, from, to);
  try {
    await done();
  } catch (error) {
    await disk.rm(to, { force: true });
    throw error;
  }
};
