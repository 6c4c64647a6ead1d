import { createContext } from 'react-router';

/** Whether a page's script asks, which keeps the page it stands on; without it a whole new document is drawn. */
export const ofScript = createContext(false);
