import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useSession } from '../../app/session-context.ts';
import { CopyField } from '../../components/copy-field.tsx';
import classes from './access-code-card.module.css';
import { ReplaceAccessCodeDialog } from './replace-access-code-dialog.tsx';

/** The organization's access code and the sign-in address, for passing on; for administrators only. */
export function AccessCodeCard() {
  const { accessCode } = useSession().organization;
  const [isReplacing, replacing] = useDisclosure(false);
  if (accessCode === null) return null;
  const address = `${window.location.origin}/sign-in?code=${encodeURIComponent(accessCode)}`;
  return (
    <section className={classes['card']} aria-label="Signing in">
      <div>
        <div className={classes['label']}>Access code, which members type when they sign in</div>
        <CopyField label="access code" value={accessCode} />
        <Button variant="subtle" size="compact-sm" mt={6} px={0} onClick={replacing.open}>
          Replace the code …
        </Button>
      </div>
      <div>
        <div className={classes['label']}>Sign-in address, with the code filled in</div>
        <CopyField label="sign-in address" value={address} />
      </div>
      <ReplaceAccessCodeDialog accessCode={accessCode} isOpen={isReplacing} onClose={replacing.close} />
    </section>
  );
}
