import { lawsOn } from '../support/laws.ts';

lawsOn('the embedded store');
