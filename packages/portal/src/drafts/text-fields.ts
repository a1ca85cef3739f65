import { problemsByField } from '../api/problem.ts';
import type { ShownProblem } from '../api/problem.ts';
import type { FormDraft } from './use-draft.ts';

/** The fields of a form that hold a text. */
type TextName<Form> = { [Name in keyof Form]: string extends Form[Name] ? Name : never }[keyof Form] & string;

/** Gives an input of Mantine what it takes: the draft's text, how to change it, and what the server found wrong. */
export function textFieldsOf<Form extends object>(draft: FormDraft<Form>, problem: ShownProblem | null) {
  const problems = problemsByField(problem);

  return <Name extends TextName<Form>>(name: Name) => ({
    name,
    value: draft.form[name],
    error: problems[name] ?? null,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => {
      const changes: Partial<Form> = {};
      draft.change(Object.assign(changes, { [name]: event.currentTarget.value }));
    },
  });
}
