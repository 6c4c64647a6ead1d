import { courseForms, type Told } from '../care/index.ts';
import { type OperationReport, operationReport } from '../surgery/index.ts';
import type { GivenTreatment } from './fulfilment.ts';

const { systemic, radiotherapy, brachytherapy, hormone, trial } = courseForms;
const treatments = { systemic, radiotherapy, brachytherapy, hormone, trial };
type Treatment = keyof typeof treatments;
const modalityOf = new Map(
  (Object.keys(treatments) as Treatment[]).map((modality) => [treatments[modality].id, modality]),
);

/** Forms of the course by which treatments are recorded. */
export const treatmentForms: readonly string[] = [...modalityOf.keys()];

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** The treatment that an entry of the course tells of; null for any other entry. */
export const givenByEntry = ({ id, form, answers }: Told): GivenTreatment | null => {
  const modality = modalityOf.get(form);
  if (modality === undefined) return null;
  const { from, to, ongoing, stopReason, setting } = answers as Readonly<Record<string, unknown>>;
  return {
    form,
    id,
    modality,
    from: text(from),
    to: text(to),
    ongoing: typeof ongoing === 'boolean' ? ongoing : text(stopReason) === null ? null : false,
    setting: modality === 'systemic' ? text(setting) : null,
  };
};

/** The treatments that an operation was: one for a complication is none that a board has recommended. */
export const givenByOperation = (
  id: string,
  { kind, doneOn, procedures }: Pick<OperationReport, 'kind' | 'doneOn' | 'procedures'>,
): GivenTreatment[] => {
  if (kind === 'complication') return [];
  const done = { form: operationReport.id, id, from: doneOn, to: doneOn, ongoing: null, setting: kind };
  const isHeated = procedures?.includes('hipec') === true;
  return [{ ...done, modality: 'surgery' }, ...(isHeated ? [{ ...done, modality: 'hipec' as const }] : [])];
};
