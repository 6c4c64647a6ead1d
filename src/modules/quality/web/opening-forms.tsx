import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '../../../ui/button.tsx';
import { Day } from '../../../ui/day.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Section } from '../../../ui/page.tsx';
import { PostForm } from '../../../ui/post-form.tsx';

/** A society or authority, and whether the centre's counts are open to it. */
export type OfferedOpening = {
  readonly slug: string;
  readonly name: string;
  readonly opening: {
    readonly id: string;
    readonly version: number;
    readonly from: string;
    readonly to: string | null;
    readonly isOpen: boolean;
  } | null;
  readonly requestKey: string;
};

function State({ opening }: Pick<OfferedOpening, 'opening'>) {
  if (opening === null) return <Trans>It sees nothing of this centre.</Trans>;
  if (!opening.isOpen)
    return opening.to === null ? (
      <Trans>
        It will see the yearly counts from <Day date={opening.from} /> on.
      </Trans>
    ) : (
      <Trans>
        It sees nothing of this centre; until <Day date={opening.to} /> it saw the yearly counts.
      </Trans>
    );
  return (
    <Trans>
      It has seen the yearly counts since <Day date={opening.from} />.
    </Trans>
  );
}

function OneSupervisor({
  offered,
  mayOpen,
}: {
  readonly offered: OfferedOpening;
  readonly mayOpen: boolean;
}) {
  const { opening, slug, name, requestKey } = offered;
  const isGiven = opening !== null && (opening.isOpen || opening.to === null);
  return (
    <Section title={name} id={`supervisor-${slug}`}>
      <p>
        <State opening={opening} />
      </p>
      {mayOpen ? (
        <PostForm name={isGiven ? `close~${slug}` : `open~${slug}`} requestKey={requestKey} stay>
          {isGiven ? (
            <>
              <input type="hidden" name="id" value={opening.id} />
              <input type="hidden" name="version" value={opening.version} />
              <Button kind="danger">
                <Trans>Take back from {name}</Trans>
              </Button>
            </>
          ) : (
            <>
              <input type="hidden" name="supervisor" value={slug} />
              <Button kind="main">
                <Trans>Open the yearly counts to {name}</Trans>
              </Button>
            </>
          )}
        </PostForm>
      ) : null}
    </Section>
  );
}

/** To whom the centre's counts are open; whoever may, opens them and takes them back. */
export function OpeningForms({
  offered,
  mayOpen,
}: {
  readonly offered: readonly OfferedOpening[];
  readonly mayOpen: boolean;
}) {
  const { t } = useLingui();
  if (offered.length === 0)
    return <Notice title={t`This installation knows no society and no authority to open counts to.`} />;
  return (
    <>
      {mayOpen ? null : (
        <Notice>
          <p>
            <Trans>
              Quality managers and administrators of the centre open its counts and take them back.
            </Trans>
          </p>
        </Notice>
      )}
      {offered.map((one) => (
        <OneSupervisor key={one.slug} offered={one} mayOpen={mayOpen} />
      ))}
    </>
  );
}
