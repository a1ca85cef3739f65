/**
 * `node scripts/icons.mjs`: draws the portal's icons from `packages/portal/public/gatelease.svg`, in the Chromium that
 * the tests use. To be run when the drawing changes; its pictures are committed.
 */
import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { root } from './build.mjs';

const folder = join(root, 'packages/portal/public');
const drawing = await readFile(join(folder, 'gatelease.svg'), 'utf8');
/** Systems cut such an icon into their own shape, so that its ground goes to the edges. The mark lies well inside. */
const fullGround = drawing.replace(' rx="8"', '');
if (fullGround === drawing) throw new Error('gatelease.svg has no rounded ground any more: mend this script.');

const PICTURES = [
  { name: 'icon-192.png', size: 192, svg: drawing },
  { name: 'icon-512.png', size: 512, svg: drawing },
  { name: 'icon-maskable-192.png', size: 192, svg: fullGround },
  { name: 'icon-maskable-512.png', size: 512, svg: fullGround },
  { name: 'apple-touch-icon.png', size: 180, svg: fullGround },
];

const executablePath = execFileSync('which', ['chromium'], { encoding: 'utf8' }).trim();
const browser = await chromium.launch({ executablePath, chromiumSandbox: false });
try {
  await mkdir(join(folder, 'icons'), { recursive: true });
  for (const { name, size, svg } of PICTURES) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${svg}`);
    await writeFile(join(folder, 'icons', name), await page.screenshot({ omitBackground: true }));
    await page.close();
  }
} finally {
  await browser.close();
}
