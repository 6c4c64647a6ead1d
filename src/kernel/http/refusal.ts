import type { ErrorCode } from '../error-codes.ts';
import type { AppError, Params, Place } from '../errors.ts';

/** A refusal as a page receives it: codes and places; the sentence is chosen where it is shown. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly params: Params;
  readonly field: string | undefined;
  readonly issues: ReadonlyArray<{
    readonly code: ErrorCode;
    readonly field: string | undefined;
    readonly params?: Params;
  }>;
}

/** What an action answers when a command refused: why, and what had been typed, so that nothing is lost. */
export interface Refused {
  readonly refusal: Refusal;
  readonly submitted: Readonly<Record<string, readonly string[]>>;
}

const fieldOf = (place: Place | undefined) => place?.field ?? place?.column;

export const refusalOf = (error: AppError): Refusal => ({
  code: error.code,
  params: error.params,
  field: fieldOf(error.place),
  issues: error.issues.map(({ code, place, params }) => ({
    code,
    field: fieldOf(place),
    ...(params && { params }),
  })),
});

export const isRefused = (data: unknown): data is Refused =>
  typeof data === 'object' && data !== null && 'refusal' in data && 'submitted' in data;
