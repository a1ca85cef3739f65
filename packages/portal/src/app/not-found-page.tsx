import { IconMapPinOff } from '@tabler/icons-react';
import { EmptyState } from '../components/empty-state.tsx';
import { LinkButton } from '../components/link-button.tsx';
import { PageHeader } from '../components/page-header.tsx';

/** For addresses that lead nowhere, and for what one may not see. */
export function NotFoundPage() {
  return (
    <div style={{ maxWidth: '44rem', margin: '0 auto' }}>
      <PageHeader title="Not found" />
      <EmptyState icon={<IconMapPinOff size={36} stroke={1.5} />} title="There is nothing here">
        <p>What you are looking for was removed, or never was, or is not for your role.</p>
        <LinkButton to="/">Go to my access</LinkButton>
      </EmptyState>
    </div>
  );
}
