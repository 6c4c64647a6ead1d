import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '../../../../ui/button.tsx';
import { Choice } from '../../../../ui/choice.tsx';
import { Field } from '../../../../ui/field.tsx';
import { PostForm } from '../../../../ui/post-form.tsx';
import { useWordsOf } from '../../../../ui/words.ts';
import { careSentences } from '../care-sentences.ts';
import { documentKindWords } from './document-words.ts';
import { fileSentences } from './file-sentences.ts';

const sentences = { ...careSentences, ...fileSentences };

/** A picture from a phone's camera or a file, and what it is. */
export function AddDocument({
  requestKey,
  megabytes,
}: {
  readonly requestKey: string;
  readonly megabytes: number;
}) {
  const { t } = useLingui();
  const { options } = useWordsOf({ kind: documentKindWords });
  const labels = { file: t`File`, picture: t`Take a picture`, kind: t`What it is`, on: t`Of which day` };
  return (
    <PostForm
      name="document"
      requestKey={requestKey}
      sentences={sentences}
      labels={{ ...labels, note: t`Note` }}
      takesFiles
    >
      <div className="from-camera">
        <Field
          name="picture"
          type="file"
          accept="image/jpeg,image/png"
          capture="environment"
          label={labels.picture}
        />
      </div>
      <Field
        name="file"
        type="file"
        accept="application/pdf,image/jpeg,image/png"
        label={labels.file}
        hint={
          <Trans>
            PDF, JPEG or PNG, at most {megabytes} MB. Pictures are stored without the place, time and camera
            that phones write into them, and no file keeps its name.
          </Trans>
        }
      />
      <Choice name="kind" label={labels.kind} options={options('kind')} />
      <Field
        name="on"
        label={labels.on}
        hint={<Trans>YYYY-MM-DD, YYYY-MM or YYYY. Leave it empty where nobody knows.</Trans>}
        inputMode="numeric"
        autoComplete="off"
      />
      <Field name="note" label={t`Note`} maxLength={500} autoComplete="off" />
      <div className="form-row">
        <Button kind="main">
          <Trans>Add the document</Trans>
        </Button>
      </div>
    </PostForm>
  );
}
