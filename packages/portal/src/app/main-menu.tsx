import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import {
  IconChecklist,
  IconClockHour4,
  IconCloud,
  IconDoorEnter,
  IconHelpCircle,
  IconListDetails,
  IconMail,
  IconReceipt,
  IconSettings,
  IconSitemap,
  IconShieldLock,
  IconUsers,
  IconWorld,
} from '@tabler/icons-react';
import { apiQuery } from '../api/queries.ts';
import classes from './main-menu.module.css';
import type { NavigationItem, NavigationSection } from './navigation.ts';

const ICONS = {
  door: IconDoorEnter,
  shield: IconShieldLock,
  policy: IconListDetails,
  approval: IconChecklist,
  clock: IconClockHour4,
  people: IconUsers,
  ledger: IconReceipt,
  mail: IconMail,
  settings: IconSettings,
  question: IconHelpCircle,
  world: IconWorld,
  cloud: IconCloud,
  map: IconSitemap,
} as const;

interface MainMenuProps {
  readonly sections: readonly NavigationSection[];
  onNavigate?(): void;
}

/** The pages one may open. */
export function MainMenu({ sections, onNavigate }: MainMenuProps) {
  return (
    <nav aria-label="Main" className={classes['menu']}>
      {sections.map(({ label, items }) => (
        <div key={label ?? ''}>
          {label !== null && <div className={classes['section']}>{label}</div>}
          <ul className={classes['list']}>
            {items.map((item) => (
              <li key={item.to}>
                <MenuLink item={item} {...(onNavigate === undefined ? {} : { onNavigate })} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function MenuLink({ item, onNavigate }: { readonly item: NavigationItem; onNavigate?(): void }) {
  const Icon = ICONS[item.icon];
  return (
    <Link to={item.to} className={classes['link']} activeOptions={{ exact: item.to === '/' }} onClick={onNavigate}>
      <Icon size={19} stroke={1.7} aria-hidden />
      <span className={classes['label']}>{item.label}</span>
      {item.to === '/approvals' && <PendingCount />}
    </Link>
  );
}

function PendingCount() {
  const pending = useQuery(apiQuery('listAccessRequests', { query: { state: 'pending' } }));
  const count = pending.data?.items.length ?? 0;
  if (count === 0) return null;
  return (
    <span className={classes['count']}>
      {count}
      <span className={classes['unseen']}> waiting</span>
    </span>
  );
}
