import { createContext } from 'react-router';

/** Brings the whole catalogue into the browser, once; before another page than the first is shown. */
export const wholeCatalogueContext = createContext<() => Promise<void>>();
