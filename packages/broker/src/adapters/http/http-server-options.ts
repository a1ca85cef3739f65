import type { Cidr, IpFamily } from '@gatelease/security-groups';
import type { FastifyBaseLogger } from 'fastify';
import type { Application } from '../../application/application.ts';
import type { Change } from '../../application/ports/changes.ts';
import type { PrometheusMetrics } from './prometheus-metrics.ts';

/** What the HTTP server needs to know. Nothing here is read from the environment: the composition root does that. */
export interface HttpServerOptions extends SurfaceOptions {
  readonly application: Application;
  readonly changes: ChangeSource;
  /** The built portal; `null` when this server has none. */
  readonly portalDirectory: string | null;
}

/** What every server needs to know, also one that only tells its health and its metrics. */
export interface SurfaceOptions {
  readonly metrics: PrometheusMetrics;
  readonly readiness: readonly ReadinessCheck[];
  readonly logger: FastifyBaseLogger;

  /** `https://gatelease.example.com`: how people reach the portal. Cookies, links and the check of origins follow it. */
  readonly publicUrl: string;
  /** Names other than the public URL's and loopback's under which the server may be addressed. */
  readonly otherHosts: readonly string[];
  /** Names for one family of addresses only, at which nothing but the proof of an address is answered. */
  readonly familyUrls: Readonly<Record<IpFamily, string | null>>;
  /** Whose `X-Forwarded-For` counts. */
  readonly trustedProxies: readonly Cidr[];
  /** Who, beside loopback, may read `/metrics` and the details of `/readyz`. */
  readonly observers: readonly Cidr[];
  /** Per address (IPv6: per /64). Generous: it is for accidents and floods, not for guessing. */
  readonly requestsPerMinute: number;
}

/** Where changes of one organization can be heard, until the returned function is called. */
export interface ChangeSource {
  subscribe(organizationId: string, listener: (change: Change) => void): () => void;
}

export interface ReadinessCheck {
  /** `store`, `worker` */
  readonly name: string;
  /** `null` when all is well, else one sentence on what is not. A check that throws or takes too long counts as failed. */
  check(): Promise<string | null>;
}
