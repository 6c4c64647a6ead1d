import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Mark, Tag, type Tone } from '../../../../ui/tag.tsx';
import type { Age, Shown } from '../../../care/index.ts';
import type { AgendaCase, AgendaRow } from '../../queries/agenda.ts';
import { HerName } from '../../../care/web/index.ts';
import { useMissingWords, useQuorumWord } from '../room/quorum-sentence.tsx';
import { TakenBack } from '../taken-back.tsx';
import { useShortItem } from './short-items.ts';
import { useWords } from '../words.tsx';

/** Age in years, as narrow as it is known. */
export function AgeInYears({ age }: { readonly age: Age | null }) {
  if (age === null) return <Trans>age not known</Trans>;
  const { from, to } = age;
  return from === to ? (
    <Plural value={from} one="# year" other="# years" />
  ) : (
    <Trans>
      {from}–{to} years
    </Trans>
  );
}

/** Name, record number, age and performance status; the identifiers only for who may see them. */
export function WomanCell({ of, shown }: { readonly of: AgendaCase; readonly shown: Shown | undefined }) {
  const { ecog } = of;
  return (
    <>
      {shown === undefined ? '—' : <HerName shown={shown} />}
      <span className="cell-second">
        {shown === undefined ? null : <span className="together">{shown.recordNumber}, </span>}
        <span className="together">
          <AgeInYears age={of.age} />,
        </span>{' '}
        <span className="together">{ecog === null ? <Trans>ECOG not known</Trans> : `ECOG ${ecog}`}</span>
      </span>
    </>
  );
}

const markerNames: Readonly<Record<string, string>> = {
  brca: 'BRCA',
  hrd: 'HRD',
  mmr: 'MMR',
  ca125: 'CA-125',
};

/** Known markers, each in a frame, what is measured with its day; nothing when none is known. */
export function Markers({ of }: { readonly of: AgendaCase }) {
  const { word } = useWords();
  const { i18n } = useLingui();
  if (of.markers.length === 0) return null;
  return (
    <ul className="markers">
      {of.markers.map(({ key, value, unit, takenOn }) => {
        const text = typeof value === 'number' ? i18n.number(value) : word('itemChoice', String(value));
        const named = key === 'brca' && /^brca[12]$/.test(String(value));
        return (
          <li key={key} className="marker">
            {named ? text : `${markerNames[key] ?? key} ${text}`}
            {unit === null ? null : ` ${unit}`}
            {unit === null || takenOn === null ? null : (
              <time className="marker-day" dateTime={takenOn}>
                {takenOn}
              </time>
            )}
          </li>
        );
      })}
    </ul>
  );
}

const readinessTones: Readonly<Record<string, Tone>> = { missing: 'bad', stale: 'warn', requested: 'warn' };

/** Ready, or what is missing, awaited or too old; at most `limit` of them by name. */
export function Readiness(props: {
  readonly of: AgendaCase;
  readonly labels: Readonly<Record<string, string>>;
  readonly limit: number;
  /** Key words in the place of full labels. */
  readonly short?: boolean;
}) {
  const { word } = useWords();
  const shortItem = useShortItem();
  const labelOf = (key: string) => (props.short === true ? shortItem(key) : null) ?? props.labels[key] ?? key;
  const { readiness } = props.of;
  if (readiness === null) return <Trans>No list for this site</Trans>;
  if (readiness.ready)
    return (
      <Mark tone="good">
        <Trans>Ready</Trans>
      </Mark>
    );
  const rest = readiness.open.length - props.limit;
  return (
    <>
      {readiness.open.slice(0, props.limit).map(({ key, state }) => (
        <Mark key={key} tone={readinessTones[state] ?? 'neutral'}>
          {labelOf(key)}: {word('readinessState', state)}
        </Mark>
      ))}
      {rest > 0 ? (
        <span className="cell-second">
          <Plural value={rest} one="and # more" other="and # more" />
        </span>
      ) : null}
    </>
  );
}

/** Where the item stands, in words; for a concluded one its conclusion, its quorum and what was recommended. */
export function ItemState({ row }: { readonly row: AgendaRow }) {
  const { word } = useWords();
  const quorumWord = useQuorumWord();
  const missingWords = useMissingWords();
  const { quorum, conclusion, deferralReason } = row;
  return (
    <>
      <StateTag row={row} />
      {conclusion === null || conclusion === 'reached' ? null : (
        <span className="cell-second">
          {word('deferralReason', deferralReason) ?? word('conclusion', conclusion)}
        </span>
      )}
      {row.recommendations.map(({ id, modality, timing }) => (
        <span key={id} className="cell-second">
          {word('modality', modality)}
          {timing === 'not_applicable' ? null : `, ${word('timing', timing)}`}
        </span>
      ))}
      <TakenBack advice={row.takenBack} lacksAdvice={row.lacksAdvice} />
      {quorum === null ? null : (
        <span className={quorum.met === true ? 'cell-second' : 'cell-second quorum-open'}>
          {quorumWord(quorum.met)}
          {quorum.missing.length === 0 ? null : `: ${missingWords(quorum)}`}
        </span>
      )}
      {row.quorumReason === null ? null : <span className="cell-second">“{row.quorumReason}”</span>}
    </>
  );
}

function StateTag({ row }: { readonly row: AgendaRow }) {
  if (row.state === 'open')
    return (
      <Tag tone="now">
        <Trans>now</Trans>
      </Tag>
    );
  if (row.state === 'waiting' && row.setAsideAt !== null)
    return (
      <Tag tone="warn">
        <Trans>set aside</Trans>
      </Tag>
    );
  if (row.state === 'waiting')
    return (
      <Tag>
        <Trans>waiting</Trans>
      </Tag>
    );
  return row.conclusion === 'deferred' ? (
    <Tag tone="warn">
      <Trans>deferred</Trans>
    </Tag>
  ) : (
    <Tag tone="good">
      <Trans>discussed</Trans>
    </Tag>
  );
}
