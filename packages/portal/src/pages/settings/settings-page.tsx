import { useQuery } from '@tanstack/react-query';
import { apiQuery } from '../../api/queries.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { MailSection } from './mail-section.tsx';
import { NotificationsSection } from './notifications-section.tsx';
import { OrganizationSection } from './organization-section.tsx';
import { SecuritySection } from './security-section.tsx';
import classes from './settings-page.module.css';

/** What holds for the whole organization, one section a concern, each in a file of its own. */
export function SettingsPage() {
  const settings = useQuery(apiQuery('readSettings'));
  return (
    <>
      <PageHeader title="Settings">What holds for everybody in the organization.</PageHeader>
      <QueryState query={settings} what="the settings">
        {(data) => (
          <div className={classes['sections']}>
            <OrganizationSection settings={data} />
            <SecuritySection settings={data} />
            <NotificationsSection settings={data} />
            <MailSection settings={data} />
          </div>
        )}
      </QueryState>
    </>
  );
}
