import { useLingui } from '@lingui/react/macro';
import { Choice } from '../../../../ui/choice.tsx';
import { Field, TextArea } from '../../../../ui/field.tsx';
import { Section } from '../../../../ui/page.tsx';
import type { OperationReport, Residual } from '../../schema.ts';

const chosen = (residual: Residual | null): string | undefined => {
  if (residual === null) return undefined;
  const { min, max } = residual;
  if (max === null) return 'least';
  if (max === 0) return 'none';
  return min === max ? 'size' : 'range';
};

const typed = (residual: Residual | null): { min?: string; max?: string } => {
  const choice = chosen(residual);
  if (residual === null || choice === 'none') return {};
  return {
    min: String(residual.min),
    ...(choice === 'range' ? { max: String(residual.max) } : {}),
  };
};

/** Residual disease in millimetres of its largest lesion, and what was left where and why. */
export function ResidualFields({ report }: { readonly report: OperationReport | null }) {
  const { t } = useLingui();
  const given = typed(report?.residual ?? null);
  const size = { type: 'number', min: 0, max: 500, step: 'any', inputMode: 'decimal', unit: 'mm' } as const;
  return (
    <Section title={t`Residual disease`}>
      <div className="form residual">
        <Choice
          name="report.residual"
          label={t`Largest visible lesion left at the end`}
          hint={t`Only millimetres are entered; “complete”, “up to 1 cm” and the CC score follow from them.`}
          options={[
            { value: 'none', label: t`No visible disease (0 mm)` },
            { value: 'size', label: t`One size` },
            { value: 'range', label: t`Between two sizes` },
            { value: 'least', label: t`At least a size` },
          ]}
          unknown
          defaultValue={chosen(report?.residual ?? null)}
        />
        <div className="form-row residual-left">
          <Field
            {...size}
            name="report.residual.min"
            label={t`Size, or the smaller of two`}
            defaultValue={given.min}
          />
          <Field {...size} name="report.residual.max" label={t`The larger of two`} defaultValue={given.max} />
        </div>
        <div className="form residual-left">
          <Field
            name="report.residualSites"
            label={t`Where disease was left`}
            defaultValue={report?.residualSites ?? undefined}
            maxLength={500}
          />
          <TextArea
            name="report.incompleteReason"
            label={t`Why resection was not complete`}
            defaultValue={report?.incompleteReason ?? undefined}
            maxLength={500}
            rows={2}
          />
        </div>
      </div>
    </Section>
  );
}
