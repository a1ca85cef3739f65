import type { PersonEntryView } from '@gatelease/contract';

/** What every dialog about one person is given. */
export interface PersonDialogProps {
  readonly person: PersonEntryView;
  readonly isOpen: boolean;
  onClose(): void;
}
