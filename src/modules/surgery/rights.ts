import { type Right, right } from '../../kernel/rights.ts';
import { canPrepareCase } from '../care/index.ts';
import { canRecordOperation, canRecordOutcome, canRecordPathology } from './policy.ts';

/** What people of a house may, of operations. */
export const rights: readonly Right[] = [
  right(
    canRecordOperation,
    /*i18n*/ { id: 'right.operation', message: 'Record operations; correct and take back' },
    'surgery.correct-operation',
    'surgery.record-operation',
  ),
  right(
    canRecordPathology,
    /*i18n*/ { id: 'right.pathology', message: 'Record pathology of an operation; correct and take back' },
    'surgery.record-pathology',
  ),
  right(
    canRecordOutcome,
    /*i18n*/ { id: 'right.outcome', message: 'Record complications; correct and take back' },
    'surgery.record-outcome',
  ),
  right(
    canPrepareCase,
    /*i18n*/ { id: 'right.confirm', message: 'Confirm the diagnosis by the report of an operation' },
    'surgery.confirm-diagnosis',
  ),
];
