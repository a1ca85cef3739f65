import { ActionIcon, Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconMenu2 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useLiveUpdates } from '../api/use-live-updates.ts';
import { Brand } from '../components/brand.tsx';
import { EndWarnings } from '../end-warning/end-warnings.tsx';
import { EmergencyBanner } from '../emergency/emergency-banner.tsx';
import { LiveIndicator } from './live-indicator.tsx';
import { MainMenu } from './main-menu.tsx';
import { navigationFor } from './navigation.ts';
import { useSession } from './session-context.ts';
import classes from './shell-frame.module.css';
import { UserMenu } from './user-menu.tsx';

/** Menu, header and main area. Somebody who has one page only gets no menu. */
export function ShellFrame({ children }: { readonly children: ReactNode }) {
  const { permissions, organization } = useSession();
  const live = useLiveUpdates();
  const [isDrawerOpen, drawer] = useDisclosure(false);
  const sections = navigationFor(permissions);
  const hasMenu = sections.flatMap(({ items }) => items).length > 1;

  return (
    <div className={classes['shell']} data-menu={hasMenu}>
      <a className="skip-link" href="#main">
        Skip to the content
      </a>
      {hasMenu && (
        <aside className={classes['side']}>
          <div className={classes['sticky']}>
            <div className={classes['brand']}>
              <Brand />
              <span className={classes['organization']}>{organization.name}</span>
            </div>
            <MainMenu sections={sections} />
          </div>
        </aside>
      )}
      <header className={classes['top']}>
        {hasMenu && (
          <ActionIcon variant="subtle" color="gray" size="lg" hiddenFrom="md" aria-label="Menu" onClick={drawer.open}>
            <IconMenu2 aria-hidden />
          </ActionIcon>
        )}
        <div className={classes['topBrand']}>
          <Brand />
        </div>
        <div className={classes['right']}>
          <LiveIndicator state={live} />
          <UserMenu />
        </div>
      </header>
      {hasMenu && (
        <Drawer
          opened={isDrawerOpen}
          onClose={drawer.close}
          title={organization.name}
          size="17rem"
          hiddenFrom="md"
          closeButtonProps={{ 'aria-label': 'Close the menu' }}
        >
          <MainMenu sections={sections} onNavigate={drawer.close} />
        </Drawer>
      )}
      <EndWarnings />
      <div>
        <EmergencyBanner />
      </div>
      <main id="main" className={classes['main']} tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
