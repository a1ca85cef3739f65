import { Button } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import type { ShownProblem } from '../api/problem.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { PageHeader } from '../components/page-header.tsx';

/** A page that could not be shown at all. */
export function ProblemPage({ problem }: { readonly problem: ShownProblem }) {
  return (
    <div style={{ maxWidth: '44rem', margin: '0 auto', padding: '3rem 1rem' }}>
      <PageHeader title="This page cannot be shown" />
      <EmptyState icon={<IconPlugConnectedX size={36} stroke={1.5} />} title={problem.title}>
        <p>{problem.detail}</p>
        {problem.requestId !== null && (
          <p>
            Quote <code>{problem.requestId}</code> when you ask for help.
          </p>
        )}
        <Button
          onClick={() => {
            window.location.reload();
          }}
        >
          Try again
        </Button>
      </EmptyState>
    </div>
  );
}
