import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { Key, ReactNode } from 'react';
import { Link } from 'react-router';
import { certainlyAfter } from '../../../../kernel/partial-date.ts';
import { classes } from '../../../../ui/classes.ts';
import { Day } from '../../../../ui/day.tsx';
import type { JourneyTold } from './journey-told.ts';
import { ResidualWords } from '../../../surgery/web/index.ts';
import { useWords } from '../words.tsx';

type Step = {
  readonly key: Key;
  readonly name: ReactNode;
  /** Done, awaited, or not begun. */
  readonly state: 'done' | 'open' | 'none';
  readonly what: ReactNode;
  readonly on: string | null;
};

const nothing = { state: 'none', what: null, on: null } as const;

const useReferral = ({ case: subject, asked }: JourneyTold): Omit<Step, 'key' | 'name'> => {
  const { word } = useWords();
  if (asked) return { state: 'done', what: word('questionType', asked.questionType), on: asked.receivedOn };
  return subject.entry === 'registry'
    ? { state: 'done', what: <Trans>from a register</Trans>, on: subject.presentedOn }
    : nothing;
};

const useBoard = ({ listings }: JourneyTold): Omit<Step, 'key' | 'name'> => {
  const { word } = useWords();
  const open = listings.find(({ state }) => state === 'listed');
  const on = (open ?? listings.at(-1))?.localStart.slice(0, 10) ?? null;
  if (open) return { state: 'open', what: <Trans>listed</Trans>, on };
  const last = listings.at(-1);
  return last ? { state: 'done', what: word('conclusion', last.conclusion), on } : nothing;
};

const useAdvice = ({ recommendation: first }: JourneyTold): Omit<Step, 'key' | 'name'> => {
  const { word } = useWords();
  if (!first) return nothing;
  const what = `${word('modality', first.modality)}, ${word('timing', first.timing)}`;
  return { state: 'done', what, on: first.boardOn };
};

const settled = ['accepted', 'alternative', 'declined'];

const useHers = ({ recommendation: first }: JourneyTold): Omit<Step, 'key' | 'name'> => {
  const { word } = useWords();
  if (!first) return nothing;
  const { decision, spokenOn } = first;
  return {
    state: settled.includes(decision) ? 'done' : 'open',
    what: word('decision', decision),
    on: spokenOn,
  };
};

/** What was left; nothing where the site does not ask. */
function Left({ residual }: Pick<NonNullable<JourneyTold['operation']>, 'residual'>) {
  if (residual === null) return null;
  return residual.code === 'unknown' ? (
    <Trans>residual disease not known</Trans>
  ) : (
    <ResidualWords text={residual} />
  );
}

const useOperation = ({
  case: subject,
  operations: count,
  operation: last,
}: JourneyTold): Omit<Step, 'key' | 'name'> => {
  const { word } = useWords();
  if (last) {
    const several = count > 1 ? <Plural value={count} one="# operation" other="# operations" /> : null;
    return {
      state: 'done',
      what: (
        <>
          {several} {several === null || last.residual === null ? '' : '· '}
          <Left residual={last.residual} />
        </>
      ),
      on: last.doneOn,
    };
  }
  if (subject.notOperatedReason === null) return nothing;
  return { state: 'done', what: word('notOperatedReason', subject.notOperatedReason), on: null };
};

const useOutcome = ({ operation: last }: JourneyTold): Omit<Step, 'key' | 'name'> => {
  if (!last) return nothing;
  const thirty = last.windows.find(({ days }) => days === 30);
  if (thirty === undefined || thirty.closedOn === null)
    return { state: 'open', what: <Trans>30 days not closed</Trans>, on: null };
  const count = thirty.count ?? 0;
  return {
    state: 'done',
    what: <Plural value={count} _0="no complication" one="# complication" other="# complications" />,
    on: thirty.closedOn,
  };
};

/** What she is treated with besides operations. */
const useTreatment = ({ treatment }: JourneyTold): Omit<Step, 'key' | 'name'> =>
  treatment === null
    ? nothing
    : {
        // Of one of which nobody says that it ended the end is awaited.
        state: treatment.ongoing === false ? 'done' : 'open',
        what: treatment.title,
        on: treatment.from,
      };

const operative = ['surgery', 'hipec'];
const treating = ['systemic', 'radiotherapy', 'brachytherapy', 'hormone', 'trial'];

/** Whether an operation is a step of her way: she was operated, or it is said why not, or nobody has spoken of anything else yet. */
const isOperative = ({ case: subject, operations, recommendation, treatment }: JourneyTold): boolean => {
  if (operations > 0 || subject.notOperatedReason !== null) return true;
  return recommendation === null ? treatment === null : operative.includes(recommendation.modality);
};
/** Whether another treatment is one: she had or has it, or the board has recommended it. */
const isTreated = ({ recommendation, treatment }: JourneyTold): boolean =>
  treatment !== null || (recommendation !== null && treating.includes(recommendation.modality));

/** Where the case stands on its way, with dates: a list that is also the picture. */
export default function JourneyLine({ data }: { readonly data: JourneyTold }) {
  const { t } = useLingui();
  const treatment = { key: 'treatment', name: t`Treatment`, ...useTreatment(data) };
  const operation = [
    { key: 'operation', name: t`Operation`, ...useOperation(data) },
    { key: 'outcome', name: t`Outcome`, ...useOutcome(data) },
  ];
  const treated = isTreated(data) ? [treatment] : [];
  const operated = isOperative(data) ? operation : [];
  const isAfter = data.treatment !== null && certainlyAfter(data.treatment.from, data.operation?.doneOn);
  const steps: readonly Step[] = [
    { key: 'referral', name: t`Referral`, ...useReferral(data) },
    { key: 'board', name: t`Board`, ...useBoard(data) },
    { key: 'recommendation', name: t`Recommendation`, ...useAdvice(data) },
    { key: 'decision', name: t`Her decision`, ...useHers(data) },
    ...(isAfter ? [] : treated),
    ...operated,
    ...(isAfter ? treated : []),
  ];
  const marks = { done: t`done`, open: t`awaited`, none: t`not begun` };
  const { contact } = data;
  return (
    <>
      <ol className="journey-line" aria-label={t`The way of this case`}>
        {steps.map(({ key, name, state, what, on }) => (
          <li key={key} className={classes(state === 'done' && 'is-done', state === 'open' && 'is-open')}>
            <strong>
              {name} <span className="visually-hidden">({marks[state]})</span>
            </strong>
            {what}
            {on === null ? null : (
              <span className="cell-second">
                <Day date={on} />
              </span>
            )}
          </li>
        ))}
      </ol>
      {contact === null ? null : (
        <p>
          <Link to={contact.to}>{contact.text}</Link>
        </p>
      )}
    </>
  );
}
