import type { Lease } from '../../domain/lease.ts';

/** What the worker counts, for whoever watches the installation. */
export interface ReconcilerMetrics {
  /** A lease was seen closed at `at`; its end was `lease.endsAt` or earlier. */
  leaseClosed(lease: Lease, at: Date): void;
}
