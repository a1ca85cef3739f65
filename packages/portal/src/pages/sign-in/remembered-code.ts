const KEY = 'gatelease.access-code';

/** The organization's access code as typed last on this device; empty when there is none. */
export function rememberedAccessCode(): string {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
}

/** Remembers the access code on this device. It is no secret of a person: it names the organization. */
export function rememberAccessCode(code: string): void {
  try {
    if (code !== '') localStorage.setItem(KEY, code);
  } catch {
    // A browser that keeps nothing makes people type the code again, and that is all.
  }
}
