/**
 * PROVISIONAL, the lead's to fill: what outlives a reload in development: cluster, pool and settings. Node loads this
 * file by itself in development, so: erasable TypeScript, no JSX, no message macro, no .po, and nothing of our own
 * classes in the result (npm objects and plain data only).
 */
export interface Resources {
  close(): Promise<void>;
}

export const openResources = async (): Promise<Resources> => ({ close: async () => {} });
