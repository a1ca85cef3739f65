import { ruleText } from './names.ts';
import type { Names } from './names.ts';
import type { RuleInGroup } from './group-check.ts';
import type { SessionFate } from './session-fate.ts';

/** What happens to an open connection, in one or two sentences. */
export function sessionText(fate: SessionFate, names: Names): string {
  switch (fate.kind) {
    case 'was-not-admitted':
      return 'No rule lets such a connection through today, so none can be open.';
    case 'unaffected':
      return `Nothing changes for it: ${first(fate.admittedBy, names)} still lets it through.`;
    case 'may-be-cut':
      return `New connections are still let through by ${first(fate.admittedBy, names)}, but an open one may be cut: it was open to the whole Internet, so AWS kept no record of it.`;
    case 'cut':
      return 'It ends at once: it was open to the whole Internet, so AWS kept no record of it and looks at every packet.';
    case 'lives-on':
      return 'No new connections. One that is open may live on until it is closed, or silent for too long: AWS remembers it, for up to five days unless the interface is set otherwise.';
    case 'unknown':
      return `Not known: it hangs on ${first(fate.undecided, names)}.`;
  }
}

function first([rule]: readonly RuleInGroup[], names: Names): string {
  return rule === undefined ? 'nothing' : `"${ruleText(rule.rule, names)}" of ${names.group(rule.groupId)}`;
}
