import { useLingui } from '@lingui/react/macro';
import { Breadcrumb } from '../../../../ui/breadcrumb.tsx';
import { operationPath } from './operation-path.ts';

/** The way to a page that belongs to an operation. */
export function OperationBreadcrumb(props: {
  readonly params: { readonly slug: string; readonly caseId: string; readonly operationId: string };
  /** The case's label. */
  readonly label: string;
  readonly here: string;
}) {
  const { t } = useLingui();
  const { slug, caseId, operationId } = props.params;
  const cases = `/c/${slug}/cases`;
  return (
    <Breadcrumb
      steps={[
        { label: t`Cases`, to: cases },
        { label: props.label, to: `${cases}/${caseId}` },
        { label: t`Operation`, to: operationPath(slug, caseId, operationId) },
        { label: props.here },
      ]}
    />
  );
}
