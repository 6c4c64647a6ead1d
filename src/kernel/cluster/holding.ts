import { setTimeout as pause } from 'node:timers/promises';
import { refused } from '../errors.ts';
import { decideHolding, type HolderKind } from './decision.ts';
import { claim, type Holder, isAlive, readHolder, succeed, thisProcess } from './holder.ts';
import type { Place } from './initialise.ts';
import { runningPostmaster } from './postmaster.ts';

export type Holding = { readonly held: Holder; readonly recovers: boolean } | { readonly attachTo: Holder };

type Wish = { readonly kind: HolderKind; readonly purpose: string };
type Found = Holder | 'unreadable' | null;

const LOOK_AGAIN_MS = 100;

/**
 * Takes a data folder, or finds the running server to attach to. Waits up to a minute for a running command and
 * says for whom. Refuses with `held_by_server`, `held_by_command` or `database_without_holder`.
 */
export async function takeFolder(place: Place, wish: Wish, log: (message: string) => void): Promise<Holding> {
  const me = thisProcess(wish.kind, wish.purpose, place.socketFolder);
  const started = Date.now();
  let waitingFor = '';
  for (;;) {
    const found = readHolder(place.dataFolder);
    switch (decide(found, place, wish.kind, Date.now() - started)) {
      case 'free':
        if (claim(place.dataFolder, me)) return { held: me, recovers: false };
        break;
      case 'recover':
        if (found !== null && succeed(place.dataFolder, found, me)) return { held: me, recovers: true };
        break;
      case 'attach':
        if (isHolder(found)) return { attachTo: found };
        break;
      case 'refuse':
        // Between two looks the owner of a running PostgreSQL may have written its name or left.
        await pause(LOOK_AGAIN_MS);
        if (isHolder(found) || readHolder(place.dataFolder) === null) throw refusal(found, place);
        break;
      case 'wait':
        if (isHolder(found) && waitingFor !== found.id) {
          waitingFor = found.id;
          log(`waiting for process ${found.pid} (${found.purpose}), which is using this data folder`);
        }
    }
    await pause(LOOK_AGAIN_MS);
  }
}

function decide(found: Found, place: Place, wanting: HolderKind, waitedMs: number) {
  const postmasterAlive = found === null && runningPostmaster(place.clusterFolder) !== null;
  return decideHolding({ wanting, holder: factsOf(found), postmasterAlive, waitedMs });
}

/** A record that says nothing usable was torn by a crash: its writer is gone. */
function factsOf(found: Found): { kind: HolderKind; alive: boolean } | null {
  if (found === 'unreadable') return { kind: 'command', alive: false };
  return found === null ? null : { kind: found.kind, alive: isAlive(found) };
}

function refusal(found: Found, place: Place): Error {
  if (!isHolder(found))
    return refused('database_without_holder', {
      pid: runningPostmaster(place.clusterFolder) ?? 0,
      path: place.dataFolder,
    });
  const server = found.kind === 'serve' || found.kind === 'dev';
  return refused(server ? 'held_by_server' : 'held_by_command', {
    pid: found.pid,
    purpose: found.purpose,
    path: place.dataFolder,
  });
}

function isHolder(found: Found): found is Holder {
  return found !== null && found !== 'unreadable';
}
