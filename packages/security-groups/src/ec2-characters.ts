/** The characters that EC2 takes in names and descriptions, as its error text lists them. */
export const EC2_CHARACTERS = 'a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*';

/** EC2 counts "less than 256 characters". */
export const LONGEST_EC2_TEXT = 255;

const ALLOWED = /^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]*$/;

/** Whether EC2 takes every character of a name or description. Quotes, `<`, `>`, `|`, tabs and non-ASCII it does not. */
export function hasOnlyEc2Characters(text: string): boolean {
  return ALLOWED.test(text);
}
