import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { refused } from '../errors.ts';

/** The system user PostgreSQL runs as, and how a program is started as that user. */
export type Account = {
  readonly uid: number;
  readonly gid: number;
  /** Turns a call into one that runs as the account; used with `identity` as spawn options. */
  readonly call: (program: string, args: readonly string[]) => readonly [string, readonly string[]];
  readonly identity: { uid?: number; gid?: number };
};

type Needs = { readonly dataFolder: string; readonly clusterFolder: string; readonly postgres: string };

/**
 * An ordinary user runs PostgreSQL as itself. PostgreSQL refuses to run as root, so root hands it to the owner
 * of the existing cluster folder, else to the system user `postgres` (made when missing), after checking that
 * this user reaches the programs and the data.
 */
export function databaseAccount(needs: Needs, log: (message: string) => void): Account {
  const uid = process.getuid?.() ?? -1;
  const owner = statSync(needs.clusterFolder, { throwIfNoEntry: false });
  if (uid !== 0) {
    if (owner !== undefined && uid !== -1 && owner.uid !== uid)
      throw refused('data_folder_of_another_user', { path: needs.clusterFolder, uid: owner.uid });
    return { uid, gid: process.getgid?.() ?? -1, call: (program, args) => [program, args], identity: {} };
  }
  const [runUid, runGid] = owner && owner.uid !== 0 ? [owner.uid, owner.gid] : systemUser(log);
  return reachable(plain(runUid, runGid), needs);
}

function systemUser(log: (message: string) => void): [number, number] {
  const known = idsOf('postgres');
  if (known !== null) return known;
  log('creating the system user "postgres", because PostgreSQL does not run as root');
  const flags = ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent'];
  spawnSync('useradd', [...flags, '--shell', '/usr/sbin/nologin', 'postgres']);
  const made = idsOf('postgres');
  if (made === null) throw refused('system_user_missing', { user: 'postgres' });
  return made;
}

function idsOf(user: string): [number, number] | null {
  const [uid, gid] = ['-u', '-g'].map((flag) =>
    Number.parseInt(spawnSync('id', [flag, user], { encoding: 'utf8' }).stdout ?? '', 10),
  );
  return uid !== undefined && gid !== undefined && uid > 0 && gid > 0 ? [uid, gid] : null;
}

function plain(uid: number, gid: number): Account {
  return { uid, gid, call: (program, args) => [program, args], identity: { uid, gid } };
}

/**
 * For a project below a closed folder such as root's home: of root's rights PostgreSQL keeps the one to read
 * past closed folders. It writes nothing it does not own.
 */
function withReadingRight(uid: number, gid: number): Account {
  const rights = ['--inh-caps', '--ambient-caps'].map((flag) => `${flag}=-all,+dac_read_search`);
  // access(2), by which initdb looks for its programs, heeds the right only with this bit.
  const bits = '--securebits=+no_setuid_fixup';
  const prefix = [
    bits,
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    '--bounding-set=-all,+dac_read_search',
  ];
  return {
    uid,
    gid,
    call: (program, args) => ['setpriv', [...prefix, ...rights, program, ...args]],
    identity: {},
  };
}

function reachable(account: Account, needs: Needs): Account {
  if (reaches(account, needs)) return account;
  openForPassage(needs.dataFolder, account.gid);
  if (reaches(account, needs)) return account;
  const privileged = withReadingRight(account.uid, account.gid);
  if (reaches(privileged, needs)) return privileged;
  const closed = [needs.postgres, needs.dataFolder].map((path) => closedFolder(path, account)).find(Boolean);
  throw refused('postgres_cannot_reach', { path: closed ?? needs.postgres, uid: account.uid });
}

function reaches(account: Account, needs: Needs): boolean {
  const check = 'cd -- "$1" && test -x "$2" && "$2" --version';
  const [program, args] = account.call('/bin/sh', ['-c', check, 'sh', needs.dataFolder, needs.postgres]);
  return spawnSync(program, args, { ...account.identity, cwd: '/', stdio: 'ignore' }).status === 0;
}

/** A fresh 0700 data folder of root: the database's group may pass through it, but not list or read it. */
function openForPassage(folder: string, gid: number): void {
  const found = statSync(folder);
  const groupHasOthers = found.gid !== gid && (found.mode & 0o070) !== 0;
  if (!groupHasOthers) chownSync(folder, -1, gid);
  chmodSync(folder, (found.mode & 0o777) | (groupHasOthers ? 0o001 : 0o010));
}

/** The outermost folder above a path that an account may not pass by its permission bits; null when none. */
export function closedFolder(path: string, account: { uid: number; gid: number }): string | null {
  const above = dirname(path);
  if (above === path) return null;
  const outer = closedFolder(above, account);
  if (outer !== null) return outer;
  const { uid, gid, mode } = statSync(join(above));
  const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
  return (mode & bit) === 0 ? above : null;
}
