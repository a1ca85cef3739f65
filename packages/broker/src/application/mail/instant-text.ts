/** An instant as a person in that time zone says it, and which zone that is: `on Saturday, 21 November, 18:05 (Europe/Berlin)`. */
export function instantText(at: Date, timeZone: string): string {
  const day = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'long', day: 'numeric', month: 'long' }).format(at);
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(at);
  return `on ${day} at ${time} (${timeZone})`;
}
