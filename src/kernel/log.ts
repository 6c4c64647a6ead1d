export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Structured log of codes, ids and durations; never a name, number or free text of a person. */
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

/** A log that writes one JSON document a line, to standard error unless told otherwise. */
export const jsonLog = (
  write: (line: string) => void = (line) => process.stderr.write(`${line}\n`),
  clock: () => number = Date.now,
): Log => {
  const at =
    (level: string) =>
    (event: string, fields: LogFields = {}) => {
      write(JSON.stringify({ at: clock(), level, event, ...fields }));
    };
  return { info: at('info'), warn: at('warn'), error: at('error') };
};

/** What may be logged of an error: its kind, its code and where it was thrown; messages can hold values. */
export const errorFields = (error: unknown): LogFields => {
  if (!(error instanceof Error)) return { kind: typeof error };
  const code = 'code' in error ? String(error.code) : undefined;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const cause = error.cause instanceof Error ? error.cause : undefined;
  return {
    kind: error.name,
    code,
    causeKind: cause?.name,
    causeCode: cause !== undefined && 'code' in cause ? String(cause.code) : undefined,
    where: frames
      .slice(0, 6)
      .map((line) => line.trim())
      .join(' | '),
  };
};
