import { useLingui } from '@lingui/react/macro';
import { useWords, type WordGroup } from './code-words.ts';
import type { GroupValue } from '../survival.ts';

/** Fields by which the page offers to compare; the command line takes every field that a file may feed. */
export const comparedFields = [
  'case.site',
  'case.histology',
  'case.grade',
  'case.stage',
  'workUp.ecog',
  'operation.kind',
  'operation.residual',
  'trial.arm',
] as const;
export type ComparedField = (typeof comparedFields)[number];

const groupOf: Partial<Record<ComparedField, WordGroup>> = {
  'case.site': 'site',
  'case.histology': 'histology',
  'case.grade': 'grade',
  'operation.kind': 'operationKind',
};

/** The names of these fields and of what they hold, in the reader's language. */
export const useFieldWords = () => {
  const { t } = useLingui();
  const { word } = useWords();
  const labels: Record<ComparedField, string> = {
    'case.site': t`Site`,
    'case.histology': t`Histological type`,
    'case.grade': t`Grade`,
    'case.stage': t`Stage at presentation`,
    'workUp.ecog': t`ECOG performance status`,
    'operation.kind': t`Kind of the first operation`,
    'operation.residual': t`Residual disease after the first operation`,
    'trial.arm': t`Arm of the first trial`,
  };
  /** The groups of `residualBand`. */
  const band = (max: number | null): string => {
    if (max === null) return t`more than 10 mm`;
    return max === 0 ? t`none (0 mm)` : t`up to 10 mm`;
  };
  return {
    label: (field: ComparedField): string => labels[field],
    value: (field: ComparedField, value: GroupValue): string => {
      if (typeof value === 'object') return band(value[1]);
      const group = groupOf[field];
      return group === undefined ? String(value) : word(group, String(value));
    },
  };
};
