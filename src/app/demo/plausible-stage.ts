import type { Rule } from './plausible-rule.ts';
import type { CaseRecord } from './shapes.ts';

const stated = ({ course = [] }: CaseRecord) =>
  course.filter(({ form }) => form === 'stage').map(({ answers }) => answers);
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** The stage as an operation made it known, else as she presented. */
export const stageKnown = (record: CaseRecord): string | null =>
  stated(record)
    .flatMap(({ stage }) => text(stage) ?? [])
    .at(-1) ?? record.case.stage;

export const stageRules: readonly Rule[] = [
  {
    // Capsule, surface and cytology are known from an operation on.
    code: 'substage_as_it_presented',
    broken: ({ case: { stage, treatedBefore } }) => treatedBefore === false && /^I[ABC]/.test(stage ?? ''),
  },
  {
    code: 'stage_before_its_report',
    broken: (record) =>
      stated(record).some(
        ({ on }) =>
          !record.operations.some(({ pathology }) => (pathology?.reportedOn ?? '9999') <= (text(on) ?? '')),
      ),
  },
  {
    code: 'stage_of_another_report',
    broken: (record) =>
      stated(record).some(
        ({ stage, edition }) =>
          !record.operations.some(
            ({ pathology }) => pathology?.provisionalStage === stage && pathology?.stageEdition === edition,
          ),
      ),
  },
  {
    code: 'stage_refines_another_group',
    broken: (record) => {
      const [known, presented] = [stageKnown(record), record.case.stage];
      const group = (stage: string | null) => /^(IV|I{1,3})/.exec(stage ?? '')?.[1];
      return presented !== null && group(known) !== group(presented);
    },
  },
];
