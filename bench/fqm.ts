import { fhirMeasure, type Proportion } from './fhir-measure.ts';
import type { Bundle } from './fhir-patients.ts';
import { peerPackage } from './peers.ts';

type Result = {
  detailedResults?: { populationResults?: { populationType: string; result: boolean }[] }[];
};
type Fqm = {
  Calculator: {
    calculate: (measure: object, patients: Bundle[], options: object) => Promise<{ results: Result[] }>;
  };
};

export type Counts = { denominator: number; numerator: number; excluded: number };

/** Nothing but populations, the patients in one batch, and the parsed library kept from run to run. */
const least = {
  calculateHTML: false,
  calculateClauseCoverage: false,
  calculateSDEs: false,
  calculateRAVs: false,
  verboseCalculationResults: false,
  trustMetaProfile: false,
  useElmJsonsCaching: true,
};

const countsOf = (results: readonly Result[]): Counts => {
  const populations = results.flatMap(({ detailedResults }) => detailedResults?.[0]?.populationResults ?? []);
  const count = (type: string) =>
    populations.filter(({ populationType, result }) => populationType === type && result).length;
  const excluded = count('denominator-exclusion');
  return { denominator: count('denominator') - excluded, numerator: count('numerator'), excluded };
};

/** fqm-execution with the patients as objects in memory: a run gives one indicator's counts of one year. */
export const fqm = async (indicator: Proportion, year: number, patients: Bundle[]) => {
  const { module, version } = await peerPackage('fqm-execution');
  const { Calculator } = module as Fqm;
  const measure = fhirMeasure(indicator, year);
  return {
    name: `fqm-execution ${version}`,
    run: async (): Promise<Counts> =>
      countsOf((await Calculator.calculate(measure, patients, { ...least })).results),
  };
};
