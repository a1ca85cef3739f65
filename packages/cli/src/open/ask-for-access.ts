import type { CallOutput, Client } from '@gatelease/contract/client';
import type { DoorView } from '@gatelease/contract';
import { nameChoice, onlyChoice } from '../choose/name-choice.ts';
import { DOORS } from '../choose/namings.ts';
import type { CommandContext } from '../command-context.ts';
import { printable } from '../output/printable.ts';

/** What the options of `open` say about the access wanted. */
export interface OpenWish {
  /** Seconds, or to the end of the window. */
  readonly for?: number | 'window';
  readonly reason?: string;
  readonly cidr?: readonly string[];
  /** In an emergency, without the approvals that the policy asks for. */
  readonly breakGlass?: boolean;
}

/** Finds the door and asks the server to open it. Whether it may be opened is the server's to say. */
export async function askForAccess(
  context: CommandContext,
  client: Client,
  named: string | undefined,
  wish: OpenWish,
): Promise<CallOutput<'requestAccess'>> {
  const { doors } = await client('readMyAccess');
  const door = await chooseDoor(context, doors, named);
  const isBreakGlass = wish.breakGlass === true;
  if (isBreakGlass && door.approvalsNeeded > 0) {
    context.note('Every approver is told at once that you opened this without approval, and why.');
  }
  const reason = wish.reason ?? (await askForReason(context, door, isBreakGlass));

  return client('requestAccess', {
    body: {
      policyId: door.policyId,
      ...(wish.for === undefined ? {} : { durationSeconds: wish.for === 'window' ? null : wish.for }),
      ...(reason === undefined ? {} : { reason }),
      ...(wish.cidr === undefined ? {} : { cidrs: [...wish.cidr] }),
      ...(isBreakGlass ? { breakGlass: true } : {}),
    },
  });
}

async function chooseDoor(
  context: CommandContext,
  doors: readonly DoorView[],
  named: string | undefined,
): Promise<DoorView> {
  if (named !== undefined) return nameChoice(doors, named, DOORS);
  if (!context.isInteractive || doors.length < 2) return onlyChoice(doors, DOORS);

  const policyId = await context.io.prompt.select({
    message: 'Which door?',
    choices: doors.map((door) => ({
      value: door.policyId,
      label: printable(door.policyName),
      hint: printable(`${door.resourceName}, ${door.traffics.join(', ')}, ${door.state}`),
    })),
  });
  return doors.find((door) => door.policyId === policyId) ?? onlyChoice(doors, DOORS);
}

async function askForReason(
  context: CommandContext,
  door: DoorView,
  isBreakGlass: boolean,
): Promise<string | undefined> {
  const isAsked = door.state === 'closed' || door.state === 'unavailable';
  const isNeeded = isBreakGlass || (door.reasonRequired && isAsked);
  if (!isNeeded || !context.isInteractive) return undefined;
  return context.io.prompt.text({ message: `Why do you need ${printable(door.policyName)}?` });
}
