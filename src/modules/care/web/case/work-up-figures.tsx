import { Trans, useLingui } from '@lingui/react/macro';
import { Day } from '../../../../ui/day.tsx';
import { Facts } from '../../../../ui/facts.tsx';
import type { CasePage } from '../../queries/case-page.ts';
import { ItemValue } from './item-value.tsx';
import { useItemLabel } from './item-label.ts';

type Figure = CasePage['figures'][number];
type Input = Figure['inputs'][number];

const withSign = (number: (value: number) => string, { value, comparator }: NonNullable<Input['counts']>) =>
  `${comparator ?? ''}${number(value)}`;

/** One factor: what it counts, and the answer and day it is from. */
function Factor({ input }: { readonly input: Input }) {
  const { i18n } = useLingui();
  const label = useItemLabel();
  const { counts, found, sign } = input;
  const counted = counts === null ? '?' : withSign((value) => i18n.number(value), counts);
  return (
    <li>
      {sign} {counted}
      {' – '}
      {label(input)}
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

/** What is computed from the work-up, with its formula and inputs: not known while one of them is not. */
export function WorkUpFigures({ figures }: { readonly figures: readonly Figure[] }) {
  const { i18n } = useLingui();
  const label = useItemLabel();
  if (figures.length === 0) return null;
  return (
    <Facts
      facts={figures.map(({ key, value, note, inputs, ...figure }) => ({
        key,
        label: label(figure),
        value: (
          <>
            {value === null ? (
              <Trans>not known</Trans>
            ) : typeof value === 'number' ? (
              i18n.number(value)
            ) : (
              value
            )}
            <span className="cell-second">{label({ label: note })}</span>
            <ul className="plain-list">
              {inputs.map((input) => (
                <Factor key={input.key} input={input} />
              ))}
            </ul>
          </>
        ),
      }))}
    />
  );
}
