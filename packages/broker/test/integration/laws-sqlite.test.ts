import { lawsOn } from '../support/laws.ts';
import { movesOn } from '../support/moves.ts';

lawsOn('the embedded store');
movesOn('the embedded store');
