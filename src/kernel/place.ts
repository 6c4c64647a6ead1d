/**
 * A place on a module's page that higher modules fill: `Subject` is what the page is about there, `Data` what it makes use
 * of itself, where it does.
 */
export type Place<Subject, Data = unknown> = {
  readonly name: string;
  readonly types?: (subject: Subject) => Data;
};

export const place = <Subject, Data = unknown>(name: string): Place<Subject, Data> => ({ name });
