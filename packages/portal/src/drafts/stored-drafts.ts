const PREFIX = 'gatelease.draft.';

/** A form that was being filled in when the session or the page went away. */
export interface Draft<Form> {
  readonly form: Form;
  /** The version of the thing that the edit began with; 0 for something new. */
  readonly version: number;
}

/**
 * Reads a stored draft; `null` for anything that this version of the portal did not write.
 *
 * `shape` is a form with every property, and one element in every list, to hold the stored text against. A list
 * that is empty there holds texts.
 */
export function parseDraft<Form>(text: string | null, shape: Form): Draft<Form> | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return isShapedLike(value, { form: shape, version: 0 }) ? value : null;
  } catch {
    return null;
  }
}

/** The draft kept under a key in this tab. */
export function loadDraft<Form>(key: string, shape: Form): Draft<Form> | null {
  try {
    return parseDraft(sessionStorage.getItem(PREFIX + key), shape);
  } catch {
    return null;
  }
}

/** Keeps a draft in this tab; `null` drops it. */
export function saveDraft(key: string, draft: Draft<unknown> | null): void {
  try {
    if (draft === null) sessionStorage.removeItem(PREFIX + key);
    else sessionStorage.setItem(PREFIX + key, JSON.stringify(draft));
  } catch {
    // A browser that keeps nothing has no drafts.
  }
}

/** Drops every draft of this tab: somebody signed out, and the next one at this screen may be anybody. */
export function forgetDrafts(): void {
  try {
    const keys = Array.from({ length: sessionStorage.length }, (_, index) => sessionStorage.key(index) ?? '');
    for (const key of keys.filter((name) => name.startsWith(PREFIX))) sessionStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing has no drafts.
  }
}

function isShapedLike<Shape>(value: unknown, shape: Shape): value is Shape {
  if (Array.isArray(shape)) {
    const [element] = shape.length === 0 ? [''] : shape;
    return Array.isArray(value) && value.every((item) => isShapedLike(item, element));
  }
  if (typeof shape !== 'object' || shape === null) return typeof value === typeof shape;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const given = new Map(Object.entries(value));
  return Object.entries(shape).every(([key, part]) => isShapedLike(given.get(key), part));
}
