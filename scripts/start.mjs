/** `npm start`: builds what is missing or out of date, then runs the server in this process. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, isStale, root } from './build.mjs';

if (await isStale()) {
  console.log('Building (the first time only) …');
  await build();
}
await import(pathToFileURL(join(root, 'dist/server.js')).href);
