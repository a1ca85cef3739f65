import type { CredentialView } from '@gatelease/contract';
import type { StatusBadgeLook } from '../../components/status-badge.tsx';

/** How the state of an AWS account looks. */
export const ACCOUNT_LOOKS = {
  unknown: { tone: 'calm', icon: 'working', word: 'Being verified' },
  valid: { tone: 'good', icon: 'done', word: 'Works' },
  limited: { tone: 'wait', icon: 'warning', word: 'Lacks rights' },
  invalid: { tone: 'bad', icon: 'failed', word: 'Cannot be used' },
} as const satisfies Record<CredentialView['verification']['state'], StatusBadgeLook>;

export const KIND_WORDS = {
  ambient: 'Environment of the server',
  'access-key': 'Access key',
  'assumed-role': 'Role',
} as const satisfies Record<CredentialView['kind'], string>;
