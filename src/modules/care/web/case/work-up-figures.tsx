import { Trans, useLingui } from '@lingui/react/macro';
import { Day } from '../../../../ui/day.tsx';
import type { Fact } from '../../../../ui/facts.tsx';
import type { figureOf } from '../../dataset-figures.ts';
import { ItemValue } from './item-value.tsx';

type Computed = ReturnType<typeof figureOf>;
type Input = Computed['inputs'][number] & { readonly label: string };
/** A figure in the reader's language. */
export type FigureTold = Pick<Computed, 'key' | 'value'> & {
  readonly label: string;
  readonly note: string;
  readonly inputs: readonly Input[];
};

const withSign = (number: (value: number) => string, { value, comparator }: NonNullable<Input['counts']>) =>
  `${comparator ?? ''}${number(value)}`;

/** One factor: what it counts, and the answer and day it is from. */
function Factor({ input }: { readonly input: Input }) {
  const { i18n } = useLingui();
  const { counts, found, sign } = input;
  const counted = counts === null ? '?' : withSign((value) => i18n.number(value), counts);
  return (
    <li>
      {sign} {counted}
      {' – '}
      {input.label}
      {': '}
      {found === null ? <Trans>not known</Trans> : <ItemValue item={found} definition={input} />}
      {found?.takenOn == null ? null : (
        <>
          {', '}
          <Day date={found.takenOn} />
        </>
      )}
    </li>
  );
}

/** What a figure comes to: not known while one of its inputs is not. */
export function FigureValue({ value }: Pick<FigureTold, 'value'>) {
  const { i18n } = useLingui();
  if (value === null) return <Trans>not known</Trans>;
  return typeof value === 'number' ? i18n.number(value) : value;
}

/** What is computed from the work-up, with its formula and inputs: not known while one of them is not. */
export const figureFacts = (figures: readonly FigureTold[]): readonly Fact[] =>
  figures.map(({ key, label, value, note, inputs }) => ({
    key,
    label,
    value: (
      <>
        <FigureValue value={value} />
        <span className="cell-second">{note}</span>
        <ul className="plain-list">
          {inputs.map((input) => (
            <Factor key={input.item} input={input} />
          ))}
        </ul>
      </>
    ),
  }));
