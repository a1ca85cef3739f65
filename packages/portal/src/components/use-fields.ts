import { useState } from 'react';
import { problemsByField } from '../api/problem.ts';
import type { ShownProblem } from '../api/problem.ts';

/** The text fields of a small form. What was typed stays, whatever the server says. */
export function useFields<Name extends string>(initial: Readonly<Record<Name, string>>, problem: ShownProblem | null) {
  const [values, setValues] = useState(initial);
  const problems = problemsByField(problem);

  return {
    values,
    set: (name: Name, value: string) => {
      setValues((before) => ({ ...before, [name]: value }));
    },
    /** What an input of Mantine takes. */
    field: (name: Name) => ({
      name,
      value: values[name],
      onChange: (event: { readonly currentTarget: { readonly value: string } }) => {
        const { value } = event.currentTarget;
        setValues((before) => ({ ...before, [name]: value }));
      },
      error: problems[name] ?? null,
    }),
  };
}
