import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon, type IconName } from './icon.tsx';

const icons = { info: 'info', good: 'check', warn: 'clock', bad: 'warning' } as const satisfies Record<
  string,
  IconName
>;

/** A message in the flow of the page. `live` lets a screen reader say it when it appears. */
export function Notice(props: {
  readonly tone?: keyof typeof icons;
  readonly title?: ReactNode;
  readonly live?: boolean;
  readonly children?: ReactNode;
}) {
  const { tone = 'info' } = props;
  return (
    <div className={classes('notice', `notice-${tone}`)} role={props.live === true ? 'status' : undefined}>
      <Icon name={icons[tone]} />
      <div>
        {props.title === undefined ? null : <p className="notice-title">{props.title}</p>}
        {props.children}
      </div>
    </div>
  );
}
