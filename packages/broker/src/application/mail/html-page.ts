import { HIDDEN_LINK, HIDDEN_SECRET } from './letter.ts';
import type { LetterBlock, LetterButton, LetterSecret, SecretButton, SecretLetter } from './letter.ts';

/**
 * A letter as HTML that mail programs show: styles stand inline, because many drop style sheets; those that keep them
 * get a dark look too. No picture and no script, so nothing is fetched and nobody is told that it was read.
 */
export function htmlPage({ subject, blocks }: SecretLetter): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escaped(subject)}</title>
<style>${NARROW}
${DARK}</style>
</head>
<body class="page" style="${PAGE}">
<div role="main">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width: 560px"><tr><td>
<p class="brand" style="${BRAND}">Gatelease</p>
<div class="card" style="${CARD}">
${blocks.map(htmlOf).join('\n')}
</div>
</td></tr></table>
</td></tr></table>
</div>
</body>
</html>
`;
}

const FONT = "font-family: system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
const PAGE = `margin: 0; padding: 24px 16px; background: #f5f3ef; color: #1c1d1f; ${FONT}; font-size: 16px; line-height: 1.5`;
const BRAND = 'margin: 0 0 12px 4px; color: #0f6481; font-weight: 700; font-size: 17px';
const CARD =
  'padding: 24px; border: 1px solid #e4e0d8; border-radius: 14px; background: #ffffff; overflow-wrap: anywhere';
const HEADING = 'margin: 0 0 16px; font-size: 21px; line-height: 1.3';
const PARAGRAPH = 'margin: 0 0 16px; white-space: pre-line';
const FACTS = 'width: 100%; margin: 0 0 20px; border-collapse: collapse';
const NAME =
  'padding: 8px 16px 8px 0; border-top: 1px solid #e4e0d8; color: #67625a; font-weight: 400; text-align: left; vertical-align: top; white-space: nowrap';
const VALUE = 'padding: 8px 0; border-top: 1px solid #e4e0d8; vertical-align: top; overflow-wrap: anywhere';
const SECRET = 'font-family: ui-monospace, Menlo, Consolas, monospace; font-size: 18px; white-space: pre-wrap';
const BUTTON =
  'display: inline-block; padding: 11px 20px; border-radius: 8px; background: #0f6481; color: #ffffff; font-weight: 600; text-decoration: none';

/** On a phone, what stands in the letter needs the room. */
const NARROW = `@media (max-width: 480px) {
.page { padding: 12px 8px !important; }
.card { padding: 16px !important; }
.name { padding-right: 12px !important; }
}`;

const DARK = `@media (prefers-color-scheme: dark) {
.page { background: #121518 !important; color: #e8eaec !important; }
.card { background: #1a1e22 !important; border-color: #2c3238 !important; }
.brand { color: #7cc3da !important; }
.name { color: #a7adb4 !important; border-color: #2c3238 !important; }
.value { border-color: #2c3238 !important; }
.button { background: #1f7a99 !important; }
}`;

function htmlOf(block: LetterBlock): string {
  switch (block.kind) {
    case 'heading':
      return `<h1 style="${HEADING}">${escaped(block.text)}</h1>`;
    case 'paragraph':
      return `<p style="${PARAGRAPH}">${escaped(block.text)}</p>`;
    case 'facts':
      return `<table style="${FACTS}">${block.facts.map(rowOf).join('')}</table>`;
    case 'button':
      return `<p style="margin: 4px 0 20px">${linkOf(block)}</p>`;
    case 'secret':
      return secretOf(block);
  }
}

function rowOf({ name, value }: { readonly name: string; readonly value: string }): string {
  return (
    `<tr><th scope="row" class="name" style="${NAME}">${escaped(name)}</th>` +
    `<td class="value" style="${VALUE}">${escaped(value)}</td></tr>`
  );
}

function secretOf({ label, value }: LetterSecret): string {
  if (value === null) return `<p style="${PARAGRAPH}">${escaped(label)}: ${HIDDEN_SECRET}</p>`;
  return `<p style="${PARAGRAPH}">${escaped(label)}:<br><code style="${SECRET}">${escaped(value)}</code></p>`;
}

/** An address that is none of the web becomes no link, whoever wrote it. */
function linkOf({ label, url }: LetterButton | SecretButton): string {
  if (url === null) return `${escaped(label)}: ${HIDDEN_LINK}`;
  if (!/^https?:\/\//.test(url)) return `${escaped(label)}: ${escaped(url)}`;
  return `<a class="button" href="${escaped(url)}" style="${BUTTON}">${escaped(label)}</a>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
