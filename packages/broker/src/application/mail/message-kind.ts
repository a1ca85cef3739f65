/** Which letter a message is. */
export const MESSAGE_KINDS = [
  'request-waiting',
  'request-reminder',
  'request-approved',
  'request-denied',
  'break-glass-opened',
  'lease-ending',
  'invitation',
  'welcome',
  'password-link',
  'access-code-replaced',
  'emergency-stop',
  'keys-old',
  'test',
  'new-sign-in',
  'security-changed',
  'resource-health',
] as const;

export type MessageKind = (typeof MESSAGE_KINDS)[number];
