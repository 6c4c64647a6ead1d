import type { Additions } from '../../../kernel/forms/added.ts';
import additions from '../data/site-additions.json' with { type: 'json' };

/** Items that the files of the sites (`data/sites/`) add to the documents of an operation, with their words. */
export const siteAdditions = additions as unknown as Readonly<Record<'pathology' | 'operation', Additions>>;
