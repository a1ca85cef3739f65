import { countdownText } from '../time/duration-text.ts';
import { useNow } from '../time/use-now.ts';

/** How long until an instant, running down by the second. Silent for screen readers unless they go there. */
export function Countdown({ to }: { readonly to: string }) {
  const left = Date.parse(to) - useNow();
  return (
    <span role="timer" className="figures">
      {countdownText(left)}
    </span>
  );
}
