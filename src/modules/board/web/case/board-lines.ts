import { msg } from '@lingui/core/macro';
import type { Looking } from '../../../../kernel/fills.ts';
import type { CaseSubject, TimeLineEntry } from '../../../care/index.ts';
import { joined } from '../../../care/records/tell.ts';
import { lacksRecommendation } from '../../conclusion.ts';
import { advisedOf } from '../../queries/questions.ts';
import type { BoardsWhole } from '../../queries/board-parts.ts';
import { boardsOfPage } from '../../queries/board-shown.ts';
import { wordsIn } from '../words.tsx';

const linesOf = (i18n: Looking['i18n'], whole: BoardsWhole): TimeLineEntry[] => {
  const { word } = wordsIn(i18n);
  const heldOn = (listingId: string): string | null => {
    const listing = whole.listings.find(({ id }) => id === listingId);
    const item = whole.agenda.find(({ id }) => id === listing?.agendaItemId);
    return item?.localStart.slice(0, 10) ?? null;
  };
  const advised = advisedOf(whole);
  const listings = whole.listings.map((row): TimeLineEntry => {
    const item = whole.agenda.find(({ id }) => id === row.agendaItemId);
    const concluded = word('conclusion', item?.conclusion);
    return {
      key: row.id,
      on: heldOn(row.id),
      until: null,
      title: i18n._(msg`Board`),
      text: joined(
        concluded ?? word('listingState', row.state),
        word('deferralReason', item?.deferralReason),
        lacksRecommendation(item?.conclusion ?? null, advised.has(row.id))
          ? i18n._(msg`what the board recommended was taken back`)
          : null,
      ),
      to: null,
      imported: row.sourceId !== null,
    };
  });
  const recommendations = whole.recommendations.flatMap(({ recommendation: row, herDecision }) => [
    {
      key: row.id,
      on: heldOn(row.listingId),
      until: null,
      title: i18n._(msg`Recommendation`),
      text: joined(word('modality', row.modality), word('timing', row.timing), row.detail),
      to: null,
      imported: row.sourceId !== null,
    },
    ...(herDecision.decision === 'not_yet_told'
      ? []
      : [
          {
            key: `decision ${row.id}`,
            on: herDecision.spokenOn,
            until: null,
            title: i18n._(msg`Her decision`),
            text: joined(word('decision', herDecision.decision), word('modality', row.modality)),
            to: null,
            imported: herDecision.sourceId !== null,
          },
        ]),
  ]);
  return [...listings, ...recommendations];
};

/** What boards add to the time line of a case: where she was listed, what was recommended, what she decided. */
export const boardLines = async (looking: Looking, { case: { id } }: CaseSubject) =>
  linesOf(looking.i18n, (await boardsOfPage(looking, id)).whole).toReversed();
