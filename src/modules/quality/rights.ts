import { type Right, right } from '../../kernel/rights.ts';
import { canOpenCounts, canState } from './policy.ts';

/** What people of a house may, of its figures. */
export const rights: readonly Right[] = [
  right(
    canState,
    /*i18n*/ { id: 'right.state', message: 'State what no case holds; correct and take back' },
    'quality.correct-statement',
    'quality.record-statements',
  ),
  right(
    canOpenCounts,
    /*i18n*/ {
      id: 'right.open-counts',
      message: 'Open the yearly counts to a society or an authority, and close them',
    },
    'quality.close-counts',
    'quality.open-counts',
  ),
];
