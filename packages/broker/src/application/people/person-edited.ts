import type { Person } from '../../domain/person.ts';
import { newEvent, type MadeBy } from '../made-by.ts';
import type { NewEvent } from '../ports/event-repository.ts';

/** What the ledger says of an edit: an event of its own for role, access and status, one for everything else. */
export function personEdited(made: MadeBy, before: Person, after: Person): readonly NewEvent[] {
  const { personId } = after;
  const events: NewEvent[] = [];
  if (before.role !== after.role) {
    const detail = { from: before.role, to: after.role };
    events.push(newEvent(made, 'person.role-changed', { personId, detail }));
  }
  if (before.access !== after.access) {
    const detail = { from: before.access, to: after.access };
    events.push(newEvent(made, 'person.access-changed', { personId, detail }));
  }
  if (before.status !== after.status) {
    events.push(newEvent(made, after.status === 'active' ? 'person.activated' : 'person.deactivated', { personId }));
  }
  const detail = { name: after.name, teamIds: after.teamIds, mustChangePassword: after.mustChangePassword };
  if (events.length === 0 || isOtherwiseEdited(before, after)) {
    events.push(newEvent(made, 'person.edited', { personId, detail }));
  }
  return events;
}

function isOtherwiseEdited(before: Person, after: Person): boolean {
  return (
    before.name !== after.name ||
    before.mustChangePassword !== after.mustChangePassword ||
    before.teamIds.join(' ') !== after.teamIds.join(' ')
  );
}
