import { allFields } from '../../kernel/http/submitted-fields.ts';

/** A form that came to the sign-in because its session had ended, by the names its page gave its fields. */
export type KeptForm = Readonly<Record<string, readonly string[]>>;

const prefix = 'kept.';

/** What a form holds that is no sign-in; secrets and files are left out. */
export const keptOf = (form: FormData): KeptForm => allFields(form);

/** What the sign-in carries of such a form. */
export const carriedIn = (submitted: KeptForm): KeptForm =>
  Object.fromEntries(
    Object.entries(submitted).flatMap(([name, values]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), values] as const] : [],
    ),
  );

/** The fields of a kept form, as they were typed; carried on by the sign-in, or sent to where they belong. */
export function KeptFields({ kept, carried }: { readonly kept: KeptForm; readonly carried: boolean }) {
  return Object.entries(kept).flatMap(([name, values]) =>
    values.map((value, index) => (
      <input
        key={`${name} ${String(index)}`}
        type="hidden"
        name={carried ? `${prefix}${name}` : name}
        value={value}
      />
    )),
  );
}
