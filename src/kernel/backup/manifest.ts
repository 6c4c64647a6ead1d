import { z } from 'zod';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What a backup says of itself before its rows. */
export const Opening = z
  .object({
    format: z.literal(1),
    id: z.uuid(),
    at: z.iso.datetime({ offset: true }),
    /** Version of the program. */
    version: z.string(),
    /** Hashes of the migrations that made the tables, in order. */
    migrations: z.array(Sha256),
    /** The end of each owner's chain in the moment of the backup. */
    heads: z.record(z.uuid(), z.object({ seq: z.int().min(0), hash: Sha256 })),
    /** Digests of figures computed in that moment, by a name that whoever computes them chooses. */
    figures: z.record(z.string(), Sha256),
    sequences: z.array(z.object({ name: z.string(), last: z.string(), isCalled: z.boolean() })),
  })
  .strict();
export type Opening = z.output<typeof Opening>;

export const TableHead = z.object({ name: z.string(), columns: z.array(z.string()) }).strict();
export type TableHead = z.output<typeof TableHead>;

const TableContent = z.object({ name: z.string(), rows: z.int().min(0), sha256: Sha256 }).strict();
export type TableContent = z.output<typeof TableContent>;

/** What a backup says of its rows behind them. */
export const Closing = z.object({ tables: z.array(TableContent) }).strict();

/** What a backup holds, as it says itself and as was counted while it was read. */
export type Manifest = { readonly opening: Opening; readonly tables: readonly TableContent[] };
