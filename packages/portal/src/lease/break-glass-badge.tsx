import { StatusBadge } from '../components/status-badge.tsx';

/** Marks what was opened in an emergency, without the approvals that the access rule asks for. */
export function BreakGlassBadge() {
  return <StatusBadge tone="bad" icon="warning" word="Emergency access" />;
}
