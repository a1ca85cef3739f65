import { trafficName } from '@gatelease/contract/traffic-phrase';
import classes from './traffic-list.module.css';

/** Traffics side by side, each with the name people know it by. */
export function TrafficList({ traffics }: { readonly traffics: readonly string[] }) {
  return (
    <ul className={classes['list']} aria-label="Traffic">
      {traffics.map((text) => {
        const name = trafficName(text);
        return (
          <li key={text} className={classes['traffic']}>
            {name !== null && <span className={classes['name']}>{name}</span>}
            <code>{text}</code>
          </li>
        );
      })}
    </ul>
  );
}
