import { randomUUID } from 'node:crypto';
import { Trans, useLingui } from '@lingui/react/macro';
import { data, redirect, useActionData } from 'react-router';
import type { Definition } from '../../../../kernel/forms/definition.ts';
import { FormId } from '../../../../kernel/forms/definition-json.ts';
import { requestKeyOf } from '../../../../kernel/http/form-values.ts';
import { isRefused, type Refused } from '../../../../kernel/http/refusal.ts';
import { Breadcrumb } from '../../../../ui/breadcrumb.tsx';
import { Button } from '../../../../ui/button.tsx';
import { DataTable } from '../../../../ui/data-table.tsx';
import { Field, TextArea } from '../../../../ui/field.tsx';
import { useSay } from '../../../../ui/form/say.ts';
import { Page, Section } from '../../../../ui/page.tsx';
import { PostForm } from '../../../../ui/post-form.tsx';
import { SaveRow } from '../../../../ui/save-row.tsx';
import { useSentences } from '../../../../ui/sentences.ts';
import { pageScope, type PageScope } from '../../../directory/index.ts';
import { defineForm } from '../../commands/define-form.ts';
import { bodyOf, standingVersions } from '../../queries/definitions.ts';
import { digestOf, readDefinitionFile, sameVersion } from '../../questionnaires.ts';
import { writtenOut } from '../../written-out.ts';
import type { Route } from './+types/define-form.ts';
import { defineSentences } from './define-sentences.ts';
import { FormPreview } from './form-preview.tsx';
import styles from './forms.css?url';

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

/** The newest version of a form of the house as the next one to be written; empty when there is none. */
const nextOf = async ({ read, ownerId }: PageScope, form: string | null): Promise<string> => {
  const id = FormId.safeParse(form);
  if (!id.success) return '';
  return read(async (tx) => {
    const [newest] = await standingVersions(tx, ownerId, id.data);
    if (newest === undefined) return '';
    const body = await bodyOf(tx, ownerId, id.data, newest.formVersion);
    return writtenOut({ ...(body as object), version: newest.formVersion + 1 });
  });
};

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  return {
    body: await nextOf(scope, new URL(request.url).searchParams.get('from')),
    requestKey: randomUUID(),
  };
};

/** What was chosen as a file stands in the place of the text, and stays there when it is refused. */
const bodyIn = async (form: FormData): Promise<string> => {
  const file = form.get('file');
  if (file instanceof File && file.size > 0) form.set('body', await file.text());
  const body = form.get('body');
  return typeof body === 'string' ? body : '';
};

/** What has been looked at is drawn, with all that was typed; it is added only when it is sent as it was looked at. */
const previewed = (body: string, checked: string, requestKey: string | undefined, preview: Definition) =>
  data({
    refusal: { code: 'form_previewed', params: {}, field: undefined, issues: [] },
    submitted: { body: [body], checked: [checked], requestKey: [requestKey ?? ''] },
    preview,
  } satisfies Refused & { readonly preview: Definition });

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const scope = await pageScope(context, params.slug);
  const form = await request.formData();
  const body = await bodyIn(form);
  const { json, definition } = readDefinitionFile(body, 'body');
  const checked = digestOf(json);
  const { id } = definition.form;
  const standing = await scope.read((tx) => standingVersions(tx, scope.ownerId, id));
  sameVersion(definition.form, checked, standing);
  if (form.get('intent') !== 'add' || form.get('checked') !== checked)
    return previewed(body, checked, requestKeyOf(form), definition);
  await scope.run(defineForm, { body }, { requestKey: requestKeyOf(form) });
  return redirect(`/c/${params.slug}/forms?saved#${id}`);
};

type Fault = Refused['refusal']['issues'][number];

/** Everything that is wrong in the text, each at its place. */
function Faults({ faults }: { readonly faults: readonly Fault[] }) {
  const { t } = useLingui();
  const sentence = useSentences(defineSentences);
  return (
    <DataTable
      caption={t`What is wrong`}
      showCaption
      rows={faults}
      rowKey={({ field, code }) => `${field} ${code}`}
      columns={[
        {
          key: 'place',
          header: t`Place`,
          names: true,
          cell: ({ field }) => <code id={`define-${field}`}>{placeOf(field)}</code>,
        },
        { key: 'what', header: t`What is wrong`, cell: ({ code, params }) => sentence(code, params) },
      ]}
    />
  );
}

/** A place in the text; the text itself is called `$`. */
const placeOf = (field: string | undefined): string => (field ?? '').replace(/^body\.?/, '') || '$';

export default function DefineForm({ loaderData, params }: Route.ComponentProps) {
  const { t } = useLingui();
  const say = useSay();
  const answer = useActionData<typeof action>() as unknown;
  const refusal = isRefused(answer) ? answer : undefined;
  const issues = refusal?.refusal.issues ?? [];
  const { refusal: { field, code, params: said } = { field: undefined, code: undefined, params: {} } } =
    refusal ?? {};
  const faults =
    issues.length > 0 || field === undefined || code === undefined ? issues : [{ field, code, params: said }];
  const placed = faults.filter((fault) => fault.field?.startsWith('body'));
  const preview = refusal !== undefined && 'preview' in refusal ? (refusal.preview as Definition) : undefined;
  const formsPath = `/c/${params.slug}/forms`;
  return (
    <Page
      title={t`Add a questionnaire`}
      subtitle={
        <Trans>
          A new one, or a new version of one: its definition as JSON. A version that was added never changes.
        </Trans>
      }
      breadcrumb={
        <Breadcrumb
          steps={[{ label: t`Questionnaires`, to: formsPath }, { label: t`Add a questionnaire` }]}
        />
      }
    >
      <PostForm
        name="define"
        requestKey={loaderData.requestKey}
        sentences={defineSentences}
        takesFiles
        labels={Object.fromEntries(placed.map((fault) => [fault.field ?? '', placeOf(fault.field)]))}
      >
        {placed.length === 0 ? null : <Faults faults={placed} />}
        <TextArea
          name="body"
          label={<Trans>Definition (JSON)</Trans>}
          hint={<Trans>Paste it here, or choose a file below.</Trans>}
          defaultValue={loaderData.body}
          rows={18}
          spellCheck={false}
        />
        <Field
          name="file"
          type="file"
          accept=".json,application/json"
          label={<Trans>File</Trans>}
          hint={<Trans>A file that is chosen takes the place of the text above.</Trans>}
        />
        <input type="hidden" name="checked" value={refusal?.submitted['checked']?.[0] ?? ''} />
        {preview === undefined ? (
          <SaveRow save={<Trans>Check and look at it</Trans>} leave={<Trans>Cancel</Trans>} to={formsPath} />
        ) : (
          <>
            <div className="form-row">
              <Button name="intent" value="check">
                <Trans>Check and look at it</Trans>
              </Button>
              <Button kind="main" name="intent" value="add">
                <Trans>
                  Add version {preview.form.version} of “{say(preview.words.title)}”
                </Trans>
              </Button>
            </div>
          </>
        )}
      </PostForm>
      {preview === undefined ? null : (
        <Section id="preview" title={t`As it is filled in`}>
          <FormPreview definition={preview} />
        </Section>
      )}
    </Page>
  );
}
