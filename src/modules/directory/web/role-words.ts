import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** Roles at a house, in words. */
export const roleWords: Readonly<Record<string, MessageDescriptor>> = {
  administrator: msg`Administrator`,
  coordinator: msg`Board coordinator`,
  chair: msg`Chair of the board`,
  surgeon: msg`Surgeon`,
  clinician: msg`Clinician`,
  quality_manager: msg`Quality manager`,
  observer: msg`Observer`,
};
