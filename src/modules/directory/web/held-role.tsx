import { Trans, useLingui } from '@lingui/react/macro';
import { Day } from '../../../ui/day.tsx';
import type { StaffRole } from '../queries/staff.ts';
import { disciplineWords } from '../records/discipline-words.ts';
import { roleWords } from './role-words.ts';

/** A role with its discipline and its days; of one that was ended on its first day that it was. */
export function HeldRole({ held }: { readonly held: StaffRole }) {
  const { i18n } = useLingui();
  const { role, discipline, from, to } = held;
  const word = roleWords[role];
  return (
    <>
      {word === undefined ? role : i18n._(word)}
      {discipline === null ? null : `, ${i18n._(disciplineWords[discipline])}`}{' '}
      <span className="muted">
        {to === null ? (
          <Trans>
            since <Day date={from} />
          </Trans>
        ) : to < from ? (
          <Trans>ended before its first day was over</Trans>
        ) : (
          <Trans>
            from <Day date={from} /> to <Day date={to} />
          </Trans>
        )}
      </span>
    </>
  );
}
