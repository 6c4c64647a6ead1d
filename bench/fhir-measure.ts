import { type Indicator, indicatorKey } from '../src/modules/quality/schema.ts';
import { belongsOf, stored } from './groups.ts';

type Elm = { type: string; [part: string]: unknown };
export type Proportion = Extract<Indicator, { kind: 'proportion' }>;

/** Observations carry one code of this system for each fact of a case; the date of the case is when its condition was recorded. */
export const factSystem = 'urn:consilium:fact';
/** The facts about which the measure asks; those that no row holds are true of every case. */
export const factsAsked = (indicator: Proportion): string[] => [
  ...belongsOf(indicator).filter(stored),
  indicator.meets,
];

const retrieve = (resource: string): Elm => ({
  type: 'Retrieve',
  dataType: `{http://hl7.org/fhir}${resource}`,
});
const only = (operand: Elm): Elm => ({ type: 'SingletonFrom', operand });
/** FHIR's primitive types hold what they say in `value`. */
const primitive = (source: Elm, path: string): Elm => ({
  type: 'Property',
  path: 'value',
  source: { type: 'Property', path, source },
});
const yearOf = (operand: Elm): Elm => ({ type: 'DateTimeComponentFrom', precision: 'Year', operand });
const reference = (name: string): Elm => ({ type: 'ExpressionRef', name });
const is = (truth: 'IsTrue' | 'IsFalse' | 'IsNull', operand: Elm): Elm => ({ type: truth, operand });
const and = (left: Elm, right: Elm): Elm => ({ type: 'And', operand: [left, right] });

const inYear: Elm = {
  type: 'Equal',
  operand: [
    yearOf(primitive(only(retrieve('Condition')), 'recordedDate')),
    yearOf({ type: 'Start', operand: { type: 'ParameterRef', name: 'Measurement Period' } }),
  ],
};

/** What the one observation of the fact says; null without it. */
const factOf = (name: string): Elm => {
  const codes: Elm = { type: 'ToList', operand: { type: 'CodeRef', name } };
  return primitive(only({ ...retrieve('Observation'), codeProperty: 'code', codes }), 'value');
};

/**
 * "Belongs" is true, false or null, as SQL's `and` is. Who belongs or may belong is the denominator, who only may is excluded
 * from it, and an outcome that is not documented is not met: so the scorecard reads what is unknown.
 */
const expressionsOf = (indicator: Proportion): Record<string, Elm> => ({
  Patient: only(retrieve('Patient')),
  'In Year': inYear,
  ...Object.fromEntries(factsAsked(indicator).map((fact) => [fact, factOf(fact)])),
  Belongs: belongsOf(indicator).filter(stored).map(reference).reduce(and, reference('In Year')),
  Denominator: { type: 'Not', operand: is('IsFalse', reference('Belongs')) },
  Exclusion: is('IsNull', reference('Belongs')),
  Numerator: is('IsTrue', reference(indicator.meets)),
});

const named = (name: string, rest: object) => ({ name, accessLevel: 'Public', ...rest });

const period = {
  type: 'IntervalTypeSpecifier',
  pointType: { type: 'NamedTypeSpecifier', name: '{urn:hl7-org:elm-types:r1}DateTime' },
};

const elmOf = (id: string, indicator: Proportion) => ({
  library: {
    identifier: { id, version: '1' },
    schemaIdentifier: { id: 'urn:hl7-org:elm', version: 'r1' },
    usings: {
      def: [
        { localIdentifier: 'System', uri: 'urn:hl7-org:elm-types:r1' },
        { localIdentifier: 'FHIR', uri: 'http://hl7.org/fhir', version: '4.0.1' },
      ],
    },
    parameters: { def: [named('Measurement Period', { parameterTypeSpecifier: period })] },
    codeSystems: { def: [named('Facts', { id: factSystem })] },
    codes: {
      def: factsAsked(indicator).map((fact) => named(fact, { id: fact, codeSystem: { name: 'Facts' } })),
    },
    statements: {
      def: Object.entries(expressionsOf(indicator)).map(([name, expression]) =>
        named(name, { context: 'Patient', expression }),
      ),
    },
  },
});

const coded = (system: string, code: string) => ({
  coding: [{ system: `http://terminology.hl7.org/CodeSystem/${system}`, code }],
});

const libraryOf = (id: string, indicator: Proportion) => {
  const data = Buffer.from(JSON.stringify(elmOf(id, indicator))).toString('base64');
  return {
    resourceType: 'Library',
    id,
    status: 'active',
    type: coded('library-type', 'logic-library'),
    content: [{ contentType: 'application/elm+json', data }],
  };
};

const populations = {
  'initial-population': 'Denominator',
  denominator: 'Denominator',
  'denominator-exclusion': 'Exclusion',
  numerator: 'Numerator',
};

/** A proportion of cases in one calendar year as a bundle of FHIR's Measure and Library; it needs no value set. */
export const fhirMeasure = (indicator: Proportion, year: number) => {
  const id = `indicator-${indicatorKey(indicator).replace(':', '-')}`;
  const measure = {
    resourceType: 'Measure',
    id,
    status: 'active',
    library: [`Library/${id}`],
    scoring: coded('measure-scoring', 'proportion'),
    effectivePeriod: { start: `${year}-01-01`, end: `${year}-12-31` },
    group: [
      {
        id: 'group',
        population: Object.entries(populations).map(([code, expression]) => ({
          code: coded('measure-population', code),
          criteria: { language: 'text/cql-identifier', expression },
        })),
      },
    ],
  };
  const entry = [measure, libraryOf(id, indicator)].map((resource) => ({ resource }));
  return { resourceType: 'Bundle', type: 'collection', entry };
};
