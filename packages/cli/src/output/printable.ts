/** Control characters and those that reorder text: with them, a reason could rewrite what an approver sees. */
const NOT_PRINTABLE = /[\p{Cc}\p{Bidi_Control}]/gu;

/** Text from elsewhere, fit for a terminal: one line, and nothing that moves the cursor or turns the text around. */
export function printable(text: string): string {
  return text.replace(NOT_PRINTABLE, '\ufffd');
}
