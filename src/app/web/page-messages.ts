import { createContext } from 'react';

/** The messages this document brings for its own page, as JSON; null in the browser, and where it brings none. */
export const PageMessagesContext = createContext<string | null>(null);

/** Id of the element that holds them. */
export const pageMessagesId = 'page-messages';
