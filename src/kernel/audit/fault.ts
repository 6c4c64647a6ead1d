/** Something in the record that is not as the journal or this version of the program says. Ids and names of tables, no values. */
export type Fault = {
  readonly code: string;
  readonly ownerId?: string;
  readonly seq?: number;
  readonly table?: string;
  readonly rowId?: string;
  readonly version?: number;
  /** What of the database's own making differs, for example `trigger surgery.operation.track_update`. */
  readonly definition?: string;
};

/** How many faults are listed before the search of a kind ends. */
export const most = 100;
