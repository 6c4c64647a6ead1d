import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Day } from '../../../ui/day.tsx';
import type { AgendaCase } from '../queries/agenda.ts';
import type { Later } from '../queries/known-since.ts';
import type { Disease } from '../seen.ts';
import { useWords } from './words.tsx';

/** Site, histology, and stage with the edition it was given in. */
export function Diagnosis({ of }: { readonly of: Disease }) {
  const { word } = useWords();
  const { site, histology, stage, stageEdition } = of;
  return (
    <>
      {word('site', site) ?? <Trans>Site not known</Trans>},{' '}
      {word('histology', histology) ?? <Trans>histology not known</Trans>}
      <span className="cell-second">
        {stage === null ? (
          <Trans>stage not known</Trans>
        ) : (
          <>
            <strong className="stage">{stage}</strong> {word('stageEdition', stageEdition)}
          </>
        )}
      </span>
    </>
  );
}

/** Other diseases of the woman, each with its number. */
export function OtherDiseases({ of }: { readonly of: Pick<AgendaCase, 'others'> }) {
  return of.others.map(({ id, label, ...other }) => (
    <span key={id} className="cell-second">
      <Trans>
        Another disease of hers, {label}: <Diagnosis of={other} />
      </Trans>
    </span>
  ));
}

/** What is said of an item of the work-up: its value with the unit or, without one, its state. */
export function ItemSays({
  item,
}: {
  readonly item: Pick<Later['items'][number], 'state' | 'value' | 'unit'>;
}) {
  const { word } = useWords();
  const { i18n } = useLingui();
  const { state, value, unit } = item;
  if (state !== 'present' || value === null) return word('workUpState', state);
  if (typeof value === 'boolean') return value ? <Trans>yes</Trans> : <Trans>no</Trans>;
  const text = typeof value === 'number' ? i18n.number(value) : word('itemChoice', value);
  return unit === null ? text : `${text} ${unit}`;
}

function Since({ since }: { readonly since: string }) {
  return (
    <Trans>
      known since <Day date={since} />
    </Trans>
  );
}

/** The disease as it is recorded now, where the board saw it otherwise. */
export function DiseaseSince({ later }: { readonly later: Later | null }) {
  if (later === null || later.disease === null) return null;
  return (
    <span className="cell-second">
      <Trans>Now:</Trans> <Diagnosis of={later.disease} />
      <Since since={later.disease.since} />
    </span>
  );
}

/** Results that came into the record after the board saw the case; at most `limit` of them by name. */
export function ItemsSince(props: {
  readonly later: Later | null;
  readonly labelOf: (key: string) => string;
  readonly limit: number;
}) {
  const items = props.later?.items ?? [];
  const rest = items.length - props.limit;
  return (
    <>
      {items.slice(0, props.limit).map((item) => (
        <span key={item.key} className="cell-second">
          {props.labelOf(item.key)}: <ItemSays item={item} />, <Since since={item.since} />
        </span>
      ))}
      {rest > 0 ? (
        <span className="cell-second">
          <Plural value={rest} one="and # more" other="and # more" />
        </span>
      ) : null}
    </>
  );
}
