import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import type { RowChange } from '../../queries/history.ts';
import { useItemLabel } from './work-up-fields.tsx';
import { useWords, type WordGroup } from '../words.tsx';

type Named = Readonly<Record<string, MessageDescriptor>>;

const commands: Named = {
  'care.refer-case': msg`referred the case`,
  'care.correct-case': msg`corrected the case`,
  'care.record-work-up': msg`entered work-up`,
  'care.list-case': msg`listed the case for a board`,
  'care.note-board-outcome': msg`noted the board’s conclusion`,
  'care.record-recommendation': msg`recorded a recommendation`,
  'care.record-her-decision': msg`recorded her decision`,
  'care.record-operation': msg`recorded an operation`,
  'care.correct-operation': msg`corrected an operation`,
  'care.record-pathology': msg`recorded the pathology report`,
  'care.close-outcome': msg`closed the 30-day form`,
  'care.import-cases': msg`imported the case from a file`,
};

const tables: Named = {
  'care.case': msg`Case`,
  'care.patient': msg`Patient`,
  'care.identity': msg`Name and record number`,
  'care.referral': msg`Question`,
  'care.work_up': msg`Work-up`,
  'care.listing': msg`Listing for a board`,
  'care.recommendation': msg`Recommendation`,
  'care.her_decision': msg`Her decision`,
  'care.operation': msg`Operation`,
  'care.operation_member': msg`Member of the team`,
  'care.pathology': msg`Pathology report`,
  'care.outcome_30d': msg`30-day form`,
};

const fields: Named = {
  label: msg`Label`,
  site: msg`Site`,
  histology: msg`Histology`,
  stage: msg`FIGO stage`,
  stage_edition: msg`Edition of the stage`,
  grade: msg`Grade`,
  entry: msg`Came`,
  presented_on: msg`Presented on`,
  treated_before: msg`Treated before she came`,
  not_operated_reason: msg`Will not be operated`,
  born_on: msg`Born on`,
  died_on: msg`Died on`,
  record_number: msg`Record number`,
  latin_name: msg`Name in Latin letters`,
  native_name: msg`Name in her own script`,
  sort_name: msg`Sorted as`,
  phase: msg`Phase`,
  question_type: msg`Kind of question`,
  question: msg`Question`,
  consultant_id: msg`Responsible consultant`,
  received_on: msg`Received on`,
  key: msg`Item`,
  state: msg`State`,
  value: msg`Value`,
  unit: msg`Unit`,
  taken_on: msg`Date`,
  reason: msg`Reason`,
  priority: msg`Priority`,
  intent: msg`Intent`,
  modality: msg`Modality`,
  timing: msg`Timing`,
  detail: msg`Detail`,
  rationale: msg`Why`,
  alternative: msg`If she declines`,
  owner_person_id: msg`Responsible`,
  due_on: msg`Due on`,
  patient_view: msg`Her view`,
  decision: msg`Decision`,
  spoken_by: msg`Spoke with her`,
  spoken_on: msg`When`,
  note: msg`In her words`,
  done_on: msg`Done on`,
  kind: msg`Kind`,
  initial_aim: msg`Aim at the beginning`,
  limited_to_biopsy: msg`No more than biopsy`,
  residual_mm: msg`Residual disease (mm)`,
  residual_sites: msg`Where disease was left`,
  incomplete_reason: msg`Why resection was not complete`,
  disease_at_start: msg`Disease at the beginning`,
  procedures: msg`Procedures`,
  duration_minutes: msg`Duration (minutes)`,
  blood_loss_ml: msg`Blood loss (ml)`,
  person_id: msg`Person`,
  role: msg`Role`,
  discipline: msg`Discipline`,
  withdrawn: msg`Struck from the team`,
  reported_on: msg`Reported on`,
  closed_on: msg`Closed on`,
  complications: msg`Complications`,
};

/** Which words a field's codes have, by table where the same field means different things. */
const codes: Readonly<Record<string, WordGroup>> = {
  site: 'site',
  histology: 'histology',
  stage_edition: 'stageEdition',
  grade: 'grade',
  entry: 'entry',
  not_operated_reason: 'notOperatedReason',
  phase: 'phase',
  question_type: 'questionType',
  intent: 'intent',
  modality: 'modality',
  timing: 'timing',
  decision: 'decision',
  kind: 'operationKind',
  initial_aim: 'initialAim',
  role: 'role',
  discipline: 'discipline',
  procedures: 'procedure',
  'care.work_up.state': 'workUpState',
  'care.listing.state': 'listingState',
  elements: 'elementState',
};

/** What is shown of a complication or of what was found in an area. */
type Part = {
  readonly kind?: string;
  readonly grade?: string;
  readonly on?: string | null;
  readonly finding?: string;
  readonly mm?: number | null;
  readonly reason?: string;
};

/** Words of a case's history: commands, places, fields and values. */
export const useHistoryWords = (
  definitions: ReadonlyArray<{
    readonly key: string;
    readonly label: { readonly en: string; readonly ko: string };
  }>,
) => {
  const { i18n, t } = useLingui();
  const { word } = useWords();
  const itemLabel = useItemLabel();
  return useMemo(() => {
    const named = (of: Named, code: string) => (of[code] === undefined ? code : i18n._(of[code]));
    const [yes, no, none] = [t`yes`, t`no`, t`none`];
    const item = (key: string) => {
      const found = definitions.find((definition) => definition.key === key);
      return found === undefined ? key : itemLabel(found);
    };
    const one = (table: string, field: string, value: unknown): string => {
      if (typeof value === 'boolean') return value ? yes : no;
      const [head = field] = field.split('.');
      const group = codes[`${table}.${head}`] ?? codes[head];
      if (typeof value === 'string') return group === undefined ? value : word(group, value);
      if (typeof value === 'number') return String(value);
      return words(table, value);
    };
    const words = (table: string, value: unknown): string => {
      const { kind, grade, on, finding, mm, reason } = value as Part;
      if (table === 'care.outcome_30d')
        return [word('complication', kind), grade, on].filter((part) => part != null).join(' ');
      return [word('finding', finding), mm == null ? null : `${mm} mm`, reason]
        .filter((part) => part != null)
        .join(', ');
    };
    return {
      command: (name: string) => named(commands, name),
      place: ({ table, about }: Pick<RowChange, 'table' | 'about'>) => {
        const place = named(tables, table);
        if (about === null) return place;
        if (table === 'care.work_up') return `${place}: ${item(about)}`;
        if (table === 'care.recommendation') return `${place}: ${word('modality', about)}`;
        return table === 'care.operation_member' ? `${place}: ${word('role', about)}` : `${place}: ${about}`;
      },
      field: (table: string, field: string) => {
        const [head = field, rest] = field.split('.');
        if (head === 'areas' && rest !== undefined) return word('area', rest);
        if (head === 'elements' && rest !== undefined) return word('pathologyElement', rest);
        return table === 'care.work_up' && head === 'key' ? named(fields, 'key') : named(fields, head);
      },
      value: (table: string, field: string, value: unknown): string | null => {
        if (value === null) return null;
        if (table === 'care.work_up' && field === 'key' && typeof value === 'string') return item(value);
        if (Array.isArray(value))
          return value.length === 0 ? none : value.map((each) => one(table, field, each)).join(', ');
        return one(table, field, value);
      },
    };
  }, [definitions, i18n, itemLabel, t, word]);
};
export type HistoryWords = ReturnType<typeof useHistoryWords>;
