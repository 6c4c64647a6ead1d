import { type Right, right } from '../../kernel/rights.ts';
import { canPrepareCase } from '../care/index.ts';
import { canCorrectConclusion, canRunMeeting } from '../meetings/index.ts';
import {
  canDefineTemplates,
  canDownloadCases,
  canImportCases,
  canMoveRecords,
  canRecordDecision,
  canRecordFulfilment,
  canRecordRecommendation,
  canSignMinutes,
  canTakeCasesOut,
} from './policy.ts';

/** What people of a house may, of what boards say about cases, and of files. */
export const rights: readonly Right[] = [
  right(
    canPrepareCase,
    /*i18n*/ {
      id: 'right.ask',
      message: 'Ask a board about a case and list it on a board; correct and take back',
    },
    'board.ask-again',
    'board.correct-question',
    'board.list-case',
  ),
  right(
    canRunMeeting,
    /*i18n*/ { id: 'right.conclude', message: 'Conclude cases at a board, and undo the last step' },
    'board.conclude-case',
    'board.reopen-item',
    'board.undo-step',
  ),
  right(
    canRecordRecommendation,
    /*i18n*/ { id: 'right.recommend', message: 'Record what the board recommends, and take it back' },
    'board.record-recommendation',
  ),
  right(
    canDefineTemplates,
    /*i18n*/ { id: 'right.templates', message: 'Make and change templates of recommendations' },
    'board.change-template',
    'board.define-template',
  ),
  right(
    canCorrectConclusion,
    /*i18n*/ { id: 'right.correct-conclusion', message: 'Correct what a meeting that has ended concluded' },
    'board.correct-conclusion',
  ),
  right(
    canSignMinutes,
    /*i18n*/ { id: 'right.minutes', message: 'Sign the minutes of a board' },
    'board.sign-minutes',
  ),
  right(
    canRecordDecision,
    /*i18n*/ { id: 'right.decision', message: 'Record what she decided, and take it back' },
    'board.record-her-decision',
    'board.restore-decision',
    'board.take-back-decision',
  ),
  right(
    canRecordFulfilment,
    /*i18n*/ { id: 'right.fulfilment', message: 'Say what became of a recommendation' },
    'board.record-fulfilment',
  ),
  right(
    canMoveRecords,
    /*i18n*/ { id: 'right.move', message: 'Move records that were written at the wrong woman' },
    'board.move-record',
  ),
  right(
    canImportCases,
    /*i18n*/ { id: 'right.import', message: 'Bring whole files of cases in' },
    'board.import-cases',
  ),
  right(
    canTakeCasesOut,
    /*i18n*/ {
      id: 'right.export',
      message: 'Take all cases out as files; with names only who may read names too',
    },
    'board.export-cases',
  ),
  right(canDownloadCases, /*i18n*/ { id: 'right.download', message: 'Take the case list out as one file' }),
];
