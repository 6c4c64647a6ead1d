// The roles repeat what the elements mean, because cards change their display and some browsers then forget it.
/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role */
import { type Key, type ReactNode, use } from 'react';
import { classes } from './classes.ts';
import { type KeepDrawing, KeptDrawing } from './kept-drawing.ts';

export interface Column<Row> {
  readonly key: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** Right-aligned figures of equal width. */
  readonly numeric?: boolean;
  /** Never broken over lines (numbers, times, tags); in a card such values stand side by side. */
  readonly short?: boolean;
  /** This column names the row: its cells become row headings. */
  readonly names?: boolean;
  /** Its cells say the same to every reader as long as the row is the same, and hold no link: they are drawn once for many. */
  readonly kept?: boolean;
}

export interface DataTableProps<Row> {
  /** Says what the table is; read by screen readers, shown when `showCaption`. */
  readonly caption: string;
  readonly showCaption?: boolean;
  readonly columns: ReadonlyArray<Column<Row>>;
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => Key;
  /** Marks the row everyone is looking at. */
  readonly isCurrent?: (row: Row) => boolean;
  /** On a phone: one card a row, or the table scrolls sideways in its own box. */
  readonly narrow?: 'cards' | 'scroll';
  /** Stands in the place of the rows when there are none. */
  readonly empty?: ReactNode;
}

const classOf = (column: Pick<Column<never>, 'numeric' | 'short'>): string | undefined =>
  classes(column.numeric && 'number', (column.short ?? column.numeric) && 'short') || undefined;

/** What is said of an element whose display cards change; a table that scrolls stays a table. */
const roleIn = (isCards: boolean) => (role: string) => (isCards ? role : undefined);

/** A dense table of rows. In cards every value keeps its column's heading before it. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, narrow = 'cards' } = props;
  const keep = use(KeptDrawing);
  if (props.rows.length === 0 && props.empty !== undefined) return props.empty;
  const isCards = narrow === 'cards';
  const role = roleIn(isCards);
  const keeping = keep && { keep, table: props.caption };
  return (
    <ScrollBox label={props.caption}>
      <table className={classes('table', isCards && 'table-cards')} role={role('table')}>
        <caption className={props.showCaption === true ? undefined : 'visually-hidden'}>
          {props.caption}
        </caption>
        <thead role={role('rowgroup')}>
          <tr role={role('row')}>
            {columns.map((column) => (
              <th key={column.key} scope="col" role={role('columnheader')} className={classOf(column)}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role={role('rowgroup')}>
          {props.rows.map((row) => (
            <tr
              key={props.rowKey(row)}
              role={role('row')}
              aria-current={props.isCurrent?.(row) === true ? 'true' : undefined}
            >
              {columns.map((column) => cellOf(column, row, isCards, keeping))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

type Keeping = { readonly keep: KeepDrawing; readonly table: string } | null;

// Not a component: a long table has hundreds.
const cellOf = <Row,>(column: Column<Row>, row: Row, isCards: boolean, keeping: Keeping) => {
  const className = classOf(column);
  const role = roleIn(isCards);
  const label = isCards ? column.header : undefined;
  const content = contentOf(column, row, isCards, keeping);
  return column.names === true ? (
    <th key={column.key} scope="row" role={role('rowheader')} className={className} data-label={label}>
      {content}
    </th>
  ) : (
    <td key={column.key} role={role('cell')} className={className} data-label={label}>
      {content}
    </td>
  );
};

const contentOf = <Row,>(column: Column<Row>, row: Row, isCards: boolean, keeping: Keeping) => {
  if (!isCards) return column.cell(row);
  const html =
    column.kept === true && keeping !== null && typeof row === 'object' && row !== null
      ? keeping.keep.cell(row, `${keeping.table} ${column.key}`, () => column.cell(row))
      : null;
  return html === null ? (
    <div className="cell-value">{column.cell(row)}</div>
  ) : (
    <div className="cell-value" dangerouslySetInnerHTML={{ __html: html }} />
  );
};

/** A box in which something wide scrolls by itself, also by keyboard, so that the page never does. */
export function ScrollBox({
  label,
  fields = false,
  children,
}: {
  readonly label: string;
  /** Fields stand in it, by which it is reached and scrolls. */
  readonly fields?: boolean;
  readonly children: ReactNode;
}) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling box must be reachable by keyboard
    <section className="scroll-box" aria-label={label} tabIndex={fields ? undefined : 0}>
      {children}
    </section>
  );
}
