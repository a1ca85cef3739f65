import type { EmergencyStopView } from '@gatelease/contract';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconAlertOctagon } from '@tabler/icons-react';
import { callApi } from '../api/call-api.ts';
import { apiQuery } from '../api/queries.ts';
import { useAction } from '../api/use-action.ts';
import { useCan } from '../app/session-context.ts';
import { notice } from '../components/notice.ts';
import { When } from '../components/when.tsx';
import classes from './emergency-banner.module.css';
import { isOn, progressText, stopTitle } from './emergency-text.ts';

/** Says on every page that an emergency stop is on, and how far it has come. */
export function EmergencyBanner() {
  const stops = useQuery(apiQuery('listEmergencyStops'));
  return (stops.data?.items ?? []).filter(isOn).map((stop) => <Banner key={stop.stopId} stop={stop} />);
}

function Banner({ stop }: { readonly stop: EmergencyStopView }) {
  return (
    <section className={classes['banner']} role="status" aria-label="Emergency stop">
      <IconAlertOctagon className={classes['icon']} aria-hidden />
      <div className={classes['text']}>
        <strong>{stopTitle(stop)}</strong> {stop.reason}
        <div className={classes['progress']}>
          {stop.startedByName}, <When at={stop.startedAt} />. {progressText(stop)}
        </div>
        {stop.rulesLeft > 0 && (
          <progress
            className={classes['bar']}
            aria-label="Rules that are gone"
            max={stop.rulesOpen}
            value={stop.rulesOpen - stop.rulesLeft}
          />
        )}
      </div>
      {stop.suspendsOpenings && <LiftButton stop={stop} />}
    </section>
  );
}

function LiftButton({ stop }: { readonly stop: EmergencyStopView }) {
  const canLift = useCan('emergency.lift');
  const lift = useAction<undefined, null>(async () => {
    const lifted = await callApi('liftEmergencyStop', { params: { stopId: stop.stopId } });
    notice('The emergency stop is lifted', 'People can open access again. What was closed stays closed.');
    return lifted;
  });
  if (!canLift) return null;
  return (
    <div>
      <Button variant="default" loading={lift.isBusy} onClick={() => void lift.run(undefined)}>
        Lift the stop
      </Button>
      {lift.problem !== null && <div role="alert">{lift.problem.detail}</div>}
    </div>
  );
}
