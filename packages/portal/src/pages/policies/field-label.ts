const LABELS: Readonly<Record<string, string>> = {
  name: 'Name',
  resourceId: 'Security group',
  grantees: 'Who may open it',
  traffics: 'Traffic',
  defaultDurationSeconds: 'Usual duration',
  longestDurationSeconds: 'Longest duration',
  approvalsNeeded: 'Approval',
  breakGlass: 'In an emergency',
  'schedule.timeZone': 'Time zone',
  'schedule.windows': 'Window',
  allowedScopes: 'Special addresses',
  'statedAddresses.ipv4PrefixLength': 'Widest IPv4 range',
  'statedAddresses.ipv6PrefixLength': 'Widest IPv6 range',
};
const DETAILS: Readonly<Record<string, string>> = { days: 'days', from: 'start', to: 'end' };

/** What a field of a policy is called on the page: `schedule.windows.0.to` is `Window 1, end`. */
export function fieldLabel(path: string): string {
  const [, base = path, index, detail] = /^(.*?)(?:\.(\d+)(?:\.(\w+))?)?$/.exec(path) ?? [];
  const label = LABELS[base] ?? path;
  if (index === undefined) return label;
  const rest = detail === undefined ? undefined : DETAILS[detail];
  return `${label} ${String(Number(index) + 1)}${rest === undefined ? '' : `, ${rest}`}`;
}
