import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Workload } from '../../application/reconcile/read-workload.ts';

const REQUEST_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const LATENESS_BUCKETS = [0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300, 3600];

/** What operators watch, in Prometheus' words. The worker tells its part through the two methods about AWS and closing. */
export class PrometheusMetrics {
  readonly #registry = new Registry();
  readonly #requests: Histogram<'method' | 'route' | 'status'>;
  readonly #awsCalls: Counter<'action' | 'outcome'>;
  readonly #closingLateness: Histogram;
  readonly #workload: WorkloadGauges;
  readonly #readWorkload: () => Promise<Workload>;

  /** `readWorkload` is asked whenever somebody reads the metrics. */
  constructor(readWorkload: () => Promise<Workload>) {
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    this.#requests = new Histogram({
      name: 'gatelease_http_request_duration_seconds',
      help: 'Time to answer, by route.',
      labelNames: ['method', 'route', 'status'],
      buckets: REQUEST_BUCKETS,
      registers,
    });
    this.#awsCalls = new Counter({
      name: 'gatelease_aws_calls_total',
      help: 'Calls to AWS, by EC2 action and outcome (ok, dry-run, or the problem).',
      labelNames: ['action', 'outcome'],
      registers,
    });
    this.#closingLateness = new Histogram({
      name: 'gatelease_closing_lateness_seconds',
      help: 'From the end of a lease that ran out until a read no longer showed its rules.',
      buckets: LATENESS_BUCKETS,
      registers,
    });
    this.#workload = new WorkloadGauges(this.#registry);
    this.#readWorkload = readWorkload;
  }

  observeRequest(request: {
    readonly method: string;
    readonly route: string;
    readonly status: number;
    readonly seconds: number;
  }): void {
    const { method, route, status, seconds } = request;
    this.#requests.observe({ method, route, status: String(status) }, seconds);
  }

  /** `outcome` is `ok` or what was wrong; both come from short lists, or the series would grow without bound. */
  countAwsCall(action: string, outcome: string): void {
    this.#awsCalls.inc({ action, outcome });
  }

  observeClosingLateness(seconds: number): void {
    this.#closingLateness.observe(seconds);
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  async text(): Promise<string> {
    this.#workload.set(await this.#readWorkload().catch(() => null));
    return this.#registry.metrics();
  }
}

/** Numbers that are read from the store when somebody asks, not counted as things happen. */
class WorkloadGauges {
  readonly #leases: Gauge<'state'>;
  readonly #due: Gauge;
  readonly #claimed: Gauge;
  readonly #overdue: Gauge;
  readonly #storeUp: Gauge;

  constructor(registry: Registry) {
    const gauge = (name: string, help: string): Gauge => new Gauge({ name, help, registers: [registry] });
    this.#leases = new Gauge({
      name: 'gatelease_leases',
      help: 'Leases by state.',
      labelNames: ['state'],
      registers: [registry],
    });
    this.#due = gauge('gatelease_work_due', 'Resources that are due.');
    this.#claimed = gauge('gatelease_work_claimed', 'Resources that a worker holds.');
    this.#overdue = gauge(
      'gatelease_work_oldest_overdue_seconds',
      'How long the longest overdue resource has been due.',
    );
    this.#storeUp = gauge('gatelease_store_up', 'Whether the database answers: 1 or 0.');
  }

  /** `null` when the store does not answer: the gauges keep what they showed last. */
  set(workload: Workload | null): void {
    this.#storeUp.set(workload === null ? 0 : 1);
    if (workload === null) return;
    for (const [state, count] of Object.entries(workload.leases)) this.#leases.set({ state }, count);
    this.#due.set(workload.due);
    this.#claimed.set(workload.claimed);
    this.#overdue.set(workload.oldestOverdueSeconds);
  }
}
