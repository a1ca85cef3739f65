import type { LoadBalancerTarget, TargetGroup } from '../world/load-balancer.ts';

/** How a load balancer finds one of its targets. */
export interface TargetHealth {
  readonly targetGroup: string;
  readonly targetId: string;
  readonly port?: number;
  /** As AWS has it: `healthy`, `unhealthy`, `InService`. */
  readonly health: string;
}

/** Classic load balancers say `InService`. */
const HEALTHY: readonly string[] = ['healthy', 'InService'];

/** Whether the load balancer sends it traffic because its checks succeed. */
export function isHealthy({ health }: Pick<TargetHealth, 'health'>): boolean {
  return HEALTHY.includes(health);
}

/** The targets of a load balancer, each once for every target group. */
export function targetHealths(targetGroups: readonly TargetGroup[]): readonly TargetHealth[] {
  return targetGroups.flatMap(({ name, targets }) =>
    targets.map(({ targetId, port, health }: LoadBalancerTarget) => ({
      targetGroup: name,
      targetId,
      ...(port === undefined ? {} : { port }),
      health,
    })),
  );
}

/** Targets that were healthy and are not any more: what a lock-down must not cause. */
export function lostTargets(before: readonly TargetHealth[], after: readonly TargetHealth[]): readonly TargetHealth[] {
  const healthyNow = new Set(after.filter(isHealthy).map(targetKey));
  const stillThere = new Set(after.map(targetKey));
  return before.filter((target) => {
    const key = targetKey(target);
    return isHealthy(target) && stillThere.has(key) && !healthyNow.has(key);
  });
}

function targetKey({ targetGroup, targetId, port }: TargetHealth): string {
  return JSON.stringify([targetGroup, targetId, port ?? null]);
}
