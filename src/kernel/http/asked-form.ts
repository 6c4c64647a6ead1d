import { writerField } from './sent-form.ts';

const familyOf = (name: string): string | null => (name.includes('.') ? (name.split('.')[0] ?? null) : null);

/** What every form of ours may hold, whether its action came to ask for it or not. */
const common = ['form', 'intent', 'version', 'reason', writerField];

/**
 * A posted form that remembers which fields its action asked for. Those are the form's own, with all of their family
 * (`report.kind` brings every `report.…`, since an action may refuse before it has read them all); others are foreign.
 */
export class AskedForm extends FormData {
  readonly #asked = new Set<string>(common);
  readonly #families = new Set<string>();

  constructor(sent: FormData) {
    super();
    for (const [name, value] of sent) this.append(name, value);
  }

  /** Whether the action has asked for this field or for one of its family. */
  isOwn(name: string): boolean {
    const family = familyOf(name);
    return this.#asked.has(name) || (family !== null && this.#families.has(family));
  }

  #ask(name: string): void {
    this.#asked.add(name);
    const family = familyOf(name);
    if (family !== null) this.#families.add(family);
  }

  override get(name: string) {
    this.#ask(name);
    return super.get(name);
  }

  override getAll(name: string) {
    this.#ask(name);
    return super.getAll(name);
  }
}
