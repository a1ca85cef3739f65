import { TextLink } from '../../components/link-button.tsx';
import classes from './pattern-list.module.css';
import { POLICY_PATTERNS } from './policy-patterns.ts';

/** Ready patterns to begin an access rule with. */
export function PatternList({ resourceId }: { readonly resourceId?: string }) {
  return (
    <ul className={classes['patterns']} aria-label="Ready patterns">
      {POLICY_PATTERNS.map(({ patternId, title, description }) => (
        <li key={patternId} className={classes['pattern']}>
          <TextLink
            to="/policies/new"
            search={{ pattern: patternId, ...(resourceId === undefined ? {} : { resourceId }) }}
            fw={600}
          >
            {title}
          </TextLink>
          <span className={classes['description']}>{description}</span>
        </li>
      ))}
    </ul>
  );
}
