import { createContext } from 'react-router';
import type { AppError } from '../errors.ts';

/** Why nobody could say who sends a request: the database is away. Every loader and action is then refused with it. */
export const notEntered = createContext<AppError | null>(null);
