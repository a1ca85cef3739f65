import { useQuery } from '@tanstack/react-query';
import { apiQuery } from '../../api/queries.ts';
import { LinkButton } from '../../components/link-button.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { PasskeysCard } from './passkeys-card.tsx';
import { SecondFactorCard } from './second-factor-card.tsx';
import classes from './security.module.css';
import { SessionsCard } from './sessions-card.tsx';

/** How one signs in, and what keeps others from it. */
export function SecurityPage() {
  const state = useQuery(apiQuery('readSecondFactor'));
  const passkeys = useQuery(apiQuery('listPasskeys'));
  return (
    <>
      <PageHeader title="Sign-in and security">
        How you sign in, and what keeps others from doing it for you.
      </PageHeader>
      <section className={classes['card']} aria-label="Password">
        <h2 className={classes['title']}>Password</h2>
        <p className={classes['about']}>Changing it signs you out everywhere else.</p>
        <LinkButton variant="default" to="/password" search={{ returnTo: '/security' }}>
          Change the password
        </LinkButton>
      </section>
      <QueryState query={passkeys} what="your passkeys">
        {({ items }) => <PasskeysCard passkeys={items} />}
      </QueryState>
      <QueryState query={state} what="your second factor">
        {(found) => <SecondFactorCard state={found} />}
      </QueryState>
      <SessionsCard />
    </>
  );
}
