import { ConfirmDiagnosis, type Offered } from '../operation/confirm-diagnosis.tsx';

/** What pathology says of the disease and the case does not, on the page of the case. */
export default function ConfirmOnCase(props: { readonly data: readonly Offered[]; readonly path: string }) {
  return <ConfirmDiagnosis offers={props.data} casePath={props.path} />;
}
