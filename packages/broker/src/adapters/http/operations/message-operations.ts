import type { Application } from '../../../application/application.ts';
import type { Handlers } from '../operation.ts';
import { pageRequest } from '../page-request.ts';
import { presentMessage, presentMessageDetail, presentRevealedMessage } from '../present/present-message.ts';

export function messageOperations(
  application: Application,
): Handlers<'listMessages' | 'readMessage' | 'revealMessage' | 'resendMessage' | 'sendTestMessage'> {
  return {
    listMessages: async ({ query }, { caller }) => {
      const filter = query.state === undefined ? {} : { state: query.state };
      const page = await application.listMessages(caller.principal, filter, pageRequest(query));
      return { items: page.items.map(presentMessage), next: page.next };
    },

    readMessage: async ({ params }, { caller }) =>
      presentMessageDetail(await application.readMessage(caller.principal, params)),

    revealMessage: async ({ params }, { caller }) =>
      presentRevealedMessage(await application.revealMessage(caller.principal, params)),

    resendMessage: async ({ params }, { caller }) =>
      presentMessage(await application.resendMessage(caller.principal, params)),

    sendTestMessage: async (_, { caller }) => presentMessage(await application.sendTestMessage(caller.principal)),
  };
}
