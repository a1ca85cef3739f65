import type { PolicyForm } from './policy-form.ts';

/** What every part of the editor gets. */
export interface EditorPartProps {
  readonly form: PolicyForm;
  /** What the server found wrong, by the field's path: `schedule.windows.0.to`. */
  readonly problems: Readonly<Record<string, string>>;
  change(changes: Partial<PolicyForm>): void;
}

/** A list with one element replaced, or taken out when there is no replacement. */
export function withElement<Item>(items: readonly Item[], index: number, replacement?: Item): readonly Item[] {
  return items.flatMap((item, at) => (at !== index ? [item] : replacement === undefined ? [] : [replacement]));
}
