import type { CommandContext } from '../command-context.ts';
import { namespacePlace, notEnforced } from './enforcement-place.ts';
import type { Ec2Options } from './run-local-ec2.ts';

/** Takes away what an earlier run left enforced; without it, nothing happens. @throws ec2.not-enforced, usage.invalid */
export async function runStopEnforcing(context: CommandContext, options: Ec2Options): Promise<void> {
  const place = namespacePlace(options.networkNamespace);
  const { EnforcementError, stopEnforcing } = await import('@gatelease/ec2-engine');
  try {
    await stopEnforcing(place);
  } catch (error) {
    if (error instanceof EnforcementError) throw notEnforced(error);
    throw error;
  }
  context.print(
    { isEnforced: false, networkNamespace: place.networkNamespace ?? null },
    'No groups are enforced any more: packets pass as if there were none.',
  );
}
