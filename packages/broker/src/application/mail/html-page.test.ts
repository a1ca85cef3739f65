import { expect, it } from 'vitest';
import { htmlPage } from './html-page.ts';
import type { LetterBlock } from './letter.ts';

const EVIL = `<img src=x onerror="alert('1')"></td><script>&amp;`;

it('HTML injection: a name, a reason or an address with mark-up in it stays a text, wherever it stands', () => {
  const blocks: readonly LetterBlock[] = [
    { kind: 'heading', text: EVIL },
    { kind: 'paragraph', text: EVIL },
    { kind: 'facts', facts: [{ name: EVIL, value: EVIL }] },
    { kind: 'button', label: EVIL, url: `https://gatelease.example/"${EVIL}`, isSecret: false },
    { kind: 'secret', label: EVIL, value: EVIL },
  ];

  const html = htmlPage({ subject: EVIL, blocks });

  expect(html).not.toMatch(/<img|<script|onerror="/);
  expect(
    html.split('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&lt;/td&gt;&lt;script&gt;&amp;amp;'),
  ).toHaveLength(10);
});

it('HTML injection: an address that is a script becomes no link', () => {
  const html = htmlPage({
    subject: 'x',
    blocks: [{ kind: 'button', label: 'Open', url: 'javascript:alert(1)', isSecret: false }],
  });

  expect(html).not.toContain('href');
  expect(html).toContain('Open: javascript:alert(1)');
});

it('fetches nothing from anywhere', () => {
  const html = htmlPage({ subject: 'x', blocks: [{ kind: 'paragraph', text: 'x' }] });

  expect(html).not.toMatch(/\bsrc=|url\(|@import|<link/);
});
