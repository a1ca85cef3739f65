import type { ApplicationContext } from '../application-context.ts';
import { makeAddResource } from './add-resource.ts';
import { makeDeleteResource } from './delete-resource.ts';
import { makeRefreshResource } from './refresh-resource.ts';
import { makeListResources, makeReadResource } from './read-resources.ts';

/** What can be asked about resources. */
export type ResourceUseCases = ReturnType<typeof composeResources>;

export function composeResources(context: ApplicationContext) {
  return {
    listResources: makeListResources(context),
    readResource: makeReadResource(context),
    addResource: makeAddResource(context),
    refreshResource: makeRefreshResource(context),
    deleteResource: makeDeleteResource(context),
  };
}
