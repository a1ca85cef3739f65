import type { PolicyView } from '@gatelease/contract';

/** What every dialog about one policy takes. */
export interface PolicyDialogProps {
  readonly policy: PolicyView;
  readonly isOpen: boolean;
  onClose(): void;
}
