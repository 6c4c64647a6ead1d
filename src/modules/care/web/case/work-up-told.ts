import type { Say } from '../../../../ui/form/say.ts';
import type { CasePage } from '../../queries/case-page.ts';

/** What the page of a case says of care, its items and figures by their names in the reader's language. */
export const workUpTold = ({ told, figures, ...page }: CasePage, say: Say) => ({
  ...page,
  told: told.map(({ label, verdict, ...item }) => ({
    ...item,
    label: say(label),
    verdict: verdict && { level: verdict.level, state: verdict.state, why: verdict.why },
  })),
  figures: figures.map(({ label, note, inputs, ...figure }) => ({
    ...figure,
    label: say(label),
    note: say(note),
    inputs: inputs.map((input) => ({ ...input, label: say(input.label) })),
  })),
});
export type WorkUpTold = ReturnType<typeof workUpTold>;
