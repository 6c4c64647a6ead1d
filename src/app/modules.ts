import { houseOf, type House } from '../kernel/derivation.ts';
import type { Handler } from '../kernel/handlers.ts';
import { strikingOf } from '../kernel/striking.ts';
import type { ToldRecords } from '../kernel/told-tables.ts';
import type { HouseModule } from '../modules/directory/index.ts';
import { board } from '../modules/board/module.ts';
import { care } from '../modules/care/module.ts';
import { directory } from '../modules/directory/module.ts';
import { meetings } from '../modules/meetings/module.ts';
import { privacy } from '../modules/privacy/module.ts';
import { quality } from '../modules/quality/module.ts';
import { surgery } from '../modules/surgery/module.ts';

/** Every module of the house, each after those it depends on. What is not listed here does not run. */
export const modules: readonly HouseModule[] = [directory, privacy, meetings, care, surgery, board, quality];

/** What modules do when others announce something. */
export const handlers: readonly Handler[] = modules.flatMap((module) => module.handlers ?? []);

/** Records as an export gives them and an import takes them back, and those that no file can feed. */
export const told: ToldRecords = {
  tables: async (telling) => {
    const tables = [];
    for (const { tells } of modules) tables.push(...((await tells?.(telling)) ?? []));
    return tables;
  },
  untold: modules.flatMap(({ untold }) => untold ?? []),
};

/** What is recomputed inside every command, and what can be taken back; `thrown` ends a command whose rule throws, for tests. */
export const openHouse = (failing?: House['failing']): House =>
  houseOf(
    modules.flatMap((module) => module.derivations ?? []),
    failing,
    strikingOf(modules),
    modules.flatMap((module) => module.dueTimes ?? []),
  );
