/** What stands in the file that people download. */
export function recoveryCodesText(codes: readonly string[], account: string): string {
  return [`Gatelease recovery codes of ${account}`, 'Each works once.', '', ...codes, ''].join('\n');
}
