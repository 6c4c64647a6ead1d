import { date, line, number, quantity, record } from '../../../kernel/forms/items.ts';
import { sourced } from './source.ts';

const value = { section: 'markers', min: 0, max: 10_000_000 } as const;

/** Tumour markers of one day. */
export const markers = record(
  { id: 'markers', version: 2, sections: ['markers', 'laboratory'] },
  {
    on: date({ section: 'markers', needed: true, absent: ['unknown'] }),
    ca125: quantity(['U/mL', 'kU/L'], value),
    he4: quantity(['pmol/L'], value),
    cea: quantity(['ng/mL', 'ug/L'], value),
    ca199: quantity(['U/mL', 'kU/L'], value),
    afp: quantity(['ng/mL', 'ug/L', 'kU/L'], value),
    hcg: quantity(['[IU]/L'], value),
    ldh: quantity(['U/L'], value),
    inhibinB: quantity(['pg/mL', 'ng/L'], value),
    scc: quantity(['ng/mL', 'ug/L'], value),
    /** Highest value that is normal, in U/mL. */
    ca125Upper: number({ section: 'laboratory', min: 1, max: 1000, decimals: 1, unit: 'U/mL' }),
    assay: line(120, { section: 'laboratory' }),
    ...sourced('laboratory'),
  },
);
