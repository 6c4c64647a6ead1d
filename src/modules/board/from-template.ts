/** What stands in the fields of a form, by their names; an empty field says ''. */
export type Fields = Readonly<Record<string, string>>;

/**
 * Fields that a line of a template fills, so that they say `wanted`: those that are empty, or still hold exactly what the page
 * had put there (`put`). What somebody typed is never among them.
 */
export const fieldsToFill = (now: Fields, put: Fields, wanted: Fields): Fields => {
  const names = [...new Set([...Object.keys(put), ...Object.keys(wanted)])];
  return Object.fromEntries(
    names.flatMap((name) => {
      const stands = now[name] ?? '';
      const isFree = stands === '' || stands === put[name];
      return isFree ? [[name, wanted[name] ?? ''] as const] : [];
    }),
  );
};

type Step = {
  readonly modality: string;
  readonly timing: string;
  readonly intent: string;
  readonly detail: string | null;
};
type Line = { readonly id: string; readonly fields: Fields };

/** Whether a recommendation says what the line says of its step; what the line leaves open may be anything. */
const says = ({ fields }: Line, advice: Step): boolean =>
  (['modality', 'timing', 'intent'] as const).every(
    (name) => (fields[name] ?? advice[name]) === advice[name],
  );
const saysAll = (line: Line, advice: Step): boolean =>
  says(line, advice) && (line.fields['detail'] ?? null) === advice.detail;

/** Lines of a template that are recorded already: each recommendation stands for one, that with the same details first. */
export const linesRecorded = (lines: readonly Line[], recorded: readonly Step[]): ReadonlySet<string> => {
  const left = [...recorded];
  const found = new Set<string>();
  for (const isSaid of [saysAll, says])
    for (const line of lines) {
      const index = found.has(line.id) ? -1 : left.findIndex((advice) => isSaid(line, advice));
      if (index === -1) continue;
      left.splice(index, 1);
      found.add(line.id);
    }
  return found;
};
