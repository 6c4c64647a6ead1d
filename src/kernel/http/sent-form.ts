import { createContext } from 'react-router';

/** Which form was sent to an action: the address it was sent to, and its name there. */
export type SentForm = { readonly pathname: string; readonly form: string };

/** Set before the action of a page runs; null where no form of ours was sent. */
export const sentForm = createContext<SentForm | null>(null);

/** The address of a page below its house, as drafts name it. */
export const placeBelow = (slug: string, pathname: string): string =>
  pathname
    .slice(`/c/${slug}`.length)
    .replace(/\.data$/, '')
    .replace(/\/$/, '');

/** Who a form says has opened its page; nobody else may send it. */
export const writerField = 'writer';
