import { randomUUID } from 'node:crypto';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { redirect } from 'react-router';
import { restore } from '../../../kernel/commands/restore.ts';
import { strike } from '../../../kernel/commands/strike.ts';
import { isAppError, notFound } from '../../../kernel/errors.ts';
import { reasonGiven, requestKeyOf, text, versionOf } from '../../../kernel/http/form-values.ts';
import { readAnew } from '../../../kernel/http/read-anew.ts';
import { isUuid } from '../../../kernel/ids.ts';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { Day } from '../../../ui/day.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Field } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { PostForm } from '../../../ui/post-form.tsx';
import { SaveRow } from '../../../ui/save-row.tsx';
import type { Sentences } from '../../../ui/sentences.ts';
import { type PageScope, pageScope } from '../../directory/index.ts';
import { statementsTaken } from '../queries/statements.ts';
import type { Route } from './+types/take-statement.ts';
import { TakenBy } from './taken-statements.tsx';
import { factWords } from './words.tsx';

/** Also after a refusal, so that the page says what stands now. */
export const shouldRevalidate = readAnew;

const sentences: Sentences = {
  reason_needed: msg`Please say why. The reason is kept with the statement.`,
  changed_meanwhile: msg`Somebody else changed it after you had opened this page. Nothing was done. What stands now is shown above; send it again if it is still right.`,
  something_took_its_place: msg`Another statement stands in its place now: take that one back first. Nothing was restored.`,
  request_key_reused: msg`This form was already sent, with other entries. Load the page again to see what stands in it.`,
};

const statementOfPage = async (scope: PageScope, id: string) => {
  if (!isUuid(id)) throw notFound();
  const { ownerId, house, locale } = scope;
  const [found] = await scope.read((tx) => statementsTaken(tx, ownerId, { zone: house.zone, locale }, id));
  if (found === undefined) throw notFound();
  return found;
};

export const loader = async ({ params, context }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const statement = await statementOfPage(scope, params.statementId);
  return { statement, back: `/c/${params.slug}/statements`, requestKey: randomUUID() };
};

/** Whoever comes second finds it done: the page says by whom. */
const isDone = (error: unknown): boolean =>
  isAppError(error) && (error.code === 'not_found' || error.code === 'not_taken_back');

export const action = async ({ request, params, context }: Route.ActionArgs) => {
  const scope = await pageScope(context, params.slug);
  const { id, fact } = await statementOfPage(scope, params.statementId);
  const form = await request.formData();
  const isRestoring = text(form, 'form') === 'restore';
  const call = { requestKey: requestKeyOf(form), reason: reasonGiven(text(form, 'reason')) };
  const input = { table: 'quality.statement', id, version: versionOf(form) };
  try {
    await scope.run(isRestoring ? restore : strike, input, call);
  } catch (error) {
    if (isDone(error)) return redirect(`/c/${params.slug}/statements/${id}`, 303);
    throw error;
  }
  return redirect(`/c/${params.slug}/statements#${isRestoring ? fact : 'taken-back'}`, 303);
};

type Data = Route.ComponentProps['loaderData'];

function What({ data: { statement } }: { readonly data: Data }) {
  const { t, i18n } = useLingui();
  const { fact, person, holds, from, to, evidence, taken } = statement;
  return (
    <Facts
      facts={[
        { key: 'fact', label: t`Statement`, value: <strong>{i18n._(factWords[fact])}</strong> },
        ...(person === null ? [] : [{ key: 'person', label: t`Surgeon`, value: person }]),
        { key: 'holds', label: t`Stated`, value: holds ? t`Holds` : t`Does not hold` },
        { key: 'from', label: t`From`, value: <Day date={from} /> },
        { key: 'to', label: t`To`, value: to === null ? t`no end` : <Day date={to} /> },
        { key: 'evidence', label: t`Evidence`, value: evidence },
        ...(taken === null
          ? []
          : [
              { key: 'by', label: t`Taken back`, value: <TakenBy taken={taken} /> },
              { key: 'why', label: t`Reason`, value: taken.reason },
            ]),
      ]}
    />
  );
}

function ReasonFields({ data, label }: { readonly data: Data; readonly label: string }) {
  const { t } = useLingui();
  const isBack = data.statement.taken !== null;
  return (
    <>
      <input type="hidden" name="version" value={data.statement.version} />
      <Field
        name="reason"
        label={label}
        hint={t`Kept with the statement, and read by whoever asks why.`}
        required
        maxLength={500}
        size={60}
      />
      <SaveRow
        save={isBack ? <Trans>Restore it</Trans> : <Trans>Take it back</Trans>}
        leave={<Trans>Leave it as it is</Trans>}
        to={data.back}
      />
    </>
  );
}

export default function TakeStatement({ loaderData }: Route.ComponentProps) {
  const { t } = useLingui();
  const isBack = loaderData.statement.taken !== null;
  const title = isBack ? t`Restore a statement` : t`Take a statement back`;
  const label = isBack ? t`Why is it restored?` : t`Why is it taken back?`;
  const same = { requestKey: loaderData.requestKey, sentences, labels: { reason: label } };
  return (
    <Page
      title={title}
      sentences={sentences}
      subtitle={
        isBack ? (
          <Trans>It was taken back: it counts nowhere until it is restored.</Trans>
        ) : (
          <Trans>
            What should never have been stated counts nowhere any more. What no longer holds is ended instead.
            Nothing is erased: it can be restored.
          </Trans>
        )
      }
      breadcrumb={<Breadcrumb steps={[{ label: t`Statements`, to: loaderData.back }, { label: title }]} />}
    >
      <What data={loaderData} />
      {isBack ? (
        <PostForm name="restore" {...same}>
          <ReasonFields data={loaderData} label={label} />
        </PostForm>
      ) : (
        <PostForm name="take-back" {...same}>
          <ReasonFields data={loaderData} label={label} />
        </PostForm>
      )}
    </Page>
  );
}
