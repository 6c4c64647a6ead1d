import { msg } from '@lingui/core/macro';
import type { WrittenCell, WrittenSheet } from '../../kernel/spreadsheet/writer.ts';
import { assessmentTold, scoresTold, type Speaking } from './assessment-told.ts';
import type { Assessment } from './schema.ts';

const columns = {
  id: msg`Indicator`,
  variant: msg`Variant`,
  name: msg`Name of the indicator`,
  year: msg`Year`,
  running: msg`Year goes on`,
  numerator: msg`Fulfilled`,
  denominator: msg`All that count`,
  rate: msg`Rate`,
  notDocumented: msg`Not documented`,
  leftOut: msg`Left out`,
  why: msg`Why left out`,
  targets: msg`Target`,
  status: msg`Result`,
  points: msg`Points`,
  most: msg`Points at most`,
  meets: msg`Numerator`,
  members: msg`Denominator`,
  type: msg`Type`,
  note: msg`Notes`,
  source: msg`Source`,
  marks: msg`Marks`,
};

type Row = { readonly [Name in keyof typeof columns]?: WrittenCell };

/** A self-assessment as a sheet: the indicators of the set in its order, a row for each year; then the scores and the gate. */
export const assessmentTable = (assessment: Assessment, speaking: Speaking): WrittenSheet => {
  const { i18n } = speaking;
  const runs = (running: boolean) => (running ? i18n._(msg`goes on`) : '');
  const figures = assessmentTold(assessment, speaking).flatMap(({ years, scored: _, ...one }) =>
    years.map((year): Row => ({ ...one, ...year, running: runs(year.running) })),
  );
  const scores = scoresTold(assessment, speaking).flatMap((one): Row[] => {
    const of = { year: one.year, running: runs(one.running) };
    const [score, gate] = [i18n._(msg`Score`), i18n._(msg`Volume gate`)];
    const asked = { targets: `≥ ${one.needed}`, status: one.pass, points: one.score, most: one.max };
    const counted = { numerator: one.gate, targets: `≥ ${one.gateNeeded}`, status: one.gateMet };
    return [
      { ...of, name: score, ...asked },
      ...(one.gateNeeded === null ? [] : [{ ...of, name: gate, ...counted }]),
    ];
  });
  const names = Object.keys(columns) as (keyof typeof columns)[];
  return {
    name: i18n._(msg`Self-assessment`),
    header: names.map((name) => i18n._(columns[name])),
    rows: [...figures, ...scores].map((row) => names.map((name) => row[name] ?? null)),
  };
};
