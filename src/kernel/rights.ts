import type { MessageDescriptor } from '@lingui/core';
import type { Permission } from './audience.ts';

/**
 * Something that people of a house may see or do: said in words, and decided by the very predicate that its pages and commands
 * ask. It decides nothing itself.
 */
export type Right = {
  readonly label: MessageDescriptor;
  readonly may: Permission;
  /** The commands that ask for it. Its pages and what it takes back name the same predicate. */
  readonly commands: readonly string[];
};

/** What a predicate of a policy decides; its words are written with `i18n` in a comment before them, as those of a manifest. */
export const right = (may: Permission, label: MessageDescriptor, ...commands: string[]): Right => ({
  label,
  may,
  commands,
});
