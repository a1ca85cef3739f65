import { fail, pass } from '../decision.ts';
import type { Checked } from '../decision.ts';
import { ec2Error } from '../ec2-error.ts';
import type { HealthCheck, TargetProtocol } from './target-group.ts';

/** What a caller says about a health check; what is left out is as usual, or stays. */
export type HealthCheckChange = Partial<Omit<HealthCheck, 'protocol' | 'port'>> & {
  readonly protocol?: string;
  readonly port?: string;
};

const PORT = /^[0-9]{1,5}$/;
const LAST_PORT = 65_535;

/** The health check of a new target group. */
export function healthCheckOf(protocol: TargetProtocol, wanted: HealthCheckChange): Checked<HealthCheck> {
  const isWeb = protocol === 'HTTP' || protocol === 'HTTPS';
  const usual: HealthCheck = {
    isEnabled: true,
    protocol: isWeb ? 'HTTP' : 'TCP',
    port: 'traffic-port',
    intervalSeconds: 30,
    timeoutSeconds: isWeb ? 5 : 10,
    healthyThreshold: 5,
    unhealthyThreshold: 2,
  };
  return changeHealthCheck(usual, wanted);
}

/** A health check with some of it changed. */
export function changeHealthCheck(present: HealthCheck, wanted: HealthCheckChange): Checked<HealthCheck> {
  const protocol = protocolOf(wanted.protocol ?? present.protocol);
  if (protocol === undefined) {
    return fail(
      ec2Error('ValidationError', `Health check protocol '${wanted.protocol ?? ''}' must be one of 'HTTP, HTTPS, TCP'`),
    );
  }
  const port = wanted.port === undefined ? present.port : portOf(wanted.port);
  if (port === undefined) {
    return fail(
      ec2Error(
        'ValidationError',
        `Health check port '${wanted.port ?? ''}' must be 'traffic-port' or from 1 to ${String(LAST_PORT)}`,
      ),
    );
  }
  const { path = present.path, matcher = present.matcher } = wanted;
  const isWeb = protocol !== 'TCP';
  const after: HealthCheck = {
    isEnabled: wanted.isEnabled ?? present.isEnabled,
    protocol,
    port,
    ...(isWeb && { path: path ?? '/', matcher: matcher ?? '200' }),
    intervalSeconds: wanted.intervalSeconds ?? present.intervalSeconds,
    timeoutSeconds: wanted.timeoutSeconds ?? present.timeoutSeconds,
    healthyThreshold: wanted.healthyThreshold ?? present.healthyThreshold,
    unhealthyThreshold: wanted.unhealthyThreshold ?? present.unhealthyThreshold,
  };
  const problem = rangeProblem(after);
  return problem === undefined ? pass(after) : fail(ec2Error('ValidationError', problem));
}

function rangeProblem(check: HealthCheck): string | undefined {
  const { intervalSeconds, timeoutSeconds, healthyThreshold, unhealthyThreshold } = check;
  if (intervalSeconds < 5 || intervalSeconds > 300) return 'Health check interval must be between 5 and 300 seconds';
  if (timeoutSeconds < 2 || timeoutSeconds > 120) return 'Health check timeout must be between 2 and 120 seconds';
  if (timeoutSeconds > intervalSeconds) return 'Health check timeout must be smaller than the interval';
  const isInRange = [healthyThreshold, unhealthyThreshold].every((value) => value >= 2 && value <= 10);
  return isInRange ? undefined : 'Health check thresholds must be between 2 and 10';
}

function protocolOf(text: string): HealthCheck['protocol'] | undefined {
  return text === 'HTTP' || text === 'HTTPS' || text === 'TCP' ? text : undefined;
}

function portOf(text: string): HealthCheck['port'] | undefined {
  if (text === 'traffic-port') return text;
  const port = Number(text);
  return PORT.test(text) && port >= 1 && port <= LAST_PORT ? port : undefined;
}
