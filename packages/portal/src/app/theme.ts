import { createTheme } from '@mantine/core';
import type { CSSVariablesResolver, MantineColorsTuple } from '@mantine/core';

/** The one accent: a deep harbour blue, AA under white at shades 6 and 7. */
const harbour: MantineColorsTuple = [
  '#eaf4f8',
  '#d2e6ee',
  '#a5cfdf',
  '#79b8cf',
  '#5fb0cb',
  '#378fae',
  '#1f7a99',
  '#0f6481',
  '#0b526b',
  '#083f53',
];
/** Warm greys for paper and ink. */
const gray: MantineColorsTuple = [
  '#faf9f7',
  '#f5f3ef',
  '#ebe8e2',
  '#ddd9d1',
  '#c7c2b8',
  '#948d81',
  '#67625a',
  '#4c4842',
  '#33302c',
  '#1f1d1b',
];
/** Cool greys for the dark scheme; 0 is text, 2 is dimmed text, 7 is a surface. */
const dark: MantineColorsTuple = [
  '#e8eaec',
  '#cbcfd3',
  '#a7adb4',
  '#767d85',
  '#3a4148',
  '#2c3238',
  '#22272c',
  '#1a1e22',
  '#121518',
  '#0c0e10',
];
const red: MantineColorsTuple = [
  '#fdecea',
  '#f9d3cf',
  '#f2a8a1',
  '#ec8a81',
  '#e06358',
  '#cf4438',
  '#bb3227',
  '#a3271d',
  '#861e16',
  '#651710',
];

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", Arial, sans-serif';
const MONO = 'ui-monospace, "SF Mono", "Cascadia Mono", "Segoe UI Mono", Menlo, "Liberation Mono", monospace';

export const theme = createTheme({
  colors: { harbour, gray, dark, red },
  primaryColor: 'harbour',
  primaryShade: { light: 7, dark: 6 },
  black: '#1c1d1f',
  fontFamily: FONT,
  fontFamilyMonospace: MONO,
  headings: {
    fontFamily: FONT,
    fontWeight: '650',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: '1.75rem', lineHeight: '1.2' },
      h2: { fontSize: '1.1875rem', lineHeight: '1.3' },
      h3: { fontSize: '1rem', lineHeight: '1.4' },
    },
  },
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '14px', xl: '20px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { loaderProps: { type: 'dots' } } },
    Anchor: { defaultProps: { underline: 'always' } },
    // The head of a dialog is no banner of the page.
    Modal: {
      defaultProps: {
        centered: true,
        radius: 'lg',
        closeButtonProps: { 'aria-label': 'Close this dialog' },
        attributes: { header: { role: 'presentation' } },
      },
    },
    Drawer: { defaultProps: { attributes: { header: { role: 'presentation' } } } },
    // Inside the landmarks, and with nothing but items in it.
    Menu: { defaultProps: { radius: 'md', shadow: 'md', withinPortal: false, withInitialFocusPlaceholder: false } },
    TextInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md' } },
    NativeSelect: { defaultProps: { size: 'md' } },
    Select: { defaultProps: { size: 'md' } },
    MultiSelect: { defaultProps: { size: 'md' } },
  },
});

/** The portal's own tokens beside Mantine's: page, surfaces, and a tone for each kind of status. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-dimmed': '#67625a',
    '--mantine-color-anchor': '#0f6481',
    '--mantine-color-error': '#a3271d',
    '--mantine-color-placeholder': '#726c63',
    '--gl-page': '#f5f3ef',
    '--gl-line': '#e4e0d8',
    '--gl-control': '#948d81',
    '--gl-sunken': '#f8f6f3',
    '--gl-accent': '#0f6481',
    '--gl-accent-soft': '#e3f0f5',
    '--gl-good': '#1a6638',
    '--gl-good-soft': '#e1f2e6',
    '--gl-good-mark': '#2c8a50',
    '--gl-wait': '#855000',
    '--gl-wait-soft': '#fcefd4',
    '--gl-wait-mark': '#c07a0a',
    '--gl-bad': '#9c241b',
    '--gl-bad-soft': '#fbe7e4',
    '--gl-bad-mark': '#c33a2e',
    '--gl-calm': '#57524a',
    '--gl-calm-soft': '#efece6',
    '--gl-shadow': '0 1px 2px rgb(40 35 25 / 5%), 0 4px 16px rgb(40 35 25 / 4%)',
  },
  dark: {
    '--mantine-color-body': '#1a1e22',
    '--mantine-color-dimmed': '#a7adb4',
    '--mantine-color-anchor': '#7cc3da',
    '--mantine-color-error': '#f59c93',
    '--mantine-color-placeholder': '#959ca4',
    '--gl-page': '#121518',
    '--gl-line': '#2c3238',
    '--gl-control': '#767d85',
    '--gl-sunken': '#15191c',
    '--gl-accent': '#7cc3da',
    '--gl-accent-soft': '#16323d',
    '--gl-good': '#86d7a2',
    '--gl-good-soft': '#15301f',
    '--gl-good-mark': '#4fae73',
    '--gl-wait': '#f1c377',
    '--gl-wait-soft': '#382a10',
    '--gl-wait-mark': '#d79b33',
    '--gl-bad': '#f7a39b',
    '--gl-bad-soft': '#3c1b19',
    '--gl-bad-mark': '#e06358',
    '--gl-calm': '#aeb4ba',
    '--gl-calm-soft': '#272c31',
    '--gl-shadow': 'none',
  },
});
