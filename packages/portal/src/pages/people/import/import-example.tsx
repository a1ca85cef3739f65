import { Code } from '@mantine/core';
import { Note } from '../../../components/note.tsx';

const EXAMPLE = `email,name,role,access,teams
ada@example.com,Ada Byron,approver,,Operations
ben@example.com,Ben Okri,member,dashboard,"Operations, Data"`;

/** What a file looks like. */
export function ImportExample() {
  return (
    <Note title="What the file looks like">
      A table as CSV, as every spreadsheet saves it. The first line names the columns, in any order; only the e-mail
      address must be there. An empty cell leaves what is there, and the same file again changes nothing.
      <Code block mt="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {EXAMPLE}
      </Code>
    </Note>
  );
}
