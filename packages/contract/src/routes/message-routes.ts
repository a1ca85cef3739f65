import { z } from 'zod';
import { pageOf, pageQuerySchema } from '../fields.ts';
import { messageDetailSchema, messageQuerySchema, messageSchema, revealedMessageSchema } from '../message.ts';
import { id } from './route-definition.ts';
import type { RouteDefinition } from './route-definition.ts';

/** Mail that was sent, or is to be. */
export const MESSAGE_ROUTES = {
  listMessages: {
    summary: 'List messages, newest first',
    tag: 'messages',
    access: 'session',
    query: messageQuerySchema.extend(pageQuerySchema.shape),
    status: 200,
    response: pageOf(messageSchema),
  },
  readMessage: {
    summary: 'Read one message',
    tag: 'messages',
    access: 'session',
    params: z.object({ messageId: id }),
    status: 200,
    response: messageDetailSchema,
  },
  revealMessage: {
    summary: 'Show a message with its link or password; without a mail server only',
    tag: 'messages',
    access: 'session',
    params: z.object({ messageId: id }),
    status: 200,
    response: revealedMessageSchema,
  },
  resendMessage: {
    summary: 'Send a message again, or now',
    tag: 'messages',
    access: 'session',
    params: z.object({ messageId: id }),
    status: 200,
    response: messageSchema,
  },
  sendTestMessage: {
    summary: 'Send a test message to me',
    tag: 'messages',
    access: 'session',
    status: 201,
    response: messageSchema,
  },
} as const satisfies Record<string, RouteDefinition>;
