import { openHouse } from '../app/modules.ts';
import { openDatabase, type Database } from '../kernel/scope.ts';
import { type CentreOptions, createCentreOn } from './centre-on.ts';
import { testDatabase } from './database.ts';

export { at, type TestCentre, type TestPerson } from './centre-on.ts';

let shared: Database | undefined;
/** This worker's database, logged in as the application. */
export const appDatabase = (): Database =>
  (shared ??= openDatabase(testDatabase().app, openHouse('thrown'), 4));

let sharedOperators: Database | undefined;
/** The same, as whoever runs the installation. */
export const operatorDatabase = (): Database =>
  (sharedOperators ??= openDatabase(testDatabase().operator, openHouse('thrown'), 4));

/** A centre of a test's own, in this worker's database unless another is named. */
export const createTestCentre = ({ database, ...options }: CentreOptions & { database?: Database } = {}) =>
  createCentreOn(database ?? appDatabase(), { operators: database ?? operatorDatabase(), ...options });
