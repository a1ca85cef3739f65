import { lockDownsOn } from '../support/lock-down-stories.ts';

lockDownsOn('the embedded store');
