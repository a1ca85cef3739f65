import type { SessionView } from '@gatelease/contract';
import { CopyField } from '../../components/copy-field.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import classes from '../sign-in/entry-frame.module.css';
import { EntryFrame } from '../sign-in/entry-frame.tsx';

/** The organization's access code, and where to go on. */
export function SetupDone({ session }: { readonly session: SessionView }) {
  const { accessCode, name } = session.organization;
  return (
    <EntryFrame title={`${name} is ready`} description="You are signed in.">
      <div className={classes['form']}>
        <p style={{ margin: 0 }}>
          This is the <strong>access code</strong> of your organization. Your people type it when they sign in, together
          with e-mail and password. It never changes, and you find it again under People.
        </p>
        {accessCode !== null && <CopyField label="access code" value={accessCode} />}
        <LinkButton to="/security-groups" size="md">
          Add the first security group
        </LinkButton>
      </div>
    </EntryFrame>
  );
}
