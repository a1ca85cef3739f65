import { describe, expect, it } from 'vitest';
import { fileText } from './file-text.ts';
import { MOST_IMPORT_ROWS } from '@gatelease/contract';
import { MOST_ROWS, readPeople } from './read-people.ts';

const ADA = { email: 'ada@example.com', name: 'Ada Byron', role: 'approver', teams: ['Ops', 'Data'] };

describe('a table of people', () => {
  it.each([
    { name: 'with commas', text: 'email,name,role,teams\nada@example.com,Ada Byron,approver,"Ops, Data"\n' },
    {
      name: 'with semicolons and CRLF',
      text: 'E-Mail;Full name;Role;Teams\r\nada@example.com;Ada Byron;approver;Ops|Data\r\n',
    },
    {
      name: 'with tabs, in another order',
      text: 'Teams\tROLE\tmail\tname\nOps;Data\tapprover\tada@example.com\tAda Byron',
    },
    {
      name: 'with a mark, quotes and empty lines',
      text: '\uFEFF"email","name","role","teams"\n\n"ada@example.com"," Ada Byron ","approver","Ops\nData"\n,,,\n',
    },
    {
      name: 'with the name in two columns',
      text: 'Surname,First name,email,role,group\nByron,Ada,ada@example.com,approver,Ops;Data',
    },
    {
      name: 'with the line ends of an old Mac',
      text: 'email;name;role;teams\rada@example.com;Ada Byron;approver;Ops,Data\r',
    },
  ])('is read $name', ({ text }) => {
    expect(readPeople(text)).toEqual({ kind: 'read', rows: [{ line: 2, row: ADA }], ignored: [] });
  });

  it('says which columns it does nothing with, and leaves empty cells out', () => {
    expect(readPeople('email,Password,name,Phone\nada@example.com,hunter2,,123')).toEqual({
      kind: 'read',
      rows: [{ line: 2, row: { email: 'ada@example.com' } }],
      ignored: ['Password', 'Phone'],
    });
  });

  it('keeps quoted separators and doubled quotes', () => {
    const read = readPeople('name,email\n"Byron, ""Ada""",ada@example.com');

    expect(read).toMatchObject({ rows: [{ row: { name: 'Byron, "Ada"', email: 'ada@example.com' } }] });
  });
});

it.each([
  { text: '', why: /no column for the e-mail address/ },
  { text: 'name,role\nAda,member', why: /The first line is: name, role/ },
  { text: 'email,name\n', why: /nobody below/ },
  { text: 'email,mail\na@example.com,b@example.com', why: /Two columns say the same: email/ },
  { text: 'email,name\n"ada@example.com,Ada', why: /does not end/ },
  { text: `email\n${'a@example.com\n'.repeat(MOST_ROWS + 1)}`, why: /2001 people are more than 2000/ },
])('is refused with a reason: $why', ({ text, why }) => {
  expect(readPeople(text)).toEqual({ kind: 'unreadable', why: expect.stringMatching(why) });
});

it.each([
  { name: 'UTF-8', bytes: new TextEncoder().encode('Tomás') },
  { name: 'UTF-8 with a mark', bytes: new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode('Tomás')]) },
  { name: 'UTF-16', bytes: new Uint8Array([0xff, 0xfe, 0x54, 0, 0x6f, 0, 0x6d, 0, 0xe1, 0, 0x73, 0]) },
  { name: 'the Windows encoding', bytes: new Uint8Array([0x54, 0x6f, 0x6d, 0xe1, 0x73]) },
])('a file in $name is read as what was written', ({ bytes }) => {
  expect(fileText(bytes)).toBe('Tomás');
});

it('takes as many rows as the server does in one go', () => {
  expect(MOST_ROWS).toBe(MOST_IMPORT_ROWS);
});
