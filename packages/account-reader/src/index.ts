export { openAccount, type AccountAccess, type AccountClients } from './account-clients.ts';
export { readAccount } from './read-account.ts';
