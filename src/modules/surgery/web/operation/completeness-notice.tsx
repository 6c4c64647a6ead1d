import { Plural, useLingui } from '@lingui/react/macro';
import { useSay } from '../../../../ui/form/say.ts';
import { Notice } from '../../../../ui/notice.tsx';
import type { ReportVerdict } from '../../operative-report.ts';
import type { PathologyVerdict } from '../../pathology-report.ts';
import { pathologyElementWord, reportElementWord } from './operation-words.ts';

function Missing(props: {
  readonly title: string;
  readonly live: boolean;
  readonly items: readonly string[];
  readonly basis?: string;
}) {
  const { title, live, items, basis } = props;
  return (
    <Notice tone="warn" live={live} title={title}>
      <p>
        <Plural value={items.length} one="# element is missing:" other="# elements are missing:" />
      </p>
      <ul className="missing-list">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
      {basis === undefined ? null : <p className="muted">{basis}</p>}
    </Notice>
  );
}

/** Whether the operative report is complete, what is missing by name, and by what that is judged. */
export function ReportNotice({
  verdict,
  basis,
  saved,
}: {
  readonly verdict: ReportVerdict;
  readonly basis: string;
  readonly saved: boolean;
}) {
  const { t, i18n } = useLingui();
  const items = verdict.missing.map((element) => i18n._(reportElementWord(element)));
  const said = saved ? `${t`Saved.`} ` : '';
  if (verdict.complete === true)
    return (
      <Notice tone="good" live={saved} title={said + t`The operative report is complete.`}>
        <p>{basis}</p>
      </Notice>
    );
  const title =
    verdict.complete === null
      ? t`There is no structured operative report yet.`
      : t`The operative report is not complete.`;
  return <Missing title={said + title} live={saved} items={items} basis={basis} />;
}

/** The same for the pathology report. */
export function PathologyNotice({
  verdict,
  saved,
}: {
  readonly verdict: PathologyVerdict;
  readonly saved: boolean;
}) {
  const { t } = useLingui();
  const say = useSay();
  const items = verdict.missing.map((element) => say(pathologyElementWord(element)));
  const said = saved ? `${t`Saved.`} ` : '';
  if (verdict.complete === true)
    return (
      <Notice tone="good" live={saved} title={said + t`The pathology report holds every required element.`} />
    );
  const title =
    verdict.complete === null
      ? t`Whether the pathology report is complete is not known.`
      : t`The pathology report is not complete.`;
  return <Missing title={said + title} live={saved} items={items} />;
}
