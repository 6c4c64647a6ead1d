import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Day } from '../../../ui/day.tsx';
import { Unknown } from '../../../ui/facts.tsx';
import { certificateOn } from '../certificate-on.ts';
import type { CountedFacts } from '../queries/counted-facts.ts';
import { useSay } from '../../../ui/form/say.ts';
import { pathologyElementWord, reportElementWord, ResidualWords } from '../../surgery/web/index.ts';
import { useWords } from './code-words.ts';
import type { CountedRow, CountedSurgeon } from '../queries/counted-page.ts';
import type { Fact } from '../schema.ts';

type Operation = CountedFacts['operations'][number];
export type Surgeons = Readonly<Record<string, CountedSurgeon>>;

const When = ({ date }: { readonly date: string | null }) =>
  date === null ? <Unknown /> : <Day date={date} />;

function OperationLine({ operation }: { readonly operation: Operation }) {
  const { word } = useWords();
  return (
    <>
      {word('operationKind', operation.kind) ?? <Trans>Operation of unknown kind</Trans>},{' '}
      <When date={operation.doneOn} />:{' '}
    </>
  );
}

function InTreatment({ facts }: { readonly facts: CountedFacts }) {
  const { word } = useWords();
  return facts.goingOn.map(({ modality, from }, place) => (
    <p key={`${place} ${modality}`}>
      <Trans>
        Treatment goes on: {word('modality', modality)}, since <When date={from} />
      </Trans>
    </p>
  ));
}

function Resection({ facts }: { readonly facts: CountedFacts }) {
  const { word } = useWords();
  if (facts.operations.length === 0)
    return facts.notOperatedReason === null ? (
      <>
        <Trans>Neither an operation nor a reason for none is recorded.</Trans>
        <InTreatment facts={facts} />
      </>
    ) : (
      <Trans>Not operated: {word('notOperatedReason', facts.notOperatedReason)}</Trans>
    );
  return (
    <ul className="why">
      {facts.operations.map((operation) => (
        <li key={operation.id}>
          <OperationLine operation={operation} />
          <Trans>residual disease</Trans>: <ResidualWords text={operation.residual} />
        </li>
      ))}
    </ul>
  );
}

function Upfront({ facts }: { readonly facts: CountedFacts }) {
  const { t } = useLingui();
  const { word } = useWords();
  const advice = facts.recommendations.map(
    ({ modality, timing }) => `${word('modality', modality)}, ${word('timing', timing)}`,
  );
  const done = facts.operations.map(
    ({ kind }) => word('operationKind', kind) ?? t`Operation of unknown kind`,
  );
  const reason = word('notOperatedReason', facts.notOperatedReason);
  if (advice.length === 0 && done.length === 0 && reason === null)
    return <Trans>No recommendation, operation or reason says what was offered.</Trans>;
  return (
    <ul className="why">
      {done.length === 0 ? null : (
        <li>
          <Trans>Operated: {done.join(', ')}</Trans>
        </li>
      )}
      {advice.length === 0 ? null : (
        <li>
          <Trans>Recommended: {advice.join('; ')}</Trans>
        </li>
      )}
      {reason === null ? null : (
        <li>
          <Trans>Not operated: {reason}</Trans>
        </li>
      )}
    </ul>
  );
}

function Treatment({ facts }: { readonly facts: CountedFacts }) {
  const { word } = useWords();
  return (
    <ul className="why">
      {facts.conclusions.length === 0 ? (
        <li>
          <Trans>No board has concluded on her case.</Trans>
        </li>
      ) : null}
      {facts.conclusions.map(({ conclusion, quorumMet, concludedOn }) => (
        <li key={`${concludedOn} ${conclusion}`}>
          {word('conclusion', conclusion)}, <When date={concludedOn} />:{' '}
          {quorumMet === true ? <Trans>with a quorum</Trans> : null}
          {quorumMet === false ? <Trans>without a quorum</Trans> : null}
          {quorumMet === null ? <Trans>quorum not known</Trans> : null}
        </li>
      ))}
      <li>
        <Trans>Treatment began</Trans>: <When date={facts.treatedOn} />
      </li>
      {facts.interventions.map(({ modality, on }, place) => (
        <li key={`${place} ${modality}`}>
          {word('modality', modality)}: <When date={on} />
        </li>
      ))}
    </ul>
  );
}

