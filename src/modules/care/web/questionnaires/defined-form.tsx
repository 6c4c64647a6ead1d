import { Trans, useLingui } from '@lingui/react/macro';
import { FormVersion } from '../../../../kernel/forms/definition-json.ts';
import { notFound } from '../../../../kernel/errors.ts';
import { Breadcrumb } from '../../../../ui/breadcrumb.tsx';
import { useSay } from '../../../../ui/form/say.ts';
import { Page, Section } from '../../../../ui/page.tsx';
import { pageScope } from '../../../directory/index.ts';
import { bodyOf } from '../../queries/definitions.ts';
import { courseRecord } from '../../records/course.ts';
import { inWords } from '../../records/in-words.ts';
import { writtenOut } from '../../written-out.ts';
import type { Route } from './+types/defined-form.ts';
import { FormPreview } from './form-preview.tsx';
import styles from './forms.css?url';
import { definitionOfPage } from './questionnaire-page.ts';

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const version = FormVersion.safeParse(Number(params.version));
  if (!version.success || courseRecord(params.form) !== undefined) throw notFound();
  const found = await definitionOfPage(scope, params.form, version.data);
  const body = await scope.read((tx) => bodyOf(tx, scope.ownerId, params.form, version.data));
  return {
    definition: inWords(scope, found),
    body: body === undefined ? null : writtenOut(body),
  };
};

export default function DefinedForm({ loaderData, params }: Route.ComponentProps) {
  const { t } = useLingui();
  const say = useSay();
  const { definition, body } = loaderData;
  const title = say(definition.words.title);
  const { version } = definition.form;
  return (
    <Page
      title={t`${title}, version ${version}`}
      breadcrumb={
        <Breadcrumb
          steps={[
            { label: t`Questionnaires`, to: `/c/${params.slug}/forms` },
            { label: t`${title}, version ${version}` },
          ]}
        />
      }
    >
      <FormPreview definition={definition} />
      {body === null ? null : (
        <Section title={t`Definition`}>
          <details>
            <summary>
              <Trans>As JSON</Trans>
            </summary>
            <pre className="definition-text">{body}</pre>
          </details>
        </Section>
      )}
    </Page>
  );
}
