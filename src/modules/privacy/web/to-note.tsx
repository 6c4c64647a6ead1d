import { Trans } from '@lingui/react/macro';
import { Link } from 'react-router';
import { Notice } from '../../../ui/notice.tsx';

/** Asks the reader once to take note of what the house says of data. */
export default function ToNote({ path }: { readonly path: string }) {
  return (
    <Notice>
      <Link to={`${path}/own-data`}>
        <Trans>Please take note of the house’s privacy notice</Trans>
      </Link>
    </Notice>
  );
}
