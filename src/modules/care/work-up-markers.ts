import { type AnyAnswers, emptyAnswers, type Quantity } from '../../kernel/forms/answers.ts';
import type { Item } from '../../kernel/forms/items.ts';
import { type Told, toldOf } from './course.ts';
import { quantityOf } from './measured.ts';
import type { DatasetItem, MinimumDataset } from './minimum-dataset.ts';
import { markers } from './records/markers.ts';
import type { WorkUpItem } from './schema.ts';

type Marker = { readonly on: string; readonly name: string; readonly value: Quantity };

/** The unit of the record of markers that a unit of the work-up is; null where none is declared to be the same. */
const unitInRecord = ({ course, unit }: DatasetItem, recorded: string | null): string | null => {
  if (course === undefined || 'figure' in course) return null;
  const item = (markers.items as Readonly<Record<string, Item>>)[course.item];
  const units = item?.kind === 'quantity' ? item.units : [];
  if (recorded !== null && units.includes(recorded)) return recorded;
  return recorded === unit ? (units.find((each) => course.units?.[each] === 1) ?? null) : null;
};

const markerOf = (definition: DatasetItem, { state, value, unit, takenOn }: WorkUpItem): Marker[] => {
  const { course } = definition;
  const [said, inRecord] = [quantityOf(value), unitInRecord(definition, unit)];
  if (course === undefined || 'figure' in course || course.form !== markers.id) return [];
  if (state !== 'present' || takenOn === null || said === null || inRecord === null) return [];
  return [{ on: takenOn, name: course.item, value: { ...said, unit: inRecord } }];
};

const isSame = (a: Quantity, b: unknown): boolean => {
  const other = b as Quantity | null;
  return other?.value === a.value && other.comparator === a.comparator && other.unit === a.unit;
};

/**
 * Dated markers that stand in the work-up as the course would say them, an entry for each day; without what an entry of the course
 * says of the same day.
 */
export const workUpMarkers = (
  dataset: MinimumDataset | null,
  results: readonly WorkUpItem[],
  course: readonly Told[],
): readonly Told[] => {
  const entered = toldOf(markers, course).map(({ said }) => said as unknown as AnyAnswers);
  const found = (dataset?.items ?? [])
    .flatMap((definition) =>
      results.filter(({ key }) => key === definition.key).flatMap((item) => markerOf(definition, item)),
    )
    .filter(({ on, name, value }) => !entered.some((said) => said['on'] === on && isSame(value, said[name])));
  return [...Map.groupBy(found, ({ on }) => on)].map(([on, of]) => ({
    id: `work-up ${on}`,
    form: markers.id,
    answers: {
      ...(emptyAnswers(markers) as unknown as AnyAnswers),
      on,
      ...Object.fromEntries(of.map(({ name, value }) => [name, value])),
    },
  }));
};
