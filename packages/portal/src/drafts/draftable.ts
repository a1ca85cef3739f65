/** Words in the name of a field that nobody may find in a browser's storage. */
type SecretWord = 'password' | 'Password' | 'secret' | 'Secret' | 'token' | 'Token' | 'code' | 'Code';

/** The names of a form's fields that sound like a secret. */
type SecretName<Form> = Extract<keyof Form, `${string}${SecretWord}${string}`>;

/**
 * A form that may be kept in the browser: one without passwords, codes and secrets. A form that has one does not
 * compile as a draft; what must not be kept belongs into a state of its own beside it.
 */
export type Draftable<Form> = [SecretName<Form>] extends [never] ? Form : never;
