/** A file as text, the way Vite imports it. */
declare module '*?raw' {
  const text: string;
  export { text as default };
}
