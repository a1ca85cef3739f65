/** Which letter a message is. */
export const MESSAGE_KINDS = ['request-waiting', 'request-approved', 'request-denied', 'test'] as const;

export type MessageKind = (typeof MESSAGE_KINDS)[number];
