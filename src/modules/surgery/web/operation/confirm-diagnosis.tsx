import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '../../../../ui/button.tsx';
import { Day } from '../../../../ui/day.tsx';
import { type Fact, Facts } from '../../../../ui/facts.tsx';
import { Notice } from '../../../../ui/notice.tsx';
import { PostForm } from '../../../../ui/post-form.tsx';
import type { ToConfirm } from '../../queries/final-diagnoses.ts';
import { careSentences } from '../../../care/web/index.ts';
import { useWords } from '../words.tsx';

export type Offered = ToConfirm & { readonly requestKey: string };

const useSaid = ({ diagnosis, stage }: ToConfirm): readonly Fact[] => {
  const { word } = useWords();
  const ofDiagnosis: Fact[] =
    diagnosis === null
      ? []
      : [
          {
            key: 'histology',
            label: <Trans>Histology</Trans>,
            value: word('histology', diagnosis.histology),
          },
          { key: 'grade', label: <Trans>Grade</Trans>, value: word('grade', diagnosis.grade) },
        ];
  if (stage === null) return ofDiagnosis;
  return [
    ...ofDiagnosis,
    {
      key: 'stage',
      label: <Trans>FIGO stage</Trans>,
      value: (
        <>
          <strong>{stage.stage}</strong> <span className="muted">{word('stageEdition', stage.edition)}</span>
        </>
      ),
    },
    {
      key: 'basis',
      label: <Trans>What it rests on</Trans>,
      value:
        stage.basis === 'after_neoadjuvant' ? (
          <Trans>After neoadjuvant treatment</Trans>
        ) : (
          <Trans>Operation and pathology</Trans>
        ),
    },
  ];
};

function Offer({ offer, casePath }: { readonly offer: Offered; readonly casePath?: string | undefined }) {
  const { t } = useLingui();
  return (
    <Notice tone="info" title={t`The pathology report says what the case does not say yet`}>
      {offer.doneOn === null ? null : (
        <p>
          <Trans>
            Operation of <Day date={offer.doneOn} />
          </Trans>
        </p>
      )}
      <Facts facts={useSaid(offer)} />
      <PostForm
        name={`confirm-${offer.operationId}`}
        {...(casePath === undefined ? {} : { action: `${casePath}/operations/${offer.operationId}` })}
        requestKey={offer.requestKey}
        sentences={careSentences}
        stay
      >
        {casePath === undefined ? null : <input type="hidden" name="from" value="case" />}
        <input type="hidden" name="version" value={offer.version} />
        <p className="muted">
          <Trans>
            Confirmed, it stands in the course with this report as its source. The disease as it presented
            stays as it is.
          </Trans>
        </p>
        <Button>
          <Trans>Confirm as final diagnosis</Trans>
        </Button>
      </PostForm>
    </Notice>
  );
}

/** What pathology reports say of the disease and the case does not, for whoever may confirm it; also on the page of its case. */
export function ConfirmDiagnosis(props: { readonly offers: readonly Offered[]; readonly casePath?: string }) {
  return props.offers.map((offer) => (
    <Offer key={offer.operationId} offer={offer} casePath={props.casePath} />
  ));
}
