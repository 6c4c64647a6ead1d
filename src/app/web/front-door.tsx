import { Trans, useLingui } from '@lingui/react/macro';
import { ButtonLink } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { openCode } from '../sign-in/first-administrator.ts';
import type { Route } from './+types/front-door.ts';
import { appContext } from '../../kernel/app-context.ts';
import { installationContext } from '../installation-context.ts';
import { nameIn } from '../../kernel/names.ts';
import { enteredContext, houses } from '../../modules/directory/index.ts';
import { Demonstration } from './demonstration.tsx';
import { demonstrationDoors } from './demonstration-doors.ts';
import { Doors } from './doors.tsx';
import { Frame } from './frame.tsx';
import styles from './front-door.css?url';
import { Journey } from './journey.tsx';

export const links = () => [{ rel: 'stylesheet', href: styles }];

/** A public page: it ships no script. */
export const handle = { static: true };

export const loader = async ({ context }: Route.LoaderArgs) => {
  const { i18n, locale, services } = context.get(appContext);
  const installation = context.get(installationContext);
  const { demonstration, loading } = installation;
  const { actor, name } = context.get(enteredContext);
  const isShown = demonstration && loading === null;
  const shown = isShown ? await houses(services.database) : [];
  return {
    person: actor.kind === 'user' ? { name: name === null ? '' : nameIn(locale, name) } : undefined,
    houses: context
      .get(enteredContext)
      .houses.map(({ slug, name }) => ({ slug, name: nameIn(locale, name) })),
    accounts: isShown
      ? demonstrationDoors(
          i18n,
          shown.map(({ slug }) => slug),
        )
      : [],
    loading,
    empty: (await openCode(installation, services.database)) !== null,
  };
};

function Principles() {
  return (
    <section className="section principles" aria-labelledby="principles">
      <h2 id="principles">
        <Trans>What it holds to</Trans>
      </h2>
      <ul>
        <li>
          <h3>
            <Trans>Unknown stays unknown</Trans>
          </h3>
          <p>
            <Trans>What is not documented is never counted as “no” and earns no point.</Trans>
          </p>
        </li>
        <li>
          <h3>
            <Trans>A claim is a computation</Trans>
          </h3>
          <p>
            <Trans>
              Every figure is computed from the record and leads back to its cases and to who wrote them.
            </Trans>
          </p>
        </li>
        <li>
          <h3>
            <Trans>People decide</Trans>
          </h3>
          <p>
            <Trans>
              The system records, checks completeness, computes published formulas and plans. It recommends
              nothing for a patient.
            </Trans>
          </p>
        </li>
      </ul>
    </section>
  );
}

export default function FrontDoor({ loaderData }: Route.ComponentProps) {
  const { t } = useLingui();
  const signIn = (
    <ButtonLink to="/sign-in">
      <Trans>Sign in</Trans>
    </ButtonLink>
  );
  return (
    <Frame aside={signIn} person={loaderData.person}>
      <Page
        title={t`The right people think together, and she decides with them`}
        subtitle={
          <Trans>
            Consilium is the shared record of a gynaecologic cancer centre: from a colleague’s question to the
            outcome, and to the figures the centre is judged by.
          </Trans>
        }
      >
        <Doors {...loaderData} />
        <Demonstration accounts={loaderData.accounts} />
        <Journey />
        <Principles />
      </Page>
    </Frame>
  );
}
