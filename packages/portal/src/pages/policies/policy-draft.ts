import type { PolicyForm } from './policy-form.ts';

const PREFIX = 'gatelease.policy-draft.';

/** A policy that was being edited when the session or the page went away. */
export interface PolicyDraft {
  readonly form: PolicyForm;
  /** The version that the edit began with; 0 for a new policy. */
  readonly version: number;
}

/** Every property, and one element in every list, so that stored text can be held against it. */
const TEMPLATE: PolicyDraft = {
  version: 0,
  form: {
    name: '',
    resourceId: '',
    grantees: [''],
    traffics: [{ protocol: '', ports: '' }],
    defaultDuration: { amount: '', unit: '' },
    longestDuration: { amount: '', unit: '' },
    approvalsNeeded: '',
    notifiesApprovers: true,
    opensOn: '',
    reasonRequired: false,
    timeZone: '',
    windows: [{ days: [''], from: '', to: '' }],
    allowedScopes: [''],
    allowsStated: false,
    ipv4PrefixLength: '',
    ipv6PrefixLength: '',
    isEnabled: true,
  },
};

/** Reads a stored draft; `null` for anything that this version of the portal did not write. */
export function parseDraft(text: string | null): PolicyDraft | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return isShapedLike(value, TEMPLATE) ? value : null;
  } catch {
    return null;
  }
}

/** The draft kept under a key in this tab. */
export function loadDraft(key: string): PolicyDraft | null {
  try {
    return parseDraft(sessionStorage.getItem(PREFIX + key));
  } catch {
    return null;
  }
}

/** Keeps a draft in this tab; `null` drops it. */
export function saveDraft(key: string, draft: PolicyDraft | null): void {
  try {
    if (draft === null) sessionStorage.removeItem(PREFIX + key);
    else sessionStorage.setItem(PREFIX + key, JSON.stringify(draft));
  } catch {
    // A browser that keeps nothing has no drafts.
  }
}

function isShapedLike<Shape>(value: unknown, template: Shape): value is Shape {
  if (Array.isArray(template)) {
    const [element] = template;
    return Array.isArray(value) && value.every((item) => isShapedLike(item, element));
  }
  if (typeof template !== 'object' || template === null) return typeof value === typeof template;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const given = new Map(Object.entries(value));
  return Object.entries(template).every(([key, part]) => isShapedLike(given.get(key), part));
}
