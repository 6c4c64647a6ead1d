import { z } from 'zod';
import { command, type CommandContext } from '../../../kernel/command.ts';
import { nameOf } from '../../../kernel/derivation.ts';
import { conflict, refused } from '../../../kernel/errors.ts';
import { entryOf } from '../../../kernel/journal-entry.ts';
import { madeAt } from '../../../kernel/made-at.ts';
import { recordForUpdate } from '../../../kernel/struck-record.ts';
import { takeRecordBack } from '../../../kernel/taking-back.ts';
import {
  canRunMeeting,
  canUndo,
  ledTo,
  meetingForUpdate,
  stepRow,
  type StepRow,
  turnBack,
} from '../../meetings/index.ts';
import { adviceOfItem, adviceOfMeeting } from '../load.ts';
import { boardSteps } from '../room-steps.ts';
import { recommendation } from '../tables.ts';

const name = 'board.undo-step';

const Step = z
  .object({
    meetingId: z.uuid(),
    what: z.enum(boardSteps),
    /** The item, the presence or the recommendation. */
    id: z.uuid(),
    version: z.int().positive(),
  })
  .strict();
type Step = z.infer<typeof Step>;

/** Undone is what stands as it was read, for as long as it can be; whoever comes second hears which entry was first. */
const mustStand = async (
  { tx, ownerId, now }: CommandContext,
  { version }: Step,
  row: StepRow,
): Promise<void> => {
  if (row.version !== version) {
    const entry = await entryOf(tx, ownerId, row.entryId);
    throw entry?.command === name ? refused('undone_before', { entry: row.entryId }) : conflict();
  }
  if (row.at === null) throw conflict();
  if (!canUndo(row.at, now.toString())) throw refused('undo_over');
};

/** What was recorded for a case that was taken up keeps it under discussion. */
const mustBeEmpty = async (context: CommandContext, { meetingId, what, id }: Step): Promise<void> => {
  if (what === 'recommended') return;
  const led = await ledTo(context, meetingId, { what, id });
  if (led === null) return;
  const since = (await adviceOfItem(context, led.id)).map((row) => madeAt(row.id) ?? '');
  if (since.some((at) => at >= led.openedAt)) throw refused('recorded_since');
};

/**
 * Undoes what was done in the room a moment ago, whoever did it, without a reason: a conclusion with the case it led to, a case taken up, a
 * recommendation, somebody who joined or left. What was undone is kept.
 */
export const undoStep = command({
  name,
  input: Step,
  load: (context, input) => meetingForUpdate(context, input.meetingId),
  permit: (actor, _subject, ownerId) => canRunMeeting(actor, ownerId),
  run: async (context, input, { meeting }) => {
    const { meetingId, what, id } = input;
    if (meeting.state !== 'open') throw refused('meeting_not_open');
    if (what === 'recommended') {
      await mustStand(context, input, await adviceOfMeeting(context, meetingId, id));
      const place = { table: nameOf(recommendation), id };
      await recordForUpdate(context, place.table, id);
      await takeRecordBack(context, place);
    } else {
      await mustStand(context, input, await stepRow(context, meetingId, { what, id }));
      await mustBeEmpty(context, input);
      await turnBack(context, meetingId, { what, id });
    }
    context.announce({ type: 'board.step-undone', what, id, meetingId });
    return { id };
  },
});
