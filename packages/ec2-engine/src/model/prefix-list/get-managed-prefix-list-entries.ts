import { answer, pass, refuse } from '../decision.ts';
import type { Checked, Decision, DecisionContext } from '../decision.ts';
import { checkPage, pageOf } from '../page.ts';
import type { Page, PageRequest } from '../page.ts';
import type { WorldView } from '../world-view.ts';
import { awsPrefixList } from './aws-prefix-lists.ts';
import { findOwnPrefixList } from './find-prefix-list.ts';
import { findVersion } from './prefix-list-versions.ts';
import type { PrefixListEntry } from './prefix-list.ts';

/** Which entries are asked for: those of the list as it is, unless of another version. */
export interface GetEntriesInput {
  readonly prefixListId: string;
  readonly targetVersion?: number;
  readonly page: PageRequest;
}

const BOUNDS = { least: 1, most: 100 };

/** Lists the entries of a prefix list, of AWS's or of the account's. */
export function getManagedPrefixListEntries(
  world: WorldView,
  input: GetEntriesInput,
  context: DecisionContext,
): Decision<Page<PrefixListEntry>> {
  const entries = entriesOf(world, input, context);
  if (!entries.ok) return refuse(entries.error);
  const page = checkPage(input.page, BOUNDS);
  if (!page.ok) return refuse(page.error);

  return answer(pageOf(entries.value, page.value, ({ cidr }) => cidr.replace('/', '.')));
}

function entriesOf(
  world: WorldView,
  { prefixListId, targetVersion }: GetEntriesInput,
  { now, region }: DecisionContext,
): Checked<readonly PrefixListEntry[]> {
  const ofAws = awsPrefixList(prefixListId, region);
  if (ofAws !== undefined) return pass(ofAws.entries.map((cidr) => ({ cidr })));

  const list = findOwnPrefixList(world, prefixListId, now);
  if (!list.ok) return list;
  const version = findVersion(world, list.value, targetVersion ?? list.value.version);
  return version.ok ? pass(version.value.entries) : version;
}
