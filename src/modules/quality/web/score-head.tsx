import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { BoundsDrawing, usePercent } from '../../../ui/bounds.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { Scorecard, ScoredIndicator } from '../schema.ts';
import { ProvenanceMark } from './provenance.tsx';
import type { shownDefinition } from './shown-set.ts';

type Definition = ReturnType<typeof shownDefinition>;

function Part({ title, children }: { readonly title: ReactNode; readonly children: ReactNode }) {
  return (
    <section className="score-part">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function PassWords({ card, pass }: { readonly card: Scorecard; readonly pass: number }) {
  const possible = (card.scoreBounds?.high ?? 0) >= pass;
  const certain = (card.scoreBounds?.low ?? 0) >= pass;
  if (card.pass === true)
    return certain ? (
      <Trans>Pass mark of {pass} reached.</Trans>
    ) : (
      <Trans>Pass mark of {pass} reached; what is not known could still take it away.</Trans>
    );
  return possible ? (
    <Trans>Pass mark of {pass} not reached; it could be once everything is documented.</Trans>
  ) : (
    <Trans>Pass mark of {pass} not reached.</Trans>
  );
}

function Score({ card, definition }: { readonly card: Scorecard; readonly definition: Definition }) {
  const { score, scoreBounds, max } = card;
  if (score === null || scoreBounds === null)
    return (
      <Part title={<Trans>Score</Trans>}>
        <p>
          <Trans>Points and a pass mark exist for one calendar year only. Choose a year above.</Trans>
        </p>
      </Part>
    );
  const { low, high } = scoreBounds;
  const pass = definition.pass.value;
  return (
    <Part title={<Trans>Score</Trans>}>
      <p className="score-figure">
        {score}{' '}
        <small>
          <Trans>of {max} points</Trans>
        </small>
      </p>
      <BoundsDrawing point={score / max} band={{ low: low / max, high: high / max }} targets={[pass / max]} />
      <p>
        <Trans>
          Between {low} and {high} once everything not documented is known.
        </Trans>
      </p>
      <p>
        <PassWords card={card} pass={pass} /> <ProvenanceMark of={definition.pass.provenance} />
      </p>
    </Part>
  );
}

function Rate(props: {
  readonly one: ScoredIndicator;
  readonly title: ReactNode;
  readonly targets: number[];
}) {
  const { one, targets } = props;
  const percent = usePercent();
  const { numerator, denominator } = one;
  return (
    <div>
      <p>{props.title}</p>
      <p className="score-figure">{one.rate === null ? '–' : percent(one.rate)}</p>
      <BoundsDrawing point={one.rate} interval={one.interval} band={one.bounds} targets={targets} />
      <p className="muted">
        <Trans>
          {numerator} of {denominator}
        </Trans>
      </p>
    </div>
  );
}

/** The two denominators of complete resection beside each other; only one of them is scored. */
function BothRates({ card, definition }: { readonly card: Scorecard; readonly definition: Definition }) {
  const of = (variant: string) => card.indicators.find((one) => one.id === '1i' && one.variant === variant);
  const [referred, operated] = [of('referred'), of('operated')];
  const tiers = definition.indicators.find(({ id }) => id === '1i')?.tiers ?? [];
  const targets = tiers.flatMap(({ target }) => (typeof target === 'number' ? [target / 100] : []));
  if (!referred || !operated) return null;
  return (
    <Part title={<Trans>Complete resection, both denominators</Trans>}>
      <div className="score-pair">
        <Rate
          one={referred}
          targets={targets}
          title={
            <>
              <Trans>Of all who came</Trans> <Scored scored={referred.scored} />
            </>
          }
        />
        <Rate
          one={operated}
          targets={targets}
          title={
            <>
              <Trans>Of those operated</Trans> <Scored scored={operated.scored} />
            </>
          }
        />
      </div>
    </Part>
  );
}

/** Which of two variants gives points. */
export function Scored({ scored }: { readonly scored: boolean }) {
  return scored ? (
    <Tag tone="good">
      <Trans>scored</Trans>
    </Tag>
  ) : (
    <Tag>
      <Trans>for comparison</Trans>
    </Tag>
  );
}

function Gate(props: { readonly card: Scorecard; readonly definition: Definition; readonly path: string }) {
  const { gate } = props.definition;
  if (gate === null) return null;
  const counted = props.definition.indicators.find(({ key }) => key === gate.indicator);
  const needed = gate.value;
  return (
    <Part title={<Trans>Volume gate: at least {needed} in each calendar year</Trans>}>
      <table className="gate-years">
        <caption className="visually-hidden">
          <Trans>Volume gate by year</Trans>
        </caption>
        <tbody>
          {props.card.gate.map(({ year, value, met }) => (
            <tr key={year}>
              <th scope="row">{year}</th>
              <td>
                {value === 0 ? (
                  0
                ) : (
                  <Link to={`${props.path}/${gate.indicator}/numerator?year=${year}`}>{value}</Link>
                )}
              </td>
              <td>
                {met === true ? (
                  <Tag tone="good">
                    <Trans>met</Trans>
                  </Tag>
                ) : null}
                {met === false ? (
                  <Tag tone="bad">
                    <Trans>not met</Trans>
                  </Tag>
                ) : null}
                {met === null ? (
                  <Tag tone="warn">
                    <Trans context="gate">open</Trans>
                  </Tag>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {props.card.gate.length === 0 ? (
        <p>
          <Trans>No operation that counts is dated: the gate is open.</Trans>
        </p>
      ) : null}
      {props.card.gate.some(({ met }) => met === null) ? (
        <p className="muted">
          <Trans>
            Open: the year still runs, nothing is dated in it, or what is not known could reach the gate.
          </Trans>
        </p>
      ) : null}
      <p className="muted">
        {counted?.name} ({gate.indicator}) <ProvenanceMark of={gate.provenance} />
      </p>
    </Part>
  );
}

/** Score, both rates of complete resection, and the gate, at a glance. */
export function ScoreHead(props: {
  readonly card: Scorecard;
  readonly definition: Definition;
  /** Address of the scorecard, without a period. */
  readonly path: string;
}) {
  return (
    <div className="score-head">
      <Score card={props.card} definition={props.definition} />
      <BothRates card={props.card} definition={props.definition} />
      <Gate {...props} />
    </div>
  );
}
