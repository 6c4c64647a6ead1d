import { createContext } from 'react-router';
import type { Installation } from './program/installation.ts';

/** This installation, for the shell's own pages; set for each request beside the kernel's context. */
export const installationContext = createContext<Installation>();
