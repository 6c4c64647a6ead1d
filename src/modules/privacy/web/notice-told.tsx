import { Fragment } from 'react';
import { noticeBlocks } from '../notice-blocks.ts';

/** The text of a notice, in the language it is written in. */
export function NoticeTold({ body, locale }: { readonly body: string; readonly locale: string }) {
  return (
    <div className="prose" lang={locale}>
      {noticeBlocks(body).map(({ kind, lines }, at) => {
        const key = `${at} ${kind}`;
        if (kind === 'heading') return <h2 key={key}>{lines[0]}</h2>;
        if (kind === 'list')
          return (
            <ul key={key}>
              {lines.map((line, index) => (
                <li key={`${index} ${line}`}>{line}</li>
              ))}
            </ul>
          );
        return (
          <p key={key}>
            {lines.map((line, index) => (
              <Fragment key={`${index} ${line}`}>
                {index === 0 ? null : <br />}
                {line}
              </Fragment>
            ))}
          </p>
        );
      })}
    </div>
  );
}
