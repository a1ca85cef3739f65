import type { ObservedGroupRule } from './security-group-gateway.ts';

/** What a resource's group held when it was last read. */
export interface Picture {
  readonly resourceId: string;
  readonly readAt: Date;
  readonly rules: readonly ObservedGroupRule[];
}

export interface PictureRepository {
  find(resourceId: string): Promise<Picture | null>;
  save(picture: Picture): Promise<void>;
}
