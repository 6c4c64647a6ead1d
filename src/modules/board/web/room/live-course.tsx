import { Trans } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { ButtonLink } from '../../../../ui/button.tsx';
import { type CourseTold, When } from '../../../care/web/index.ts';

type Read = CourseTold | 'failed' | null;

/** Reads the course of a case while it is looked at: anew for each case, and when it is opened again. */
const useCourse = (path: string, isOpen: boolean): Read => {
  const [found, setFound] = useState<{ readonly path: string; readonly read: Read }>({ path, read: null });
  useEffect(() => {
    if (!isOpen) return;
    const leaving = new AbortController();
    fetch(path, { signal: leaving.signal })
      .then(async (answer) => {
        if (!answer.ok) throw new Error(String(answer.status));
        setFound({ path, read: (await answer.json()) as CourseTold });
      })
      .catch(() => {
        if (!leaving.signal.aborted) setFound({ path, read: 'failed' });
      });
    return () => leaving.abort();
  }, [path, isOpen]);
  return found.path === path ? found.read : null;
};

function Lines({ read }: { readonly read: Read }) {
  if (read === null)
    return (
      <output className="muted">
        <Trans>The course is being read …</Trans>
      </output>
    );
  if (read === 'failed')
    return (
      <output>
        <Trans>The course could not be read. Close it and open it again.</Trans>
      </output>
    );
  return (
    <>
      {read.isWhole ? null : (
        <p>
          <Trans>A part of the course cannot be shown now.</Trans>
        </p>
      )}
      <ol className="live-course">
        {read.lines.map((line) => (
          <li key={line.key}>
            <When {...line} /> <strong>{line.title}</strong> {line.text}
          </li>
        ))}
      </ol>
    </>
  );
}

/** The course of the case under discussion, when somebody opens it; it stays open from case to case. */
export function LiveCourse({ path }: { readonly path: string }) {
  const [isOpen, setOpen] = useState(false);
  const read = useCourse(`${path}/course`, isOpen);
  return (
    <details className="no-print" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Trans>Her course so far</Trans>
      </summary>
      {isOpen ? (
        <Lines read={read} />
      ) : (
        <p>
          <ButtonLink kind="quiet" to={path}>
            <Trans>Open the whole case</Trans>
          </ButtonLink>
        </p>
      )}
    </details>
  );
}
