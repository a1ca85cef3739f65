import type { EmergencyStop } from '../../domain/emergency-stop.ts';

export interface EmergencyStopRepository {
  insert(stop: EmergencyStop): Promise<void>;
  find(organizationId: string, stopId: string): Promise<EmergencyStop | null>;
  /** @throws `storage.conflict` */
  update(stop: EmergencyStop): Promise<EmergencyStop>;
  /** Those that suspend openings and are not lifted. */
  listHolding(organizationId: string): Promise<readonly EmergencyStop[]>;
  /** Newest first. */
  listNewest(organizationId: string, limit: number): Promise<readonly EmergencyStop[]>;
}
