import { factsAsked, factSystem, type Proportion } from './fhir-measure.ts';
import { bitOf } from './groups.ts';
import { dateText, type Rows, truthOf, type World } from './fact-rows.ts';

type Resource = { resourceType: string; id: string; [element: string]: unknown };
export type Bundle = { resourceType: string; type: string; entry: { resource: Resource }[] };

const observation = (id: string, fact: string, valueBoolean: boolean): Resource => ({
  resourceType: 'Observation',
  id: `${id}-${fact}`,
  status: 'final',
  subject: { reference: `Patient/${id}` },
  code: { coding: [{ system: factSystem, code: fact }] },
  valueBoolean,
});

const patient = (cases: Rows, row: number, indicator: Proportion): Bundle => {
  const id = `row-${row}`;
  const date = cases.dates[indicator.date];
  const recordedDate = dateText(date?.first[row] ?? 0, date?.last[row] ?? 0);
  const facts = factsAsked(indicator).flatMap((fact) => {
    const truth = truthOf(cases, row, bitOf(cases, fact));
    return truth === null ? [] : [observation(id, fact, truth)];
  });
  const subject = { reference: `Patient/${id}` };
  const resources = [
    { resourceType: 'Patient', id },
    { resourceType: 'Condition', id: `${id}-case`, subject, ...(recordedDate && { recordedDate }) },
    ...facts,
  ];
  return { resourceType: 'Bundle', type: 'collection', entry: resources.map((resource) => ({ resource })) };
};

/** One bundle for each case of the owner, with what the indicator asks about and no more; what is unknown is left out. */
export const fhirPatients = ({ cases }: World, owner: number, indicator: Proportion): Bundle[] =>
  [...cases.owner].flatMap((of, row) => (of === owner ? [patient(cases, row, indicator)] : []));