function WorkUp({ facts }: { readonly facts: CountedFacts }) {
  const { t } = useLingui();
  const names: Readonly<Record<string, string>> = {
    unresectable_metastases_ruled_out: t`unresectable metastases ruled out`,
    gi_origin_ruled_out: t`gastrointestinal origin ruled out`,
  };
  return (
    <ul className="why">
      {facts.workUp.map(({ key, answer, takenOn }) => (
        <li key={`${key} ${takenOn}`}>
          {names[key]}:{' '}
          {answer === null ? (
            <Unknown />
          ) : (
            <>
              {answer ? <Trans>yes</Trans> : <Trans>no</Trans>}, <When date={takenOn} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

const most = 5;

/** What of a report is missing, by name; the first few only. */
function Missing({
  items,
  complete,
}: {
  readonly items: readonly string[];
  readonly complete: boolean | null;
}) {
  if (complete === true) return <Trans>Every required element is there.</Trans>;
  const left = items.length - most;
  return (
    <>
      {complete === null ? <Trans>No structured report.</Trans> : <Trans>Missing:</Trans>}{' '}
      {complete === null ? null : items.slice(0, most).join(', ')}
      {complete === null || left <= 0 ? null : (
        <>
          {' '}
          <Plural value={left} one="and # more" other="and # more" />
        </>
      )}
    </>
  );
}

function Certificate({
  surgeon,
  doneOn,
}: {
  readonly surgeon: CountedSurgeon;
  readonly doneOn: string | null;
}) {
  const told = certificateOn(surgeon.certificates, doneOn);
  const { name } = surgeon;
  if (told === null) return <Trans>{name}: no statement about a certificate on that day</Trans>;
  const since = <Day date={told.since} />;
  return told.holds ? (
    <Trans>
      {name}: certified since {since}
    </Trans>
  ) : (
    <Trans>
      {name}: stated not to be certified since {since}
    </Trans>
  );
}

function Volume({ surgeon, doneOn }: { readonly surgeon: CountedSurgeon; readonly doneOn: string | null }) {
  const year = doneOn === null ? null : Number(doneOn.slice(0, 4));
  const { name } = surgeon;
  if (year === null) return <Trans>{name}: year not known</Trans>;
  const count = surgeon.volumes[year] ?? 0;
  const number = <Plural value={count} one="# such operation" other="# such operations" />;
  return (
    <Trans>
      {name}: {number} in {year}
    </Trans>
  );
}

function OfSurgeons(props: {
  readonly operation: Operation;
  readonly surgeons: Surgeons;
  readonly Line: typeof Volume;
}) {
  const { operation, surgeons, Line } = props;
  const people = [operation.mainSurgeonId, operation.supervisingSurgeonId].flatMap((id) => {
    const found = id === null ? undefined : surgeons[id];
    return found ? [{ id, surgeon: found }] : [];
  });
  if (people.length === 0) return <Trans>No surgeon is named.</Trans>;
  return (
    <ul className="why">
      {people.map(({ id, surgeon }) => (
        <li key={id}>
          <Line surgeon={surgeon} doneOn={operation.doneOn} />
        </li>
      ))}
    </ul>
  );
}

function Aim({ operation }: { readonly operation: Operation }) {
  const { word } = useWords();
  const aim = word('initialAim', operation.initialAim);
  return (
    <>
      <Trans>Aim:</Trans> {aim ?? <Unknown />}
      {operation.limitedToBiopsy === true ? (
        <>
          {'; '}
          <Trans>limited to biopsy</Trans>
        </>
      ) : null}
    </>
  );
}

function Closed({ operation }: { readonly operation: Operation }) {
  const closed = operation.outcomeClosedOn;
  return closed === null ? (
    <Trans>The 30 days are not closed.</Trans>
  ) : (
    <Trans>
      30 days closed on <Day date={closed} />.
    </Trans>
  );
}

function OfOperation(props: {
  readonly operation: Operation;
  readonly meets: Fact | null;
  readonly surgeons: Surgeons;
}) {
  const { operation, meets, surgeons } = props;
  const { i18n } = useLingui();
  const say = useSay();
  switch (meets) {
    case 'surgeon_certified':
      return <OfSurgeons operation={operation} surgeons={surgeons} Line={Certificate} />;
    case 'surgeon_volume_met':
      return <OfSurgeons operation={operation} surgeons={surgeons} Line={Volume} />;
    case 'report_complete':
      return (
        <Missing
          complete={operation.report.complete}
          items={operation.report.missing.map((element) => i18n._(reportElementWord(element)))}
        />
      );
    case 'pathology_complete':
      return (
        <Missing
          complete={operation.pathology.complete}
          items={operation.pathology.missing.map((element) => say(pathologyElementWord(element)))}
        />
      );
    case 'outcome_closed':
      return <Closed operation={operation} />;
    default:
      return <Aim operation={operation} />;
  }
}

/** The fact of the record that put a case or operation into its count, in words. */
export function Why(props: {
  readonly row: CountedRow;
  readonly meets: Fact | null;
  readonly surgeons: Surgeons;
}) {
  const { row, meets, surgeons } = props;
  const operation = row.facts.operations.find(({ id }) => id === row.operationId);
  if (meets === 'work_up_complete') return <WorkUp facts={row.facts} />;
  if (operation) return <OfOperation operation={operation} meets={meets} surgeons={surgeons} />;
  if (meets === 'upfront_offered') return <Upfront facts={row.facts} />;
  if (meets === 'board_decided' || meets === 'first_treatment_decided')
    return <Treatment facts={row.facts} />;
  return <Resection facts={row.facts} />;
}
