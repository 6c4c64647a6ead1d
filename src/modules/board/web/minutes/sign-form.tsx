import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '../../../../ui/button.tsx';
import { Field } from '../../../../ui/field.tsx';
import { Section } from '../../../../ui/page.tsx';
import { PostForm } from '../../../../ui/post-form.tsx';
import type { Sentences } from '../../../../ui/sentences.ts';
import { boardSentences } from '../agenda/board-sentences.ts';

/** Why nothing was signed; told by the page where it has nothing left to sign. */
export const signSentences: Sentences = {
  ...boardSentences,
  changed_meanwhile: msg`The minutes have changed since you read them, or somebody else has signed. Nothing was signed: please read what stands here now.`,
};

/** Signs what the page shows, as the next version; after the first one for a reason. */
export function SignForm(props: {
  readonly version: number;
  readonly digest: string;
  readonly requestKey: string;
}) {
  const { t } = useLingui();
  const next = props.version + 1;
  const labels = { reason: t`Why is a new version signed?` };
  return (
    <div className="minutes-sign">
      <Section id="sign" title={t`Sign`}>
        <PostForm name="sign" requestKey={props.requestKey} sentences={signSentences} labels={labels}>
          <input type="hidden" name="version" value={props.version} />
          <input type="hidden" name="digest" value={props.digest} />
          <p>
            <Trans>
              You sign version {next} as it stands above. It stays readable as it is; a correction becomes a
              new version.
            </Trans>
          </p>
          {props.version === 0 ? null : (
            <Field
              name="reason"
              label={labels.reason}
              hint={t`Everybody who reads the minutes sees it. No names of patients.`}
              required
              maxLength={500}
            />
          )}
          <Button kind="main">
            <Trans>Sign the minutes</Trans>
          </Button>
        </PostForm>
      </Section>
    </div>
  );
}
